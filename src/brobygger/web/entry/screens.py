"""Overview, search and the pages that belong to the whole."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brobygger.web.accounts.models import User
from brobygger.web.audit.latest import latest_for
from brobygger.web.entry.words import GLOSSARY
from brobygger.web.jobs.models import Job, State
from brobygger.web.ui.panels import panels_for
from brobygger.web.ui.search import find

LATEST = 8


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What needs me today, and where do we stand?"""
    thread = panels_for("thread", request)
    waiting = [panel for panel in panels_for("waiting", request) if panel.figure != "0"]
    return render(
        request,
        "entry/overview.html",
        {
            "thread": thread,
            "waiting": waiting,
            "latest": latest_for(request.user, LATEST),
            "is_new": not any(panel.count for panel in thread),
            "works": request.user.has_perm("accounts.work_with_papers"),
        },
    )


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """One field over everything: numbers, codes, titles, case numbers."""
    words = request.GET.get("q", "").strip()[:200]
    return render(request, "entry/search.html", {"q": words, "found": find(request.user, words)})


@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """Shortcuts and the words of the field."""
    return render(request, "entry/help.html", {"glossary": GLOSSARY})


@require_GET
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement; each city links its own."""
    return render(request, "entry/accessibility.html", {"statement": settings.ACCESSIBILITY_URL})


@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """For administrators: who may come in, what happened, what is running."""
    if not request.user.has_perm("accounts.administer"):
        raise PermissionDenied
    jobs = Job.objects.exclude(state=State.DONE).order_by("-id")[:20]
    people = User.objects.order_by("username")
    return render(request, "entry/administration.html", {"people": people, "jobs": jobs})
