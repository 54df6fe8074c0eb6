"""The sentence "holder valget?", differences and dominance in words; and how quick it is."""

import time
from fractions import Fraction

import pytest

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.domain.areas.ranking import equal_weights, order_weights
from brobygger.domain.areas.scoring import Score, disagreements, score_sheet
from brobygger.domain.areas.sheet import Interval, ScoreSheet
from brobygger.web.areas.choice import words
from brobygger.web.areas.choice.calculation import (
    Calculated,
    calculated,
    opinions_of,
    shares_of,
    what_methods_say,
)
from brobygger.web.areas.choice.tables import decimal_words

KEYS = tuple(one.key for one in CRITERIA)


def sheet(**areas: tuple[int | None, ...]) -> ScoreSheet:
    """A sheet by name and levels; None is not scored."""
    scores = [
        Score(area, key, "BIF", level, evidence="x")
        for area, row in areas.items()
        for key, level in zip(KEYS, row, strict=True)
        if level is not None
    ]
    return score_sheet(scores, CRITERIA, tuple(areas))[0]


def found(**areas: tuple[int | None, ...]) -> Calculated:
    """What is calculated of it with equal weights."""
    one = calculated(sheet(**areas), equal_weights(KEYS))
    assert one is not None
    return one


def said(**areas: tuple[int | None, ...]) -> str:
    """The sentence."""
    return words.holds_words(found(**areas))


def test_a_choice_that_holds() -> None:
    assert said(A=(3, 3, 1), B=(1, 1, 3)) == (
        "Ja: A er først, også når hver vægt flyttes 20 pct. op eller ned, og ved 75 pct. af alle"
        " vægte."
    )


def test_a_choice_that_holds_at_all_weights() -> None:
    assert said(A=(3, 3, 3), B=(1, 1, 2)) == "Ja: A er først ved alle vægte."


def test_a_choice_that_depends_on_the_weights_names_the_rival() -> None:
    assert said(A=(4, 0, 2), B=(0, 3, 2), C=(0, 0, 0)) == (
        "Nej: A er først, men B kan komme foran, når vægtene flyttes 20 pct. A er først ved 57 pct."
        " af alle vægte."
    )


def test_ties_are_said_aloud() -> None:
    assert said(A=(2, 2, 2), B=(2, 2, 2), C=(0, 0, 0)) == (
        "Nej: A og B står helt lige, også når vægtene flyttes 20 pct."
    )
    assert said(A=(3, 1, 2), B=(1, 3, 2)) == (
        "Nej: A og B står lige, og vægtene afgør det (af alle vægte: A 50 pct., B 50 pct.)."
    )


def test_open_cells_are_said_aloud() -> None:
    assert said(A=(3, 3, None), B=(2, 3, 3)) == (
        "Det kan ikke siges endnu: A og B kan blive først, for 1 felt er åbent."
    )
    many = dict.fromkeys("ABCDE", (2, 2, None))
    assert said(**many) == (
        "Det kan ikke siges endnu: 5 områder kan blive først, for 5 felter er åbne."
    )
    assert said(A=(None, None, None), B=(None, None, None)) == (
        "Det kan ikke siges endnu: Intet er vurderet."
    )


def test_what_the_sentence_rests_on() -> None:
    names = {one.key: one.name for one in CRITERIA}
    exact = words.basis_words(found(A=(3, 3, 1), B=(1, 1, 3)), names, ())
    assert exact == ["Kriterierne vejer lige meget.", "Andelen af alle vægte er regnet præcist."]
    drawn = words.basis_words(found(A=(3, 3, None), B=(1, 1, 3)), names, tuple(reversed(KEYS)))
    assert "efter rækkefølgen: Lokalt vurderet behov, Egnede" in drawn[0]
    assert drawn[1].startswith("1 felt er åbent")
    assert drawn[2] == "Andelen af alle vægte er fundet ved 100.000 lodtrækninger med frø 0."


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(0), "0 pct."),
        (Fraction(1, 1000), "under 1 pct."),
        (Fraction(71, 100), "71 pct."),
        (Fraction(999, 1000), "over 99 pct."),
        (Fraction(1), "100 pct."),
    ],
)
def test_a_share_never_looks_like_none_or_all_when_it_is_not(share: Fraction, said: str) -> None:
    assert words.share_words(share) == said


def test_differences_are_told_in_the_words_of_the_levels() -> None:
    scores = [
        Score("A", KEYS[2], "TMF", 0, evidence="x"),
        Score("A", KEYS[2], "BIF", 2, 3, evidence="x"),
        Score("B", KEYS[1], "BIF", 1, 2, evidence="x"),
        Score("B", KEYS[1], "TMF", 2, evidence="x"),
    ]
    first, second = (words.difference(one, CRITERIA) for one in disagreements(scores))
    assert (first.area, first.gap, first.agreed) == ("A", "2 trin fra hinanden", "")
    assert first.said[0] == (
        "BIF",
        "2-3",
        f"Fra »{CRITERIA[2].levels[2]}« til »{CRITERIA[2].levels[3]}«",
    )
    assert first.said[1] == ("TMF", "0", "Lokale parter ser intet behov.")
    assert second.gap == "spændene når hinanden"


def test_who_is_beaten_everywhere() -> None:
    dominated = found(A=(3, 3, 3), B=(3, 2, 3), C=(4, 0, 0)).dominated
    assert words.beaten_words(dominated) == [
        "B: A ligger aldrig lavere og på mindst ét kriterium højere."
    ]


def test_methods_that_need_single_levels_are_silent_where_cells_are_open() -> None:
    one = found(A=(3, 3, None), B=(1, 1, 3))
    assert opinions_of(one.sheet, one.weights).flows is None
    methods, silent = what_methods_say(one)
    assert [each.method for each in methods] == ["weighted_sum", "acceptability"]
    assert silent == ("promethee", "topsis")
    assert what_methods_say(None)[0] == ()
    alone = found(A=(3, 3, 1))
    assert opinions_of(alone.sheet, alone.weights).flows is None


def test_shares_are_exact_for_three_criteria_and_drawn_else() -> None:
    exact = shares_of(sheet(A=(3, 3, 1), B=(1, 1, 3)))
    assert (exact.is_exact, exact.first["A"]) == (True, Fraction(3, 4))
    drawn = shares_of(sheet(A=(3, 3, None), B=(1, 1, 3)))
    assert not drawn.is_exact
    assert 0 < drawn.first["B"] < Fraction(1, 4)
    order = shares_of(sheet(A=(3, 3, 1), B=(1, 1, 3)), tuple(reversed(KEYS)))
    assert order.first["A"] < exact.first["A"]


def test_numbers_have_the_citys_comma() -> None:
    assert [decimal_words(one) for one in (Fraction(2, 3), Fraction(-1, 2), 1.0, 0)] == [
        "0,667",
        "-0,500",
        "1,000",
        "0,000",
    ]


def test_a_span_is_told_by_both_its_ends() -> None:
    assert words.level_number(Interval(1, 3)) == "1-3"
    assert words.listed([]) == ""
    assert words.listed(["A"]) == "A"


def test_thirteen_areas_are_calculated_within_a_second() -> None:
    rows = {f"O{n}": ((n * 7) % 5, (n * 3) % 5, (n * 2) % 5) for n in range(13)}
    before = time.perf_counter()
    one = calculated(sheet(**rows), order_weights(KEYS))
    assert one is not None
    assert words.holds_words(one)
    assert shares_of(one.sheet).is_exact
    assert what_methods_say(one)[0]
    assert time.perf_counter() - before < 1
