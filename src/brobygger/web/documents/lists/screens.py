"""The pages of a list on its way in: the file, its columns, the preview, and undo."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.domain.documents.sheet import propose_columns
from brobygger.web.documents.lists import steps
from brobygger.web.documents.lists.forms import ColumnsForm, FileForm
from brobygger.web.documents.lists.kinds import ListKind, Outcome, Verdict, kind_called
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.ui.faults import Refused

LATEST = 10
MOST_SHOWN = 300

OUTCOMES: dict[Outcome, tuple[str, Any]] = {
    "new": ("green", gettext_lazy("ny")),
    "changed": ("blue", gettext_lazy("rettes")),
    "same": ("grey", gettext_lazy("findes allerede")),
    "left_out": ("red", gettext_lazy("kan ikke tages med")),
}
"""The shape and the word of each outcome."""


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; below stands what was loaded before, with undo."""
    kind = kind_called(slug)
    steps.require(request.user, kind)
    given = request.POST if request.method == "POST" else None
    form = FileForm(kind.endings, given, request.FILES or None)
    settings = kind.settings(given) if kind.settings else None
    problems: list[Any] = []
    if given is not None and form.is_valid() and (settings is None or settings.is_valid()):
        file = form.cleaned_data["file"]
        kept = {name: given.get(name, "") for name in settings.fields} if settings else {}
        try:
            load = steps.begin(kind, file.read(), file.name or "", kept, request.user)
        except steps.NotLoaded as stop:
            problems = stop.problems
        else:
            return redirect("lists:columns", slug, load.pk)
    loads = ListLoad.objects.filter(kind=slug).exclude(state=ListLoad.State.OPEN)
    facts = {"form": form, "settings": settings, "problems": problems}
    loads = loads.select_related("owner").order_by("-pk")[:LATEST]
    return _page(request, "lists/start.html", kind, **facts, loads=loads)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Which column is what; proposed from the heads."""
    kind, load = _own(request, slug, number)
    given = request.POST if request.method == "POST" else None
    form = ColumnsForm(kind.fields, load, given)
    if given is not None:
        moved = given.get("heads_at", "")
        if moved.isdecimal() and int(moved) != load.heads_at:
            return _other_heads(kind, load, int(moved))
        if form.is_valid():
            steps.set_columns(load, form.cleaned_data["heads_at"], form.columns)
            return redirect("lists:preview", slug, load.pk)
    first = load.lines.lines
    sample = [line for line in first if line.number > load.heads_at][:3]
    facts = {"form": form, "load": load, "sample": sample, "problems": load.lines.problems}
    return _page(request, "lists/columns.html", kind, **facts)


def _other_heads(kind: ListKind, load: ListLoad, heads_at: int) -> HttpResponse:
    """Another line has the heads: the columns are proposed anew from it."""
    heads = next((one.cells for one in load.lines.lines if one.number == heads_at), None)
    if heads is not None:
        steps.set_columns(load, heads_at, propose_columns(heads, kind.fields))
    return redirect("lists:columns", kind.slug, load.pk)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What would become of each row; a press takes them in."""
    kind, load = _own(request, slug, number)
    if steps.missing_columns(kind, load):
        return redirect("lists:columns", slug, load.pk)
    settings = _settings(kind, load)
    refused: list[str] = []
    if request.method == "POST":
        chosen = {
            int(name.removeprefix("valg-")): str(value)
            for name, value in request.POST.items()
            if name.startswith("valg-") and name.removeprefix("valg-").isdecimal()
        }
        try:
            loaded = steps.accept(kind, load, settings, chosen, request.user)
        except Refused as stop:
            refused = [str(fault.words) for fault in stop.faults]
        else:
            messages.success(request, loaded.words)
            return redirect(loaded.url or reverse(kind.back))
    verdicts = steps.verdicts_of(kind, load, settings)
    shown, more = _shown(verdicts)
    counts = Counter(verdict.outcome for verdict in verdicts)
    tally = [(*OUTCOMES[name], counts[name]) for name in OUTCOMES if counts[name]]
    facts = {"rows": shown, "more": more, "tally": tally, "refused": refused, "load": load}
    able = len(verdicts) - counts["left_out"]
    return _page(request, "lists/preview.html", kind, **facts, able=able)


def _shown(verdicts: Sequence[Verdict]) -> tuple[list[dict[str, Any]], int]:
    """The rows that are shown, those that ask for a look first where there are very many."""
    listed = list(verdicts)
    if len(listed) > MOST_SHOWN:
        listed.sort(key=lambda one: (not (one.problems or one.choices), one.line))
    rows = [
        {
            "verdict": one,
            "colour": OUTCOMES[one.outcome][0],
            "word": OUTCOMES[one.outcome][1],
        }
        for one in listed[:MOST_SHOWN]
    ]
    return rows, max(0, len(listed) - MOST_SHOWN)


@require_POST
def drop(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Forget the file."""
    kind, load = _own(request, slug, number)
    steps.drop(load)
    messages.info(request, _("Filen er glemt. Intet er taget ind."))
    return redirect(kind.back)


@require_POST
def take_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo what was taken in."""
    kind = kind_called(slug)
    steps.require(request.user, kind)
    load = ListLoad.objects.filter(kind=slug, pk=number).first()
    if load is None:
        raise Http404
    try:
        steps.take_back(kind, load, request.user)
    except Refused as stop:
        for fault in stop.faults:
            messages.error(request, str(fault.words))
    else:
        messages.success(request, _("Det er fortrudt: det, listen lagde ind, er væk igen."))
    return redirect("lists:start", slug)


def _own(request: HttpRequest, slug: str, number: int) -> tuple[ListKind, ListLoad]:
    """The kind and the file, which only the person who chose it may see."""
    kind = kind_called(slug)
    steps.require(request.user, kind)
    load = ListLoad.objects.filter(
        kind=slug, pk=number, owner_id=request.user.pk, state=ListLoad.State.OPEN
    ).first()
    if load is None:
        raise Http404
    return kind, load


def _settings(kind: ListKind, load: ListLoad) -> dict[str, Any]:
    if kind.settings is None:
        return {}
    form: forms.Form = kind.settings(load.settings)
    form.is_valid()
    return dict(form.cleaned_data)


def _page(request: HttpRequest, template: str, kind: ListKind, **facts: Any) -> HttpResponse:
    return render(request, template, {"kind": kind, "back": reverse(kind.back), **facts})
