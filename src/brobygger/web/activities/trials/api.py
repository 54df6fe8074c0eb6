"""Efforts on trial over HTTP: what is tried, its versions, and what was seen."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.activities.models import Trial, TrialLook, TrialVersion
from brobygger.web.activities.trials import steps
from brobygger.web.activities.trials.facts import (
    LOOK_WORDS,
    VERSION_WORDS,
    LookFacts,
    TrialFacts,
    VersionFacts,
)
from brobygger.web.actors.checks import initiative_faults
from brobygger.web.actors.models import Actor
from brobygger.web.initiatives.models import Initiative
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.faults import refuse
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, FreeForm, Number, Words, Words300, Words500

router = Router(tags=["trials"])


class LookRow(Schema):
    """What was seen on a day, and what came of it."""

    on: date
    happened: str
    changed: str
    outcome: str


class VersionRow(Schema):
    """What was tried from a day on, and what was seen of it, the latest first."""

    number: int
    since: date
    what: str
    expected: str
    look_on: date
    looks: list[LookRow]


class TrialRow(Schema):
    """An effort on trial; ``look_on`` is the next day on which one looks."""

    id: int
    initiative: int
    title: str
    state: str
    look_on: date | None
    theme: int | None
    effort: int | None
    actors: list[int]
    source: str
    versions: list[VersionRow]


class VersionForm(FreeForm):
    """What is tried, what is expected, when one looks."""

    free_words = VERSION_WORDS

    what: Words300
    expected: Words300
    look_on: Day


class TrialForm(VersionForm):
    """A new trial with its first version."""

    initiative: Number
    title: Annotated[Words, Field(max_length=160)]
    theme: Number | None = None
    effort: Number | None = None
    actors: Annotated[list[Number], Field(max_length=200)] = []
    source: Words300 = ""


class LookForm(FreeForm):
    """The three questions. Adjusted, it says what is tried next; continued, when one looks."""

    free_words = LOOK_WORDS

    happened: Words500
    outcome: Literal["continue", "adjust", "stop"]
    changed: Words500 = ""
    look_on: Day | None = None
    what: Words300 = ""
    expected: Words300 = ""


@router.get("/trials", response={200: list[TrialRow], **REFUSALS})
def list_trials(request: HttpRequest, initiative: Annotated[Number | None, Query()] = None) -> Any:
    """The trials by title; with ``initiative`` only its own."""
    rows = _trials().order_by("title", "pk")
    rows = rows if initiative is None else rows.filter(initiative=initiative)
    return [_trial(row) for row in rows]


@router.get("/trials/{trial}", response={200: TrialRow, **REFUSALS})
def show_trial(request: HttpRequest, trial: Number) -> Any:
    """One trial."""
    return _trial(get_object_or_404(_trials(), pk=trial))


@router.post("/trials", auth=WRITE, response={201: TrialRow, **REFUSALS})
def post_trial(request: HttpRequest, said: TrialForm) -> Any:
    """Begin a trial."""
    refuse(initiative_faults(said.initiative))
    of = Initiative.objects.get(pk=said.initiative)
    given = {**typed(said), "actors": tuple(said.actors)}
    facts = TrialFacts(**{name: given[name] for name in TrialFacts.__dataclass_fields__})
    version = VersionFacts(**{name: given[name] for name in VersionFacts.__dataclass_fields__})
    row = steps.begin_trial(of, facts, version, request.user)
    return Status(201, _trial(_trials().get(pk=row.pk)))


@router.post("/trials/{trial}/versions", auth=WRITE, response={201: TrialRow, **REFUSALS})
def post_trial_version(request: HttpRequest, trial: Number, said: VersionForm) -> Any:
    """Adjust a trial: another version from today."""
    row = get_object_or_404(Trial, pk=trial)
    steps.adjust_trial(row, VersionFacts(**typed(said)), request.user)
    return Status(201, _trial(_trials().get(pk=trial)))


@router.post("/trials/{trial}/looks", auth=WRITE, response={201: TrialRow, **REFUSALS})
def post_trial_look(request: HttpRequest, trial: Number, said: LookForm) -> Any:
    """Say what happened, what is changed, and what comes of it."""
    row = get_object_or_404(Trial, pk=trial)
    steps.look_at(row, LookFacts(**typed(said)), request.user)
    return Status(201, _trial(_trials().get(pk=trial)))


def _trials() -> Any:
    looks = Prefetch("looks", TrialLook.objects.order_by("-on", "-pk"))
    versions = TrialVersion.objects.order_by("-number").prefetch_related(looks)
    return Trial.objects.prefetch_related(
        Prefetch("actors", Actor.objects.order_by("pk")), Prefetch("versions", versions)
    )


def _trial(row: Trial) -> TrialRow:
    return TrialRow(
        id=row.pk,
        initiative=row.initiative_id,
        title=row.title,
        state=row.state,
        look_on=row.look_on,
        theme=row.theme_id,
        effort=row.effort_id,
        actors=[one.pk for one in row.actors.all()],
        source=row.source,
        versions=[
            VersionRow(
                number=one.number,
                since=one.since,
                what=one.what,
                expected=one.expected,
                look_on=one.look_on,
                looks=[
                    LookRow(
                        on=look.on,
                        happened=look.happened,
                        changed=look.changed,
                        outcome=look.outcome,
                    )
                    for look in one.looks.all()
                ],
            )
            for one in row.versions.all()
        ],
    )
