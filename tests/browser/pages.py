"""Every page there is: opened wide and narrow, looked at by axe, and silent in the console.

A new address needs a line here, or its reason in ``NO_PAGE``; a test compares with the addresses.
The pages are opened on the demo's data (``python -m brobygger.web demo``), so an address with a
number gives the row it is opened on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse


def newest(model: str, **which: Any) -> Callable[[], list[Any]]:
    """The number of the newest row of a model, as the arguments of an address."""

    def find() -> list[Any]:
        row = apps.get_model(model).objects.filter(**which).order_by("-pk").first()
        if row is None:
            raise LookupError(f"the demo has no {model} {which}")
        return [row.pk]

    return find


def two_copies() -> list[Any]:
    """The numbers of two papers with one code: copies of the same note."""
    rows = apps.get_model("documents.Document").objects.exclude(code="").order_by("pk")
    first: dict[str, Any] = {}
    for row in rows:
        if first.setdefault(row.code, row) != row:
            return [first[row.code].pk, row.pk]
    raise LookupError("the demo has no two copies of one note")


def a_partial_paper() -> list[Any]:
    """The number of a paper under review whose first page is as if nobody had read it."""
    row: Any = apps.get_model("documents.Document").objects.filter(state="review").latest("pk")
    row.record["document"]["unread_pages"] = [1]
    row.record["values"]["address"] = None
    row.save()
    return [row.pk]


def an_open_link() -> list[Any]:
    """The signed part of the link of the demo's handover."""
    from brobygger.web.recommendations.handovers.link import token_of

    return [token_of(apps.get_model("recommendations.Handover").objects.latest("pk"))]


def a_scored_area() -> list[Any]:
    """A choice that is open, and the first of its candidates."""
    rows = apps.get_model("areas.Candidate").objects.filter(choice__state="open")
    row: Any = rows.order_by("-choice", "listed__order", "pk").first()
    return [row.choice_id, row.pk]


def a_list_on_its_way() -> list[Any]:
    """A list of actors that the case officer has chosen and not taken in."""
    from brobygger.web.actors.loading.kind import ACTORS
    from brobygger.web.documents.lists.steps import begin

    user = apps.get_model("accounts.User").objects.get(username="sagsbehandler")
    words = "Navn;Sektor\nEksempelklubben;Forening\nBirkeskolen;Skole\n;Skole\n"
    load = begin(ACTORS, words.encode(), "liste.csv", {}, user)
    return [load.kind, load.pk]


def a_theme() -> list[Any]:
    """A theme of the city's list."""
    return ["tema", *newest("initiatives.Theme")()]


def a_step(to: str) -> Callable[[], list[Any]]:
    """A step of the initiative that is only planned."""
    return lambda: [*newest("initiatives.Initiative", state="planned")(), to]


def a_phase() -> list[Any]:
    """A phase of an initiative."""
    row: Any = apps.get_model("initiatives.Phase").objects.order_by("-pk").first()
    return [row.initiative_id, "fase", row.pk]


def a_roster(number: int) -> Callable[[], list[Any]]:
    """The signed part of a link to a roster of the demo's wave of that number."""

    def find() -> list[Any]:
        from brobygger.web.actors.network.link import token_of

        rows = apps.get_model("actors.Invitation").objects.filter(wave__number=number)
        return [token_of(rows.order_by("-answered_at", "-pk")[0])]

    return find


def a_guest() -> list[Any]:
    """The signed part of a partner's link to an activity of the demo."""
    from brobygger.web.activities.guests import token_of

    return [token_of(apps.get_model("activities.GuestLink").objects.latest("pk"))]


def a_guests_tally() -> list[Any]:
    """The same, and numbers that this partner has written."""
    link = apps.get_model("activities.GuestLink").objects.latest("pk")
    rows = apps.get_model("reach.Tally").objects.filter(session__activity=link.activity_id)
    tally = rows.latest("pk")
    tally.link, tally.by = link, None
    tally.save()
    return [*a_guest(), tally.pk]


@dataclass(frozen=True)
class Page:
    """A page: the name of its address, the row it is opened on, who opens it, what is asked."""

    name: str
    args: Callable[[], list[Any]] = list
    who: str = "sagsbehandler"
    query: str = ""

    def url(self) -> str:
        """The address on this site."""
        return reverse(self.name, args=self.args()) + self.query

    def __str__(self) -> str:
        return f"{self.name}{self.query}@{self.who or 'stranger'}"


PAGES = [
    Page("account_login", who=""),
    Page("account_inactive", who=""),
    Page("accessibility", who=""),
    Page("account_logout"),
    Page("account_change_password"),
    Page("overview"),
    Page("overview", who="styregruppe"),
    Page("documents:list"),
    Page("documents:list", who="styregruppe"),
    Page("documents:arrivals"),
    Page("documents:document", newest("documents.Document")),
    Page("documents:review", newest("documents.Document", state="review")),
    Page("documents:source", newest("documents.Document", state="registered")),
    Page("documents:entry", a_partial_paper),
    Page("documents:review", a_partial_paper),
    Page("documents:compare", two_copies),
    Page("check:start"),
    Page("recommendations:list"),
    Page("recommendations:list", query="?kategori=red"),
    Page("recommendations:list", query="?q=qqqqq"),
    Page("recommendations:list", query="?vis=udskrift"),
    Page("recommendations:list", who="styregruppe"),
    Page("recommendations:changed"),
    Page("recommendations:changed", query="?siden=2023-06-28"),
    Page("recommendations:recommendation", newest("recommendations.Recommendation")),
    Page("recommendations:recommendation", newest("recommendations.Recommendation", number=3)),
    Page(
        "recommendations:recommendation",
        newest("recommendations.Recommendation", number=9),
        who="styregruppe",
    ),
    Page("recommendations:edit", newest("recommendations.Part", code="3b")),
    Page("recommendations:edit", newest("recommendations.Part", code="8a")),
    Page("recommendations:approaches"),
    Page("recommendations:approaches", who="styregruppe"),
    Page("recommendations:add_approach", newest("recommendations.Part", code="10a")),
    Page("recommendations:approach", newest("recommendations.Approach")),
    Page("recommendations:handovers"),
    Page("recommendations:hand_over", newest("recommendations.Part", code="9a")),
    Page("recommendations:handover", newest("recommendations.Handover")),
    Page("recommendations:upkeep_list"),
    Page("recommendations:upkeep_list", query="?ansvarlig=mine"),
    Page("recommendations:upkeep_list", who="styregruppe"),
    Page("recommendations:upkeep", newest("recommendations.Part", code="3a")),
    Page("answers:answer", an_open_link, who=""),
    Page("budgets:list", who="budget"),
    Page("budgets:note", newest("budgets.BudgetNote"), who="budget"),
    Page("calendar:list"),
    Page("calendar:list", who="styregruppe"),
    Page("calendar:year", lambda: [2024]),
    Page("calendar:round", lambda: [2028]),
    Page("calendar:subscription"),
    Page("areas:list"),
    Page("areas:list", who="styregruppe"),
    Page("areas:one_list", newest("areas.AreaList", kind="district")),
    Page("areas:place", newest("areas.Place", code="OPD-1")),
    Page("areas:place", newest("areas.Place", code="OPD-3"), who="styregruppe"),
    Page("lists:start", lambda: ["omraader"]),
    Page("lists:start", lambda: ["aktoerer"]),
    Page("lists:columns", a_list_on_its_way),
    Page("lists:preview", a_list_on_its_way),
    Page("choices:list"),
    Page("choices:list", who="styregruppe"),
    Page("choices:new"),
    Page("choices:choice", newest("areas.AreaChoice", state="open")),
    Page("choices:choice", newest("areas.AreaChoice", state="closed")),
    Page("choices:change", newest("areas.AreaChoice", state="open")),
    Page("choices:criteria", newest("areas.AreaChoice", state="open")),
    Page("choices:score", newest("areas.AreaChoice", title="Område til sommerens åbne klub")),
    Page("choices:choice", newest("areas.AreaChoice", title="Område til sommerens åbne klub")),
    Page("choices:score_area", a_scored_area),
    Page("choices:calculation", newest("areas.AreaChoice", state="open")),
    Page("choices:decide", newest("areas.AreaChoice", state="open")),
    Page("choices:record", newest("areas.AreaChoice", state="closed")),
    Page("choices:record", newest("areas.AreaChoice", state="closed"), who="styregruppe"),
    Page("choices:lift_veto", newest("areas.Veto", lifted_at=None)),
    Page("initiatives:list"),
    Page("initiatives:list", who="styregruppe"),
    Page("initiatives:new"),
    Page("initiatives:words"),
    Page("initiatives:word", a_theme),
    Page("initiatives:initiative", newest("initiatives.Initiative", state="started")),
    Page("initiatives:initiative", newest("initiatives.Initiative"), who="styregruppe"),
    Page("initiatives:change", newest("initiatives.Initiative", state="started")),
    Page("initiatives:step", a_step("granted")),
    Page("initiatives:step", a_step("closed")),
    Page("initiatives:all_round", newest("initiatives.Initiative", state="started")),
    Page("initiatives:all_round", newest("initiatives.Initiative")),
    Page("initiatives:add", lambda: [*newest("initiatives.Initiative")(), "stilling"]),
    Page("initiatives:edit", a_phase),
    Page("actors:list"),
    Page("actors:list", query="?se=alene&status=aktiv"),
    Page("actors:list", who="styregruppe"),
    Page("actors:add"),
    Page("actors:takeover"),
    Page("actors:takeover", who="projekt"),
    Page("actors:actor", newest("actors.Actor", is_paused=True), who="projekt"),
    Page("actors:actor", newest("actors.Actor"), who="styregruppe"),
    Page("actors:change", newest("actors.Actor")),
    Page("actors:contact", newest("actors.Actor")),
    Page("actors:pause", newest("actors.Actor")),
    Page("actors:merge", newest("actors.Actor")),
    Page("actors:efforts"),
    Page("actors:efforts", query="?betales=nej"),
    Page("actors:add_effort", who="projekt"),
    Page("actors:effort", newest("actors.Effort", standing="planned")),
    Page("actors:effort", newest("actors.Effort"), who="styregruppe"),
    Page("actors:change_effort", newest("actors.Effort")),
    Page("actors:agreements"),
    Page("actors:agreements", who="styregruppe"),
    Page("actors:add_agreement", newest("actors.Actor")),
    Page("actors:change_agreement", newest("actors.Agreement")),
    Page("actors:sectors"),
    Page("actors:sectors", who="styregruppe"),
    Page("actors:sector", newest("actors.Sector")),
    Page("contacts:list", who="projekt"),
    Page("contacts:list", who="projekt", query="?aktoer=1&slags=advice"),
    Page("contacts:next", who="projekt"),
    Page("contacts:next", who="projekt", query="?vis=taget"),
    Page("contacts:contact", newest("actors.Contact")),
    Page("contacts:correct", newest("actors.Contact")),
    Page("contacts:summary", who="styregruppe"),
    Page("contacts:summary", who="projekt", query="?periode=alle"),
    Page("contacts:summary", who="projekt", query="?periode=2019-1"),
    Page("plan:show"),
    Page("plan:show", who="styregruppe"),
    Page("plan:show", who="projekt", query="?halvaar=2019-1&omraade=1"),
    Page("plan:add", who="projekt"),
    Page("plan:change", newest("actors.PlanEntry")),
    Page("feeds:page", newest("initiatives.Initiative", state="started"), who="projekt"),
    Page("feeds:page", newest("initiatives.Initiative"), who="styregruppe"),
    Page("activities:list"),
    Page("activities:list", query="?vis=slut"),
    Page("activities:list", who="styregruppe"),
    Page("activities:add", newest("initiatives.Initiative", state="started"), who="projekt"),
    Page("activities:activity", newest("activities.Activity", is_closed=True)),
    Page("activities:activity", newest("activities.Activity"), who="styregruppe"),
    Page("activities:change", newest("activities.Activity")),
    Page("activities:plan", newest("activities.Activity")),
    Page("activities:session", newest("activities.Session", state="held")),
    Page("activities:session", newest("activities.Session", state="planned"), who="projekt"),
    Page("activities:groups"),
    Page("activities:group", newest("activities.HeadGroup")),
    Page("trials:list"),
    Page("trials:list", who="styregruppe"),
    Page("trials:add", newest("initiatives.Initiative", state="started")),
    Page("trials:trial", newest("activities.Trial")),
    Page("trials:trial", newest("activities.Trial"), who="styregruppe"),
    Page("trials:change", newest("activities.Trial")),
    Page("trials:adjust", newest("activities.Trial")),
    Page("trials:look", newest("activities.Trial"), who="projekt"),
    Page("worry:help", newest("initiatives.Initiative", state="started"), who="projekt"),
    Page("worry:help", newest("initiatives.Initiative"), who="styregruppe"),
    Page("worry:add", newest("initiatives.Initiative", state="started")),
    Page("worry:change", newest("activities.HelpContact")),
    Page("register:start", who="projekt"),
    Page("register:correct", newest("reach.Tally"), who="projekt"),
    Page("register:week", who="projekt"),
    Page("register:week", who="projekt", query="?vis=mangler"),
    Page("register:week", who="projekt", query="?uge=2019-W02"),
    Page("register:referrals", who="projekt"),
    Page("register:services"),
    Page("register:service", newest("reach.ReceivingService")),
    Page("register:training", who="projekt"),
    Page("register:correct_training", newest("reach.Training")),
    Page("register:questions", who="projekt"),
    Page("lists:start", lambda: ["tal"], who="projekt"),
    Page("guest:tally", a_guest, who=""),
    Page("guest:correct", a_guests_tally, who=""),
    Page("guest:codes", a_guests_tally, who=""),
    Page("register:codes", newest("reach.Tally"), who="projekt"),
    Page("register:codes", newest("reach.Tally"), who="projekt", query="?svar=igen"),
    Page("reach:codes", newest("initiatives.Initiative", state="started"), who="projekt"),
    Page("reach:codes", newest("initiatives.Initiative", state="planned"), who="admin"),
    Page("reach:codes", newest("initiatives.Initiative", state="started"), who="admin"),
    Page("reach:figures"),
    Page("reach:figures", query="?efter=aktoer"),
    Page("reach:figures", who="styregruppe"),
    Page("city:figures"),
    Page("city:figures", query="?efter=maaned"),
    Page("city:figures", who="styregruppe"),
    Page("reach:releases"),
    Page("reach:populations"),
    Page("reach:close", newest("initiatives.Initiative", state="started")),
    Page("steering:list"),
    Page("steering:list", who="styregruppe"),
    Page("steering:add_body"),
    Page("steering:body", newest("steering.Body")),
    Page("steering:add_meeting", newest("steering.Body")),
    Page("steering:meeting", newest("steering.Meeting", is_day_known=False)),
    Page(
        "steering:meeting",
        newest("steering.Meeting", is_day_known=True),
        who="styregruppe",
    ),
    Page("steering:change_meeting", newest("steering.Meeting")),
    Page("steering:delivery", newest("steering.Due")),
    Page("decisions:list", who="budget"),
    Page("decisions:list", who="budget", query="?beslutning=uden&beloeb=opdigtet"),
    Page("decisions:rounds", who="budget"),
    Page("decisions:planned", newest("budgets.PlannedNote", key="N9"), who="budget"),
    Page("decisions:planned", newest("budgets.PlannedNote", key="N13"), who="styregruppe"),
    Page("states:at"),
    Page("states:at", query="?dato=2026-01-01&tilstand=lapsed"),
    Page("states:index", who="styregruppe"),
    Page("states:without", newest("budgets.PlannedNote", key="N2"), who="styregruppe"),
    Page("states:without", newest("budgets.PlannedNote", key="N9"), who="styregruppe"),
    Page("scenarios:list", who="budget"),
    Page("scenarios:list", who="styregruppe"),
    Page("scenarios:new", who="budget"),
    Page("scenarios:scenario", newest("budgets.Scenario"), who="budget"),
    Page(
        "scenarios:scenario", newest("budgets.Scenario", title="4 mio. om året"), who="styregruppe"
    ),
    Page("scenarios:compare", who="budget"),
    Page("network:figures"),
    Page("network:figures", query="?net=tiltag"),
    Page("network:figures", who="styregruppe"),
    Page("network:map"),
    Page("network:map", query="?zoom=2&x=0.3&y=0.3"),
    Page("network:bridges"),
    Page("network:open"),
    Page("network:wave", newest("actors.Wave")),
    Page("network:wave", newest("actors.Wave", number=0)),
    Page("roster:answer", a_roster(1), who=""),
    Page("roster:answer", a_roster(0), who=""),
    Page("search"),
    Page("search", query="?q=a"),
    Page("search", query="?q=qqqqq"),
    Page("help"),
    Page("administration", who="admin"),
    Page("audit:log", who="admin"),
    Page("scan", who="admin"),
    Page("tokens"),
    Page("tokens", who="styregruppe"),
]

# Addresses that are no page of their own, each with its reason.
_FORM = "answers a form and goes on to a page"
_PART = "a part of a page that is listed"
_FILE = "gives a file"
_OFFLINE = "gives way to the page itself where there is a connection: tests/browser/test_offline.py"
_API = "for programs, asked in tests/web/api"
NO_PAGE = {
    "set_language": _FORM,
    "close_token": _FORM,
    "scan_now": _FORM,
    "live": "for the operator's monitoring, plain text",
    "ready": "for the operator's monitoring, plain text",
    "jobs:progress": _PART,
    "jobs:again": _FORM,
    "documents:upload": _FORM,
    "documents:answer": _FORM,
    "documents:remove": _FORM,
    "documents:file": _FILE,
    "documents:page": _FILE,
    "documents:pane": _PART,
    "documents:value": _PART,
    "documents:set_aside": _FORM,
    "documents:take_back": _FORM,
    "documents:accept_sure": _FORM,
    "documents:accept_group": _FORM,
    "documents:undo": _FORM,
    "documents:register": _FORM,
    "documents:keep": _FORM,
    "documents:name_kind": _FORM,
    "documents:read_rest": _FORM,
    "documents:take": _FORM,
    "check:word": _FILE,
    "lists:drop": _FORM,
    "lists:take_back": _FORM,
    "recommendations:annex_file": _FILE,
    "recommendations:category": _FORM,
    "recommendations:undo_edit": _FORM,
    "recommendations:remove_approach": _FORM,
    "recommendations:renew_link": _FORM,
    "recommendations:revoke_link": _FORM,
    "recommendations:send_link": _FORM,
    "recommendations:confirm": _FORM,
    "recommendations:undo_update": _FORM,
    "budgets:link": _FORM,
    "decisions:short_form": _FORM,
    "scenarios:delete": _FORM,
    "decisions:outcome": _FORM,
    "decisions:undo": _FORM,
    "decisions:take": _FORM,
    "calendar:feed": _FILE,
    "areas:remove": _FORM,
    "areas:geojson": _FILE,
    "choices:done": _FORM,
    "choices:together": _FORM,
    "choices:add_veto": _FORM,
    "choices:reopen": _FORM,
    "choices:workbook": _FILE,
    "network:decide": _FORM,
    "network:export": _FILE,
    "network:map_file": _FILE,
    "network:invite": _FORM,
    "network:close": _FORM,
    "network:reopen": _FORM,
    "network:propose": _FORM,
    "network:renew": _FORM,
    "network:revoke": _FORM,
    "api_nowhere": _API,
    "actors:resume": _FORM,
    "actors:archive": _FORM,
    "actors:restore": _FORM,
    "actors:delete_contact": _FORM,
    "actors:part": _FORM,
    "actors:remove_effort": _FORM,
    "actors:put_back_effort": _FORM,
    "actors:end_agreement": _FORM,
    "actors:remove_agreement": _FORM,
    "actors:put_back_agreement": _FORM,
    "actors:remove_sector": _FORM,
    "actors:put_back_sector": _FORM,
    "contacts:put_back": _FORM,
    "contacts:remove": _FORM,
    "contacts:undo": _FORM,
    "contacts:finish": _FORM,
    "contacts:reopen": _FORM,
    "contacts:move": _FORM,
    "initiatives:all_round_file": _FILE,
    "initiatives:move_word": _FORM,
    "plan:remove": _FORM,
    "plan:put_back": _FORM,
    "initiatives:undo": _FORM,
    "initiatives:remove": _FORM,
    "initiatives:move": _FORM,
    "feeds:ics": _FILE,
    "activities:move_group": _FORM,
    "activities:put_back_session": _FORM,
    "activities:hold": _FORM,
    "activities:cancel": _FORM,
    "activities:reopen": _FORM,
    "activities:move": _FORM,
    "activities:remove_session": _FORM,
    "activities:renew_link": _FORM,
    "activities:revoke_link": _FORM,
    "activities:archive": _FORM,
    "activities:restore": _FORM,
    "activities:undo_planned": _FORM,
    "activities:make_link": _FORM,
    "trials:take_back": _FORM,
    "worry:move": _FORM,
    "worry:check": _FORM,
    "worry:remove": _FORM,
    "worry:put_back": _FORM,
    "register:worker": _FILE,
    "register:shell": _OFFLINE,
    "guest:shell": _OFFLINE,
    "register:undo": _FORM,
    "register:use_service": _FORM,
    "register:remove_question": _FORM,
    "guest:undo": _FORM,
    "reach:export": _FORM,
    "city:now": _FORM,
    "city:export": _FORM,
    "reach:put_back_population": _FORM,
    "reach:remove_population": _FORM,
    "reach:receipt": _FILE,
    "reach:cards": _FORM,
    "reach:end_codes": _FORM,
    "reach:renew_key": _FORM,
    "steering:add_due": _FORM,
    "steering:hang": _FORM,
    "steering:take_back": _FORM,
    "steering:remove_due": _FORM,
}
