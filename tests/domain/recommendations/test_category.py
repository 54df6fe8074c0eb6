"""The four categories follow from the words, part by part, and are never one colour alone."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from brobygger.domain.recommendations.category import (
    HEADLINE_ORDER,
    REASONS,
    classify,
    colour,
    headline_of,
)
from brobygger.domain.recommendations.recommendation import (
    Colour,
    MoneySource,
    NeedsMoney,
    Route,
)
from brobygger.messages.recommendations import CATEGORIES
from brobygger.messages.recommendations import REASONS as WORDS
from domain.recommendations.printed import read

DAY = date(2025, 3, 14)
FRAME, NEED, OUTSIDE, VIA = (
    Route("frame"),
    Route("need"),
    Route("outside"),
    Route("via", via=(2,)),
)
NOTE = Route("note", "N1", "BIU")


@pytest.mark.parametrize(
    ("needs", "routes", "wanted", "reason"),
    [
        ("unstated", [OUTSIDE], "blue", "outside_mandate"),
        ("yes", [OUTSIDE, NOTE], "blue", "outside_mandate"),
        ("yes", [NOTE], "green", "note_ordered"),
        ("yes", [Route("note", "N9", "BIU")], "green", "note_shared"),
        ("yes", [Route("note", "N1", None, "ØKF")], "green", "note_in_package"),
        ("yes", [VIA, Route("note", "N9", "BIU")], "green", "note_shared"),
        ("yes", [NEED], "red", "no_note"),
        ("yes", [VIA, NEED], "red", "no_note"),
        ("no", [FRAME], "black", "within_frame"),
        ("no", [VIA], "black", "follows_others"),
        ("unstated", [VIA], "black", "follows_others_unstated"),
        ("unstated", [], None, "not_classified"),
        (None, [NOTE], None, "contradictory"),
    ],
)
def test_the_first_test_that_hits_decides(
    needs: NeedsMoney | None, routes: Sequence[Route], wanted: Colour | None, reason: str
) -> None:
    verdict = classify(needs, routes, (), DAY, 1)
    assert (verdict.colour, verdict.reason) == (wanted, reason)
    assert verdict.is_conditional == (reason == "follows_others_unstated")


def grant(last: int | None) -> MoneySource:
    """A grant that pays until the end of a year, or nobody knows how long."""
    end = None if last is None else date(last, 12, 31)
    return MoneySource("past_grant", "en pulje", None, end, last is not None)


@pytest.mark.parametrize(
    ("sources", "at", "wanted"),
    [
        ([grant(2025)], date(2025, 12, 31), "black"),
        ([grant(2025)], date(2026, 1, 1), "red"),
        ([grant(2025), grant(2027)], date(2026, 1, 1), "black"),
        ([grant(None)], date(2040, 1, 1), "black"),
        ([], date(2040, 1, 1), "black"),
        ([grant(2025)], None, "black"),
    ],
)
def test_a_frame_that_stood_on_ended_money_lacks_money(
    sources: Sequence[MoneySource], at: date | None, wanted: Colour
) -> None:
    assert classify("no", [FRAME], sources, at).colour == wanted


def test_money_that_pays_today_removes_no_need() -> None:
    assert classify("yes", [NEED], [grant(2030)], DAY).colour == "red"


def test_the_headline_is_red_before_green_before_blue_before_black() -> None:
    for order in permutations(HEADLINE_ORDER):
        assert headline_of(order) == "red"
    assert headline_of(("black", "blue")) == "blue"
    assert headline_of(("blue", "black", "green")) == "green"
    assert headline_of(()) is None


def test_a_recommendation_shows_its_headline_with_the_whole_set() -> None:
    """And the same recommendation looks otherwise when its money has ended."""
    annex, _ = read(
        (
            "1. Klubber og kurser",
            ["Ad klubber", "• Implementering i BUF", "• Kræver ikke finansiering",
             "Ad kurser", "• Implementering i BIF", "• Kræver finansiering: Budgetnotat bestilt"],
            ["Videreførelse fsva. klubber (finansieret til og med 2025 via en pulje)",
             "Ny indsats fsva. kurser"],
        )
    )  # fmt: skip
    now, later = (colour(annex.recommendations[0], at) for at in (DAY, date(2026, 1, 1)))
    assert (now.headline, now.colours) == ("green", ("green", "black"))
    assert (later.headline, later.colours) == ("red", ("red", "green"))
    assert later.parts["1a"].reason == "frame_source_ended"


def test_every_category_and_reason_has_words_and_a_shape_of_its_own() -> None:
    assert set(CATEGORIES) == set(HEADLINE_ORDER)
    assert len({word.shape for word in CATEGORIES.values()}) == len(CATEGORIES)
    assert len({word.sign for word in CATEGORIES.values()}) == len(CATEGORIES)
    assert set(WORDS) == set(REASONS)
    assert all(word.da and word.en and word.da != word.en for word in WORDS.values())
