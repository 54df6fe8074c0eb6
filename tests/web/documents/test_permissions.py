"""Every address of the site x every role: who gets in, who does not, and who learns nothing.

A new address needs a line in ``TABLE``; a test compares with the resolver.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.web.accounts.models import Role, User
from brobygger.web.documents.models import Document
from brobygger.web.jobs.models import Job
from papers.notes import a_note

from .conftest import DOUBTFUL, LayIn, note_text

ALL = frozenset(role.value for role in Role)
WORK = frozenset({Role.CASE_OFFICER, Role.BUDGET, Role.ADMINISTRATOR})
AREA = frozenset({Role.CASE_OFFICER, Role.PROJECT, Role.ADMINISTRATOR})
NETWORK = WORK | {Role.PROJECT, Role.EVALUATOR}
EXPORT = WORK | {Role.STEERING, Role.EVALUATOR}
ADMIN = frozenset({Role.ADMINISTRATOR})
STRANGER = "stranger"
OPEN = ALL | {STRANGER}


@dataclass(frozen=True)
class Line:
    """What an address answers: to those who may, and to those signed in who may not.

    ``on`` names the row it is about: a paper under review, a job, or none that exists (what the
    register lets each role do is tested with its rows).
    """

    who: frozenset[str]
    gives: int = 200
    refuses: int = 403
    on: str = ""
    post: bool = False


def page(who: frozenset[str], **rest: Any) -> Line:
    return Line(who, **rest)


def of_review(gives: int = 200, *, post: bool = False) -> Line:
    """An address about a paper under review: for readers there is no such paper."""
    return Line(WORK, gives, 404, "review", post)


def of_row(who: frozenset[str] = ALL, *, post: bool = False) -> Line:
    """An address about a row of the register that does not exist: those who may are told so."""
    return Line(who, 404, 403, "none", post)


TABLE: dict[str, Line] = {
    "overview": page(ALL),
    "search": page(ALL),
    "help": page(ALL),
    "accessibility": page(OPEN),
    "administration": page(ADMIN),
    "audit:log": page(ADMIN),
    "scan": page(ADMIN),
    "scan_now": Line(ADMIN, 302, post=True),
    "set_language": Line(OPEN, 302, post=True),
    "live": page(OPEN),
    "ready": page(OPEN),
    "account_login": Line(frozenset({STRANGER}), 200, 302),
    "account_inactive": page(OPEN),
    "account_logout": page(ALL),
    "account_change_password": page(ALL),
    "check:start": page(WORK),
    "check:word": Line(WORK, 302, post=True),
    "jobs:progress": Line(frozenset({Role.ADMINISTRATOR}), 200, 404, "job"),
    "jobs:again": Line(frozenset({Role.ADMINISTRATOR}), 302, 404, "job", post=True),
    "recommendations:list": page(ALL),
    "recommendations:recommendation": Line(ALL, 404, on="none"),
    "recommendations:category": Line(ALL, 404, on="none", post=True),
    "recommendations:annex_file": of_row(EXPORT),
    "recommendations:changed": page(ALL),
    "recommendations:edit": of_row(WORK),
    "recommendations:undo_edit": of_row(post=True),
    "recommendations:approaches": page(ALL),
    "recommendations:approach": of_row(WORK),
    "recommendations:remove_approach": of_row(post=True),
    "recommendations:add_approach": of_row(WORK),
    "recommendations:handovers": page(ALL),
    "recommendations:handover": of_row(WORK),
    "recommendations:renew_link": of_row(post=True),
    "recommendations:revoke_link": of_row(post=True),
    "recommendations:send_link": of_row(post=True),
    "recommendations:hand_over": of_row(WORK),
    "recommendations:upkeep_list": page(ALL),
    "recommendations:upkeep": of_row(WORK),
    "recommendations:confirm": of_row(post=True),
    "recommendations:undo_update": of_row(post=True),
    "answers:answer": Line(OPEN, 404),
    "register:start": page(AREA),
    "register:shell": page(AREA),
    "register:worker": page(OPEN),
    "register:undo": Line(AREA, 302, post=True),
    "register:correct": of_row(AREA),
    "register:codes": of_row(AREA),
    "register:week": page(AREA),
    "register:referrals": page(AREA),
    "register:services": page(AREA),
    "register:service": of_row(AREA),
    "register:use_service": of_row(AREA, post=True),
    "register:training": page(AREA),
    "register:correct_training": of_row(AREA),
    "register:questions": page(AREA),
    "register:remove_question": of_row(AREA, post=True),
    "guest:tally": Line(OPEN, 404),
    "guest:shell": Line(OPEN, 404),
    "guest:undo": Line(OPEN, 404, post=True),
    "guest:correct": Line(OPEN, 404),
    "guest:codes": Line(OPEN, 404),
    "decisions:list": page(ALL),
    "decisions:rounds": page(ALL),
    "decisions:planned": of_row(),
    "decisions:short_form": of_row(post=True),
    "decisions:outcome": of_row(post=True),
    "decisions:undo": of_row(post=True),
    "decisions:take": of_row(post=True),
    "scenarios:list": page(ALL),
    "scenarios:new": page(WORK),
    "scenarios:compare": Line(ALL, 302),
    "scenarios:scenario": of_row(),
    "scenarios:delete": of_row(post=True),
    "states:at": page(ALL),
    "states:index": page(ALL),
    "states:without": of_row(),
    "calendar:list": page(ALL),
    "calendar:year": page(ALL),
    "calendar:round": page(ALL),
    "calendar:subscription": page(ALL),
    "calendar:feed": Line(OPEN, 404),
    "choices:list": page(ALL),
    "choices:new": page(WORK | AREA),
    "choices:choice": of_row(),
    "choices:change": of_row(WORK | AREA),
    "choices:criteria": of_row(WORK | AREA),
    "choices:score": of_row(WORK | AREA),
    "choices:score_area": of_row(WORK | AREA),
    "choices:done": of_row(WORK | AREA, post=True),
    "choices:together": of_row(WORK | AREA, post=True),
    "choices:add_veto": of_row(WORK | AREA, post=True),
    "choices:lift_veto": of_row(WORK | AREA),
    "choices:calculation": of_row(WORK | AREA),
    "choices:workbook": of_row(WORK),
    "choices:decide": of_row(WORK | AREA),
    "choices:record": of_row(),
    "choices:reopen": of_row(frozenset({Role.CASE_OFFICER, Role.ADMINISTRATOR}), post=True),
    "areas:list": page(ALL),
    "areas:place": of_row(),
    "areas:one_list": of_row(),
    "areas:remove": of_row(post=True),
    "areas:geojson": of_row(EXPORT),
    "initiatives:list": page(ALL),
    "initiatives:new": page(AREA),
    "initiatives:words": page(ALL),
    "initiatives:word": of_row(AREA),
    "initiatives:initiative": of_row(),
    "initiatives:change": of_row(AREA),
    "initiatives:step": of_row(AREA),
    "initiatives:undo": of_row(post=True),
    "initiatives:all_round": of_row(),
    "initiatives:add": of_row(AREA),
    "initiatives:edit": of_row(AREA),
    "initiatives:remove": of_row(AREA, post=True),
    "initiatives:move": of_row(AREA, post=True),
    "initiatives:move_word": of_row(AREA, post=True),
    "initiatives:all_round_file": of_row(EXPORT),
    "network:figures": page(ALL),
    "network:map": page(NETWORK),
    "network:map_file": Line(NETWORK, 302),
    "network:bridges": page(NETWORK),
    "network:decide": of_row(post=True),
    "network:export": of_row(NETWORK),
    "network:open": page(AREA),
    "network:wave": of_row(AREA),
    "network:invite": of_row(AREA, post=True),
    "network:close": of_row(post=True),
    "network:reopen": of_row(post=True),
    "network:propose": of_row(NETWORK, post=True),
    "network:renew": of_row(post=True),
    "network:revoke": of_row(post=True),
    "actors:list": page(ALL),
    "actors:add": page(AREA),
    "actors:takeover": page(ALL),
    "actors:efforts": page(ALL),
    "actors:add_effort": page(AREA),
    "actors:put_back_effort": Line(ALL, 302, on="none", post=True),
    "actors:effort": of_row(),
    "actors:change_effort": of_row(AREA),
    "actors:remove_effort": of_row(post=True),
    "actors:agreements": page(ALL),
    "actors:put_back_agreement": Line(ALL, 302, on="none", post=True),
    "actors:change_agreement": of_row(AREA),
    "actors:end_agreement": of_row(AREA, post=True),
    "actors:remove_agreement": of_row(post=True),
    "actors:sectors": page(ALL),
    "actors:put_back_sector": Line(ALL, 302, on="none", post=True),
    "actors:sector": of_row(AREA),
    "actors:remove_sector": of_row(post=True),
    "actors:actor": of_row(),
    "actors:change": of_row(AREA),
    "actors:contact": of_row(AREA),
    "actors:delete_contact": of_row(post=True),
    "actors:pause": of_row(AREA),
    "actors:resume": of_row(post=True),
    "actors:archive": of_row(post=True),
    "actors:restore": of_row(post=True),
    "actors:merge": of_row(AREA),
    "actors:part": of_row(post=True),
    "actors:add_agreement": of_row(AREA),
    "roster:answer": Line(OPEN, 404),
    "contacts:list": page(AREA),
    "contacts:next": page(AREA),
    "contacts:summary": page(ALL),
    "contacts:contact": of_row(AREA),
    "contacts:correct": of_row(AREA),
    "contacts:remove": of_row(post=True),
    "contacts:undo": of_row(post=True),
    "contacts:finish": of_row(post=True),
    "contacts:reopen": of_row(post=True),
    "contacts:move": of_row(AREA, post=True),
    "contacts:put_back": Line(AREA, 302, on="none", post=True),
    "plan:show": page(ALL),
    "plan:add": page(AREA),
    "plan:change": of_row(AREA),
    "plan:remove": of_row(post=True),
    "plan:put_back": Line(AREA, 302, on="none", post=True),
    "feeds:page": of_row(),
    "feeds:ics": Line(OPEN, 404),
    "activities:list": page(ALL),
    "activities:add": of_row(AREA),
    "activities:groups": page(ALL),
    "activities:group": of_row(AREA),
    "activities:move_group": of_row(post=True),
    "activities:put_back_session": Line(AREA, 302, on="none", post=True),
    "activities:session": of_row(),
    "activities:hold": of_row(post=True),
    "activities:cancel": of_row(post=True),
    "activities:reopen": of_row(post=True),
    "activities:move": of_row(AREA, post=True),
    "activities:remove_session": of_row(post=True),
    "activities:renew_link": of_row(post=True),
    "activities:revoke_link": of_row(post=True),
    "activities:activity": of_row(),
    "activities:change": of_row(AREA),
    "activities:archive": of_row(post=True),
    "activities:restore": of_row(post=True),
    "activities:plan": of_row(AREA),
    "activities:undo_planned": of_row(AREA, post=True),
    "activities:make_link": of_row(AREA, post=True),
    "trials:list": page(ALL),
    "trials:add": of_row(AREA),
    "trials:trial": of_row(),
    "trials:change": of_row(AREA),
    "trials:adjust": of_row(AREA),
    "trials:look": of_row(AREA),
    "trials:take_back": of_row(post=True),
    "worry:help": of_row(),
    "worry:add": of_row(AREA),
    "worry:change": of_row(AREA),
    "worry:move": of_row(post=True),
    "worry:check": of_row(post=True),
    "worry:remove": of_row(post=True),
    "worry:put_back": of_row(post=True),
    "reach:figures": page(ALL),
    "city:figures": page(ALL),
    "city:now": Line(AREA, 302, post=True),
    "city:export": Line(EXPORT, 302, post=True),
    "reach:releases": page(EXPORT),
    "reach:populations": page(AREA),
    "reach:put_back_population": Line(AREA, 302, post=True),
    "reach:remove_population": of_row(AREA, post=True),
    "reach:export": of_row(EXPORT, post=True),
    "reach:codes": of_row(AREA),
    "reach:cards": of_row(AREA, post=True),
    "reach:end_codes": of_row(AREA, post=True),
    "reach:renew_key": of_row(ADMIN, post=True),
    "reach:close": of_row(AREA),
    "reach:receipt": of_row(AREA),
    "steering:list": page(ALL),
    "steering:add_body": page(WORK),
    "steering:body": of_row(WORK),
    "steering:add_meeting": of_row(WORK),
    "steering:meeting": of_row(),
    "steering:change_meeting": of_row(WORK),
    "steering:add_due": of_row(WORK, post=True),
    "steering:hang": of_row(WORK, post=True),
    "steering:delivery": of_row(WORK),
    "steering:take_back": of_row(post=True),
    "steering:remove_due": of_row(post=True),
    "tokens": page(ALL),
    "close_token": of_row(post=True),
    "budgets:list": page(ALL),
    "budgets:note": Line(ALL, 404, on="none"),
    "budgets:link": Line(ALL, 404, on="none", post=True),
    "lists:start": of_row(),
    "lists:columns": of_row(),
    "lists:preview": of_row(),
    "lists:drop": of_row(post=True),
    "lists:take_back": of_row(post=True),
    "documents:list": page(ALL),
    "documents:arrivals": page(WORK),
    "documents:upload": Line(WORK, 302, post=True),
    "documents:document": of_review(302),
    "documents:answer": of_review(404, post=True),
    "documents:remove": of_review(302, post=True),
    "documents:file": of_review(),
    "documents:page": of_review(),
    "documents:source": of_review(),
    "documents:set_aside": of_review(302, post=True),
    "documents:take_back": of_review(302, post=True),
    "documents:review": of_review(),
    "documents:pane": of_review(),
    "documents:accept_sure": of_review(302, post=True),
    "documents:accept_group": of_review(302, post=True),
    "documents:undo": of_review(302, post=True),
    "documents:register": of_review(302, post=True),
    "documents:value": of_review(302, post=True),
    "documents:keep": of_review(302, post=True),
    "documents:entry": of_review(302),
    "documents:name_kind": of_review(404, post=True),
    "documents:read_rest": of_review(302, post=True),
    "documents:compare": of_review(404),
    "documents:take": of_review(404, post=True),
}
FOR_EVERYBODY_ONCE_REGISTERED = {"document", "file", "page", "source", "pane"}
"""Addresses of documents that a paper in the register opens for readers."""


def addresses(of: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, str]]:
    """Name and pattern of every address; those of the API ask for a key (``tests/web/api``)."""
    for one in (of or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", str(one.pattern)
        else:
            yield from addresses(one, f"{space}{one.namespace}:" if one.namespace else space)


@pytest.fixture
def papers(lay_in: LayIn, a_user: Callable[..., User]) -> dict[str, Document]:
    """Another case officer's papers, one a state."""
    owner = a_user(username="ejer")
    laid = {
        "review": lay_in("a.pdf", wiring.print_pdf(write_note(a_note())), user=owner),
        "registered": lay_in(
            "b.pdf", wiring.print_pdf(write_note(a_note(code="BI13"))), user=owner
        ),
        "locked": lay_in("laast.txt", note_text() + f"\nBilag {DOUBTFUL}\n", user=owner),
    }
    Document.objects.filter(pk=laid["registered"].pk).update(state="registered")
    return laid


def address(name: str, paper: Document | None) -> str:
    """The address, with the paper's number and those of its rows."""
    pattern = dict(addresses())[name]
    value = paper.values.first() if paper else None
    known = {
        "number": paper.pk if paper else 999,
        "page_number": 1,
        "value_id": value.pk if value else 1,
        "other": 999,
        "finding_id": _a_finding(paper),
        "year": 2028,
        "secret": "ukendt",
        "token": "ukendt",
        "kind": "pdf",
    }
    asked = re.findall(r"<(?:int|str|slug):(\w+)>", pattern)
    return reverse(name, kwargs={each: known.get(each, 999) for each in asked})


def _a_finding(paper: Document | None) -> int:
    if paper is None or paper.state != "review":
        return 1
    found = paper.findings.filter(code="DOCUMENT-022").first()
    rest = {"position": 9, "severity": "warning", "params": {"share": "0"}}
    return (found or paper.findings.create(code="DOCUMENT-022", **rest)).pk


def answer(client: Client, url: str, line: Line) -> int:
    """The status, with everything the request did taken back."""
    with transaction.atomic():
        status = (client.post if line.post else client.get)(url).status_code
        transaction.set_rollback(True)
    return status


def everyone(signed_in: Callable[..., Client]) -> dict[str, Client]:
    return {STRANGER: Client()} | {role: signed_in(role) for role in sorted(ALL)}


def test_every_address_has_a_line() -> None:
    named = (name for name, _pattern in addresses() if not name.startswith(("api:", "api_")))
    assert sorted(name for name in named if name not in TABLE) == []


def test_every_address_for_every_role(
    papers: dict[str, Document], signed_in: Callable[..., Client]
) -> None:
    job = Job.objects.create(kind="trial", key="t", state="failed", owner=papers["review"].owner)
    wrong = []
    for who, client in everyone(signed_in).items():
        for name, line in TABLE.items():
            url = address(name, papers.get(line.on))
            if line.on == "job":
                url = reverse(name, args=[job.pk])
            wanted = line.gives if who in line.who else 302 if who == STRANGER else line.refuses
            got = answer(client, url, line)
            if got != wanted:
                wrong.append(f"{who}: {name} gave {got}, not {wanted}")
    assert wrong == []


def test_a_paper_behind_anothers_lock_is_nowhere(
    papers: dict[str, Document], signed_in: Callable[..., Client]
) -> None:
    locked = papers["locked"]
    job = Job.objects.get(subject_id=str(locked.pk))
    wrong = []
    for role in sorted(ALL):
        client = signed_in(role)
        for name in (each for each in TABLE if each.startswith("documents:")):
            url = address(name, locked)
            if f"/{locked.pk}/" in url:
                got = answer(client, url, TABLE[name])
                wrong += [f"{role}: {name} gave {got}"] if got != 404 else []
        got = client.get(reverse("jobs:progress", args=[job.pk])).status_code
        if role not in ADMIN and got != 404:
            wrong.append(f"{role}: its job gave {got}")
        for url in ("/", "/dokumenter/", "/soeg/?q=laast", "/dokumenter/?q=laast"):
            text = client.get(url).content.decode().replace('value="laast"', "")
            if "laast.txt" in text or f"/dokumenter/{locked.pk}/" in text:
                wrong.append(f"{role}: {url} names it")
    assert wrong == []


def test_a_paper_behind_anothers_lock_is_not_counted(
    papers: dict[str, Document], signed_in: Callable[..., Client]
) -> None:
    for role in sorted(ALL):
        client = signed_in(role)
        before = [client.get(url).content.decode() for url in ("/", "/dokumenter/")]
        with transaction.atomic():
            papers["locked"].delete()
            after = [client.get(url).content.decode() for url in ("/", "/dokumenter/")]
            transaction.set_rollback(True)
        for with_it, without_it in zip(before, after, strict=True):
            assert _calm(with_it) == _calm(without_it)
        papers["locked"] = Document.objects.get(file_name="laast.txt")


def _calm(text: str) -> list[str]:
    """Without the marks of forms, which differ each time, and the minute of the print foot."""
    return re.sub(r"\b\w{64}\b|\b\d\d:\d\d(?=</p>)", "", text).splitlines()


def test_a_paper_in_the_register_is_everybodys_to_read_and_nobodys_to_remove(
    papers: dict[str, Document], signed_in: Callable[..., Client]
) -> None:
    paper = papers["registered"]
    wrong = []
    for role in sorted(ALL):
        client = signed_in(role)
        for name in (each for each in TABLE if each.startswith("documents:")):
            url = address(name, paper)
            short = name.partition(":")[2]
            if f"/{paper.pk}/" not in url:
                continue
            got = answer(client, url, TABLE[name])
            wanted = {200} if short in FOR_EVERYBODY_ONCE_REGISTERED else {302, 403, 404}
            if got not in wanted:
                wrong.append(f"{role}: {name} gave {got}")
    assert wrong == []
    assert Document.objects.filter(pk=paper.pk, state="registered").exists()
