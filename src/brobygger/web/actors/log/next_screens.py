"""The next steps on screen: what is late, what comes, and what is taken."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brobygger.web.actors.log import steps
from brobygger.web.actors.log.forms import MoveForm
from brobygger.web.actors.log.table import step_table
from brobygger.web.actors.models import Contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.ui.answers import tried
from brobygger.web.ui.numbers import day


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What have we promised to do next?"""
    require_work(request.user)
    table = step_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    shown = {"table": table, "is_past": request.GET.get("vis") == "taget", "form": MoveForm()}
    return render(request, "contacts/next.html", shown)


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    row = _contact(pk)
    return _done(request, lambda: steps.finish_step(row, request.user), _("Taget. Godt."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not done after all."""
    row = _contact(pk)
    words = _("Det næste skridt er åbent igen.")
    return _done(request, lambda: steps.reopen_step(row, request.user), words)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """It is to be done on another day."""
    require_work(request.user)
    row = _contact(pk)
    form = MoveForm(request.POST)
    to = form.day(timezone.localdate()) if form.is_valid() else None
    if to is None:
        messages.error(request, _("Vælg en dag, eller skriv den som 28-06-2027."))
        return redirect(_back(request))
    words = _("Flyttet til %(day)s.") % {"day": day(to)}
    return _done(request, lambda: steps.move_step(row, to, request.user), words)


def _done(request: HttpRequest, step: Callable[[], None], words: str) -> HttpResponse:
    tried(request, step, words)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page that it was done from, if that is one of ours."""
    wanted = request.POST.get("tilbage", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("contacts:next")


def _contact(pk: int) -> Contact:
    return get_object_or_404(Contact.objects.select_related("actor"), pk=pk)
