"""How many there are to reach, by area and target group: the city's own figures, with a source."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.actors import undo
from brobygger.web.areas.models import Place
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import TargetGroup
from brobygger.web.reach.models import TargetPopulation
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.answers import saved, tried
from brobygger.web.ui.faults import Fault, person_numbers, refuse
from brobygger.web.ui.forms import Form
from brobygger.web.ui.tables import Column, RegisterTable
from brobygger.web.ui.together import rows_together

KIND = "population"
FIRST_YEAR, LAST_YEAR = 2000, 2200
MOST = 10_000_000
"""More than the whole country has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationFacts:
    """So many of a target group in an area in a year, and who says so; all groups where none."""

    place: int
    target_group: int | None
    year: int
    people: int
    source: str


@transaction.atomic
def state_population(facts: PopulationFacts, user: Any) -> TargetPopulation:
    """Say how many there are; what was said of the same area, group and year gives way.

    Raises Refused.
    """
    require_work(user)
    faults = person_numbers(source=facts.source)
    if not facts.source.strip():
        faults.append(Fault(_("Skriv, hvor tallet kommer fra."), field="source"))
    if not 1 <= facts.people <= MOST:
        faults.append(Fault(_("Skriv et antal over 0."), field="people"))
    if not FIRST_YEAR <= facts.year <= LAST_YEAR:
        faults.append(Fault(_("Skriv året med fire cifre, fx 2027."), field="year"))
    refuse(faults)
    row, _is_new = TargetPopulation.objects.update_or_create(
        place_id=facts.place,
        target_group_id=facts.target_group,
        year=facts.year,
        defaults={"people": facts.people, "source": facts.source.strip()},
    )
    record(user, "population.stated", row.place, place=row.place.title, year=row.year)
    return row


@transaction.atomic
def remove_population(row: TargetPopulation, user: Any) -> PopulationFacts:
    """It is not known after all; gives what is needed to put it back."""
    require_work(user)
    facts = PopulationFacts(
        place=row.place_id,
        target_group=row.target_group_id,
        year=row.year,
        people=row.people,
        source=row.source,
    )
    record(user, "population.removed", row.place, place=row.place.title, year=row.year)
    row.delete()
    return facts


class PopulationForm(Form):
    """An area, a target group or all of them, a year, a number and its source."""

    place = forms.TypedChoiceField(label=gettext_lazy("Område"), coerce=int)
    target_group = forms.TypedChoiceField(
        label=gettext_lazy("Målgruppe"), coerce=int, empty_value=None, required=False
    )
    year = forms.IntegerField(label=gettext_lazy("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    people = forms.IntegerField(label=gettext_lazy("Antal"), min_value=1, max_value=MOST)
    source = WordsField(
        label=gettext_lazy("Kilde"),
        max_length=200,
        help_text=gettext_lazy("Fx kommunens befolkningsstatistik, trukket 01-01-2027."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        places, groups = rows_together(
            Place.objects.all(), TargetGroup.objects.filter(kind=TargetGroup.Kind.CITIZENS)
        )
        listed: Any = self.fields
        listed["place"].choices = [(row.pk, row.title) for row in places]
        listed["target_group"].choices = [
            ("", _("hele målgruppen i området")),
            *((row.pk, row.title) for row in sorted(groups, key=lambda one: one.order)),
        ]

    @property
    def facts(self) -> PopulationFacts:
        """What was filled in, once the form is valid."""
        return PopulationFacts(**self.cleaned_data)


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """How many are there to reach?"""
    require_work(request.user)
    form = PopulationForm(request.POST or None)
    if saved(request, form, lambda: state_population(form.facts, request.user)):
        return redirect("reach:populations")
    table = RegisterTable(
        request,
        "maalgruppens-stoerrelse",
        _("Målgruppens størrelse"),
        rows=TargetPopulation.objects.select_related("place", "target_group").order_by(
            "place__title", "target_group__order", "-year"
        ),
        columns=(
            Column("omraade", _("Område"), lambda row: row.place.title, row_head=True),
            Column(
                "maalgruppe",
                _("Målgruppe"),
                lambda row: row.target_group.title if row.target_group else _("hele målgruppen"),
            ),
            Column("aar", _("År"), lambda row: str(row.year), order=("year",)),
            Column("antal", _("Antal"), lambda row: row.people, kind="number"),
            Column("kilde", _("Kilde"), lambda row: row.source),
            Column("goer", _("Gør"), lambda row: None, cell="reach/population_cell.html"),
        ),
        exports=False,
    )
    shown = {
        "form": form,
        "table": table,
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "reach/populations.html", shown)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a figure away; it can be put back."""
    require_work(request.user)
    row = get_object_or_404(TargetPopulation.objects.select_related("place"), pk=pk)

    def step() -> None:
        undo.keep(request, KIND, remove_population(row, request.user))

    tried(request, step, _("Tallet er slettet."))
    return redirect(f"{reverse('reach:populations')}?fortryd=1")


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was right."""
    require_work(request.user)
    kept = undo.take(request, KIND, PopulationFacts)
    if kept is not None:
        facts, _more = kept
        tried(request, lambda: state_population(facts, request.user), _("Tallet er tilbage."))
    return redirect("reach:populations")
