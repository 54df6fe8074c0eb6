"""Look first at what goes, type the initiative's name, and get the receipt."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET, require_http_methods

from brobygger import wiring
from brobygger.domain.reach.receipt import write_receipt
from brobygger.web.areas.permissions import require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.ending import look_for_leftovers
from brobygger.web.reach.figures.closing import (
    cards_words,
    close_initiative_reach,
    gone_words,
    retention_words,
    rows_that_go,
)
from brobygger.web.reach.figures.figures import read_reach
from brobygger.web.reach.figures.page import total_line
from brobygger.web.reach.figures.words import hidden_words
from brobygger.web.reach.models import ClosedReach
from brobygger.web.ui.answers import saved
from brobygger.web.ui.forms import Form


class ClosingForm(Form):
    """The name of the initiative, typed."""

    typed = forms.CharField(
        label=gettext_lazy("Skriv indsatsens navn for at bekræfte"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes, what stays, and is it right?"""
    require_work(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    form = ClosingForm(request.POST or None)

    def step() -> None:
        close_initiative_reach(initiative, form.cleaned_data["typed"], request.user)

    if saved(request, form, step):
        return redirect("reach:close", pk)
    row = ClosedReach.objects.filter(initiative=pk).first()
    reading = read_reach([pk])[pk]
    going = row.gone if row else rows_that_go(initiative)
    facts: dict[str, Any] = {
        "initiative": initiative,
        "closed": row,
        "form": form,
        "is_over": initiative.state == Initiative.State.CLOSED,
        "gone": gone_words(going),
        "cards": cards_words(going, look_for_leftovers(pk), is_closed=row is not None),
        "total": total_line(reading, initiative, "all"),
        "retention": retention_words(initiative, reading.closed_on),
    }
    return render(request, "reach/close.html", facts)


@require_GET
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What went and what stays, as a paper, in Danish whatever language the screen has."""
    require_work(request.user)
    closed = get_object_or_404(ClosedReach.objects.select_related("initiative"), initiative=pk)
    left = look_for_leftovers(pk)
    if left is not None and not left.is_over:
        messages.error(request, _("Kvitteringen kommer, når nøglen til kortkoderne er slettet."))
        return redirect("reach:close", pk)
    reading = read_reach([pk])[pk]
    with override("da"):
        total = total_line(reading, closed.initiative, "all")
        figures = []
        if total is not None:
            figures = [("Forskellige mennesker", total.people), ("Deltagelser", total.visits)]
            if total.share:
                figures.append(("Andel af målgruppen", f"{total.share} {total.share_of}"))
        paper = write_receipt(
            closed.initiative.title,
            closed.closed_on,
            gone=gone_words(closed.gone),
            figures=figures,
            until=reading.edition.until,
            hidden=hidden_words(),
            cards=cards_words(closed.gone, left, is_closed=True),
        )
        content = wiring.print_pdf(paper)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"kvittering-raekkevidde-{pk}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
