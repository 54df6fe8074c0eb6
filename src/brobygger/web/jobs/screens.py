"""How a job goes, as a fragment that the page asks for every second."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from brobygger.web.jobs.models import Job
from brobygger.web.jobs.steps import try_again


def _visible(request: HttpRequest, number: int) -> Job:
    job = get_object_or_404(Job, pk=number)
    may = job.owner_id == request.user.pk or request.user.has_perm("accounts.administer")
    if not may and not (
        job.owner_id is None and request.user.has_perm("accounts.work_with_papers")
    ):
        raise Http404
    return job


@require_GET
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """The progress line; when the job is over the page gets the event ``job-over``."""
    job = _visible(request, number)
    response = render(request, "jobs/progress.html", {"job": job})
    if job.is_over:
        response["HX-Trigger"] = "job-over"
    return response


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try a failed job again."""
    job = try_again(_visible(request, number))
    if request.headers.get("HX-Request"):
        return render(request, "jobs/progress.html", {"job": job})
    return redirect(request.headers.get("Referer") or "overview")
