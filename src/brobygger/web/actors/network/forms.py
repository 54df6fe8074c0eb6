"""What a person fills in about waves and bridges."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.domain.actors.bridging.worth import Weights
from brobygger.web.actors.models import Actor, Wave
from brobygger.web.actors.network.bridges import WEIGHT_NAMES
from brobygger.web.initiatives.models import Initiative
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

WEIGHT_WORDS = {
    "closer": _("Alle kommer nærmere hinanden"),
    "joined": _("Nogen uden bånd, eller adskilte dele, bliver forbundet"),
    "crosses": _("To sektorer mødes"),
    "overlap": _("De deler temaer og målgrupper"),
    "complement": _("Den ene når grupper eller dage, den anden ikke når"),
    "load": _("De har mange bånd i forvejen (trækker fra)"),
}
"""What each weight of a bridge is about."""


class WaveForm(Form):
    """A new wave of the roster."""

    initiative = forms.ModelChoiceField(
        label=_("Indsats"), queryset=Initiative.objects.order_by("title", "pk")
    )
    title = WordsField(
        label=_("Navn"), max_length=120, required=False, help_text=_("Fx Forår 2027.")
    )
    closes_on = DayField(label=_("Sidste dag for svar"))


class InviteForm(Form):
    """One organisation more in a wave."""

    actor = forms.ModelChoiceField(label=_("Organisation"), queryset=Actor.objects.none())

    def __init__(self, wave: Wave, data: Any = None) -> None:
        super().__init__(data)
        rows = Actor.objects.filter(is_archived=False, is_paused=False)
        field: Any = self.fields["actor"]
        field.queryset = rows.exclude(invitations__wave=wave).order_by("title", "pk")


class WeightsForm(Form):
    """How much each reason counts when bridges are found."""

    def __init__(self, weights: Weights, data: Any = None) -> None:
        super().__init__(data)
        for name in WEIGHT_NAMES:
            self.fields[name] = forms.FloatField(
                label=WEIGHT_WORDS[name],
                min_value=0,
                max_value=1,
                initial=f"{getattr(weights, name):g}",
                localize=False,
                widget=forms.NumberInput(attrs={"step": "0.05", "min": "0", "max": "1"}),
            )

    @property
    def weights(self) -> dict[str, float]:
        """What was filled in, once the form is valid."""
        return {name: float(self.cleaned_data[name]) for name in WEIGHT_NAMES}
