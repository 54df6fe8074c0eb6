"""No page costs more than twelve queries, whoever looks at it and however much is registered.

Every address that answers a GET is visited. One about a row needs a line in ``ROWS``, else it is
taken to answer a POST alone, and fails here where it does not. Of many rows of a kind some are
visited, the first and the last among them; `make prove` visits them all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from pytest_django import Settings

from brobygger import wiring
from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts as PaperFacts
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.activities.feeds.steps import switch_on
from brobygger.web.activities.feeds.steps import token_of as feed_token
from brobygger.web.activities.guests import token_of as guest_token
from brobygger.web.activities.models import (
    Activity,
    GuestLink,
    HeadGroup,
    HelpContact,
    Session,
    Trial,
)
from brobygger.web.actors.agreements.steps import add_agreement
from brobygger.web.actors.efforts.steps import add_effort
from brobygger.web.actors.facts import ActorFacts, AgreementFacts, EffortFacts
from brobygger.web.actors.loading.kind import ACTORS
from brobygger.web.actors.models import (
    Actor,
    Agreement,
    Contact,
    Effort,
    Invitation,
    PlanEntry,
    Sector,
    Wave,
)
from brobygger.web.actors.network.link import token_of as roster_token
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, Place, Veto
from brobygger.web.budgets import steps as budgets
from brobygger.web.budgets.decisions.rules import Decision
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.models import BudgetNote, NoteLink, PlannedNote, Scenario
from brobygger.web.documents import demo as papers
from brobygger.web.documents.intake import received
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.documents.lists.steps import begin
from brobygger.web.documents.models import CopyComparison, Document, Value
from brobygger.web.documents.steps.arrival import receive
from brobygger.web.initiatives.models import Initiative, Phase, Theme
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.worker import Worker
from brobygger.web.reach.figures.closing import close_initiative_reach
from brobygger.web.reach.models import ClosedReach, ReceivingService, Tally, Training
from brobygger.web.recommendations.approaches.steps import ApproachFacts, add_approach
from brobygger.web.recommendations.handovers.link import token_of
from brobygger.web.recommendations.handovers.steps import hand_over
from brobygger.web.recommendations.models import Annex, Approach, Handover, Part, Recommendation
from brobygger.web.recommendations.parts.facts import EdgeFact, OwnerFact, facts_of
from brobygger.web.recommendations.parts.steps import edit_part
from brobygger.web.recommendations.steps import accept_annex
from brobygger.web.steering import steps as steering
from brobygger.web.steering.models import Body, Due, Meeting
from counts import PROVE
from papers.annexes import an_annex
from papers.notes import a_note

MOST = 12
"""The session, the person who looks, and the counts of the menu are among them."""

MOST_ROWS = 6

EXCEPTIONS: frozenset[str] = frozenset()
"""Names of addresses that may cost more, each with its reason beside it. There are none."""

NO_PAGE = {"account_login", "account_logout", "set_language", "guest:undo"}
"""What sends a person who is signed in elsewhere, or out, and what a link only takes back."""

FOR_STRANGERS = {
    *("answers:answer", "roster:answer"),
    *("guest:tally", "guest:correct", "guest:shell", "guest:codes"),
}
"""Pages that are for people without an account, and visited as one."""

EXCHANGED = {"documents:value"}
"""Parts of a page that a script asks for; without one they lead to the page."""

_MARK = re.compile("SAVEPOINT|RELEASE SAVEPOINT|BEGIN|COMMIT")
"""Where a transaction begins and ends: it asks for no rows, and only tests have savepoints."""

Fields = dict[str, Any]


def _each(model: Any, name: str = "pk") -> Callable[[], list[Fields]]:
    return lambda: [{name: pk} for pk in model.objects.order_by("pk").values_list("pk", flat=True)]


def _papers(**more: Any) -> Callable[[], list[Fields]]:
    return lambda: [{"number": pk, **more} for pk in Document.objects.values_list("pk", flat=True)]


def _files() -> list[Fields]:
    kinds = ("pdf", "docx", "xlsx")
    return [{"pk": annex.pk, "kind": kind} for annex in Annex.objects.all() for kind in kinds]


def _copies() -> list[Fields]:
    rows = CopyComparison.objects.values_list("document", "other")
    return [{"number": number, "other": other} for number, other in rows]


def _partial() -> list[Fields]:
    """A paper of which a page is as if nobody had read it."""
    row = Document.objects.filter(state="review").latest("pk")
    assert row.record is not None
    row.record["document"]["unread_pages"] = [1]
    row.save()
    return [{"number": row.pk}]


def _values() -> list[Fields]:
    rows = Value.objects.order_by("document", "pk").values_list("document", "pk")
    return [{"number": number, "value_id": pk} for number, pk in dict(rows).items()]


def _choices(state: str) -> Callable[[], list[Fields]]:
    return lambda: [{"pk": row.pk} for row in AreaChoice.objects.filter(state=state)]


def _candidates() -> list[Fields]:
    rows = Candidate.objects.filter(choice__state="open").values_list("choice", "pk")
    return [{"pk": choice, "candidate": pk} for choice, pk in rows]


def _feeds() -> list[Fields]:
    user = User.objects.get(username="sagsbehandler")
    end = timezone.localdate() + timedelta(days=30)
    return [{"secret": issue_token(user, Scope.CALENDAR, "kalender", end).secret}]


def _open_calendars() -> list[Fields]:
    """The calendar of each initiative that has one, switched on by the case officer."""
    officer = User.objects.get(username="sagsbehandler")
    going = Initiative.objects.exclude(state="closed")
    return [{"token": feed_token(switch_on(one, officer))} for one in going]


def _lists() -> list[Fields]:
    """A list of actors on its way in, laid in by the case officer."""
    officer = User.objects.get(username=papers.WHO)
    load = ListLoad.objects.filter(owner=officer).first() or begin(
        ACTORS, b"Navn;Sektor\nKlub 1;Forening\nKlub 2;Skole\n", "aktoerer.csv", {}, officer
    )
    return [{"slug": ACTORS.slug, "number": load.pk}]


def _steps() -> list[Fields]:
    rows = Initiative.objects.filter(state="planned")
    return [{"pk": row.pk, "to": to} for row in rows for to in ("granted", "closed")]


def _own_tallies() -> list[Fields]:
    """What a partner has written by its link."""
    link = GuestLink.objects.order_by("pk")[0]
    tally = Tally.objects.filter(session__activity=link.activity).order_by("pk")[0]
    tally.link = link
    tally.save()
    return [{"token": guest_token(link), "pk": tally.pk}]


def _phases() -> list[Fields]:
    rows = Phase.objects.order_by("pk").values_list("initiative", "pk")
    return [{"pk": pk, "kind": "fase", "part": part} for pk, part in rows]


ROWS: dict[str, Callable[[], list[Fields]]] = {
    "recommendations:recommendation": _each(Recommendation),
    "recommendations:annex_file": _files,
    "recommendations:edit": _each(Part),
    "recommendations:add_approach": _each(Part),
    "recommendations:approach": _each(Approach),
    "recommendations:hand_over": _each(Part),
    "recommendations:handover": _each(Handover),
    "recommendations:upkeep": _each(Part),
    "answers:answer": lambda: [{"token": token_of(row)} for row in Handover.objects.all()],
    "budgets:note": _each(BudgetNote),
    "decisions:planned": _each(PlannedNote),
    "states:without": _each(PlannedNote),
    "scenarios:scenario": _each(Scenario),
    "calendar:year": lambda: [{"year": 2024}, {"year": timezone.localdate().year}],
    "calendar:round": lambda: [{"year": 2024}],
    "calendar:feed": _feeds,
    "areas:place": _each(Place),
    "areas:one_list": _each(AreaList),
    "areas:geojson": _each(AreaList),
    "choices:choice": _each(AreaChoice),
    "choices:change": _choices("open"),
    "choices:criteria": _choices("open"),
    "choices:score": _choices("open"),
    "choices:score_area": _candidates,
    "choices:calculation": _each(AreaChoice),
    "choices:workbook": _each(AreaChoice),
    "choices:decide": _choices("open"),
    "choices:record": _choices("closed"),
    "choices:lift_veto": _each(Veto),
    "initiatives:initiative": _each(Initiative),
    "initiatives:change": _each(Initiative),
    "initiatives:all_round": _each(Initiative),
    "initiatives:all_round_file": _each(Initiative),
    "initiatives:step": _steps,
    "initiatives:add": lambda: [{**one, "kind": "stilling"} for one in _each(Initiative)()],
    "initiatives:edit": _phases,
    "initiatives:word": lambda: [{**one, "which": "tema"} for one in _each(Theme)()],
    "reach:close": _each(Initiative),
    "reach:codes": _each(Initiative),
    "reach:receipt": lambda: [{"pk": row.initiative_id} for row in ClosedReach.objects.all()],
    "actors:actor": _each(Actor),
    "actors:change": _each(Actor),
    "actors:contact": _each(Actor),
    "actors:pause": _each(Actor),
    "actors:merge": _each(Actor),
    "actors:add_agreement": _each(Actor),
    "actors:effort": _each(Effort),
    "actors:change_effort": _each(Effort),
    "actors:change_agreement": _each(Agreement),
    "actors:sector": _each(Sector),
    "network:wave": _each(Wave),
    "network:export": lambda: [{"kind": kind} for kind in ("xlsx", "csv", "graphml", "gexf")],
    "roster:answer": lambda: [{"token": roster_token(row)} for row in Invitation.objects.all()],
    "contacts:contact": _each(Contact),
    "contacts:correct": _each(Contact),
    "plan:change": _each(PlanEntry),
    "register:correct": _each(Tally),
    "register:codes": _each(Tally),
    "register:service": _each(ReceivingService),
    "register:correct_training": _each(Training),
    "guest:tally": lambda: [{"token": guest_token(row)} for row in GuestLink.objects.all()],
    "guest:shell": lambda: [{"token": guest_token(row)} for row in GuestLink.objects.all()],
    "guest:correct": _own_tallies,
    "feeds:page": _each(Initiative),
    "feeds:ics": _open_calendars,
    "guest:codes": _own_tallies,
    "activities:add": lambda: [{"initiative": one["pk"]} for one in _each(Initiative)()],
    "activities:activity": _each(Activity),
    "activities:change": _each(Activity),
    "activities:plan": _each(Activity),
    "activities:session": lambda: _each(Session)()[-4:],
    "activities:group": _each(HeadGroup),
    "trials:add": lambda: [{"initiative": one["pk"]} for one in _each(Initiative)()],
    "trials:trial": _each(Trial),
    "trials:change": _each(Trial),
    "trials:adjust": _each(Trial),
    "trials:look": _each(Trial),
    "worry:help": _each(Initiative),
    "worry:add": _each(Initiative),
    "worry:change": _each(HelpContact),
    "steering:body": _each(Body),
    "steering:add_meeting": _each(Body),
    "steering:meeting": _each(Meeting),
    "steering:change_meeting": _each(Meeting),
    "steering:delivery": _each(Due),
    "lists:start": lambda: [{"slug": ACTORS.slug}],
    "lists:columns": _lists,
    "lists:preview": _lists,
    "jobs:progress": _each(Job, "number"),
    "documents:document": _papers(),
    "documents:file": _papers(),
    "documents:page": _papers(page_number=1),
    "documents:source": _papers(),
    "documents:review": _papers(),
    "documents:pane": _papers(),
    "documents:value": _values,
    "documents:compare": _copies,
    "documents:entry": _partial,
}

QUESTIONS = (
    "/soeg/?q=BI12",
    "/soeg/?q=anbefaling",
    "/anbefalinger/?vis=udskrift",
    "/anbefalinger/?format=csv",
    "/anbefalinger/aendret/?siden=2024-01-01",
    "/tilstand/?dato=2027-12-31",
    "/registrer/uge/?vis=mangler",
    "/registrer/henvist/?aar=2025",
    "/aktoerer/netvaerk/?net=tiltag",
    "/aktoerer/netvaerk/?net=gange",
    "/raekkevidde/?efter=aktoer",
    "/aktoerer/netvaerk/kort/?net=tiltag",
)
"""What a page answers only when it is asked."""


def _addresses(of: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, str]]:
    """Name and pattern of every address but those of the API, which has no pages."""
    for one in (of or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            if not f"{space}{one.name}".startswith(("api:", "api_")):
                yield f"{space}{one.name}", str(one.pattern)
        else:
            yield from _addresses(one, f"{space}{one.namespace}:" if one.namespace else space)


def _some(rows: list[Fields]) -> list[Fields]:
    """At most so many rows of a kind as are worth their time, spread evenly."""
    last = len(rows) - 1
    if PROVE or last < MOST_ROWS:
        return rows
    return [rows[round(at * last / (MOST_ROWS - 1))] for at in range(MOST_ROWS)]


def _pages() -> Iterator[tuple[str, str]]:
    """Name and address of every page, once for each of its rows."""
    for name, pattern in _addresses():
        if name in NO_PAGE:
            continue
        asked = re.findall(r"<(?:int|str|slug):(\w+)>", pattern)
        rows = ROWS[name]() if name in ROWS else [dict.fromkeys(asked, 1)]
        assert rows, f"the demo has no row for {name}"
        yield from ((name, reverse(name, kwargs=row)) for row in _some(rows))
    yield from (("a question", url) for url in QUESTIONS)


@pytest.fixture
def demo(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of the demo, and in it some of what people do once they have it."""
    monkeypatch.setattr(wiring, "read_kept_apart", wiring.read_kept)
    settings.DEMO = settings.CARD_CODES = True
    for config in apps.get_app_configs():
        if dotted := getattr(config, "demo", ""):
            import_string(dotted)()
    officer = User.objects.get(username=papers.WHO)
    part = _part("2a")
    facts = facts_of(part)
    owner = OwnerFact(administration="SOF", reason="aftalt på mødet")
    edge = EdgeFact(kind="strengthens", target=7, reason="aftalt på mødet")
    edited = replace(facts, owners=(*facts.owners, owner), edges=(*facts.edges, edge))
    assert edit_part(part, edited, officer, why="aftalt på mødet")
    _accept_note(officer, code="BI08")
    for link in NoteLink.objects.exclude(state="confirmed")[:2]:
        budgets.decide_link(link, "confirmed", officer)
    _decide(PlannedNote.objects.filter(key__startswith="N")[:2], officer)
    _meet(officer, [part])
    _close(officer)


def _close(user: User) -> None:
    """An initiative that is over, and whose numbers are deleted."""
    row = Initiative.objects.create(title="Afsluttet indsats", state=Initiative.State.CLOSED)
    close_initiative_reach(row, row.title, user)


def more_of_everything() -> None:
    """Several times the rows that each list and each page of the demo has."""
    officer = User.objects.get(username=papers.WHO)
    _accept(demo_annex(), officer)
    _accept(
        an_annex(*([PaperFacts("åbne klubber", "need", ("SOF",))] * 2 for _ in range(9))), officer
    )
    parts = list(Part.objects.filter(recommendation__annex__superseded_by=None))
    for part in parts:
        hand_over(part, "BUF", "Hvornår?", timezone.localdate() + timedelta(days=9), officer)
    for _ in range(4):
        add_approach(_part("4a"), ApproachFacts(addressed_to="Ministeriet", subject="Mål"), officer)
    for at in range(4):
        _accept_note(officer, code=f"BI{20 + at}")
    for link in NoteLink.objects.exclude(state="confirmed")[:6]:
        budgets.decide_link(link, "confirmed", officer)
    _decide(PlannedNote.objects.filter(annex__superseded_by=None, outcomes=None)[:9], officer)
    for _ in range(3):
        _meet(officer, parts[:9])
    first = Actor.objects.order_by("pk")[0].pk
    for at in range(30):
        actor = add_actor(ActorFacts(title=f"Forening {at * 111}"), officer, is_another=True)
        effort = EffortFacts(
            title=f"Tiltag {at}", actors=(actor.pk, first), standing="existing", level="group"
        )
        add_effort(effort, officer)
        add_agreement(actor, AgreementFacts(purpose="Lokaler", starts_on=date(2026, 1, 1)), officer)
    series = Activity.objects.filter(kind="citizens").order_by("pk")[0]
    for at in range(30):
        on = timezone.localdate() - timedelta(days=at % 3)
        Session.objects.create(activity=series, on=on, order=9 + at)
        ReceivingService.objects.create(title=f"Sted {at}", order=at)
    for at in range(3):
        note = wiring.print_text(write_note(a_note(code=f"BI{40 + at}")))
        receive(officer, received(f"notat-{at}.txt", note.encode()))
    while Worker().work_once():
        pass


def _part(code: str) -> Part:
    return Part.objects.filter(code=code, recommendation__annex__superseded_by=None)[0]


def _accept(paper: RecommendationAnnex, user: User) -> None:
    values: Any = as_json(paper)
    row = Document.objects.create(
        owner=user, state="registered", template="recommendation_annex", record={"values": values}
    )
    accept_annex(row, values, user)
    budgets.annex_accepted(row, values, user)


def _accept_note(user: User, **facts: Any) -> None:
    values: Any = as_json(a_note(**facts))
    row = Document.objects.create(
        owner=user, state="registered", template="budget_note", record={"values": values}
    )
    budgets.accept_note(row, values, user)


def _decide(notes: Any, user: User) -> None:
    said = Decision(
        "funded", 2024, 2027, date(2023, 10, 5), "BR", "4", kr={None: 2_000_000}, price_base=2024
    )
    for note in notes:
        enter_outcomes(note, said, user)


def _meet(user: User, parts: list[Part]) -> None:
    """A body with a meeting to come, to which the parts are due."""
    title = f"Følgegruppe {Body.objects.count()}"
    body = steering.add_body(steering.BodyFacts(title=title, kind="steering_group"), user)
    on = timezone.localdate() + timedelta(days=30)
    meeting = steering.add_meeting(body, steering.MeetingFacts(on=on), user)
    for part in parts:
        steering.link_due(part, meeting, "En status", user)


def costs(
    visitors: dict[str, Client], pages: list[tuple[str, str]]
) -> tuple[dict[str, int], set[str]]:
    """Who and where -> how many queries; and the names of the addresses that gave a page, or
    answer a POST alone.
    """
    found: dict[str, int] = {}
    opened: set[str] = set()
    for name, url in pages:
        headers = {"HX-Request": "true"} if name in EXCHANGED else {}
        for who, client in visitors.items():
            if (who == "stranger") != (name in FOR_STRANGERS):
                continue
            if who == "administrator" and name in ROWS:  # what is theirs alone is about no row
                continue
            reset_queries()
            with CaptureQueriesContext(connection) as seen:
                status = client.get(url, headers=headers).status_code
            assert status in {200, 302, 403, 404, 405}, f"{who}: {url} gave {status}"
            if status == 200 or (status == 405 and name not in ROWS):
                opened.add(name)
            if name not in EXCEPTIONS:
                found[f"{who}: {url}"] = sum(not _MARK.match(one["sql"]) for one in seen)
    return found, opened


@pytest.mark.prove
def test_no_page_costs_more_than_twelve_queries_however_many_rows(
    demo: None, a_user: Callable[..., User]
) -> None:
    a_user(Role.ADMINISTRATOR, "administrator")
    visitors = {"stranger": Client()}
    for who in ("sagsbehandler", "styregruppe", "administrator"):
        visitors[who] = Client()
        visitors[who].force_login(User.objects.get(username=who))
    pages = list(_pages())
    few, opened = costs(visitors, pages)
    assert {name for name, _pattern in _addresses()} - NO_PAGE - opened == set()
    more_of_everything()
    many, _opened = costs(visitors, pages)
    dear = [f"{who} costs {cost}" for who, cost in (few | many).items() if cost > MOST]
    dear += [f"{who}: {cost} -> {many[who]}" for who, cost in few.items() if many[who] > cost]
    assert not dear, "\n".join(dear)
