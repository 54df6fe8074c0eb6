"""What is asked for and what was decided: planned notes with their cost, outcomes, budget rounds.

A planned note is an order (``N9``), a need that nobody has ordered a note for (``R3``), or the
package of another administration (``ØKF``): the ids of the domain's portfolio. It may have been
read as a budget note, and mostly has not.
"""

import re
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES


class BudgetRound(models.Model):
    """The dates of one year's budget, as entered from the city's own papers.

    A date that is not entered is unknown; the radar then shows the usual month and says so.
    """

    year = models.PositiveIntegerField(_("budgetår"), unique=True)
    call_on = models.DateField(_("indkaldelsescirkulære"), null=True, blank=True)
    ordered_by = models.DateField(_("budgetnotater bestilt senest"), null=True, blank=True)
    june_on = models.DateField(_("juniindstilling"), null=True, blank=True)
    first_reading_on = models.DateField(_("1. behandling"), null=True, blank=True)
    amendments_by = models.DateField(_("ændringsforslag senest"), null=True, blank=True)
    adopted_on = models.DateField(_("vedtaget (2. behandling)"), null=True, blank=True)
    source = models.TextField(_("kilde"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["year"]

    def __str__(self) -> str:
        return _("Budget %(year)s") % {"year": self.year}


_ORDER_OR_NEED = re.compile(r"[NR]\d+")


class PlannedNote(models.Model):
    """A note that is asked for, a need, or a package: what a decision can be entered for.

    ``price_base`` is the year of the price level (``CURRENT`` 0 for each year's own prices), None
    until a cost is entered. ``is_fictional`` marks costs of the demo, which nobody has asked for.
    ``is_taken`` marks figures taken from ``budget_note`` as it was confirmed: a person's own
    figures are never overwritten by a note.
    """

    annex = models.ForeignKey(
        "recommendations.Annex", on_delete=models.CASCADE, related_name="planned_notes"
    )
    key = models.CharField(_("mærke"), max_length=20)
    title = models.TextField(_("titel"), blank=True)
    budget_note = models.ForeignKey(
        "budgets.BudgetNote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="planned_notes",
        verbose_name=_("budgetnotat"),
    )
    budget_year = models.PositiveIntegerField(_("budgetår"), null=True, blank=True)
    package = models.CharField(_("i budgetpakke hos"), max_length=20, blank=True)
    committee = models.CharField(_("udvalg"), max_length=20, blank=True)
    appropriation = models.CharField(_("bevilling"), max_length=40, blank=True)
    price_base = models.PositiveIntegerField(_("prisniveau"), null=True, blank=True)
    source = models.TextField(_("kilde"), blank=True)
    is_fictional = models.BooleanField(_("opdigtet beløb"), default=False)
    is_taken = models.BooleanField(_("taget fra budgetnotatet"), default=False)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["annex_id", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["annex", "key"], name="planned_note_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}".strip()

    @property
    def is_package(self) -> bool:
        """It is another administration's package, and no note of its own."""
        return not _ORDER_OR_NEED.fullmatch(self.key)

    @property
    def is_need(self) -> bool:
        """Money is needed, and nobody has ordered a note."""
        return self.key.startswith("R") and not self.is_package

    @property
    def called(self) -> str:
        """What it is about: its title, or whose package it is."""
        if self.is_package and not self.title:
            return _("Budgetpakke hos %(who)s") % {"who": self.key}
        return self.title


class PlannedCost(models.Model):
    """What a planned note costs in one year, in whole kroner."""

    planned_note = models.ForeignKey(PlannedNote, on_delete=models.CASCADE, related_name="costs")
    year = models.PositiveIntegerField()
    kr = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["planned_note_id", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["planned_note", "year"], name="planned_cost_once")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.kr}"


class Outcome(models.Model):
    """What was decided on a planned note for a year (None: for every year). Never overwritten:
    a correction is a new row that ``supersedes`` the old one, and says ``why``.

    ``entry`` joins the rows that were entered in one go, one a year. ``covers`` and ``excludes``
    are part codes. ``other`` is the key of the note it is merged with, or of the package that
    carries it; ``frame`` the frame that absorbs it; ``lead`` the administration that leads an
    intent. ``residual_kr`` is what is still to be found. ``is_taken_back``: the first entry of the
    year was undone, so that nothing is entered for it; such a row is never current.
    """

    class Settled(models.TextChoices):
        """What the committee has done with a note that was left to it."""

        PENDING = "pending", _("afventer udvalget")
        GRANTED = "granted", _("givet af udvalget")
        REFUSED = "refused", _("ikke givet af udvalget")

    planned_note = models.ForeignKey(PlannedNote, on_delete=models.CASCADE, related_name="outcomes")
    year = models.PositiveIntegerField(_("år"), null=True, blank=True)
    kind = models.CharField(_("udfald"), max_length=20, choices=[(kind, kind) for kind in OUTCOMES])
    decided_on = models.DateField(_("besluttet den"))
    committee = models.CharField(_("udvalg"), max_length=60)
    item = models.CharField(_("punkt"), max_length=40, blank=True)
    case_number = models.CharField(_("sagsnummer"), max_length=40, blank=True)
    paper = models.TextField(_("dokument eller adresse"), blank=True)
    kr = models.BigIntegerField(_("beløb"), null=True, blank=True)
    price_base = models.PositiveIntegerField(_("prisniveau"), null=True, blank=True)
    covers = models.JSONField(default=list, blank=True)
    excludes = models.JSONField(default=list, blank=True)
    other = models.CharField(_("det andet notat eller pakken"), max_length=20, blank=True)
    residual_kr = models.BigIntegerField(_("restfinansiering"), null=True, blank=True)
    residual_by = models.CharField(_("skal findes af"), max_length=60, blank=True)
    settled = models.CharField(max_length=10, choices=Settled, default=Settled.PENDING)
    until_year = models.PositiveIntegerField(_("udskudt til budget"), null=True, blank=True)
    is_until_carry_over = models.BooleanField(_("udskudt til overførselssagen"), default=False)
    frame = models.CharField(_("ramme"), max_length=120, blank=True)
    lead = models.CharField(_("ledende forvaltning"), max_length=20, blank=True)
    remark = models.TextField(_("bemærkning"), blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    is_current = models.BooleanField(default=True)
    is_taken_back = models.BooleanField(default=False)
    entry = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    why = models.TextField(_("hvorfor rettet"), blank=True)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["planned_note_id", "year", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["planned_note", "year"],
                condition=models.Q(is_current=True),
                name="one_current_outcome_a_year",
            ),
            models.UniqueConstraint(
                fields=["planned_note"],
                condition=models.Q(is_current=True, year=None),
                name="one_current_outcome_for_all_years",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=OUTCOMES), name="outcome_kind_on_the_list"
            ),
            models.CheckConstraint(
                condition=models.Q(is_taken_back=False) | models.Q(is_current=False),
                name="taken_back_is_not_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.planned_note_id} {self.year}: {self.kind}"
