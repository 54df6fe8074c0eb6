"""A note laid out for the page: tables as they print, ticks, lists and texts with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from brobygger.domain.budgets.note import BudgetNote, BudgetRow, BudgetTable
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.amounts import parse_unit, print_fte, print_kr

Place = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """An amount as printed, with its place; ``text`` "" is a cell left blank in the paper."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of a table."""

    label: str
    details: tuple[str, ...]
    cells: tuple[SheetCell, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as it prints. ``without_years``: the year heads are lost in this copy."""

    caption: str
    unit: str
    heads: tuple[str, ...]
    details: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    without_years: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page of a note shows."""

    tables: tuple[SheetTable, ...]
    earlier: tuple[Said, ...]
    lists: tuple[tuple[str, tuple[Said, ...]], ...]
    sections: tuple[tuple[str, Said], ...]
    ticks: tuple[tuple[str, tuple[str, ...]], ...]
    annual: Said | None
    fte: tuple[Said, ...]


EARLIER = "earlier_funds"
"""The table of what was set aside before is said line by line, apart from the tables asked for."""

_DETAILS: tuple[tuple[str, Any], ...] = (
    ("control_area", lambda: _("Styringsområde")),
    ("committee", lambda: _("Udvalg")),
    ("appropriation", lambda: _("Bevilling")),
    ("sign", lambda: _("U/I")),
)


def sheet_of(note: BudgetNote) -> Sheet:
    """Lay a confirmed note out. Values that a person rejected are left out."""
    return Sheet(
        tuple(_table(table) for table in note.tables if table.id != EARLIER),
        tuple(
            Said(_earlier(row), as_json(row.amount_kr.source))
            for row in note.earlier_funds
            if row.amount_kr.value is not None
        ),
        tuple((title, said) for title, said in _lists(note) if said),
        tuple(
            (heading, Said(found.value, as_json(found.source)))
            for heading, found in note.sections.items()
            if found.value
        ),
        tuple((title, found) for title, found in _ticks(note) if found),
        _annual(note.annual_amount_kr),
        _staff(note),
    )


def _staff(note: BudgetNote) -> tuple[Said, ...]:
    """Each different figure of full-time equivalents once, with the first place it stands."""
    figures: dict[Any, Said] = {}
    for found in note.fte:
        if found.value is not None:
            figures.setdefault(found.value, Said(print_fte(found.value), as_json(found.source)))
    return tuple(figures.values())


def _annual(found: Found[int] | None) -> Said | None:
    if found is None or found.value is None:
        return None
    return Said(print_kr(found.value) + " kr.", as_json(found.source))


def _earlier(row: Any) -> str:
    year = str(row.year.value) if row.year.value else _("år ikke oplyst")
    base = _("løbende p/l") if row.price_base == "current" else f"{row.price_base} p/l"
    agreement = row.agreement.value or row.agreement.raw
    return f"{agreement} · {year}: {print_kr(row.amount_kr.value)} kr., {base}"


def _table(table: BudgetTable) -> SheetTable:
    unit = table.unit.value if table.unit and table.unit.value else "kr."
    factor = parse_unit(unit)
    shown = [(key, words()) for key, words in _DETAILS if any(_detail(r, key) for r in table.rows)]
    years = _heads(table)
    rows = tuple(_row(row, [key for key, _words in shown], factor) for row in table.rows)
    has_total = any(row.total_kr is not None for row in table.rows)
    return SheetTable(
        (table.caption.value or table.caption.raw) if table.caption else table.id,
        f"{unit}, {_base(table)}".rstrip(", "),
        (*years, _("I alt")) if has_total else years,
        tuple(words for _key, words in shown),
        rows,
        not table.years,
    )


def _heads(table: BudgetTable) -> tuple[str, ...]:
    if table.years:
        return tuple(str(year) for year in table.years)
    width = max((len(row.cells) for row in table.rows), default=0)
    return tuple(_("kolonne %(n)s") % {"n": number + 1} for number in range(width))


def _base(table: BudgetTable) -> str:
    base = table.price_base.value if table.price_base else None
    if base is None:
        return ""
    return _("løbende p/l") if base == "current" else f"{base} p/l"


def _row(row: BudgetRow, details: list[str], factor: int) -> SheetRow:
    cells = [_cell(cell.amount_kr, factor) for cell in row.cells]
    if row.total_kr is not None:
        cells.append(_cell(row.total_kr, factor))
    return SheetRow(
        row.label.value or row.label.raw,
        tuple(_detail(row, key) for key in details),
        tuple(cells),
        row.kind == "total",
    )


def _cell(found: Found[int], factor: int) -> SheetCell:
    text = print_kr(found.value, factor) if found.value is not None else ""
    return SheetCell(text, as_json(found.source))


def _detail(row: BudgetRow, key: str) -> str:
    found: Found[str] | None = getattr(row, key)
    return (found.value or "") if found else ""


def _lists(note: BudgetNote) -> list[tuple[str, tuple[Said, ...]]]:
    named = [
        (_("Målgrupper"), note.target_groups),
        (_("Temaer"), note.themes),
        (_("Kriterier for valg af område"), note.area_criteria),
        (_("Opfølgning"), note.follow_up),
        (_("Mål"), note.goals),
    ]
    return [
        (title, tuple(Said(found.value, as_json(found.source)) for found in founds if found.value))
        for title, founds in named
    ]


def _ticks(note: BudgetNote) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Kategorisering"), _ticked(note.need_to)),
        (_("Bydel"), _ticked(note.districts)),
    ]


def _ticked(boxes: Mapping[str, Found[Any]]) -> tuple[str, ...]:
    return tuple(label for label, found in boxes.items() if found.value is True)
