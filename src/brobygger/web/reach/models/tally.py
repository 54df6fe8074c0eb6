"""The numbers of a session: how many came, how many for the first time. No names, no clock."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """What was counted at a session; a blank is not known, and never nought.

    ``first_timers`` are there for the first time in the initiative, of the ``asked`` (everybody
    where blank). ``outside`` are heads outside the target group. ``sent_key`` is made where the
    numbers are typed, so that numbers sent twice are saved once. ``by`` is a colleague, ``link``
    a partner's link.
    """

    session = models.OneToOneField(
        "activities.Session", on_delete=models.PROTECT, related_name="tally"
    )
    heads = models.PositiveIntegerField(_("antal"), null=True, blank=True)
    first_timers = models.PositiveIntegerField(_("første gang"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("spurgt"), null=True, blank=True)
    outside = models.PositiveIntegerField(_("heraf uden for målgruppen"), null=True, blank=True)
    line = models.CharField(_("en linje"), max_length=200, blank=True)
    sent_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey(
        "activities.GuestLink", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    logged_on = models.DateField(_("skrevet den"))

    class Meta:
        ordering: ClassVar = ["session_id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(heads__isnull=True)
                | Q(outside__isnull=True)
                | Q(outside__lte=F("heads")),
                name="tally_outside_are_heads",
            ),
        ]

    def __str__(self) -> str:
        return str(self.session_id)


class GroupHeads(models.Model):
    """Heads of one broad group at a session."""

    tally = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey("activities.HeadGroup", on_delete=models.PROTECT, related_name="+")
    heads = models.PositiveIntegerField(_("antal"))

    class Meta:
        ordering: ClassVar = ["tally_id", "group_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tally", "group"], name="group_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.tally_id} {self.group_id}"


class TallyChange(models.Model):
    """What the numbers were before somebody corrected them; kept as long as the numbers are."""

    tally = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="changes")
    before = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey(
        "activities.GuestLink", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_on = models.DateField(_("rettet den"))

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.tally_id} {self.changed_on:%d-%m-%Y}"
