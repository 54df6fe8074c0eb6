"""Scenarios: asked, saved with their answer, read by all, compared, copied, deleted."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brobygger.domain.recommendations.portfolio.choosing.question import (
    Cap,
    Question,
    read_question,
)
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.models import PlannedCost, PlannedNote, Scenario
from brobygger.web.budgets.scenarios.answer import read_answer, written
from brobygger.web.budgets.scenarios.loading import asked_of
from brobygger.web.budgets.scenarios.steps import delete_scenario, make_scenario
from brobygger.web.recommendations.models import Annex
from brobygger.web.ui.faults import Refused
from web.budgets.decisions import a_decision, planned

pytestmark = pytest.mark.django_db

A = Callable[..., User]
SignedIn = Callable[..., Client]
LIST, NEW = "/scenarier/", "/scenarier/nyt/"
COSTS_TKR = {"N2": 3_000, "N6": 2_000, "N9": 1_000, "N13": 2_000, "R7": 2_500, "R11": 500}


@pytest.fixture(autouse=True)
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex with an invented cost on all notes and needs but R3."""
    found = in_register()
    for key, tkr in COSTS_TKR.items():
        a_cost(key, tkr)
    return found


def a_cost(key: str, tkr: int, base: int = 2024) -> None:
    """Write what a note costs in 2024 and 2025, past the form."""
    row = planned(key)
    row.price_base, row.committee = base, "BUU" if key == "N2" else "BIU"
    row.save()
    for year in (2024, 2025):
        PlannedCost.objects.create(planned_note=row, year=year, kr=tkr * 1_000)


def filled(**changes: str) -> dict[str, str]:
    """The form with a cap of 4 million in both years; with changes another question."""
    form = {
        "title": "Stramt budget",
        "purpose": "Til drøftelse i budgetgruppen",
        "at": "01-01-2024",
        "cap_2024": "4.000.000",
        "cap_2025": "4,0 mio. kr.",
        **{f"weight_{number}": "1" for number in range(1, 14)},
        **changes,
    }
    return {f"scenarie-{name}": value for name, value in form.items()}


def make(client: Client, **changes: str) -> Scenario:
    """Send the form; the scenario that it made."""
    answer = client.post(NEW, filled(**changes))
    assert answer.status_code == 302, errors(answer)
    return Scenario.objects.latest("pk")


def errors(answer: Any) -> Any:
    """What the form complains of."""
    return answer.context["form"].errors if answer.context else ""


def page(client: Client, path: str) -> str:
    """The text of a page that must open, its blanks made single."""
    answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def address(row: Scenario) -> str:
    """The page of a scenario."""
    return reverse("scenarios:scenario", args=[row.pk])


def test_an_empty_list_teaches(signed_in: SignedIn) -> None:
    text = page(signed_in(Role.BUDGET), LIST)
    assert "Hvad kan I bære for pengene?" in text
    assert NEW in text
    assert NEW not in page(signed_in(Role.STEERING), LIST)


def test_a_scenario_keeps_question_and_answer(signed_in: SignedIn, a_user: A) -> None:
    row = make(signed_in(Role.BUDGET))
    assert (row.title, row.purpose) == ("Stramt budget", "Til drøftelse i budgetgruppen")
    assert row.author == a_user(Role.BUDGET)
    question = read_question(row.question)
    assert question.caps == (Cap(2024, 4_000_000), Cap(2025, 4_000_000))
    answer = read_answer(row.answer)
    assert answer.portfolio.status == "optimal"
    assert [set(one.notes) for one in answer.portfolio.ties] == [{"N9", "R7", "R11"}]
    assert answer.spent_kr == ((4_000_000, 4_000_000),)
    assert written(answer) == row.answer
    event = AuditEvent.objects.get(verb="scenario.made")
    assert event.facts["title"] == "Stramt budget"


def test_the_page_says_whose_it_is_and_what_came_out(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET))
    text = page(signed_in(Role.STEERING), address(row))
    assert "Internt arbejdsdokument" in text
    assert "Til drøftelse i budgetgruppen" in text
    assert "8 af 13 anbefalinger er dækket, hvis N9, R7 og R11 får penge." in text
    assert "3 anbefalinger er dækket, selv om intet af notaterne får penge." in text
    assert "2024 p/l" in text
    assert text.index("R3 er ikke regnet med") < text.index("8 af 13 anbefalinger")
    assert reverse("decisions:planned", args=[planned("R3").pk]) in text


def test_money_stands_against_its_cap(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET), cap_2024="4.100.000", cap_2025="")
    answer = signed_in().get(address(row))
    (card,) = answer.context["page"].cards
    assert [(one.what, one.spent_kr, one.cap_kr, one.left_kr) for one in card.spent] == [
        ("2024", 4_000_000, 4_100_000, 100_000),
        ("2025", 4_000_000, None, None),
    ]


def test_equal_answers_stand_side_by_side_and_none_is_chosen(signed_in: SignedIn) -> None:
    """N6 and N13 cost the same and carry one recommendation each."""
    wishes = {f"wish_{key}": "forbid" for key in ("N2", "N9", "R7", "R11")}
    row = make(signed_in(Role.BUDGET), cap_2024="2.000.000", **wishes)
    answer = signed_in().get(address(row))
    text = answer.content.decode()
    assert "2 valg er lige gode. Med hvert af dem: 4 af 13 anbefalinger er dækket." in text
    cards = answer.context["page"].cards
    assert {card.letter: card.choice.notes for card in cards} == {"A": ("N6",), "B": ("N13",)} or {
        card.letter: card.choice.notes for card in cards
    } == {"A": ("N13",), "B": ("N6",)}
    assert "Intet valg er forvalgt" in text
    assert "checked" not in text


def test_partly_covered_is_told_apart(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET))
    (card,) = signed_in().get(address(row)).context["page"].cards
    assert [one.number for one in card.partly] == [6]
    assert 6 not in {one.number for one in card.covered}


def test_only_what_the_money_changes_is_listed_beside_each_other(signed_in: SignedIn) -> None:
    """5 and 9 hang on N9, 7 on R7, 11 and 12 on R11; the other eight are the same without."""
    row = make(signed_in(Role.BUDGET))
    answer = signed_in().get(address(row))
    assert [one.number for one in answer.context["beside"].rows] == [5, 7, 9, 11, 12]
    assert "8 anbefalinger får den samme tilstand med og uden pengene." in answer.content.decode()


def test_what_cannot_be_kept_is_said_in_words(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET), cap_2025="5.000.000", wish_N2="must", wish_N6="must")
    text = page(signed_in(), address(row))
    assert "Betingelserne kan ikke opfyldes på én gang." in text
    for words in ("N2 skal med.", "N6 skal med.", "Højst 4.000.000 kr. i 2024."):
        assert words in text
    assert "Højst 5.000.000 kr. i 2025." not in text


def test_what_is_decided_is_said_and_not_chosen(signed_in: SignedIn, a_user: A) -> None:
    enter_outcomes(planned("N9"), a_decision(), a_user())
    enter_outcomes(planned("R11"), a_decision(kind="rejected"), a_user())
    row = make(signed_in(Role.BUDGET))
    (card,) = signed_in().get(address(row)).context["page"].cards
    assert not {"N9", "R11"} & set(card.choice.notes)
    assert 9 in {one.number for one in card.covered}
    text = page(signed_in(), address(row))
    assert "givet som ønsket. Tæller med og koster ikke mere." in text
    assert "ikke givet. Kan ikke vælges." in text


def test_weights_and_wishes_are_part_of_what_was_asked(signed_in: SignedIn) -> None:
    row = make(
        signed_in(Role.BUDGET),
        weight_13="5",
        shares="BIU 2024-25: 3.000.000\n35.10 2024: 1.000.000",
        exclusions="N2, N6",
        packages="N9 R11",
    )
    question = read_question(row.question)
    assert question.weights == {13: 5}
    assert question.exclusions == (("N2", "N6"),)
    assert question.packages == (("N9", "R11"),)
    assert question.caps[2:] == (
        Cap(2024, 3_000_000, committee="BIU"),
        Cap(2025, 3_000_000, committee="BIU"),
        Cap(2024, 1_000_000, appropriation="35.10"),
    )
    text = page(signed_in(), address(row))
    for words in ("Højst ét af N2 og N6.", "Alle eller ingen af N9 og R11.", "anbefaling 13: 5"):
        assert words in text
    assert "2024 for BIU" in text
    assert "2024 på bevilling 35.10" in text


def test_the_price_of_keeping_and_the_loss_without(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET))
    table = signed_in().get(address(row)).context["worth"]
    said = {cells[0].text: (cells[3].text, cells[4].text) for _mark, cells, _row in table.body}
    assert said["R11"] == ("2 anbefalinger færre", "intet")
    assert said["R7"] == ("1 del færre", "intet")
    assert list(said) == ["N2", "N6", "N9", "N13", "R7", "R11"]


def test_the_front_is_a_picture_with_its_numbers_below(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET))
    answer = signed_in().get(address(row))
    picture = answer.context["page"].picture
    assert picture is not None
    assert len(picture.dots) == len(answer.context["front"].rows)
    text = answer.content.decode()
    assert "<title>1.000.000 kr.: 5 anbefalinger</title>" in text
    assert "1.000.000" in text[text.index("</svg>", text.index("sc-front")) :]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Giv scenariet et navn"),
        ({"purpose": ""}, "Skriv, hvad scenariet skal bruges til"),
        ({"purpose": "om 010190-1234"}, "ligner et personnummer"),
        ({"cap_2024": "", "cap_2025": ""}, "Skriv et loft for mindst ét år"),
        ({"cap_2024": "-5"}, "kan ikke være under 0 kr."),
        ({"cap_2024": "mange penge"}, "2024"),
        ({"shares": "BIU 2.000.000"}, "Skriv udvalg eller bevilling, år og beløb"),
        ({"exclusions": "N2"}, "Skriv mindst to notater"),
        ({"exclusions": "N2, N77"}, "N77"),
        ({"weight_6": "-1"}, "Vægt af anbefaling 6"),
        ({"at": "nytår"}, "Skriv datoen som 28-06-2023"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_saved(
    changes: dict[str, str], words: str, signed_in: SignedIn
) -> None:
    answer = signed_in(Role.BUDGET).post(NEW, filled(**changes))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert "010190" not in re.sub(r"<(textarea|input)[^>]*>[^<]*", "", answer.content.decode())
    assert not Scenario.objects.exists()


def test_two_price_levels_are_refused_in_words(signed_in: SignedIn) -> None:
    PlannedNote.objects.filter(key="N9").update(price_base=2025)
    answer = signed_in(Role.BUDGET).post(NEW, filled())
    assert "flere prisniveauer" in answer.content.decode()
    assert not Scenario.objects.exists()


def test_without_any_cost_the_form_says_what_to_do(signed_in: SignedIn) -> None:
    PlannedCost.objects.all().delete()
    text = page(signed_in(Role.BUDGET), NEW)
    assert "Ingen notater har et beløb" in text
    assert reverse("decisions:list") in text


def test_without_a_register_the_form_says_what_to_do(signed_in: SignedIn, annex: Annex) -> None:
    annex.recommendations.all().delete()
    assert "Registret er tomt" in page(signed_in(Role.BUDGET), NEW)


def test_a_copy_begins_with_the_same_question(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    changes = {"weight_13": "5", "wish_N2": "forbid", "shares": "BIU 2024-25: 3.000.000"}
    row = make(client, **changes)
    form = client.get(f"{NEW}?kopi={row.pk}").context["form"]
    assert form["title"].value() == "Stramt budget (kopi)"
    assert form["cap_2024"].value() == "4.000.000"
    assert (form["weight_13"].value(), form["wish_N2"].value()) == (5, "forbid")
    assert form["shares"].value() == "BIU 2024-25: 3.000.000"
    answer = client.post(f"{NEW}?kopi={row.pk}", filled(**changes, title="Igen"))
    assert answer.status_code == 302
    again = Scenario.objects.latest("pk")
    assert again.question == row.question
    event = AuditEvent.objects.get(verb="scenario.copied")
    assert event.facts == {"title": "Igen", "of": "Stramt budget"}


def test_a_scenario_is_deleted_and_the_log_keeps_its_name(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    row = make(client)
    answer = client.post(reverse("scenarios:delete", args=[row.pk]), follow=True)
    assert "er slettet" in answer.content.decode()
    assert not Scenario.objects.exists()
    assert AuditEvent.objects.get(verb="scenario.deleted").facts["title"] == "Stramt budget"


def test_readers_read_and_do_nothing_else(signed_in: SignedIn, a_user: A) -> None:
    row = make(signed_in(Role.CASE_OFFICER))
    reader = signed_in(Role.STEERING)
    text = page(reader, address(row))
    assert "Kopiér og ret" not in text
    assert "Slet scenariet" not in text
    assert reader.get(NEW).status_code == 403
    assert reader.post(NEW, filled()).status_code == 403
    assert reader.post(reverse("scenarios:delete", args=[row.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        delete_scenario(row, a_user(Role.STEERING))
    assert Scenario.objects.count() == 1


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    for path in (LIST, NEW, "/scenarier/sammenlign/"):
        assert client.get(path).status_code == 302


def test_two_scenarios_are_compared(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    first, second = make(client), make(client, title="Rigeligt", cap_2024="9.000.000", cap_2025="")
    answer = client.get(f"/scenarier/sammenlign/?valgt={first.pk}&valgt={second.pk}")
    text = answer.content.decode()
    assert "Stramt budget" in text
    assert "Rigeligt" in text
    same = {line.head: line.is_same for line in answer.context["lines"]}
    assert same["Formål"]
    assert not same["Loft"]
    differing = {row.number for row in answer.context["table"].rows}
    assert 2 in differing
    assert 1 not in differing


def test_the_two_newest_are_compared_where_none_are_chosen(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    for title in ("Gammelt", "Nyere", "Nyest"):
        make(client, title=title)
    text = page(client, "/scenarier/sammenlign/")
    assert "Gammelt" not in text
    assert "Alle anbefalinger får den samme tilstand i scenarierne." in text


def test_one_scenario_alone_is_not_compared(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    row = make(client)
    answer = client.get(f"/scenarier/sammenlign/?valgt={row.pk}", follow=True)
    assert "Vælg mindst to scenarier" in answer.content.decode()


def test_an_answer_reads_the_same_when_the_register_has_changed(signed_in: SignedIn) -> None:
    row = make(signed_in(Role.BUDGET))
    PlannedCost.objects.update(kr=99_000_000)
    PlannedNote.objects.filter(key="R7").delete()
    text = page(signed_in(), address(row))
    assert "8 af 13 anbefalinger er dækket, hvis N9, R7 og R11 får penge." in text


def test_the_list_exports_its_rows(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    make(client)
    text = client.get(f"{LIST}?format=csv").content.decode("utf-8-sig")
    assert "Stramt budget" in text
    assert "8 af 13 anbefalinger er dækket" in text


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_every_page_takes_at_most_twelve_queries_whatever_the_rows(signed_in: SignedIn) -> None:
    client = signed_in(Role.BUDGET)
    first, second = make(client), make(client)
    both = f"/scenarier/sammenlign/?valgt={first.pk}&valgt={second.pk}"
    few = {path: cost(client, path) for path in (LIST, NEW, address(first), both)}
    assert max(few.values()) <= 12, few
    for _ in range(3):
        make(client)
    assert cost(client, LIST) == few[LIST]


@pytest.mark.parametrize(
    ("caps", "words"),
    [
        ((), "mindst ét loft"),
        ((Cap(2024, 1, committee="BIU", appropriation="3310"),), "ikke begge"),
        ((Cap(2024, 1), Cap(2024, 2)), "allerede et loft"),
    ],
)
def test_the_step_itself_refuses_caps_that_the_page_could_not_show(
    annex: Annex, a_user: A, caps: tuple[Cap, ...], words: str
) -> None:
    register = register_of(annex)
    assert register is not None
    question = Question(date(2024, 1, 1), caps)
    with pytest.raises(Refused, match=words):
        make_scenario(asked_of(register), question, a_user(), title="T", purpose="P")
    assert not Scenario.objects.exists()
