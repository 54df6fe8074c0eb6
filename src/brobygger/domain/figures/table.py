"""Counts in a table together with its sums: what is released at the same time, and how it adds up.

Every figure is a set of *atoms*, the finest cells that are counted (an area, a theme, a month).
Figures of different tables, coarser ones and earlier ones are compared through their atoms, so
that whatever can be worked out from all of them together can be found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from brobygger.domain.figures.raw import RawCount, total

Atom = tuple[str, ...]
"""The finest cell: one label for each dimension."""

Name = tuple[str, ...]
"""What a figure is called in its table: one label for each dimension, ``ALL`` for a sum."""

ALL = "*"

Level = Literal["each", "all"] | Mapping[str, str]
"""How a dimension is shown: label by label, as one sum, or in the groups that labels map to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a table: the people of its atoms together."""

    name: Name
    atoms: frozenset[Atom]
    count: RawCount


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are released together, none of them twice.

    Two names of the same atoms (a quarter of which one month was counted, and that month) are one
    figure: ``names`` leads each name to the figure's place.
    """

    cells: Mapping[Atom, RawCount]
    figures: tuple[Figure, ...]
    names: Mapping[Name, int]


BOTH: tuple[Level, ...] = ("each", "all")


def tabulate(
    cells: Mapping[Atom, RawCount], levels: Sequence[Sequence[Level]] | None = None
) -> Table:
    """A table of the cells with its sums; a cell that was not counted is left out, never nought.

    ``levels`` says for each dimension how it is shown, by default label by label and as a sum.
    A label without a group in a mapping is a wrong call: KeyError.

    >>> two = tabulate({("Nord", "job"): RawCount(7), ("Nord", "skole"): RawCount(2)})
    >>> sorted(two.names)
    [('*', '*'), ('*', 'job'), ('*', 'skole'), ('Nord', '*'), ('Nord', 'job'), ('Nord', 'skole')]
    >>> len(two.figures)
    3
    """
    width = len(next(iter(cells), ()))
    shown = [BOTH] * width if levels is None else levels
    if len(shown) != width or any(len(atom) != width for atom in cells):
        raise ValueError("cells and levels of different dimensions")
    parts: dict[Name, set[Atom]] = {}
    for chosen in product(*shown):
        for atom in cells:
            parts.setdefault(tuple(map(_label, atom, chosen)), set()).add(atom)
    return Table(dict(cells), *_figures(cells, parts.items()))


def grouped(cells: Mapping[Atom, RawCount], groups: Mapping[Name, Iterable[Atom]]) -> Table:
    """A table of figures that overlap as they may: each name with the cells that it counts.

    >>> two = grouped({("a",): RawCount(7), ("b",): RawCount(2)}, {("all",): [("a",), ("b",)]})
    >>> len(two.figures)
    1
    """
    return Table(
        dict(cells), *_figures(cells, ((name, set(inside)) for name, inside in groups.items()))
    )


def _label(label: str, level: Level) -> str:
    if level == "each":
        return label
    return ALL if level == "all" else level[label]


def _figures(
    cells: Mapping[Atom, RawCount], parts: Iterable[tuple[Name, set[Atom]]]
) -> tuple[tuple[Figure, ...], dict[Name, int]]:
    found: list[Figure] = []
    names: dict[Name, int] = {}
    place: dict[frozenset[Atom], int] = {}
    for name, inside in parts:
        atoms = frozenset(inside)
        if atoms not in place:
            place[atoms] = len(found)
            found.append(Figure(name, atoms, total(cells[atom] for atom in atoms)))
        names[name] = place[atoms]
    return tuple(found), names


def revealing(table: Table, dimension: int) -> Iterator[tuple[int, int]]:
    """Figures that hold everybody of their sum over a dimension, with that sum, by their places.

    "All who came were men": such a pair tells something of each one of them, however many.
    """
    for name, at in table.names.items():
        whole = table.names.get((*name[:dimension], ALL, *name[dimension + 1 :]))
        if whole is None or table.figures[whole].atoms == table.figures[at].atoms:
            continue
        if RawCount(0) < table.figures[at].count == table.figures[whole].count:
            yield at, whole
