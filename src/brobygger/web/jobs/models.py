"""Background work as rows: the row is the queue, the lease and the progress."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_ATTEMPTS = 3


class State(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("venter")
    RUNNING = "running", _("i gang")
    DONE = "done", _("færdig")
    FAILED = "failed", _("kunne ikke gennemføres")


class Job(models.Model):
    """One piece of work that a worker does.

    ``key`` makes asking twice harmless: at most one unfinished job has it. While it runs, the
    worker renews ``lease_until``; a lease that has run out means the worker is dead, and the job
    is put back, at most ``MAX_ATTEMPTS`` times in all. ``message`` is a Danish msgid with
    ``params``, so that each reader sees it in her own language. ``problem`` is a Problem's code
    with parameters where the work could not be done. Payload and result hold ids and counts,
    never what a paper says.
    """

    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    subject_type = models.CharField(max_length=100, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    payload = models.JSONField(default=dict, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=200, blank=True)
    params = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    problem = models.JSONField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Job"]] = models.Manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "id"], name="jobs_state"),
            models.Index(fields=["subject_type", "subject_id"], name="jobs_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(state__in=["queued", "running"]),
                name="jobs_one_unfinished_per_key",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="jobs_percent_at_most_100"
            ),
            models.CheckConstraint(
                condition=models.Q(state="running", lease_until__isnull=False)
                | (~models.Q(state="running") & models.Q(lease_until__isnull=True)),
                name="jobs_lease_while_running",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id} {self.state}".strip()

    @property
    def is_over(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in {State.DONE, State.FAILED}
