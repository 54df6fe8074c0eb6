"""What a scenario is asked of: the register with the cost of its notes, in few queries."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from brobygger.domain.recommendations.portfolio.file import default_day
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.web.budgets.loading import Register
from brobygger.web.budgets.models import PlannedCost, PlannedNote

_MARK = re.compile(r"([NR])(\d+)")


@dataclass(frozen=True)
class Asked:
    """An annex with its notes, their costs and what is decided."""

    register: Register
    model: Model

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Everything that is decided."""
        return self.register.portfolio.outcomes

    @property
    def planned(self) -> Mapping[str, PlannedNote]:
        """The notes as rows."""
        return self.register.planned

    @property
    def day(self) -> date | None:
        """The day that is meant where none is named."""
        return default_day(self.model)

    def free(self, at: date) -> tuple[str, ...]:
        """The notes that a scenario can choose on that day: with a cost, and undecided."""
        settled = {
            one.note for one in self.outcomes if one.is_known(at) and one.kind != "undecided"
        }
        return in_order(
            note.id
            for note in self.model.notes_by_id.values()
            if note.cost_kr and note.id not in settled
        )

    def years(self) -> tuple[int, ...]:
        """The years in which some note costs something."""
        return tuple(sorted({year for note in self.model.notes for year in note.cost_kr}))


def asked_of(register: Register) -> Asked:
    """The register with the cost of each note, in one query more."""
    costs: dict[int, dict[int, int]] = {}
    for row in PlannedCost.objects.filter(planned_note__annex=register.annex):
        costs.setdefault(row.planned_note_id, {})[row.year] = row.kr
    model = register.portfolio.model
    notes = tuple(
        replace(note, cost_kr=costs.get(register.planned[note.id].pk, {})) for note in model.notes
    )
    return Asked(register, replace(model, notes=notes))


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Orders, then needs, then packages, each by number.

    >>> in_order(["ØKF", "R3", "N13", "N2"])
    ('N2', 'N13', 'R3', 'ØKF')
    """
    return tuple(sorted(keys, key=_place))


def _place(key: str) -> tuple[int, int, str]:
    mark = _MARK.fullmatch(key)
    if mark is None:
        return (2, 0, key)
    return ("NR".index(mark[1]), int(mark[2]), key)
