"""The terms of a choice as a mixed-integer programme, solved by HiGHS inside scipy.

Columns, each 0 or 1: x for each note, u for notes that must be given together, z for each part, y
for each recommendation. Source: section A5 of the decision methods. At whole x the greatest z and
y are whole by themselves. Where their sum is the aim they are declared so all the same: a solver
that knows that a sum is whole stops as soon as less than one is missing (500 notes in 0.2 s instead
of minutes). Where money is the aim, that only makes it slower.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import gcd
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from brobygger.domain.recommendations.portfolio.choosing.question import Row
from brobygger.domain.recommendations.portfolio.choosing.terms import Terms, Together
from brobygger.domain.recommendations.portfolio.model import Node, Target
from brobygger.domain.recommendations.portfolio.state import State

Sum = Mapping[int, int]
"""Column -> whole coefficient."""

THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """A sum of columns between two bounds; None is no bound."""

    of: Sum
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver says. ``notes`` None: no answer (none exists, or none found in the time).

    ``value`` is the aim's, and ``bound`` the most that could still be possible in more time.
    """

    notes: frozenset[str] | None
    is_proven: bool
    value: int = 0
    bound: int = 0


class Mismatch(RuntimeError):
    """The solver's answer does not hold by the rules of the register: a fault of ours."""


@dataclass(frozen=True)
class Program:
    """The terms as columns and lines. ``rows`` are the conditions kept, all by default."""

    terms: Terms
    rows: tuple[Row, ...]
    limit_s: int = 60
    columns: dict[tuple[str, Any], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give every column its number, in an order that is always the same."""
        for note in self.terms.model.notes_by_id:
            self._column("x", note)
        for part in self._parts:
            self._column("z", part)
        for number in self._own_parts:
            self._column("y", number)
        self._column("none", "")  # where there is nothing to choose, the solver wants a column
        assert self.lines is not None  # the last columns come with the lines

    # Objectives

    @cached_property
    def whole(self) -> Sum:
        """The weight of the recommendations that are covered."""
        return {
            self.columns["y", number]: weight
            for number in self._own_parts
            if (weight := self.terms.question.weight(number))
        }

    @cached_property
    def parts(self) -> Sum:
        """The weight of the parts that stand."""
        return {
            self.columns["z", part]: weight
            for part in self._parts
            if (weight := self.terms.question.part_weight(part))
        }

    @cached_property
    def money(self) -> Sum:
        """What is chosen costs over all years, in ``unit``."""
        cost = {note: self.terms.money_kr([note]) // self.unit for note in self.terms.free}
        return {self.columns["x", note]: kr for note, kr in cost.items() if kr}

    @cached_property
    def count(self) -> Sum:
        """How many notes are chosen."""
        return {self.columns["x", note]: 1 for note in self.terms.free}

    @cached_property
    def has_free_notes(self) -> bool:
        """Some note costs nothing, or less: the cheapest choice may hold more than it needs."""
        return any(self.terms.money_kr([note]) <= 0 for note in self.terms.free)

    @cached_property
    def unit(self) -> int:
        """Money goes in thousand kroner, or in kroner where an amount is not a multiple of it."""
        costs = (self.terms.model.note(note).cost_kr.values() for note in self.terms.free)
        amounts = [kr for cost in costs for kr in cost]
        amounts += [cap.kr for cap in self.terms.question.caps]
        return THOUSAND if gcd(*amounts) % THOUSAND == 0 else 1

    # Solving

    def best(self, aim: Sum, more: Sequence[Line] = (), *, least: bool = False) -> Solved:
        """The greatest (or least) sum of ``aim`` under all conditions and ``more``.

        Raises Mismatch where the solver fails or its answer breaks a condition of the rules.
        """
        sign = 1 if least else -1
        cost = np.zeros(len(self.columns))
        for column, value in aim.items():
            cost[column] = sign * value
        taken = self.matrices(more, is_all_whole=not least)
        found = milp(cost, **taken, options=self._options)
        if found.status == 2:
            return Solved(None, is_proven=True)
        if found.status not in {0, 1}:
            raise Mismatch(f"status {found.status}: {found.message}")
        if found.x is None:
            return Solved(None, is_proven=False)
        notes = self._notes(found.x)
        if not self.terms.allows(notes) and self.rows == self.terms.rows:
            raise Mismatch(f"conditions broken by {sorted(notes)}")
        value = int(np.rint(sign * found.fun))
        if found.status == 0:
            return Solved(notes, True, value, value)
        bound = np.floor(np.rint(sign * found.mip_dual_bound * THOUSAND) / THOUSAND)
        return Solved(notes, False, value, int(bound))

    def matrices(self, more: Sequence[Line] = (), *, is_all_whole: bool = True) -> dict[str, Any]:
        """Everything but the aim, as scipy takes it."""
        lines = [*self.lines, *more]
        size = (len(lines), len(self.columns))
        columns = [column for line in lines for column in line.of]
        values = [value for line in lines for value in line.of.values()]
        ends = np.cumsum([0, *(len(line.of) for line in lines)])
        low = [-np.inf if line.low is None else line.low for line in lines]
        high = [np.inf if line.high is None else line.high for line in lines]
        matrix = csr_array((np.array(values, dtype="d"), columns, ends), shape=size)
        whole = np.ones(size[1])
        if not is_all_whole:
            whole[len(self.terms.model.notes_by_id) :] = 0
        return {
            "constraints": LinearConstraint(matrix, low, high),
            "bounds": Bounds(np.zeros(size[1]), np.ones(size[1])),
            "integrality": whole,
        }

    @property
    def _options(self) -> dict[str, Any]:
        return {"time_limit": self.limit_s, "mip_rel_gap": 0, "disp": False}

    def _notes(self, solution: Any) -> frozenset[str]:
        chosen = np.rint(solution)
        return frozenset(n for n in self.terms.free if chosen[self.columns["x", n]] == 1)

    def except_for(self, notes: Iterable[str]) -> Line:
        """Not these notes again, nor more than these."""
        chosen = {self.columns["x", note]: 1 for note in notes}
        return Line(chosen, high=len(chosen) - 1)

    # Lines

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every condition, and what the parts and recommendations need."""
        found = [line for row in self.rows for line in self._condition(row)]
        for node in self.terms.model.nodes.values():
            if ("z", node.id) in self.columns:
                found += self._support(node)
                found += (line for target in node.targets for line in self._waiting(node, target))
        for number, parts in self._own_parts.items():
            found += (self._at_most(self.columns["y", number], ("z", part)) for part in parts)
        return tuple(found)

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The parts that are the city's own."""
        standing = self.terms.standing
        return tuple(part for part in standing if standing[part] is not State.OUTSIDE)

    @cached_property
    def _own_parts(self) -> Mapping[int, tuple[str, ...]]:
        own = frozenset(self._parts)
        found = {
            each.number: tuple(part.id for part in each.parts if part.id in own)
            for each in self.terms.model.recommendations
        }
        return {number: parts for number, parts in found.items() if parts}

    def _column(self, kind: str, subject: Any) -> int:
        return self.columns.setdefault((kind, subject), len(self.columns))

    def _at_most(self, column: int, *others: tuple[str, Any]) -> Line:
        """A column is at most the sum of others."""
        return Line({column: 1, **{self.columns[other]: -1 for other in others}}, high=0)

    def _support(self, node: Node) -> Iterator[Line]:
        """A part stands only on one of its own sources."""
        ways = self.terms.ways(node)
        if frozenset() in ways:
            return
        carriers: list[tuple[str, Any]] = []
        for way in dict.fromkeys(ways):
            if len(way) == 1:
                carriers.append(("x", min(way)))
            else:
                carriers.append(("u", way))
                yield from self._together(way)
        yield self._at_most(self.columns["z", node.id], *carriers)

    def _together(self, way: Together) -> Iterator[Line]:
        if ("u", way) in self.columns:
            return
        column = self._column("u", way)
        yield from (self._at_most(column, ("x", note)) for note in sorted(way))

    def _waiting(self, node: Node, target: Target) -> Iterator[Line]:
        """A part stands only if what it requires does; another authority's part never counts."""
        column = self.columns["z", node.id]
        own = [("z", part) for part in target.parts if ("z", part) in self.columns]
        if target.quantifier == "any":
            yield self._at_most(column, *own)
        elif len(own) < len(target.parts):
            yield Line({column: 1}, high=0)
        else:
            yield from (self._at_most(column, part) for part in own)

    def _condition(self, row: Row) -> Iterator[Line]:
        of = {self.columns["x", note]: 1 for note in row.notes if ("x", note) in self.columns}
        match row.kind:
            case "cap":
                yield self._cap(row)
            case "must" | "given":
                yield Line(of, low=1)
            case "forbid" | "not_given" | "without_cost":
                yield Line(of, high=0)
            case "exclusion":
                yield Line(of, high=1)
            case "package":
                first, *others = of
                yield from (Line({first: 1, other: -1}, 0, 0) for other in others)
            case "within":
                first, second = of
                yield Line({first: 1, second: -1}, high=0)

    def _cap(self, row: Row) -> Line:
        assert row.cap is not None
        cost = {note: self.terms.cap_kr(row, [note]) // self.unit for note in self.terms.free}
        of = {self.columns["x", note]: kr for note, kr in cost.items() if kr}
        return Line(of, high=row.cap.kr // self.unit)
