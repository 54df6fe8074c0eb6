"""*Gennemgang*: is this what the paper says?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.domain.documents.confirmed import NotConfirmed
from brobygger.web.documents.desk import Desk, Row, lay_out, row_of
from brobygger.web.documents.forms import CorrectionForm, NoteForm
from brobygger.web.documents.history import step_words
from brobygger.web.documents.models import Document, Finding, Value
from brobygger.web.documents.pane import Pane, pane_at
from brobygger.web.documents.rest import rest_of
from brobygger.web.documents.spot import Spot
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.stepping import card_asked_for, stepper_at, zoom_asked_for
from brobygger.web.documents.steps import closing
from brobygger.web.documents.steps import review as steps


def the_document(request: HttpRequest, number: int, permission: str = "see") -> Document:
    """The paper, or the same "not found" whether it is missing or not yours to see."""
    document = (
        Document.objects.seen_by(request.user)
        .with_job()
        .select_related("same_note_as", "owner")
        .filter(pk=number)
        .first()
    )
    if document is None:
        raise Http404
    if not request.user.has_perm(f"documents.{permission}", document):
        raise PermissionDenied
    return document


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 16 else None


@require_GET
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Values and findings on one side, the paper on the other."""
    document = the_document(request, number, "review")
    if document.state != "review":
        return redirect("documents:document", number)
    return render(request, "documents/review.html", _context(request, document))


def _context(request: HttpRequest, document: Document) -> dict[str, Any]:
    rest = rest_of(document)
    desk = lay_out(document, rest.new)
    chosen = _number(request.GET.get("v"))
    card = card_asked_for(desk, request.GET)
    current = None if card else desk.row(chosen) or desk.next_waiting()
    shown = card or current
    editing = _number(request.GET.get("ret"))
    row = desk.row(editing)
    step = steps.last_step(request.user, document)
    return {
        "document": document,
        "desk": desk,
        "rest": rest,
        "current": current,
        "opened": chosen,
        "pane": _pane(request, document, shown.spot if shown else None),
        "stepper": stepper_at(desk, current, card),
        "zoom": zoom_asked_for(request.GET),
        "editing": editing,
        "form": CorrectionForm(row) if row else None,
        "last_step": step,
        "step_words": step_words(step) if step else "",
        "registers": closing.accept_step(document.template) is not None,
        "opens_sure": any(
            r.value.pk in {chosen, editing} and r.value.is_sure for r in desk.sections
        ),
        "other_copies": list(
            Document.objects.seen_by(request.user).copies_of(document).defer("record")
        ),
    }


def _pane(request: HttpRequest, document: Document, spot: Spot | None) -> Pane:
    page = _number(request.GET.get("side"))
    if page is not None:
        return pane_at(document, page, spot if spot and spot.page == page else None)
    return pane_at(document, spot.page if spot else 1, spot)


@require_GET
def pane(request: HttpRequest, number: int) -> HttpResponse:
    """The paper's side of the review alone: another page, or the place of another value."""
    document = the_document(request, number)
    value = Value.objects.filter(document=document, pk=_number(request.GET.get("v")) or 0).first()
    row = row_of(document, value) if value else None
    return render(
        request,
        "documents/pane.html",
        {
            "document": document,
            "pane": _pane(request, document, row.spot if row else None),
            "current": row,
            "zoom": zoom_asked_for(request.GET),
        },
    )


@require_http_methods(["GET", "POST"])
def value_or_verdict(request: HttpRequest, number: int, value_id: int) -> HttpResponse:
    """One address for a value: look at it, or say something of it."""
    return (decide if request.method == "POST" else value)(request, number, value_id)


@require_GET
def value(request: HttpRequest, number: int, value_id: int) -> HttpResponse:
    """One value alone: as it lies, or with the form for a correction (``?ret``)."""
    document = the_document(request, number, "review")
    row = _row(document, value_id)
    form = CorrectionForm(row) if "ret" in request.GET else None
    return _row_answer(request, document, row, form=form)


def _row(document: Document, value_id: int) -> Row:
    found = (
        Value.objects.filter(document=document, pk=value_id)
        .select_related("step__user")
        .prefetch_related("findings")
        .first()
    )
    if found is None:
        raise Http404
    return row_of(document, found)


@require_POST
def decide(request: HttpRequest, number: int, value_id: int) -> HttpResponse:
    """Accept, correct or reject one value; one of its offers can be taken as a correction."""
    document = the_document(request, number, "review")
    row = _row(document, value_id)
    verb, _sep, which = request.POST.get("verb", "").partition(":")
    note = NoteForm(request.POST)
    if not note.is_valid():
        return _row_answer(request, document, row, error=note.first_error)
    words = note.cleaned_data["note"]
    try:
        if verb == "accept" and row.can_be_accepted:
            steps.accept(request.user, value_id, words)
        elif verb == "reject":
            steps.reject(request.user, value_id, words)
        elif verb == "offer":
            steps.correct(request.user, value_id, _offer(row, which), words)
        elif verb == "correct":
            form = CorrectionForm(row, request.POST)
            if not form.is_valid():
                return _row_answer(request, document, row, form=form)
            steps.correct(request.user, value_id, form.corrected, words)
        else:
            return _row_answer(request, document, row, form=CorrectionForm(row))
    except NotAllowed:
        return _gone_on(request, document)
    return _row_answer(request, document, _row(document, value_id), decided=True)


def _offer(row: Row, which: str) -> Any:
    offered = [offer for offer in row.offers if str(offer.index) == which]
    if not offered:
        raise Http404
    return offered[0].value


def _row_answer(
    request: HttpRequest,
    document: Document,
    row: Row,
    *,
    form: CorrectionForm | None = None,
    error: str = "",
    decided: bool = False,
) -> HttpResponse:
    """htmx gets the row and, after a decision, the tally; a plain form the page again."""
    if not request.headers.get("HX-Request"):
        if form is not None and not form.is_bound:
            return redirect(f"{_address(document)}?ret={row.value.pk}#v{row.value.pk}")
        if form is None and not error:
            return redirect(_next_address(document))
        context = _context(request, document)
        context |= {"editing": row.value.pk, "form": form, "error": error}
        return render(request, "documents/review.html", context)
    context = {"document": document, "row": row, "form": form, "error": error}
    context["full"] = bool(form or error or not row.value.is_sure)
    if decided:
        context |= _tally(request, document)
        context["said"] = _said(row, context["desk"])
    return render(request, "documents/row_answer.html", context)


def _tally(request: HttpRequest, document: Document) -> dict[str, Any]:
    step = steps.last_step(request.user, document)
    return {
        "desk": lay_out(document),
        "last_step": step,
        "step_words": step_words(step) if step else "",
        "registers": closing.accept_step(document.template) is not None,
    }


def _said(row: Row, desk: Desk) -> str:
    verb = {
        Value.State.ACCEPTED: _("Godkendt"),
        Value.State.CORRECTED: _("Rettet"),
        Value.State.REJECTED: _("Afvist"),
    }.get(Value.State(row.value.state), "")
    left = ngettext("%(count)s tilbage", "%(count)s tilbage", desk.waiting) % {
        "count": desk.waiting
    }
    return f"{verb}: {row.label.name}. {left}."


def _address(document: Document) -> str:
    return reverse("documents:review", args=[document.pk])


def _next_address(document: Document) -> str:
    waiting = lay_out(document).next_waiting()
    if waiting is None:
        return f"{_address(document)}#slut"
    return f"{_address(document)}?v={waiting.value.pk}#v{waiting.value.pk}"


def _gone_on(request: HttpRequest, document: Document) -> HttpResponse:
    messages.info(request, _("Papiret er ikke længere til gennemgang. Intet er ændret."))
    address = reverse("documents:document", args=[document.pk])
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


@require_POST
def keep(request: HttpRequest, number: int, finding_id: int) -> HttpResponse:
    """A finding about the paper as a whole has been seen, with or without a note."""
    document = the_document(request, number, "review")
    if not Finding.objects.filter(document=document, pk=finding_id).exists():
        raise Http404
    note = NoteForm(request.POST)
    if not note.is_valid():
        messages.error(request, note.first_error)
        return _desk_answer(request, document)
    try:
        steps.keep(request.user, finding_id, note.cleaned_data["note"])
    except NotAllowed:
        return _gone_on(request, document)
    return _desk_answer(request, document, said=_("Set og beholdt."), focus=f"f{finding_id}")


@require_POST
def accept_sure(request: HttpRequest, number: int) -> HttpResponse:
    """Accept all that was read with certainty."""
    document = the_document(request, number, "review")
    try:
        count = steps.accept_sure(request.user, number)
    except NotAllowed:
        return _gone_on(request, document)
    said = ngettext(
        "%(count)s sikker værdi er godkendt.", "%(count)s sikre værdier er godkendt.", count
    ) % {"count": count}
    return _desk_answer(request, document, said=said)


@require_POST
def accept_group(request: HttpRequest, number: int) -> HttpResponse:
    """Accept what waits under one heading, as it stood on the person's screen."""
    document = the_document(request, number, "review")
    chosen = [int(text) for text in request.POST.get("values", "").split() if text.isdecimal()]
    try:
        count = steps.accept_group(request.user, number, chosen)
    except NotAllowed:
        return _gone_on(request, document)
    said = ngettext("%(count)s værdi er godkendt.", "%(count)s værdier er godkendt.", count)
    return _desk_answer(request, document, said=said % {"count": count})


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the person's last step."""
    document = the_document(request, number, "review")
    try:
        step = steps.undo(request.user, number)
    except steps.NothingToUndo:
        return _desk_answer(request, document, said=_("Der er ikke mere at fortryde."))
    except NotAllowed:
        return _gone_on(request, document)
    touched = [row[0] for row in step.before.get("values", ())]
    focus = f"v{touched[0]}" if len(touched) == 1 else ""
    said = _("Fortrudt: %(what)s.") % {"what": step_words(step)}
    return _desk_answer(request, document, said=said, focus=focus)


def _desk_answer(
    request: HttpRequest, document: Document, *, said: str = "", focus: str = ""
) -> HttpResponse:
    """htmx gets the desk, with what to say and where to put the focus; others the page."""
    if not request.headers.get("HX-Request"):
        if said:
            messages.success(request, said)
        value_id = focus[1:] if focus.startswith("v") else ""
        return redirect(f"{_address(document)}{'?v=' + value_id if value_id else ''}#{focus}")
    context = _context(request, document) | {"said": said, "focus": focus}
    return render(request, "documents/desk_answer.html", context)


@require_POST
def register(request: HttpRequest, number: int) -> HttpResponse:
    """Lay the confirmed values into the register."""
    document = the_document(request, number, "review")
    try:
        url = closing.register(request.user, number)
    except NotConfirmed:
        messages.error(request, _("Der er stadig værdier, som venter på dig. Intet er lagt ind."))
    except closing.NoRegister:
        messages.error(request, _("Denne slags papir har ikke noget register endnu."))
    except NotAllowed:
        return _gone_on(request, document)
    else:
        messages.success(request, _("Papiret ligger nu i registret."))
        if document.unread_pages:
            said = _("Side %(pages)s er ikke læst. Det, der står der, er ikke i registret.")
            messages.warning(request, said % {"pages": document.unread_words})
        return redirect(url)
    return redirect(_next_address(document))
