"""The points of an import at which a process can die, each between two things that it does."""

import os
import signal
from collections.abc import Callable
from typing import Any

FILE = os.environ.get("KILL_FILE", "")
"""Only while this file is worked on: others in the queue are done in peace."""


def die() -> None:
    """As kill -9 from outside: nothing is cleaned up, no transaction is ended."""
    os.kill(os.getpid(), signal.SIGKILL)


def _after(owner: Any, name: str, is_it: Callable[..., bool]) -> None:
    real = getattr(owner, name)

    def wrapped(*arguments: Any, **named: Any) -> Any:
        answer = real(*arguments, **named)
        if is_it(*arguments, **named):
            die()
        return answer

    setattr(owner, name, wrapped)


def _mine() -> bool:
    from brobygger.web.documents.models import Document
    from brobygger.web.jobs.models import Job

    running = Job.objects.filter(state="running").values_list("subject_id", flat=True)
    return Document.objects.filter(pk__in=list(running), file_name=FILE).exists()


def arm(point: str) -> None:
    """Set the trap of one point."""
    from brobygger import wiring
    from brobygger.web.documents import reading
    from brobygger.web.documents.models import Document, DocumentFile, Finding, Value
    from brobygger.web.documents.steps import arrival
    from brobygger.web.jobs import queue

    def at_drawing(_job: Any, _percent: int, message: str, _params: Any) -> bool:
        return message.startswith("Tegner side") and _mine()

    def anyone(*_arguments: Any, **_named: Any) -> bool:
        return _mine()

    def always(*_arguments: Any, **_named: Any) -> bool:
        return True

    traps: dict[str, tuple[Any, str, Callable[..., bool]]] = {
        "web: the file is stored": (DocumentFile.objects, "create", always),
        "web: the job is asked for": (arrival, "enqueue", always),
        "web: before the transaction ends": (arrival, "record", always),
        "web: the answer is not yet sent": (arrival, "_store", always),
        "worker: the job is claimed": (queue, "claim", anyone),
        "worker: the paper is read": (wiring, "read_kept_apart", anyone),
        "worker: personal numbers are looked for": (reading, "suspects_in", anyone),
        "worker: the pages are about to be drawn": (queue, "report", at_drawing),
        "worker: the pages are drawn": (wiring, "render_pages", anyone),
        "worker: the paper's row is saved": (Document, "save", anyone),
        "worker: the values are saved": (Value.objects, "bulk_create", anyone),
        "worker: the findings are saved": (Finding.objects, "bulk_create", anyone),
        "worker: before the transaction ends": (reading, "record", anyone),
        "worker: the job is not yet ended": (reading, "_reviewable", anyone),
    }
    _after(*traps[point])
