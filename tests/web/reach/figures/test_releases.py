"""Figures leave the house: as files and over the API, kept, rounded, audited, or refused."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from brobygger.domain.reach.edition import ALL_TIME, TOTAL
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.figures import read_reach, read_with_raw
from brobygger.web.reach.figures.releasing import release
from brobygger.web.reach.figures.stored import (
    edition_as_json,
    edition_from,
    raw_as_json,
    raw_from,
)
from brobygger.web.reach.models import Release, Tally
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of
from web.api.conftest import Caller, caller
from web.reach.log_rows import a_rich_log, an_activity, an_initiative, held, referred

__all__ = ["caller"]

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
People = Callable[..., User]


@pytest.fixture
def initiative() -> Initiative:
    """An initiative with a year behind it."""
    row = an_initiative()
    a_rich_log(row)
    return row


def taken(client: Client, row: Initiative, kind: str = "csv", **more: str) -> Any:
    """The file of an initiative."""
    return client.post(reverse("reach:export", args=[row.pk]), {"kind": kind, **more})


def rows_of(answer: Any) -> list[dict[str, str]]:
    """The rows of a plain file."""
    heads, *lines = answer.content.decode("utf-8-sig").splitlines()
    return [dict(zip(heads.split(";"), line.split(";"), strict=True)) for line in lines]


def test_a_file_has_one_fact_a_row_with_an_id_that_stays(
    initiative: Initiative, signed_in: Browser
) -> None:
    rows = rows_of(taken(signed_in(), initiative))
    assert len({row["id"] for row in rows}) == len(rows)
    total = next(row for row in rows if row["id"] == "people/all")
    assert total["hvad"] == "forskellige mennesker"
    assert int(total["mindst"]) >= 5
    assert {row["status"] for row in rows} <= {"vist", "skjult", "ikke oplyst"}
    hidden = [row for row in rows if row["status"] == "skjult"]
    assert all(row["mindst"] == row["højst"] == "" for row in hidden)
    again = rows_of(taken(signed_in(), initiative))
    assert again == rows


def test_the_workbook_explains_each_column(initiative: Initiative, signed_in: Browser) -> None:
    book = load_workbook(io.BytesIO(taken(signed_in(), initiative, "xlsx").content))
    assert book.sheetnames == ["Rækkevidde", "Ordbog"]
    cells = [str(cell) for row in book["Ordbog"].values for cell in row if cell]
    assert "det mindste, tallet kan være; blank: skjult eller ikke oplyst" in cells


def test_for_the_public_every_number_is_a_whole_five_outward(
    initiative: Initiative, signed_in: Browser
) -> None:
    exact = {row["id"]: row for row in rows_of(taken(signed_in(), initiative))}
    for row in rows_of(taken(signed_in(), initiative, is_rounded="1")):
        if row["hvad"] in {"forskellige mennesker", "deltagelser", "henvist videre"}:
            for end in ("mindst", "højst"):
                assert int(row[end] or 0) % 5 == 0
            if row["mindst"]:
                assert int(row["mindst"]) <= int(exact[row["id"]]["mindst"])
            if row["højst"]:
                assert int(row["højst"]) >= int(exact[row["id"]]["højst"])


def test_the_same_content_taken_out_twice_is_one_release(
    initiative: Initiative, signed_in: Browser, a_user: People
) -> None:
    for _ in range(2):
        taken(signed_in(), initiative)
    assert Release.objects.count() == 1
    taken(signed_in(), initiative, is_rounded="1")
    assert Release.objects.count() == 2
    assert AuditEvent.objects.filter(verb="reach.released").count() == 3
    text = text_of(signed_in(), "reach:releases")
    assert "hentet som fil" in text
    assert str(a_user()) in text


def test_figures_stand_when_they_are_released(initiative: Initiative, a_user: People) -> None:
    """What was shown before the release is shown after it: looking and taking are one."""
    before = read_reach([initiative.pk])[initiative.pk]
    release(initiative, Release.Way.FILE, a_user())
    assert read_reach([initiative.pk])[initiative.pk].edition == before.edition


def test_what_is_kept_comes_back_as_it_was(initiative: Initiative) -> None:
    reading, raw = read_with_raw(initiative.pk)
    assert edition_from(edition_as_json(reading.edition)).rows == reading.edition.rows
    kept = raw_as_json(raw)
    assert raw_as_json(raw_from(kept)) | {"x": 0} == kept | {"x": 0}


def test_a_later_release_gives_no_small_number_of_an_earlier_one_away(
    a_user: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All themes but one were released; then that one would be what is left of the total."""
    row, user = an_initiative(), a_user()
    first = date(2026, 3, 5)
    one, two = (an_activity(row, title, theme=title) for title in ("Mad", "Spil"))
    held(one, first, (20, 20))
    held(two, first + timedelta(days=1), (16, 16))
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 4, 2))
    release(row, Release.Way.FILE, user)
    held(an_activity(row, "Sorg", theme="Sorg"), first + timedelta(days=2), (3, 3))
    reading = read_reach([row.pk])[row.pk]
    total = reading.edition.rows.get((ALL_TIME, TOTAL, ""))
    assert total is None or total.people.interval is None
    assert Tally.objects.count() == 3


def test_a_refused_release_says_why(a_user: People, signed_in: Browser) -> None:
    row = an_initiative()
    with pytest.raises(Refused, match="Der er ingen tal at udgive endnu"):
        release(row, Release.Way.FILE, a_user())
    answer = signed_in().post(reverse("reach:export", args=[row.pk]), {"kind": "csv"}, follow=True)
    assert "Der er ingen tal at udgive endnu." in answer.content.decode()
    assert not Release.objects.exists()


def test_only_those_who_may_take_figures_out_do(initiative: Initiative, a_user: People) -> None:
    with pytest.raises(PermissionDenied):
        release(initiative, Release.Way.FILE, a_user(Role.PROJECT))


def test_the_api_gives_published_facts_and_keeps_the_release(
    initiative: Initiative, caller: Callable[..., Caller]
) -> None:
    ask = caller()
    found = ask.get(f"/reach?initiative={initiative.pk}").json()
    assert found["initiative"] == initiative.pk
    assert Release.objects.get().way == Release.Way.API
    by_theme = ask.get(f"/reach?initiative={initiative.pk}&by=theme").json()["facts"]
    assert by_theme == [one for one in found["facts"] if one["by"] == "theme"]
    assert Release.objects.count() == 1
    assert {one["measure"] for one in found["facts"]} >= {"people", "participations", "helped_on"}
    assert caller(Role.PROJECT).get(f"/reach?initiative={initiative.pk}").status_code == 403
    assert ask.get("/reach?initiative=99999").status_code == 404
    assert ask.get("/reach").status_code == 422


def test_referrals_are_part_of_what_is_released(initiative: Initiative, signed_in: Browser) -> None:
    month = timezone.localdate().replace(day=1) - timedelta(days=300)
    referred(initiative, "Lægen", month.replace(day=1), 4)
    rows = [
        row for row in rows_of(taken(signed_in(), initiative)) if row["hvad"] == "henvist videre"
    ]
    assert [row["status"] for row in rows if row["henvist til"] == "Lægen"] == ["skjult", "skjult"]
