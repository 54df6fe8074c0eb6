"""The log: who did what, to what, and why. Rows are added, never changed, never removed."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class AppendOnlyError(Exception):
    """Someone tried to change or remove an event of the log."""


class EventQuerySet(models.QuerySet["AuditEvent"]):
    """Reads and adds; the ways to change many rows at once are closed."""

    def update(self, **values: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError


class AuditEvent(models.Model):
    """One thing that one person (or the machine: no actor) did.

    ``verb`` is a stable code such as "documents.uploaded"; its sentence is given by the link's
    AppConfig. The subject is pointed at by type and id, so the log knows no link and outlives
    what it speaks of. ``facts`` are short values for the sentence, never free text about persons;
    ``why`` is the reason that the step asked for.

    A trigger refuses changes in the database too (removal as well on PostgreSQL; on SQLite a
    removed row shows as a gap in the numbers, which are never used twice).
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=100, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    facts = models.JSONField(default=dict)
    why = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["AuditEvent"]] = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="audit_subject"),
            models.Index(fields=["-at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}".strip()

    def save(self, *args: Any, **options: Any) -> None:
        """Add the event; an event that already stands cannot be saved again."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError
