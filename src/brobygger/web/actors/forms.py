"""What a person fills in about an actor and its contact."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.actors.choices import Choices, offer, one_of, several
from brobygger.web.actors.facts import (
    ACTOR_WORDS,
    CONTACT_WORDS,
    PAUSE_WORDS,
    ActorFacts,
    ContactFacts,
)
from brobygger.web.actors.models import Actor
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

WEEKDAYS = (
    (1, gettext_lazy("mandag")),
    (2, gettext_lazy("tirsdag")),
    (3, gettext_lazy("onsdag")),
    (4, gettext_lazy("torsdag")),
    (5, gettext_lazy("fredag")),
    (6, gettext_lazy("lørdag")),
    (7, gettext_lazy("søndag")),
)


class ActorForm(Form):
    """An organisation, never a citizen."""

    free_words = ACTOR_WORDS

    title = WordsField(
        label=gettext_lazy("Organisationens navn"),
        max_length=160,
        help_text=gettext_lazy("En forening, en klub, en enhed. Aldrig en borger."),
    )
    sector = one_of(gettext_lazy("Sektor"))
    places = several(gettext_lazy("Områder"))
    offers = WordsField(
        label=gettext_lazy("Hvad tilbyder den?"), rows=3, max_length=4000, required=False
    )
    themes = several(gettext_lazy("Temaer"))
    target_groups = several(gettext_lazy("Målgrupper"))
    weekdays = several(gettext_lazy("Åbent"), choices=WEEKDAYS)
    contact_function = WordsField(
        label=gettext_lazy("Hvem kontakter man?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("En funktion, fx daglig leder. Ikke et navn."),
    )
    is_staff = forms.BooleanField(label=gettext_lazy("Indsatsens eget personale"), required=False)
    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Hvor ved vi det fra, og fra hvornår?"),
    )

    def __init__(self, choices: Choices, data: Any = None, facts: ActorFacts | None = None) -> None:
        initial = asdict(facts) if facts else {}
        super().__init__(data, initial=initial)
        lists = {
            "sector": choices.sectors,
            "places": choices.places,
            "themes": choices.themes,
            "target_groups": choices.target_groups,
        }
        offer(self, lists, initial)

    @property
    def facts(self) -> ActorFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        several_chosen = ("places", "themes", "target_groups", "weekdays")
        return ActorFacts(**{**given, **{name: tuple(given[name]) for name in several_chosen}})


class ContactForm(Form):
    """The function that answers, and a name and number where the organisation has agreed."""

    free_words = CONTACT_WORDS

    function = WordsField(
        label=gettext_lazy("Funktion"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Fx daglig leder. Den bliver, når mennesker skifter job."),
    )
    work_name = WordsField(label=gettext_lazy("Navn i arbejdet"), max_length=120, required=False)
    work_number = WordsField(
        label=gettext_lazy("Arbejdsnummer"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    agreed_on = DayField(
        label=gettext_lazy("Organisationen har sagt ja den"),
        required=False,
        help_text=gettext_lazy("Uden en dato gemmes navn og nummer ikke."),
    )

    @classmethod
    def of(cls, actor: Actor, data: Any = None) -> "ContactForm":
        """The form of an actor's contact as it stands."""
        stands = {
            "function": actor.contact_function,
            "work_name": actor.contact_work_name,
            "work_number": actor.contact_work_number,
            "agreed_on": actor.contact_agreed_on,
        }
        return cls(data, initial=stands)

    @property
    def facts(self) -> ContactFacts:
        """What was filled in, once the form is valid."""
        return ContactFacts(**self.cleaned_data)


class PauseForm(Form):
    """Why nothing is asked of an actor for now."""

    free_words = PAUSE_WORDS

    paused_because = WordsField(
        label=gettext_lazy("Hvorfor?"),
        max_length=300,
        help_text=gettext_lazy("Fx flytter, skifter leder. Skriv ikke om mennesker."),
    )


class MergeForm(Form):
    """Which actor this one is the same as."""

    other = one_of(gettext_lazy("Er den samme som"))

    def __init__(
        self, choices: Choices, own: int, data: Any = None, likely: int | None = None
    ) -> None:
        super().__init__(data, initial={"other": likely})
        others = [one for one in choices.actors if one.pk != own]
        offer(self, {"other": others}, {})
        self.fields["other"].required = True
