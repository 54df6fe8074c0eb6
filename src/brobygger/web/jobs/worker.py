"""The worker: takes jobs one by one, says that it lives, and stops politely when asked.

``python -m brobygger.web work`` runs it; the server's process starts and restarts it.
"""

import logging
import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import close_old_connections, connection
from django.utils.module_loading import import_string

from brobygger.web.jobs import queue
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.steps import JobFailed, ask_for_regular

_log = logging.getLogger("brobygger.jobs")
_TAKE_BACK_SECONDS = 60.0


class JobTaken(Exception):
    """The job was given to another worker (this one was silent too long): stop, save nothing."""


@dataclass(frozen=True)
class Run:
    """What a handler is given: the job, and a way to say how far it is."""

    job: Job
    stopping: threading.Event = field(default_factory=threading.Event)

    def report(self, percent: int, message: str = "", **params: Any) -> None:
        """Show progress. ``message`` is a Danish msgid (``gettext_noop``) with facts in braces."""
        if not queue.report(self.job, percent, message, params):
            raise JobTaken

    def still_mine(self) -> None:
        """Ask inside the handler's last transaction, before saving; raises JobTaken otherwise."""
        if not queue.renew(self.job):
            raise JobTaken


Handler = Callable[[Run], dict[str, Any] | None]


def handlers() -> dict[str, str]:
    """Kind of job -> dotted path of its handler, from all links."""
    return {
        kind: dotted
        for config in apps.get_app_configs()
        for kind, dotted in getattr(config, "job_handlers", {}).items()
    }


class Worker:
    """One process that works through the queue."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(3)}"
        self.stopping = threading.Event()
        self.handlers = handlers()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the job in hand, take no more."""
        self.stopping.set()

    def run(self) -> None:
        """Work until asked to stop."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        looked = 0.0
        while not self.stopping.is_set():
            pause = min(_TAKE_BACK_SECONDS, max(settings.JOB_LEASE_SECONDS, 0.1))
            try:
                if time.monotonic() - looked >= pause or not looked:
                    queue.take_back_expired()
                    ask_for_regular()
                    looked = time.monotonic()
                worked = self.work_once()
            except Exception:
                _log.exception("queue not reachable")
                worked = False
            if not worked:
                close_old_connections()
                self.stopping.wait(settings.JOB_POLL_SECONDS)

    def work_once(self) -> bool:
        """Do one job if there is one; True when there was."""
        job = queue.claim(self.name, self.handlers)
        if job is None:
            return False
        with _Heartbeat(job):
            self._do(job)
        return True

    def _do(self, job: Job) -> None:
        try:
            handler: Handler = import_string(self.handlers[job.kind])
            result = handler(Run(job, self.stopping))
        except JobTaken:
            _log.warning("job %s was given to another worker", job.id)
        except JobFailed as failed:
            queue.fail(job, failed.problem)
        except Exception as fault:
            number = secrets.token_hex(4)
            _log.error("fault %s: %s in job %s", number, type(fault).__name__, job.id)
            _log.debug("fault %s", number, exc_info=True)
            queue.put_back(job)
        else:
            queue.finish(job, result or {})


class _Heartbeat:
    """Renews the lease from a thread of its own while a handler works."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def _beat(self) -> None:
        try:
            while not self.over.wait(settings.JOB_LEASE_SECONDS / 3):
                try:
                    if not queue.renew(self.job):
                        return
                except Exception:
                    _log.warning("heartbeat missed for job %s", self.job.id)
        finally:
            connection.close()

    def __enter__(self) -> "_Heartbeat":
        self.thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.over.set()
        self.thread.join(timeout=5)
