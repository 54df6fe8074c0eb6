"""The JSON Schemas are those of the code, and all that the commands print is valid by them."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from brobygger import wiring
from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Page
from brobygger.domain.documents.reading import Reading
from brobygger.domain.kernel.place import Box, Place
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.messages.records import comparison_record, reading_record
from counts import examples
from papers import a_note, an_annex, annexes, notes
from papers.in_word import as_word_writes

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference" / "schemas"
Run = Callable[..., tuple[int, str, str]]


def schema(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))


def check(name: str, record: object) -> None:
    kind = jsonschema.Draft202012Validator
    kind(schema(name), format_checker=kind.FORMAT_CHECKER).validate(record)


def a_reading(values: BudgetNote | RecommendationAnnex) -> Reading:
    is_note = isinstance(values, BudgetNote)
    paper = Document("papir.pdf", "0" * 64, "pdf", (Page(1, ()),), 1)
    return Reading(paper, "budget_note" if is_note else "recommendation_annex", values)


def test_the_committed_schemas_are_those_of_the_code() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "write_schemas.py"))["schemas"]()
    committed = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert committed == made, "run `make reference`"


@pytest.mark.parametrize("name", ["read", "compare", "links", "check"])
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@settings(max_examples=examples(small=10, full=500))
@given(notes)
def test_every_note_is_valid(note: BudgetNote) -> None:
    check("read", reading_record(a_reading(note)))


@settings(max_examples=examples(small=10, full=500))
@given(annexes)
def test_every_annex_is_valid(annex: RecommendationAnnex) -> None:
    check("read", reading_record(a_reading(annex)))


def test_places_with_boxes_and_comparisons_are_valid() -> None:
    place = Place(page=2, line=3, box=Box(1.0, 2.5, 3.0, 4.0), cell="1,2")
    note = a_note()
    boxed = BudgetNote(code=Found("BI13", "BI13", place))
    check("read", reading_record(a_reading(boxed)))
    found = compare_copies(a_reading(boxed), a_reading(note))
    assert found.differences
    check("compare", comparison_record(found))


def test_a_wrong_record_is_refused() -> None:
    record = reading_record(a_reading(a_note()))
    for wrong in (
        {**record, "template": "recommendation_annex"},
        {**record, "more": 1},
        {**record, "values": {**record["values"], "code": "BI12"}},
        reading_record(a_reading(an_annex())) | {"template": "budget_note"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            check("read", wrong)


def test_what_is_printed_of_a_word_paper_is_valid(run: Run, note: Path, annex: Path) -> None:
    """Its places are part, paragraph, table and cell; in words, those that a reader can count."""
    word = note.with_name("notat.docx")
    word.write_bytes(as_word_writes(write_note(a_note()), Random(3)))
    record = json.loads(run("read", word, "--json")[1])
    check("read", record)
    assert (record["document"]["format"], record["document"]["pages"]) == ("docx", None)
    cell = record["values"]["tables"][0]["rows"][0]["cells"][0]["amount_kr"]
    assert cell["value"] == 900_000
    place = cell["source"]
    assert (place["part"], place["cell"]) == ("word/document.xml", "2,3")
    assert place["table"]
    assert place["paragraph"]
    printed = note.with_name("udskrift.docx")
    printed.write_bytes(wiring.print_word(write_note(a_note())))
    compared = json.loads(run("compare", printed, word, "--json")[1])
    check("compare", compared)
    assert (compared["differences"], compared["only_in_a"]) == ([], [])
    check("check", json.loads(run("check", word, "--json")[1]))
    check("links", json.loads(run("links", word, annex, "--json")[1]))
    assert "afsnit 1" in run("read", word)[1]
    assert "paragraph 1" in run("read", word, "--language", "en")[1]


def test_what_the_commands_print_is_valid(
    run: Run, note: Path, scan: Path, wrong: Path, annex: Path
) -> None:
    for path in (note, scan, wrong, annex, note.with_name("væk")):
        check("read", json.loads(run("read", path, "--json")[1]))
    check("compare", json.loads(run("compare", scan, note, "--json")[1]))
    check("links", json.loads(run("links", note, annex, "--json")[1]))
    check("check", json.loads(run("check", scan, wrong, "--json")[1]))
