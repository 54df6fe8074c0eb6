"""The form of a course day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.activities.models import Activity
from brobygger.web.actors.models import Actor
from brobygger.web.reach.models import Training
from brobygger.web.reach.numbers import LONGEST as LONGEST_LINE
from brobygger.web.reach.numbers import CountField
from brobygger.web.reach.training.steps import LONGEST, TrainingFacts, facts_of
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form


class TrainingForm(Form):
    """Which course and day, who was represented, how many took part. No names."""

    on = DayField(label=gettext_lazy("Dag"))
    participations = CountField(label=gettext_lazy("Hvor mange deltog?"))
    half_days = forms.IntegerField(
        label=gettext_lazy("Hvor mange halve dage varede det?"),
        min_value=1,
        max_value=LONGEST,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    line = WordsField(
        label=gettext_lazy("En linje"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=gettext_lazy("Kort. Skriv ikke om enkelte deltagere."),
    )

    def __init__(
        self,
        courses: Sequence[Activity],
        today: date,
        data: Any = None,
        *,
        row: Training | None = None,
    ) -> None:
        stands = facts_of(row) if row else None
        initial: dict[str, Any] = {"on": today}
        if stands:
            names = ("on", "participations", "half_days", "line")
            initial = {name: getattr(stands, name) for name in names}
            initial["actors"] = [str(pk) for pk in stands.actors]
        super().__init__(data, initial=initial)
        self.stands = stands
        offered = Actor.objects.filter(is_archived=False).order_by("title")
        pairs = [(str(pk), title) for pk, title in offered.values_list("pk", "title")]
        self.fields["actors"] = forms.TypedMultipleChoiceField(
            label=_("Hvilke organisationer var repræsenteret?"),
            choices=pairs,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if stands:
            del self.fields["on"]
        else:
            pairs = [(str(one.pk), one.title) for one in courses]
            self.fields["activity"] = forms.TypedChoiceField(
                label=_("Hvilket kursus?"), choices=pairs, coerce=int
            )
            self.order_fields(["activity", "on"])

    @property
    def facts(self) -> TrainingFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        return TrainingFacts(
            activity=self.stands.activity if self.stands else given["activity"],
            on=self.stands.on if self.stands else given["on"],
            actors=frozenset(given["actors"]),
            participations=given["participations"],
            half_days=given["half_days"],
            line=given["line"],
        )
