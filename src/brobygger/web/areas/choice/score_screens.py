"""Scoring on screen: for whom, one area at a time, done, together."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.areas.choice import score_steps
from brobygger.web.areas.choice.forms import TogetherForm
from brobygger.web.areas.choice.loading import Loaded, load
from brobygger.web.areas.choice.page import EvidenceCell, evidence_of
from brobygger.web.areas.choice.permissions import require_work
from brobygger.web.areas.choice.score_forms import LevelForm, all_valid
from brobygger.web.areas.choice.screens import choice_page
from brobygger.web.areas.models import AreaScore, Candidate
from brobygger.web.ui.answers import tried
from brobygger.web.ui.faults import Fault, Refused, blame


@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """For which administration do I score? Then on to the first area that lacks something."""
    rows = _rows(request, pk)
    if request.method == "POST":
        scorer = request.POST.get("scorer", "")
        done = _("Du scorer for %(scorer)s.") % {"scorer": scorer}
        if tried(request, lambda: score_steps.score_for(rows.choice, scorer, request.user), done):
            return redirect("choices:score", pk)
        return redirect("choices:choice", pk)
    if not rows.choice.is_open:
        return redirect("choices:choice", pk)
    if not rows.seat and not rows.choice.is_together:
        return render(request, "areas/choice/side.html", {"choice": rows.choice, "rows": rows})
    return redirect("choices:score_area", pk, _next(rows).pk)


@require_http_methods(["GET", "POST"])
def score_area(request: HttpRequest, pk: int, candidate: int) -> HttpResponse:
    """One area: a level for each criterion, and what it rests on."""
    rows = _rows(request, pk)
    here = next((one for one in rows.candidates if one.pk == candidate), None)
    if here is None:
        raise Http404
    if not rows.choice.is_open:
        return redirect("choices:choice", pk)
    if not rows.seat and not rows.choice.is_together:
        return redirect("choices:score", pk)
    forms = _level_forms(rows, here, request.POST if request.method == "POST" else None)
    faults: list[str] = []
    if request.method == "POST" and all_valid(forms):
        facts = {form.criterion.key: form.facts for form in forms}
        try:
            score_steps.score_area(here, facts, request.user, together=rows.choice.is_together)
        except Refused as refused:
            faults = _blamed(forms, refused.faults)
        else:
            if "stay" in request.POST:
                return redirect("choices:choice", pk)
            return _after(request, rows, here)
    return _area_page(request, rows, here, forms, faults)


def _after(request: HttpRequest, rows: Loaded, here: Candidate) -> HttpResponse:
    """On to the next area of the list, and after the last one back to the choice."""
    messages.success(request, _("%(area)s er gemt.") % {"area": rows.labels[here.pk]})
    following = _following(rows, here)
    if following is not None:
        return redirect("choices:score_area", rows.choice.pk, following.pk)
    return redirect("choices:choice", rows.choice.pk)


def _following(rows: Loaded, here: Candidate) -> Candidate | None:
    """The next area of the list; together the next one that the two differ about."""
    after = rows.candidates[rows.candidates.index(here) + 1 :]
    if rows.choice.is_together:
        after = tuple(one for one in after if _unsettled(rows, one))
    return next(iter(after), None)


def _unsettled(rows: Loaded, candidate: Candidate) -> int:
    """On how many criteria the two differ and have not agreed."""
    label = rows.labels[candidate.pk]
    return sum(one.area == label for one in rows.unsettled)


def _step_words(rows: Loaded, candidate: Candidate, scored: int) -> str:
    """How far an area is: cells scored, or together what is left to agree on."""
    if not rows.choice.is_together:
        facts = {"scored": scored, "many": len(rows.criteria)}
        return _("%(scored)s af %(many)s") % facts
    left = _unsettled(rows, candidate)
    if not left:
        return _("enige")
    return ngettext("%(n)s uenighed", "%(n)s uenigheder", left) % {"n": left}


def _area_page(
    request: HttpRequest,
    rows: Loaded,
    here: Candidate,
    forms: Sequence[LevelForm],
    faults: Sequence[str],
) -> HttpResponse:
    counted = _counts(rows)
    choice = rows.choice
    return render(
        request,
        "areas/choice/score.html",
        {
            "choice": choice,
            "rows": rows,
            "here": here,
            "label": rows.labels[here.pk],
            "forms": _with_what_was_said(rows, here, forms),
            "faults": faults,
            "steps": [
                (one, rows.labels[one.pk], _step_words(rows, one, counted.get(one.pk, 0)))
                for one in rows.candidates
            ],
            "is_done": not choice.is_together and choice.is_done(rows.seat),
            "is_last": _following(rows, here) is None,
        },
    )


def _with_what_was_said(
    rows: Loaded, here: Candidate, forms: Sequence[LevelForm]
) -> list[tuple[LevelForm, EvidenceCell | None, bool]]:
    """Together each form stands with what the two said apart, and is folded where they agree."""
    if not rows.choice.is_together:
        return [(form, None, False) for form in forms]
    row = next(one for one in evidence_of(rows) if one.candidate == here)
    label = rows.labels[here.pk]
    differs = {one.criterion for one in rows.disagreements if one.area == label}
    return [
        (
            form,
            cell,
            cell is not None and form.criterion.key not in differs and not form.errors,
        )
        for form, cell in zip(forms, row.cells, strict=True)
    ]


def _level_forms(rows: Loaded, here: Candidate, data: Any) -> list[LevelForm]:
    own = {
        one.criterion: one
        for one in rows.scores
        if one.candidate_id == here.pk and _is_own(rows, one)
    }
    return [
        LevelForm(index, criterion, own.get(criterion.key), data, together=rows.choice.is_together)
        for index, criterion in enumerate(rows.criteria)
    ]


def _is_own(rows: Loaded, score: AreaScore) -> bool:
    """A score that is given in this round by those who score now."""
    if rows.choice.is_together:
        return score.round == AreaScore.Round.TOGETHER
    return score.round == AreaScore.Round.APART and score.scorer == rows.seat


def _counts(rows: Loaded) -> dict[int, int]:
    counted: dict[int, int] = {}
    for one in rows.scores:
        if _is_own(rows, one):
            counted[one.candidate_id] = counted.get(one.candidate_id, 0) + 1
    return counted


def _next(rows: Loaded) -> Candidate:
    counted = _counts(rows)
    for one in rows.candidates:
        lacks = counted.get(one.pk, 0) < len(rows.criteria)
        if _unsettled(rows, one) if rows.choice.is_together else lacks:
            return one
    return rows.candidates[0]


def _blamed(forms: Sequence[LevelForm], faults: Sequence[Fault]) -> list[str]:
    """Each fault at its criterion; what is about none stands above them."""
    above = []
    fields = {"level": "low", "evidence": "evidence"}
    for fault in faults:
        if fault.index is None or fault.field not in fields:
            above.append(str(fault.words))
        else:
            forms[fault.index].add_error(fields[fault.field], str(fault.words))
    return above


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """My administration is done, or is not after all."""
    rows = _rows(request, pk)
    if "undo" in request.POST:
        words = _("I er ikke færdige.")
        tried(request, lambda: score_steps.take_back_done(rows.choice, request.user), words)
    else:
        words = _("%(scorer)s er færdig.") % {"scorer": rows.seat}
        tried(request, lambda: score_steps.say_done(rows.choice, request.user), words)
    return redirect("choices:choice", pk)


@require_POST
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """The two go together."""
    rows = _rows(request, pk)
    form = TogetherForm(request.POST)
    if form.is_valid():
        try:
            score_steps.start_together(rows.choice, form.cleaned_data["reason"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("choices:choice", pk)
    return choice_page(request, rows, together=form)


def _rows(request: HttpRequest, pk: int) -> Loaded:
    require_work(request.user)
    return load(pk, request.user)
