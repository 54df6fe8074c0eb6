"""Budget notes as rows: note, lines, amounts per year, and proposed links to recommendations.

Amounts are whole kroner with the price base of their table. Two bases are never added, so sums
are always taken within one table. A blank cell has no row: not stated is not zero.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

CURRENT = 0
"""``price_base`` of amounts in each year's own prices (løbende p/l); else the year of the level."""


class BudgetNote(models.Model):
    """A confirmed note. Its key is (budget round, code): codes start again every year.

    ``record`` holds the confirmed values in the form of the reading contract, so that every
    value keeps its place, its printed words and what a person corrected.
    """

    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="budget_note"
    )
    budget_round = models.PositiveIntegerField(_("budgetår"), null=True, blank=True)
    code = models.CharField(_("kode"), max_length=30)
    title = models.TextField(_("titel"), blank=True)
    period_from = models.PositiveIntegerField(_("fra år"), null=True, blank=True)
    period_to = models.PositiveIntegerField(_("til år"), null=True, blank=True)
    fte = models.CharField(_("årsværk"), max_length=20, blank=True)
    folded = models.TextField(editable=False)
    record = models.JSONField()
    accepted_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords(excluded_fields=["folded", "record"])

    class Meta:
        ordering: ClassVar = ["-budget_round", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["budget_round", "code"],
                condition=~models.Q(code=""),
                name="note_code_once_a_round",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(budget_round=None) & ~models.Q(code=""),
                name="note_code_once_without_round",
            ),
            models.CheckConstraint(
                condition=models.Q(period_from__isnull=True, period_to__isnull=True)
                | models.Q(period_from__lte=models.F("period_to")),
                name="note_period_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class BudgetLine(models.Model):
    """A row of a note's table; ``is_total`` marks printed sums, which are never summed again."""

    note = models.ForeignKey(BudgetNote, on_delete=models.CASCADE, related_name="lines")
    table = models.CharField(max_length=20)
    order = models.PositiveIntegerField()
    label = models.TextField()
    is_total = models.BooleanField(default=False)
    control_area = models.CharField(max_length=60, blank=True)
    committee = models.CharField(max_length=20, blank=True)
    appropriation = models.CharField(max_length=20, blank=True)
    sign = models.CharField(max_length=1, blank=True)
    price_base = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["note_id", "table", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "table", "order"], name="line_place_once")
        ]

    def __str__(self) -> str:
        return self.label


class LineAmount(models.Model):
    """What one line says of one year, in whole kroner."""

    line = models.ForeignKey(BudgetLine, on_delete=models.CASCADE, related_name="amounts")
    year = models.PositiveIntegerField()
    kr = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["line_id", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "year"], name="one_amount_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.kr}"


class NoteLink(models.Model):
    """A note may serve a recommendation: always a proposal until a person says so."""

    class State(models.TextChoices):
        """What a person has said of the proposal."""

        PROPOSED = "proposed", _("foreslået")
        CONFIRMED = "confirmed", _("bekræftet")
        REJECTED = "rejected", _("afvist")

    note = models.ForeignKey(BudgetNote, on_delete=models.CASCADE, related_name="links")
    recommendation = models.ForeignKey(
        "recommendations.Recommendation", on_delete=models.CASCADE, related_name="note_links"
    )
    strength = models.CharField(max_length=10)
    score = models.PositiveIntegerField(default=0)
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-score", "recommendation_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "recommendation"], name="link_once"),
            models.CheckConstraint(
                condition=models.Q(state="proposed", decided_at__isnull=True)
                | (~models.Q(state="proposed") & models.Q(decided_at__isnull=False)),
                name="link_decided_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note_id} -> {self.recommendation_id}"

    @property
    def is_shown(self) -> bool:
        """Whether lists name it: confirmed, or proposed on strong evidence."""
        is_open = self.state == self.State.PROPOSED
        return self.state == self.State.CONFIRMED or (is_open and self.strength == "strong")
