"""Fields that several forms of the register share: dates, plain words, known authorities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.recommendations.authority import AUTHORITIES, AuthorityKind
from brobygger.web.ui.faults import no_person_number


class DayField(forms.DateField):
    """A date, typed in any way that a case officer writes one and shown as the city writes it.

    The browser's own picker is not used: on machines that are set up in English it shows the
    month first.
    """

    widget = forms.DateInput(
        format="%d-%m-%Y", attrs={"placeholder": _("dd-mm-åååå"), "autocomplete": "off"}
    )
    default_error_messages = {"invalid": _("Skriv datoen som 28-06-2023.")}


class WordsField(forms.CharField):
    """Free text. What looks like a person number is refused; the digits are not repeated."""

    def __init__(self, *, rows: int = 0, max_length: int = 1000, **options: Any) -> None:
        if rows:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **options)

    def validate(self, value: str) -> None:
        """Refuse a person number, besides what every text is asked."""
        super().validate(value)
        if find_cpr_like(value):
            raise forms.ValidationError(no_person_number())


def authorities(kind: AuthorityKind, *also: str) -> list[tuple[str, str]]:
    """The committees or administrations that papers name, as choices; ``also`` are others that
    stand in the register already.
    """
    known = {
        row.code: f"{row.code} · {row.name}"
        for row in AUTHORITIES
        if row.kind == kind and row.code is not None
    }
    return [*known.items(), *((code, code) for code in also if code and code not in known)]
