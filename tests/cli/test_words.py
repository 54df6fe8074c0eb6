"""Every stable word that people see has its words in both languages."""

import re
from pathlib import Path
from typing import get_args

import pytest

from brobygger.cli.papers import _COLOURS
from brobygger.cli.screen import CERTAINTIES, SEVERITIES
from brobygger.cli.texts import HELP, SAID, TEMPLATES
from brobygger.domain.budgets.links import Strength
from brobygger.domain.documents.found import Certainty
from brobygger.domain.documents.reading import TemplateName
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.place import Box, Place
from brobygger.domain.kernel.problem import Problem, Severity
from brobygger.domain.recommendations.recommendation import (
    Colour,
    NeedsMoney,
    Novelty,
    Route,
    RouteKind,
    ThemeArea,
)
from brobygger.messages import Language
from brobygger.messages.comparisons import KINDS, RULES, STRENGTHS, reading_words
from brobygger.messages.fields import FIELDS, field_words
from brobygger.messages.phrase import Phrase
from brobygger.messages.places import place_words
from brobygger.messages.recommendations import CATEGORIES
from brobygger.messages.sheets import finding_sheet
from brobygger.messages.values import WORDS, route_words
from papers import a_note, an_annex

DOMAIN = Path(__file__).resolve().parents[2] / "src" / "brobygger" / "domain"


def test_enumerated_words_are_all_there() -> None:
    assert set(CERTAINTIES) == set(get_args(Certainty))
    assert set(SEVERITIES) == set(get_args(Severity))
    assert set(TEMPLATES) == set(get_args(TemplateName))
    assert set(STRENGTHS) == set(get_args(Strength))
    assert set(CATEGORIES) == set(_COLOURS) == set(get_args(Colour))
    assert set(WORDS) >= {
        word for kind in (NeedsMoney, Novelty, ThemeArea) for word in get_args(kind)
    }
    for kind in get_args(RouteKind):
        assert route_words(Route(kind, via=(1, 2))) != route_words(Route(kind, via=(1, 2)), "en")


def test_every_kind_and_rule_of_a_difference_has_words() -> None:
    files = (
        "documents/compare.py",
        "documents/damage.py",
        "budgets/compare.py",
        "budgets/copy_rules.py",
    )
    source = "\n".join((DOMAIN / name).read_text(encoding="utf-8") for name in files)
    quoted = set(re.findall(r'"([a-z]+(?:_[a-z0-9]+)+|value|unit|number|tick)"', source))
    known = set(KINDS) | set(RULES)
    for call in re.findall(r'[dD]ifference\((?:pair, )?"(\w+)", "(\w+)"', source):
        assert call[0] in KINDS
        assert call[1] in RULES
    assert known <= quoted, "a word that no rule uses any more"


@pytest.mark.parametrize("texts", [HELP, SAID, TEMPLATES, KINDS, RULES, STRENGTHS, FIELDS, WORDS])
def test_both_languages_name_the_same_parameters(texts: dict[str, Phrase]) -> None:
    for name, phrase in texts.items():
        assert phrase.da, name
        assert phrase.en, name
        assert sorted(re.findall(r"{\w*}", phrase.da)) == sorted(re.findall(r"{\w*}", phrase.en))


@pytest.mark.parametrize("values", [a_note(), an_annex()])
def test_every_field_of_a_reading_has_a_name(values: object) -> None:
    bare = {
        step
        for path, _ in walk(values)
        for step in path.split(".")
        if re.fullmatch(r"[a-z_0-9]+", step) and not step.isdigit()
    }
    assert bare <= set(FIELDS)


@pytest.mark.parametrize(
    ("place", "field", "danish", "english"),
    [
        (Place(page=3, line=5), "", "side 3, linje 5", "page 3, line 5"),
        (
            Place(page=3, line=5, box=Box(0, 0, 1, 1), cell="2,4"),
            "tables.1.rows.0.total_kr",
            "side 3, tabel 2, række 2, kolonne 4",
            "page 3, table 2, row 2, column 4",
        ),
        (Place(line=7, cell="2,4"), "", "linje 7", "line 7"),
        (Place(cell="2,4"), "", "række 2, kolonne 4", "row 2, column 4"),
        (Place(part="body", paragraph=4), "", "afsnit 4", "paragraph 4"),
        (Place(), "", "hele papiret", "the whole paper"),
    ],
)
def test_places_are_said_as_a_reader_looks_for_them(
    place: Place, field: str, danish: str, english: str
) -> None:
    assert place_words(place, "da", field) == danish
    assert place_words(place, "en", field) == english


def test_paths_are_said_in_words() -> None:
    assert field_words("tables.0.rows.1.cells.2.amount_kr") == "Tabel 1, række 2, beløb 3"
    assert field_words("districts.Valby", "en") == "Districts, Valby"
    assert field_words("footnotes.1.text") == "Fodnoter 2, tekst"


def test_states_of_boxes_are_said_in_words_and_readings_are_not_touched() -> None:
    assert reading_words("tick_unreadable", "unknown: Valby, Udenbys") == (
        "ulæseligt: Valby, Udenbys"
    )
    assert reading_words("tick", "true", "en") == "ticked"
    assert reading_words("number", "unknown") == "unknown"
    assert reading_words("tick", None) is None


@pytest.mark.parametrize(
    ("language", "title", "summary", "importance"),
    [
        ("da", "Fund i 2 papirer", "1 fejl, 2 advarsler", "Fejl"),
        ("en", "Findings in 2 papers", "1 error, 2 warnings", "Error"),
    ],
)
def test_a_sheet_of_two_papers(
    language: Language, title: str, summary: str, importance: str
) -> None:
    first = [Problem("DOCUMENT-021", "warning"), Problem("DOCUMENT-021", "warning", Place(line=2))]
    second = [Problem("DOCUMENT-021", "error")]
    sheet = finding_sheet([("a", first), ("b", second)], language)
    assert (sheet.title, sheet.summary, sheet.language) == (title, summary, language)
    assert [(row.paper, row.severity) for row in sheet.rows] == [
        ("b", "error"), ("a", "warning"), ("a", "warning"),
    ]  # fmt: skip
    assert sheet.rows[0].importance == importance
    assert sheet.rows[1].place in {"linje 2", "line 2"}


def test_a_paper_without_findings_says_so() -> None:
    sheet = finding_sheet([("a.pdf", [])])
    assert (sheet.title, sheet.summary) == (
        "Fund i a.pdf",
        "Ingen fund: det, der kan tjekkes, stemmer.",
    )
