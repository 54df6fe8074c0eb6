"""Initiatives over HTTP: which there are, one of them, opening one, and its steps on the way."""

from datetime import date
from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from brobygger.domain.initiatives.stages import Stage
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.initiatives.checks import FIRST_YEAR, LAST_YEAR
from brobygger.web.initiatives.facts import INITIATIVE_WORDS, STEP_WORDS, InitiativeFacts, StepFacts
from brobygger.web.initiatives.models import Initiative
from brobygger.web.initiatives.steps import open_initiative, take_step
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, FreeForm, Number, Words, Words300, Words1000

router = Router(tags=["initiatives"])

InRange = Annotated[Day, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Key = Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]


class InitiativeRow(Schema):
    """An initiative: its money, area, period and state. ``started_without`` is the reason for
    having begun before the cooperation was measured; later figures then have no baseline.
    """

    id: int
    title: str
    aim: str
    state: Stage
    budget_note: int | None
    place: int | None
    starts_on: date | None
    ends_on: date | None
    themes: list[int]
    target_groups: list[int]
    expected_sectors: list[str]
    started_without: str


class InitiativeForm(FreeForm):
    """A new initiative; note, area, themes and target groups by their ids."""

    free_words = INITIATIVE_WORDS

    title: Annotated[Words, Field(max_length=200)]
    aim: Words1000 | Literal[""] = ""
    budget_note: Key | None = None
    place: Key | None = None
    starts_on: InRange | None = None
    ends_on: InRange | None = None
    themes: Annotated[list[Key], Field(max_length=100)] = []
    target_groups: Annotated[list[Key], Field(max_length=100)] = []
    expected_sectors: Annotated[
        list[Annotated[Words, Field(max_length=120)]], Field(max_length=30)
    ] = []


class StepForm(FreeForm):
    """A step on the way and what it asks for: who decided it, when, where it is written, or why."""

    free_words = STEP_WORDS

    to: Stage
    on: InRange | None = None
    by: Annotated[Words | Literal[""], Field(max_length=120)] = ""
    source: Words300 | Literal[""] = ""
    has_waiver: Annotated[bool, Field(strict=True)] = False
    without: Words1000 | Literal[""] = ""
    why: Words1000 | Literal[""] = ""


@router.get("/initiatives", response={200: list[InitiativeRow], **REFUSALS})
def list_initiatives(request: HttpRequest) -> Any:
    """The initiatives by state and title."""
    return [_row(one) for one in _rows().order_by("state", "title", "pk")]


@router.get("/initiatives/{initiative}", response={200: InitiativeRow, **REFUSALS})
def show_initiative(request: HttpRequest, initiative: Number) -> Any:
    """One initiative."""
    return _row(get_object_or_404(_rows(), pk=initiative))


@router.post("/initiatives", auth=WRITE, response={201: InitiativeRow, **REFUSALS})
def post_initiative(request: HttpRequest, said: InitiativeForm) -> Any:
    """Open an initiative; its questions and posts are those that its note states."""
    given = said.dict(exclude={"confirmed"})
    for name in ("themes", "target_groups", "expected_sectors"):
        given[name] = tuple(given[name])
    return Status(201, _row(open_initiative(InitiativeFacts(**given), request.user)))


@router.post(
    "/initiatives/{initiative}/steps", auth=WRITE, response={200: InitiativeRow, **REFUSALS}
)
def post_initiative_step(request: HttpRequest, initiative: Number, said: StepForm) -> Any:
    """Lead an initiative on its way, or back with a reason."""
    row = get_object_or_404(Initiative.objects.select_related("budget_note"), pk=initiative)
    given = said.dict(exclude={"confirmed"})
    take_step(row, given.pop("to"), StepFacts(**given), request.user)
    return _row(row)


def _rows() -> Any:
    return Initiative.objects.prefetch_related("themes", "target_groups")


def _row(row: Initiative) -> InitiativeRow:
    return InitiativeRow(
        id=row.pk,
        title=row.title,
        aim=row.aim,
        state=cast("Stage", row.state),
        budget_note=row.budget_note_id,
        place=row.place_id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        themes=sorted(one.pk for one in row.themes.all()),
        target_groups=sorted(one.pk for one in row.target_groups.all()),
        expected_sectors=list(row.expected_sectors),
        started_without=row.started_without,
    )
