"""What is filled in to hand a part over, to renew and send its link, and to answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brobygger.web.recommendations.fields import DayField, WordsField, authorities
from brobygger.web.ui.forms import Form


class HandoverForm(Form):
    """Who gets the part, and what we ask."""

    administration = forms.ChoiceField(label=_("Forvaltning"))
    asked = WordsField(
        label=_("Det beder vi om"),
        rows=3,
        help_text=_("Det kan alle læse, der har linket. Skriv ikke om enkelte borgere."),
    )
    expires_on = DayField(label=_("Linket gælder til og med"))

    def __init__(self, *args: Any, owners: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["administration"]
        choices = authorities("administration", *owners)
        field.choices = [
            ("", _("Vælg")),
            *(one for one in choices if one[0] in owners),
            *(one for one in choices if one[0] not in owners),
        ]


class RenewForm(Form):
    """A new last day."""

    expires_on = DayField(label=_("Nyt link, der gælder til og med"))


class MailboxForm(Form):
    """Where the link is sent; it is kept nowhere."""

    mailbox = forms.EmailField(
        label=_("Funktionspostkasse"),
        help_text=_("Mailen har kun linket, intet om sagen. Adressen bliver ikke gemt."),
    )


class TreatedForm(Form):
    """The committee that has treated it."""

    treated_by = WordsField(label=_("Udvalg"), max_length=60)
    treated_on = DayField(label=_("Dato"))
    item = WordsField(label=_("Punkt på dagsordenen"), max_length=40, required=False)


class ReturnedForm(Form):
    """The answer with which the part is sent back."""

    answer = WordsField(
        label=_("Jeres svar"),
        rows=4,
        max_length=2000,
        help_text=_("Skriv ikke om enkelte borgere."),
    )
