"""The log of contacts with organisations (samarbejdslog)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Contact(models.Model):
    """One contact with an organisation: when, of what kind, about what, and what comes next.

    ``met_with`` is another actor that the two were brought together with in it: a bridge made
    outside the proposals.
    """

    class Kind(models.TextChoices):
        """What kind of contact it was."""

        MEETING = "meeting", _("møde")
        ADVICE = "advice", _("sparring")
        KNOWLEDGE = "knowledge", _("videndeling")
        COORDINATION = "coordination", _("koordinering")

    actor = models.ForeignKey("actors.Actor", on_delete=models.CASCADE, related_name="contacts")
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
    )
    on = models.DateField(_("dato"))
    kind = models.CharField(_("slags"), max_length=20, choices=Kind)
    theme = models.ForeignKey(
        "initiatives.Theme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    met_with = models.ForeignKey(
        "actors.Actor", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    next_step = models.CharField(_("næste skridt"), max_length=200, blank=True)
    next_on = models.DateField(_("næste skridt den"), null=True, blank=True)
    next_done_on = models.DateField(_("næste skridt gjort"), null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | ~Q(next_step=""),
                name="contact_day_has_a_step",
            ),
            models.CheckConstraint(
                condition=Q(met_with__isnull=True) | ~Q(met_with=models.F("actor")),
                name="contact_meets_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.on:%d-%m-%Y}"
