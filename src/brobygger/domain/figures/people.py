"""Numbers of different people that are released together: they overlap, and do not add up.

A person may be in several rows, so a sum is at most its parts together and at least each of them.
That is enough to work something out: all who were reached, less everybody of the other rows, are
in the hidden one. Figures are compared through their sessions, the finest thing that is counted,
so that other tables, totals and earlier periods are weighed with them. Source: section A5 of the
design of reach and network methods, for figures that do not add up (A3).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from brobygger.domain.figures.attack import NEAR, Floats, Mask
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

PRICED = 4
"""Rounds in which the least price of a cover is raised before a programme is asked."""


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
        row for release in previous for row in release.rows if row.name not in release.suppressed
    ]
    guarded = [rows[at].sessions for at in small]
    guarded += [r.sessions for old in previous for r in old.rows if r.name in old.primary]
    reader = _Reader([*rows, *earlier], guarded, threshold)
    hidden = set(small)
    for sessions in dict.fromkeys(guarded):
        while used := reader.attack(sessions, hidden):
            free = [at for at in used if at < len(rows)]
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


class _Reader:
    """Somebody who holds figures of people and looks for those at hidden sessions.

    Sessions that are together in every figure are one place. ``low`` and ``high`` of a figure are
    as a reader sees them.
    """

    def __init__(
        self, figures: Sequence[Reached], guarded: Sequence[frozenset[str]], threshold: int
    ) -> None:
        sets = [*(one.sessions for one in figures), *guarded]
        at = {session: n for n, session in enumerate(sorted(frozenset[str]().union(*sets)))}
        members = np.zeros((len(sets), len(at)), dtype=bool)
        for row, sessions in enumerate(sets):
            members[row, [at[session] for session in sessions]] = True
        members, places = np.unique(members, axis=1, return_inverse=True)
        self.members = members[: len(figures)]
        self.place = {session: int(places[n]) for session, n in at.items()}
        lows = [one.people.low for one in figures]
        self.low = np.array([0 if low < threshold else low for low in lows])
        self.high = np.array([_size(one) for one in figures])

    def attack(self, sessions: frozenset[str], hidden: Collection[int]) -> list[int]:
        """The figures by which somebody knows of at least one person at the hidden sessions.

        Whoever is in a whole but in none of the parts that cover the rest of it is hidden: the
        least of the whole less the most of the parts. Parts may be weighed: it is enough that
        each session of the rest is covered once in all. None where no figure says more than nought.
        """
        shown = np.ones(len(self.low), dtype=bool)
        shown[list(hidden)] = False
        away = np.zeros(self.members.shape[1], dtype=bool)
        away[[self.place[session] for session in sessions]] = True
        wholes = np.flatnonzero(shown & (self.low > 0) & self.members[:, away].any(axis=1))
        for whole in wholes.tolist():
            rest = self.members[whole] & ~away
            if not rest.any():
                return [whole]
            parts = shown & np.isfinite(self.high) & self.members[:, rest].any(axis=1)
            parts[whole] = False
            useful = np.flatnonzero(parts)
            covers = self.members[np.ix_(useful, rest)]
            if least_cost(covers, self.high[useful]) > self.low[whole] - NEAR:
                continue
            weights = cheapest_cover(covers, self.high[useful])
            if self.low[whole] - weights @ self.high[useful] > NEAR:
                return [whole, *useful[weights > NEAR].tolist()]
        return []


def least_cost(covers: Mask, costs: Floats) -> float:
    """What any cover costs at least, without a programme; infinite where nothing covers.

    Each session is given a price such that no part is worth more than it costs (a solution of the
    dual programme): whatever covers all of them costs their sum or more.
    """
    if not covers.any(axis=0).all():
        return np.inf
    prices = np.zeros(covers.shape[1])
    left = costs.astype(float)
    sizes = covers.sum(axis=1)
    for _round in range(PRICED):
        more = np.where(covers, (left / sizes)[:, None], np.inf).min(axis=0)
        prices += more
        left = np.maximum(left - covers @ more, 0.0)
    return float(prices.sum())


def cheapest_cover(covers: Mask, costs: Floats) -> Floats:
    """Weights of parts that cover each session once at the least sum."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(
        costs,
        bounds=Bounds(0.0, 1.0),
        constraints=LinearConstraint(np.unique(covers.astype(float).T, axis=0), 1.0, np.inf),
    )
    if found.x is None:
        raise ArithmeticError(f"no cover was found where there is one: {found.message}")
    weights: Floats = found.x
    return weights
