"""The link by which a partner without an account writes the numbers of a whole series."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class GuestLink(models.Model):
    """A signed link to an activity for one actor, until its last day or until it is revoked."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="guest_links"
    )
    actor = models.ForeignKey("actors.Actor", on_delete=models.PROTECT, related_name="guest_links")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    expires_on = models.DateField(_("gælder til og med"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["activity_id", "actor_id", "pk"]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.actor_id}"
