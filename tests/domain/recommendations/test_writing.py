"""The annex is written in the committee's three columns, with words for every colour."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from brobygger.demo.build import PartFacts
from brobygger.demo.build.values import found
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import Bullets, Grid, Paper, Words, runs_of
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.phrasing import (
    money_statements,
    novelty_statements,
    remark_phrases,
    source_phrase,
)
from brobygger.domain.recommendations.recommendation import (
    LegendEntry,
    MoneySource,
    Part,
    Requirement,
    Route,
)
from brobygger.domain.recommendations.writing import LEGEND, write_annex
from papers import an_annex


def loose(text: str) -> str:
    """The text with common blanks: a date is tied to the word before it."""
    return " ".join(text.split())


def table(paper: Paper) -> Grid:
    """The table of recommendations."""
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    return grid


def statements(*parts: PartFacts) -> list[str]:
    """What column two says of the last recommendation, which has these parts."""
    plain = [PartFacts("noget", "note", ("BIF",), "BIU")]
    row = table(write_annex(an_annex(plain, plain, list(parts)))).rows[-1]
    return [
        loose("".join(run.text for run in item))
        for block in row[1].blocks
        for item in (block.items if isinstance(block, Bullets) else (block.runs,))
    ]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (PartFacts("x", "frame"), "Kræver ikke finansiering (kan løftes inden for"),
        (PartFacts("x", "need"), "Kræver finansiering"),
        (PartFacts("x", "note", ordered_by="BUU"), "Budgetnotat bestilt af BUU"),
        (PartFacts("x", "note", order=2), "budgetbestilling på anbefaling 2"),
        (PartFacts("x", "note", package="ØKF"), "Budgetnotat indgår i ØKF's budgetpakke"),
        (PartFacts("x", "via", via=(1, 2)), "Kræver ikke finansiering (kan løftes via"),
        (PartFacts("x", "via", via=(1, 2)), "anbefaling 1 og 2)"),
        (PartFacts("x", "via", via=(1,), quantifier="unstated"), "som del af anbefaling 1"),
        (PartFacts("x", "via", via=(1,), quantifier="any"), "en af delene i anbefaling 1"),
        (PartFacts("x", "outside"), "Ligger uden for kommunens mandat"),
        (PartFacts("x", "frame", ("BIF", "BUF", "SOF")), "Implementering i BIF, BUF og SOF"),
        (PartFacts("x", "frame", strengthened_by=(1,)), "Kan styrkes gennem anbefaling 1"),
        (PartFacts("x", "frame", due=date(2024, 12, 31)), "2. halvår 2024"),
        (PartFacts("x", "frame", remark="opmærksomhed på noget"), "(opmærksomhed på noget)"),
    ],
)
def test_a_statement(facts: PartFacts, said: str) -> None:
    assert any(said in text for text in statements(facts))


def test_a_split_recommendation_names_its_parts_in_both_columns() -> None:
    first = PartFacts("kurser", "need", novelty="continued", paid_by=("budgetmidler", 2025))
    second = PartFacts("møder", "frame")
    row = table(write_annex(an_annex([first, second]))).rows[-1]
    assert [text for text in statements(first, second) if text.startswith("Ad ")] == [
        "Ad kurser (▲ 3a)",
        "Ad møder (■ 3b)",
    ]
    assert [loose("".join(run.text for run in runs_of(block))) for block in row[2].blocks] == [
        "Videreførelse fsva. kurser (finansieret til og med 2025 via budgetmidler)",
        "Ny indsats fsva. møder",
    ]


def test_every_part_has_the_ink_of_its_category_and_the_wish_that_of_the_headline() -> None:
    parts = [PartFacts("a", "frame"), PartFacts("b", "note", ordered_by="BIU")]
    wish, money, novelty = table(write_annex(an_annex(parts))).rows[-1]
    assert [run.ink for block in wish.blocks for run in runs_of(block)] == [
        "green",  # the wish itself
        "black",
        "green",
    ]
    inks = [next(run.ink for run in runs_of(block)) for block in money.blocks]
    assert inks == ["black", "black", "green", "green"]
    assert [run.ink for block in novelty.blocks for run in runs_of(block)] == ["black", "green"]


def test_theme_areas_head_their_recommendations() -> None:
    rows = table(write_annex(an_annex())).rows
    heads = [next(runs_of(row[0].blocks[0])).text for row in rows if row[0].columns == 3]
    assert heads == ["SKOLEOMRÅDET", "VOKSENOMRÅDET", "CIVILSAMFUNDSOMRÅDET"]


def test_the_legend_says_each_colour_in_words() -> None:
    said = legend_of(write_annex(an_annex()))
    for ink, word in {"green": "grøn", "red": "rød", "blue": "blå", "black": "sort"}.items():
        assert word in said[ink]


def legend_of(paper: Paper) -> dict[str, str]:
    """The sentences of the legend by their ink."""
    sentences = (block.runs[0] for block in paper.blocks if isinstance(block, Words))
    return {run.ink: run.text for run in sentences}


def test_every_category_has_a_shape_of_its_own_in_legend_and_table() -> None:
    every = an_annex(*([PartFacts("x", kind)] for kind in ("note", "need", "outside", "frame")))
    paper = write_annex(every)
    for ink, mark in MARKS.items():
        if ink is not None:
            assert legend_of(paper)[ink].startswith(f"{mark.sign} ")
    below = [
        "".join(run.text for run in runs_of(row[0].blocks[1]))
        for row in table(paper).rows
        if len(row) == 3
    ]
    assert below == [
        "● Budgetnotat bestilt",
        "▲ Mangler finansiering",
        "◆ Uden for kommunens mandat",
        "■ Kræver ikke finansiering",
    ]


def test_each_part_of_a_split_recommendation_has_its_shape_and_its_words() -> None:
    wish = table(write_annex(an_annex([PartFacts("a", "frame"), PartFacts("b", "need")]))).rows[-1]
    assert ["".join(run.text for run in runs_of(block)) for block in wish[0].blocks[1:]] == [
        "■ 1a: Kræver ikke finansiering",
        "▲ 1b: Mangler finansiering",
    ]


def test_a_legend_with_other_colours_is_not_repeated_over_our_table() -> None:
    blue = LegendEntry("blue", found("Bestilte budgetnotater fremgår med blå skrift."))
    said = legend_of(write_annex(replace(an_annex(), legend=(blue,))))
    assert said["blue"].removeprefix("◆ ") == LEGEND["blue"]


def test_the_day_of_the_register_and_the_case_numbers_stand_on_every_page() -> None:
    paper = write_annex(an_annex(), printed=date(2026, 2, 1))
    assert paper.running_head == "Registret den 01-02-2026, side"
    assert paper.foot == ("F2 2025 - 4711, dokument 1234567, eDoc 2025-0123456",)


DATED = MoneySource("past_grant", "puljen", date(2024, 3, 1), date(2026, 6, 30), to_known=True)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (DATED, "fra 1. marts 2024 til og med 30. juni 2026 via puljen"),
        (replace(DATED, valid_from=None), "til og med 30. juni 2026 via puljen"),
        (replace(DATED, valid_from=date(2024, 1, 1), valid_to=None), "fra 2024 via puljen"),
        (replace(DATED, ref=""), "fra 1. marts 2024 til og med 30. juni 2026"),
    ],
)
def test_how_long_money_lasts_is_said_to_the_day(source: MoneySource, said: str) -> None:
    assert loose(source_phrase(source)) == f"finansieret {said}"
    assert re.search(r" \d", source_phrase(source)) is None


def a_part(**changes: Any) -> Part:
    """A part within the frame, with what a person has put right."""
    return replace(an_annex().recommendations[0].parts[0], **changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"needs_money": found("yes")}, ["Kræver finansiering", "Kan løftes inden for"]),
        ({"needs_money": found("no"), "routes": ()}, ["Kræver ikke finansiering"]),
        ({"needs_money": found("yes"), "routes": ()}, ["Kræver finansiering"]),
        (
            {"routes": (found(Route("note", "N1", "BIU", "ØKF")),), "needs_money": found("yes")},
            ["Kræver finansiering: Budgetnotat bestilt af BIU indgår i ØKF's budgetpakke"],
        ),
        ({"requires": (found(Requirement(2, "any")),)}, ["en af delene i anbefaling 2"]),
        ({"requires": (found(Requirement(2, "unstated")),)}, ["en ikke nævnt del af anbefaling 2"]),
        (
            {"requires": (found(Requirement(2, "named", ("2b",))), found(Requirement(3, "all")))},
            ["Forudsætter anbefaling 2b og 3"],
        ),
        ({"due": found(date(2026, 3, 15))}, ["Gøres færdig senest 15-03-2026"]),
        ({"due": Found(None, "inden næste årsmøde")}, ["Inden næste årsmøde"]),
    ],
)
def test_what_a_person_has_put_right_is_said(changes: dict[str, Any], said: list[str]) -> None:
    texts = [loose(text) for text in money_statements(1, a_part(**changes))]
    assert all(any(words in text for text in texts) for words in said), texts


def test_a_remark_that_does_not_say_so_itself_is_named() -> None:
    assert list(remark_phrases(a_part(remark=found("venter på svar")))) == [
        "(Bemærkning: venter på svar)"
    ]
    assert list(remark_phrases(a_part(remark=found("opmærksomhed på to ting")))) == [
        "(opmærksomhed på to ting)"
    ]


def test_money_of_a_part_that_is_neither_new_nor_continued_is_said() -> None:
    part = a_part(sources=(found(DATED),), novelty=())
    assert [loose(text) for text in novelty_statements(part, is_split=False)] == [
        "Finansieret fra 1. marts 2024 til og med 30. juni 2026 via puljen"
    ]
    assert next(novelty_statements(part, is_split=True)).startswith("Fsva. åbne klubber (finans")
