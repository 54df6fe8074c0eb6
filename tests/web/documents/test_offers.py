"""A value in doubt: what is put first, and what speaks for the others."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from brobygger.web.documents.desk import Row, row_of
from brobygger.web.documents.models import Document

from .conftest import LayIn, note_text

SignedIn = Callable[..., Client]


@pytest.fixture
def paper(lay_in: LayIn) -> Document:
    """A note in which one of three mentions of 1½ was read as 12."""
    document = lay_in(text=note_text().replace("1½", "12", 1))
    assert document.values.filter(path__startswith="fte").count() == 3
    return document


def rows(paper: Document) -> list[Row]:
    values = paper.values.filter(path__startswith="fte").prefetch_related("findings")
    return [row_of(paper, value) for value in values]


def buttons(page: str, row: Row) -> list[tuple[str, bool]]:
    """The words of a card's buttons in their order, and whether each is the dark one."""
    card = page[page.index(f'id="v{row.value.pk}"') :]
    card = card[: card.index("</form>")]
    found = re.findall(r'<(?:button|a) class="([^"]*)"[^>]*>(.*?)</(?:button|a)>', card, re.DOTALL)
    return [
        (re.sub(r"<span.*?</span>", "", words).strip(), "button-primary" in classes)
        for classes, words in found
        if "button" in classes
    ]


def test_to_keep_what_most_places_say_is_first_and_the_only_dark_button(
    signed_in: SignedIn, paper: Document
) -> None:
    page = signed_in().get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    agreed = [row for row in rows(paper) if row.found["value"] == "1.5"]
    assert len(agreed) == 2
    for row in agreed:
        assert buttons(page, row) == [
            ("Behold 1½ årsværk", True),
            ("Brug 12 årsværk (1 sted)", False),
            ("Ret", False),
        ]


def test_where_nothing_is_decided_the_most_said_comes_first_and_none_is_chosen(
    signed_in: SignedIn, paper: Document
) -> None:
    page = signed_in().get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    (row,) = (row for row in rows(paper) if row.found["value"] is None)
    assert (row.now, row.certainty) == ("ikke afgjort", "ikke afgjort")
    assert buttons(page, row) == [
        ("Brug 1½ årsværk (2 steder)", False),
        ("Brug 12 årsværk (1 sted)", False),
        ("Ret", False),
    ]


def test_the_button_takes_the_reading_it_names(signed_in: SignedIn, paper: Document) -> None:
    (row,) = (row for row in rows(paper) if row.found["value"] is None)
    address = f"/dokumenter/{paper.pk}/vaerdier/{row.value.pk}/"
    signed_in().post(address, {"verb": "offer:0"})
    row.value.refresh_from_db()
    assert (row.value.state, row.value.corrected) == ("corrected", "1.5")
    assert row.found["value"] is None


def test_readings_of_one_place_are_offered_without_a_count_of_places(paper: Document) -> None:
    """Two machines read an amount of a scan in two ways: that is one place, not two."""
    value = paper.values.filter(path__endswith="amount_kr", path__contains="cells").first()
    assert value is not None
    value.found |= {"readings": ["1.600", "1.800"], "method": "ocr", "certainty": "unsure"}
    offers = row_of(paper, value).offers
    assert [(offer.value, offer.weight) for offer in offers if offer.value == 1_800_000] == [
        (1_800_000, "")
    ]
