"""Rows of papers: the file, its pages, what was read, and what a person said of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Cast, Coalesce, NullIf
from django.urls import reverse

from brobygger.domain.documents.page import page_list
from brobygger.domain.kernel.problem import Problem
from brobygger.web.documents.labels import TEMPLATE_NAMES, Words
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.documents.states import IN_QUARANTINE, STATES, State, condition
from brobygger.web.documents.stored import problem_of
from brobygger.web.jobs.models import Job

__all__ = [
    "CopyComparison",
    "Document",
    "DocumentFile",
    "DocumentQuerySet",
    "Finding",
    "FindingQuerySet",
    "ListLoad",
    "PaperPage",
    "ReviewStep",
    "Value",
    "nothing_waits",
]


class DocumentQuerySet(models.QuerySet["Document"]):
    """Which papers a person may see at all: asked by every list, page and search."""

    def seen_by(self, user: Any) -> "DocumentQuerySet":
        """The papers that ``user`` may see: their own in quarantine, others by their state."""
        seen = Q(state="registered")
        if user.has_perm("documents.upload"):
            seen |= ~Q(state__in=IN_QUARANTINE) | Q(owner=user)
        return self.filter(seen)

    def with_counts(self) -> "DocumentQuerySet":
        """Add what a list shows: values found, what waits, and pages that nobody has read."""
        values = Value.objects.all()
        return self.annotate(
            values_found=_count(values),
            values_waiting=_count(values.filter(state="waiting")),
            findings_open=_count(Finding.objects.open()),
            alone_open=_count(Finding.objects.open().filter(value__isnull=True)),
        ).with_unread()

    def with_unread(self) -> "DocumentQuerySet":
        """Add the pages that can still be read, so that a row need not fetch its whole record."""
        return self.annotate(
            unread_list=models.F("record__document__unread_pages"),
            misread_list=models.F("record__document__misread_pages"),
        )

    def out_of_quarantine(self) -> "DocumentQuerySet":
        """Papers that lists, search and other people may know of."""
        return self.exclude(state__in=IN_QUARANTINE)

    def copies_of(self, document: "Document") -> "DocumentQuerySet":
        """Other copies of the same paper, whichever came first."""
        same = Q(same_note_as=document) | Q(pk=document.same_note_as_id)
        return self.out_of_quarantine().filter(same)

    def with_reviewer(self) -> "DocumentQuerySet":
        """Add the name of the person who last worked on it."""
        steps = ReviewStep.objects.filter(document=OuterRef("pk")).order_by("-pk")
        name = Coalesce(
            NullIf(models.F("user__display_name"), models.Value("")), models.F("user__username")
        )
        found = models.Subquery(steps.annotate(name=name).values("name")[:1])
        return self.annotate(reviewer=Coalesce(found, models.Value("")))

    def with_job(self) -> "DocumentQuerySet":
        """Add where the reading stands, as its job says."""
        jobs = Job.objects.filter(
            subject_type=Document._meta.label,
            subject_id=Cast(OuterRef("pk"), models.CharField()),
        ).order_by("-id")
        return self.annotate(
            job_number=models.Subquery(jobs.values("id")[:1]),
            job_state=Coalesce(models.Subquery(jobs.values("state")[:1]), models.Value("")),
        )


def _count(rows: models.QuerySet[Any]) -> Coalesce:
    counted = (
        rows.filter(document=OuterRef("pk"))
        .order_by()
        .values("document")
        .annotate(number=models.Count("pk"))
        .values("number")
    )
    return Coalesce(models.Subquery(counted, output_field=models.IntegerField()), 0)


class Document(models.Model):
    """A paper that came in. In quarantine nothing but the locked file is kept of it."""

    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    format = models.CharField(max_length=16, blank=True)
    page_count = models.PositiveIntegerField(null=True)
    template = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=16, default="quarantined", db_index=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="documents", editable=False
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    record = models.JSONField(null=True)
    code = models.CharField(max_length=32, blank=True)
    title = models.CharField(max_length=400, blank=True)
    budget_round = models.PositiveIntegerField(null=True)
    same_note_as = models.ForeignKey("self", models.SET_NULL, null=True, related_name="copies")
    trouble = models.JSONField(null=True)
    """Why it stopped: {"problem": ...} of a file that cannot be opened, or {"suspects": [...]},
    the places where a personal number stands or may stand. Never a digit."""
    doubts_answered = models.BooleanField(default=False)
    pages_confirmed = models.BooleanField(default=False)
    registered_url = models.CharField(max_length=200, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(STATES)), name="documents_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=IN_QUARANTINE) | Q(record__isnull=True, title="", code=""),
                name="documents_quarantine_holds_no_text",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(file_name="", sha256="", size=0),
                name="documents_refused_keeps_nothing",
            ),
            models.UniqueConstraint(
                fields=["owner", "sha256"], condition=~Q(sha256=""), name="documents_once_an_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    def get_absolute_url(self) -> str:
        """The paper's page: what it shows depends on the state."""
        return reverse("documents:document", args=[self.pk])

    @property
    def condition(self) -> State:
        """The state with its name, meaning and next step; needs ``with_job`` in quarantine."""
        return condition(self.state, getattr(self, "job_state", ""))

    @property
    def is_quarantined(self) -> bool:
        """Still behind the lock: only its owner may know of it."""
        return self.state in IN_QUARANTINE

    @property
    def template_name(self) -> Words:
        """The kind of paper, in words."""
        return TEMPLATE_NAMES.get(self.template, "")

    @property
    def waits(self) -> int | None:
        """Answers that a person owes, for lists that asked ``with_counts``; None before review."""
        if self.state != "review":
            return None
        counted: Any = self
        return int(counted.values_waiting + counted.alone_open)

    @property
    def stopped_by(self) -> Problem | None:
        """Why the file could not be opened."""
        stored = (self.trouble or {}).get("problem")
        return problem_of(stored) if stored else None

    @property
    def heading(self) -> str:
        """What to call the paper: code and title once they are read, else the file's name."""
        return f"{self.code} {self.title}".strip() or self.file_name

    @property
    def unread_pages(self) -> list[int]:
        """Pages that are pictures and have not been read; empty before the review."""
        return self._pages_that_are("unread")

    @property
    def misread_pages(self) -> list[int]:
        """Pages read by letters that a scanner laid over them in another language: their pictures
        have not been read.
        """
        return self._pages_that_are("misread")

    @property
    def has_pages_left(self) -> bool:
        """Has it pages whose pictures could be read still?"""
        return bool(self.unread_pages or self.misread_pages)

    def _pages_that_are(self, how: str) -> list[int]:
        if f"{how}_list" in self.__dict__:
            return list(self.__dict__[f"{how}_list"] or ())
        return list(((self.record or {}).get("document") or {}).get(f"{how}_pages") or ())

    @property
    def unread_words(self) -> str:
        """Those pages in the short form of a person: "1-3, 5"."""
        return page_list(tuple(self.unread_pages))

    @property
    def misread_words(self) -> str:
        """The misread ones in the same form."""
        return page_list(tuple(self.misread_pages))

    @property
    def values_read(self) -> dict[str, Any]:
        """``values`` of the reading contract, empty where nothing was read."""
        record = self.record or {}
        return record.get("values") or {}


class DocumentFile(models.Model):
    """The bytes. In the database, so that every step is one transaction and deletion is sure."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="file", primary_key=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"file of document {self.pk}"


class PaperPage(models.Model):
    """A page to look at: its picture where there is one, and its lines with their boxes.

    A paper without pages (text, Markdown) is one row with number 1 and no picture. ``lines`` are
    ``[line, text, box]`` in reading order, with a fourth where there is no picture (``shown.py``).
    ``sheet`` is what was read from the picture, in the reader's own form: it is never read twice.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    png = models.BinaryField(null=True)
    lines = models.JSONField(default=list)
    sheet = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_page_once")
        ]

    def __str__(self) -> str:
        return f"page {self.number} of document {self.document_id}"


class ReviewStep(models.Model):
    """One thing a person did in a review, with what stood before: so it can be undone."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="steps")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=16)
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(default=dict)
    is_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} in document {self.document_id}"


class Value(models.Model):
    """One value that was read, and what a person said of it. ``found`` never changes."""

    class State(models.TextChoices):
        """What has been said of a value."""

        WAITING = "waiting"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"

    document = models.ForeignKey(Document, models.CASCADE, related_name="values")
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=300)
    found = models.JSONField()
    is_sure = models.BooleanField()
    """Read with certainty and named by no finding that asks for a person."""
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    corrected = models.JSONField(null=True)
    note = models.CharField(max_length=400, blank=True)
    step = models.ForeignKey(ReviewStep, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "path"], name="documents_value_once"),
            models.CheckConstraint(
                condition=Q(state="corrected", corrected__isnull=False)
                | (~Q(state="corrected") & Q(corrected__isnull=True)),
                name="documents_corrected_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} of document {self.document_id}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings by whether they still ask for a person."""

    def open(self) -> "FindingQuerySet":
        """Those that wait: an answer to their value, or to themselves where they have none."""
        return self.exclude(severity="info").filter(
            Q(value__isnull=False, value__state="waiting")
            | Q(value__isnull=True, step__isnull=True)
        )


class Finding(models.Model):
    """Something that does not add up (a Problem), bound to a value where it concerns one."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=32)
    severity = models.CharField(max_length=8)
    raw = models.TextField(blank=True)
    params = models.JSONField(default=dict)
    field = models.CharField(max_length=300, blank=True)
    where = models.JSONField(default=dict)
    value = models.ForeignKey(Value, models.CASCADE, null=True, related_name="findings")
    note = models.CharField(max_length=400, blank=True)
    step = models.ForeignKey(ReviewStep, models.SET_NULL, null=True, related_name="+")
    """The step that answered it, where it concerns the paper and no single value."""

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.code} in document {self.document_id}"

    @property
    def as_problem(self) -> Problem:
        """The Problem again, with its place, to be said in the reader's language."""
        names = ("code", "severity", "where", "raw", "params", "field")
        return problem_of({name: getattr(self, name) for name in names})

    @property
    def answer(self) -> str:
        """How a person answered it: the state of its value, "seen" for the paper's own, or ""."""
        if self.value is None:
            return "seen" if self.step_id else ""
        return "" if self.value.state == Value.State.WAITING else str(self.value.state)


class CopyComparison(models.Model):
    """What differs and matters between a paper and another copy, seen from the first."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="comparisons")
    other = models.ForeignKey(Document, models.CASCADE, related_name="+")
    rows = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "other"], name="documents_compared_once")
        ]

    def __str__(self) -> str:
        return f"document {self.document_id} beside {self.other_id}"


def nothing_waits(document: Document) -> bool:
    """Has a person answered every value and every finding that asks for it?"""
    return not (
        document.values.filter(state=Value.State.WAITING).exists()
        or Finding.objects.open().filter(document=document).exists()
    )
