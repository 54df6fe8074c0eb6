"""Fields of costs and decisions: grammars of their own, and fields that only some kinds ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from brobygger.web.documents.kinds import NotUnderstood
from brobygger.web.recommendations.fields import DayField, WordsField

COSTS_HINT = gettext_lazy(
    "Ét årstal eller en periode pr. linje, fx 2024-27: 2.000.000. Skriv hele kroner, eller "
    "fx 2,0 mio. kr."
)
BASE_HINT = gettext_lazy(
    "Det års priser og lønninger, beløbet er skrevet i (p/l), fx 2024 p/l. Skriv løbende p/l, "
    "hvis hvert år er i sine egne priser."
)
YEAR_ERROR = {"invalid": gettext_lazy("Skriv et årstal med fire cifre, fx 2024.")}


class ParsedField(forms.CharField):
    """A text in a grammar of its own; what is not understood is said in that grammar's words."""

    def __init__(self, parse: Any, empty: Any, **options: Any) -> None:
        super().__init__(**options)
        self.parse, self.empty = parse, empty

    def clean(self, value: Any) -> Any:
        """The value that was typed, understood."""
        text = super().clean(value)
        if not text:
            return self.empty
        try:
            return self.parse(text)
        except NotUnderstood as problem:
            raise forms.ValidationError(str(problem)) from None


class AskedOf:
    """A field that only some outcomes ask for: shown as asked, and missed by the rules alone."""

    def validate(self, value: Any) -> None:
        """What is not filled in is no fault here; the rules know which kind needs it."""
        if value not in forms.Field.empty_values:
            super().validate(value)  # type: ignore[misc]


class AskedWords(AskedOf, WordsField):
    """Free text that some outcomes ask for."""


class AskedChoice(AskedOf, forms.ChoiceField):
    """A choice that some outcomes ask for."""


class AskedParsed(AskedOf, ParsedField):
    """Something in a grammar of its own that some outcomes ask for."""


class AskedYear(AskedOf, forms.IntegerField):
    """A year that some outcomes ask for."""


class AskedDay(AskedOf, DayField):
    """A day that every decision has, and "no decision" has not."""
