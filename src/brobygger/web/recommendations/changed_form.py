"""Which day, and which annex where several are in force."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brobygger.web.recommendations.fields import DayField
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.register import EDITION, edition_name
from brobygger.web.ui.forms import Form

SINCE = "siden"


def days_to_choose() -> list[tuple[Any, date]]:
    """Days that are often asked about, newest first."""
    today = timezone.localdate()
    return [
        (_("Den seneste uge"), today - timedelta(days=7)),
        (_("De seneste 30 dage"), today - timedelta(days=30)),
        (_("Siden nytår"), date(today.year - 1, 12, 31)),
    ]


class ChangedForm(Form):
    """The day whose register is compared with that of today."""

    siden = DayField(
        label=_("Siden"),
        help_text=_("Registret, som det stod, da dagen sluttede."),
        error_messages={"required": _("Vælg en dag.")},
    )

    def __init__(self, *args: Any, editions: Sequence[Annex], **options: Any) -> None:
        super().__init__(*args, **options)
        self.editions = editions
        current = [one for one in editions if one.superseded_by_id is None]
        if len(current) > 1:
            names = [(str(one.pk), edition_name(one)) for one in current]
            self.fields[EDITION] = forms.ChoiceField(label=_("Bilag"), choices=names)

    def clean_siden(self) -> date:
        """A day that has not been has no register."""
        since: date = self.cleaned_data[SINCE]
        if since > timezone.localdate():
            raise forms.ValidationError(_("Vælg en dag, der har været."))
        return since

    @property
    def as_shown(self) -> "ChangedForm":
        """The same choices, with the day as the city writes it, however it came."""
        chosen = {SINCE: self.cleaned_data[SINCE], EDITION: self.annex.pk}
        return ChangedForm(initial=chosen, editions=self.editions)

    @property
    def annex(self) -> Annex:
        """The one chosen, also an old edition by its address; else the newest in force."""
        chosen = str(self.data.get(EDITION, ""))
        current = [one for one in self.editions if one.superseded_by_id is None]
        named = [one for one in self.editions if str(one.pk) == chosen]
        return (named or current)[0]
