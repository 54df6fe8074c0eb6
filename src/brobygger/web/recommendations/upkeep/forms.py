"""What a person fills in to keep a part up to date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from brobygger.web.accounts.models import Role, User
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.recommendations.upkeep.standing import RHYTHMS
from brobygger.web.ui.forms import Form

KEEPERS = (Role.CASE_OFFICER, Role.BUDGET, Role.ADMINISTRATOR)
"""The roles that may update a part; nobody else can be asked to."""


class UpkeepForm(Form):
    """How far are we, who keeps it up to date, and how often."""

    said = WordsField(
        label=_("Hvor langt er vi?"),
        rows=3,
        required=False,
        help_text=_("En linje er nok. Skriv ikke om enkelte borgere."),
    )
    person = forms.ModelChoiceField(
        label=_("Ansvarlig for at holde delen ajour"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Ingen endnu"),
    )
    months = forms.TypedChoiceField(label=_("Opdateres"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        now = self.initial.get("months")
        rhythms = sorted({*RHYTHMS, *([now] if now else [])})
        months: Any = self.fields["months"]
        months.choices = [(count, _every(count)) for count in rhythms]
        person: Any = self.fields["person"]
        person.queryset = User.objects.filter(is_active=True, role__in=KEEPERS)


def _every(months: int) -> str:
    words = ngettext("hver måned", "hver %(months)s. måned", months)
    return words % {"months": months}
