"""The log on screen: log a contact, look at it, correct it, delete it and put it back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.actors import undo
from brobygger.web.actors.log import steps
from brobygger.web.actors.log.choices import fetch, initiative_for
from brobygger.web.actors.log.facts import LogFacts, facts_of
from brobygger.web.actors.log.forms import LogForm
from brobygger.web.actors.log.table import contact_table, step_words
from brobygger.web.actors.models import Contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.ui.answers import saved, tried

KIND = "log"


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Whom did I talk to, what is next?"""
    require_work(request.user)
    today = timezone.localdate()
    choices = fetch(today)
    form = LogForm(
        choices,
        today,
        request.POST or None,
        first=_number(request, "aktoer"),
        initiative=initiative_for(request.user, choices),
    )
    made: list[Contact] = []
    if saved(request, form, lambda: made.append(steps.log_contact(form.facts, request.user))):
        return redirect(f"{reverse('contacts:list')}?gemt={made[0].pk}")
    table = contact_table(request, choices, today)
    if table.wants_export:
        return table.export()
    shown = {
        "form": form,
        "table": table,
        "choices": choices,
        "saved": _just_saved(request),
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "contacts/list.html", shown)


def _number(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def _just_saved(request: HttpRequest) -> Contact | None:
    """What this person has just logged, so that it can be undone at once."""
    pk = _number(request, "gemt")
    rows = Contact.objects.select_related("actor").filter(entered_by=request.user.pk)
    return rows.filter(pk=pk).first() if pk else None


@require_GET
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """What was it about, and what came of it?"""
    require_work(request.user)
    row = _contact(pk)
    shown = {
        "contact": row,
        "step": step_words(row, timezone.localdate()),
        "events": events_of(row),
    }
    return render(request, "contacts/contact.html", shown)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts about a contact."""
    require_work(request.user)
    row = _contact(pk)
    today = timezone.localdate()
    stands = facts_of(row)
    choices = fetch(today, stands)
    form = LogForm(choices, today, request.POST or None, stands=stands)
    if saved(request, form, lambda: steps.correct_contact(row, form.facts, request.user)):
        return redirect("contacts:contact", pk)
    shown = {"form": form, "contact": row, "choices": choices}
    return render(request, "contacts/correct.html", shown)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It should not stand there; it can be put back from the log."""
    return _taken(request, lambda: steps.remove_contact(_contact(pk), request.user))


@require_POST
def undo_saved(request: HttpRequest, pk: int) -> HttpResponse:
    """What was just logged was wrong; it can still be put back."""
    return _taken(request, lambda: steps.undo_contact(_contact(pk), request.user))


def _taken(request: HttpRequest, step: Callable[[], LogFacts]) -> HttpResponse:
    kept: list[Any] = []
    if not tried(request, lambda: kept.append(step()), _("Kontakten er slettet.")):
        return redirect("contacts:list")
    undo.keep(request, KIND, kept[0])
    return redirect(f"{reverse('contacts:list')}?fortryd=1")


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was right after all."""
    require_work(request.user)
    kept = undo.take(request, KIND, LogFacts)
    if kept is None:
        return redirect("contacts:list")
    made: list[Contact] = []

    def step() -> None:
        made.append(steps.log_contact(kept[0], request.user, is_back=True))

    if tried(request, step, _("Kontakten er tilbage.")):
        return redirect("contacts:contact", made[0].pk)
    return redirect("contacts:list")


def _contact(pk: int) -> Contact:
    rows = Contact.objects.select_related("actor", "theme", "met_with", "initiative")
    return get_object_or_404(rows, pk=pk)
