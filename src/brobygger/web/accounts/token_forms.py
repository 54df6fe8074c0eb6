"""What a person fills in to let a program in."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.web.accounts.tokens import Scope, latest_end, may_write
from brobygger.web.ui.forms import Form

USUAL_DAYS = 90
"""Proposed life of a new access: long enough for a task, short enough to be thought of again."""


class TokenForm(Form):
    """What the access is for, what it may do, and until when."""

    label = forms.CharField(
        label=_("Hvad skal adgangen bruges til?"),
        max_length=120,
        help_text=_("Skriv programmet og formålet, fx »Regneark til budgetopfølgning«."),
        error_messages={"required": _("Skriv, hvad adgangen skal bruges til.")},
    )
    scope = forms.ChoiceField(label=_("Hvad må den?"))
    expires_on = forms.DateField(
        label=_("Gælder til og med"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Højst et år frem. Du kan lukke den før."),
        error_messages={"required": _("Skriv den sidste dag, adgangen skal gælde.")},
    )

    def __init__(self, user: Any, data: Any = None) -> None:
        end = timezone.localdate() + timedelta(days=USUAL_DAYS)
        super().__init__(data, initial={"expires_on": end, "scope": Scope.READ})
        scopes = [Scope.READ, *([Scope.WRITE] if may_write(user) else [])]
        field: Any = self.fields["scope"]
        field.choices = [(scope.value, scope.label) for scope in scopes]

    def clean_label(self) -> str:
        """Refuse what looks like a person number; the digits are not repeated."""
        label: str = self.cleaned_data["label"]
        if find_cpr_like(label):
            raise forms.ValidationError(
                _("Det ligner et personnummer. Skriv formålet uden cifrene.")
            )
        return label

    def clean_expires_on(self) -> date:
        """A day from today and at most a year on."""
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("Dagen er gået. Vælg en dag fra i dag og frem."))
        if day > latest_end(Scope.READ, today):
            raise forms.ValidationError(_("Det er mere end et år frem. Vælg en tidligere dag."))
        return day
