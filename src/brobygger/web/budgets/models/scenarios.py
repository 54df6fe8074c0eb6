"""Scenarios: a saved question of "what can we carry with this money?", and its answer that day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scenario(models.Model):
    """An internal working paper: caps, weights and wishes with their author and purpose.

    ``question`` holds what was asked and ``answer`` what came out, in the forms of the domain
    (``portfolio``), so that a scenario reads the same when the register has changed since.
    """

    annex = models.ForeignKey(
        "recommendations.Annex", on_delete=models.CASCADE, related_name="scenarios"
    )
    title = models.CharField(_("navn"), max_length=120)
    purpose = models.TextField(_("formål"))
    question = models.JSONField()
    answer = models.JSONField(default=dict)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.title
