"""One kind of table everywhere: caption, sorting, paging, filters, export of exactly its rows.

A screen describes its table and hands it to the template::

    table = RegisterTable(
        request, "anbefalinger", _("Anbefalinger"), rows=Row.objects.all(),
        columns=(
            Column("nr", _("Nr."), lambda row: row.number, order=("number",), kind="number",
                   url=lambda row: row.get_absolute_url()),
            Column("kategori", _("Kategori"), lambda row: row.category_word,
                   cell="recommendations/category_cell.html"),
        ),
        filters=(Filter("kategori", _("Kategori"), (Choice("roed", _("..."), Q(...), "red"),)),),
    )
    if table.wants_export:
        return table.export()
    return render(request, "recommendations/list.html", {"table": table})

and the template says ``{% register_table table %}``. Everything is a plain link or form, so it
works without script; with it only the table is exchanged and the address changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse

from brobygger.web.ui.export import FORMATS, as_file
from brobygger.web.ui.ordering import by_head

Kind = Literal["text", "number", "date"]
SORT, SIDE, FIND, FORMAT = "sorter", "side", "q", "format"
_ALL = "alle"  # the count of all rows found, beside those of the choices


@dataclass(frozen=True)
class Column:
    """One column.

    ``value`` gives the plain value of a row: it is exported, and shown where no ``cell`` template
    is named (which gets ``row`` and ``value``). ``order`` are the fields sorted by; without them
    the column is not sortable. ``url`` makes the cell a link. ``total`` is the field summed in
    the last row (any true value where the rows are a plain list). ``head_unit`` is printed small
    under the head ("1.000 kr., 2024 p/l").
    """

    key: str
    head: Any
    value: Callable[[Any], Any]
    order: tuple[str, ...] = ()
    kind: Kind = "text"
    cell: str = ""
    url: Callable[[Any], str] | None = None
    total: str = ""
    head_unit: Any = ""
    row_head: bool = False
    show: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Choice:
    """One chip of a filter; ``colour`` gives it the shape of a category.

    ``where`` asks the row itself. What it asks of several related rows is written as a list,
    ``Q(pk__in=Part.objects.filter(...).values("recommendation"))``, and never as a join: that
    would show and count a row once for each of them, and on 10,000 rows it is slower.
    """

    value: str
    label: Any
    where: Q
    colour: str = ""


@dataclass(frozen=True)
class Filter:
    """A row of chips, of which one is chosen or none."""

    key: str
    label: Any
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice as shown: its address (which takes it away again where it is chosen)."""

    id: str
    label: Any
    url: str
    chosen: bool
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class Head:
    """A head cell as shown; ``sorted`` is "ascending", "descending" or empty."""

    column: Column
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as shown."""

    column: Column
    value: Any
    text: str
    url: str


class RegisterTable:
    """Rows of a queryset, or a plain list (which is neither sorted nor filtered)."""

    def __init__(
        self,
        request: HttpRequest,
        name: str,
        caption: Any,
        *,
        columns: Sequence[Column],
        rows: QuerySet[Any] | Sequence[Any],
        filters: Sequence[Filter] = (),
        search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None,
        search_label: Any = "",
        mark: Callable[[Any], str] | None = None,
        page_size: int = 25,
        exports: bool = True,
        empty: Any = "",
        unit: Any = "",
    ) -> None:
        self.request, self.name, self.caption = request, name, caption
        self.columns, self.rows, self.filters = tuple(columns), rows, tuple(filters)
        self.search, self.search_label, self.mark = search, search_label, mark
        self.page_size, self.empty, self.unit = page_size, empty, unit
        self.exports = exports and request.user.has_perm("accounts.export")

    # What was chosen

    @property
    def id(self) -> str:
        """The id of the part that is exchanged."""
        return f"tabel-{self.name}"

    @property
    def has_search(self) -> bool:
        """The table has a search field of its own."""
        return self.search is not None

    @property
    def find_text(self) -> str:
        """What was typed in the table's own search field."""
        return self.request.GET.get(FIND, "").strip() if self.search else ""

    def _chosen(self, of: Filter) -> Choice | None:
        value = self.request.GET.get(of.key, "")
        return next((choice for choice in of.choices if choice.value == value), None)

    @cached_property
    def _sort(self) -> tuple[Column, bool] | None:
        wish = self.request.GET.get(SORT, "")
        key, down = wish.removeprefix("-"), wish.startswith("-")
        column = next((one for one in self.columns if one.key == key and one.order), None)
        return (column, down) if column else None

    def address(self, **changes: str | None) -> str:
        """This page with some choices changed; paging starts over unless the page is given."""
        choices = self.request.GET.copy()
        for key in (SIDE, FORMAT, *changes):
            choices.pop(key, None)
        for key, value in changes.items():
            if value:
                choices[key] = value
        return f"{self.request.path}?{choices.urlencode()}" if choices else self.request.path

    @property
    def kept(self) -> Mapping[str, str]:
        """Choices that the search form must send along."""
        keys = [SORT, *(one.key for one in self.filters)]
        return {key: self.request.GET[key] for key in keys if self.request.GET.get(key)}

    # Rows

    @cached_property
    def _searched(self) -> QuerySet[Any] | Sequence[Any]:
        if self.search and self.find_text and isinstance(self.rows, QuerySet):
            return self.search(self.rows, self.find_text)
        return self.rows

    @cached_property
    def found(self) -> QuerySet[Any] | Sequence[Any]:
        """All rows that the choices leave, sorted; what is exported."""
        rows = self._searched
        if not isinstance(rows, QuerySet):
            return rows
        for one in self.filters:
            choice = self._chosen(one)
            if choice:
                rows = rows.filter(choice.where)
        if self._sort:
            column, down = self._sort
            rows = rows.order_by(*(by_head(field, down=down) for field in column.order), "pk")
        return rows

    @cached_property
    def page(self) -> Page[Any]:
        """The rows of this page; an unknown page number gives the nearest."""
        paginator = Paginator(self.found, self.page_size)
        if self._counts:
            paginator.count = self._counts[_ALL]  # known already: no second query
        return paginator.get_page(self.request.GET.get(SIDE))

    @property
    def count(self) -> int:
        """How many rows there are on all pages together."""
        return self.page.paginator.count

    # What the template prints

    @property
    def heads(self) -> list[Head]:
        """Head cells with the address that sorts by them (a second time: the other way)."""
        heads = []
        for column in self.columns:
            now = self._sort and self._sort[0] is column
            down = bool(now and self._sort and self._sort[1])
            url = self.address(**{SORT: f"-{column.key}" if now and not down else column.key})
            order = ("descending" if down else "ascending") if now else ""
            heads.append(Head(column, url if column.order else "", order))
        return heads

    @property
    def body(self) -> list[tuple[str, list[Cell], Any]]:
        """The rows of this page: the colour of the row's mark, its cells, the row."""
        return [
            (self.mark(row) if self.mark else "", [_cell(one, row) for one in self.columns], row)
            for row in self.page
        ]

    @cached_property
    def totals(self) -> list[Cell]:
        """The sum row over all pages, or nothing."""
        summed = [column for column in self.columns if column.total]
        if not summed:
            return []
        if isinstance(self.found, QuerySet):
            sums = self.found.order_by().aggregate(**{c.key: Sum(c.total) for c in summed})
        else:
            sums = {
                c.key: sum(v for v in (c.value(row) for row in self.found) if v is not None)
                for c in summed
            }
        return [Cell(c, sums.get(c.key), _text(c, sums.get(c.key)), "") for c in self.columns]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """All that is counted about the rows, in one query: each choice under those of the other
        filters, and the rows that all choices leave. Empty where there is nothing to choose.
        """
        rows = self._searched
        if not self.filters or not isinstance(rows, QuerySet):
            return {}
        chosen = {one.key: self._chosen(one) for one in self.filters}
        kept = {key: choice.where for key, choice in chosen.items() if choice}
        wanted = {_ALL: Count("pk", filter=_both(kept.values()))}
        for one in self.filters:
            others = _both(where for key, where in kept.items() if key != one.key)
            for index, choice in enumerate(one.choices):
                wanted[_name(one, index)] = Count("pk", filter=choice.where & others)
        counts: dict[str, int] = rows.order_by().aggregate(**wanted)
        return counts

    @cached_property
    def chips(self) -> list[tuple[Filter, list[Chip]]]:
        """The filters with their counts."""
        if not self._counts:
            return []
        return [(one, list(self._chips(one, self._counts))) for one in self.filters]

    def _chips(self, one: Filter, counts: Mapping[str, int]) -> Sequence[Chip]:
        chosen = self._chosen(one)
        return [
            Chip(
                f"{self.id}-{one.key}-{index}",
                choice.label,
                self.address(**{one.key: None if choice is chosen else choice.value}),
                choice is chosen,
                counts[_name(one, index)],
                choice.colour,
            )
            for index, choice in enumerate(one.choices)
        ]

    @property
    def is_narrowed(self) -> bool:
        """Some rows are left out by a choice."""
        return bool(self.find_text or any(self._chosen(one) for one in self.filters))

    @property
    def all_url(self) -> str:
        """The address with every choice taken away but the sorting."""
        return self.address(**{FIND: None, **{one.key: None for one in self.filters}})

    @property
    def pages(self) -> list[tuple[str, str, bool]]:
        """Page links: text, address, is it this one; "…" has no address."""
        paginator = self.page.paginator
        return [
            (str(number), "", False)
            if isinstance(number, str)
            else (str(number), self.page_url(number), number == self.page.number)
            for number in paginator.get_elided_page_range(
                self.page.number, on_each_side=1, on_ends=1
            )
        ]

    def page_url(self, number: int) -> str:
        """The address of a page of rows."""
        return self.address(**{SIDE: str(number)})

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        return self.page_url(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        return self.page_url(self.page.number + 1) if self.page.has_next() else ""

    # Export

    @property
    def export_urls(self) -> list[tuple[str, str]]:
        """Name and address of each file format."""
        if not self.exports:
            return []
        return [(name.upper(), self.address(**{FORMAT: name})) for name in FORMATS]

    @property
    def wants_export(self) -> bool:
        """The reader asked for a file instead of a page."""
        return self.request.GET.get(FORMAT) in FORMATS

    def export(self) -> HttpResponse:
        """The same rows as a file: all pages, in the same order, under the same heads."""
        if not self.exports:
            raise PermissionDenied
        heads = [
            f"{column.head} ({column.head_unit})" if column.head_unit else str(column.head)
            for column in self.columns
        ]
        rows = ([column.value(row) for column in self.columns] for row in self.found)
        return as_file(self.request.GET[FORMAT], self.name, str(self.caption), heads, rows)


def _name(of: Filter, index: int) -> str:
    return f"{of.key}_{index}".replace("-", "_")


def _both(conditions: Iterable[Q]) -> Q:
    joined = Q()
    for one in conditions:
        joined &= one
    return joined


def _cell(column: Column, row: Any) -> Cell:
    value = column.value(row)
    return Cell(column, value, _text(column, value), column.url(row) if column.url else "")


def _text(column: Column, value: Any) -> str:
    from brobygger.web.ui import numbers

    if value is None:
        return ""
    if column.show:
        return column.show(value)
    if column.kind == "date":
        return numbers.day(value)
    return numbers.count(value) if column.kind == "number" else str(value)
