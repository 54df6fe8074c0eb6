"""What a person fills in about an entry of the plan."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.actors.half_year import HalfYear
from brobygger.web.actors.choices import Choices, Option, offer, one_of, several
from brobygger.web.actors.periods import month_words
from brobygger.web.actors.plan.facts import NUMBERS, PlanFacts
from brobygger.web.actors.plan.steps import LONGEST
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

PAYS = [("no", gettext_lazy("Nej")), ("yes", gettext_lazy("Ja"))]


class PlanForm(Form):
    """Something planned; on a phone the first two fields and the actors are enough."""

    title = WordsField(
        label=gettext_lazy("Hvad skal der ske?"),
        max_length=LONGEST,
        help_text=gettext_lazy("Fx fælles temaaften i beboerhuset. Skriv ikke om borgere."),
    )
    month = forms.ChoiceField(label=gettext_lazy("Måned"), required=False)
    on = DayField(label=gettext_lazy("Dag, hvis den er fastsat"), required=False)
    actors = several(gettext_lazy("Aktører"))
    is_paid = forms.TypedChoiceField(
        label=gettext_lazy("Betaler bevillingen?"),
        choices=PAYS,
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    paid_what = WordsField(
        label=gettext_lazy("Hvad betaler den?"), max_length=LONGEST, required=False
    )
    effort = one_of(
        gettext_lazy("Hører til tiltaget"),
        help_text=gettext_lazy("Så følger tiltagets temaer og målgrupper med."),
    )
    place = one_of(gettext_lazy("Område"))
    initiative = one_of(gettext_lazy("Indsats"))
    theme = one_of(gettext_lazy("Tema"))
    target_group = one_of(gettext_lazy("Målgruppe"))

    def __init__(
        self,
        choices: Choices,
        efforts: Sequence[Option],
        half: HalfYear,
        data: Any = None,
        *,
        facts: PlanFacts | None = None,
        place: int | None = None,
    ) -> None:
        """``half`` and ``place`` are what the person was looking at."""
        initial: dict[str, Any] = asdict(facts) if facts else {"place": place, "actors": ()}
        months = [*half.months, *half.after.months]
        if facts:
            initial["is_paid"] = "yes" if facts.is_paid else "no"
            initial["month"] = _code(facts.on)
            initial["on"] = facts.on if facts.is_day_known else None
            months = sorted({*months, facts.on.replace(day=1)})
        super().__init__(data, initial=initial)
        field: Any = self.fields["month"]
        field.choices = [(_code(month), month_words(month)) for month in months]
        lists = {
            "actors": choices.actors,
            "effort": efforts,
            "place": choices.places,
            "initiative": choices.initiatives,
            "theme": choices.themes,
            "target_group": choices.target_groups,
        }
        offer(self, lists, initial)

    def clean(self) -> dict[str, Any]:
        """A day or a month; the day counts."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("on") and not given.get("month") and not self.errors:
            self.add_error("month", _("Vælg en måned, eller skriv dagen."))
        return given

    @property
    def facts(self) -> PlanFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        typed: date | None = given["on"]
        return PlanFacts(
            title=given["title"],
            on=typed or date.fromisoformat(f"{given['month']}-01"),
            is_day_known=typed is not None,
            actors=tuple(given["actors"]),
            is_paid=given["is_paid"],
            paid_what=given["paid_what"],
            **{name: given[name] for name in NUMBERS},
        )


def _code(month: date) -> str:
    return f"{month.year}-{month.month:02d}"
