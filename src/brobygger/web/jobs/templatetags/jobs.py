"""``{% load jobs %}{% job_progress job %}``: a line that follows a job until it is over.

The page gets the event ``job-over`` on its body when the job ends; a part of the page that must
show the outcome listens: ``hx-get="" hx-trigger="job-over from:body" hx-select="#list"``.
"""

from typing import Any

from django import template

from brobygger.domain.kernel.problem import Problem
from brobygger.web.jobs.models import Job

register = template.Library()


@register.inclusion_tag("jobs/progress.html", takes_context=True)
def job_progress(context: template.Context, job: Job) -> dict[str, Any]:
    """The line with its bar, or the Problem where the job failed; ``{% include %}`` works too."""
    return {"job": job, "csrf_token": context.get("csrf_token"), "request": context.get("request")}


@register.filter
def job_message(job: Job) -> str:
    """How far it is, in the reader's language."""
    from django.utils.translation import gettext

    if not job.message:
        return str(job.get_state_display())
    return gettext(job.message).format_map({key: str(value) for key, value in job.params.items()})


@register.filter
def job_problem(job: Job) -> Problem | None:
    """Why it could not be done."""
    if not job.problem:
        return None
    return Problem(
        job.problem["code"],
        job.problem["severity"],
        raw=job.problem.get("raw", ""),
        params=job.problem.get("params", {}),
    )
