"""What a person fills in about a sector."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.actors.models import Sector
from brobygger.web.actors.sectors.steps import LAST, SectorFacts
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.forms import Form


class SectorForm(Form):
    """A kind of organisation, and its place on the list."""

    title = WordsField(label=gettext_lazy("Sektor"), max_length=120)
    order = forms.IntegerField(
        label=gettext_lazy("Plads på listen"), min_value=0, max_value=LAST, required=False
    )
    source = WordsField(label=gettext_lazy("Kilde"), max_length=300, required=False)
    is_in_use = forms.BooleanField(
        label=gettext_lazy("Kan vælges for nye aktører"), required=False, initial=True
    )

    @classmethod
    def of(cls, sector: Sector, data: Any = None) -> "SectorForm":
        """The form of a sector that is there."""
        stands = SectorFacts(
            title=sector.title,
            order=sector.order,
            source=sector.source,
            is_in_use=sector.is_in_use,
        )
        return cls(data, initial=asdict(stands))

    @property
    def facts(self) -> SectorFacts:
        """What was filled in, once the form is valid."""
        return SectorFacts(**self.cleaned_data)
