"""The grid of a year: a row for each receiving service, a column for each month."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.reach.models import ReceivingService
from brobygger.web.reach.referrals.steps import MOST, Cell
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.forms import Form


class ReferralForm(Form):
    """How many were helped on; blank is not known."""

    def __init__(
        self,
        services: Sequence[ReceivingService],
        months: Sequence[int],
        stands: dict[Cell, int],
        data: Any = None,
    ) -> None:
        initial = {f"{service}-{month}": people for (service, month), people in stands.items()}
        super().__init__(data, initial=initial)
        self.services, self.months = services, months
        for service in services:
            for month in months:
                words = _("%(service)s, %(month)s")
                self.fields[f"{service.pk}-{month}"] = forms.IntegerField(
                    label=words % {"service": service.title, "month": MONTHS[month]},
                    min_value=0,
                    max_value=MOST,
                    required=False,
                    widget=forms.TextInput(
                        attrs={
                            "inputmode": "numeric",
                            "autocomplete": "off",
                            "data-count": month,
                            "aria-label": words
                            % {"service": service.title, "month": MONTHS[month]},
                        }
                    ),
                    error_messages={"invalid": _("Skriv et helt tal, fx 12.")},
                )

    @property
    def heads(self) -> list[Any]:
        """The months, short."""
        return [MONTHS_3[month] for month in self.months]

    def lines(self) -> Iterator[tuple[ReceivingService, list[BoundField]]]:
        """Each service with its cells."""
        for service in self.services:
            yield service, [self[f"{service.pk}-{month}"] for month in self.months]

    @property
    def cells(self) -> dict[Cell, int | None]:
        """What was filled in, once the form is valid."""
        return {
            (service.pk, month): self.cleaned_data[f"{service.pk}-{month}"]
            for service in self.services
            for month in self.months
        }


class ServiceForm(Form):
    """A service on the list."""

    title = WordsField(label=gettext_lazy("Hvad hedder stedet?"), max_length=120)
