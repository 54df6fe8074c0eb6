"""The calendar on screen and as a feed: what ends when, at what price, and who may read it."""

import re
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts
from brobygger.domain.budgets.expiry import expiry
from brobygger.domain.budgets.grants import Grant, grants_of
from brobygger.domain.budgets.lapses import Lapses
from brobygger.domain.budgets.wheel import Wheel
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import AccessToken, issue_token
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.models import BudgetRound, Outcome, PlannedNote
from brobygger.web.budgets.portfolio import adopted_days, portfolio_of
from brobygger.web.budgets.radar import calendar, register
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.budgets.radar.rounds import enter_round
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.steps import accept_annex
from brobygger.web.ui.faults import Refused
from papers.annexes import an_annex, random_annex
from web.calendars import parsed

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
TODAY = date(2026, 5, 1)


@pytest.fixture
def accept(a_user: Callable[..., User]) -> Callable[..., Annex]:
    """Put an annex into the register: ``accept(an_annex(...))``; the demo's without arguments."""

    def do(paper: RecommendationAnnex | None = None) -> Annex:
        values: dict[str, Any] = as_json(paper or demo_annex())
        document = Document.objects.create(
            owner=a_user(), state="review", template="recommendation_annex"
        )
        accept_annex(document, values, a_user())
        return Annex.objects.get(document=document)

    return do


@pytest.fixture
def decide(a_user: Callable[..., User]) -> Callable[..., PlannedNote]:
    """Enter an outcome for years of a note: ``decide(annex, "N13", range(2024, 2028))``."""

    def do(
        annex: Annex, key: str, years: Any = (None,), kind: str = "funded", **rest: Any
    ) -> PlannedNote:
        note, _made = PlannedNote.objects.get_or_create(annex=annex, key=key)
        for year in years:
            Outcome.objects.create(
                planned_note=note,
                year=year,
                kind=kind,
                decided_on=date(2023, 10, 5),
                committee="BR",
                entered_by=a_user(),
                **rest,
            )
        return note

    return do


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 1 May 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def text_of(client: Client, name: str, *args: Any) -> str:
    """A page's words without its tags, blanks made one."""
    page = client.get(reverse(name, args=args)).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


# What ends when


@pytest.mark.usefixtures("today")
def test_the_radar_names_round_order_window_and_evaluation(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote], signed_in: SignedIn
) -> None:
    decide(accept(), "N13", range(2024, 2028))
    BudgetRound.objects.create(year=2028, ordered_by=date(2027, 5, 14), source="ØU")
    text = text_of(signed_in(), "calendar:list")
    row = text[text.index("N13 BR 05-10-2023") :]
    for words in ("31-12-2027", "Aftal evaluering", "Budget 2028", "14-05-2027", "31-03-2027"):
        assert words in row
    assert "vedtages senest 15-10-2027" in row
    assert "Del 13a anbefaling 13 Ophørt" in row
    assert "sædvanlig tid" not in row[: row.index("31-03-2027")]


@pytest.mark.usefixtures("today")
def test_money_without_an_end_comes_first_with_what_to_do(
    accept: Callable[..., Annex], signed_in: SignedIn
) -> None:
    accept()
    page = signed_in().get(reverse("calendar:list"))
    first = page.context["table"].page[0]
    assert (first.what, first.stage) == ("del 3a, 7a", "Slutdato mangler")
    text = text_of(signed_in(), "calendar:list")
    assert "Én bevilling har ingen kendt slutdato" in text
    assert "Find slutdatoen i bevillingen" in text
    assert text.index("Slutdato mangler") < text.index("Udløbet")


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("has_money", [True, False])
def test_a_day_of_a_round_that_cannot_be_right_is_told_with_the_page_that_mends_it(
    has_money: bool, accept: Callable[..., Annex], signed_in: SignedIn
) -> None:
    accept(None if has_money else an_annex([PartFacts("åbne klubber", "frame", ("BUF",))]))
    BudgetRound.objects.create(year=2028, ordered_by=date(2027, 11, 14), source="ØU")
    BudgetRound.objects.create(year=2029, ordered_by=date(2028, 5, 14), source="ØU")
    client = signed_in()
    text = text_of(client, "calendar:list")
    for words in (
        "EXPIRY-002",
        "Budget 2028 har datoen 14-11-2027",
        "Ret datoen på budgetrunden.",
        "Åbn budgetrunden 2028",
    ):
        assert words in text
    assert "Budget 2029 har datoen" not in text
    page = client.get(reverse("calendar:list")).content.decode()
    assert reverse("calendar:round", args=[2028]) in page
    assert "Budget 2028 har datoen 14-11-2027" in text_of(client, "calendar:round", 2028)
    assert "EXPIRY-002" not in text_of(client, "calendar:round", 2029)
    BudgetRound.objects.filter(year=2028).update(ordered_by=date(2027, 5, 14))
    assert "EXPIRY-002" not in text_of(client, "calendar:list")


def test_an_empty_calendar_says_what_comes(signed_in: SignedIn) -> None:
    assert "/dokumenter/" in signed_in().get(reverse("calendar:list")).content.decode()


def test_an_annex_without_dated_money_leads_to_the_year(
    accept: Callable[..., Annex], signed_in: SignedIn
) -> None:
    accept(an_annex([PartFacts("åbne klubber", "frame", ("BUF",))]))
    assert "Ingen penge med en slutdato" in text_of(signed_in(), "calendar:list")


def test_an_older_edition_has_no_expiries(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote]
) -> None:
    old = accept()
    decide(old, "N13", [2024])
    old.superseded_by = accept(an_annex())
    old.save()
    assert register.radar(TODAY).lines == []
    assert register.grants() == []


def test_a_corrected_outcome_counts_no_more(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote]
) -> None:
    annex = accept()
    decide(annex, "N13", [2024], is_current=False)
    decide(annex, "N13", [2024], kind="rejected")
    decide(annex, "N9", [2024], kind="left_to_committee")
    assert {line.expiry.grant.kind for line in register.radar(TODAY).lines} == {
        "plan",
        "past_grant",
    }


def parts_of(grant: Grant) -> frozenset[str]:
    """The parts that dated money pays; the short question gives them in no order."""
    return frozenset(grant.parts if grant.kind != "note" else ())


@pytest.mark.parametrize("seed", range(12))
def test_the_lean_register_answers_as_the_whole_portfolio_does(
    seed: int, accept: Callable[..., Annex], decide: Callable[..., PlannedNote]
) -> None:
    """The radar reads less of each row than ``portfolio_of``: never another answer."""
    chance = Random(seed)
    annex = accept(random_annex(chance))
    notes = sorted(portfolio_of(annex).model.notes_by_id)
    for key in chance.sample(notes, min(len(notes), 5)):
        first = chance.randint(2024, 2027)
        kind = chance.choice(["funded", "funded", "part_funded", "rejected", "merged", "deferred"])
        parts = list(portfolio_of(annex).model.lifted_by[key])
        decide(
            annex,
            key,
            range(first, first + chance.randint(1, 4)),
            kind,
            covers=parts[:1] if kind == "part_funded" else [],
            other=chance.choice([one for one in notes if one != key] or [""])
            if kind == "merged"
            else "",
        )
    whole = portfolio_of(annex)
    titles = {row.key: row.title for row in annex.planned_notes.all()}
    grants = grants_of(whole.model, whole.outcomes, titles)
    lapses = Lapses(whole.model, whole.outcomes)
    wanted = [(one, lapses.of(one.grant)) for one in expiry(grants, TODAY, Wheel())]
    found = [(line.expiry, line.lapse) for line in register.radar(TODAY).lines]
    assert found == wanted
    short = {(grant.id, grant.last_day, parts_of(grant)) for _annex, grant in register.grants()}
    assert short == {(grant.id, grant.last_day, parts_of(grant)) for grant in grants}


@pytest.mark.parametrize("path", ["/kalender/", "/kalender/aar/2027/"])
def test_pages_cost_at_most_twelve_queries_whatever_the_rows(
    path: str,
    accept: Callable[..., Annex],
    decide: Callable[..., PlannedNote],
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    decide(accept(), "N13", range(2024, 2028))
    few = cost(client, path)
    paid = PartFacts(
        "kurser", "frame", ("BUF",), novelty="continued", paid_by=("budgetmidler", 2027)
    )
    for _each in range(2):
        decide(accept(an_annex(*([paid] for _row in range(20)))), "N2", range(2024, 2027))
    assert few == cost(client, path) <= 12


def test_the_export_has_the_same_rows(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote], signed_in: SignedIn
) -> None:
    decide(accept(), "N13", range(2024, 2028))
    answer: Any = signed_in().get(reverse("calendar:list") + "?format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert any("N13" in line and "31-12-2027" in line and "Budget 2028" in line for line in lines)


@pytest.mark.parametrize("role", Role.values)
def test_everybody_who_signs_in_reads(role: str, signed_in: SignedIn) -> None:
    client = signed_in(role)
    for name, args in (
        ("calendar:list", []),
        ("calendar:year", [2027]),
        ("calendar:round", [2028]),
        ("calendar:subscription", []),
    ):
        assert client.get(reverse(name, args=args)).status_code == 200


# What waits


@pytest.mark.usefixtures("today")
def test_the_overview_tells_what_needs_something_now_and_other_menus_cost_nothing(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote], signed_in: SignedIn
) -> None:
    decide(accept(), "N13", range(2024, 2028))
    client = signed_in()
    text = text_of(client, "overview")
    assert "2 bevillinger udløber: gør noget nu 1 uden slutdato · først: n13, 31-12-2027" in (
        text.replace("N13", "n13")
    )
    assert "gør noget nu" not in text_of(signed_in(Role.STEERING), "overview")
    assert "udløber: gør noget" not in client.get(reverse("help")).content.decode()


# The year


def entry(day: date, **rest: Any) -> Entry:
    """Something on a day."""
    return Entry("k", "due", day, rest.pop("last", day), rest.pop("words", "noget"), **rest)


@pytest.mark.parametrize(
    ("one", "days", "title"),
    [
        (entry(date(2027, 3, 9)), "9.", "Noget"),
        (entry(date(2027, 3, 1), last=date(2027, 3, 31)), "1.-31.", "Noget"),
        (
            entry(date(2027, 3, 1), last=date(2027, 4, 30), is_usual=True),
            "1.3.-30.4.",
            "Noget (sædvanligt 1.3.-30.4.)",
        ),
        (
            entry(date(2024, 12, 31), when="2. halvår 2024"),
            "2. halvår 2024",
            "Noget (2. halvår 2024)",
        ),
    ],
)
def test_how_days_are_said(one: Entry, days: str, title: str) -> None:
    assert (one.days, one.title) == (days, title)


def test_the_year_has_the_rounds_steps_expiries_alerts_and_dues(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote], signed_in: SignedIn
) -> None:
    decide(accept(), "N13", range(2024, 2028))
    BudgetRound.objects.create(year=2028, adopted_on=date(2027, 10, 7), source="BR")
    text = text_of(signed_in(), "calendar:year", 2027)
    assert [text.index(month) for month in ("Januar", "Juni", "December")] == sorted(
        text.index(month) for month in ("Januar", "Juni", "December")
    )
    for words in (
        "1.-31. Budget 2028: indkaldelsescirkulære i ØU (sædvanlig tid)",
        "7. Budget 2028: 2. behandling, vedtages",
        "31. N13: evaluering klar senest",
        "30. N13: bestil notat til budget 2028 senest (sædvanlig tid)",
        "30. Varsel om N13: skal med i budgettet",
        "31. N13 udløber",
    ):
        assert words in text
    assert "vedtages (sædvanlig tid)" not in text
    earlier = text_of(signed_in(), "calendar:year", 2024)
    assert "31. Frist for del 6b" in earlier


def test_the_alerts_stand_in_their_months(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote]
) -> None:
    decide(accept(), "N13", range(2024, 2028))
    found = [
        one.first
        for one in calendar._expiries(register.wheel(), TODAY)
        if one.kind == "alert" and "N13" in one.words
    ]
    assert found == [date(2025, 12, 31), date(2026, 12, 31), date(2027, 6, 30), date(2027, 9, 30)]


@pytest.mark.parametrize("year", [1999, 2101])
def test_strange_years_are_no_pages(year: int, signed_in: SignedIn) -> None:
    assert signed_in().get(f"/kalender/aar/{year}/").status_code == 404
    assert signed_in().get(f"/kalender/runde/{year}/").status_code == 404


# A round's own dates

DAYS = {"ordered_by": "14-05-2027", "adopted_on": "07-10-2027", "source": "ØU 24-01-2027, punkt 2"}


def test_a_case_officer_enters_the_days_of_a_round(
    signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in()
    assert client.post("/kalender/runde/2028/", DAYS).status_code == 302
    text = text_of(client, "calendar:round", 2028)
    assert "Budgetnotater bestilles senest 14-05-2027 indtastet" in text
    assert "1. behandling 16-08-2027 – 31-08-2027 sædvanlig tid" in text
    assert "ØU 24-01-2027, punkt 2" in text
    client.post("/kalender/runde/2028/", {**DAYS, "adopted_on": "05-10-2027"})
    row = BudgetRound.objects.get(year=2028)
    assert [one.adopted_on.day for one in row.history.all()] == [5, 7]
    events = AuditEvent.objects.filter(verb="round.entered", subject_id=str(row.pk))
    assert [event.actor for event in events] == [a_user(), a_user()]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"adopted_on": "07-10-2028"}, "adopted_on", "andet halvår af 2027"),
        ({"ordered_by": "08-10-2027"}, "ordered_by", "før budgettet vedtages"),
        ({"ordered_by": "31-12-2026"}, "ordered_by", "skal ligge i 2027"),
        ({"source": ""}, "source", "hvor datoerne står"),
        ({"source": "010190-1234"}, "source", "personnummer"),
    ],
)
def test_days_that_cannot_be_right_are_refused_with_a_reason(
    wrong: dict[str, str], field: str, words: str, signed_in: SignedIn
) -> None:
    page = signed_in().post("/kalender/runde/2028/", {**DAYS, **wrong})
    form = page.context["form"]
    assert list(form.errors) == [field]
    assert words in str(form.errors[field])
    assert "1234" not in str(form.errors)
    assert not BudgetRound.objects.exists()


def test_the_step_itself_refuses_what_the_form_would(a_user: Callable[..., User]) -> None:
    days = {"adopted_on": date(2027, 3, 1), "june_on": date(2028, 6, 1)}
    with pytest.raises(Refused) as caught:
        enter_round(2028, days, "010190-1234", a_user())
    assert [fault.field for fault in caught.value.faults] == ["source", "june_on", "adopted_on"]
    assert not BudgetRound.objects.exists()


@pytest.mark.parametrize("role", Role.values)
def test_only_those_who_work_with_papers_enter_a_round(
    role: str, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    may = a_user(role).has_perm("accounts.work_with_papers")
    client = signed_in(role)
    assert client.post("/kalender/runde/2028/", DAYS).status_code == (302 if may else 403)
    assert BudgetRound.objects.exists() is may
    assert ("Gem datoerne" in client.get("/kalender/runde/2028/").content.decode()) is may
    if not may:
        with pytest.raises(PermissionDenied):
            enter_round(2029, {}, "", a_user(role))


# One's own calendar


def an_address(client: Client) -> str:
    """Ask for a new address; its path."""
    page = client.post(reverse("calendar:subscription"), {"new": "1"})
    assert page["Cache-Control"] == "no-store"
    found = re.search(r'value="http://testserver(/kalender/[^"]+\.ics)"', page.content.decode())
    assert found
    return found[1]


def test_the_feed_is_a_calendar_that_a_stranger_reads_with_the_address(
    accept: Callable[..., Annex], decide: Callable[..., PlannedNote], signed_in: SignedIn
) -> None:
    year = timezone.localdate().year
    decide(accept(), "N13", range(2024, year + 2))
    path = an_address(signed_in())
    answer = Client().get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = parsed(answer.content)
    titles = {event["SUMMARY"]: event["DTSTART;VALUE=DATE"] for event in events}
    assert titles["N13 udløber"] == f"{year + 1}1231"
    assert titles[f"Budget {year + 1}: juniindstilling (sædvanligt 1.6.-30.6.)"] == f"{year}0601"
    assert all(event["URL"].startswith("http://testserver/") for event in events)
    again = parsed(Client().get(path).content)
    assert [event["UID"] for event in again] == [event["UID"] for event in events]


def test_a_feed_of_an_empty_register_is_still_a_calendar(signed_in: SignedIn) -> None:
    assert parsed(Client().get(an_address(signed_in())).content)


def test_the_feed_holds_no_words_of_papers_and_no_person(
    accept: Callable[..., Annex], signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    accept(
        an_annex(
            [
                PartFacts(
                    "kurser", "frame", ("BUF",), novelty="continued", paid_by=("en pulje", 2027)
                )
            ]
        )
    )
    text = Client().get(an_address(signed_in())).content.decode()
    assert "Del 1a udløber" in text
    for secret in ("en pulje", "kurser", a_user().username):
        assert secret not in text


def test_the_secret_is_shown_once_and_only_its_fingerprint_is_kept(signed_in: SignedIn) -> None:
    client = signed_in()
    secret = an_address(client).removeprefix("/kalender/").removesuffix(".ics")
    token = AccessToken.objects.get()
    assert secret not in {str(value) for value in vars(token).values()}
    page = client.get(reverse("calendar:subscription")).content.decode()
    assert secret not in page
    assert "Gælder til og med" in page


def test_a_new_address_closes_the_old_one_and_closing_closes_all(signed_in: SignedIn) -> None:
    client = signed_in()
    first = an_address(client)
    second = an_address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(reverse("calendar:subscription"), {"close": "1"})
    assert Client().get(second).status_code == 404
    assert [event.verb for event in AuditEvent.objects.order_by("pk")] == [
        "token.issued",
        "token.revoked",
        "token.issued",
        "token.revoked",
    ]


def test_another_ones_address_is_left_alone(signed_in: SignedIn) -> None:
    theirs = an_address(signed_in(Role.STEERING))
    signed_in().post(reverse("calendar:subscription"), {"close": "1"})
    assert Client().get(theirs).status_code == 200


@pytest.mark.parametrize("scope", ["read", "write"])
def test_a_token_for_something_else_opens_no_calendar(
    scope: str, a_user: Callable[..., User]
) -> None:
    secret = issue_token(a_user(), scope, "et regneark", timezone.localdate()).secret
    assert Client().get(f"/kalender/{secret}.ics").status_code == 404


@pytest.mark.parametrize("secret", ["x", "brobygger_", "brobygger_x"])
def test_a_wrong_address_is_no_page(secret: str) -> None:
    assert Client().get(f"/kalender/{secret}.ics").status_code == 404


def test_a_closed_account_has_no_calendar(signed_in: SignedIn, a_user: Callable[..., User]) -> None:
    path = an_address(signed_in())
    user = a_user()
    user.is_active = False
    user.save()
    assert Client().get(path).status_code == 404


def test_states_use_no_day_of_adoption_that_the_radar_refuses() -> None:
    """EXPIRY-002 says that the usual time counts instead, so it counts everywhere."""
    BudgetRound.objects.create(year=2028, adopted_on=date(2027, 10, 7), source="BR")
    BudgetRound.objects.create(year=2029, adopted_on=date(2027, 10, 7), source="BR")
    assert adopted_days() == {2028: date(2027, 10, 7)}
