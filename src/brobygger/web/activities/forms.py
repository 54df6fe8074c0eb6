"""What a person fills in about an activity, its sessions and its links."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.activities.series import Series, days_of
from brobygger.web.activities.choices import Choices
from brobygger.web.activities.facts import ACTIVITY_WORDS, ActivityFacts, SessionFacts
from brobygger.web.activities.models import Activity
from brobygger.web.actors.choices import Option, offer, one_of, several
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

FORTNIGHTS = 8
"""A series comes at most every eighth week; rarer ones are planned one by one."""


class ClockField(forms.TimeField):
    """A time of day, typed as people write it."""

    widget = forms.TimeInput(
        format="%H:%M", attrs={"placeholder": gettext_lazy("tt:mm"), "autocomplete": "off"}
    )
    default_error_messages = {"invalid": gettext_lazy("Skriv klokken som 16:30.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H"], required=False, **options)


class ActivityForm(Form):
    """An activity. The neutral name stands there from the start and can be exchanged."""

    free_words = ACTIVITY_WORDS

    title = WordsField(
        label=gettext_lazy("Aktivitet"),
        max_length=160,
        help_text=gettext_lazy("Det, huset kalder den. Det ses kun af dem, der er logget ind."),
    )
    alias = WordsField(
        label=gettext_lazy("Navn udadtil"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "neutrale-navne", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Det står i links, på telefonen og i filer. Det må ikke fortælle, hvad den handler om."
        ),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("For hvem?"),
        choices=Activity.Kind.choices,
        widget=forms.RadioSelect,
        initial=Activity.Kind.CITIZENS,
    )
    theme = one_of(gettext_lazy("Tema"))
    target_group = one_of(gettext_lazy("Målgruppe"))
    actors = several(
        gettext_lazy("Hvem holder den sammen?"),
        help_text=gettext_lazy("Dem, der arbejder i indsatsens område, står først."),
    )
    is_series = forms.BooleanField(
        label=gettext_lazy("Den holdes flere gange"), required=False, initial=True
    )
    starts_on = DayField(label=gettext_lazy("Fra"), required=False)
    ends_on = DayField(label=gettext_lazy("Til"), required=False)
    place = one_of(gettext_lazy("Område"))
    venue = WordsField(
        label=gettext_lazy("Sted"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Fx beboerhuset. Aldrig en privat adresse."),
    )
    is_closed = forms.BooleanField(
        label=gettext_lazy("Lukket aktivitet: tid og sted vises kun for dem, der arbejder her"),
        required=False,
        initial=True,
    )
    plan = WordsField(
        label=gettext_lazy("Plan"),
        rows=3,
        max_length=4000,
        required=False,
        help_text=gettext_lazy("Hvad der skal ske. Skriv ikke om borgere."),
    )
    cost_line = one_of(
        gettext_lazy("Linje i budgetnotatet"),
        help_text=gettext_lazy("Den linje, der betaler. Lad stå, når bevillingen ikke gør."),
    )
    effort = one_of(gettext_lazy("Del af tiltaget"))
    trial = one_of(gettext_lazy("Del af afprøvningen"))

    def __init__(
        self, choices: Choices, initiative: int, data: Any = None, *, stands: Any = None
    ) -> None:
        """``stands`` are the facts of one that is there, or what a new one begins with."""
        self.initiative = initiative
        is_there = isinstance(stands, ActivityFacts)
        initial: dict[str, Any] = asdict(stands) if is_there else {"actors": (), **(stands or {})}
        super().__init__(data, initial=initial)
        lists = {
            "theme": choices.themes,
            "target_group": choices.target_groups,
            "place": choices.places,
            "actors": choices.actors,
            "cost_line": choices.lines,
            "effort": choices.efforts,
            "trial": choices.trials,
        }
        offer(self, lists, initial)
        for name in ("cost_line", "trial"):
            if not lists[name]:
                del self.fields[name]

    @property
    def facts(self) -> ActivityFacts:
        """What was filled in, once the form is valid."""
        given = {**self.cleaned_data, "actors": tuple(self.cleaned_data["actors"])}
        return ActivityFacts(initiative=self.initiative, **given)


def weekdays() -> list[tuple[int, Any]]:
    """Monday to Sunday."""
    return list(WEEKDAYS.items())


class SeriesForm(Form):
    """A series: which weekday, how often, from when to when, and which weeks are left out."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Ugedag"), coerce=int, choices=WEEKDAYS.items()
    )
    every = forms.IntegerField(
        label=gettext_lazy("Hvor ofte?"),
        min_value=1,
        max_value=FORTNIGHTS,
        initial=1,
        help_text=gettext_lazy("1 er hver uge, 2 er hver anden uge."),
    )
    first = DayField(label=gettext_lazy("Fra"))
    last = DayField(label=gettext_lazy("Til"))
    starts_at = ClockField(label=gettext_lazy("Klokken"))
    skipped = WordsField(
        label=gettext_lazy("Uger uden"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Numre på uger, fx 7, 42, 52."),
    )

    def clean_skipped(self) -> frozenset[int]:
        """The weeks as numbers."""
        words = self.cleaned_data["skipped"].replace(",", " ").split()
        if not all(word.isdecimal() and 1 <= int(word) <= 53 for word in words):
            raise forms.ValidationError(_("Skriv uger som tal fra 1 til 53, fx 7, 42, 52."))
        return frozenset(int(word) for word in words)

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("Den slutter, før den begynder. Ret en af de to."))
        return given

    @property
    def days(self) -> tuple[date, ...]:
        """The days, once the form is valid."""
        names = ("first", "last", "weekday", "every", "skipped")
        return days_of(Series(**{name: self.cleaned_data[name] for name in names}))


class SessionForm(Form):
    """One session, or another day for it."""

    on = DayField(label=gettext_lazy("Dag"))
    starts_at = ClockField(label=gettext_lazy("Klokken"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, auto_id="id_gang_%s", **options)

    @property
    def facts(self) -> SessionFacts:
        """What was filled in, once the form is valid."""
        return SessionFacts(**self.cleaned_data)


class HoldForm(Form):
    """That a session was held: by whom, and as which of the day's."""

    actors = several(gettext_lazy("Hvem holdt den?"))
    order = forms.IntegerField(
        label=gettext_lazy("Nummer den dag"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("Kun når indsatsen holdt flere samme dag."),
    )

    def __init__(self, actors: Iterable[Option], data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        offer(self, {"actors": actors}, self.initial)


class LinkForm(Form):
    """Who gets a link: one of those who deliver the activity and have none."""

    actor = forms.TypedChoiceField(label=gettext_lazy("Aktør"), coerce=int)

    def __init__(self, actors: Iterable[tuple[int, str]], data: Any = None) -> None:
        super().__init__(data)
        field: Any = self.fields["actor"]
        field.choices = list(actors)
