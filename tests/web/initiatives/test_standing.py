"""How an initiative stands: what is next, what is lacking, what was decided on its note."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.web.accounts.models import Role, User
from brobygger.web.budgets import steps as budgets
from brobygger.web.budgets.decisions.rules import Decision
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.models import BudgetNote, NoteLink, PlannedNote
from brobygger.web.documents.models import Document
from brobygger.web.initiatives import panels, plan_steps, steps
from brobygger.web.initiatives.facts import PhaseFacts, StaffFacts, StepFacts
from brobygger.web.initiatives.models import Initiative
from brobygger.web.initiatives.needs import needs
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.recommendations.steps import accept_annex

from .conftest import DECIDED

pytestmark = pytest.mark.django_db
Make = Callable[..., Initiative]
People = Callable[..., User]
SignedIn = Callable[..., Client]
SOON = timezone.localdate() + timedelta(days=400)


def body(client: Client, name: str, *args: Any, query: str = "") -> str:
    """A page as text."""
    return client.get(reverse(name, args=args) + query).content.decode()


@pytest.fixture
def running(initiative: Make, a_user: People) -> Callable[..., Initiative]:
    """An initiative that runs today."""

    def make(**more: Any) -> Initiative:
        row = initiative(**{"ends_on": SOON, **more})
        steps.take_step(row, "granted", DECIDED, a_user())
        began = StepFacts(on=date(2024, 1, 2), by="Udvalget", source="sag 2", without="Senere")
        steps.take_step(row, "started", began, a_user())
        return row

    return make


def lacking() -> dict[str, list[str]]:
    """Each need and who has it."""
    return {
        need.key: [row.title for row in need.rows.order_by("title")]
        for need in needs(timezone.localdate())
    }


# What is next


def test_the_page_says_what_is_next_until_nothing_is(
    running: Make, a_user: People, signed_in: SignedIn
) -> None:
    row, user = running(), a_user()

    def page() -> str:
        return body(signed_in(), "initiatives:initiative", row.pk)

    assert "Der står ikke, hvem der arbejder i indsatsen." in page()
    post = plan_steps.save_staff(row, StaffFacts(title="Medarbejder", planned="2½"), user, None)
    assert "Ingen årsværk er skrevet som besat." in page()
    filled = StaffFacts(title="Medarbejder", planned="2½", filled="1½")
    plan_steps.save_staff(row, filled, user, post)
    assert "Der er ingen faser." in page()
    over = PhaseFacts(title="Find aktørerne", ends_on=date(2024, 5, 1))
    plan_steps.save_phase(row, over, user, None)
    assert "Den seneste fase er forbi" in page()
    now = PhaseFacts(title="Afprøv", starts_on=date(2024, 5, 2))
    plan_steps.save_phase(row, now, user, None)
    assert 'class="in-next' not in page()
    Initiative.objects.filter(pk=row.pk).update(ends_on=date(2024, 12, 31))
    assert "Slutdatoen er passeret." in page()


def test_before_the_start_the_page_says_what_is_missing(
    initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    row = initiative(place=None, starts_on=None)
    steps.take_step(row, "granted", DECIDED, a_user())
    page = body(signed_in(), "initiatives:initiative", row.pk)
    assert "mangler den: et område, en startdato." in page


def test_a_phase_outside_the_period_and_years_without_money_are_told(
    initiative: Make, accept: Callable[..., BudgetNote], a_user: People, signed_in: SignedIn
) -> None:
    row = initiative(budget_note=accept(code="BI31").pk, ends_on=date(2028, 12, 31))
    early = PhaseFacts(title="Forarbejde", starts_on=date(2023, 9, 1), ends_on=date(2024, 2, 1))
    plan_steps.save_phase(row, early, a_user(), None)
    page = body(signed_in(), "initiatives:initiative", row.pk)
    assert "Fasen Forarbejde ligger delvis uden for" in page
    assert "Notatet beder ikke om penge til 2028" in page


# What is lacking


def test_who_lacks_what_is_found_by_list_and_overview(
    running: Make, initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    user = a_user()
    bare = running(title="Uden folk")
    over = PhaseFacts(title="Slut", ends_on=date(2024, 2, 1))
    plan_steps.save_phase(bare, over, user, None)
    late = initiative(title="Ikke begyndt")
    steps.take_step(late, "granted", DECIDED, user)
    past = running(title="Forbi", ends_on=date(2024, 6, 1))
    staff = StaffFacts(title="Medarbejder", planned="1", filled="1", since=date(2024, 1, 1))
    plan_steps.save_staff(past, staff, user, None)
    assert lacking() == {
        "beslutning": ["Ikke begyndt"],
        "folk": ["Uden folk"],
        "fase": ["Uden folk"],
        "slut": ["Forbi"],
    }
    page = body(signed_in(), "initiatives:list", query="?mangler=folk")
    assert "Uden folk" in page
    assert "Ikke begyndt" not in page
    overview = body(signed_in(), "overview")
    for words in ("indsats er i gang uden folk", "indsats er mellem to faser", "mangler=slut"):
        assert words in overview
    assert "mangler=folk" not in body(signed_in(Role.STEERING), "overview")


def test_only_the_latest_line_of_a_post_counts(running: Make, a_user: People) -> None:
    row, user = running(), a_user()
    first = StaffFacts(title="Medarbejder", planned="1", filled="1", since=date(2024, 1, 1))
    post = plan_steps.save_staff(row, first, user, None)
    assert lacking()["folk"] == []
    gone = StaffFacts(title="Medarbejder", planned="1", filled="0", since=date(2025, 1, 1))
    plan_steps.save_staff(row, gone, user, post)
    assert lacking()["folk"] == [row.title]
    plan_steps.set_removed(post.staffing.get(filled="0"), user, is_removed=True)
    assert lacking()["folk"] == []


def test_a_phase_without_an_end_still_runs(running: Make, a_user: People) -> None:
    row, user = running(), a_user()
    plan_steps.save_phase(row, PhaseFacts(title="A", ends_on=date(2024, 2, 1)), user, None)
    plan_steps.save_phase(row, PhaseFacts(title="Uden dage"), user, None)
    assert lacking()["fase"] == [row.title]
    plan_steps.save_phase(row, PhaseFacts(title="B", starts_on=date(2024, 2, 2)), user, None)
    assert lacking()["fase"] == []


# What was decided on the note


@pytest.fixture
def served(accept: Callable[..., BudgetNote], a_user: People) -> BudgetNote:
    """A note that is confirmed to serve recommendation 13, and is an order of the annex."""
    user = a_user()
    note = accept(code="BI08")
    values: Any = as_json(demo_annex())
    paper = Document.objects.create(owner=user, state="review", template="recommendation_annex")
    accept_annex(paper, values, user)
    budgets.annex_accepted(paper, values, user)
    link, _is_new = NoteLink.objects.get_or_create(
        note=note,
        recommendation=Recommendation.objects.get(number=13),
        defaults={"strength": "strong"},
    )
    budgets.decide_link(link, "confirmed", user)
    PlannedNote.objects.filter(key="N9").update(budget_note=note)
    return note


def decide(kind: OutcomeKind, user: User) -> None:
    """What the council decided on the note."""
    more: dict[str, Any] = {"kr": {None: 2_000_000}, "price_base": 2024} if kind == "funded" else {}
    said = Decision(kind, 2024, 2027, date(2023, 10, 5), "BR", "4", **more)
    enter_outcomes(PlannedNote.objects.get(key="N9"), said, user)


def test_a_grant_begins_with_the_decision_that_is_entered(
    served: BudgetNote, initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    row = initiative(budget_note=served.pk)
    asked = body(signed_in(), "initiatives:step", row.pk, "granted")
    assert "Der er ikke indtastet en beslutning på notatet." in asked
    decide("funded", a_user())
    asked = body(signed_in(), "initiatives:step", row.pk, "granted")
    assert "Beslutningen på notatet er indtastet" in asked
    for value in ('value="05-10-2023"', 'value="BR"', 'value="BR 05-10-2023, punkt 4"'):
        assert value in asked
    page = body(signed_in(), "initiatives:initiative", row.pk)
    assert "Beslutning på notatet:" in page
    assert "2024-27" in page


def test_a_note_that_was_refused_warns_and_fills_nothing_in(
    served: BudgetNote, initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    decide("rejected", a_user())
    row = initiative(budget_note=served.pk)
    asked = body(signed_in(), "initiatives:step", row.pk, "granted")
    assert "Den giver ingen penge." in asked
    assert 'value="BR"' not in asked


def test_the_red_thread_runs_from_the_recommendation_to_the_actors(
    served: BudgetNote, initiative: Make, signed_in: SignedIn
) -> None:
    row = initiative(budget_note=served.pk)
    page = body(signed_in(), "initiatives:initiative", row.pk)
    thread = page[page.index("bb-thread__list") : page.index("<h1")]
    places = [thread.index(words) for words in (">13<", ">BI08<", ">Nordhegn<", ">Aktører<")]
    assert places == sorted(places)
    assert "du er her" in thread


def test_a_note_with_money_leads_to_its_initiative_and_lists_it_then(
    served: BudgetNote, initiative: Make, a_user: People, signed_in: SignedIn
) -> None:
    opens = f'href="{reverse("initiatives:new")}?notat={served.pk}"'
    assert opens not in body(signed_in(), "budgets:note", served.pk)  # nothing is decided yet
    decide("funded", a_user())
    assert opens in body(signed_in(Role.PROJECT), "budgets:note", served.pk)
    assert opens not in body(signed_in(Role.STEERING), "budgets:note", served.pk)
    asked = body(signed_in(), "initiatives:new", query=f"?notat={served.pk}")
    assert f'<option value="{served.pk}" selected>' in asked
    row = initiative(budget_note=served.pk)
    for role in (Role.CASE_OFFICER, Role.STEERING):
        page = body(signed_in(role), "budgets:note", served.pk)
        assert f'<a href="{reverse("initiatives:initiative", args=[row.pk])}">{row.title}' in page
        assert opens not in page


def test_a_note_without_money_opens_no_initiative(
    served: BudgetNote, a_user: People, signed_in: SignedIn
) -> None:
    decide("rejected", a_user())
    assert "?notat=" not in body(signed_in(), "budgets:note", served.pk)


def test_every_need_has_its_words_in_the_menu() -> None:
    assert list(panels._WAITING) == [need.key for need in needs(date(2026, 1, 1))]
