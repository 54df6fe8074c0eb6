"""The tables of a note and the recommendations of an annex, drawn as the papers draw them."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from brobygger.cli.screen import CERTAINTIES, shown_certainty, shown_value, table
from brobygger.cli.texts import SAID
from brobygger.domain.budgets.checks.naming import EARLIER_FUNDS
from brobygger.domain.budgets.note import BudgetRow, BudgetTable, YearAmount
from brobygger.domain.documents.found import Certainty, Found
from brobygger.domain.documents.record import walk
from brobygger.domain.recommendations.recommendation import (
    Colour,
    Part,
    Recommendation,
)
from brobygger.messages import Language
from brobygger.messages.fields import FIELDS
from brobygger.messages.places import place_words
from brobygger.messages.recommendations import CATEGORIES
from brobygger.messages.values import WORDS, route_words

_ORDER: tuple[Certainty, ...] = tuple(CERTAINTIES)
_COLOURS: dict[Colour, str] = {"green": "green", "red": "red", "blue": "blue", "black": ""}


def print_budget_table(screen: Console, index: int, read: BudgetTable, language: Language) -> None:
    """A budget table in kroner. An amount without a certain year has a column of its own."""
    columns = _columns(read)
    title = f"{FIELDS['tables'].said(language)} {index + 1}"
    if read.caption is not None or read.id.startswith(EARLIER_FUNDS):
        title = _text(read.caption, language) or FIELDS[EARLIER_FUNDS].said(language)
    printed = escape(read.unit.raw) if read.unit else WORDS["unstated"].said(language)
    title += f" · {SAID['in_kroner'].said(language).format(unit=printed)}"
    has_total = any(row.total_kr is not None for row in read.rows)
    amounts = [*columns.values(), *([FIELDS["total_kr"].said(language)] if has_total else [])]
    heads = [FIELDS["label"].said(language), *amounts]
    shown = table(*heads, *_tail_heads(screen, language), title=title)
    for column in shown.columns[1 : len(heads)]:
        column.justify, column.no_wrap = "right", True
    for row in read.rows:
        label, *cells = _budget_row(row, list(columns), language, has_total=has_total)
        tail = (
            place_words(row.label.source, language, f"tables.{index}"),
            _certainty(row, language),
        )
        shown.add_row(*_with_tail(screen, label, cells, tail))
    screen.print(shown)


NARROW = 100
"""On a screen with fewer columns, place and certainty stand below the name."""
NARROW_NAME = 18
"""Columns that the text of a recommendation gets there."""


def _tail_heads(screen: Console, language: Language) -> list[str]:
    names = () if screen.width < NARROW else ("place", "certainty")
    return [SAID[name].said(language) for name in names]


def _with_tail(
    screen: Console, name: str, cells: Iterable[str], tail: tuple[str, str]
) -> Iterable[str]:
    if screen.width < NARROW:
        return (f"{name}\n[dim]{tail[0]}[/]\n{tail[1]}", *cells)
    return (name, *cells, *tail)


_Column = tuple[int | None, int | None]
"""The year, or, where it is lost, None and the position."""


def _column_of(cell: YearAmount) -> _Column:
    return (None, cell.column) if cell.year is None else (cell.year, None)


def _columns(read: BudgetTable) -> dict[_Column, str]:
    """Each column with its head; a lost year is "?", with the suggestion before it if any."""
    heads: dict[_Column, str] = {(year, None): str(year) for year in read.years}
    for row in read.rows:
        for cell in row.cells:
            heads.setdefault(_column_of(cell), f"{cell.year or cell.suggested_year or ''}?")
    return heads


def _budget_row(
    row: BudgetRow, columns: list[_Column], language: Language, *, has_total: bool
) -> Iterable[str]:
    label = _text(row.label, language)
    yield f"[bold]{label}[/]" if row.kind == "total" else label
    cells = {_column_of(cell): cell.amount_kr for cell in row.cells}
    yield from (_text(cells.get(column), language, is_kr=True) for column in columns)
    if has_total:
        yield _text(row.total_kr, language, is_kr=True)


def print_recommendations(
    screen: Console, recommendations: Iterable[Recommendation], language: Language
) -> None:
    """The annex as a table, one line a part, the category in words and shape."""
    heads = [
        FIELDS[name].said(language)
        for name in ("parts", "label", "administrations", "routes", "novelty", "category")
    ]
    if screen.width < NARROW:
        heads = [*heads[1:3], f"{heads[3]}, {heads[4]}", heads[5]]
    shown = table(*heads, *_tail_heads(screen, language), lines=screen.width < NARROW)
    if screen.width < NARROW:
        shown.columns[0].min_width = NARROW_NAME
    for recommendation in recommendations:
        for part in recommendation.parts:
            name, label, *cells = _part_row(part, language)
            tail = (place_words(part.label.source, language), _certainty(part, language))
            if screen.width < NARROW:
                administrations, routes, novelty, category = cells
                cells = [administrations, f"{routes}\n{novelty}", category]
                shown.add_row(*_with_tail(screen, f"[bold]{name}[/] {label}", cells, tail))
            else:
                shown.add_row(name, label, *cells, *tail)
    screen.print(shown)


def _part_row(part: Part, language: Language) -> Iterable[str]:
    yield part.id
    yield _text(part.label, language)
    yield ", ".join(_text(found, language) for found in part.administrations) or "–"
    routes = (found.value for found in part.routes)
    yield escape("; ".join(route_words(route, language) for route in routes if route)) or "–"
    yield ", ".join(WORDS[found.value].said(language) for found in part.novelty if found.value)
    yield shown_category(part.category.value, language)


def shown_category(colour: Colour | None, language: Language) -> str:
    """Sign and word of a category, in its colour; "not stated" where there is none."""
    if colour is None:
        return WORDS["unstated"].said(language)
    category, style = CATEGORIES[colour], _COLOURS[colour]
    words = f"{category.sign} {category.said(language)}"
    return f"[{style}]{words}[/]" if style else words


def _text(found: Found[object] | None, language: Language, *, is_kr: bool = False) -> str:
    return shown_value(found, language, is_kr=is_kr) if found else ""


def _certainty(line: BudgetRow | Part, language: Language) -> str:
    """The certainty of a line is that of its least certain value."""
    values = (found for _, found in walk(line))
    stated = [found for found in values if found.raw or found.value is not None]
    worst = max((_ORDER.index(found.certainty) for found in stated), default=0)
    return shown_certainty(_ORDER[worst], language)
