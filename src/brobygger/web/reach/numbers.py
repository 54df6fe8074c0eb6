"""What all forms of numbers share: a count that may be blank, and one line of words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.reach.models import ClosedReach
from brobygger.web.ui.faults import Fault, person_numbers

MOST = 100_000
"""No session had so many: a number of another kind was typed."""

LONGEST = 200
"""Letters in the line: a few words, and no room for a story about anybody."""


class CountField(forms.IntegerField):
    """A number of people, typed or pressed; blank is not known."""

    default_error_messages = {"invalid": gettext_lazy("Skriv et helt tal, fx 12.")}

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "data-count": "1"}
        super().__init__(
            min_value=0,
            max_value=MOST,
            required=False,
            widget=forms.TextInput(attrs=attrs),
            **options,
        )


def line_faults(line: str) -> Iterator[Fault]:
    """What is wrong with the one line of words."""
    yield from person_numbers(line=line)
    if len(line.strip()) > LONGEST:
        words = _("Skriv det kortere: højst %(most)s tegn.") % {"most": LONGEST}
        yield Fault(words, field="line")


def closed_faults(initiative: int) -> Iterator[Fault]:
    """No more numbers once those of an initiative are deleted: its figures are frozen."""
    if ClosedReach.objects.filter(initiative=initiative).exists():
        yield Fault(_("Indsatsens tal er slettet for altid, så der kan ikke skrives flere."))
