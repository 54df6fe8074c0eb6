"""What has left the house: kept, so that the next release is audited together with it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """The set of tables of an initiative that was released, with what was hidden in it.

    ``shown`` is what was published, and nothing else is ever printed. ``behind`` are the raw
    figures and the sessions they are of: only the audit of the next release reads them, and they
    go when the initiative's reach is closed. ``digest`` is of both, so that the same content
    taken out twice is one release.
    """

    class Way(models.TextChoices):
        """How it left."""

        FILE = "file", _("hentet som fil")
        API = "api", _("hentet af et andet system")
        CLOSING = "closing", _("frosset ved afslutning")

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(_("hvordan"), max_length=10, choices=Way)
    until = models.DateField(_("tal til og med"), null=True, blank=True)
    is_rounded = models.BooleanField(_("afrundet"), default=False)
    shown = models.JSONField(default=dict)
    behind = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, editable=False)
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="released_once")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.until:%d-%m-%Y}" if self.until else "-"


class ClosedReach(models.Model):
    """The numbers of an initiative are gone; what remains is its last release.

    ``gone`` says how many rows of each kind were deleted: rows, never people.
    """

    initiative = models.OneToOneField(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    gone = models.JSONField(default=dict)
    closed_on = models.DateField(_("afsluttet den"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.closed_on:%d-%m-%Y}"
