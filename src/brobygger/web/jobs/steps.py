"""Ask for work, and look at how it goes.

A link names its handlers in its AppConfig: ``job_handlers = {"documents.read":
"brobygger.web.documents.reading.run"}``. A handler is a function of one argument, a ``Run``::

    def run(run: Run) -> dict[str, object]:
        paper = Paper.objects.get(pk=run.job.subject_id)
        for number in range(1, 15):
            ...
            run.report(100 * number // 14, gettext_noop("Side {page} af 14"), page=number)
        return {"values": 42}

Work that is done again and again, without a clock outside the program, is named with its pause:
``job_every = {"scan.person_numbers": timedelta(days=1)}``; the workers ask for it themselves.

It must be safe to run again from the start: a killed worker's job is done over by another. It
saves its outcome in one transaction at its end. For a fault of the paper it raises
``JobFailed(problem)``, which ends the job at once; every other exception is tried again.
"""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from brobygger.domain.kernel.problem import Problem
from brobygger.web.jobs.models import Job, State

UNFINISHED = (State.QUEUED, State.RUNNING)


class JobFailed(Exception):
    """The work cannot be done, and trying again will not help; says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def enqueue(
    kind: str,
    subject: models.Model | None = None,
    *,
    payload: dict[str, Any] | None = None,
    key: str = "",
    owner: Any = None,
) -> Job:
    """Ask for work; asked twice for the same thing, the job that stands is returned.

    The job is seen by workers when the surrounding transaction is saved, so a step that stores a
    paper and asks for its reading does both or neither.
    """
    label = subject._meta.label if subject is not None else ""
    number = str(subject.pk) if subject is not None else ""
    key = key or f"{kind}:{label}:{number}"
    waiting = Job.objects.filter(key=key, state__in=UNFINISHED)
    if job := waiting.first():
        return job
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind,
                key=key,
                subject_type=label,
                subject_id=number,
                payload=payload or {},
                owner=owner,
            )
    except IntegrityError:
        return waiting.get()


def ask_for_regular() -> None:
    """Ask for all regular work whose pause is over since it was last asked for."""
    for kind, pause in regular().items():
        latest = Job.objects.filter(kind=kind).order_by("-id").first()
        if latest is None or latest.asked_at + pause <= timezone.now():
            enqueue(kind, key=kind)


def regular() -> dict[str, timedelta]:
    """Kind of job -> how long after one was asked for the next is, from all links."""
    return {
        kind: pause
        for config in apps.get_app_configs()
        for kind, pause in getattr(config, "job_every", {}).items()
    }


def latest_job(subject: models.Model, kind: str = "") -> Job | None:
    """The newest job about a thing, or None."""
    jobs = Job.objects.filter(subject_type=subject._meta.label, subject_id=str(subject.pk))
    return (jobs.filter(kind=kind) if kind else jobs).order_by("-id").first()


def try_again(job: Job) -> Job:
    """Ask anew for a job that failed, with the same key and payload."""
    return enqueue_like(job) if job.state == State.FAILED else job


def enqueue_like(job: Job) -> Job:
    """A fresh job for the same work."""
    waiting = Job.objects.filter(key=job.key, state__in=UNFINISHED).first()
    return waiting or Job.objects.create(
        kind=job.kind,
        key=job.key,
        subject_type=job.subject_type,
        subject_id=job.subject_id,
        payload=job.payload,
        owner=job.owner,
    )
