"""Tables by chance, a reader who attacks them, and a plain heuristic to compare with."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from random import Random

import numpy as np
from scipy.optimize import linprog

from brobygger.domain.figures.disclosure import ProtectedTable
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import ALL, Atom, Level, Name

Numbers = Mapping[Atom, int]
THRESHOLD = 5
NEAR = 1e-6
GROUPED: dict[str, str] = {f"c{number:02}": f"q{number // 3}" for number in range(99)}
"""Months to quarters: the coarser table that is linked to one by months."""


def numbers(rng: Random, rows: int, columns: int) -> dict[Atom, int]:
    """Counts of people, some small, some nought, and now and then a poor row."""
    small, nought = rng.choice((0.05, 0.15, 0.3, 0.5)), rng.choice((0.0, 0.05, 0.2))
    most = rng.choice((12, 30, 80))
    found: dict[Atom, int] = {}
    for row in range(rows):
        poor = rng.random() < 0.1
        for column in range(columns):
            chance = rng.random()
            count = rng.randint(1, 4) if poor or chance < small else rng.randint(5, most)
            found[f"r{row:02}", f"c{column:02}"] = 0 if chance > 1 - nought else count
    return found


def raw(counts: Numbers) -> dict[Atom, RawCount]:
    """The counts as they are kept."""
    return {atom: RawCount(count) for atom, count in counts.items()}


LINKED: tuple[tuple[Level, ...], ...] = (("each", "all"), ("each", GROUPED, "all"))
"""A table by months with both margins, and the same by quarters."""


def covers(name: Name, atom: Atom) -> bool:
    """Whether a figure of this name counts the people of an atom: read off the name alone."""
    return all(
        said in (ALL, label, GROUPED.get(label)) for said, label in zip(name, atom, strict=True)
    )


class Reader:
    """Somebody who knows the figures shown, and that no count is below nought.

    Works out the least and the most of any other figure by a plain linear programme for each end,
    from names and true sums, without the code under test.
    """

    def __init__(self, counts: Numbers, shown: Iterable[Name]) -> None:
        self.atoms = sorted(counts)
        truth = np.array([float(counts[atom]) for atom in self.atoms])
        rows = np.array([self.row(name) for name in shown])
        self.known = {"A_eq": rows, "b_eq": rows @ truth} if len(rows) else {}

    def row(self, name: Name) -> list[float]:
        """The figure as a sum of atoms."""
        return [float(covers(name, atom)) for atom in self.atoms]

    def ends(self, name: Name) -> tuple[float, float]:
        """The least and the most that a figure can be; infinite where nothing limits it."""
        low, high = self._end(name, 1), self._end(name, -1)
        return low, high

    def _end(self, name: Name, sign: int) -> float:
        aim = sign * np.array(self.row(name))
        found = linprog(aim, **self.known, method="highs")
        return sign * float(found.fun) if found.status == 0 else -sign * float("inf")

    def finds(self, name: Name) -> bool:
        """Whether a small figure is not free to be anything from nought to the threshold."""
        return self._end(name, 1) > NEAR or self._end(name, -1) < THRESHOLD - NEAR


def recovered(counts: Numbers, shown: Iterable[Name], small: Iterable[Name]) -> list[Name]:
    """The small figures that a reader finds."""
    reader = Reader(counts, shown)
    return [name for name in small if reader.finds(name)]


def value(counts: Numbers, name: Name) -> int:
    """What a figure of this name counts."""
    return sum(count for atom, count in counts.items() if covers(name, atom))


def shown_of(table: ProtectedTable) -> list[Name]:
    """What a reader sees."""
    return [name for name in table.cells if name not in table.suppressed]


def small_of(counts: Numbers, names: Iterable[Name]) -> list[Name]:
    """What must not be seen."""
    return [name for name in names if 0 < value(counts, name) < THRESHOLD]


def hypercube(counts: Numbers, rows: Sequence[str], columns: Sequence[str]) -> set[Name]:
    """What the hypercube method hides in a table of two dimensions with both margins.

    For each small figure the rectangle with the fewest further cells, and of those the smallest
    sum, whose corners can move far enough both ways; margins are corners too. As described for
    HYPERCUBE with suppMethod "minSupps" in the documentation of sdcTable 0.6.4 (protectTable,
    after D. Repsilber, "Das Quaderverfahren", 1999); here it protects only as far as asked for.
    """
    names: list[Name] = list(product([*rows, ALL], [*columns, ALL]))
    size = {name: value(counts, name) for name in names}
    small = small_of(counts, names)
    hidden: set[Name] = set(small)
    for name in sorted(small, key=lambda one: (-size[one], one)):
        choices = []
        for row, column in product([*rows, ALL], [*columns, ALL]):
            if row == name[0] or column == name[1]:
                continue
            corners: list[Name] = [name, (name[0], column), (row, name[1]), (row, column)]
            flips = [1, -1 if ALL not in (name[1], column) else 1]
            flips.append(-1 if ALL not in (name[0], row) else 1)
            flips.append(flips[1] * flips[2])
            up = min((size[c] for c, s in zip(corners, flips, strict=True) if s < 0), default=99)
            down = min(size[c] for c, s in zip(corners, flips, strict=True) if s > 0)
            if up >= THRESHOLD - size[name] and down >= size[name]:
                new = [corner for corner in corners if corner not in hidden]
                choices.append((len(new), sum(size[one] for one in new), new))
        hidden.update(min(choices)[2] if choices else names)
    return hidden


def safe_without(counts: Numbers, names: Sequence[Name], fewer: int) -> tuple[Name, ...] | None:
    """A choice of so many further figures that is safe, by trying every one; None where none is."""
    small = small_of(counts, names)
    others = [name for name in names if name not in small]
    for further in combinations(others, fewer):
        reader = Reader(counts, [name for name in others if name not in further])
        if not any(reader.finds(name) for name in small):
            return further
    return None
