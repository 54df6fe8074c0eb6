"""Actors, efforts and agreements over HTTP. A contact's name and number are never told here."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.actors import asking, steps
from brobygger.web.actors.agreements import steps as agreement_steps
from brobygger.web.actors.efforts import steps as effort_steps
from brobygger.web.actors.facts import (
    ACTOR_WORDS,
    AGREEMENT_WORDS,
    EFFORT_WORDS,
    ActorFacts,
    AgreementFacts,
    EffortFacts,
)
from brobygger.web.actors.models import Actor, Agreement, Effort, Sector
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.faults import Fault, Refused
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, FreeForm, Number, Words, Words120, Words300

router = Router(tags=["actors"])

Numbers = Annotated[list[Number], Field(max_length=500)]
Words160 = Annotated[Words, Field(max_length=160)]
Words200 = Annotated[Words, Field(max_length=200)]
Words4000 = Annotated[Words, Field(max_length=4000)]
Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]
Flag = Annotated[bool, Field(strict=True)]


class SectorRow(Schema):
    """A kind of organisation."""

    id: int
    title: str
    is_in_use: bool


class ActorRow(Schema):
    """An organisation. Of its contact only the function is told."""

    id: int
    title: str
    sector: int | None
    places: list[int]
    themes: list[int]
    target_groups: list[int]
    offers: str
    weekdays: list[int]
    contact_function: str
    is_staff: bool
    is_paused: bool
    paused_because: str
    is_archived: bool
    source: str
    efforts: list[int]
    last_contact: date | None


class ActorForm(FreeForm):
    """An organisation, never a citizen."""

    free_words = ACTOR_WORDS

    title: Words160
    sector: Number | None = None
    places: Numbers = []
    themes: Numbers = []
    target_groups: Numbers = []
    offers: Words4000 = ""
    weekdays: Annotated[list[Weekday], Field(max_length=7)] = []
    contact_function: Words120 = ""
    is_staff: Flag = False
    source: Words300 = ""


class NewActorForm(ActorForm):
    """``is_another`` says that it is not one of those that its name looks like."""

    is_another: Flag = False


class EffortRow(Schema):
    """What one or several actors do; ``initiative`` is the one that pays for it."""

    id: int
    title: str
    actors: list[int]
    standing: Literal["existing", "planned", "ended"]
    level: Literal["individual", "group", "area"]
    places: list[int]
    themes: list[int]
    target_groups: list[int]
    initiative: int | None
    starts_on: date | None
    ends_on: date | None
    about: str
    source: str


class EffortForm(FreeForm):
    """What one or several actors do."""

    free_words = EFFORT_WORDS

    title: Words200
    actors: Annotated[list[Number], Field(min_length=1, max_length=500)]
    standing: Literal["existing", "planned", "ended"]
    level: Literal["individual", "group", "area"]
    places: Numbers = []
    themes: Numbers = []
    target_groups: Numbers = []
    initiative: Number | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    about: Words4000 = ""
    source: Words300 = ""


class AgreementRow(Schema):
    """What was agreed with an actor."""

    id: int
    actor: int
    purpose: str
    starts_on: date
    ends_on: date | None
    renewal_on: date | None
    own_contribution: str
    initiative: int | None


class AgreementForm(FreeForm):
    """What was agreed, for how long, and by when it must be renewed."""

    free_words = AGREEMENT_WORDS

    purpose: Words4000
    starts_on: Day
    ends_on: Day | None = None
    renewal_on: Day | None = None
    own_contribution: Words4000 = ""
    initiative: Number | None = None


@router.get("/sectors", response={200: list[SectorRow], **REFUSALS})
def list_sectors(request: HttpRequest) -> Any:
    """The kinds of organisations that actors are sorted by, in the city's order."""
    rows = Sector.objects.order_by("order", "title")
    return [SectorRow(id=row.pk, title=row.title, is_in_use=row.is_in_use) for row in rows]


@router.get("/actors", response={200: list[ActorRow], **REFUSALS})
def list_actors(request: HttpRequest, place: Annotated[Number | None, Query()] = None) -> Any:
    """The actors by name, those that have ceased too; with ``place`` only those of an area."""
    rows = _actors().order_by("title", "pk")
    return [_actor(row) for row in (rows if place is None else rows.filter(places=place))]


@router.get("/actors/{actor}", response={200: ActorRow, **REFUSALS})
def show_actor(request: HttpRequest, actor: Number) -> Any:
    """One actor."""
    return _actor(get_object_or_404(_actors(), pk=actor))


@router.post("/actors", auth=WRITE, response={201: ActorRow, **REFUSALS})
def post_actor(request: HttpRequest, said: NewActorForm) -> Any:
    """Enter an actor. One that looks like another is refused unless it is said to be another."""
    facts = typed(said)
    is_another = facts.pop("is_another")
    try:
        row = steps.add_actor(ActorFacts(**_tuples(facts)), request.user, is_another=is_another)
    except steps.Doubtful as doubtful:
        words = _("Er det en af dem her? %(titles)s. Send is_another, hvis det er en anden.")
        titles = ", ".join(f"»{one.title}« ({one.pk})" for one in doubtful.alike)
        raise Refused([Fault(words % {"titles": titles}, field="title")]) from None
    return Status(201, _actor(_actors().get(pk=row.pk)))


@router.put("/actors/{actor}", auth=WRITE, response={200: ActorRow, **REFUSALS})
def put_actor(request: HttpRequest, actor: Number, said: ActorForm) -> Any:
    """Change an actor; its contact's name and number are left alone."""
    row = get_object_or_404(Actor, pk=actor, merged_into=None)
    steps.change_actor(row, ActorFacts(**_tuples(typed(said))), request.user)
    return _actor(_actors().get(pk=actor))


@router.get("/efforts", response={200: list[EffortRow], **REFUSALS})
def list_efforts(request: HttpRequest, actor: Annotated[Number | None, Query()] = None) -> Any:
    """What actors do, by name; with ``actor`` only what one of them does."""
    rows = _efforts().order_by("title", "pk")
    return [_effort(row) for row in (rows if actor is None else rows.filter(actors=actor))]


@router.get("/efforts/{effort}", response={200: EffortRow, **REFUSALS})
def show_effort(request: HttpRequest, effort: Number) -> Any:
    """One effort."""
    return _effort(get_object_or_404(_efforts(), pk=effort))


@router.post("/efforts", auth=WRITE, response={201: EffortRow, **REFUSALS})
def post_effort(request: HttpRequest, said: EffortForm) -> Any:
    """Enter what one or several actors do."""
    row = effort_steps.add_effort(EffortFacts(**_tuples(typed(said))), request.user)
    return Status(201, _effort(_efforts().get(pk=row.pk)))


@router.put("/efforts/{effort}", auth=WRITE, response={200: EffortRow, **REFUSALS})
def put_effort(request: HttpRequest, effort: Number, said: EffortForm) -> Any:
    """Change an effort."""
    row = get_object_or_404(Effort, pk=effort)
    effort_steps.change_effort(row, EffortFacts(**_tuples(typed(said))), request.user)
    return _effort(_efforts().get(pk=effort))


@router.get("/agreements", response={200: list[AgreementRow], **REFUSALS})
def list_agreements(request: HttpRequest) -> Any:
    """The agreements with actors, the latest first."""
    return [_agreement(row) for row in Agreement.objects.order_by("-starts_on", "pk")]


@router.post("/actors/{actor}/agreements", auth=WRITE, response={201: AgreementRow, **REFUSALS})
def post_agreement(request: HttpRequest, actor: Number, said: AgreementForm) -> Any:
    """Enter what was agreed with an actor."""
    row = get_object_or_404(Actor, pk=actor, merged_into=None)
    made = agreement_steps.add_agreement(row, AgreementFacts(**typed(said)), request.user)
    return Status(201, _agreement(made))


@router.put("/agreements/{agreement}", auth=WRITE, response={200: AgreementRow, **REFUSALS})
def put_agreement(request: HttpRequest, agreement: Number, said: AgreementForm) -> Any:
    """Change an agreement."""
    row = get_object_or_404(asking.agreements(), pk=agreement)
    agreement_steps.change_agreement(row, AgreementFacts(**typed(said)), request.user)
    return _agreement(row)


def _tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as the facts hold them."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
    }


def _sorted_by() -> tuple[Any, ...]:
    """The rows that both are sorted by, in the order of their numbers."""
    return (
        Prefetch("places", Place.objects.order_by("pk")),
        Prefetch("themes", Theme.objects.order_by("pk")),
        Prefetch("target_groups", TargetGroup.objects.order_by("pk")),
    )


def _actors() -> Any:
    efforts = Prefetch("efforts", Effort.objects.order_by("pk"))
    rows = asking.in_register().annotate(last_contact=asking.last_contact())
    return rows.prefetch_related(efforts, *_sorted_by())


def _efforts() -> Any:
    actors = Prefetch("actors", Actor.objects.order_by("pk"))
    return Effort.objects.prefetch_related(actors, *_sorted_by())


def _actor(row: Any) -> ActorRow:
    return ActorRow(
        id=row.pk,
        sector=row.sector_id,
        weekdays=row.weekdays,
        last_contact=row.last_contact,
        **_plain(row, _ACTOR_WORDS),
        **_numbers(row, "places", "themes", "target_groups", "efforts"),
    )


_ACTOR_WORDS = (
    "title",
    "offers",
    "contact_function",
    "is_staff",
    "is_paused",
    "paused_because",
    "is_archived",
    "source",
)


def _effort(row: Effort) -> EffortRow:
    return EffortRow(
        id=row.pk,
        initiative=row.initiative_id,
        **_plain(row, effort_steps.PLAIN),
        **_numbers(row, "places", "themes", "target_groups", "actors"),
    )


def _agreement(row: Agreement) -> AgreementRow:
    return AgreementRow(
        id=row.pk,
        actor=row.actor_id,
        initiative=row.initiative_id,
        **_plain(row, agreement_steps.PLAIN),
    )


def _plain(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _numbers(row: Any, *names: str) -> dict[str, Any]:
    return {name: [one.pk for one in getattr(row, name).all()] for name in names}
