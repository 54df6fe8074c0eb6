"""A confirmed note becomes rows; links to recommendations are proposals until a person answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.note import BudgetNote as Paper
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.decisions.steps import enter_outcomes
from brobygger.web.budgets.models import BudgetNote, LineAmount, NoteLink
from brobygger.web.budgets.panels import find
from brobygger.web.budgets.steps import accept_note, annex_accepted, decide_link
from brobygger.web.documents.models import Document, Finding, Value
from brobygger.web.recommendations.steps import accept_annex
from web.budgets.decisions import a_decision, planned

pytestmark = pytest.mark.django_db

Accept = Callable[..., BudgetNote]


@pytest.fixture
def accept(a_user: Callable[..., User]) -> Accept:
    """Put a note into the register: ``accept(demo_note())``."""

    def do(paper: Paper | None = None) -> BudgetNote:
        values: dict[str, Any] = as_json(paper or demo_note())
        document = Document.objects.create(
            owner=a_user(), state="review", template="budget_note", file_name="notat.pdf"
        )
        accept_note(document, values, a_user())
        return BudgetNote.objects.get(document=document)

    return do


@pytest.fixture
def annex(a_user: Callable[..., User]) -> Callable[[], None]:
    """Put the demo annex into the register."""

    def do() -> None:
        values: dict[str, Any] = as_json(demo_annex())
        document = Document.objects.create(
            owner=a_user(), state="review", template="recommendation_annex"
        )
        accept_annex(document, values, a_user())
        annex_accepted(document, values, a_user())

    return do


def test_the_lines_are_whole_kroner_with_their_price_base(accept: Accept) -> None:
    note = accept()
    line = note.lines.get(table="table_1", order=0)
    assert (line.price_base, line.control_area) == (2024, "Service")
    assert list(line.amounts.values_list("year", "kr")) == [
        (year, 1_600_000) for year in (2024, 2025, 2026, 2027)
    ]


def test_a_blank_cell_leaves_no_amount(accept: Accept) -> None:
    paper = demo_note()
    table = paper.tables[0]
    row = table.rows[0]
    blank = replace(row.cells[0], amount_kr=Found(None, ""))
    changed = replace(table, rows=(replace(row, cells=(blank, *row.cells[1:])), *table.rows[1:]))
    note = accept(replace(paper, tables=(changed, *paper.tables[1:])))
    line = note.lines.get(table="table_1", order=0)
    assert not LineAmount.objects.filter(line=line, year=2024).exists()


def test_a_second_copy_is_the_same_note_and_keeps_history(accept: Accept) -> None:
    first = accept()
    paper = demo_note()
    second = accept(replace(paper, title=Found("En anden titel", "En anden titel")))
    assert second.pk == first.pk
    assert BudgetNote.objects.count() == 1
    assert second.history.count() == 2
    events = AuditEvent.objects.filter(verb="note.accepted")
    assert sorted(event.facts["replaced"] is not None for event in events) == [False, True]


@pytest.mark.parametrize("note_first", [True, False])
def test_the_area_note_is_proposed_for_recommendation_13_first(
    accept: Accept, annex: Callable[[], None], note_first: bool
) -> None:
    if note_first:
        note = accept()
        annex()
    else:
        annex()
        note = accept()
    link = note.links.first()
    assert link is not None
    assert link.recommendation.number == 13
    assert link.state == NoteLink.State.PROPOSED
    assert link.evidence


def test_a_person_answers_and_may_take_it_back(
    accept: Accept, annex: Callable[[], None], a_user: Callable[..., User]
) -> None:
    annex()
    link = accept().links.first()
    assert link is not None
    decide_link(link, "confirmed", a_user())
    annex_accepted(link.recommendation.annex.document, {}, a_user())
    link.refresh_from_db()
    assert link.state == "confirmed"
    assert link.decided_by == a_user()
    decide_link(link, "proposed", a_user())
    assert link.decided_at is None
    assert AuditEvent.objects.filter(verb__startswith="link.").count() == 2


def test_a_reader_cannot_answer(
    accept: Accept, annex: Callable[[], None], a_user: Callable[..., User]
) -> None:
    annex()
    link = accept().links.first()
    assert link is not None
    with pytest.raises(PermissionDenied):
        decide_link(link, "confirmed", a_user(Role.STEERING))


@pytest.mark.parametrize("name", ["recommendations:list", "budgets:list"])
def test_empty_registers_say_what_comes(signed_in: Callable[..., Client], name: str) -> None:
    page = signed_in().get(reverse(name))
    assert page.status_code == 200
    assert "/dokumenter/" in page.content.decode()


def test_the_note_page_prints_its_tables_and_links_each_amount_to_its_place(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    note = accept()
    page = signed_in().get(reverse("budgets:note", args=[note.pk])).content.decode()
    for text in ("1.600", "8.000", "1.000 kr., 2024 p/l", "BI08", "2½"):
        assert text in page
    assert f"/dokumenter/{note.document_id}/kilde/" in page


def test_the_note_page_says_what_was_decided_and_where(
    in_register: Callable[..., Any],
    note_in_register: Callable[..., BudgetNote],
    signed_in: Callable[..., Client],
    a_user: Callable[..., User],
) -> None:
    in_register()
    path = reverse("budgets:note", args=[note_in_register().pk])
    assert "ikke indtastet" in signed_in().get(path).content.decode()
    decide_link(NoteLink.objects.get(recommendation__number=13), "confirmed", a_user())
    enter_outcomes(planned("N13"), a_decision(year_to=2025), a_user())
    page = signed_in().get(path).content.decode()
    assert "2024-25: givet som ønsket" in page
    assert reverse("decisions:planned", args=[planned("N13").pk]) in page
    assert "ikke indtastet" not in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("corrected", "Besvaret: værdien er rettet."),
        ("accepted", "Besvaret: værdien er godkendt, som den står."),
        ("rejected", "Besvaret: værdien er afvist."),
    ],
)
def test_a_finding_says_how_it_was_answered(
    accept: Accept, signed_in: Callable[..., Client], state: str, said: str
) -> None:
    note = accept()
    value = Value.objects.create(
        document=note.document,
        position=0,
        path="fte.0",
        found={},
        is_sure=False,
        state=state,
        corrected="2.5" if state == "corrected" else None,
    )
    Finding.objects.create(
        document=note.document,
        position=0,
        code="BUDGET-001",
        severity="warning",
        params={"table": "Tabel 1", "label": "Løn", "printed": "2", "sum": "3", "unit": "kr."},
        value=value,
    )
    page = signed_in().get(reverse("budgets:note", args=[note.pk])).content.decode()
    assert page.count("Besvaret: ") == 1
    assert said in page


def test_the_list_shows_what_the_note_asks_for(
    accept: Accept, signed_in: Callable[..., Client]
) -> None:
    accept()
    page = signed_in().get(reverse("budgets:list")).content.decode()
    assert "8.000.000" in page
    assert "2024 p/l" in page


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_list_costs_at_most_twelve_queries_whatever_the_rows(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    client = signed_in()
    accept()
    few = cost(client, reverse("budgets:list"))
    for number in range(10, 40):
        code = f"BI{number}"
        accept(replace(demo_note(), code=Found(code, code)))
    assert few == cost(client, reverse("budgets:list")) <= 12


def test_notes_without_a_code_are_all_kept(accept: Accept) -> None:
    paper = replace(demo_note(), code=Found(None, ""))
    assert accept(paper).pk != accept(paper).pk


@pytest.mark.parametrize("round_", [2024, None])
def test_one_code_stands_once_a_round(accept: Accept, round_: int | None) -> None:
    note = accept(replace(demo_note(), budget_round=Found(round_, "")))
    document = Document.objects.create(owner=note.accepted_by)
    with pytest.raises(IntegrityError):
        BudgetNote.objects.create(
            document=document,
            budget_round=round_,
            code=note.code,
            record={},
            accepted_by=note.accepted_by,
        )


def test_confirm_undo_and_reject_on_the_page(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    link = accept().links.first()
    assert link is not None
    client = signed_in()
    url = reverse("budgets:link", args=[link.pk])
    for answer, said in (
        ("confirmed", "Bekræftet af"),
        ("proposed", "Forslag med stærke tegn"),
        ("rejected", "Afvist af"),
    ):
        page = client.post(url, {"svar": answer}, follow=True)
        assert said in page.content.decode()
        link.refresh_from_db()
        assert link.state == answer
    verbs = AuditEvent.objects.filter(verb__startswith="link.").values_list("verb", flat=True)
    assert sorted(verbs) == ["link.confirmed", "link.proposed", "link.rejected"]
    assert client.post(url, {"svar": "maybe"}).status_code == 400
    assert client.get(url).status_code == 405


def test_a_rejected_link_is_no_longer_shown_at_the_recommendation(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    link = accept().links.first()
    assert link is not None
    client = signed_in()
    url = reverse("recommendations:recommendation", args=[link.recommendation_id])
    assert "BI08" in client.get(url).content.decode()
    client.post(reverse("budgets:link", args=[link.pk]), {"svar": "rejected"})
    assert "BI08" not in client.get(url).content.decode()


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT])
def test_readers_see_the_notes_and_answer_nothing(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client], role: str
) -> None:
    annex()
    note = accept()
    link = note.links.first()
    assert link is not None
    client = signed_in(role)
    page = client.get(reverse("budgets:note", args=[note.pk])).content.decode()
    assert "rg-link__do" not in page
    assert client.get(reverse("budgets:list")).status_code == 200
    answer = client.post(reverse("budgets:link", args=[link.pk]), {"svar": "confirmed"})
    assert answer.status_code == 403
    assert "ser ud til at tjene" not in client.get("/").content.decode()


def test_what_waits_for_an_answer_stands_on_the_overview(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    link = accept().links.first()
    assert link is not None
    client = signed_in()
    assert "ser ud til at tjene" in client.get("/").content.decode()
    client.post(reverse("budgets:link", args=[link.pk]), {"svar": "confirmed"})
    assert "ser ud til at tjene" not in client.get("/").content.decode()


def test_a_note_code_finds_the_note_and_what_it_serves(
    accept: Accept, annex: Callable[[], None], a_user: Callable[..., User]
) -> None:
    annex()
    accept()
    for text in ("BI08", "bi 08"):
        hits = list(find(a_user(), text))
        assert [(hit.link, hit.code) for hit in hits] == [
            ("budgets", "BI08"),
            ("recommendations", "13"),
        ]
        assert "tjener anbefaling 13 (forslag)" in hits[0].detail
    assert [hit.link for hit in find(a_user(), "lokal indsats")] == ["budgets"]


def test_the_latest_changes_lead_to_the_note(
    accept: Accept, annex: Callable[[], None], signed_in: Callable[..., Client]
) -> None:
    annex()
    note = accept()
    page = signed_in(Role.STEERING).get("/").content.decode()
    assert reverse("budgets:note", args=[note.pk]) in page
    assert "?bilag=" in page
