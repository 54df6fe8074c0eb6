"""The plan of an initiative and the city's words, entered and taken away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.initiatives import plan_steps, word_steps
from brobygger.web.initiatives.forms import PhaseForm, QuestionForm, StaffForm, WordForm
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.faults import Refused, blame

_FORMS: dict[str, Any] = {"fase": PhaseForm, "stilling": StaffForm, "spoergsmaal": QuestionForm}


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Something new in the plan."""
    require_work(request.user)
    row = get_object_or_404(Initiative, pk=pk)
    return _edited(request, row, kind, None)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, kind: str, part: int) -> HttpResponse:
    """Other words or days for something in the plan."""
    require_work(request.user)
    row = get_object_or_404(Initiative, pk=pk)
    return _edited(request, row, kind, _part(row, kind, part))


def _edited(request: HttpRequest, row: Initiative, kind: str, part: Any) -> HttpResponse:
    made = _FORMS.get(kind)
    if made is None:
        raise Http404
    given = request.POST if request.method == "POST" else None
    form: forms.Form = made(given, initial=_stands(row, kind, part))
    if given is not None and form.is_valid():
        try:
            _save(row, kind, form, request.user, part)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("initiatives:initiative", row.pk)
    facts = {"form": form, "initiative": row, "part": part, "kind": kind}
    if kind == "stilling" and part is not None:
        facts["staffing"] = list(part.staffing.filter(is_removed=False).order_by("since", "pk"))
    return render(request, "initiatives/plan.html", facts)


def _stands(row: Initiative, kind: str, part: Any) -> dict[str, Any]:
    if part is None:
        return {"since": row.starts_on} if kind == "stilling" else {}
    if kind == "fase":
        return {"title": part.title, "starts_on": part.starts_on, "ends_on": part.ends_on}
    if kind == "spoergsmaal":
        return {"question": part.question}
    staffing = part.staffing.filter(is_removed=False).order_by("since", "pk")
    last = staffing.last()
    stands = {"title": part.title, "anchoring": part.anchoring}
    if last is not None:
        stands |= {"planned": last.planned_words, "filled": last.filled_words}
    return stands


def _save(row: Initiative, kind: str, form: Any, user: Any, part: Any) -> None:
    if kind == "fase":
        plan_steps.save_phase(row, form.facts, user, part)
    elif kind == "stilling":
        plan_steps.save_staff(row, form.facts, user, part)
    else:
        plan_steps.save_question(row, form.cleaned_data["question"], user, part)


def _part(row: Initiative, kind: str, part: int) -> Any:
    model = plan_steps.KINDS.get(kind)
    if model is None:
        raise Http404
    owner = "post__initiative" if kind == "aarsvaerk" else "initiative"
    return get_object_or_404(model, **{"pk": part, owner: row})


@require_POST
def remove(request: HttpRequest, pk: int, kind: str, part: int) -> HttpResponse:
    """Take something out of the plan, or put it back (``tilbage=1``)."""
    require_work(request.user)
    found = _part(get_object_or_404(Initiative, pk=pk), kind, part)
    is_removed = "tilbage" not in request.POST
    plan_steps.set_removed(found, request.user, is_removed=is_removed)
    if is_removed:
        facts = {"part": found, "kind": kind, "pk": pk}
        return render(request, "initiatives/removed.html", facts)
    messages.success(request, _("Det står i planen igen."))
    return redirect("initiatives:initiative", pk)


@require_POST
def move(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """A phase one up or down."""
    require_work(request.user)
    found = _part(get_object_or_404(Initiative, pk=pk), "fase", part)
    by = -1 if request.POST.get("retning") == "op" else 1
    plan_steps.move_phase(found, by, request.user)
    return redirect("initiatives:initiative", pk)


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The city's own words, and a new one."""
    which = request.POST.get("liste", "")
    forms_of = {name: WordForm(name) for name in word_steps.WORDS}
    if request.method == "POST":
        require_work(request.user)
        if which not in word_steps.WORDS:
            raise Http404
        form = WordForm(which, request.POST)
        forms_of[which] = form
        if form.is_valid() and _word_saved(request, which, form, None):
            return redirect("initiatives:words")
    facts = {
        "themes": list(Theme.objects.order_by("order", "title")),
        "groups": list(TargetGroup.objects.order_by("order", "title")),
        "theme_form": forms_of["tema"],
        "group_form": forms_of["maalgruppe"],
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "initiatives/words.html", facts)


@require_http_methods(["GET", "POST"])
def word(request: HttpRequest, which: str, pk: int) -> HttpResponse:
    """Another name for a word, or out of use with it."""
    require_work(request.user)
    model = word_steps.WORDS.get(which)
    if model is None:
        raise Http404
    row = get_object_or_404(model, pk=pk)
    if request.method == "POST" and "brug" in request.POST:
        word_steps.use_word(row, request.user, is_in_use=request.POST["brug"] == "ja")
        return redirect("initiatives:words")
    stands = {"title": row.title, "source": row.source, "kind": getattr(row, "kind", "")}
    form = WordForm(which, request.POST if request.method == "POST" else None, stands)
    if request.method == "POST" and form.is_valid() and _word_saved(request, which, form, row):
        return redirect("initiatives:words")
    return render(request, "initiatives/word.html", {"form": form, "word": row, "which": which})


@require_POST
def move_word(request: HttpRequest, which: str, pk: int) -> HttpResponse:
    """A word one up or down in its list."""
    require_work(request.user)
    model = word_steps.WORDS.get(which)
    if model is None:
        raise Http404
    by = -1 if request.POST.get("retning") == "op" else 1
    word_steps.move_word(get_object_or_404(model, pk=pk), by, request.user)
    return redirect(f"{reverse('initiatives:words')}#{which}")


def _word_saved(request: HttpRequest, which: str, form: WordForm, row: Any) -> bool:
    given = form.cleaned_data
    try:
        word_steps.save_word(
            which,
            given["title"],
            request.user,
            row,
            kind=given.get("kind", ""),
            source=given["source"],
        )
    except Refused as refused:
        blame(form, refused)
        return False
    return True
