"""Recommendations as rows: annex, recommendation, part, and what a part rests on.

A recommendation is never one row with one owner and one colour: owner, money, novelty and due
date sit on its parts. Each row keeps its place in the paper (``place``: the contract's form) and
the words it was read from (``raw``).
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.ui.words import in_words_lazy


class Category(models.TextChoices):
    """The four states of the annex's legend. The codes are the printed colours."""

    GREEN = "green", in_words_lazy(CATEGORIES["green"])
    RED = "red", in_words_lazy(CATEGORIES["red"])
    BLUE = "blue", in_words_lazy(CATEGORIES["blue"])
    BLACK = "black", in_words_lazy(CATEGORIES["black"])


class ThemeArea(models.TextChoices):
    """The annex's section heads."""

    SCHOOL = "school", _("Skole")
    ADULT = "adult", _("Voksne")
    CIVIL_SOCIETY = "civil_society", _("Civilsamfund")


class Annex(models.Model):
    """One edition of a committee's annex of recommendations. A newer edition supersedes it.

    ``record`` holds the confirmed values in the form of the reading contract.
    """

    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="annex"
    )
    title = models.TextField(_("titel"), blank=True)
    dated = models.DateField(_("dateret"), null=True, blank=True)
    f2 = models.CharField(_("sagsnummer i F2"), max_length=40, blank=True)
    f2_document = models.CharField(_("dokumentnummer i F2"), max_length=40, blank=True)
    edoc = models.CharField(_("sagsnummer i eDoc"), max_length=40, blank=True)
    record = models.JSONField()
    superseded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    accepted_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-dated", "-id"]

    def __str__(self) -> str:
        return self.title or _("Bilag %(id)s") % {"id": self.pk}


class Recommendation(models.Model):
    """One recommendation. ``folded`` is its text as it is searched, ``keys`` (see ``keys.py``)
    what the filters ask; both are made from the other fields.
    """

    annex = models.ForeignKey(Annex, on_delete=models.CASCADE, related_name="recommendations")
    number = models.PositiveIntegerField(_("nummer"))
    theme_area = models.CharField(_("temaområde"), max_length=20, choices=ThemeArea, blank=True)
    text = models.TextField(_("anbefaling"))
    folded = models.TextField(editable=False)
    keys = models.TextField(editable=False, default="")
    place = models.JSONField(default=dict)
    history = HistoricalRecords(excluded_fields=["folded", "keys"])

    class Meta:
        ordering: ClassVar = ["annex_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["annex", "number"], name="recommendation_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    @property
    def waits_for(self) -> "list[Recommendation]":
        """The recommendations that its parts wait for, each once, by the paper's references."""
        targets = {
            edge.target.pk: edge.target
            for part in self.parts.all()
            for edge in part.edges.all()
            if edge.kind == Edge.Kind.REQUIRES
        }
        return sorted(targets.values(), key=lambda target: target.number)


class Part(models.Model):
    """A part of a recommendation: one deliverable, one owner, one statement on money.

    ``category`` is derived from the paper's words and never overwritten; an officer's choice
    stands beside it with its reason. ``shown_category`` is the one of the two that counts.
    """

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="parts"
    )
    code = models.CharField(_("del"), max_length=10)
    order = models.PositiveIntegerField()
    label = models.TextField(_("betegnelse"))
    needs_money = models.CharField(max_length=10, blank=True)
    is_new = models.BooleanField(_("ny indsats"), default=False)
    is_continued = models.BooleanField(_("videreførelse"), default=False)
    due = models.DateField(_("frist"), null=True, blank=True)
    due_words = models.TextField(blank=True)
    remark = models.TextField(_("bemærkning"), blank=True)
    quote = models.TextField(_("papirets ord"))
    place = models.JSONField(default=dict)
    category = models.CharField(max_length=10, choices=Category, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    chosen_category = models.CharField(max_length=10, choices=Category, blank=True)
    chosen_reason = models.TextField(_("begrundelse"), blank=True)
    shown_category = models.CharField(max_length=10, choices=Category, blank=True, db_index=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["recommendation_id", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recommendation", "code"], name="part_code_once"),
            models.CheckConstraint(
                condition=models.Q(chosen_category="", chosen_reason="")
                | (~models.Q(chosen_category="") & ~models.Q(chosen_reason="")),
                name="part_choice_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(chosen_category="", shown_category=models.F("category"))
                | (
                    ~models.Q(chosen_category="")
                    & models.Q(shown_category=models.F("chosen_category"))
                ),
                name="part_shows_choice_or_derived",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def owner_codes(self) -> str:
        """The administrations in one line, empty where the paper names none."""
        return ", ".join(row.administration for row in self.responsibilities.all())


class ReadWords(models.Model):
    """What was read for a part, with the paper's words and their place.

    A row that a person added (``is_added``) rests on words of the paper that she quotes, or on
    her own reason. What the paper itself gave keeps its words, whatever becomes of its value.
    """

    raw = models.TextField(_("papirets ord"), blank=True)
    place = models.JSONField(default=dict)
    reason = models.TextField(_("begrundelse"), blank=True)
    is_added = models.BooleanField(default=False)

    class Meta:
        abstract = True


# The rows below a part keep a history each, so that the register can be shown as it stood.


class Responsibility(ReadWords):
    """An administration that carries out a part, under the name the paper gives it."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="responsibilities")
    administration = models.CharField(_("forvaltning"), max_length=20, db_index=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "administration"], name="owner_once_a_part")
        ]

    def __str__(self) -> str:
        return self.administration


class Route(ReadWords):
    """How the paper says that a part is to be lifted (``kind``: the contract's words)."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="routes")
    kind = models.CharField(max_length=10)
    note = models.CharField(max_length=10, blank=True)
    ordered_by = models.CharField(max_length=20, blank=True)
    package = models.CharField(max_length=20, blank=True)
    via = models.JSONField(default=list)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.kind


class MoneySource(ReadWords):
    """What pays a part today, and until when. An unknown end is unknown, never "for ever"."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=12)
    ref = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    to_known = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(to_known=False) | models.Q(valid_to__isnull=False),
                name="known_end_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return self.ref or self.kind


class Edge(ReadWords):
    """A part waits for another recommendation (requires), or is helped by it (strengthens)."""

    class Kind(models.TextChoices):
        """Only *requires* makes a part wait."""

        REQUIRES = "requires", _("venter på")
        STRENGTHENS = "strengthens", _("styrkes af")

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="edges")
    target = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="awaited_by")
    kind = models.CharField(max_length=12, choices=Kind)
    quantifier = models.CharField(max_length=10, blank=True)
    parts = models.JSONField(default=list)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "target", "kind"], name="edge_once")
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.kind} {self.target_id}"
