"""The criteria on screen: their names, the words of each level, and how they weigh."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from brobygger.domain.areas.criteria import Criterion
from brobygger.web.areas.choice import steps
from brobygger.web.areas.choice.forms import WhyForm
from brobygger.web.areas.choice.loading import Loaded, load
from brobygger.web.areas.choice.permissions import require_work
from brobygger.web.areas.choice.score_forms import CriterionForm, PlaceForm, all_valid
from brobygger.web.ui.faults import Refused


@require_http_methods(["GET", "POST"])
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """By which criteria, with which words for each level, and how do they weigh?"""
    require_work(request.user)
    rows = load(pk, request.user)
    if not rows.choice.is_open:
        return redirect("choices:choice", pk)
    data = request.POST if request.method == "POST" else None
    is_fixed = bool(rows.scores or rows.hidden)
    forms = [] if is_fixed else _criterion_forms(rows.criteria, data)
    of = max(len(forms), len(rows.criteria))
    places = [
        PlaceForm(index, rows.names.get(key, ""), _place(rows, key), of, data)
        for index, key in enumerate([*rows.names, *[""] * (of - len(rows.criteria))])
    ]
    why = WhyForm(data)
    why.fields["why"].required = False
    faults: list[str] = []
    if data is not None and all_valid([*forms, *places, why]):
        try:
            steps.set_criteria(rows.choice, _facts(rows, forms, places, why), request.user)
        except Refused as refused:
            faults = [str(fault.words) for fault in refused.faults]
        else:
            messages.success(request, _("Kriterierne er gemt."))
            return redirect("choices:choice", pk)
    worded: list[CriterionForm | None] = [*forms] if forms else [None] * of
    shown = list(zip(worded, places, [*rows.criteria, None][:of], strict=True))
    facts = {"choice": rows.choice, "shown": shown, "faults": faults, "is_fixed": is_fixed}
    return render(request, "areas/choice/criteria.html", {**facts, "why": why})


def _criterion_forms(there: Sequence[Criterion], data: Any) -> list[CriterionForm]:
    """One for each criterion, and an empty one."""
    rows = [*there, None]
    return [CriterionForm(index, one, data) for index, one in enumerate(rows)]


def _place(rows: Loaded, key: str) -> int | None:
    order = rows.choice.importance
    return order.index(key) + 1 if key in order else None


def _facts(
    rows: Loaded, forms: Sequence[CriterionForm], places: Sequence[PlaceForm], why: WhyForm
) -> steps.CriteriaFacts:
    kept: list[Criterion] = []
    placed: list[tuple[int, str]] = []
    for index, place in enumerate(places):
        if forms:
            one = forms[index].criterion([each.key for each in kept])
        else:
            one = rows.criteria[index]
        if one is None:
            continue
        kept.append(one)
        if place.cleaned_data["place"]:
            placed.append((place.cleaned_data["place"], one.key))
    order = [key for _place, key in sorted(placed)]
    if len({number for number, _key in placed}) < len(placed):
        order.append("")  # two on one place are no order, and the step says so
    return steps.CriteriaFacts(criteria=kept, importance=order, why=why.cleaned_data["why"])
