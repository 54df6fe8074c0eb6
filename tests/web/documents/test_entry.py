"""Pages that nobody can read are shown beside a form, and what is written is a value as any."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.entered import written
from brobygger.domain.documents.restore import restore
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.blanks import EntryForm
from brobygger.web.documents.models import Document, Finding, nothing_waits
from brobygger.web.documents.skeletons import SKELETONS
from brobygger.web.documents.steps import closing, entry, review
from brobygger.web.documents.written import NotFree

from .conftest import NUMBER, LayIn
from .pictured import printed_note, with_pictures, without_reader
from .test_rest import confirmed

AUser = Callable[..., User]
SignedIn = Callable[..., Client]

PRINTED = printed_note()


@pytest.fixture
def pictured(lay_in: LayIn, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A note that is pictures all through, on a machine that reads none."""
    without_reader(monkeypatch)
    return confirmed(lay_in("skannet.pdf", with_pictures(PRINTED)))


def address(document: Document, page: int = 1) -> str:
    return f"/dokumenter/{document.pk}/skriv-af/?side={page}"


def fields(**typed: str) -> dict[str, str]:
    return {f"af-{name.replace('__', '.')}": text for name, text in typed.items()}


WRITTEN = fields(
    page="1",
    code="BI41",
    title="Mødesteder i Eksempelhaven",
    budget_round="2027",
    fte="2½\n1",
    section__heading="1. Baggrund",
    section__text="Et område uden mødesteder.",
    table__caption="Tabel 1. Udgifter",
    table__years="2027-29",
    table__unit="1.000 kr.",
    table__price_base="2027 p/l",
    table__rows="Løn;1.600;1.600;\nDrift\t(200)\t0\t300\nI alt;1.400;1.600;300",
    funds__agreement="Budget 2024",
    funds__year="2024",
    funds__amount_kr="0,5 mio. kr.",
) | {"af-need_to": "Need to"}


def test_a_paper_of_pictures_is_never_silently_empty(
    pictured: Document, signed_in: SignedIn
) -> None:
    client = signed_in()
    shown = client.get(f"/dokumenter/{pictured.pk}/gennemgang/").content.decode()
    assert "Side 1-2 er ikke læst" in shown
    assert "Skriv af fra siderne" in shown
    first = client.get(address(pictured)).content.decode()
    assert "Hvad er det for et papir?" in first
    assert f"/dokumenter/{pictured.pk}/sider/1.png" in first
    client.post(f"/dokumenter/{pictured.pk}/skriv-af/slags/", {"slags": "budget_note", "side": "1"})
    assert 'name="af-code"' in client.get(address(pictured)).content.decode()


def test_what_is_written_enters_the_register_with_its_page_as_source(
    pictured: Document, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry.name_kind(pictured.owner, pictured.pk, "budget_note")
    answer = signed_in().post(address(pictured), WRITTEN)
    assert answer.status_code == 302, answer.content.decode()
    pictured.refresh_from_db()
    assert (pictured.code, pictured.budget_round) == ("BI41", 2027)
    value = pictured.values.get(path="fte.0")
    assert (value.state, value.corrected) == ("corrected", "2.5")
    assert (value.found["method"], value.found["source"]["page"]) == ("entered", 1)
    for finding in Finding.objects.open().filter(document=pictured):
        review.keep(pictured.owner, finding.pk)
    assert nothing_waits(pictured)
    values = closing.confirmed_values(pictured)
    note = restore(BudgetNote, values)
    assert note.code is not None
    assert (note.code.value, note.code.method, note.code.source.page) == ("BI41", "entered", 1)
    [table] = note.tables
    assert (table.id, table.years) == ("table_1", (2027, 2028, 2029))
    amounts = [[cell.amount_kr.value for cell in row.cells] for row in table.rows]
    assert amounts == [
        [1_600_000, 1_600_000, None],
        [-200_000, 0, 300_000],
        [1_400_000, 1_600_000, 300_000],
    ]
    assert [row.kind for row in table.rows] == ["row", "row", "total"]
    assert note.earlier_funds[0].amount_kr.value == 500_000
    assert note.need_to["Need to"].value is True
    assert note.sections["1. Baggrund"].value == "Et område uden mødesteder."
    url = closing.register(pictured.owner, pictured.pk)
    shown = signed_in().get(f"/dokumenter/{pictured.pk}/").content.decode()
    assert "Side 1-2 er ikke læst" in shown
    assert signed_in().get(url).status_code == 200


def test_undo_takes_out_all_of_a_step_and_the_kind_again(
    pictured: Document, signed_in: SignedIn
) -> None:
    entry.name_kind(pictured.owner, pictured.pk, "budget_note")
    signed_in().post(address(pictured), WRITTEN)
    assert pictured.values.count() > 20
    review.undo(pictured.owner, pictured.pk)
    pictured.refresh_from_db()
    assert not pictured.values.exists()
    assert pictured.values_read == SKELETONS["budget_note"]()
    assert (pictured.code, pictured.title) == ("", "")
    review.undo(pictured.owner, pictured.pk)
    pictured.refresh_from_db()
    assert (pictured.template, pictured.values_read) == ("unknown", {})
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert "documents.entered" in verbs
    assert verbs[-2:] == ["documents.undone", "documents.undone"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Skriv mindst én værdi"),
        ({"budget_round": "to tusind"}, "Skriv et årstal"),
        (
            {"table__rows": "Løn;1;2", "table__years": "2027-29", "table__unit": "kr."},
            "2 beløb og 3 år",
        ),
        ({"table__rows": "Løn;1;2", "table__years": "2027-28"}, "Skriv enheden"),
        ({"table__rows": "Løn;1;2"}, "hvilke år"),
        ({"table__years": "2027-28"}, "Skriv tabellens linjer"),
        ({"fte": "halvanden"}, "halvanden"),
        ({"section__heading": "Baggrund"}, "både overskrift og tekst"),
        ({"funds__year": "2024"}, "aftale, år og beløb"),
        ({"title": NUMBER}, "personnummer"),
    ],
)
def test_what_cannot_be_understood_is_said(typed: Mapping[str, str], said: str) -> None:
    values = SKELETONS["budget_note"]()
    form = EntryForm("budget_note", values, [1], fields(page="1", **typed))
    assert not form.is_valid()
    assert said in " ".join(str(sentence) for told in form.errors.values() for sentence in told)


def test_a_form_with_a_fault_stores_nothing_and_keeps_what_was_typed(
    pictured: Document, signed_in: SignedIn
) -> None:
    entry.name_kind(pictured.owner, pictured.pk, "budget_note")
    typed = fields(page="2", code="BI41", fte="halvanden")
    page = signed_in().post(address(pictured), typed).content.decode()
    assert 'value="BI41"' in page
    assert 'data-page="2"' in page
    assert not pictured.values.exists()


def test_only_what_is_missing_is_asked_for_and_a_place_is_never_taken_twice(
    pictured: Document, signed_in: SignedIn
) -> None:
    entry.name_kind(pictured.owner, pictured.pk, "budget_note")
    client = signed_in()
    client.post(address(pictured), fields(page="2", code="BI41"))
    assert 'name="af-code"' not in client.get(address(pictured)).content.decode()
    with pytest.raises(NotFree):
        entry.enter(pictured.owner, pictured.pk, 2, [("code", written("BI42", 2))])
    assert pictured.values.get(path="code").corrected == "BI41"


def test_a_recommendation_can_be_written_off(pictured: Document) -> None:
    values = SKELETONS["recommendation_annex"]()
    typed = fields(
        page="2",
        date="28-06-2023",
        recommendation__number="3",
        recommendation__text="Kommunen åbner et mødested.",
        recommendation__category="0",
        recommendation__administrations="SOF, BUF",
    )
    form = EntryForm("recommendation_annex", values, [1, 2], typed)
    assert form.is_valid(), form.errors
    entry.name_kind(pictured.owner, pictured.pk, "recommendation_annex")
    entry.enter(pictured.owner, pictured.pk, 2, form.trees)
    pictured.refresh_from_db()
    annex = restore(RecommendationAnnex, closing.confirmed_values(pictured))
    assert annex.recommendations[0].number == 3
    assert [each.value for each in annex.recommendations[0].parts[0].administrations] == [
        "SOF",
        "BUF",
    ]


def test_what_a_colleague_wrote_after_it_keeps_its_place(pictured: Document, a_user: AUser) -> None:
    entry.name_kind(pictured.owner, pictured.pk, "budget_note")
    entry.enter(pictured.owner, pictured.pk, 1, [("goals.+", written("Mål A", 1))])
    entry.enter(a_user(Role.BUDGET), pictured.pk, 1, [("goals.+", written("Mål B", 1))])
    review.undo(pictured.owner, pictured.pk)
    told: list[Any] = list(pictured.values.order_by("path").values_list("state", "corrected"))
    assert told == [("rejected", None), ("corrected", "Mål B")]


def test_what_is_written_answers_the_finding_that_missed_it_and_undo_asks_again(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_reader(monkeypatch)
    partial = confirmed(lay_in("delvist.pdf", with_pictures(PRINTED, (1,))))
    missed = Finding.objects.open().get(document=partial, field="code")
    entry.enter(partial.owner, partial.pk, 1, [("code", written("BI41", 1))])
    assert missed not in Finding.objects.open()
    review.undo(partial.owner, partial.pk)
    assert missed in Finding.objects.open()


def test_readers_write_nothing(pictured: Document, a_user: AUser) -> None:
    reader = a_user(Role.STEERING)
    with pytest.raises(PermissionDenied):
        entry.name_kind(reader, pictured.pk, "budget_note")
    with pytest.raises(PermissionDenied):
        entry.enter(reader, pictured.pk, 1, [])
