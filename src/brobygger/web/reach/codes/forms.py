"""The forms of card codes: a decision, how many cards, and one code that is shown to nobody."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.reach.codes.deciding import DecisionFacts
from brobygger.web.reach.codes.printing import MOST_CARDS
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.forms import Form

LONGEST_TYPED = 40
"""Letters that one code may be typed with: more is a text of another kind."""


class DecisionForm(Form):
    """Who has decided, when, on what grounds, and for how long."""

    free_words: ClassVar = ("body", "assessment")

    decided_on = DayField(label=gettext_lazy("Besluttet den"))
    body = WordsField(
        label=gettext_lazy("Besluttet af"),
        max_length=160,
        help_text=gettext_lazy("Udvalg, styregruppe eller chef, aldrig et navn."),
    )
    assessment = WordsField(
        label=gettext_lazy("Konsekvensanalysen"),
        rows=6,
        max_length=4000,
        help_text=gettext_lazy(
            "Hvad analysen kom frem til: hjemmel, risici, hvad der er gjort ved dem, og hvor den"
            " ligger."
        ),
    )
    kept_months = forms.IntegerField(
        label=gettext_lazy("Måneder, tegnene må gemmes efter indsatsens slutdato"),
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    @property
    def facts(self) -> DecisionFacts:
        """What was filled in, once the form is valid."""
        return DecisionFacts(**self.cleaned_data)


class CardsForm(Form):
    """How many cards."""

    count = forms.IntegerField(
        label=gettext_lazy("Hvor mange kort?"),
        min_value=1,
        max_value=MOST_CARDS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class CodeForm(Form):
    """One code, or one head without. The code is never put back into the page."""

    code = forms.CharField(required=False, max_length=LONGEST_TYPED)
    do = forms.ChoiceField(
        choices=[(name, name) for name in ("give", "back", "declined", "lost", "unknown")],
        required=False,
    )
    less = forms.BooleanField(required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["code"].error_messages["max_length"] = gettext_lazy("En kode er otte tegn.")
