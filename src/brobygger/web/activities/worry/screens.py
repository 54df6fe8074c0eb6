"""Worried about a citizen? Who to call, in which order. Nothing about the citizen is asked for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.activities.models import HelpContact
from brobygger.web.activities.worry import steps
from brobygger.web.activities.worry.contacts import help_list
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.recommendations.fields import DayField, WordsField
from brobygger.web.ui.answers import saved, tried
from brobygger.web.ui.forms import Form


class HelpForm(Form):
    """A service that answers."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hvad er det for en hjælp?"),
        choices=HelpContact.Kind.choices,
        widget=forms.RadioSelect,
    )
    title = WordsField(
        label=gettext_lazy("Hvem?"),
        max_length=120,
        help_text=gettext_lazy("En funktion, fx den sociale døgnvagt. Aldrig en persons navn."),
    )
    number = WordsField(label=gettext_lazy("Telefon"), max_length=40, required=False)
    hours = WordsField(
        label=gettext_lazy("Åbent"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Fx hele døgnet, eller hverdage 9-15."),
    )
    advice = WordsField(
        label=gettext_lazy("Hvornår skal man ringe?"), rows=2, max_length=300, required=False
    )
    url = WordsField(label=gettext_lazy("Side på nettet"), max_length=200, required=False)
    checked_on = DayField(
        label=gettext_lazy("Sidst efterprøvet"),
        help_text=gettext_lazy("Den dag, nogen ringede eller så efter."),
    )

    @property
    def facts(self) -> steps.HelpFacts:
        """What was filled in, once the form is valid."""
        return steps.HelpFacts(**self.cleaned_data)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom do I call now?"""
    initiative = get_object_or_404(Initiative, pk=pk)
    taken = request.GET.get("fjernet", "")
    shown = {
        "initiative": initiative,
        "groups": help_list(pk),
        "may_work": request.user.has_perm(WORK),
        "taken": int(taken) if taken.isdecimal() and len(taken) < 10 else None,
    }
    return render(request, "worry/help.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One service more."""
    require_work(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    return _edited(request, initiative, None, {"checked_on": timezone.localdate()})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another number, other hours, or it was tried again."""
    require_work(request.user)
    row = _contact(pk)
    names = steps.HelpFacts.__dataclass_fields__
    return _edited(request, row.initiative, row, {name: getattr(row, name) for name in names})


def _edited(
    request: HttpRequest, initiative: Initiative, row: HelpContact | None, stands: dict[str, Any]
) -> HttpResponse:
    form = HelpForm(request.POST or None, initial=stands)
    if saved(request, form, lambda: steps.save_contact(initiative, form.facts, request.user, row)):
        return redirect("worry:help", initiative.pk)
    shown = {"form": form, "initiative": initiative, "contact": row}
    return render(request, "worry/form.html", shown)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One up or down."""
    row = _contact(pk)
    by = -1 if request.POST.get("retning") == "op" else 1
    steps.move_contact(row, by, request.user)
    return redirect("worry:help", row.initiative_id)


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has tried it today."""
    row = _contact(pk)
    return _done(request, row, lambda: steps.check_contact(row, request.user), _("Efterprøvet."))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not there any more; it can be put back at once."""
    row = _contact(pk)
    steps.set_removed(row, request.user, is_removed=True)
    page = redirect("worry:help", row.initiative_id)
    page["Location"] += f"?fjernet={pk}"
    return page


@require_POST
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It is there after all."""
    row = _contact(pk)
    words = _("Kontakten er tilbage.")
    return _done(
        request, row, lambda: steps.set_removed(row, request.user, is_removed=False), words
    )


def _done(
    request: HttpRequest, row: HelpContact, step: Callable[[], None], words: str
) -> HttpResponse:
    tried(request, step, words)
    return redirect("worry:help", row.initiative_id)


def _contact(pk: int) -> HelpContact:
    return get_object_or_404(HelpContact.objects.select_related("initiative"), pk=pk)
