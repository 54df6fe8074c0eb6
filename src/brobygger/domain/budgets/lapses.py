"""What falls away on the day after a grant has ended: parts, and their recommendations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from brobygger.domain.budgets.grants import Grant
from brobygger.domain.recommendations.portfolio.model import Model, part_ids
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.propagation import (
    day_after,
    labels_of,
    plain_states,
)
from brobygger.domain.recommendations.portfolio.state import Label, State


@dataclass(frozen=True, slots=True)
class Lapse:
    """What a grant takes along: its own parts and those that wait for them.

    ``recommendations`` holds what each one that changes is said to be afterwards.
    """

    parts: tuple[str, ...] = ()
    recommendations: Mapping[int, Label] | None = None


@dataclass(frozen=True)
class Lapses:
    """A register with its decisions, asked grant by grant; each day is worked out once."""

    model: Model
    outcomes: tuple[Outcome, ...]

    def of(self, grant: Grant) -> Lapse:
        """What stands on the grant's last day and not on the day after, and hangs on it."""
        if grant.last_day is None:
            return Lapse()
        before, after = self._at(grant.last_day), self._at(day_after(grant.last_day))
        reached = self._hanging_on(grant.parts)
        gone = [part for part, state in before.items() if state is State.STANDS]
        gone = [part for part in gone if after[part] is not State.STANDS]
        then, now = labels_of(self.model, before), labels_of(self.model, after, gone)
        mine = tuple(part for part in part_ids(self.model.recommendations) if part in reached)
        mine = tuple(part for part in mine if part in gone)
        numbers = {self.model.nodes[part].number for part in mine}
        return Lapse(mine, {each: now[each] for each in sorted(numbers) if now[each] != then[each]})

    @cached_property
    def _days(self) -> dict[date, Mapping[str, State]]:
        return {}

    def _at(self, day: date) -> Mapping[str, State]:
        if day not in self._days:
            self._days[day] = plain_states(self.model, self.outcomes, day)
        return self._days[day]

    def _hanging_on(self, parts: Iterable[str]) -> set[str]:
        """The parts and everything that requires them, directly or further on.

        The nodes stand in an order in which each comes after everything it requires.
        """
        found = set(parts)
        for node in self.model.nodes.values():
            if any(part in found for target in node.targets for part in target.parts):
                found.add(node.id)
        return found
