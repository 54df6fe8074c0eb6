"""The figures of the whole city as they were worked out one night: what every page of it reads."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CityFigures(models.Model):
    """One night's figures. ``shown`` is published and nothing else is ever printed.

    ``behind`` are the raw rows of the codes, kept for the newest alone: the next night's are
    protected beside them. ``codes`` says whether there were any to count, and how that went.
    """

    class Codes(models.TextChoices):
        """What became of the card codes."""

        COUNTED = "counted", _("talt med")
        NONE = "none", _("ingen kortkoder i brug")
        NOT_INSTALLED = "not_installed", _("byens tælling er ikke installeret")

    made_at = models.DateTimeField(_("regnet ud"), auto_now_add=True)
    until = models.DateField(_("koder til og med"), null=True, blank=True)
    codes = models.CharField(_("kortkoder"), max_length=20, choices=Codes)
    shown = models.JSONField(default=dict)
    behind = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%d-%m-%Y}"
