"""Bodies, their meetings, and what each meeting is owed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Body(models.Model):
    """Something that meets: the expert group, a committee, a steering group."""

    class Kind(models.TextChoices):
        """What kind of body it is."""

        EXPERT_GROUP = "expert_group", _("ekspertgruppe")
        COMMITTEE = "committee", _("udvalg")
        STEERING_GROUP = "steering_group", _("styregruppe")

    title = models.CharField(_("navn"), max_length=120, unique=True)
    kind = models.CharField(_("slags"), max_length=20, choices=Kind)

    class Meta:
        ordering: ClassVar = ["title"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """A meeting on a day, or in a half year whose day is not set yet (``is_day_known`` False)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField(_("dato"))
    is_day_known = models.BooleanField(_("dagen er fastsat"), default=True)
    subject = models.CharField(_("om"), max_length=200, blank=True)
    source = models.TextField(_("kilde"), blank=True)

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.body} {self.on:%d-%m-%Y}"


class Due(models.Model):
    """A part (or something about it) that a meeting is owed: what was asked, what is delivered."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="dues")
    part = models.ForeignKey("recommendations.Part", on_delete=models.CASCADE, related_name="dues")
    asked = models.TextField(_("det blev der bedt om"))
    delivered_on = models.DateField(_("leveret"), null=True, blank=True)
    delivered = models.TextField(_("det er leveret"), blank=True)
    paper = models.TextField(_("dokument eller sagsnummer"), blank=True)

    class Meta:
        ordering: ClassVar = ["meeting_id", "part_id", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(delivered_on__isnull=True) | ~models.Q(delivered=""),
                name="delivery_says_what",
            )
        ]

    def __str__(self) -> str:
        return self.asked
