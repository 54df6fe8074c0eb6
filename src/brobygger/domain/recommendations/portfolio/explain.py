"""What falls away if a note gets nothing: the register with it and without it, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome, granted, refused
from brobygger.domain.recommendations.portfolio.propagation import propagate, with_outcome
from brobygger.domain.recommendations.portfolio.state import Label, PartState, States


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part with the note and without it."""

    id: str
    before: PartState
    after: PartState

    @property
    def is_changed(self) -> bool:
        """The note makes a difference to it."""
        return self.before.state != self.after.state


@dataclass(frozen=True, slots=True)
class LabelChange:
    """A recommendation with the note and without it."""

    number: int
    before: Label
    after: Label

    @property
    def is_changed(self) -> bool:
        """The note makes a difference to it."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Explanation:
    """What hangs on one note. ``lifted`` are the parts it carries itself.

    ``parts`` and ``recommendations`` hold what the note lifts or changes, in printed order; the
    rest of the register is the same with and without it (``before`` and ``after`` hold all).
    """

    note: str
    at: date
    lifted: tuple[str, ...]
    parts: tuple[PartChange, ...]
    recommendations: tuple[LabelChange, ...]
    before: States
    after: States

    def became(self, label: Label) -> tuple[int, ...]:
        """The recommendations that change into this label without the note."""
        return tuple(
            one.number for one in self.recommendations if one.is_changed and one.after == label
        )


def explain(model: Model, note: str, outcomes: Iterable[Outcome], at: date) -> Explanation:
    """Compare the register where the note is granted with the one where it gets nothing.

    All other decisions stay as they are. Raises UnknownNote.
    """
    model.note(note)
    known = tuple(outcomes)
    before = propagate(model, with_outcome(known, granted(note)), at)
    after = propagate(model, with_outcome(known, refused(note)), at)
    lifted = model.lifted_by.get(note) or tuple(
        part
        for one in model.notes_by_id.values()
        if one.package == note
        for part in model.lifted_by[one.id]
    )
    parts = tuple(
        PartChange(part, before.parts[part], after.parts[part])
        for each in model.recommendations
        for part in (one.id for one in each.parts)
        if part in lifted or before.parts[part].state != after.parts[part].state
    )
    touched = {change.id for change in parts}
    recommendations = tuple(
        LabelChange(
            each.number, before.recommendations[each.number], after.recommendations[each.number]
        )
        for each in model.recommendations
        if before.recommendations[each.number] != after.recommendations[each.number]
        or any(part.id in touched for part in each.parts)
    )
    return Explanation(note, at, lifted, parts, recommendations, before, after)
