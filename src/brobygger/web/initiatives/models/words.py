"""The words that a city sorts its work by: themes and target groups, both its own lists."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """What efforts are about, such as networks for mothers; the city's own list, in its order."""

    title = models.CharField(_("tema"), max_length=120, unique=True)
    order = models.PositiveIntegerField(default=0)
    source = models.CharField(_("kilde"), max_length=300, blank=True)
    is_in_use = models.BooleanField(_("i brug"), default=True)

    class Meta:
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class TargetGroup(models.Model):
    """Who efforts are for: the parties of the 360 overview; the city's own list, in its order."""

    class Kind(models.TextChoices):
        """Citizens are counted as reached; the others are not."""

        CITIZENS = "citizens", _("borgere")
        AUTHORITIES = "authorities", _("lokale autoriteter")
        PROFESSIONALS = "professionals", _("fagpersoner")

    title = models.CharField(_("målgruppe"), max_length=120, unique=True)
    kind = models.CharField(_("slags"), max_length=20, choices=Kind, default=Kind.CITIZENS)
    order = models.PositiveIntegerField(default=0)
    source = models.CharField(_("kilde"), max_length=300, blank=True)
    is_in_use = models.BooleanField(_("i brug"), default=True)

    class Meta:
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title
