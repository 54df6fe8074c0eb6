"""What a person fills in about an effort."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.actors.choices import Choices, offer, one_of, several
from brobygger.web.actors.facts import EffortFacts
from brobygger.web.actors.models import Effort
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

CHOSEN = ("actors", "places", "themes", "target_groups")


class EffortForm(Form):
    """What one or several actors do; on a phone the first four fields are enough.

    ``first`` is what is chosen to begin with where the effort is new.
    """

    title = WordsField(
        label=gettext_lazy("Tiltag"),
        max_length=200,
        help_text=gettext_lazy("Fx åben klub om fredagen, netværk for mødre."),
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=Effort.Standing.choices,
        widget=forms.RadioSelect,
        initial=Effort.Standing.EXISTING,
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Hvem møder det?"),
        choices=Effort.Level.choices,
        widget=forms.RadioSelect,
        initial=Effort.Level.GROUP,
    )
    actors = several(
        gettext_lazy("Aktører"),
        required=True,
        help_text=gettext_lazy("Vælg alle, der gør det sammen."),
    )
    themes = several(gettext_lazy("Temaer"))
    target_groups = several(gettext_lazy("Målgrupper"))
    places = several(gettext_lazy("Områder"))
    initiative = one_of(
        gettext_lazy("Betales af indsatsen"),
        help_text=gettext_lazy("Lad stå, når bevillingen ikke betaler det."),
    )
    starts_on = DayField(label=gettext_lazy("Fra"), required=False)
    ends_on = DayField(label=gettext_lazy("Til"), required=False)
    about = WordsField(
        label=gettext_lazy("Hvad sker der?"), rows=3, max_length=4000, required=False
    )
    source = WordsField(label=gettext_lazy("Kilde"), max_length=300, required=False)

    def __init__(
        self,
        choices: Choices,
        data: Any = None,
        facts: EffortFacts | None = None,
        first: Mapping[str, Any] | None = None,
    ) -> None:
        initial: dict[str, Any] = asdict(facts) if facts else {"actors": (), **(first or {})}
        super().__init__(data, initial=initial)
        lists = {
            "actors": choices.actors,
            "places": choices.places,
            "themes": choices.themes,
            "target_groups": choices.target_groups,
            "initiative": choices.initiatives,
        }
        offer(self, lists, initial)
        boxes: Any = self.fields["actors"]
        boxes.choices = _chosen_first(boxes.choices, initial["actors"])

    @property
    def facts(self) -> EffortFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        return EffortFacts(**{**given, **{name: tuple(given[name]) for name in CHOSEN}})


def _chosen_first(choices: Any, chosen: Any) -> list[Any]:
    """Whoever opens the form sees who is in it, however long the list is."""
    return sorted(choices, key=lambda one: one[0] not in chosen)
