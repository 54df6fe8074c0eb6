"""Every page, file and answer about reach is rendered, and looked through for raw small counts.

The log is a canary: besides small groups it has counts that can be known again anywhere, so that
a raw one that slips out is seen whatever it is written as.
"""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from brobygger.web.accounts.models import Role
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures import figures
from brobygger.web.reach.figures.figures import Reading, read_reach
from brobygger.web.reach.figures.tidy import facts_of
from brobygger.web.reach.models import TargetPopulation
from counts import examples
from web.api.conftest import Caller, caller
from web.reach.log_rows import an_activity, an_initiative, held, referred

__all__ = ["caller"]

pytestmark = pytest.mark.django_db

MARKS = (7413, 6211, 8317)
"""Heads of single sessions, each in a month with others: no page may have one."""

FIGURES = {"people", "participations", "helped_on"}


@pytest.fixture
def canary() -> Initiative:
    """An initiative with groups of one to four, and with counts that are known again."""
    row = an_initiative()
    first = timezone.localdate().replace(day=1) - timedelta(days=200)
    first = first.replace(day=1)
    for at, theme in enumerate(("Sorg", "Gæld", "Vold", "Flugt"), start=1):
        small = an_activity(row, f"Samtale {at}", theme=theme, target_group=f"Gruppe {at}")
        small.actors.set([])
        held(small, first + timedelta(days=at), (at, at))
    big = an_activity(row, "Spisning", theme="Mad", target_group="Alle", actors=("Klub", "Skole"))
    for at, mark in enumerate(MARKS):
        day = first + timedelta(days=35 * at + 3)
        held(big, day, (mark, mark // 2), outside=0)
        held(big, day + timedelta(days=2), (40 + at, 20), outside=0)
    for at in range(1, 5):
        referred(row, f"Service {at}", first, at)
    referred(row, "Jobcentret", first, 44)
    assert row.place is not None
    TargetPopulation.objects.create(place=row.place, year=first.year, people=90_000, source="kilde")
    return row


def pages(row: Initiative) -> Iterator[str]:
    """Every address that shows figures of the initiative."""
    page, reading = reverse("reach:figures"), read_reach([row.pk])[row.pk]
    periods = {period for period, _dimension, _value in reading.edition.rows}
    for period in periods:
        for by in ("tema", "maalgruppe", "omraade", "aktoer", "maaned"):
            yield f"{page}?indsats={row.pk}&periode={period}&efter={by}"
    yield page
    yield reverse("initiatives:initiative", args=[row.pk])
    yield reverse("overview")
    yield reverse("reach:releases")
    yield reverse("reach:close", args=[row.pk])
    yield reverse("network:figures") + "?net=gange"


def printed_figures(page: str) -> list[str]:
    """The numbers of people that a page prints: in the three figures, the bars and the tables."""
    found = re.findall(r"rc-three__figure[^>]*>([^<]*)<", page)
    found += re.findall(r'<text class="rc-bars__number[^>]*>([^<]*)<', page)
    found += re.findall(r'<td class="bb-cell--number"[^>]*>([^<]*)<', page)
    return [number for text in found for number in re.findall(r"[\d.]+", text)]


@pytest.mark.parametrize("role", [Role.STEERING, Role.CASE_OFFICER])
def test_no_page_prints_a_raw_small_count(
    canary: Initiative, role: str, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(role)
    seen = 0
    for path in pages(canary):
        answer = client.get(path)
        page = answer.content.decode()
        for mark in MARKS:
            assert str(mark) not in page.replace(".", ""), f"{path} prints {mark}"
        if answer.status_code == 200 and path.startswith(reverse("reach:figures")):
            numbers = printed_figures(page)
            assert not [one for one in numbers if one in {"1", "2", "3", "4"}], path
            seen += len(numbers)
    assert seen > 50
    assert "skjult" in client.get(f"{reverse('reach:figures')}?efter=tema").content.decode()


@pytest.mark.parametrize("is_rounded", ["", "1"])
def test_no_file_and_no_answer_has_a_raw_small_count(
    canary: Initiative,
    is_rounded: str,
    signed_in: Callable[..., Client],
    caller: Callable[..., Caller],
) -> None:
    client = signed_in()
    for kind in ("csv", "xlsx"):
        given_ = {"kind": kind, "is_rounded": is_rounded}
        content = client.post(reverse("reach:export", args=[canary.pk]), given_).content
        text = content.decode("utf-8-sig") if kind == "csv" else _text_of(content)
        assert not [mark for mark in MARKS if str(mark) in text]
    facts = (
        caller().get(f"/reach?initiative={canary.pk}&rounded={bool(is_rounded)}").json()["facts"]
    )
    assert facts
    _nothing_small(facts)
    assert not [mark for mark in MARKS if str(mark) in str(facts)]


def _text_of(content: bytes) -> str:
    book = load_workbook(io.BytesIO(content))
    return " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell)


def _nothing_small(facts: list[dict[str, Any]]) -> None:
    for one in facts:
        if one["measure"] in FIGURES:
            assert one["low"] not in {1, 2, 3, 4}, one
            assert one["high"] not in {1, 2, 3, 4}, one


@settings(
    max_examples=examples(small=8, full=200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**9))
def test_no_log_makes_a_page_tell_a_small_number(seed: int) -> None:
    reading, row = _random(seed)
    for one in facts_of(reading, row):
        if one.measure in FIGURES:
            assert one.low not in {1, 2, 3, 4}
            assert one.high not in {1, 2, 3, 4}
    rows = reading.edition.rows
    for (period, dimension, _value), each in rows.items():
        whole = rows.get((period, "all", ""))
        if whole is None or each.people.interval is None or dimension == "month":
            continue
        # A part is never more than its whole, and its participations never fewer than its people.
        high = whole.people.interval.high if whole.people.interval else None
        assert high is None or each.people.interval.low <= high
        visits = each.participations.interval if each.participations else None
        assert visits is None or each.people.interval.low <= visits.low


def _random(seed: int) -> tuple[Reading, Initiative]:
    random = Random(seed)
    row = an_initiative(f"Indsats {seed}")
    for at in range(random.randrange(1, 4)):
        title = f"Aktivitet {at}"
        activity = an_activity(row, title, theme=f"Tema {random.randrange(2)}", actors=("Klub",))
        for _ in range(random.randrange(1, 6)):
            heads = random.choice([None, 0, 1, 2, 3, 4, 5, 7, 12])
            firsts = None if heads is None or random.random() < 0.3 else random.randint(0, heads)
            day = date(2026, 1, 1) + timedelta(days=random.randrange(200))
            held(activity, day, (heads, firsts))
    return read_reach([row.pk])[row.pk], row


def test_the_raw_rows_of_an_estimate_reach_no_screen() -> None:
    """What the screens read has no raw interval in it: the module does not even know the type."""
    assert not hasattr(figures, "ReachRow")
    assert not hasattr(figures, "reach")
    fields = Reading.__dataclass_fields__
    assert "raw" not in fields
    assert all("Logged" not in str(field.type) for field in fields.values())
