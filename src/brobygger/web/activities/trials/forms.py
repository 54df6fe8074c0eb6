"""What a person fills in about an effort on trial."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.activities.choices import Choices
from brobygger.web.activities.models import TrialLook, TrialVersion
from brobygger.web.activities.trials.facts import (
    LOOK_WORDS,
    VERSION_WORDS,
    LookFacts,
    TrialFacts,
    VersionFacts,
)
from brobygger.web.actors.choices import offer, one_of, several
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form


class VersionForm(Form):
    """What is tried, what is expected, when one looks."""

    free_words = VERSION_WORDS

    what = WordsField(label=gettext_lazy("Hvad prøver vi?"), max_length=300)
    expected = WordsField(label=gettext_lazy("Hvad forventer vi?"), max_length=300)
    look_on = DayField(label=gettext_lazy("Hvornår ser vi efter?"))

    @property
    def version(self) -> VersionFacts:
        """What was filled in of it, once the form is valid."""
        names = ("what", "expected", "look_on")
        return VersionFacts(**{name: self.cleaned_data[name] for name in names})


def version_stands(version: TrialVersion) -> dict[str, Any]:
    """What the form of an adjustment begins with; the day is chosen anew."""
    return {"what": version.what, "expected": version.expected}


class TrialForm(Form):
    """A trial: what it is called, with whom, and where the idea comes from."""

    title = WordsField(
        label=gettext_lazy("Tiltag"),
        max_length=160,
        help_text=gettext_lazy("Fx fædregruppe sammen med skolen."),
    )
    actors = several(gettext_lazy("Med hvem?"))
    theme = one_of(gettext_lazy("Tema"))
    effort = one_of(gettext_lazy("Tiltag i registret"))
    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Hvor idéen kommer fra, fx kortlægningen fra 2023, side 14."),
    )

    def __init__(
        self, choices: Choices, data: Any = None, *, stands: TrialFacts | None = None
    ) -> None:
        initial: dict[str, Any] = asdict(stands) if stands else {"actors": ()}
        super().__init__(data, initial=initial)
        lists = {
            "actors": choices.actors,
            "theme": choices.themes,
            "effort": choices.efforts,
        }
        offer(self, lists, initial)

    @property
    def facts(self) -> TrialFacts:
        """What was filled in of the trial itself, once the form is valid."""
        given = {name: self.cleaned_data[name] for name in TrialFacts.__dataclass_fields__}
        return TrialFacts(**{**given, "actors": tuple(given["actors"])})


class NewTrialForm(VersionForm, TrialForm):
    """A trial with its first version."""

    field_order = ("title", "what", "actors", "expected", "look_on", "source", "theme", "effort")


class LookForm(Form):
    """The three questions of the day, and what is tried next where it is adjusted."""

    free_words = LOOK_WORDS

    happened = WordsField(
        label=gettext_lazy("Hvad skete der?"),
        rows=3,
        max_length=500,
        help_text=gettext_lazy("Om tiltaget. Skriv ikke om borgere."),
    )
    changed = WordsField(
        label=gettext_lazy("Hvad ændrer vi?"), rows=2, max_length=500, required=False
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hvad nu?"),
        choices=TrialLook.Outcome.choices,
        widget=forms.RadioSelect,
    )
    look_on = DayField(
        label=gettext_lazy("Hvornår ser vi efter næste gang?"),
        required=False,
        help_text=gettext_lazy("Lad stå tomt, når det stopper."),
    )
    what = WordsField(
        label=gettext_lazy("Hvad prøver vi så?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Kun når det justeres."),
    )
    expected = WordsField(
        label=gettext_lazy("Hvad forventer vi så?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Kun når det justeres."),
    )

    @property
    def facts(self) -> LookFacts:
        """What was filled in, once the form is valid."""
        return LookFacts(**self.cleaned_data)
