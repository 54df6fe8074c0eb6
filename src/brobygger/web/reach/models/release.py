"""What has left the house: kept, so that the next release is audited together with it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """A table of figures that was released, with what was hidden in it.

    ``rows`` are the raw intervals and the sessions they are of, ``primary`` and ``hidden`` the
    names of those that were small and of all that were held back. They stay in this link: only
    the audit of the next release reads them.
    """

    initiative = models.ForeignKey(
        "initiatives.Initiative",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title = models.CharField(_("tabel"), max_length=200)
    by = models.JSONField(default=list)
    period = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    primary = models.JSONField(default=list)
    hidden = models.JSONField(default=list)
    digest = models.CharField(max_length=64, editable=False)
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="released_once")]

    def __str__(self) -> str:
        return self.title
