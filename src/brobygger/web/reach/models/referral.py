"""How many were helped on to another service. The tool takes no case and knows no person."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReceivingService(models.Model):
    """A service that citizens are helped on to: the city's own list, in its order."""

    title = models.CharField(_("hvortil"), max_length=120, unique=True)
    order = models.PositiveIntegerField(default=0)
    is_in_use = models.BooleanField(_("i brug"), default=True)

    class Meta:
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class Referral(models.Model):
    """So many were helped on to a service in a month (``month`` is its first day)."""

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    service = models.ForeignKey(ReceivingService, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("måned"))
    people = models.PositiveIntegerField(_("antal"))

    class Meta:
        ordering: ClassVar = ["-month", "service_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative", "service", "month"], name="referral_month_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.month:%Y-%m}"
