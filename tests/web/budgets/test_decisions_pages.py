"""The pages of decisions: what they show, what a form sends, who may press what, and their cost."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.models import BudgetNote, BudgetRound, Outcome, PlannedCost, PlannedNote
from brobygger.web.budgets.steps import decide_link
from brobygger.web.recommendations.models import Annex
from web.budgets.decisions import a_decision, in_force, planned

pytestmark = pytest.mark.django_db

A = Callable[..., User]
SignedIn = Callable[..., Client]
LIST = "/beslutninger/"

GRANT = {
    "udfald-kind": "funded",
    "udfald-year_from": "2024",
    "udfald-year_to": "2027",
    "udfald-kr": "2,0 mio. kr.",
    "udfald-price_base": "2024 p/l",
    "udfald-decided_on": "05-10-2023",
    "udfald-committee": "BR",
    "udfald-item": "4",
    "udfald-seen": "0",
}
SHORT = {
    "kort-title": "Ressourcefunktion",
    "kort-costs": "2024-25: 500.000\n2026: 1 mio. kr.",
    "kort-price_base": "2024",
    "kort-committee": "BUU",
    "kort-appropriation": "12.34",
    "kort-budget_year": "2024",
    "kort-source": "tabel 1",
}


@pytest.fixture(autouse=True)
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex in the register."""
    return in_register()


def page(client: Client, path: str) -> str:
    """The text of a page that must open."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def address(key: str, name: str = "planned") -> str:
    """The address of a planned note, or of a form on its page."""
    return reverse(f"decisions:{name}", args=[planned(key).pk])


def test_the_list_names_every_note_with_its_state(signed_in: SignedIn, a_user: A) -> None:
    enter_outcomes(planned("N9"), a_decision(), a_user())
    enter_outcomes(planned("N2"), a_decision(kind="rejected"), a_user())
    text = page(signed_in(Role.STEERING), LIST)
    for key in ("N2", "N6", "N9", "N13", "R3", "R7", "R11", "ØKF"):
        assert address(key) in text
    assert "2024-27: givet som ønsket" in text
    assert "2024-27: ikke givet" in text
    assert "ingen beslutning indtastet" in text
    assert "intet beløb" in text


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("beslutning=uden", {"N6", "N13", "R3", "R7", "R11", "ØKF"}),
        ("beslutning=givet", {"N9"}),
        ("beslutning=ikke-givet", {"N2"}),
        ("beloeb=uden", {"N2", "N6", "N13", "R3", "R7", "R11", "ØKF"}),
    ],
)
def test_the_filters(query: str, keys: set[str], signed_in: SignedIn, a_user: A) -> None:
    enter_outcomes(planned("N9"), a_decision(), a_user())
    enter_outcomes(planned("N2"), a_decision(kind="rejected"), a_user())
    PlannedCost.objects.create(planned_note=planned("N9"), year=2024, kr=1)
    answer = signed_in().get(f"{LIST}?{query}")
    assert {row.key for row in answer.context["table"].found} == keys


def test_orders_come_first_in_the_order_of_their_numbers(signed_in: SignedIn) -> None:
    rows = signed_in().get(LIST).context["table"].found
    assert [row.key for row in rows] == ["N2", "N6", "N9", "N13", "R3", "R7", "R11", "ØKF"]


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_list_costs_the_same_however_many_rows(
    signed_in: SignedIn, annex: Annex, a_user: A
) -> None:
    client = signed_in()
    enter_outcomes(planned("N9"), a_decision(), a_user())
    few = cost(client, LIST)
    for number in range(20, 60):
        row = PlannedNote.objects.create(annex=annex, key=f"N{number}")
        PlannedCost.objects.create(planned_note=row, year=2024, kr=number)
        Outcome.objects.create(
            planned_note=row, kind="funded", decided_on=date(2023, 10, 5), entered_by=a_user()
        )
    assert few == cost(client, LIST) <= 12


def test_a_decision_is_entered_on_the_page(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    answer = client.post(address("N9", "outcome"), GRANT, follow=True)
    text = answer.content.decode()
    assert in_force("N9") == [(year, "funded") for year in range(2024, 2028)]
    assert "2024-27: givet som ønsket, 2.000.000 kr., 2024 p/l" in text
    assert "BR 05-10-2023, punkt 4" in text
    assert "Indtastet af u-budget" in text
    assert "Beslutningen er indtastet." in text


def test_a_note_is_put_off_to_a_round_that_is_named(signed_in: SignedIn) -> None:
    put_off = {**GRANT, "udfald-kind": "deferred", "udfald-kr": "", "udfald-price_base": ""}
    answer = signed_in().post(address("N9", "outcome"), put_off)
    assert "Skriv, hvilket år det er udskudt til, fx 2025." in answer.content.decode()
    assert not Outcome.objects.exists()
    signed_in().post(address("N9", "outcome"), {**put_off, "udfald-until_year": "2028"})
    assert set(Outcome.objects.values_list("until_year", flat=True)) == {2028}


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    sent = {**GRANT, "udfald-kr": "", "udfald-price_base": "", "udfald-remark": "Set i referatet."}
    answer = client.post(address("N9", "outcome"), sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Skriv beløbet år for år" in text
    assert "Skriv beløbets prisniveau" in text
    assert "Set i referatet." in text
    assert re.search(r"<details[^>]* open>", text)
    assert not Outcome.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("kr", "2.00", "Skriv beløbet med tal"),
        ("kr", "2024: 1\n2024: 2", "Året 2024 står to gange"),
        ("kr", "1.000\n2025: 2.000", "enten ét beløb for alle år"),
        ("price_base", "dyrt", "årstal med fire cifre"),
        ("decided_on", "i går", "Skriv datoen som"),
        ("year_from", "snart", "Skriv et årstal med fire cifre"),
    ],
)
def test_what_is_not_understood(name: str, typed: str, sentence: str, signed_in: SignedIn) -> None:
    answer = signed_in().post(address("N9", "outcome"), {**GRANT, f"udfald-{name}": typed})
    assert sentence in answer.content.decode()
    assert not Outcome.objects.exists()


def test_without_script_every_field_says_which_kind_asks_for_it(signed_in: SignedIn) -> None:
    text = page(signed_in(), address("N9"))
    assert "Ved: løses inden for rammen." in text
    assert 'name="udfald-frame"' in text
    for part in ("5a", "9a"):  # what a part grant may cover
        assert f'name="udfald-covers" value="{part}"' in text


def test_a_correction_asks_why_and_both_stay_readable(signed_in: SignedIn) -> None:
    client = signed_in()
    client.post(address("N9", "outcome"), GRANT)
    seen = str(max(Outcome.objects.values_list("pk", flat=True)))
    again = {**GRANT, "udfald-kind": "rejected", "udfald-seen": seen}
    assert (
        "Skriv, hvorfor det rettes."
        in client.post(address("N9", "outcome"), again).content.decode()
    )
    client.post(address("N9", "outcome"), {**again, "udfald-why": "Slået forkert op."})
    text = page(client, address("N9"))
    assert "Rettet, fordi: Slået forkert op." in text
    assert "gælder ikke længere" in text
    client.post(address("N9", "undo"))
    assert in_force("N9") == [(year, "funded") for year in range(2024, 2028)]


def test_the_short_form_on_the_page(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    client.post(address("N2", "short_form"), SHORT)
    text = page(client, address("N2"))
    assert "500.000 kr. om året 2024-25; 1.000.000 kr. i 2026" in text
    assert "2024-25: 500.000\n2026: 1.000.000" in text  # as it is typed again
    for said in ("2024 p/l", "BUU", "12.34", "tabel 1"):
        assert said in text
    answer = client.post(address("N2", "short_form"), {**SHORT, "kort-costs": "2.000.000"})
    assert answer.status_code == 200
    assert "Skriv årstal foran beløbet" in answer.content.decode()


def test_made_up_costs_say_so_wherever_they_stand(signed_in: SignedIn) -> None:
    client = signed_in()
    client.post(address("N2", "short_form"), SHORT)
    row = planned("N2")
    row.is_fictional = True
    row.save()
    for path in (LIST, address("N2"), reverse("states:index")):
        assert "opdigtet" in page(client, path)
    client.post(address("N2", "short_form"), {**SHORT, "kort-costs": "2024: 1.000"})
    assert not planned("N2").is_fictional


def test_the_linked_note_is_offered_and_taken(
    signed_in: SignedIn, a_user: A, note_in_register: Callable[..., BudgetNote]
) -> None:
    client = signed_in()
    client.post(address("N13", "short_form"), {**SHORT, "kort-package": "ØKF"})
    note = note_in_register()
    decide_link(note.links.get(recommendation__number=13), "confirmed", a_user())
    assert "Budgetnotat BI08 siger noget andet" in page(client, address("N13"))
    assert "Brug notatets tal" not in page(signed_in(Role.STEERING), address("N13"))
    client.post(address("N13", "take"))
    text = page(client, address("N13"))
    assert "2.000.000 kr. om året 2024-27" in text
    assert reverse("budgets:note", args=[note.pk]) in text
    assert "siger noget andet" not in text


FORMS = ("short_form", "outcome", "undo", "take")


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_see_and_change_nothing(role: str, name: str, signed_in: SignedIn) -> None:
    client = signed_in(role)
    text = page(client, address("N9"))
    assert 'method="post"' not in text.split('id="indhold"')[1]
    sent = {"outcome": GRANT, "short_form": SHORT}.get(name, {})
    assert client.post(address("N9", name), sent).status_code == 403
    assert not Outcome.objects.exists()
    assert not PlannedCost.objects.exists()


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_posted(name: str, signed_in: SignedIn) -> None:
    assert signed_in().get(address("N9", name)).status_code == 405


def test_strangers_see_nothing(client: Client) -> None:
    for path in (LIST, address("N9"), reverse("decisions:rounds"), "/tilstand/", "/tilstand/uden/"):
        assert client.get(path).status_code == 302


def test_the_rounds_with_their_dates_and_source(signed_in: SignedIn) -> None:
    path = reverse("decisions:rounds")
    assert "sædvanlige tidspunkter" in page(signed_in(), path)
    BudgetRound.objects.create(year=2024, adopted_on=date(2023, 10, 5), source="BR 05-10-2023")
    text = page(signed_in(), path)
    assert "05-10-2023" in text
    assert reverse("calendar:round", args=[2024]) in text
    assert cost(signed_in(), path) <= 12


def test_the_thread_and_the_overview_say_what_is_decided(signed_in: SignedIn, a_user: A) -> None:
    text = page(signed_in(), "/")
    assert "8 uden beslutning" in text
    assert "notater mangler en beslutning" in text
    enter_outcomes(planned("N9"), a_decision(), a_user())
    enter_outcomes(planned("N6"), a_decision(kind="rejected"), a_user())
    text = page(signed_in(), "/")
    assert "1 givet, 1 ikke givet, 6 uden beslutning" in text
    assert "mangler en beslutning" not in page(signed_in(Role.STEERING), "/")


def test_the_log_says_what_was_decided(signed_in: SignedIn) -> None:
    client = signed_in()
    client.post(address("N9", "outcome"), GRANT)
    assert "indtastede om N9, 2024-27: givet som ønsket" in page(client, address("N9"))
    assert "indtastede om N9" in page(client, "/")


def test_a_file_holds_the_list(signed_in: SignedIn) -> None:
    answer: Any = signed_in().get(f"{LIST}?format=csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert "N13" in text
    assert "ingen beslutning indtastet" in text
