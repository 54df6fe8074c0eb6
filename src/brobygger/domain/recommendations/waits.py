"""What hangs on what: which part waits for which, directly and through others.

Only reading off the paper's own references. Whether something then stands or falls is decided
with the outcomes of the notes, elsewhere.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.recommendations.recommendation import (
    Quantifier,
    Recommendation,
    Requirement,
)

EdgeKind = Literal["requires", "shares_order", "strengthens"]


@dataclass(frozen=True, slots=True)
class Edge:
    """One part points at another. ``requires`` and ``shares_order`` make it wait; only support
    (``strengthens``) does not. ``quantifier`` says how much of the other recommendation counts.
    """

    part: str
    target: str
    kind: EdgeKind
    quantifier: Quantifier


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part that is waited for (or that waits), with the way there.

    ``path`` holds part ids from the part asked about to this one, both included; two ids mean
    directly. ``kind`` and ``quantifier`` are those of the last step.
    """

    part: str
    path: tuple[str, ...]
    kind: EdgeKind
    quantifier: Quantifier

    @property
    def is_direct(self) -> bool:
        """Whether nothing stands in between."""
        return len(self.path) == 2


@dataclass(frozen=True, slots=True)
class References:
    """What one part of recommendation ``number`` points at, without the words it was read from.

    ``notes`` are the orders that are to lift it ("N9" is the order of recommendation 9).
    """

    part: str
    number: int
    requires: tuple[Requirement, ...] = ()
    notes: tuple[str, ...] = ()
    strengthened_by: tuple[int, ...] = ()


def edges(recommendations: Iterable[Recommendation]) -> tuple[Edge, ...]:
    """Every reference of a part to another recommendation, spelt out part by part."""
    return spell_out(
        References(
            part.id,
            each.number,
            tuple(found.value for found in part.requires if found.value),
            tuple(found.value.note for found in part.routes if found.value and found.value.note),
            tuple(found.value for found in part.strengthened_by if found.value is not None),
        )
        for each in recommendations
        for part in each.parts
    )


def spell_out(references: Iterable[References]) -> tuple[Edge, ...]:
    """The arrows that the references mean, from part to part.

    A reference to a whole recommendation becomes one edge to each of its parts; how many of
    them are needed stays in ``quantifier``. A shared order points at the parts that carry it:
    those of the recommendation that the note is named after.
    """
    everything = tuple(references)
    parts: dict[int, list[str]] = defaultdict(list)
    carriers: dict[str, list[str]] = defaultdict(list)
    for one in everything:
        parts[one.number].append(one.part)
        if f"N{one.number}" in one.notes:
            carriers[f"N{one.number}"].append(one.part)
    found: dict[Edge, None] = {}
    for one in everything:
        for need in one.requires:
            for target in need.parts or parts.get(need.target, ()):
                found[Edge(one.part, target, "requires", need.quantifier)] = None
        for note in one.notes:
            if note != f"N{one.number}":
                for target in carriers.get(note, ()):
                    found[Edge(one.part, target, "shares_order", "all")] = None
        for number in one.strengthened_by:
            for target in parts.get(number, ()):
                found[Edge(one.part, target, "strengthens", "any")] = None
    return tuple(edge for edge in found if edge.part != edge.target)


def waits_for(part: str, edges: Iterable[Edge]) -> tuple[Waiting, ...]:
    """What a part waits for, nearest first; support it would gain from comes along, one step."""
    return _reach(part, [(edge.part, edge.target, edge) for edge in edges])


def waited_by(part: str, edges: Iterable[Edge]) -> tuple[Waiting, ...]:
    """What waits for a part, nearest first; what gains support from it comes along, one step."""
    return _reach(part, [(edge.target, edge.part, edge) for edge in edges])


def _reach(start: str, steps: Iterable[tuple[str, str, Edge]]) -> tuple[Waiting, ...]:
    outgoing: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
    for one, other, edge in steps:
        outgoing[one].append((other, edge))
    found: dict[str, Waiting] = {}
    queue: deque[tuple[str, ...]] = deque([(start,)])
    while queue:
        path = queue.popleft()
        for target, edge in outgoing[path[-1]]:
            is_support = edge.kind == "strengthens"
            if target == start or target in found or (is_support and len(path) > 1):
                continue
            found[target] = Waiting(target, (*path, target), edge.kind, edge.quantifier)
            if not is_support:
                queue.append((*path, target))
    return tuple(found.values())


def find_cycle(recommendations: Sequence[Recommendation]) -> tuple[str, ...]:
    """Parts that wait for each other in a ring, the first one repeated at the end; or nothing.

    Such a ring can never be carried out, so it is told with its path.
    """
    outgoing: dict[str, list[str]] = defaultdict(list)
    for edge in edges(recommendations):
        if edge.kind != "strengthens":
            outgoing[edge.part].append(edge.target)
    done: set[str] = set()
    for start in list(outgoing):
        path: list[str] = []
        stack = [(start, iter(outgoing[start]))] if start not in done else []
        path += [start] * len(stack)
        while stack:
            target = next(stack[-1][1], None)
            if target is None:
                done.add(stack.pop()[0])
                path.pop()
            elif target in path:
                return (*path[path.index(target) :], target)
            elif target not in done:
                path.append(target)
                stack.append((target, iter(outgoing[target])))
    return ()
