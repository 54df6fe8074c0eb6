"""An area initiative, and the steps that it has taken on its way."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from brobygger.web.initiatives.models.words import TargetGroup, Theme


class Initiative(models.Model):
    """An area initiative: money of a note, in an area, for a period, with people and aims.

    The states and what each step asks for stand in ``states.py``.

    ``granted_*`` say who gave the money, ``decision_*`` by which decision it may start;
    ``waiver_quote`` are the note's own words where it says that none is needed, with their place
    in the paper, as a person has confirmed them. ``started_without`` is the reason for starting
    before what other links ask for (``started_missing``, in their words): figures of the network
    later say that there is no baseline. ``expected_sectors`` are the sectors that the note names.
    """

    class State(models.TextChoices):
        """Where it is on its way."""

        PLANNED = "planned", _("planlagt")
        GRANTED = "granted", _("bevilget")
        STARTED = "started", _("igangsat")
        CLOSED = "closed", _("afsluttet")

    title = models.CharField(_("navn"), max_length=200)
    folded = models.CharField(max_length=500, editable=False, default="")
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
    expected_sectors = models.JSONField(_("sektorer"), default=list, blank=True)
    granted_on = models.DateField(_("bevilget den"), null=True, blank=True)
    granted_by = models.CharField(_("bevilget af"), max_length=120, blank=True)
    granted_source = models.CharField(_("sag eller dokument"), max_length=300, blank=True)
    decision_on = models.DateField(_("besluttet den"), null=True, blank=True)
    decision_by = models.CharField(_("besluttet af"), max_length=120, blank=True)
    decision_source = models.CharField(_("sag eller referat"), max_length=300, blank=True)
    waiver_quote = models.TextField(_("notatets ord"), blank=True)
    waiver_place = models.JSONField(default=dict, blank=True)
    started_on = models.DateField(_("igangsat den"), null=True, blank=True)
    started_without = models.TextField(_("igangsat uden"), blank=True)
    started_missing = models.JSONField(default=list, blank=True)
    closed_on = models.DateField(_("afsluttet den"), null=True, blank=True)
    closed_because = models.TextField(_("afsluttet fordi"), blank=True)
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


class StateChange(models.Model):
    """A step that was taken, with what stood before it, so that a slip can be undone."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="state_changes"
    )
    was = models.CharField(max_length=20, choices=Initiative.State)
    now = models.CharField(max_length=20, choices=Initiative.State)
    why = models.TextField(_("hvorfor"), blank=True)
    before = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    is_undone = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.now}"
