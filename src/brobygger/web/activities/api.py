"""Activities and their sessions over HTTP.

Time and place of a closed activity are for those who work in the areas; others are told null. A
program that reads for somebody else gets the name outward beside the house's own.
"""

from datetime import date, time
from typing import Annotated, Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.activities import sessions, steps
from brobygger.web.activities.facts import ACTIVITY_WORDS, ActivityFacts, SessionFacts
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors.models import Actor
from brobygger.web.areas.permissions import WORK
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, FreeForm, Number, Words, Words60, Words120

router = Router(tags=["activities"])

Kind = Literal["citizens", "competence"]
State = Literal["planned", "held", "cancelled"]
Numbers = Annotated[list[Number], Field(max_length=200)]


class ActivityRow(Schema):
    """An activity. ``alias`` is the only name that may stand outward."""

    id: int
    initiative: int
    title: str
    alias: str
    kind: str
    is_closed: bool
    is_series: bool
    is_archived: bool
    theme: int | None
    target_group: int | None
    place: int | None
    venue: str | None
    actors: list[int]
    effort: int | None
    trial: int | None
    cost_line: int | None
    plan: str
    starts_on: date | None
    ends_on: date | None


class ActivityForm(FreeForm):
    """An activity. Without ``alias`` it gets a neutral one; one that tells too much is refused."""

    free_words = ACTIVITY_WORDS

    initiative: Number
    title: Annotated[Words, Field(max_length=160)]
    alias: Words60 = ""
    kind: Kind = "citizens"
    is_closed: bool = True
    is_series: bool = True
    theme: Number | None = None
    target_group: Number | None = None
    place: Number | None = None
    venue: Words120 = ""
    actors: Numbers = []
    effort: Number | None = None
    trial: Number | None = None
    cost_line: Number | None = None
    plan: Annotated[Words, Field(max_length=4000)] = ""
    starts_on: Day | None = None
    ends_on: Day | None = None


class SessionRow(Schema):
    """A session. Its day and time are null to those who may not know of a closed activity's."""

    id: int
    activity: int
    on: date | None
    starts_at: time | None
    order: int | None
    state: str
    actors: list[int]


class SessionForm(Form):
    """A session to come, or one of the past that was forgotten."""

    on: Day
    starts_at: time | None = None
    actors: Numbers = []


@router.get("/activities", response={200: list[ActivityRow], **REFUSALS})
def list_activities(
    request: HttpRequest, initiative: Annotated[Number | None, Query()] = None
) -> Any:
    """The activities by title, those that are over too; with ``initiative`` only its own."""
    rows = _activities().order_by("title", "pk")
    rows = rows if initiative is None else rows.filter(initiative=initiative)
    return [_activity(row, request.user) for row in rows]


@router.get("/activities/{activity}", response={200: ActivityRow, **REFUSALS})
def show_activity(request: HttpRequest, activity: Number) -> Any:
    """One activity."""
    return _activity(get_object_or_404(_activities(), pk=activity), request.user)


@router.post("/activities", auth=WRITE, response={201: ActivityRow, **REFUSALS})
def post_activity(request: HttpRequest, said: ActivityForm) -> Any:
    """Enter an activity."""
    row = steps.add_activity(_facts(said), request.user)
    return Status(201, _activity(_activities().get(pk=row.pk), request.user))


@router.put("/activities/{activity}", auth=WRITE, response={200: ActivityRow, **REFUSALS})
def put_activity(request: HttpRequest, activity: Number, said: ActivityForm) -> Any:
    """Change an activity; it stays with its initiative."""
    row = get_object_or_404(Activity, pk=activity)
    steps.change_activity(row, _facts(said), request.user)
    return _activity(_activities().get(pk=activity), request.user)


@router.get("/activities/{activity}/sessions", response={200: list[SessionRow], **REFUSALS})
def list_sessions(
    request: HttpRequest, activity: Number, state: Annotated[State | None, Query()] = None
) -> Any:
    """The sessions of an activity, the latest first; to whom the days are not told, unordered."""
    of = get_object_or_404(Activity, pk=activity)
    rows = of.sessions.prefetch_related(Prefetch("actors", Actor.objects.order_by("pk")))
    rows = rows.order_by(*("-on", "-pk") if _shows_when(of, request.user) else ("pk",))
    rows = rows if state is None else rows.filter(state=state)
    return [_session(row, of, request.user) for row in rows]


@router.post("/activities/{activity}/sessions", auth=WRITE, response={201: SessionRow, **REFUSALS})
def post_session(request: HttpRequest, activity: Number, said: SessionForm) -> Any:
    """Plan a session."""
    of = get_object_or_404(Activity, pk=activity)
    facts = SessionFacts(on=said.on, starts_at=said.starts_at, actors=tuple(said.actors))
    row = sessions.plan_session(of, facts, request.user)
    return Status(201, _session(row, of, request.user))


def _facts(said: ActivityForm) -> ActivityFacts:
    return ActivityFacts(**{**typed(said), "actors": tuple(said.actors)})


def _shows_when(of: Activity, user: Any) -> bool:
    """Whether somebody may know when and where."""
    return not of.is_closed or user.has_perm(WORK)


def _activities() -> Any:
    return Activity.objects.prefetch_related(Prefetch("actors", Actor.objects.order_by("pk")))


def _activity(row: Activity, user: Any) -> ActivityRow:
    shows = _shows_when(row, user)
    return ActivityRow(
        id=row.pk,
        initiative=row.initiative_id,
        title=row.title,
        alias=row.alias,
        kind=row.kind,
        is_closed=row.is_closed,
        is_series=row.is_series,
        is_archived=row.is_archived,
        theme=row.theme_id,
        target_group=row.target_group_id,
        place=row.place_id if shows else None,
        venue=row.venue if shows else None,
        actors=[one.pk for one in row.actors.all()],
        effort=row.effort_id,
        trial=row.trial_id,
        cost_line=row.cost_line_id,
        plan=row.plan if shows else "",
        starts_on=row.starts_on if shows else None,
        ends_on=row.ends_on if shows else None,
    )


def _session(row: Session, of: Activity, user: Any) -> SessionRow:
    shows = _shows_when(of, user)
    return SessionRow(
        id=row.pk,
        activity=of.pk,
        on=row.on if shows else None,
        starts_at=row.starts_at if shows else None,
        order=row.order if shows else None,
        state=row.state,
        actors=[one.pk for one in row.actors.all()],
    )
