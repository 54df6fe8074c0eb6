"""The dates of a budget round: entered by a person from the city's own papers, with the source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from brobygger.domain.budgets.wheel import Wheel, Window
from brobygger.messages.expiry import STEP_WORDS
from brobygger.web.audit.steps import record
from brobygger.web.budgets.models import BudgetRound
from brobygger.web.budgets.radar.register import ENTERED, entered_days
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import Fault, person_numbers, refuse
from brobygger.web.ui.forms import Form
from brobygger.web.ui.words import in_words


class RoundForm(Form):
    """The days of one round. A day that is left empty is unknown, and the usual time is shown."""

    def __init__(self, row: BudgetRound, data: Any = None) -> None:
        super().__init__(data, initial=model_to_dict(row, [*ENTERED, "source"]))
        for name in ENTERED:
            field: Any = BudgetRound._meta.get_field(name)
            self.fields[name] = DayField(label=capfirst(str(field.verbose_name)), required=False)
        self.fields["ordered_by"].help_text = _("Sidste dag, der kan bestilles budgetnotater.")
        self.fields["source"] = WordsField(
            label=_("Kilde"),
            rows=2,
            required=False,
            help_text=_("Udvalg, dato og punkt, eller adressen på papiret."),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a round as the page prints it."""

    window: Window
    words: str
    is_deadline: bool


def steps_of(wheel: Wheel, year: int) -> list[Step]:
    """The steps of a round with their days, entered or usual."""
    return [
        Step(window, in_words(STEP_WORDS[window.step]), window.step == "ordered")
        for window in wheel.steps(year)
    ]


def round_of(year: int) -> BudgetRound:
    """The round of a budget year; a new one where none is entered yet."""
    return BudgetRound.objects.filter(year=year).first() or BudgetRound(year=year)


@transaction.atomic
def enter_round(year: int, days: Mapping[str, date | None], source: str, user: Any) -> BudgetRound:
    """Save the days of a round by the names of its fields; its history keeps the earlier ones.

    Raises Refused.
    """
    require_work(user)
    refuse(_faults(year, days, source))
    row = round_of(year)
    for name in ENTERED:
        setattr(row, name, days.get(name))
    row.source = source.strip()
    row.save()
    record(user, "round.entered", row, year=year, days=len(entered_days(row)))
    return row


def _faults(year: int, days: Mapping[str, date | None], source: str) -> list[Fault]:
    """Every day lies in the year before the budget and before its adoption; days have a source."""
    faults = person_numbers(source=source)
    given = {step: day for name, step in ENTERED.items() if (day := days.get(name))}
    entered = Wheel({year: given})
    for name, step in ENTERED.items():
        if step in given and not entered.window(step, year).is_entered:
            faults.append(Fault(_misplaced(year, step == "adopted"), field=name))
    if given and not source.strip():
        faults.append(Fault(_("Skriv, hvor datoerne står."), field="source"))
    return faults


def _misplaced(year: int, is_adoption: bool) -> str:
    if is_adoption:
        return _("Budget %(year)s vedtages i andet halvår af %(before)s.") % {
            "year": year,
            "before": year - 1,
        }
    return _("Dagen skal ligge i %(before)s, før budgettet vedtages.") % {"before": year - 1}
