"""The scan: once a day every text of the register is looked through for person numbers.

The guard lets none in, and the scan is the proof of it: it also sees what was written before the
guard, beside it, or by a restored copy. It keeps counts and places, never a digit.

Not looked through: sessions (signed, kept ten hours, filled by the same guarded forms) and the
bytes of papers (read at the door, where each number is refused or judged by a person).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_noop

from brobygger.domain.kernel.cpr import CprCertainty, find_cpr_like
from brobygger.web.audit.steps import record
from brobygger.web.jobs.models import Job, State
from brobygger.web.jobs.steps import enqueue
from brobygger.web.jobs.worker import Run
from brobygger.web.ui.guard import texts_in

KIND = "scan.person_numbers"

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)

JUDGED = {"documents", "recommendations", "budgets"}
"""Links that hold what papers say. Ten digits that only may be a number were judged by a person
when the paper came in, so here they are no news; what is a number is told everywhere."""

MOST_PLACES = 200
"""Places that one scan keeps; a register with more than that has one fault, not two hundred."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A column of a row that holds what is, or may be, a person number."""

    model: str
    field: str
    pk: str
    certainty: CprCertainty


def run(run: Run) -> dict[str, object]:
    """The job: look through everything, model by model."""
    every = our_models()
    texts, found = 0, list[Finding]()
    for number, model in enumerate(every):
        message = gettext_noop("Ser på tabel {number} af {all}")
        run.report(100 * number // len(every), message, number=number + 1, all=len(every))
        for count, findings in _look_through(model):
            texts += count
            found += findings
    places = [[one.model, one.field, one.pk, one.certainty] for one in found[:MOST_PLACES]]
    return {"tables": len(every), "texts": texts, "hits": len(found), "places": places}


def our_models() -> list[type[models.Model]]:
    """Every model of ours that has a table, with the histories of those that keep one."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("brobygger.web.") and text_fields(model)
        if model._meta.managed and not model._meta.proxy
    ]


def text_fields(model: type[models.Model]) -> list[str]:
    """The columns that hold words."""
    return [one.attname for one in model._meta.concrete_fields if isinstance(one, TEXTS)]


def _look_through(model: type[models.Model]) -> Iterator[tuple[int, list[Finding]]]:
    """Row by row: how many texts it has, and what was found in them."""
    names = text_fields(model)
    label = model._meta.label
    told = {"cpr"} if model._meta.app_label in JUDGED else {"cpr", "doubtful"}
    for pk, *values in model._base_manager.values_list("pk", *names).iterator(chunk_size=500):
        texts, found = 0, []
        for name, value in zip(names, values, strict=True):
            certainties: set[CprCertainty] = set()
            for text in texts_in(value):
                texts += 1
                certainties |= {hit.certainty for hit in find_cpr_like(text)}
            if certainties & told:
                worst: CprCertainty = "cpr" if "cpr" in certainties else "doubtful"
                found.append(Finding(label, name, str(pk), worst))
        yield texts, found


@transaction.atomic
def ask_for_scan(user: Any) -> Job:
    """Look now instead of tonight. Raises PermissionDenied for all but administrators."""
    if not user.has_perm("accounts.administer"):
        raise PermissionDenied
    job = enqueue(KIND, key=KIND, owner=user)
    record(user, "scan.asked")
    return job


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan that is done: when, how much was seen, and where something stands."""

    job: Job
    findings: tuple[Finding, ...]

    @property
    def texts(self) -> int:
        """How many texts were looked through."""
        return int(self.job.result["texts"])

    @property
    def hits(self) -> int:
        """How many places there are, also beyond those that are kept."""
        return int(self.job.result["hits"])


def latest_scan() -> Scan | None:
    """The newest that came to its end."""
    job = Job.objects.filter(kind=KIND, state=State.DONE).order_by("-id").first()
    return Scan(job, tuple(Finding(*place) for place in job.result["places"])) if job else None


def scan_under_way() -> Job | None:
    """One that waits, runs or has failed since."""
    latest = Job.objects.filter(kind=KIND).order_by("-id").first()
    return latest if latest and latest.state != State.DONE else None
