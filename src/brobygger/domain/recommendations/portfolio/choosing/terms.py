"""A question in terms of the register: which notes can be chosen, and what each part needs."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from brobygger.domain.kernel.money import MixedPriceBase
from brobygger.domain.recommendations.portfolio.choosing.question import (
    Question,
    Row,
    check_question,
)
from brobygger.domain.recommendations.portfolio.decisions import Decisions, decisions
from brobygger.domain.recommendations.portfolio.model import Model, Node
from brobygger.domain.recommendations.portfolio.outcome import Outcome, granted, refused
from brobygger.domain.recommendations.portfolio.propagation import (
    plain_states,
    with_outcome,
)
from brobygger.domain.recommendations.portfolio.state import State

Together = frozenset[str]
"""Notes that must all be given for one source of a part to stand; empty: it stands anyway."""


@dataclass(frozen=True)
class Terms:
    """What is fixed and what is free when notes are chosen.

    Free is a note with a cost on which nothing is decided. What has been decided stays as it is:
    what was given counts at no further cost, what was not given cannot be chosen. A note without a
    cost is left out and keeps the state it has; its cost is unknown and never zero.
    """

    model: Model
    question: Question
    decided: Decisions
    outcomes: tuple[Outcome, ...]

    @cached_property
    def free(self) -> tuple[str, ...]:
        """The notes that can be chosen."""
        return tuple(
            note.id
            for note in self.model.notes_by_id.values()
            if note.cost_kr and not self.is_settled(note.id)
        )

    @cached_property
    def settled(self) -> tuple[str, ...]:
        """The notes on which something is decided, known at the date."""
        return tuple(note for note in self.model.notes_by_id if self.is_settled(note))

    @cached_property
    def without_cost(self) -> tuple[str, ...]:
        """Undecided notes and packages of which nobody has entered what they cost."""
        known = {*self.free, *self.settled}
        return tuple(note for note in self.model.notes_by_id if note not in known)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every condition: of the question, of packages, and of what is decided."""
        known = {*self.free, *self.settled}
        within = (
            Row("within", (note, package))
            for note in self.free
            if (package := self.model.note(note).package) in known and package is not None
        )
        return (
            *(
                Row("given" if self.is_given(note) else "not_given", (note,))
                for note in self.settled
            ),
            *(Row("without_cost", (note,)) for note in self.without_cost),
            *within,
            *self.question.rows(),
        )

    def is_settled(self, note: str) -> bool:
        """Whether the note's state is no longer anybody's to choose."""
        return self.decided.is_settled(note, self.question.at)

    def is_given(self, note: str) -> bool:
        """Whether a decided note carries anything at the date."""
        parts = self.model.lifted_by[note] or ("",)
        at = self.question.at
        return any(self.decided.state(note, part, at).state is State.STANDS for part in parts)

    def money_kr(self, notes: Iterable[str]) -> int:
        """What the notes cost over all their years."""
        return sum(sum(self.model.note(note).cost_kr.values()) for note in notes)

    def cost_by_year_kr(self, notes: Iterable[str]) -> Mapping[int, int]:
        """What the notes cost in each year in which one of them, or a cap, says something."""
        chosen = [self.model.note(note).cost_kr for note in notes]
        years = {year for cost in chosen for year in cost} | {c.year for c in self.question.caps}
        return {year: sum(cost.get(year, 0) for cost in chosen) for year in sorted(years)}

    def cap_kr(self, row: Row, notes: Iterable[str]) -> int:
        """What the notes cost of what a cap holds."""
        assert row.cap is not None
        costs = (self.model.note(note) for note in notes)
        return sum(note.cost_kr.get(row.cap.year, 0) for note in costs if row.cap.counts(note))

    def allows(self, notes: Iterable[str]) -> bool:
        """Whether every condition is kept, in whole kroner."""
        chosen = frozenset(notes)
        have = chosen | {note for note in self.settled if self.is_given(note)}
        return all(self._keeps(row, chosen, have) for row in self.rows)

    def _keeps(self, row: Row, chosen: frozenset[str], have: frozenset[str]) -> bool:
        count = sum(note in have for note in row.notes)
        match row.kind:
            case "cap":
                return row.cap is not None and self.cap_kr(row, chosen) <= row.cap.kr
            case "must" | "given":
                return count == 1
            case "forbid" | "not_given" | "without_cost":
                return count == 0
            case "exclusion":
                return count <= 1
            case "package":
                return count in {0, len(row.notes)}
            case "within":
                return row.notes[0] not in have or row.notes[1] in have

    def supposed(self, notes: Iterable[str]) -> tuple[Outcome, ...]:
        """What would be decided: these of the free notes are given, the others are not."""
        chosen = frozenset(notes)
        wish = (granted(note) if note in chosen else refused(note) for note in self.free)
        return with_outcome(self.outcomes, *wish)

    def value(self, notes: Iterable[str]) -> tuple[int, int]:
        """What the notes carry: the weight of recommendations covered, and of parts that stand."""
        return self.value_of(plain_states(self.model, self.supposed(notes), self.question.at))

    def value_of(self, states: Mapping[str, State]) -> tuple[int, int]:
        """The same of parts in these states."""
        whole = sum(
            self.question.weight(each.number)
            for each in self.model.recommendations
            if is_covered([states[part.id] for part in each.parts])
        )
        parts = sum(
            self.question.part_weight(part)
            for part, state in states.items()
            if state is State.STANDS
        )
        return whole, parts

    @cached_property
    def standing(self) -> Mapping[str, State]:
        """Each part by its own sources alone, nothing required of others and no free note given."""
        alone = tuple(
            replace(each, parts=tuple(replace(part, requires=()) for part in each.parts))
            for each in self.model.recommendations
        )
        model = replace(self.model, recommendations=alone)
        return plain_states(model, self.supposed(()), self.question.at)

    def ways(self, node: Node) -> tuple[Together, ...]:
        """The ways in which the part's own sources can hold it up; none where nothing can."""
        if self.standing[node.id] is State.STANDS or node.is_only_via:
            return (frozenset(),)
        given = Decisions(self.model, self._all_given)
        return tuple(
            self._needed(lift.note, node.id)
            for lift in node.lifts
            if lift.note and given.state(lift.note, node.id, self.question.at).state is State.STANDS
        )

    @cached_property
    def _all_given(self) -> dict[str, Sequence[Outcome]]:
        return {**self.decided.of, **{note: (granted(note),) for note in self.free}}

    def _needed(self, note: str, part: str) -> Together:
        """The free notes without which this note does not stand.

        It is itself, its package, or the note that it is joined with: found by asking the rules
        with one of them refused at a time.
        """
        return frozenset(
            one
            for one in self._behind(note)
            if self._refusing(one).state(note, part, self.question.at).state is not State.STANDS
        )

    def _refusing(self, note: str) -> Decisions:
        return Decisions(self.model, ChainMap({note: (refused(note),)}, self._all_given))

    def _behind(self, note: str) -> Iterator[str]:
        todo, seen = [note], set[str]()
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self._choosable:
                yield one
            todo += [each.other for each in self.decided.of.get(one, ()) if each.other]
            todo += [package for package in [self.model.note(one).package] if package]

    @cached_property
    def _choosable(self) -> frozenset[str]:
        return frozenset(self.free)


def terms_of(model: Model, question: Question, outcomes: Iterable[Outcome] = ()) -> Terms:
    """Put a question to a register.

    Raises ValueError for a question without meaning and MixedPriceBase (one of them) where the
    notes to choose from are not in one price base: two bases are never added.
    """
    check_question(question, model)
    known = tuple(outcomes)
    terms = Terms(model, question, decisions(model, known), known)
    bases = {model.note(note).price_base for note in terms.free}
    if len(bases) > 1:
        raise MixedPriceBase(", ".join(sorted(str(base) for base in bases)))
    return terms


def is_covered(states: Sequence[State]) -> bool:
    """Every part that is not for another authority stands, and there is one."""
    own = [state for state in states if state is not State.OUTSIDE]
    return bool(own) and all(state is State.STANDS for state in own)
