"""How much of a paper was read right, field by field, and what of the rest is told a reader."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from brobygger.domain.budgets.checks import check_values
from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.reading import Reading
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from papers.truth import annex_truth, lost_paragraphs, note_truth

WHOLE_TABLE = {"BUDGET-015", "BUDGET-029", "BUDGET-031", "BUDGET-035", "BUDGET-036", "BUDGET-037"}
"""Findings about a table as a whole: its columns, its unit, its years, its sums."""

BLANK = "BUDGET-010"
"""Names the rows and years that are left empty above a sum: a lost figure is told by it."""

EXPECTED = {"DOCUMENT-075", "RECOMMENDATION-006"}
"""Findings that made papers give reason for: text deleted in Word, a plan without an end."""

_TABLES = (
    *range(1, 8),
    *(9, 10, 13, 14, 15, 16, 25, 29, 31, 32, 35, 36, 37, 38, 39),
)
REASONS: tuple[tuple[set[str], tuple[str, ...]], ...] = (
    (
        {f"BUDGET-{number:03d}" for number in _TABLES},
        (".tables", ".annual", ".earlier", ".period", ".code"),
    ),
    ({"BUDGET-008", "BUDGET-012"}, (".fte", ".tables")),
    ({f"BUDGET-{number:03d}" for number in (17, 18, 19, 20)}, (".need", ".dist", ".citywide")),
    ({"BUDGET-021", "BUDGET-026", "BUDGET-028"}, ("paragraph", ".title", ".themes", ".area")),
    ({"BUDGET-022", "BUDGET-034"}, (".footnotes",)),
    ({"BUDGET-030"}, (".code", ".title")),
)
"""Findings, and the fields that are named by what they say: one that was read wrong is a reason."""

_AMOUNT = re.compile(r"tables\.(\d+)\.rows\.(\d+)\.(?:cells\.(\d+)\.amount_kr|(total_kr))")
_ROW = re.compile(r"tables\.(\d+)\.rows\.(\d+)\.label")
_MISSING = "(not there)"


@dataclass
class Count:
    """Fields of papers: how many there are, how many were read right, which were not."""

    papers: int = 0
    fields: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    amounts: int = 0
    right_amounts: int = 0
    quiet_amounts: int = 0
    silent: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Count another's papers with these."""
        for each in fields(self):
            mine = getattr(self, each.name)
            setattr(self, each.name, mine + getattr(other, each.name))

    @property
    def share(self) -> float:
        """Right fields of all."""
        return self.right / max(self.fields, 1)

    def __str__(self) -> str:
        return (
            f"{self.right:,} of {self.fields:,} fields right, {self.right_amounts:,} of "
            f"{self.amounts:,} amounts, {len(self.silent)} wrong ones untold"
        )


def count_note(wanted: BudgetNote, reading: Reading, name: str) -> Count:
    """Hold a reading of a note against the note."""
    count = Count(papers=1)
    found = reading.values
    if not isinstance(found, BudgetNote):
        count.fields, count.wrong = 1, [f"{name}: no note"]
        return count
    right = dict(_leaves(note_truth(wanted)))
    read = dict(_leaves(note_truth(found)))
    _compare(count, right, read, name)
    paragraphs = [
        (heading, each) for heading, text in wanted.sections.items()
        for each in (text.value or "").split("\n")
    ]  # fmt: skip
    lost = lost_paragraphs(wanted, found)
    count.fields += len(paragraphs)
    count.right += len(paragraphs) - len(lost)
    count.wrong += [f"{name}: paragraph of {each}" for each in lost]
    _count_amounts(count, wanted, found, reading.problems, name)
    true = {each.code for each in check_values(wanted)}
    for names, paths in REASONS:
        if any(f": {path}" in each for path in paths for each in count.wrong):
            true |= names
    count.findings = _findings(reading, name, true)
    return count


def count_annex(wanted: RecommendationAnnex, reading: Reading, name: str) -> Count:
    """Hold a reading of an annex against the annex."""
    count = Count(papers=1)
    found = reading.values
    if not isinstance(found, RecommendationAnnex):
        count.fields, count.wrong = 1, [f"{name}: no annex"]
        return count
    right, read = dict(_leaves(annex_truth(wanted))), dict(_leaves(annex_truth(found)))
    _compare(count, right, read, name)
    count.findings = _findings(reading, name, set())
    return count


def _findings(reading: Reading, name: str, true: set[str]) -> list[str]:
    """Findings that the paper itself gives no reason for."""
    return [
        f"{name}: {each.code} {each.field} {each.raw!r} {dict(each.params)}"
        for each in reading.problems
        if each.severity != "info" and each.code not in true | EXPECTED
    ]


def _compare(count: Count, right: dict[str, Any], read: dict[str, Any], name: str) -> None:
    for path in [*right, *(path for path in read if path not in right)]:
        one, other = right.get(path, _MISSING), read.get(path, _MISSING)
        count.fields += 1
        if one == other:
            count.right += 1
        else:
            count.wrong.append(f"{name}: {path}: {one!r} -> {other!r}")


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _leaves(item, f"{path}.{at}")
    else:
        yield path, value


def _count_amounts(
    count: Count, wanted: BudgetNote, found: BudgetNote, problems: Iterable[Problem], name: str
) -> None:
    told = [each for each in problems if each.severity != "info" or each.code == BLANK]
    read = amounts_of(found)
    for key, right in amounts_of(wanted).items():
        count.amounts += 1
        mine = read.get(key)
        is_right = mine is not None and mine.value == right.value
        count.right_amounts += is_right
        if is_right:
            assert mine is not None
            count.quiet_amounts += mine.certainty == "certain" and not any(
                each.raw == mine.raw and each.where == mine.source for each in told
            )
            continue
        if mine is None:
            is_told = any(each.field.startswith("tables") for each in told)
        else:
            is_told = _is_told(key, mine, found, told)
        if not is_told:
            count.silent.append(f"{name}: {key}: {right.value} -> {mine.value if mine else None}")
    count.silent += [f"{name}: {each}" for each in _silent_staffing(wanted, found, told)]


def _silent_staffing(wanted: BudgetNote, found: BudgetNote, told: list[Problem]) -> Iterator[str]:
    """Staffing figures that are read as others, with nothing that says so."""
    if {each.code for each in told} & {"BUDGET-008", "BUDGET-012"}:
        return
    right = {each.value for each in wanted.fte}
    for each in found.fte:
        if each.value is not None and each.value not in right:
            yield f"staffing: {right} -> {each.value}"


def amounts_of(note: BudgetNote) -> dict[str, Found[int]]:
    """Every amount of the tables by table, row and year; of the text, the one a year."""
    found: dict[str, Found[int]] = {}
    for table in note.tables:
        if table.id.startswith("earlier"):
            continue
        for at, row in enumerate(table.rows):
            for cell in row.cells:
                found[f"{table.id}/{at}/{cell.year}"] = cell.amount_kr
            if row.total_kr is not None:
                found[f"{table.id}/{at}/total"] = row.total_kr
    for at, fund in enumerate(note.earlier_funds):
        found[f"earlier/{at}/{fund.year.value}"] = fund.amount_kr
    if note.annual_amount_kr is not None:
        found["annual"] = note.annual_amount_kr
    return found


def _is_told(key: str, found: Found[int], note: BudgetNote, told: Iterable[Problem]) -> bool:
    """Does a finding lead a person to this amount: to itself, its row, its column, its table?

    The same row of another table counts: what differs between two tables is told once.
    """
    if found.certainty in ("unsure", "unknown"):
        return True
    if key == "annual":
        return any(each.field == "annual_amount_kr" for each in told)
    if key.startswith("earlier"):
        return any(_is_about_earlier(each.field, note) for each in told)
    table, row, column = key.split("/")
    label = _label(next(each for each in note.tables if each.id == table), int(row))
    for each in told:
        if each.code == BLANK:
            if found.value is None and _in_table(each.field, note, table):
                return True
            continue
        if each.code in WHOLE_TABLE and each.field.startswith("tables"):
            return True
        match = _AMOUNT.match(each.field)
        if match is None:
            continue
        other = note.tables[int(match[1])]
        if other.id.startswith("earlier"):
            continue
        if _label(other, int(match[2])) == label or _column(other, match) == column:
            return True
    return False


def _in_table(path: str, note: BudgetNote, name: str) -> bool:
    table = re.match(r"tables\.(\d+)", path)
    return table is not None and note.tables[int(table[1])].id == name


def _is_about_earlier(path: str, note: BudgetNote) -> bool:
    table = re.match(r"tables\.(\d+)", path)
    if table is not None:
        return note.tables[int(table[1])].id.startswith("earlier")
    return path.startswith("earlier")


def _label(table: BudgetTable, row: int) -> str:
    if row >= len(table.rows):
        return ""
    each = table.rows[row]
    return "total" if each.kind == "total" else (each.label.value or "")[:8]


def _column(table: BudgetTable, match: re.Match[str]) -> str:
    if match[4]:
        return "total"
    return str(table.rows[int(match[2])].cells[int(match[3])].year)
