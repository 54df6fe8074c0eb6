"""Areas, initiatives and actors in the screens and over the API: the same steps, the same roles."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.facts import ActivityFacts
from brobygger.web.activities.feeds.steps import switch_on
from brobygger.web.activities.models import Activity, Trial
from brobygger.web.activities.steps import add_activity
from brobygger.web.activities.trials.facts import TrialFacts, VersionFacts
from brobygger.web.activities.trials.steps import begin_trial
from brobygger.web.actors.agreements.steps import add_agreement
from brobygger.web.actors.efforts.steps import add_effort
from brobygger.web.actors.facts import ActorFacts, AgreementFacts, EffortFacts
from brobygger.web.actors.models import Actor, Agreement, BridgeProposal, Effort, Wave
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import AreaList, Place
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.initiatives.facts import InitiativeFacts
from brobygger.web.initiatives.models import Initiative
from brobygger.web.initiatives.steps import open_initiative
from brobygger.web.recommendations.models import Annex
from web.api.both_ways import Step
from web.api.conftest import Caller
from web.reach.log_rows import an_activity, held

WORKERS = frozenset({Role.CASE_OFFICER, Role.PROJECT, Role.ADMINISTRATOR})
RUNS: dict[str, Any] = {"title": "Åben klub", "standing": "existing", "level": "group"}


def fill_places(user: User) -> None:
    """An area with an actor, its effort and agreement, a wave, two initiatives with a session."""
    sted = Place.objects.create(code="S1", title="Sted")
    row = add_actor(ActorFacts(title="Klubben", places=(sted.pk,)), user)
    add_effort(EffortFacts(actors=(row.pk,), **RUNS), user)
    add_agreement(row, AgreementFacts(purpose="Lokaler", starts_on=date(2024, 1, 1)), user)
    for title in ("Indsats A", "Indsats B"):
        opened = open_initiative(InitiativeFacts(title=title, place=sted.pk), user)
        held(an_activity(opened, "Spisning"), date(2026, 1, 5), (20, 20))
    today = timezone.localdate()
    asked = Wave.objects.create(
        initiative=Initiative.objects.latest("pk"),
        number=0,
        opened_on=today,
        closes_on=today + timedelta(days=20),
    )
    other = add_actor(ActorFacts(title="Skolen", places=(sted.pk,)), user)
    BridgeProposal.objects.create(wave=asked, one=row, other=other, score=1, confidence="high")

    fill_activities(user)


def fill_activities(user: User) -> None:
    """An activity of the newest initiative, and something that it tries out."""
    of = Initiative.objects.latest("pk")
    add_activity(ActivityFacts(initiative=of.pk, title="Fællesspisning"), user)
    soon = timezone.localdate() + timedelta(days=30)
    tried = VersionFacts(what="Vi spiser sammen", expected="Flere kommer igen", look_on=soon)
    begin_trial(of, TrialFacts(title="Spisning"), tried, user)
    switch_on(of, user)


def activity(annex: Annex) -> Activity:
    """The activity."""
    return Activity.objects.earliest("pk")


def trial(annex: Annex) -> Trial:
    """What is tried out."""
    return Trial.objects.earliest("pk")


def area_list(annex: Annex) -> AreaList:
    """The newest list."""
    return AreaList.objects.latest("pk")


def place(annex: Annex) -> Place:
    """The area."""
    return Place.objects.get(code="S1")


def actor(annex: Annex) -> Actor:
    """The organisation there."""
    return Actor.objects.earliest("pk")


def effort(annex: Annex) -> Effort:
    """What it does."""
    return Effort.objects.earliest("pk")


def agreement(annex: Annex) -> Agreement:
    """What was agreed with it."""
    return Agreement.objects.earliest("pk")


def initiative(annex: Annex) -> Initiative:
    """An initiative that has not been granted yet."""
    return Initiative.objects.filter(state="planned").latest("pk")


def wave(annex: Annex) -> Wave:
    """The first wave."""
    return Wave.objects.earliest("pk")


def bridge(annex: Annex) -> BridgeProposal:
    """Two that could meet."""
    return BridgeProposal.objects.earliest("pk")


def list_on_screen(client: Client, annex: Annex) -> Any:
    """Choose a file, and take its rows in."""
    file = SimpleUploadedFile("liste.csv", b"Kode;Navn\nL1;Sted 1\n")
    said = {"file": file, "kind": "district", "published": "01-12-2024", "source": "prøve"}
    answer = client.post(reverse("lists:start", args=["omraader"]), said)
    if answer.status_code != 302:
        return answer
    load = ListLoad.objects.latest("pk")
    return client.post(reverse("lists:preview", args=["omraader", load.pk]))


def list_by_program(ask: Caller, annex: Annex) -> Any:
    """The same of another year."""
    areas = [{"code": "L1", "title": "Sted 1", "residents": 900}]
    said = {"kind": "district", "published": "2025-12-01", "source": "prøve", "areas": areas}
    return ask.post("/area-lists", said)


def _screen(name: str, row: Any = None, **said: Any) -> Any:
    """A form of a page; what ``said`` holds as a function is asked of the register first."""

    def send(client: Client, annex: Annex) -> Any:
        args = [row(annex).pk] if row else []
        given = {key: one(annex).pk if callable(one) else one for key, one in said.items()}
        return client.post(reverse(name, args=args), given)

    return send


def _program(address: str, row: Any = None, *, verb: str = "post", **said: Any) -> Any:
    def send(ask: Caller, annex: Annex) -> Any:
        given = {key: one(annex) if callable(one) else one for key, one in said.items()}
        at = address.format(row(annex).pk if row else "")
        return getattr(ask, verb)(at, given)

    return send


def _taken_away(address: str, row: Any) -> Any:
    return lambda ask, annex: ask.delete(address.format(row(annex).pk))


def _number(annex: Annex) -> int:
    return int(actor(annex).pk)


def _today(annex: Annex) -> str:
    return timezone.localdate().isoformat()


def _itself(annex: Annex) -> list[int]:
    return [actor(annex).pk]


def _of(annex: Annex) -> int:
    return int(initiative(annex).pk)


def _later(annex: Annex) -> str:
    return (timezone.localdate() + timedelta(days=60)).isoformat()


def _own(annex: Annex) -> int:
    return activity(annex).initiative_id


def granted_on_screen(client: Client, annex: Annex) -> Any:
    """The money is there, as a browser says it."""
    said = {"on": "18-03-2024", "by": "Udvalget", "source": "sag 1"}
    return client.post(reverse("initiatives:step", args=[initiative(annex).pk, "granted"]), said)


SEEN = {"happened": "Seks kom igen", "changed": "Vi tager to gange mere", "outcome": "continue"}
TRIED = {"what": "Vi spiser ude", "expected": "Flere kommer"}

ACTIVITY_STEPS = [
    Step(
        "post_activity_feed",
        _screen("feeds:page", initiative, state="til"),
        _program("/initiatives/{}/activity-feed", initiative),
        WORKERS,
    ),
    Step(
        "delete_activity_feed",
        _screen("feeds:page", initiative, state="fra"),
        _taken_away("/initiatives/{}/activity-feed", initiative),
        WORKERS,
    ),
    Step(
        "post_activity",
        _screen("activities:add", initiative, title="Ny fra siden", kind="citizens"),
        _program("/activities", initiative=_of, title="Ny fra programmet"),
        WORKERS,
    ),
    Step(
        "put_activity",
        _screen("activities:change", activity, title="Fællesspisning", kind="citizens", venue="A"),
        _program(
            "/activities/{}", activity, verb="put", initiative=_own, title="Spisning", venue="B"
        ),
        WORKERS,
    ),
    Step(
        "post_session",
        _screen("activities:plan", activity, on="01-02-2027", en="1"),
        _program("/activities/{}/sessions", activity, on="2027-03-01"),
        WORKERS,
    ),
    Step(
        "post_trial",
        _screen("trials:add", initiative, title="Fra siden", look_on="01-02-2199", **TRIED),
        _program("/trials", initiative=_of, title="Fra programmet", look_on=_later, **TRIED),
        WORKERS,
    ),
    Step(
        "post_trial_version",
        _screen("trials:adjust", trial, look_on="01-02-2199", **TRIED),
        _program("/trials/{}/versions", trial, look_on=_later, **TRIED),
        WORKERS,
    ),
    Step(
        "post_trial_look",
        _screen("trials:look", trial, look_on="01-02-2199", **SEEN),
        _program("/trials/{}/looks", trial, look_on=_later, **SEEN),
        WORKERS,
    ),
]

PLACE_STEPS = [
    *ACTIVITY_STEPS,
    Step("post_area_list", list_on_screen, list_by_program, WORKERS),
    Step(
        "post_initiative",
        _screen("initiatives:new", title="Ny fra siden"),
        _program("/initiatives", title="Ny fra programmet"),
        WORKERS,
    ),
    Step(
        "post_initiative_step",
        granted_on_screen,
        _program(
            "/initiatives/{}/steps",
            initiative,
            to="granted",
            on="2024-03-18",
            by="Udvalget",
            source="sag 1",
        ),
        WORKERS,
    ),
    Step(
        "post_actor",
        _screen("actors:add", title="Biblioteket"),
        _program("/actors", title="Sundhedshuset"),
        WORKERS,
    ),
    Step(
        "put_actor",
        _screen("actors:change", actor, title="Klubben", offers="Fodbold"),
        _program("/actors/{}", actor, verb="put", title="Klubben", offers="Skak"),
        WORKERS,
    ),
    Step(
        "post_contact",
        _screen("contacts:list", actor=actor, day="today", kind="advice"),
        _program("/contacts", actor=_number, on=_today, kind="meeting"),
        WORKERS,
    ),
    Step(
        "post_tally",
        _screen("register:start", activity=activity, day="today", heads=12, order=1),
        _program(
            "/tallies",
            activity=lambda annex: int(activity(annex).pk),
            on=_today,
            heads=9,
            order=2,
            sent_key=lambda annex: str(uuid4()),
        ),
        WORKERS,
    ),
    Step(
        "post_effort",
        _screen("actors:add_effort", **RUNS | {"title": "Lektiecafé"}, actors=actor),
        _program("/efforts", **RUNS | {"title": "Fædregruppe"}, actors=_itself),
        WORKERS,
    ),
    Step(
        "put_effort",
        _screen("actors:change_effort", effort, **RUNS, about="Fra siden", actors=actor),
        _program("/efforts/{}", effort, verb="put", **RUNS, about="Hertil", actors=_itself),
        WORKERS,
    ),
    Step(
        "post_agreement",
        _screen("actors:add_agreement", actor, purpose="Mødested", starts_on="01-01-2025"),
        _program("/actors/{}/agreements", actor, purpose="Kaffe", starts_on="2025-01-01"),
        WORKERS,
    ),
    Step(
        "put_agreement",
        _screen("actors:change_agreement", agreement, purpose="Sal", starts_on="01-01-2025"),
        _program("/agreements/{}", agreement, verb="put", purpose="Bus", starts_on="2025-01-01"),
        WORKERS,
    ),
    Step(
        "post_bridge_decision",
        _screen("network:decide", bridge, decision="finish"),
        _program("/bridges/{}/decision", bridge, decision="agree"),
        WORKERS,
    ),
]
