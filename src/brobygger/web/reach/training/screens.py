"""Courses on screen: a day written down, the list of them, and a day corrected."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from brobygger.web.activities.models import Activity
from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.models import Training
from brobygger.web.reach.training.forms import TrainingForm
from brobygger.web.reach.training.steps import write_training
from brobygger.web.ui.answers import saved

LATEST = 50


@require_http_methods(["GET", "POST"])
def training(request: HttpRequest) -> HttpResponse:
    """Who was represented at the course?"""
    require_work(request.user)
    courses = list(
        Activity.objects.filter(kind=Activity.Kind.COMPETENCE, is_archived=False).order_by("title")
    )
    form = TrainingForm(courses, timezone.localdate(), request.POST or None)
    if saved(request, form, lambda: write_training(form.facts, request.user)):
        messages.success(request, _("Gemt."))
        return redirect("register:training")
    rows = Training.objects.select_related("session__activity").annotate(count=Count("actors"))
    facts = {
        "form": form,
        "courses": courses,
        "rows": rows.order_by("-session__on", "-pk")[:LATEST],
    }
    return render(request, "register/training.html", facts)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Another word on a day of a course."""
    require_work(request.user)
    row = get_object_or_404(Training.objects.select_related("session__activity"), pk=pk)
    form = TrainingForm([], timezone.localdate(), request.POST or None, row=row)
    if saved(request, form, lambda: write_training(form.facts, request.user, row)):
        messages.success(request, _("Gemt."))
        return redirect("register:training")
    return render(request, "register/training_correct.html", {"form": form, "row": row})
