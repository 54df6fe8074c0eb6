"""The queue's rules as single statements: claim, renew, finish, take back from the dead.

Each change is one UPDATE that names the state it expects, so that two workers can never both
hold a job, on SQLite as on PostgreSQL, without locks that a killed process would leave behind.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.problem import Problem
from brobygger.web.jobs.models import MAX_ATTEMPTS, Job, State


def _lease() -> datetime:
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def claim(worker: str, kinds: Iterable[str]) -> Job | None:
    """Take the oldest waiting job of the kinds, or None."""
    candidates = Job.objects.filter(state=State.QUEUED, kind__in=list(kinds))
    for number in candidates.values_list("id", flat=True)[:5]:
        won = Job.objects.filter(id=number, state=State.QUEUED).update(
            state=State.RUNNING,
            worker=worker,
            lease_until=_lease(),
            attempts=F("attempts") + 1,
            started_at=timezone.now(),
            percent=0,
            message="",
            params={},
        )
        if won:
            return Job.objects.get(id=number)
    return None


def _held(job: Job) -> models.QuerySet[Job]:
    return Job.objects.filter(
        id=job.id, state=State.RUNNING, worker=job.worker, attempts=job.attempts
    )


def renew(job: Job) -> bool:
    """Say that the worker lives; False when the job has been given to another."""
    return bool(_held(job).update(lease_until=_lease()))


def report(job: Job, percent: int, message: str, params: dict[str, Any]) -> bool:
    """Show how far it is; False when the job has been given to another."""
    percent = max(0, min(100, percent))
    return bool(
        _held(job).update(percent=percent, message=message, params=params, lease_until=_lease())
    )


def finish(job: Job, result: dict[str, Any]) -> bool:
    """The work is done; False when the job has been given to another."""
    return bool(_held(job).update(state=State.DONE, result=result, percent=100, **_ended()))


def fail(job: Job, problem: Problem) -> bool:
    """The work cannot be done: the Problem says why."""
    return bool(_held(job).update(state=State.FAILED, problem=_as_row(problem), **_ended()))


def put_back(job: Job) -> bool:
    """The attempt broke; the job waits again, or has failed when it has had its attempts."""
    return _put_back(job, _held(job))


def take_back_expired() -> int:
    """Put back every job whose worker has been silent too long; returns how many.

    The lease that was seen is part of the UPDATE: a worker that renews it meanwhile keeps its job.
    """
    expired = Job.objects.filter(state=State.RUNNING, lease_until__lt=timezone.now())
    return sum(_put_back(job, _held(job).filter(lease_until=job.lease_until)) for job in expired)


def _put_back(job: Job, held: models.QuerySet[Job]) -> bool:
    if job.attempts >= MAX_ATTEMPTS:
        return bool(held.update(state=State.FAILED, problem=_as_row(given_up(job)), **_ended()))
    return bool(held.update(state=State.QUEUED, worker="", lease_until=None))


def given_up(job: Job) -> Problem:
    """What is told when a job has had all its attempts."""
    return Problem("JOB-001", "error", params={"attempts": str(MAX_ATTEMPTS), "job": str(job.id)})


def _ended() -> dict[str, Any]:
    return {"lease_until": None, "ended_at": timezone.now(), "message": "", "params": {}}


def _as_row(problem: Problem) -> dict[str, Any]:
    row: dict[str, Any] = as_json(problem)
    return row
