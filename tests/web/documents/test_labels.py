"""Every value of the contract has a name, a heading and a kind of its own."""

from typing import Any

from brobygger.domain.documents.record import as_json, walk
from brobygger.web.documents.labels import group_of, label_of
from papers.annexes import an_annex
from papers.notes import a_note


def labels(template: str, values: object) -> dict[str, Any]:
    record = as_json(values)
    return {path: label_of(template, path, record) for path, _ in walk(values)}


def test_no_value_of_a_note_or_an_annex_is_without_a_name() -> None:
    for template, paper in (("budget_note", a_note()), ("recommendation_annex", an_annex())):
        named = labels(template, paper)
        assert named
        assert [path for path, label in named.items() if label.group == "Andet"] == []
        assert [path for path, label in named.items() if "{" in label.name] == []


def test_a_table_cell_is_named_by_its_row_and_year_and_knows_its_printed_unit() -> None:
    note = a_note()
    cell = labels("budget_note", note)["tables.0.rows.1.cells.2.amount_kr"]
    row = note.tables[0].rows[1].label.value
    assert cell.name == f"{row} · {note.tables[0].rows[1].cells[2].year}"
    assert (cell.kind.name, cell.unit_kr) == ("amount", 1000)
    assert cell.group == note.tables[0].caption.value if note.tables[0].caption else True


def test_a_key_with_a_dot_in_it_is_one_name() -> None:
    record: Any = {"districts": {"Vesterbro/Kgs. Enghave": {}}}
    label = label_of("budget_note", "districts.Vesterbro/Kgs. Enghave", record)
    assert (label.group, label.name, label.kind.name) == (
        "Bydel",
        "Vesterbro/Kgs. Enghave",
        "tick",
    )


def test_an_unknown_path_is_shown_under_its_own_name() -> None:
    assert label_of("budget_note", "something.new", {}).name == "something.new"


def test_a_part_of_the_paper_is_known_by_its_heading() -> None:
    record = as_json(a_note())
    assert group_of("budget_note", "need_to", record) == "Kategorisering"
    assert group_of("budget_note", "", record) == ""
