"""Meetings over HTTP: who meets, when, and what each meeting is owed."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.recommendations.models import Part
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.steering.steps import (
    DUE_WORDS,
    FIRST_YEAR,
    LAST_YEAR,
    MEETING_WORDS,
    MeetingFacts,
    add_meeting,
    link_due,
)
from brobygger.web.ui.faults import Fault, Refused
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, FreeForm, Number, Words, Words300, Words1000

router = Router(tags=["meetings"])


class BodyRow(Schema):
    """Something that meets."""

    id: int
    title: str
    kind: Literal["expert_group", "committee", "steering_group"]


class DueRow(Schema):
    """A part that a meeting is owed: what was asked for, and what is delivered."""

    id: int
    meeting: int
    part: int
    code: str
    asked: str
    delivered_on: date | None
    delivered: str
    paper: str


class MeetingRow(Schema):
    """A meeting. Where its day is not set yet, ``on`` is the last day of the half year."""

    id: int
    body: int
    on: date
    is_day_known: bool
    subject: str
    source: str
    dues: list[DueRow]


class MeetingForm(FreeForm):
    """A meeting on a day (in the years that are taken elsewhere too: one before the year 1000 has
    no day that the log can say), or on the last day of the half year whose day is not set yet.
    """

    free_words = MEETING_WORDS

    on: Annotated[Day, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
    is_day_known: Annotated[bool, Field(strict=True)] = True
    subject: Annotated[Words, Field(max_length=200)] = ""
    source: Words300 = ""


class DueForm(FreeForm):
    """A part (by its id) that the meeting is owed, and what was asked for."""

    free_words = DUE_WORDS

    part: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
    asked: Words1000


@router.get("/bodies", response={200: list[BodyRow], **REFUSALS})
def list_bodies(request: HttpRequest) -> Any:
    """What meets: expert groups, committees, steering groups."""
    rows: Any = Body.objects.order_by("title", "pk")
    return [BodyRow(id=row.pk, title=row.title, kind=row.kind) for row in rows]


@router.get("/meetings", response={200: list[MeetingRow], **REFUSALS})
def list_meetings(request: HttpRequest, body: Annotated[Number | None, Query()] = None) -> Any:
    """The meetings with what they are owed, the latest first; with ``body`` only those of one."""
    rows = _meetings().order_by("-on", "-pk")
    return [_meeting(row) for row in (rows if body is None else rows.filter(body=body))]


@router.get("/meetings/{meeting}", response={200: MeetingRow, **REFUSALS})
def show_meeting(request: HttpRequest, meeting: Number) -> Any:
    """One meeting."""
    return _meeting(get_object_or_404(_meetings(), pk=meeting))


@router.post("/bodies/{body}/meetings", auth=WRITE, response={201: MeetingRow, **REFUSALS})
def post_meeting(request: HttpRequest, body: Number, said: MeetingForm) -> Any:
    """Enter a meeting of a body."""
    row = get_object_or_404(Body, pk=body)
    return Status(201, _meeting(add_meeting(row, MeetingFacts(**typed(said)), request.user)))


@router.post("/meetings/{meeting}/dues", auth=WRITE, response={201: DueRow, **REFUSALS})
def post_due(request: HttpRequest, meeting: Number, said: DueForm) -> Any:
    """Hang a part on a meeting: it is due on the meeting's day from now."""
    row = get_object_or_404(Meeting.objects.select_related("body"), pk=meeting)
    part = Part.objects.filter(pk=said.part, recommendation__annex__superseded_by=None).first()
    if part is None:
        words = _("Der er ingen del med det nummer i de bilag, der gælder.")
        raise Refused([Fault(words, field="part")])
    return Status(201, _due(link_due(part, row, said.asked, request.user)))


def _meetings() -> Any:
    dues = Due.objects.select_related("part").order_by(
        "part__recommendation__number", "part__order", "pk"
    )
    return Meeting.objects.prefetch_related(Prefetch("dues", dues))


def _meeting(row: Meeting) -> MeetingRow:
    return MeetingRow(
        id=row.pk,
        body=row.body_id,
        on=row.on,
        is_day_known=row.is_day_known,
        subject=row.subject,
        source=row.source,
        dues=[_due(due) for due in row.dues.all()],
    )


def _due(row: Due) -> DueRow:
    return DueRow(
        id=row.pk,
        meeting=row.meeting_id,
        part=row.part_id,
        code=row.part.code,
        asked=row.asked,
        delivered_on=row.delivered_on,
        delivered=row.delivered,
        paper=row.paper,
    )
