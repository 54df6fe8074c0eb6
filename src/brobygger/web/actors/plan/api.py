"""The half-year plan over HTTP: everything that actors do in the area, whoever pays."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from brobygger.domain.actors.half_year import half_year_of, parse_half_year
from brobygger.web.actors.plan.rows import PlanRow, plan_rows
from brobygger.web.areas.permissions import WORK
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Number

router = Router(tags=["plan"])

HalfYearCode = Annotated[str, Field(pattern=r"^(19|20|21)\d\d-[12]$")]


class PlanLine(Schema):
    """A line of the plan. ``months`` are those of the half year, 1 to 6, in which it runs; none
    where nobody has said when. ``is_paid`` is null for the office's own time.
    """

    kind: Literal["effort", "entry", "step", "meetings"]
    title: str
    who: list[str]
    is_planned: bool
    is_paid: bool | None
    paid: str
    when: str
    months: list[int]
    themes: list[str]
    target_groups: list[str]


@router.get("/plan", response={200: list[PlanLine], **REFUSALS})
def show_plan(
    request: HttpRequest,
    half_year: Annotated[HalfYearCode | None, Query()] = None,
    place: Annotated[Number | None, Query()] = None,
) -> Any:
    """The plan of a half year ("2027-1"; the one we are in without), of one area or of all.

    Those who may not see single contacts get them counted.
    """
    half = parse_half_year(half_year) if half_year else half_year_of(timezone.localdate())
    may_work = request.user.has_perm(WORK)
    return [_line(one) for one in plan_rows(half, place=place, shows_contacts=may_work)]


def _line(row: PlanRow) -> PlanLine:
    return PlanLine(
        kind=row.kind,
        title=row.title,
        who=list(row.who),
        is_planned=row.is_planned,
        is_paid=row.is_paid,
        paid=row.paid,
        when=row.when,
        months=[month + 1 for month in range(6) if row.runs_in(month)],
        themes=list(row.themes.values()),
        target_groups=list(row.target_groups.values()),
    )
