"""The form of numbers: 20 seconds on a phone. What is left blank is not known, and never nought."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.actors.log.forms import DAYS
from brobygger.web.reach.numbers import LONGEST, CountField
from brobygger.web.reach.register.checks import SURE
from brobygger.web.reach.register.choices import Choices, Pair
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

GROUP = "group-"


class NumbersForm(Form):
    """The numbers alone, for whichever session: heads (by group), first-timers and the rest."""

    first_timers = CountField(
        label=gettext_lazy("Hvor mange er her for første gang i denne indsats?")
    )
    outside = CountField(label=gettext_lazy("Heraf uden for målgruppen"))
    asked = CountField(
        label=gettext_lazy("Hvor mange blev spurgt?"),
        help_text=gettext_lazy("Kun hvis det ikke var alle."),
    )
    line = WordsField(
        label=gettext_lazy("En linje"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("Kort, fx: stort fremmøde trods regn. Skriv ikke om borgere."),
    )
    is_sure = forms.BooleanField(label=gettext_lazy("Ja, det er rigtigt"), required=False)
    sent_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, groups: Sequence[Pair], data: Any = None, *, stands: TallyFacts | None = None
    ) -> None:
        initial: dict[str, Any] = {"sent_key": uuid4()}
        if stands:
            names = ("heads", "first_timers", "outside", "asked", "line")
            initial |= {name: getattr(stands, name) for name in names}
            initial |= {f"{GROUP}{pk}": heads for pk, heads in stands.groups.items()}
        super().__init__(data, initial=initial)
        # Numbers that were written before the city had groups are corrected as they were written.
        is_whole = bool(stands and stands.heads is not None and not stands.groups)
        self.groups = [] if is_whole else list(groups)
        for pk, title in self.groups:
            self.fields[f"{GROUP}{pk}"] = CountField(label=title)
        self.fields["heads"] = CountField(
            label=_("I alt") if self.groups else _("Hvor mange var med?")
        )

    @property
    def counted(self) -> list[BoundField]:
        """The fields of heads: one for each broad group, else one for all."""
        names = [f"{GROUP}{pk}" for pk, _title in self.groups] or ["heads"]
        return [self[name] for name in names]

    @property
    def has_more(self) -> bool:
        """Something stands in the part that is folded away, or is wrong there."""
        names = [name for name in ("outside", "asked", "order") if name in self.fields]
        return any(self[name].value() not in (None, "") or self[name].errors for name in names)

    @property
    def is_in_doubt(self) -> bool:
        """It was asked whether it is right."""
        return bool(self[SURE].errors) or bool(self[SURE].value())

    @property
    def numbers(self) -> dict[str, Any]:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        typed = {pk: given.get(f"{GROUP}{pk}") for pk, _title in self.groups}
        names = ("heads", "first_timers", "asked", "outside", "line", "is_sure")
        numbers = {name: given.get(name) for name in names}
        numbers["groups"] = {pk: heads for pk, heads in typed.items() if heads is not None}
        key: UUID | None = given.get("sent_key")
        return numbers | ({"sent_key": key} if key else {})


class DatedForm(NumbersForm):
    """Numbers of a day: today, yesterday or another."""

    on = DayField(label=gettext_lazy("Anden dag"), required=False)
    order = forms.IntegerField(
        label=gettext_lazy("Hvilken gang den dag?"),
        help_text=gettext_lazy("Kun hvis der var flere på én dag: 1, 2, 3 ..."),
        min_value=1,
        max_value=50,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, groups: Sequence[Pair], today: date, data: Any = None) -> None:
        super().__init__(groups, data)
        self.today = today
        self.fields["day"] = forms.ChoiceField(
            label=_("Hvornår?"),
            choices=self.days(),
            initial=self.first_day,
            widget=forms.RadioSelect,
        )

    first_day = "today"

    @property
    def days_told(self) -> str:
        """Which day each button means now, for numbers that are sent later."""
        named = {button: self.day_of(button) for button, _words in self.days()}
        return json.dumps({button: f"{on:%d-%m-%Y}" for button, on in named.items() if on})

    def days(self) -> list[tuple[str, Any]]:
        """The days as buttons."""
        return list(DAYS)

    def day_of(self, button: str) -> date | None:
        """The day of a button; None for another day."""
        return {"today": self.today, "yesterday": self.today - timedelta(days=1)}.get(button)

    def clean(self) -> dict[str, Any]:
        """One day, by its button or typed."""
        given: dict[str, Any] = super().clean() or {}
        given["on"] = self.day_of(given.get("day", "")) or given.get("on")
        if not given["on"] and not {"on", "day"} & set(self.errors):
            self.add_error("on", _("Skriv datoen, eller vælg i dag eller i går."))
        return given


class TallyForm(DatedForm):
    """A colleague's: which activity, which day, and the numbers."""

    def __init__(
        self, choices: Choices, today: date, data: Any = None, *, first: int | None = None
    ) -> None:
        super().__init__(choices.groups, today, data)
        known = dict(choices.activities)
        near = list(choices.near)
        if first in known and first not in dict(near):
            near.insert(0, (first or 0, known[first or 0]))
        chosen = first if first in known else choices.first
        self.fields["activity"] = forms.TypedChoiceField(
            label=_("Hvilken aktivitet?"),
            choices=[(str(pk), title) for pk, title in near],
            coerce=int,
            empty_value=None,
            required=False,
            initial=str(chosen or ""),
            widget=forms.RadioSelect,
        )
        rest = [(pk, title) for pk, title in choices.activities if pk not in dict(near)]
        self.fields["other"] = forms.TypedChoiceField(
            label=_("En anden aktivitet"),
            choices=[("", _("Vælg …")), *((str(pk), title) for pk, title in rest)],
            coerce=int,
            empty_value=None,
            required=False,
        )
        self.has_others = bool(rest)

    def clean(self) -> dict[str, Any]:
        """One activity, whichever way it was said; what is chosen from the list counts."""
        given = super().clean()
        given["activity"] = given.get("other") or given.get("activity")
        if not given["activity"] and not {"activity", "other"} & set(self.errors):
            self.add_error("activity", _("Vælg den aktivitet, tallene er for."))
        return given

    @property
    def facts(self) -> TallyFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        return TallyFacts(
            activity=given["activity"], on=given["on"], order=given["order"], **self.numbers
        )
