"""Numbers of different people with every sum on the way down, thousands of rows at a time.

The same question as in ``people``, what the rows shown tell of a hidden one, for rows that lie
within each other: an area, a theme of it, a month of that. Then no linear programme is needed. The
cheapest cover of all but the hidden row is found from the bottom up, because in a tree the best
cover never needs a part of a row. Source: section A5 of the design of reach and network methods.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from brobygger.domain.figures.disclosure import LEAST_THRESHOLD, THRESHOLD, hide, publish_interval
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import ALL, Name


@dataclass(frozen=True, slots=True)
class ProtectedRollup:
    """Rows as they may be released; ``rows`` stay inside for the next release."""

    cells: Mapping[Name, Published]
    suppressed: frozenset[Name]
    rows: Mapping[Name, Interval]


def protect_rollup(
    rows: Mapping[Name, Interval],
    threshold: int = THRESHOLD,
    previous: Sequence[ProtectedRollup] = (),
) -> ProtectedRollup:
    """Hide rows of few people, and further ones until none of them can be worked out.

    Each row lies in the one with its last label put to ``ALL``, which must be there too: ValueError
    for a row without it, and for a threshold below 3. A row that was shown before and has moved by
    less than the threshold since is hidden now, because the difference would be a small number of
    people; rows of ``previous`` are compared with their own later ones, not with all others.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold}")
    tree = _Tree(rows, threshold)
    small = [name for name, people in rows.items() if _is_small(people, threshold)]
    tree.hidden.update(small)
    tree.hidden.update(_revised(rows, previous, threshold))
    tree.weigh_all()
    for name in small:
        while used := tree.attack(name):
            tree.hide(min(used, key=lambda one: (tree.high(one), one)))
    cells = {
        name: hide() if name in tree.hidden else publish_interval(people, threshold)
        for name, people in rows.items()
    }
    return ProtectedRollup(cells, frozenset(tree.hidden), dict(rows))


def _is_small(people: Interval, threshold: int) -> bool:
    return people.high is not None and 0 < people.high < threshold


def _revised(
    rows: Mapping[Name, Interval], previous: Sequence[ProtectedRollup], threshold: int
) -> Iterator[Name]:
    last: dict[Name, Interval] = {}
    for release in previous:
        last |= {n: each for n, each in release.rows.items() if n not in release.suppressed}
    for name, before in last.items():
        now = rows.get(name)
        if now is not None:
            steps = [abs(now.low - before.low), abs((now.high or 0) - (before.high or 0))]
            if any(0 < step < threshold for step in steps):
                yield name


class _Tree:
    """The rows, each below its sum, and what it costs to cover each of them with shown ones."""

    def __init__(self, rows: Mapping[Name, Interval], threshold: int) -> None:
        self.rows = rows
        self.hidden: set[Name] = set()
        self.least = {n: 0 if one.low < threshold else one.low for n, one in rows.items()}
        self.above = {name: _above(name) for name in rows}
        self.below: dict[Name, list[Name]] = {name: [] for name in rows}
        for name, above in self.above.items():
            if above is not None:
                if above not in self.below:
                    raise ValueError(f"no sum above {' / '.join(name)}")
                self.below[above].append(name)
        self.cost: dict[Name, float] = {}

    def high(self, name: Name) -> float:
        """The most people in a row."""
        high = self.rows[name].high
        return inf if high is None else float(high)

    def weigh_all(self) -> None:
        """The cheapest cover of every row, the finest first."""
        for name in sorted(self.rows, key=_depth, reverse=True):
            self._weigh(name)

    def hide(self, name: Name) -> None:
        """Hide one more row, and others that count exactly the same sessions."""
        lowest = highest = name
        while len(self.below[lowest]) == 1:
            lowest = self.below[lowest][0]
        above = self.above[highest]
        while above is not None and len(self.below[above]) == 1:
            highest, above = above, self.above[above]
        self.hidden.update(one for one in self._up(lowest) if _depth(one) >= _depth(highest))
        for one in self._up(lowest):
            self._weigh(one)

    def _up(self, name: Name) -> Iterator[Name]:
        """A row and the sums above it."""
        above: Name | None = name
        while above is not None:
            yield above
            above = self.above[above]

    def attack(self, hidden: Name) -> list[Name]:
        """The rows by which somebody knows of at least one person in the hidden one; none is good.

        Whoever is in a sum above but in none of the rows that cover the rest of it is hidden.
        """
        rest, way, covers = 0.0, hidden, list[Name]()
        whole = self.above[hidden]
        while whole is not None:
            besides = [one for one in self.below[whole] if one != way]
            rest += sum(self.cost[one] for one in besides)
            covers += besides
            if whole not in self.hidden:
                if self.least[whole] > rest:
                    return [whole, *(used for one in covers for used in self._used(one))]
                if self.high(whole) < rest:
                    rest, covers = self.high(whole), [whole]
            way, whole = whole, self.above[whole]
        return []

    def _weigh(self, name: Name) -> None:
        parts = self.below[name]
        cost = sum(self.cost[one] for one in parts) if parts else inf
        self.cost[name] = cost if name in self.hidden else min(cost, self.high(name))

    def _used(self, name: Name) -> Iterator[Name]:
        """The rows that cover one as cheaply as can be."""
        if name not in self.hidden and self.high(name) <= self.cost[name]:
            yield name
        else:
            for one in self.below[name]:
                yield from self._used(one)


def _above(name: Name) -> Name | None:
    depth = _depth(name)
    return None if not depth else (*name[: depth - 1], ALL, *name[depth:])


def _depth(name: Name) -> int:
    """How many labels are not left out."""
    return len(name) - sum(1 for label in name if label == ALL)
