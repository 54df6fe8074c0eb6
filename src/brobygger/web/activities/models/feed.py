"""The calendar of an initiative's open activities, which others follow in their own."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityFeed(models.Model):
    """A signed address of a calendar, until its last day or until it is switched off.

    An initiative without a row has never had one: off is how all of them begin.
    """

    initiative = models.OneToOneField(
        "initiatives.Initiative", on_delete=models.CASCADE, related_name="activity_feed"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    expires_on = models.DateField(_("gælder til og med"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["initiative_id"]

    def __str__(self) -> str:
        return f"{self.initiative_id}"
