"""Numbers of different people that are released together: they overlap, and do not add up.

A person may be in several rows, so a sum is at most its parts together and at least each of them.
That is enough to work something out: all who were reached, less everybody of the other rows, are
in the hidden one. Figures are compared through their sessions, the finest thing that is counted,
so that other tables, totals and earlier periods are weighed with them. Source: section A5 of the
design of reach and network methods, for figures that do not add up (A3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from brobygger.domain.figures.disclosure import (
    LEAST_THRESHOLD,
    THRESHOLD,
    CannotProtect,
    hide,
    publish_interval,
)
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import Name

NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Reached:
    """The different people at some sessions together, still raw."""

    name: Name
    sessions: frozenset[str]
    people: Interval


@dataclass(frozen=True, slots=True)
class ProtectedPeople:
    """Rows as they may be released; ``rows`` and ``primary`` stay inside for a later audit."""

    cells: Mapping[Name, Published]
    suppressed: frozenset[Name]
    rows: tuple[Reached, ...]
    primary: frozenset[Name]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A figure as a reader sees it; ``row`` is its place in this release, None if published."""

    sessions: frozenset[str]
    low: int
    high: int | None
    row: int | None


def protect_people(
    rows: Sequence[Reached],
    threshold: int = THRESHOLD,
    previous: Sequence[ProtectedPeople] = (),
) -> ProtectedPeople:
    """Hide rows of few people, and further ones until none of them can be worked out.

    Rows of the same sessions are hidden together. A threshold below 3 is a wrong call: ValueError.
    Raises CannotProtect where what was released before gives a row away.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"a threshold of {threshold}")
    small = {at for at, row in enumerate(rows) if _is_small(row, threshold)}
    earlier = [
        _seen(row, None, threshold)
        for release in previous
        for row in release.rows
        if row.name not in release.suppressed
    ]
    guarded = [rows[at].sessions for at in small]
    guarded += [r.sessions for old in previous for r in old.rows if r.name in old.primary]
    hidden = set(small)
    for sessions in dict.fromkeys(guarded):
        while used := _attack(sessions, _shown(rows, hidden, threshold) + earlier):
            free = [one.row for one in used if one.row is not None]
            if not free:
                names = [row.name for row in rows if row.sessions == sessions]
                raise CannotProtect(names or [("*",)])
            cheapest = min(free, key=lambda at: (_size(rows[at]), at))
            hidden |= {at for at, r in enumerate(rows) if r.sessions == rows[cheapest].sessions}
    cells = {
        row.name: hide() if at in hidden else publish_interval(row.people, threshold)
        for at, row in enumerate(rows)
    }
    return ProtectedPeople(
        cells,
        frozenset(rows[at].name for at in hidden),
        tuple(rows),
        frozenset(rows[at].name for at in small),
    )


def _is_small(row: Reached, threshold: int) -> bool:
    return row.people.high is not None and 0 < row.people.high < threshold


def _size(row: Reached) -> float:
    return float("inf") if row.people.high is None else row.people.high


def _seen(row: Reached, at: int | None, threshold: int) -> _Seen:
    low = 0 if row.people.low < threshold else row.people.low
    return _Seen(row.sessions, low, row.people.high, at)


def _shown(rows: Sequence[Reached], hidden: set[int], threshold: int) -> list[_Seen]:
    return [_seen(row, at, threshold) for at, row in enumerate(rows) if at not in hidden]


def _attack(hidden: frozenset[str], shown: Sequence[_Seen]) -> list[_Seen]:
    """The figures by which somebody knows of at least one person at the hidden sessions.

    Whoever is in a whole but in none of the parts that cover the rest of it is hidden: the least
    of the whole less the most of the parts. Parts may be weighed: it is enough that each session
    of the rest is covered once in all. Nothing where no figure says more than nought.
    """
    parts = [one for one in shown if one.high is not None]
    for whole in shown:
        if not whole.low or whole.sessions.isdisjoint(hidden):
            continue
        rest = sorted(whole.sessions - hidden)
        if not rest:
            return [whole]
        useful = [one for one in parts if one is not whole and not one.sessions.isdisjoint(rest)]
        weights = _cheapest_cover(rest, useful)
        if weights is None:
            continue
        cost = sum(w * (one.high or 0) for w, one in zip(weights, useful, strict=True))
        if whole.low - cost > NEAR:
            return [whole, *(o for w, o in zip(weights, useful, strict=True) if w > NEAR)]
    return []


def _cheapest_cover(rest: Sequence[str], parts: Sequence[_Seen]) -> list[float] | None:
    """Weights of parts that cover each session once at the least sum; None where none do."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not set(rest) <= frozenset[str]().union(*(one.sessions for one in parts)):
        return None
    covers = np.array([[float(session in one.sessions) for one in parts] for session in rest])
    found = milp(
        np.array([float(one.high or 0) for one in parts]),
        bounds=Bounds(0.0, 1.0),
        constraints=LinearConstraint(np.unique(covers, axis=0), 1.0, np.inf),
    )
    return None if found.x is None else [float(weight) for weight in found.x]
