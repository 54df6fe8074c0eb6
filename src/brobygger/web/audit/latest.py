"""The latest of the log that one reader may know of: quarantine is quiet for everybody else."""

from typing import Any

from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.subjects import About, told_of

LOOKED_AT = 200
"""Events looked through for lines that the reader may see; older ones are no news."""


def latest_for(user: Any, most: int) -> list[tuple[AuditEvent, About | None]]:
    """The newest events with what they are about.

    What a person did is hers to see. Of others' doings she is told where she may see the thing
    itself; an event about nothing (a file stopped at the door) is its person's alone.
    """
    events = list(AuditEvent.objects.select_related("actor")[:LOOKED_AT])
    numbers: dict[str, set[str]] = {}
    for event in events:
        numbers.setdefault(event.subject_type, set()).add(event.subject_id)
    told = told_of(user, numbers)
    lines: list[tuple[AuditEvent, About | None]] = []
    for event in events:
        about = told.get(event.subject_type, {}).get(event.subject_id)
        is_open = bool(event.subject_type) and event.subject_type not in told
        if about or is_open or event.actor_id == user.pk:
            lines.append((event, about))
    return lines[:most]
