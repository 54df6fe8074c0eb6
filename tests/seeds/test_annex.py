"""The real annex of 28-06-2023: 13 recommendations, 18 parts, every reference resolved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from brobygger.domain.documents.recognise import recognise
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.category import colour
from brobygger.domain.recommendations.reading import SIGNATURE, read_annex
from brobygger.domain.recommendations.recommendation import Part, RecommendationAnnex, Route
from brobygger.domain.recommendations.waits import edges, waited_by, waits_for
from brobygger.engines.markup import read_markup

FRAME, NEED, OUTSIDE = Route("frame"), Route("need"), Route("outside")


def note(number: int, by: str | None = "BIU", package: str | None = None) -> Route:
    """The route of an ordered note."""
    return Route("note", f"N{number}", by, package)


def via(*numbers: int) -> Route:
    """The route through other recommendations."""
    return Route("via", via=numbers)


# part: administrations, money, route, category, novelty
PARTS = {
    "1a": (["BUF"], "no", FRAME, "black", ["new"]),
    "2a": (["BUF"], "yes", note(2), "green", ["new"]),
    "3a": (["BIF"], "yes", NEED, "red", ["continued"]),
    "3b": (["BUF"], "no", via(1, 2), "black", ["new"]),
    "4a": (["BUF"], "no", FRAME, "black", ["new"]),
    "4b": (["BUF"], "no", FRAME, "black", ["new"]),
    "5a": (["BUF"], "yes", note(9), "green", ["new"]),
    "6a": (["BIF"], "yes", note(6), "green", ["new"]),
    "6b": (["BIF"], "no", FRAME, "black", ["new"]),
    "7a": (["BIF"], "yes", NEED, "red", ["continued"]),
    "7b": (["BIF"], "yes", NEED, "red", ["new"]),
    "8a": (["BIF"], "no", FRAME, "black", ["continued"]),
    "9a": (["BIF", "BUF", "SOF"], "yes", note(9), "green", ["new"]),
    "10a": ([], "unstated", OUTSIDE, "blue", ["new"]),
    "11a": (["BIF"], "no", FRAME, "black", ["new"]),
    "11b": (["BIF"], "yes", NEED, "red", ["continued", "new"]),
    "12a": ([], "unstated", via(11), "black", ["new"]),
    "13a": (["BIF"], "yes", note(13, None, "ØKF"), "green", ["new"]),
}
AREAS = {"school": range(1, 6), "adult": range(6, 11), "civil_society": range(11, 14)}


@pytest.fixture(scope="module")
def reading(shared: Path) -> tuple[RecommendationAnnex, tuple[Problem, ...]]:
    """The annex as it stands in the seeds."""
    (file,) = (shared / "seeds").glob("004_*.txt")
    document = read_markup(file.read_bytes(), file.name)
    assert recognise(document, (SIGNATURE,)) == "recommendation_annex"
    return read_annex(document)


@pytest.fixture(scope="module")
def annex(reading: tuple[RecommendationAnnex, tuple[Problem, ...]]) -> RecommendationAnnex:
    """Its values."""
    return reading[0]


@pytest.fixture(scope="module")
def parts(annex: RecommendationAnnex) -> dict[str, Part]:
    """Its parts by name."""
    return {part.id: part for each in annex.recommendations for part in each.parts}


def test_the_head(annex: RecommendationAnnex) -> None:
    assert annex.date is not None
    assert annex.date.value == date(2023, 6, 28)
    numbers = annex.case_numbers
    assert [each and each.value for each in (numbers.f2, numbers.f2_document, numbers.edoc)] == [
        "2023 - 11338",
        "3507323",
        "2023-0283605",
    ]
    assert annex.title is not None
    assert len(annex.title.value or "") > len("Bilag 1")
    assert [entry.colour for entry in annex.legend] == ["green", "red", "blue", "black"]


def test_thirteen_recommendations_in_three_theme_areas(annex: RecommendationAnnex) -> None:
    assert [each.number for each in annex.recommendations] == list(range(1, 14))
    areas = {each.number: each.theme_area.value for each in annex.recommendations}
    assert areas == {number: area for area, numbers in AREAS.items() for number in numbers}


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_owner_route_and_category(parts: dict[str, Part], name: str) -> None:
    owners, needs, route, category, novelty = PARTS[name]
    part = parts[name]
    assert [owner.value for owner in part.administrations] == owners
    assert part.needs_money.value == needs
    assert [found.value for found in part.routes] == [route]
    assert part.category.value == category
    assert [found.value for found in part.novelty] == novelty


def test_there_are_no_other_parts(parts: dict[str, Part]) -> None:
    assert list(parts) == list(PARTS)


def test_headlines_stand_with_their_sets(annex: RecommendationAnnex) -> None:
    sets = {each.number: each.categories for each in annex.recommendations}
    assert sets == {
        1: ("black",), 2: ("green",), 3: ("red", "black"), 4: ("black",), 5: ("green",),
        6: ("green", "black"), 7: ("red",), 8: ("black",), 9: ("green",), 10: ("blue",),
        11: ("red", "black"), 12: ("black",), 13: ("green",),
    }  # fmt: skip
    assert all(each.headline == each.categories[0] for each in annex.recommendations)
    assert parts_reason(annex, "12a") == "follows_others_unstated"


def parts_reason(annex: RecommendationAnnex, name: str) -> str:
    """Why a part has its category."""
    return next(p.reason for each in annex.recommendations for p in each.parts if p.id == name)


def test_references_between_recommendations(parts: dict[str, Part]) -> None:
    requires = {
        name: [(need.value.target, need.value.quantifier) for need in part.requires if need.value]
        for name, part in parts.items()
        if part.requires
    }
    assert requires == {"3b": [(1, "all"), (2, "all")], "12a": [(11, "unstated")]}
    strengthened = {n: [f.value for f in p.strengthened_by] for n, p in parts.items()}
    assert {name: found for name, found in strengthened.items() if found} == {"8a": [11]}


def test_what_waits_for_what(annex: RecommendationAnnex) -> None:
    everything = annex.recommendations
    assert [each.part for each in waits_for("3b", edges(everything))] == ["1a", "2a"]
    assert [each.part for each in waits_for("12a", edges(everything))] == ["11a", "11b"]
    assert [(each.part, each.kind) for each in waited_by("9a", edges(everything))] == [
        ("5a", "shares_order")
    ]
    assert [(each.part, each.kind) for each in waits_for("8a", edges(everything))] == [
        ("11a", "strengthens"),
        ("11b", "strengthens"),
    ]


def test_money_over_time(annex: RecommendationAnnex, parts: dict[str, Part]) -> None:
    dated = {
        name: (source.value.kind, source.value.valid_to, source.value.confirmed_on)
        for name, part in parts.items()
        for source in part.sources
        if source.value is not None and source.value.kind in ("plan", "past_grant")
    }
    paper = date(2023, 6, 28)
    assert dated == {
        "3a": ("plan", None, paper),
        "7a": ("plan", None, paper),
        "8a": ("past_grant", date(2025, 12, 31), paper),
    }
    eighth = annex.recommendations[7]
    assert colour(eighth, date(2025, 12, 31)).headline == "black"
    assert colour(eighth, date(2026, 1, 1)).headline == "red"


def test_dates_and_caveats(parts: dict[str, Part]) -> None:
    due = {name: part.due for name, part in parts.items() if part.due is not None}
    assert list(due) == ["6b"]
    assert (due["6b"].value, due["6b"].certainty) == (date(2024, 12, 31), "likely")
    assert [name for name, part in parts.items() if part.remark is not None] == ["4a"]


def test_exactly_these_findings(
    reading: tuple[RecommendationAnnex, tuple[Problem, ...]],
) -> None:
    """Two plans without an end, two parts without an owner, a torn row, an open reference."""
    found = [
        (problem.code, problem.severity, problem.params.get("part", problem.params.get("number")))
        for problem in reading[1]
    ]
    assert found == [
        ("RECOMMENDATION-006", "warning", "3a"),
        ("RECOMMENDATION-010", "info", "4"),
        ("RECOMMENDATION-006", "warning", "7a"),
        ("RECOMMENDATION-004", "info", "10a"),
        ("RECOMMENDATION-004", "warning", "12a"),
        ("RECOMMENDATION-011", "info", "12a"),
    ]


def test_every_value_has_its_place_and_its_words(annex: RecommendationAnnex) -> None:
    for path, found in walk(annex):
        assert found.source.line is not None, path
        assert found.raw, path


def as_html(text: str) -> tuple[bytes, str]:
    """The same annex as a page with real tables, torn where the paper is torn."""
    rows = (
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>"
        if "\t" in line
        else f"</table><p>{line.strip('# ')}</p><table>"
        for line in text.split("\n")
    )
    return f"<html><body><table>{' '.join(rows)}</table></body></html>".encode(), "bilag.html"


def without_danish_letters(text: str) -> tuple[bytes, str]:
    """The same annex as a scan in the wrong language leaves it."""
    return text.translate(str.maketrans("æøåÆØÅ", "aoaAOA")).encode(), "bilag.md"


@pytest.mark.parametrize("damage", [as_html, without_danish_letters])
def test_another_copy_says_the_same(
    shared: Path, annex: RecommendationAnnex, damage: Callable[[str], tuple[bytes, str]]
) -> None:
    (file,) = (shared / "seeds").glob("004_*.txt")
    copy, _ = read_annex(read_markup(*damage(file.read_text(encoding="utf-8"))))
    assert summary(copy) == summary(annex)


def summary(annex: RecommendationAnnex) -> list[tuple[object, ...]]:
    """What must not depend on the copy."""
    return [
        (
            part.id,
            [owner.value for owner in part.administrations],
            part.needs_money.value,
            [route.value for route in part.routes],
            [need.value for need in part.requires],
            [novelty.value for novelty in part.novelty],
            part.due and part.due.value,
            part.remark is not None,
            part.category.value,
            part.reason,
        )
        for each in annex.recommendations
        for part in each.parts
    ]
