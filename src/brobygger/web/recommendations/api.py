"""The recommendations over HTTP: annexes, recommendations, parts; category and upkeep of a part."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from brobygger.domain.recommendations.category import Reason, distinct, headline_of
from brobygger.domain.recommendations.recommendation import Colour, NeedsMoney
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.recommendations.forms import CategoryForm as ScreenForm
from brobygger.web.recommendations.models import Annex, Edge, Part, Recommendation
from brobygger.web.recommendations.steps import choose_category
from brobygger.web.recommendations.upkeep.steps import confirm_part
from brobygger.web.ui.faults import Fault, Refused, person_numbers, refuse
from brobygger.web.ui.ordering import by_head
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Form, Number, Words500

router = Router(tags=["recommendations"])


class AnnexRow(Schema):
    """One edition of a committee's annex; a newer edition supersedes it."""

    id: int
    title: str
    dated: date | None
    case_number: str
    superseded_by: int | None


class PartRow(Schema):
    """A part of a recommendation. ``category`` is derived, ``shown_category`` the one that counts.

    ``requires`` are numbers of recommendations that it waits for.
    """

    id: int
    code: str
    recommendation: int
    label: str
    administrations: list[str]
    needs_money: NeedsMoney
    is_new: bool
    is_continued: bool
    due: date | None
    remark: str
    quote: str
    category: Colour | None
    reason: Reason | Literal[""]
    shown_category: Colour | None
    chosen_reason: str
    requires: list[int]
    strengthened_by: list[int]
    updated_on: date | None
    said: str


class RecommendationRow(Schema):
    """A recommendation; ``headline`` is never shown without the other categories."""

    id: int
    number: int
    theme_area: str
    text: str
    headline: Colour | None
    categories: list[Colour]
    parts: list[str]


class CategoryForm(Form):
    """Another category than the derived one, with its reason; null goes back to the derived one."""

    category: Colour | None
    reason: Words500 = ""


def annex_or_404(pk: int) -> Annex:
    """An annex of the register, without the whole of what was read."""
    return get_object_or_404(Annex.objects.defer("record"), pk=pk)


@router.get("/annexes", response={200: list[AnnexRow], **REFUSALS})
def list_annexes(request: HttpRequest) -> Any:
    """All editions of all annexes, the newest first."""
    return [
        AnnexRow(
            id=one.pk,
            title=one.title,
            dated=one.dated,
            case_number=one.f2 or one.edoc,
            superseded_by=one.superseded_by_id,
        )
        for one in Annex.objects.defer("record").order_by(by_head("dated", down=True), "-pk")
    ]


@router.get("/annexes/{annex}/recommendations", response={200: list[RecommendationRow], **REFUSALS})
def list_recommendations(request: HttpRequest, annex: Number) -> Any:
    """The recommendations of an annex in printed order."""
    rows = annex_or_404(annex).recommendations.prefetch_related("parts")
    return [_recommendation(row) for row in rows]


@router.get("/annexes/{annex}/parts", response={200: list[PartRow], **REFUSALS})
def list_parts(request: HttpRequest, annex: Number) -> Any:
    """The parts of an annex in printed order, as they stand in the register today."""
    return [_part(row) for row in _parts(recommendation__annex=annex_or_404(annex))]


@router.get("/parts/{part}", response={200: PartRow, **REFUSALS})
def show_part(request: HttpRequest, part: Number) -> Any:
    """One part."""
    return _part(get_object_or_404(_parts(), pk=part))


@router.put("/parts/{part}/category", auth=WRITE, response={200: PartRow, **REFUSALS})
def put_category(request: HttpRequest, part: Number, said: CategoryForm) -> Any:
    """Choose another category than the derived one, or go back to it."""
    row = get_object_or_404(Part.objects.select_related("recommendation"), pk=part)
    refuse(person_numbers(reason=said.reason))
    try:
        choose_category(row, said.category or "", said.reason, request.user)
    except ValueError as missing:
        sentence = ScreenForm.base_fields["reason"].error_messages["required"]
        raise Refused([Fault(sentence, field="reason")]) from missing
    return show_part(request, part)


@router.post("/parts/{part}/still-right", auth=WRITE, response={200: PartRow, **REFUSALS})
def confirm_still_right(request: HttpRequest, part: Number) -> Any:
    """Say that a part was looked at today and is still right."""
    confirm_part(get_object_or_404(Part, pk=part), request.user)
    return show_part(request, part)


def _parts(**which: Any) -> Any:
    rows = Part.objects.filter(**which).select_related("recommendation", "upkeep")
    edges = Prefetch("edges", Edge.objects.select_related("target"))
    rows = rows.prefetch_related("responsibilities", edges)
    return rows.order_by("recommendation__number", "order")


def _recommendation(row: Recommendation) -> RecommendationRow:
    parts = list(row.parts.all())
    colours = distinct(_colours(parts))
    return RecommendationRow(
        id=row.pk,
        number=row.number,
        theme_area=row.theme_area,
        text=row.text,
        headline=headline_of(colours),
        categories=list(colours),
        parts=[part.code for part in parts],
    )


def _colours(parts: Iterable[Part]) -> Iterable[Any]:
    return (part.shown_category or None for part in parts)


def _part(row: Part) -> PartRow:
    edges = list(row.edges.all())
    upkeep = getattr(row, "upkeep", None)
    facts: dict[str, Any] = {
        "needs_money": row.needs_money or "unstated",
        "category": row.category or None,
        "reason": row.reason,
        "shown_category": row.shown_category or None,
    }
    return PartRow(
        id=row.pk,
        code=row.code,
        recommendation=row.recommendation.number,
        label=row.label,
        administrations=[one.administration for one in row.responsibilities.all()],
        is_new=row.is_new,
        is_continued=row.is_continued,
        due=row.due,
        remark=row.remark,
        quote=row.quote,
        chosen_reason=row.chosen_reason,
        requires=[one.target.number for one in edges if one.kind == "requires"],
        strengthened_by=[one.target.number for one in edges if one.kind == "strengthens"],
        updated_on=upkeep.updated_on if upkeep else None,
        said=upkeep.said if upkeep else "",
        **facts,
    )
