"""The register as the portfolio's rules see it: recommendations, notes, and what requires what.

A recommendation is the one that was read (``recommendation.py``), as confirmed or edited by a
person. Notes are the orders (``N9``), the needs without an order (``R3``) and the packages of
other administrations (``ØKF``) that their routes name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from graphlib import CycleError as _Ring
from graphlib import TopologicalSorter

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.money import PriceBase
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Part,
    Quantifier,
    Recommendation,
    Requirement,
    Route,
)

ADOPTED_BY = (10, 15)
"""Month and day by which next year's budget must be adopted, where a round's own date is not
entered: the last day for the second reading in the state's rules for municipal budgets."""


class CycleError(ValueError):
    """Parts that require each other in a ring; ``path`` names them, the first one repeated.

    >>> str(CycleError(("3b", "2a", "3b")))
    '3b -> 2a -> 3b'
    """

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


class UnknownNote(ValueError):
    """A note, need or package that no route of the register names; carries its id."""


class UnknownPart(ValueError):
    """A requirement or outcome names a part that is not in the register; carries its id."""


@dataclass(frozen=True, slots=True)
class Note:
    """An order (``N9``) or a need without one (``R3``), with its cost where it is entered.

    ``cost_kr`` is kroner by year, in the prices of ``price_base``; empty means unknown, never
    zero. ``budget_year`` is the budget it is asked for. ``package`` is the administration whose
    package holds it.
    """

    id: str
    cost_kr: Mapping[int, int] = field(default_factory=dict)
    price_base: PriceBase | None = None
    package: str | None = None
    committee: str | None = None
    appropriation: str | None = None
    budget_year: int | None = None

    @property
    def is_need(self) -> bool:
        """Money is needed and nobody has ordered a note."""
        return self.id[:1] == "R" and self.id[1:].isdigit()


@dataclass(frozen=True, slots=True)
class Lift:
    """One source of a part: a route that gives money, or what pays an effort that goes on.

    ``note`` is the order or need for kinds note and need.
    """

    kind: str
    words: Found[Route] | Found[MoneySource]
    note: str = ""
    source: MoneySource | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a part requires: the parts of one recommendation, and how many of them."""

    number: int
    quantifier: Quantifier
    parts: tuple[str, ...]
    words: Found[Requirement]


@dataclass(frozen=True, slots=True)
class Node:
    """A part ready for propagation."""

    id: str
    number: int
    part: Part
    lifts: tuple[Lift, ...]
    targets: tuple[Target, ...]

    @property
    def is_only_via(self) -> bool:
        """Nothing lifts it but other recommendations."""
        return not self.lifts and bool(self.targets)


@dataclass(frozen=True)
class Model:
    """Recommendations and notes at one time. ``dated`` is the day of the paper they come from.

    ``adopted`` holds the day on which the budget of a year was (or will be) adopted, as entered;
    ``adopted_on`` gives the last lawful day where none is.
    """

    recommendations: tuple[Recommendation, ...]
    notes: tuple[Note, ...] = ()
    dated: date | None = None
    adopted: Mapping[int, date] = field(default_factory=dict)

    def adopted_on(self, year: int) -> date:
        """The day the budget of ``year`` is adopted."""
        return self.adopted.get(year) or date(year - 1, *ADOPTED_BY)

    def carrying_year(self, note: str) -> int | None:
        """The budget that could carry a note: its own year, else the first one after the paper.

        >>> Model((), (Note("N9"),), date(2023, 6, 28)).carrying_year("N9")
        2024
        >>> Model((), (Note("N9"),), date(2023, 12, 1)).carrying_year("N9")
        2025
        """
        own = self.note(note).budget_year
        if own is not None or self.dated is None:
            return own
        year = self.dated.year + 1
        return year if self.dated <= self.adopted_on(year) else year + 1

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """The parts by id, each after everything it requires; raises CycleError, UnknownPart."""
        by_id = {node.id: node for node in self._nodes()}
        needs: dict[str, list[str]] = {
            node.id: [part for target in node.targets for part in target.parts]
            for node in by_id.values()
        }
        for wanted in needs.values():
            if strange := [part for part in wanted if part not in by_id]:
                raise UnknownPart(min(strange))
        try:
            order = tuple(TopologicalSorter(needs).static_order())
        except _Ring as ring:
            raise CycleError(_from_the_first(ring.args[1], list(by_id))) from ring
        return {part: by_id[part] for part in order}

    @cached_property
    def notes_by_id(self) -> Mapping[str, Note]:
        """All notes: those given, and those that only a route names (without a cost)."""
        found = {note.id: note for note in self.notes}
        for node in self._nodes():
            for lift in node.lifts:
                if lift.note:
                    route = lift.words.value
                    package = route.package if isinstance(route, Route) else None
                    found.setdefault(lift.note, Note(lift.note, package=package))
        return found

    @cached_property
    def packages(self) -> frozenset[str]:
        """The administrations whose packages hold a note."""
        named = (note.package for note in self.notes_by_id.values())
        return frozenset(package for package in named if package)

    @cached_property
    def lifted_by(self) -> Mapping[str, tuple[str, ...]]:
        """Note or need -> the parts it can carry."""
        found: dict[str, list[str]] = {note: [] for note in self.notes_by_id}
        for node in self._nodes():
            for lift in node.lifts:
                if lift.note and node.id not in found[lift.note]:
                    found[lift.note].append(node.id)
        return {note: tuple(parts) for note, parts in found.items()}

    def note(self, note: str) -> Note:
        """The note, need or package of this id; raises UnknownNote."""
        if note in self.notes_by_id:
            return self.notes_by_id[note]
        if note in self.packages:
            return Note(note)
        raise UnknownNote(note)

    def _nodes(self) -> Iterator[Node]:
        parts = {each.number: [part.id for part in each.parts] for each in self.recommendations}
        for each in self.recommendations:
            for part in each.parts:
                targets = tuple(_targets(part, parts))
                yield Node(part.id, each.number, part, tuple(_lifts(part, each.number)), targets)


def _from_the_first(ring: Sequence[str], printed: Sequence[str]) -> tuple[str, ...]:
    """A ring the way a reader follows it: from the part printed first, which waits, onwards."""
    onwards = tuple(reversed(ring))[:-1]
    start = onwards.index(min(onwards, key=printed.index))
    return (*onwards[start:], *onwards[:start], onwards[start])


def _lifts(part: Part, number: int) -> Iterator[Lift]:
    """What gives the part its money. A frame that stands on dated money is that money.

    "Within the frame" is said of an effort that exists; where the paper also says what finances
    it, the frame lasts as long as that does.
    """
    dated = [
        Lift(found.value.kind, found, source=found.value)
        for found in part.sources
        if found.value is not None and found.value.kind in {"plan", "past_grant"}
    ]
    for found in part.routes:
        route = found.value
        if route is None or route.kind == "via":
            continue
        if route.kind == "note":
            yield Lift("note", found, route.note or f"N{number}")
        elif route.kind == "need":
            yield Lift("need", found, f"R{number}")
        elif route.kind == "outside" or not dated:
            yield Lift(route.kind, found)
    yield from dated


def _targets(part: Part, parts: Mapping[int, list[str]]) -> Iterator[Target]:
    for found in part.requires:
        need = found.value
        if need is None:
            continue
        if need.target not in parts:
            raise UnknownPart(str(need.target))
        wanted = tuple(one for one in need.parts or parts[need.target] if one != part.id)
        if wanted:
            yield Target(need.target, need.quantifier, wanted, found)


def last_day_of(source: MoneySource) -> date | None:
    """The last day on which dated money pays; None where the paper does not make it known."""
    return source.valid_to if source.to_known else None


def part_ids(recommendations: Iterable[Recommendation]) -> tuple[str, ...]:
    """Every part in printed order."""
    return tuple(part.id for each in recommendations for part in each.parts)
