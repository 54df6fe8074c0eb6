"""The register of recommendations: the list, one recommendation, another category."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.db.models import Q
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.recommendations.authority import Today, today_of
from brobygger.domain.recommendations.category import Reason
from brobygger.messages.recommendations import REASONS
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.structures import ROUTE, SOURCE
from brobygger.web.recommendations import register
from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.annex_rows import (
    AnnexRows,
    by_part,
    keep_annex_rows,
    read_annex_rows,
)
from brobygger.web.recommendations.chain import waits_in
from brobygger.web.recommendations.forms import CategoryForm
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import (
    Annex,
    Approach,
    Handover,
    Part,
    Recommendation,
    Responsibility,
)
from brobygger.web.recommendations.parts.dues import Dues
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.recommendations.picture import picture_of
from brobygger.web.recommendations.portfolio import PartRows
from brobygger.web.recommendations.steps import choose_category
from brobygger.web.recommendations.work import Begun, work_of
from brobygger.web.ui.words import in_words


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What has no money, who owns it, what hangs on what?"""
    editions = list(register.editions())
    table = register.register_table(request, editions)
    if table.wants_export:
        return table.export()
    chosen = request.GET.get(register.EDITION, "")
    current = [one for one in editions if one.superseded_by_id is None]
    edition = next((one for one in editions if str(one.pk) == chosen), None)
    if edition is None and len(current) == 1:
        edition = current[0]
    return render(
        request,
        "recommendations/list.html",
        {
            "table": table,
            "edition": edition,
            "annexes": len(current),
            "is_empty": not editions,
            "others": [one for one in editions if one.superseded_by_id and one != edition],
            "legend": [(category, category.label, said) for category, said in register.LEGEND],
            "to_print": register.is_for_paper(request),
        },
    )


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of this recommendation?"""
    rows, found = read_annex_rows(
        Responsibility.objects.filter(part__recommendation=pk),
        Approach.objects.filter(part__recommendation=pk),
        Handover.objects.filter(part__recommendation=pk),
        joined=("upkeep__person",),
        recommendation__annex__recommendations=pk,
    )
    recommendation = rows.recommendations.get(pk) or _without_parts(pk)
    keep_annex_rows(request, rows)
    begun = _begun(rows, pk, *map(by_part, found))
    waits = waits_in(rows, recommendation)
    events = _events(recommendation, [each.rows.part for each in begun])
    work = work_of(begun, timezone.localdate(), events)
    dues = Dues(Part.objects.filter(recommendation=pk))
    return render(
        request,
        "recommendations/recommendation.html",
        {
            "recommendation": recommendation,
            "parts": [
                {
                    **_card(each.rows),
                    "work": work[each.rows.part.pk],
                    "due": dues.of(each.rows.part),
                }
                for each in begun
            ],
            "waits": waits,
            "picture": picture_of(recommendation, waits),
            "may_work": request.user.has_perm(WORK),
            "events": events,
        },
    )


def _without_parts(pk: int) -> Recommendation:
    """One that the paper gave no part, or none at all."""
    rows = Recommendation.objects.select_related("annex").defer("annex__record")
    return get_object_or_404(rows, pk=pk)


def _begun(
    rows: AnnexRows,
    pk: int,
    owners: Mapping[int, list[Responsibility]],
    approaches: Mapping[int, list[Approach]],
    handovers: Mapping[int, list[Handover]],
) -> list[Begun]:
    """The parts of this recommendation with everything that their cards show."""
    return [
        Begun(
            replace(rows.below(part), owners=owners.get(part.pk, [])),
            approaches.get(part.pk, []),
            handovers.get(part.pk, [])[::-1],
        )
        for part in rows.parts
        if part.recommendation_id == pk
    ]


def _card(rows: PartRows) -> dict[str, Any]:
    """A part with what its card shows; the owner of today stands beside the paper's."""
    today = timezone.localdate()
    part = rows.part
    return {
        "part": part,
        "owners": [{"row": row, "now": _now(row.administration, today)} for row in rows.owners],
        "money": [ROUTE.show(model_to_dict(row)) for row in rows.routes if row.kind != "need"],
        "sources": [
            SOURCE.show(model_to_dict(row)) for row in rows.sources if row.kind in PAID_TODAY
        ],
        "reason_words": _reason_words(part),
        "form": CategoryForm(
            initial={"category": part.shown_category, "reason": part.chosen_reason},
            auto_id=f"id_{part.pk}_%s",
        ),
    }


def _now(administration: str, today: date) -> Today | None:
    """Who answers today, where that is another than the paper names or is not known yet."""
    try:
        now = today_of(administration, today)
    except KeyError:  # a person wrote a name that the list does not have
        return None
    return now if now.is_open or len(now.path) > 1 else None


def _reason_words(part: Part) -> str:
    reason = REASONS.get(cast(Reason, part.reason))
    return in_words(reason) if reason else ""


def _events(recommendation: Recommendation, parts: list[Part]) -> list[Any]:
    mine = Q(subject_type=Part._meta.label, subject_id__in=[str(part.pk) for part in parts])
    annex = Q(subject_type=Annex._meta.label, subject_id=str(recommendation.annex_id))
    return list(AuditEvent.objects.filter(mine | annex).select_related("actor"))


@require_POST
def category(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another category for a part, or go back to the derived one."""
    part = get_object_or_404(Part.objects.select_related("recommendation"), pk=pk)
    if "withdraw" in request.POST:
        choose_category(part, "", "", request.user)
        return redirect(part_url(part))
    form = CategoryForm(request.POST, auto_id=f"id_{part.pk}_%s")
    if form.is_valid():
        choose_category(
            part, form.cleaned_data["category"], form.cleaned_data["reason"], request.user
        )
        return redirect(part_url(part))
    return render(
        request,
        "recommendations/category.html",
        {"part": part, "form": form},
    )
