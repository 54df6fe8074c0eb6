"""Area initiatives as rows, with the words that a city sorts its work by."""

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


class Initiative(models.Model):
    """An area initiative: money of a note, in an area, for a period, with people and aims.

    The states and who may change them stand in ``states.py``.
    """

    class State(models.TextChoices):
        """Where it is on its way."""

        PLANNED = "planned", _("planlagt")
        GRANTED = "granted", _("bevilget")
        STARTED = "started", _("igangsat")
        CLOSED = "closed", _("afsluttet")

    title = models.CharField(_("navn"), max_length=200)
    aim = models.TextField(_("formål"), blank=True)
    budget_note = models.ForeignKey(
        "budgets.BudgetNote",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
    )
    place = models.ForeignKey(
        "areas.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    state = models.CharField(_("tilstand"), max_length=20, choices=State, default=State.PLANNED)
    themes = models.ManyToManyField(Theme, blank=True, related_name="initiatives")
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="initiatives")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-starts_on", "title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(starts_on__lte=models.F("ends_on")),
                name="initiative_period_runs_forward",
            )
        ]

    def __str__(self) -> str:
        return self.title
