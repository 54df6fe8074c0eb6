"""When parts are due: the paper's day, or the one that another link has put in its place."""

from collections.abc import Callable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from brobygger.demo.annex import demo_annex
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.parts import dues
from brobygger.web.recommendations.parts.dues import DueDay, Dues

pytestmark = pytest.mark.django_db

PAPER = date(2024, 12, 31)
MEETING = date(2025, 2, 6)


@pytest.fixture(autouse=True)
def annex(accept: Callable[..., Annex]) -> Annex:
    """The demo's annex: of its parts the paper gives 6b alone a day."""
    return accept(demo_annex())


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, DueDay]], None]:
    """Let another link move parts by their codes."""

    def do(by_code: Mapping[str, DueDay]) -> None:
        def offer(parts: Any) -> dict[int, DueDay]:
            return {part.pk: by_code[part.code] for part in parts if part.code in by_code}

        monkeypatch.setattr(dues, "import_string", lambda dotted: offer)
        config = SimpleNamespace(due_days="steering.due_days")
        monkeypatch.setattr(dues, "apps", SimpleNamespace(get_app_configs=lambda: [config]))

    return do


def part(code: str) -> Part:
    """A part by its code."""
    return Part.objects.get(code=code)


def test_the_papers_day_counts_where_no_link_has_a_word_on_it(moved: Callable[..., None]) -> None:
    moved({})
    found = Dues(Part.objects.all())
    assert found.of(part("6b")) == DueDay(PAPER)
    assert found.of(part("6a")) is None
    assert str(found.of(part("6b"))) == "31-12-2024"


@pytest.mark.parametrize(
    ("in_force", "paper", "words"),
    [
        (DueDay(MEETING), PAPER, "06-02-2025"),
        (DueDay(PAPER, "2. halvår 2024"), None, "2. halvår 2024"),
        (DueDay(None, "leveret 04-11-2024"), PAPER, "leveret 04-11-2024"),
    ],
)
def test_the_day_in_force_stands_with_the_papers_where_that_is_another(
    in_force: DueDay, paper: date | None, words: str, moved: Callable[..., None]
) -> None:
    moved({"6b": in_force})
    found = Dues(Part.objects.all()).of(part("6b"))
    assert found is not None
    assert (found.on, found.paper, str(found)) == (in_force.on, paper, words)
    assert part("6b").due == PAPER


def test_a_part_the_paper_gives_no_day_can_have_one(moved: Callable[..., None]) -> None:
    moved({"6a": DueDay(MEETING)})
    assert Dues(Part.objects.all()).of(part("6a")) == DueDay(MEETING)


def test_the_next_of_several_is_the_earliest_that_is_still_due(moved: Callable[..., None]) -> None:
    parts = [part("6a"), part("6b")]

    def next_with(**by_code: DueDay) -> DueDay | None:
        moved({code.removeprefix("p"): due for code, due in by_code.items()})
        return Dues(Part.objects.all()).next_of(parts)

    assert next_with() == DueDay(PAPER)
    assert next_with(p6a=DueDay(date(2024, 5, 1))) == DueDay(date(2024, 5, 1))
    assert next_with(p6a=DueDay(MEETING)) == DueDay(PAPER)
    given = DueDay(None, "leveret 04-11-2024")
    assert next_with(p6b=given, p6a=DueDay(MEETING)) == DueDay(MEETING)
    assert next_with(p6b=given) == DueDay(None, "leveret 04-11-2024", PAPER)
    assert Dues(Part.objects.all()).next_of([part("1a")]) is None


def test_all_parts_of_a_page_cost_one_query() -> None:
    rows = list(Part.objects.all())
    with CaptureQueriesContext(connection) as seen:
        found = Dues(Part.objects.all())
        assert [row.code for row in rows if found.of(row)] == ["6b"]
    assert len(seen) == 1
