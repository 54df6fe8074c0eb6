"""Meetings: the list, a body, a meeting, and what it was owed and got."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.audit.steps import events_of
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.recommendations.permissions import WORK, require_work
from brobygger.web.steering import steps
from brobygger.web.steering.days import when_words
from brobygger.web.steering.forms import BodyForm, DeliveryForm, DueForm, HangForm, MeetingForm
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.steering.panels import meetings_to_hang_on
from brobygger.web.steering.register import meeting_table
from brobygger.web.ui.answers import tried
from brobygger.web.ui.faults import Refused, blame


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Who meets when, and what are they owed?"""
    table = meeting_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    return render(
        request,
        "steering/list.html",
        {
            "table": table,
            "bodies": list(Body.objects.all()),
            "has_meetings": Meeting.objects.exists(),
            "may_work": request.user.has_perm(WORK),
        },
    )


@require_http_methods(["GET", "POST"])
def add_body(request: HttpRequest) -> HttpResponse:
    """Something new that meets."""
    require_work(request.user)
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            body = steps.add_body(steps.BodyFacts(**form.cleaned_data), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:add_meeting", body.pk)
    return render(request, "steering/body.html", {"form": form})


@require_http_methods(["GET", "POST"])
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or kind, or away with it."""
    require_work(request.user)
    row = get_object_or_404(Body, pk=pk)
    form = BodyForm(request.POST or None, initial={"title": row.title, "kind": row.kind})
    if request.method == "POST" and "remove" in request.POST:
        if tried(request, lambda: steps.remove_body(row, request.user), _("Det er slettet.")):
            return redirect("steering:list")
        return redirect("steering:body", pk)
    if request.method == "POST" and form.is_valid():
        try:
            steps.change_body(row, steps.BodyFacts(**form.cleaned_data), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:list")
    return render(request, "steering/body.html", {"form": form, "body": row})


@require_http_methods(["GET", "POST"])
def add_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """A new meeting of a body."""
    require_work(request.user)
    row = get_object_or_404(Body, pk=pk)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = steps.add_meeting(row, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:meeting", meeting.pk)
    return render(request, "steering/meeting_form.html", {"form": form, "body": row})


@require_http_methods(["GET", "POST"])
def change_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a meeting, say more of it, or away with it."""
    require_work(request.user)
    row = _meeting(pk)
    form = MeetingForm.of(row, request.POST or None)
    if request.method == "POST" and "remove" in request.POST:
        if tried(request, lambda: steps.remove_meeting(row, request.user), _("Mødet er slettet.")):
            return redirect("steering:list")
        return redirect("steering:meeting", pk)
    if request.method == "POST" and form.is_valid():
        try:
            steps.change_meeting(row, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:meeting", pk)
    return render(
        request, "steering/meeting_form.html", {"form": form, "body": row.body, "meeting": row}
    )


@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked for, and what is delivered?"""
    return _meeting_page(request, _meeting(pk), DueForm())


@require_POST
def add_due(request: HttpRequest, pk: int) -> HttpResponse:
    """A part is due to this meeting."""
    require_work(request.user)
    row = _meeting(pk)
    form = DueForm(request.POST)
    if form.is_valid():
        try:
            steps.link_due(form.cleaned_data["part"], row, form.cleaned_data["asked"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:meeting", pk)
    return _meeting_page(request, row, form)


@require_POST
def hang(request: HttpRequest, pk: int) -> HttpResponse:
    """A part of this recommendation is due to a meeting."""
    require_work(request.user)
    recommendation = get_object_or_404(Recommendation, pk=pk)
    form = HangForm(recommendation.parts.all(), meetings_to_hang_on(), request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            steps.link_due(given["part"], form.chosen, given["asked"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("recommendations:recommendation", pk)
    return render(request, "steering/hang.html", {"form": form, "recommendation": recommendation})


@require_http_methods(["GET", "POST"])
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """What was delivered, when, and where does it lie?"""
    require_work(request.user)
    due = _due(pk)
    stands = {
        "delivered_on": due.delivered_on or timezone.localdate(),
        "delivered": due.delivered,
        "paper": due.paper,
    }
    form = DeliveryForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        try:
            steps.deliver(due, steps.DeliveryFacts(**form.cleaned_data), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("steering:meeting", due.meeting_id)
    return render(request, "steering/delivery.html", {"form": form, "due": due})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not delivered after all."""
    due = _due(pk)
    steps.take_back(due, request.user)
    return redirect("steering:meeting", due.meeting_id)


@require_POST
def remove_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody asked for it after all."""
    due = _due(pk)
    tried(request, lambda: steps.remove_due(due, request.user), _("Det er fjernet."))
    return redirect("steering:meeting", due.meeting_id)


def _meeting(pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("body"), pk=pk)


def _due(pk: int) -> Due:
    rows = Due.objects.select_related("meeting__body", "part__recommendation")
    return get_object_or_404(rows, pk=pk)


def _meeting_page(request: HttpRequest, row: Meeting, form: forms.Form) -> HttpResponse:
    dues = list(
        row.dues.select_related("part__recommendation").order_by(
            "part__recommendation__number", "part__order", "pk"
        )
    )
    return render(
        request,
        "steering/meeting.html",
        {
            "meeting": row,
            "when": when_words(row.on, row.is_day_known),
            "is_past": row.on < timezone.localdate(),
            "dues": dues,
            "delivered": sum(due.delivered_on is not None for due in dues),
            "form": form,
            "may_work": request.user.has_perm(WORK),
            "events": events_of(row),
        },
    )
