"""The state at a date and what falls away: words, chains down to the paper, picture and table."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.build import PartFacts
from brobygger.domain.recommendations.portfolio.state import LABELS, State
from brobygger.web.accounts.models import Role, User
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.budgets.portfolio import portfolio_of
from brobygger.web.budgets.states.falls import PartRow, RecommendationRow, fall_of
from brobygger.web.budgets.states.page import lines_of
from brobygger.web.recommendations.models import Annex, Recommendation
from domain.recommendations.portfolio.golden import CASES, DAYS, labels_on
from papers.annexes import an_annex
from web.budgets.decisions import a_decision, planned

pytestmark = pytest.mark.django_db

A = Callable[..., User]
SignedIn = Callable[..., Client]
STATES = "/tilstand/"
INDEX = "/tilstand/uden/"


@pytest.fixture
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex in the register."""
    return in_register()


def page(client: Client, path: str) -> str:
    """The text of a page that must open."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def enter_case(name: str, user: User) -> None:
    """The decisions of a golden case as rows of the database."""
    for one in CASES[name][0]:
        Outcome.objects.create(
            planned_note=planned(one.note),
            year=one.year,
            kind=one.kind,
            decided_on=one.decided_on or date(2023, 10, 5),
            committee="BR",
            covers=sorted(one.covers),
            excludes=sorted(one.excludes),
            other=one.other or "",
            settled=one.settled,
            until_year=one.until.year + 1 if one.until else None,
            entered_by=user,
        )


@pytest.mark.parametrize("case", CASES)
def test_the_golden_cases_on_the_page(
    case: str, annex: Annex, signed_in: SignedIn, a_user: A
) -> None:
    enter_case(case, a_user())
    for day in DAYS:
        answer = signed_in().get(f"{STATES}?dato={day.isoformat()}")
        shown = {line.row.number: line.said.code for line in answer.context["table"].found}
        assert shown == labels_on(CASES[case][1], day)


def test_the_lean_register_says_the_same_as_the_whole(annex: Annex, a_user: A) -> None:
    enter_case("decided in all ways", a_user())
    register = register_of(annex)
    assert register is not None
    for day in DAYS:
        assert register.portfolio.at(day) == portfolio_of(annex).at(day)


def test_every_fallen_or_lapsed_part_ends_in_words_of_the_paper(annex: Annex, a_user: A) -> None:
    enter_case("N9 rejected", a_user())
    register = register_of(annex)
    assert register is not None
    lost = 0
    for day in DAYS:
        for line in lines_of(register, register.portfolio.at(day)):
            for part in line.parts:
                if part.state.state is State.FALLS:
                    lost += 1
                    assert part.reasons[-1].quote
                    assert part.reasons[-1].place is not None
    assert lost > 10


def test_the_chain_is_read_on_the_page_down_to_the_quote(annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(Role.STEERING), f"{STATES}?dato=2024-01-01")
    row = text[text.index("Foreningernes evne") :]
    row = row[: row.index("</tr>")]
    assert "Faldet" in row
    assert "venter på del 11b" in row
    assert "budgettet blev vedtaget 15-10-2023 uden dem" in row
    assert "»" in row
    assert f"/dokumenter/{annex.document_id}/kilde/?" in row
    assert "mildt læst: Dækket" in row


def test_lapsed_is_told_apart_from_fallen(annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(), f"{STATES}?dato=2026-01-01")
    assert "Ophørt" in text
    assert "til og med 31-12-2025" in text
    answer = signed_in().get(f"{STATES}?dato=2026-01-01&tilstand=lapsed")
    assert [line.row.number for line in answer.context["table"].found] == [8]


def test_the_counts_stand_on_top_and_lead_to_their_rows(annex: Annex, signed_in: SignedIn) -> None:
    answer = signed_in().get(f"{STATES}?dato=2024-01-01")
    counts = {one.said.code: one.count for one in answer.context["counts"]}
    assert list(counts) == list(LABELS)
    assert sum(counts.values()) == 13
    for one in answer.context["counts"]:
        rows = signed_in().get(one.url).context["table"].found
        assert len(rows) == one.count


def test_what_nobody_knows_is_listed(annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(), f"{STATES}?dato=2024-01-01")
    assert "PORTFOLIO-001" in text
    assert "PORTFOLIO-003" in text
    assert "Budget 2024 er vedtaget, men der er ikke indtastet en beslutning om N9." in text
    doubts = text[text.index('id="usikkert"') :]
    assert reverse("decisions:planned", args=[planned("N9").pk]) in doubts
    assert "Åbn del 3a" in doubts


def test_a_note_put_off_to_no_round_is_listed_with_the_page_that_mends_it(
    annex: Annex, signed_in: SignedIn, a_user: A
) -> None:
    row = Outcome.objects.create(
        planned_note=planned("N9"),
        year=2024,
        kind="deferred",
        decided_on=date(2023, 10, 5),
        committee="BR",
        entered_by=a_user(),
    )
    text = page(signed_in(), f"{STATES}?dato=2030-01-01")
    doubt = text[text.index("N9 er udskudt, men der står ikke") :]
    assert "PORTFOLIO-006" in doubt
    assert reverse("decisions:planned", args=[row.planned_note_id]) in doubt
    assert f"/dokumenter/{annex.document_id}/kilde/?" in doubt
    row.until_year = 2025
    row.save()
    assert "PORTFOLIO-006" not in page(signed_in(), f"{STATES}?dato=2030-01-01")


@pytest.mark.parametrize("typed", ["28-06-2024", "2024-06-28"])
def test_a_date_in_both_ways(typed: str, annex: Annex, signed_in: SignedIn) -> None:
    assert "Tilstand den 28-06-2024" in page(signed_in(), f"{STATES}?dato={typed}")


def test_a_date_that_is_none(annex: Annex, signed_in: SignedIn) -> None:
    assert "Skriv datoen som 28-06-2023." in page(signed_in(), f"{STATES}?dato=snart")


@pytest.mark.parametrize("path", [STATES, INDEX])
def test_an_empty_register_says_what_comes(path: str, signed_in: SignedIn) -> None:
    assert "/dokumenter/" in page(signed_in(), path)


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def many(in_register: Callable[..., Annex]) -> Annex:
    """An annex of sixty recommendations, each with an order."""
    order = [PartFacts("åbne klubber", "note", ("BUF",), ordered_by="BIU")]
    return in_register(an_annex(*[order for _ in range(60)]))


def test_the_pages_cost_the_same_however_many_rows(
    annex: Annex, in_register: Callable[..., Annex], signed_in: SignedIn, a_user: A
) -> None:
    client = signed_in()
    enter_case("all four granted", a_user())
    one = reverse("states:without", args=[planned("N9").pk])
    few = {path: cost(client, path) for path in (STATES, INDEX, one)}
    assert all(count <= 12 for count in few.values())
    big = many(in_register)
    for row in big.planned_notes.all():
        Outcome.objects.create(
            planned_note=row, kind="funded", decided_on=date(2023, 10, 5), entered_by=a_user()
        )
    query = f"?bilag={big.pk}"
    path = reverse("states:without", args=[big.planned_notes.get(key="N9").pk])
    assert cost(client, STATES + query) <= few[STATES]
    assert cost(client, INDEX + query) <= few[INDEX]
    assert cost(client, path) <= few[one]


def without(key: str, day: str = "") -> str:
    """The address of what falls without a note."""
    path = reverse("states:without", args=[planned(key).pk])
    return f"{path}?dato={day}" if day else path


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("N9", "Uden N9 falder 2 anbefalinger (5 og 9)."),
        ("N6", "Uden N6 bliver 1 anbefaling kun delvis dækket (6)."),
        ("N13", "Uden N13 falder 1 anbefaling (13)."),
        ("ØKF", "Uden ØKF falder 1 anbefaling (13)."),
        ("N2", "Uden N2 falder 1 anbefaling (2) og går 1 anbefaling tilbage til åben (3)."),
        ("R11", "Uden R11 falder 1 anbefaling (12) og bliver 1 anbefaling kun delvis dækket (11)."),
    ],
)
def test_the_sentence(key: str, sentence: str, annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(Role.STEERING), without(key))
    assert f'<h1 class="st-answer">{sentence}</h1>' in text


def test_the_day_is_the_first_of_the_budget_asked_for(annex: Annex, signed_in: SignedIn) -> None:
    assert "uden N9 den 01-01-2024" in page(signed_in(), without("N9"))
    assert "uden N9 den 01-01-2026" in page(signed_in(), without("N9", "2026-01-01"))


def test_the_index_puts_first_what_most_falls_with(annex: Annex, signed_in: SignedIn) -> None:
    rows = signed_in().get(INDEX).context["table"].found
    keys = [one.planned.key for one in rows]
    assert keys[0] == "N9"
    assert set(keys) == {"N2", "N6", "N9", "N13", "R3", "R7", "R11", "ØKF"}
    weights = [one.fall.weight for one in rows]
    assert weights == sorted(weights, reverse=True)
    text = page(signed_in(), f"{INDEX}?dato=2025-01-01")
    assert "Uden N9 falder 2 anbefalinger (5 og 9)." in text
    assert f"{without('N9')}?dato=2025-01-01" in text


def svg_of(text: str) -> ElementTree.Element:
    """The picture of a page."""
    found = re.search(r'<svg class="st-flow".*?</svg>\s*(?=<section)', text, re.DOTALL)
    assert found is not None
    return ElementTree.fromstring(found[0])


@pytest.mark.parametrize("key", ["N2", "N9", "N6", "ØKF", "R11"])
def test_picture_and_table_say_the_same(key: str, annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(), without(key))
    register = register_of(annex)
    assert register is not None
    fall = fall_of(register, planned(key), date(2024, 1, 1))
    drawn = [" ".join(node.itertext()).split() for node in svg_of(text).iter() if _is_box(node)]
    table = text[text.rindex("<tbody>") : text.rindex("</tbody>")]
    told = [re.sub(r"<[^>]*>", " ", row).split() for row in table.split("</tr>")]
    for one in fall.recommendations:
        rows: list[tuple[RecommendationRow | PartRow, str]] = [(one, str(one.row.number))]
        rows += [(part, part.code) for part in one.parts]
        for row, code in rows:
            box = next(words for words in drawn if words[0] == code)
            line = next(words for words in told if words and words[0] == code)
            for word in (
                *row.before.word.split(),
                *(row.after.word.split() if row.is_changed else ["uændret"]),
            ):
                assert word in box
                assert word in line
    assert len(drawn) == 1 + sum(1 + len(one.parts) for one in fall.recommendations)


def _is_box(node: ElementTree.Element) -> bool:
    return node.get("class", "").startswith("st-flow__box")


def test_the_picture_is_told_to_those_who_do_not_see_it(annex: Annex, signed_in: SignedIn) -> None:
    svg = svg_of(page(signed_in(), without("N2")))
    assert svg.get("role") == "img"
    words = {child.tag: "".join(child.itertext()) for child in svg}
    assert words["title"] == "Med og uden N2"
    assert "Uden N2 falder 1 anbefaling" in words["desc"]
    assert not [node for node in svg.iter() if node.get("style")]
    waits = [node for node in svg.iter() if "st-flow__line--waits" in node.get("class", "")]
    assert len(waits) == 1  # 3b waits for 2a


def test_a_note_that_nothing_hangs_on(annex: Annex, signed_in: SignedIn) -> None:
    PlannedNote.objects.create(annex=annex, key="N77")
    text = page(signed_in(), without("N77"))
    assert "Ingen del i bilaget hænger på det." in text
    assert "st-flow" not in text.split('id="indhold"')[1].split("states.css")[0]


def test_the_recommendation_page_says_the_state_today_with_its_reason(
    annex: Annex, signed_in: SignedIn, a_user: A
) -> None:
    year = timezone.localdate().year
    enter_outcomes(planned("N9"), a_decision(kind="rejected", year_to=year), a_user())
    nine = Recommendation.objects.get(number=9, annex=annex)
    text = page(signed_in(Role.STEERING), reverse("recommendations:recommendation", args=[nine.pk]))
    assert "Tilstand i dag" in text
    assert "N9 er ikke givet" in text
    assert "BR 05-10-2023, punkt 4" in text
    assert without("N9") in text


def test_the_list_of_recommendations_leads_to_the_states(annex: Annex, signed_in: SignedIn) -> None:
    text = page(signed_in(Role.STEERING), reverse("recommendations:list"))
    assert 'href="/tilstand/"' in text
    assert 'href="/tilstand/uden/"' in text


def test_a_superseded_edition_says_no_state(
    annex: Annex, in_register: Callable[..., Annex], signed_in: SignedIn
) -> None:
    in_register()
    nine = Recommendation.objects.get(number=9, annex=annex)
    text = page(signed_in(), reverse("recommendations:recommendation", args=[nine.pk]))
    assert "Tilstand i dag" not in text


def test_a_file_holds_states_and_reasons(annex: Annex, signed_in: SignedIn) -> None:
    answer = signed_in().get(f"{STATES}?dato=2024-01-01&format=csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert "Faldet (mildt læst: Dækket)" in text
    assert "venter på del 11b ← mangler penge" in text


def test_english_readers_read_english(annex: Annex, signed_in: SignedIn) -> None:
    client = signed_in()
    client.cookies["django_language"] = "en"
    text = page(client, f"{STATES}?dato=2024-01-01")
    assert "waits for part 11b" in text
    assert "Covered" in text
