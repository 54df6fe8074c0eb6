"""*Skriv af*: a page that nobody has read, beside a form for what stands on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from brobygger import wiring
from brobygger.web.documents.blanks import EntryForm
from brobygger.web.documents.desk import written_from
from brobygger.web.documents.history import step_words
from brobygger.web.documents.labels import TEMPLATE_NAMES
from brobygger.web.documents.models import Document
from brobygger.web.documents.pane import pane_at
from brobygger.web.documents.rest import rest_of
from brobygger.web.documents.screens.review import the_document
from brobygger.web.documents.skeletons import SKELETONS
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import entry as steps
from brobygger.web.documents.steps import rest
from brobygger.web.documents.steps import review as reviewing
from brobygger.web.documents.written import NotFree


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Values written by hand from the picture of a page; GET shows the page and an empty form."""
    document = the_document(request, number, "review")
    if document.state != "review" or not document.unread_pages:
        return redirect("documents:document", number)
    page = _page(request, document)
    form = None
    if document.template in SKELETONS:
        pages = [page, *(each for each in document.unread_pages if each != page)]
        data = request.POST if request.method == "POST" else None
        form = EntryForm(document.template, document.values_read, sorted(pages), data)
        form.initial["page"] = page
        if request.method == "POST" and form.is_valid():
            return _save(request, document, form)
        if request.method == "POST":
            page = form.cleaned_data.get("page", page)
    step = reviewing.last_step(request.user, document)
    context = {
        "document": document,
        "form": form,
        "page": page,
        "pane": pane_at(document, page, None),
        "kinds": [(code, TEMPLATE_NAMES[code]) for code in SKELETONS],
        "written": written_from(document, page),
        "rest": rest_of(document),
        "step_words": step_words(step) if step else "",
    }
    return render(request, "documents/entry.html", context)


def _page(request: HttpRequest, document: Document) -> int:
    asked = request.GET.get("side", "")
    pages = document.unread_pages
    return int(asked) if asked.isdecimal() and len(asked) < 6 and int(asked) in pages else pages[0]


def _save(request: HttpRequest, document: Document, form: EntryForm) -> HttpResponse:
    page = form.cleaned_data["page"]
    try:
        count = steps.enter(request.user, document.pk, page, form.trees)
    except NotFree:
        messages.error(
            request, _("En kollega har skrevet det samme i mellemtiden. Intet er gemt to gange.")
        )
    except NotAllowed:
        return redirect("documents:document", document.pk)
    else:
        said = ngettext(
            "%(count)s værdi er skrevet af fra side %(page)s.",
            "%(count)s værdier er skrevet af fra side %(page)s.",
            count,
        )
        messages.success(request, said % {"count": count, "page": page})
    return redirect(f"{reverse('documents:entry', args=[document.pk])}?side={page}")


@require_POST
def name_kind(request: HttpRequest, number: int) -> HttpResponse:
    """What kind of paper it is, where no page could tell; or the last step taken back."""
    document = the_document(request, number, "review")
    chosen = request.POST.get("slags", "")
    try:
        if chosen == "fortryd":
            reviewing.undo(request.user, number)
            messages.success(request, _("Fortrudt."))
        elif chosen in SKELETONS:
            steps.name_kind(request.user, number, chosen)
        else:
            raise Http404
    except reviewing.NothingToUndo:
        messages.info(request, _("Der er ikke mere at fortryde."))
    except NotAllowed:
        return redirect("documents:document", number)
    address = reverse("documents:entry", args=[document.pk])
    side = request.POST.get("side", "")
    return redirect(f"{address}?side={side}" if side.isdecimal() else address)


@require_POST
def read_rest(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the unread pages; what is read and said already stays as it is."""
    the_document(request, number, "review")
    if not wiring.reads_pictures():
        messages.error(request, _("Tekstgenkendelse er ikke installeret. Skriv af fra siderne."))
        return redirect("documents:document", number)
    try:
        rest.read_rest(request.user, number, no_numbers=request.POST.get("svar") == "ikke-cpr")
    except NotAllowed:
        messages.info(request, _("Papiret er ikke længere til gennemgang. Intet er ændret."))
    return redirect("documents:document", number)
