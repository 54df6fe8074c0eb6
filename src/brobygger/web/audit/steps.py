"""Write to the log, inside the transaction of the step that did the thing."""

from typing import Any

from django.db import models, transaction

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.web.audit.models import AuditEvent

Fact = str | int | bool | None


class PersonNumberError(ValueError):
    """A reason or fact looks like it holds a person number; it is not stored. Digits not kept."""


def record(
    actor: Any, verb: str, subject: models.Model | None = None, *, why: str = "", **facts: Fact
) -> AuditEvent:
    """Say who did what: ``record(request.user, "documents.accepted", paper, values=42)``.

    Call it in the same ``transaction.atomic`` block as the change, so that neither stands without
    the other; outside one it raises ``TransactionManagementError``. ``actor`` None (or nobody
    signed in) means the machine. Facts are short values that the verb's sentence prints.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("record() belongs in the step's transaction")
    for text in (why, *(fact for fact in facts.values() if isinstance(fact, str))):
        if any(hit.certainty == "cpr" for hit in find_cpr_like(text)):
            raise PersonNumberError(verb)
    return AuditEvent.objects.create(
        actor=actor if getattr(actor, "is_authenticated", False) else None,
        verb=verb,
        subject_type=subject._meta.label if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        facts=facts,
        why=why.strip(),
    )


def events_of(subject: models.Model) -> models.QuerySet[AuditEvent]:
    """What has happened to one thing, newest first."""
    return AuditEvent.objects.filter(
        subject_type=subject._meta.label, subject_id=str(subject.pk)
    ).select_related("actor")
