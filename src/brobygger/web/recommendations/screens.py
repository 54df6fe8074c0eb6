"""The register of recommendations: the list, one recommendation, another category."""

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
from brobygger.web.recommendations.chain import waits_of
from brobygger.web.recommendations.forms import CategoryForm
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.recommendations.picture import picture_of
from brobygger.web.recommendations.steps import choose_category
from brobygger.web.recommendations.work import work_of
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
    recommendation = get_object_or_404(
        Recommendation.objects.select_related("annex__document", "annex__superseded_by").defer(
            "annex__record", "annex__document__record"
        ),
        pk=pk,
    )
    parts = _parts(recommendation)
    waits = waits_of(recommendation)
    events = _events(recommendation, parts)
    work = work_of(parts, timezone.localdate(), events)
    return render(
        request,
        "recommendations/recommendation.html",
        {
            "recommendation": recommendation,
            "parts": [{**_card(part), "work": work[part.pk]} for part in parts],
            "waits": waits,
            "picture": picture_of(recommendation, waits),
            "may_work": request.user.has_perm(WORK),
            "events": events,
        },
    )


def _parts(recommendation: Recommendation) -> list[Part]:
    """The parts with everything that their cards show."""
    rows = recommendation.parts.select_related("upkeep__person").prefetch_related(
        "responsibilities", "routes", "sources", "approaches", "handovers"
    )
    parts = list(rows)
    for part in parts:
        part.recommendation = recommendation
    return parts


def _card(part: Part) -> dict[str, Any]:
    """A part with what its card shows; the owner of today stands beside the paper's."""
    today = timezone.localdate()
    owners = [
        {"row": row, "now": _now(row.administration, today)} for row in part.responsibilities.all()
    ]
    return {
        "part": part,
        "owners": owners,
        "money": [
            ROUTE.show(model_to_dict(row)) for row in part.routes.all() if row.kind != "need"
        ],
        "sources": [
            SOURCE.show(model_to_dict(row)) for row in part.sources.all() if row.kind in PAID_TODAY
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
