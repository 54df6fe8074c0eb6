"""What a note, a need or a package gives at a date, by what was decided on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from brobygger.domain.recommendations.portfolio.model import Model, UnknownPart, part_ids
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind, TwoOutcomes
from brobygger.domain.recommendations.portfolio.state import NoteState, State, StepKind

When = Literal["before", "in", "after"]
"""Where the day lies, seen from the year that an outcome speaks of."""

Said = tuple[Outcome, When]

_MOVES: frozenset[OutcomeKind] = frozenset({"merged", "packaged"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """A model with the outcomes entered for its notes, each note's in the order of their years."""

    model: Model
    of: Mapping[str, Sequence[Outcome]]

    def state(
        self, note: str, part: str, at: date, seen: frozenset[str] = frozenset()
    ) -> NoteState:
        """What a note, need or package gives a part at a date.

        A package that is cut takes its notes along, and one that is put off keeps them open. A
        package of which nothing is decided does not hold back what was decided on the note
        itself: that decision is the later and the more exact one. A note that was joined with
        another, or moved to another package, has left its own.

        >>> from brobygger.domain.recommendations.portfolio.model import Note
        >>> given = Outcome("N13", "funded", 2024)
        >>> model = Model((), (Note("N13", package="ØKF"),))
        >>> eve, year, after = date(2023, 12, 31), date(2024, 1, 1), date(2025, 1, 1)
        >>> [decisions(model, [given]).state("N13", "13a", at).kind for at in (eve, year, after)]
        ['note_not_begun', 'note_funded', 'note_ended']
        >>> cut = decisions(model, [given, Outcome("ØKF", "rejected")])
        >>> [step.kind for step in cut.state("N13", "13a", year).all_the_way]
        ['package_stops', 'note_rejected']
        """
        if note in seen:
            return NoteState(note, State.OPEN, "note_merged_ring", is_silent=True)
        said = _that_count([one for one in self.of.get(note, ()) if one.is_known(at)], at.year)
        own = self._own(note, said, part, at, seen | {note})
        package = self.model.note(note).package
        has_left = any(one.kind in _MOVES and when != "before" for one, when in said[:1])
        if package is None or has_left:
            return own
        cap = self.state(package, part, at, seen | {note})
        if cap.state > own.state or (cap.is_silent and own.state is State.STANDS):
            return own
        if cap.state == own.state:
            # What the package says would hold back more than this: then it speaks for the note.
            return replace(own, is_silent=own.is_silent and cap.is_silent)
        kind: StepKind = "package_stops" if cap.state is State.FALLS else "package_open"
        return replace(cap, note=note, kind=kind, behind=cap)

    def is_settled(self, note: str, at: date) -> bool:
        """Whether an outcome other than "undecided" is entered and known on the day."""
        return any(one.is_known(at) and one.kind != "undecided" for one in self.of.get(note, ()))

    def days_before_a_change(self) -> frozenset[date]:
        """The last days of what any one decision said: a year ends, another decision is taken."""
        known = {one.decided_on for each in self.of.values() for one in each if one.decided_on}
        ends = {date(year, 12, 31) for year in self._years()}
        eves = {date(year - 1, 12, 31) for year in self._years()}
        return frozenset(ends | eves) | {day - timedelta(days=1) for day in known}

    def _years(self) -> set[int]:
        entered = (one.year for each in self.of.values() for one in each)
        return {year for year in entered if year is not None}

    def _own(
        self, note: str, said: Sequence[Said], part: str, at: date, seen: frozenset[str]
    ) -> NoteState:
        """By the note's own outcomes: what speaks of the year, or else what is to come after it."""
        if not said:
            return _undecided(self.model, note, at)
        found = [self._by(one, when, part, at, seen) for one, when in said]
        best = max(found, key=lambda each: each.state)
        return replace(best, is_silent=found[0].is_silent)

    def _by(
        self, outcome: Outcome, when: When, part: str, at: date, seen: frozenset[str]
    ) -> NoteState:
        """What one outcome gives. Money lasts its years; a refusal, a frame or a move lasts."""
        if outcome.kind == "undecided":
            return _undecided(self.model, outcome.note, at, outcome.year)
        if outcome.kind in _MOVES:
            found = self._elsewhere(outcome, part, at, seen)
        else:
            state, kind, day = _plain(outcome, part, at)
            found = NoteState(outcome.note, state, kind, day, outcome.kind, outcome.source)
        if when == "before":
            found = replace(found, is_silent=True)
            if found.state is State.STANDS:
                begins = date(outcome.year or at.year, 1, 1)
                return _by_year(found, State.OPEN, "note_not_begun", begins)
        if when == "after" and found.kind in _ENDS:
            ended = date(outcome.year or at.year, 12, 31)
            return _by_year(found, State.FALLS, "note_ended", ended)
        return found

    def _elsewhere(self, outcome: Outcome, part: str, at: date, seen: frozenset[str]) -> NoteState:
        """The state of the note it was joined with, or of the package that carries it."""
        kind: StepKind = "note_merged" if outcome.kind == "merged" else "note_packaged"
        found = NoteState(outcome.note, State.OPEN, kind, None, outcome.kind, outcome.source)
        target = outcome.other
        if target is None and outcome.kind == "packaged":
            target = self.model.note(outcome.note).package
        if target is None:
            return found
        other = self.state(target, part, at, seen)
        return replace(
            found, state=other.state, day=other.day, behind=other, is_silent=other.is_silent
        )


def _by_year(found: NoteState, state: State, kind: StepKind, day: date) -> NoteState:
    """The same outcome on a day outside its years."""
    return replace(found, state=state, kind=kind, day=day, behind=None)


_ENDS: frozenset[StepKind] = frozenset(
    {"note_funded", "note_part_covered", "note_part_unsaid", "note_left_granted"}
)
"""Money: it ends with the last year it was given for."""


def decisions(model: Model, outcomes: Iterable[Outcome]) -> Decisions:
    """Sort the outcomes by note.

    Raises UnknownNote for a note that no route names, UnknownPart for a part that is not in the
    register, and TwoOutcomes where a note has two for the same year.
    """
    found: dict[str, list[Outcome]] = defaultdict(list)
    parts = frozenset(part_ids(model.recommendations))
    for each in outcomes:
        model.note(each.note)
        if each.other is not None:
            model.note(each.other)
        if strange := (each.covers | each.excludes) - parts:
            raise UnknownPart(min(strange))
        if each.year in {one.year for one in found[each.note]}:
            raise TwoOutcomes(each.note, each.year)
        found[each.note].append(each)
    by_year = {note: sorted(each, key=lambda one: one.year or 0) for note, each in found.items()}
    return Decisions(model, by_year)


def _that_count(known: Sequence[Outcome], year: int) -> list[Said]:
    """The outcome that speaks of a year, first; then those that speak of the years to come.

    A year of which nothing is entered is what the last year before it left, or, where there is
    none, what the first year after it promises. "Undecided" speaks of its own year only.
    """
    said = [one for one in known if one.year is not None and one.kind != "undecided"]
    earlier = [one for one in said if (one.year or 0) < year]
    later: list[Said] = [(one, "before") for one in said if (one.year or 0) > year]
    for one in known:
        if one.year == year:
            return [(one, "in"), *later]
    for one in known:
        if one.year is None:
            return [(one, "in"), *later]
    return [(earlier[-1], "after"), *later] if earlier else later


def _undecided(model: Model, note: str, at: date, budget: int | None = None) -> NoteState:
    """A need falls when the budget that could carry it is adopted; an order stays open.

    ``budget`` is the year of which somebody has entered that nothing is decided yet.
    """
    found = NoteState(note, State.OPEN, "note_undecided", is_silent=True)
    if not model.note(note).is_need:
        return found
    year = max(budget or 0, model.carrying_year(note) or 0)
    if not year:
        return replace(found, kind="need_open")
    adopted = model.adopted_on(year)
    if at < adopted:
        return replace(found, kind="need_open", day=adopted)
    return replace(found, state=State.FALLS, kind="need_passed", day=adopted)


_FINAL: Mapping[OutcomeKind, tuple[State, StepKind]] = {
    "funded": (State.STANDS, "note_funded"),
    "within_frame": (State.STANDS, "note_in_frame"),
    "intent_only": (State.FALLS, "note_intent"),
    "rejected": (State.FALLS, "note_rejected"),
    "withdrawn": (State.FALLS, "note_withdrawn"),
}
"""Outcomes that say the same of every part."""


def _plain(outcome: Outcome, part: str, at: date) -> tuple[State, StepKind, date | None]:
    """What an outcome that stands by itself says of a part, its year left aside."""
    if outcome.kind == "deferred":
        if outcome.until is not None and at >= outcome.until:
            return State.FALLS, "note_deferred_passed", outcome.until
        return State.OPEN, "note_deferred", outcome.until
    if outcome.kind == "part_funded":
        if part in outcome.covers:
            return State.STANDS, "note_part_covered", None
        if part in outcome.excludes:
            return State.FALLS, "note_part_excluded", None
        return State.OPEN, "note_part_unsaid", None
    if outcome.kind == "left_to_committee":
        return (*_LEFT[outcome.settled], None)
    return (*_FINAL[outcome.kind], None)


_LEFT: Mapping[str, tuple[State, StepKind]] = {
    "pending": (State.OPEN, "note_left_pending"),
    "granted": (State.STANDS, "note_left_granted"),
    "refused": (State.FALLS, "note_left_refused"),
}
"""A note that was left to a committee is what the committee made of it."""
