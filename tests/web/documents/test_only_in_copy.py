"""What stands only in the other copy is taken from it in one press, and can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from brobygger.domain.documents.confirmed import found_in
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.desk import lay_out
from brobygger.web.documents.models import Document, Finding, Value
from brobygger.web.documents.steps import closing, copies, review
from brobygger.web.documents.written import NotFree
from papers.note_text import note_text as loose_note

from .conftest import LayIn

SignedIn = Callable[..., Client]
AUser = Callable[..., User]


@pytest.fixture
def full(lay_in: LayIn) -> Document:
    return lay_in("hel.txt", loose_note())


@pytest.fixture
def poor(full: Document, lay_in: LayIn) -> Document:
    """A copy without its address, its second table, its ticks and its running foot."""
    return lay_in("mangler.txt", loose_note(address="", table_2="", districts="", foot=""))


def row_of(poor: Document, full: Document, field: str) -> tuple[int, dict[str, Any]]:
    rows = poor.comparisons.get(other=full).rows
    return next(
        (number, row)
        for number, row in enumerate(rows)
        if row["kind"] == "only_b" and row["field"] == field
    )


def page_of(poor: Document, full: Document, client: Client) -> str:
    return client.get(f"/dokumenter/{poor.pk}/sammenlign/{full.pk}/").content.decode()


def press(poor: Document, full: Document, client: Client, tag: str) -> Any:
    address = f"/dokumenter/{poor.pk}/sammenlign/{full.pk}/tag/"
    return client.post(address, {"tag": tag}, follow=True)


def test_a_value_is_taken_shown_and_taken_back(
    full: Document, poor: Document, signed_in: SignedIn
) -> None:
    client = signed_in("sagsbehandler")
    before = poor.values_read
    number, _row = row_of(poor, full, "address")
    assert "Brug Husvej 1" in page_of(poor, full, client)
    page = press(poor, full, client, f"anden:{number}").content.decode()
    assert "Brug Husvej 1" not in page
    assert page.count("</svg>Brugt") == 1
    value = poor.values.get(path="address")
    assert (value.state, value.corrected) == ("corrected", "Husvej 1")
    assert value.found["source"]["page"] is None
    assert value.step is not None
    assert value.step.before["copy"] == {"other": full.pk, "parts": ["address"]}
    event = AuditEvent.objects.order_by("-pk")[0]
    assert (event.verb, event.facts["path"]) == ("documents.taken_from_copy", "address")
    desk = client.get(f"/dokumenter/{poor.pk}/gennemgang/").content.decode()
    assert "Taget fra den anden udgave" in desk
    assert "1 værdi sat ind i hånden" in desk
    # Once is enough, and the undo of the page takes it back whole.
    press(poor, full, client, f"anden:{number}")
    assert poor.steps.count() == 1
    page = press(poor, full, client, f"fortryd:{number}").content.decode()
    assert "Brug Husvej 1" in page
    poor.refresh_from_db()
    assert poor.values_read == before
    assert not poor.values.filter(path="address").exists()


def test_a_whole_table_is_taken_with_its_years_and_rows(
    full: Document, poor: Document, signed_in: SignedIn
) -> None:
    number, row = row_of(poor, full, "tables.1")
    held = dict(found_in(row["put"][0]["tree"], "tables.+"))
    assert f"Brug {sum(f['value'] not in (None, 'unknown') for f in held.values())} værdier" in (
        page_of(poor, full, signed_in("sagsbehandler"))
    )
    tables = len(poor.values_read["tables"])
    press(poor, full, signed_in("sagsbehandler"), f"anden:{number}")
    poor.refresh_from_db()
    taken = poor.values_read["tables"][tables]
    assert taken["id"] == "table_2"
    rows = poor.values.filter(path__startswith=f"tables.{tables}.")
    assert rows.count() == len(held)
    empty = rows.filter(state=Value.State.ACCEPTED)
    assert all(value.corrected is None for value in empty)
    assert not rows.filter(state=Value.State.WAITING).exists()


def test_a_place_that_was_left_empty_takes_the_value(full: Document, poor: Document) -> None:
    """The round is in the running foot that this copy has lost; its row stands there unread."""
    _number, row = row_of(poor, full, "budget_round")
    assert row["take"] == {"budget_round": 2024}
    assert copies.take_part(poor.owner, poor.pk, full.pk, row["take"], row["put"]) == 1
    value = poor.values.get(path="budget_round")
    assert (value.state, value.corrected) == ("corrected", 2024)
    review.undo(poor.owner, poor.pk)
    value.refresh_from_db()
    assert (value.state, value.corrected) == ("waiting", None)


def test_boxes_of_a_list_are_taken_by_their_labels(full: Document, poor: Document) -> None:
    _number, row = row_of(poor, full, "districts")
    copies.take_part(poor.owner, poor.pk, full.pk, row["take"], row["put"])
    poor.refresh_from_db()
    assert poor.values_read["districts"].keys() == full.values_read["districts"].keys()
    review.undo(poor.owner, poor.pk)
    poor.refresh_from_db()
    assert poor.values_read["districts"] == {}


def test_a_paper_with_taken_values_goes_into_the_register(full: Document, poor: Document) -> None:
    for field in ("address", "tables.1", "budget_round", "districts"):
        _number, row = row_of(poor, full, field)
        assert copies.take_part(poor.owner, poor.pk, full.pk, row["take"], row["put"])
    review.accept_group(poor.owner, poor.pk, poor.values.values_list("pk", flat=True))
    for finding in Finding.objects.open().filter(document=poor):
        review.keep(poor.owner, finding.pk, "set")
    assert closing.register(poor.owner, poor.pk)
    poor.refresh_from_db()
    assert poor.state == "registered"


def test_a_place_that_was_filled_meanwhile_is_left_alone(
    full: Document, poor: Document, signed_in: SignedIn
) -> None:
    number, row = row_of(poor, full, "address")
    copies.take_part(poor.owner, poor.pk, 0, {}, row["put"])  # as if from a third copy
    with pytest.raises(NotFree):
        copies.take_part(poor.owner, poor.pk, full.pk, row["take"], row["put"])
    page = press(poor, full, signed_in("sagsbehandler"), f"anden:{number}").content.decode()
    assert "Stedet har fået en værdi i mellemtiden" in page
    assert poor.steps.count() == 1


def test_a_reader_takes_nothing(full: Document, poor: Document, a_user: AUser) -> None:
    _number, row = row_of(poor, full, "address")
    reader = a_user(Role.STEERING)
    with pytest.raises(PermissionDenied):
        copies.take_part(reader, poor.pk, full.pk, row["take"], row["put"])
    assert not poor.values.filter(path="address").exists()


def test_a_comparison_of_before_shows_no_button(
    full: Document, poor: Document, signed_in: SignedIn
) -> None:
    stored = poor.comparisons.get(other=full)
    for row in stored.rows:
        row.pop("put", None)
    stored.save()
    page = page_of(poor, full, signed_in("sagsbehandler"))
    assert "Kun i den anden udgave" in page
    assert "Brug Husvej 1" not in page


def test_what_was_taken_lies_with_what_was_written(full: Document, poor: Document) -> None:
    _number, row = row_of(poor, full, "address")
    copies.take_part(poor.owner, poor.pk, full.pk, row["take"], row["put"])
    poor.refresh_from_db()
    desk = lay_out(poor)
    assert [each.value.path for group in desk.written for each in group.rows] == ["address"]
    assert desk.has_copied
