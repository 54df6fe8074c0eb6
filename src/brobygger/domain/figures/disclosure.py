"""Disclosure control: the only maker of figures that may be shown.

A small number of people at risk can be recognised by those who know them, so numbers from 1 to
below the threshold are hidden, and further ones with them until nothing hidden can be worked out
from the sums, from a coarser table or from anything released before. Every release is audited;
one that cannot be made safe is refused and must be coarsened. Source: section A5 of the design of
reach and network methods.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from brobygger.domain.figures.attack import Need, World, world_of
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.seal import SEAL
from brobygger.domain.figures.suppression import Method, TooNarrow, choose
from brobygger.domain.figures.table import Atom, Figure, Name, Table, revealing
from brobygger.domain.kernel.problem import Problem

THRESHOLD = 5
LEAST_THRESHOLD = 3
"""Agencies use 3 to 10; what the municipality's own rule is must be confirmed with it."""


class CannotProtect(Exception):
    """A table cannot be released without giving a small number away; carries the Problem."""

    def __init__(self, names: Collection[Name]) -> None:
        self.names = tuple(sorted(names))
        said = "; ".join(" / ".join(name) for name in self.names)
        self.problem = Problem("FIGURES-001", "error", params={"names": said})
        super().__init__(self.problem.code)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was proved of a release.

    ``protected`` figures of this and earlier releases cannot be worked out; ``earlier`` is the
    number of releases audited together with it; ``primary`` and ``further`` are how many figures
    are hidden for themselves and for others.
    """

    protected: int
    earlier: int
    primary: int
    further: int
    method: Method


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table as it may be released.

    ``cells`` has every figure by its names. ``table``, ``hidden`` and ``primary`` stay inside:
    a later release is audited together with them.
    """

    cells: Mapping[Name, Published]
    suppressed: frozenset[Name]
    audit: Audit
    table: Table
    hidden: frozenset[int]
    primary: frozenset[int]


@dataclass(slots=True)
class _Joint:
    """The new table with all that was released before it about the same people."""

    counts: dict[Atom, int]
    place: dict[frozenset[Atom], int]
    fixed: set[int]
    small: set[int]
    revised: set[int]
    earlier: int = 0

    def at(self, figure: Figure) -> int:
        """The figure's place, a new one where nothing of the same atoms is there yet."""
        return self.place.setdefault(figure.atoms, len(self.place))


def protect(
    table: Table,
    threshold: int = THRESHOLD,
    previous: Sequence[ProtectedTable] = (),
    traits: Collection[int] = (),
    also: Collection[Name] = (),
) -> ProtectedTable:
    """Hide what must be hidden, prove that it cannot be worked out, and publish the rest.

    ``previous`` are the earlier releases, the latest last. ``traits`` are the dimensions that say
    something of a person (age, sex): there a figure is hidden too where it holds everybody, so
    that no "all who came were ..." is told. ``also`` are hidden for a reason of another table, and
    must not be worked out either. A threshold below 3 is a wrong call: ValueError.
    Raises CannotProtect.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold}")
    joint = _joined(table, previous, threshold)
    world = world_of(list(joint.place), joint.counts)
    own = {joint.at(figure): at for at, figure in enumerate(table.figures)}
    primary = {at for at in own if 0 < world.counts[at] < threshold} | joint.revised
    primary |= {joint.at(table.figures[table.names[name]]) for name in also}
    needs = _needs(world, primary | joint.small, threshold)
    for dimension in traits:
        for part, _ in revealing(table, dimension):
            at = joint.at(table.figures[part])
            if at not in primary:
                primary.add(at)
                needs.append(Need(min(threshold, int(world.counts[at])), at, -1))
    named = {at: figure.name for figure in table.figures for at in (joint.at(figure),)}
    if given := primary & joint.fixed:
        raise CannotProtect([named[at] for at in given])
    hidden = np.zeros(len(joint.place), dtype=bool)
    fixed = hidden.copy()
    fixed[sorted(joint.fixed)] = True
    hidden[[at for at in range(len(hidden)) if at in primary or not (fixed[at] or at in own)]] = (
        True
    )
    try:
        choice = choose(world, needs, hidden, fixed)
    except TooNarrow as narrow:
        names = {named.get(at, ("*",)) for at in narrow.figures}
        raise CannotProtect(names) from narrow
    gone = frozenset(own[at] for at in np.flatnonzero(choice.hidden).tolist() if at in own)
    audit = Audit(len(needs), joint.earlier, len(primary), len(gone) - len(primary), choice.method)
    return _released(table, gone, frozenset(own[at] for at in primary), audit)


def _needs(world: World, small: Collection[int], threshold: int) -> list[Need]:
    """Each small figure may be nought, and may be as much as the threshold."""
    found = []
    for at in sorted(small):
        count = int(world.counts[at])
        if count < threshold:
            found.append(Need(threshold - count, at, 1))
        if count:
            found.append(Need(min(count, threshold), at, -1))
    return found


def _joined(table: Table, previous: Sequence[ProtectedTable], threshold: int) -> _Joint:
    """The figures of the table, and of earlier ones as far as they count the same people.

    Where a count was corrected since, an earlier figure says nothing exact of the present ones.
    It is left out, and a figure that was shown and has moved by less than the threshold is hidden
    now: the difference would be a small number of people.
    """
    joint = _Joint({at: one.reveal() for at, one in table.cells.items()}, {}, set(), set(), set())
    for figure in table.figures:
        joint.at(figure)
    own = {figure.atoms: figure for figure in table.figures}
    for release in reversed(previous):
        before = release.table
        if joint.counts.keys().isdisjoint(before.cells):
            continue
        joint.earlier += 1
        moved = {
            atom
            for atom, count in before.cells.items()
            if joint.counts.setdefault(atom, count.reveal()) != count.reveal()
        }
        for at, figure in enumerate(before.figures):
            if not moved.isdisjoint(figure.atoms):
                now = own.get(figure.atoms)
                if at not in release.hidden and now is not None:
                    step = abs(now.count.reveal() - figure.count.reveal())
                    if 0 < step < threshold:
                        joint.revised.add(joint.at(now))
            elif at not in release.hidden:
                joint.fixed.add(joint.at(figure))
            elif at in release.primary:
                joint.small.add(joint.at(figure))
    return joint


def _released(
    table: Table, gone: frozenset[int], primary: frozenset[int], audit: Audit
) -> ProtectedTable:
    cells = {name: _cell(table.figures[at], at in gone) for name, at in table.names.items()}
    suppressed = frozenset(name for name, at in table.names.items() if at in gone)
    return ProtectedTable(cells, suppressed, audit, table, gone, primary)


def _cell(figure: Figure, is_hidden: bool) -> Published:
    if is_hidden:
        return Published(None, seal=SEAL)
    number = figure.count.reveal()
    return Published(Interval(number, number), seal=SEAL)


def publish_count(count: RawCount, threshold: int = THRESHOLD) -> Published:
    """One number that stands alone, with no sum beside it: hidden from 1 to below the threshold."""
    return publish_interval(Interval(count.reveal(), count.reveal()), threshold)


def publish_interval(people: Interval, threshold: int = THRESHOLD) -> Published:
    """An interval that stands alone: hidden where its high end is small.

    A low end that is small is told as nought, so that no small number is told at all.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold}")
    if people.high is not None and 0 < people.high < threshold:
        return Published(None, seal=SEAL)
    low = 0 if people.low < threshold else people.low
    return Published(Interval(low, people.high), seal=SEAL)


def hide() -> Published:
    """A figure that is hidden."""
    return Published(None, seal=SEAL)


def rounded(figure: Published) -> Published:
    """A published figure for the public: whole fives, rounded outward; hidden stays hidden."""
    if figure.interval is None:
        return figure
    return Published(figure.interval.rounded(), rounded=True, seal=SEAL)
