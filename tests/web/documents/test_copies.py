"""Two copies of one note: only what differs is shown, and either copy's value can be taken."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.models import CopyComparison, Document
from brobygger.web.documents.steps import arrival, review

from .conftest import LayIn, note_text


@pytest.fixture
def copies(lay_in: LayIn) -> tuple[Document, Document]:
    good = note_text()
    assert "1½" in good
    return lay_in("god.txt", good), lay_in("scan.txt", good.replace("1½", "12", 1))


def test_what_differs_is_shown_and_what_is_the_same_is_not(
    copies: tuple[Document, Document], signed_in: Callable[..., Client]
) -> None:
    good, scan = copies
    page = signed_in().get(f"/dokumenter/{scan.pk}/sammenlign/{good.pk}/").content.decode()
    assert "Årsværk" in page
    assert "Dette papir" in page
    assert "900" not in page.split("<main")[1].split("</main")[0]


def test_a_copy_with_no_difference_says_so(lay_in: LayIn, signed_in: Callable[..., Client]) -> None:
    one, two = lay_in("a.txt"), lay_in("b.txt", note_text() + "\n\n")
    page = signed_in().get(f"/dokumenter/{two.pk}/sammenlign/{one.pk}/").content.decode()
    assert "De to udgaver siger det samme" in page


def test_a_value_of_the_other_copy_is_taken_in_one_press_and_can_be_undone(
    copies: tuple[Document, Document], signed_in: Callable[..., Client]
) -> None:
    good, scan = copies
    stored = scan.comparisons.get(other=good).rows
    number, row = next((n, each) for n, each in enumerate(stored) if each["take"])
    address = f"/dokumenter/{scan.pk}/sammenlign/{good.pk}/"
    signed_in().post(f"{address}tag/", {"tag": f"anden:{number}"})
    taken = {value.path: value.corrected for value in scan.values.filter(state="corrected")}
    assert taken == row["take"]
    assert "1.5" in taken.values()
    assert AuditEvent.objects.filter(verb="documents.taken_from_copy").count() == len(taken)
    review.undo(scan.owner, scan.pk)
    assert not scan.values.exclude(state="waiting").exists()
    signed_in().post(f"{address}tag/", {"tag": f"denne:{number}"})
    own = scan.values.get(path=next(iter(row["take"])))
    assert (own.state, own.corrected) == ("corrected", "12")
    signed_in().post(f"{address}tag/", {"tag": f"fortryd:{number}"})
    assert not scan.values.exclude(state="waiting").exists()


def test_a_text_shows_the_place_among_its_lines_in_both_copies(
    copies: tuple[Document, Document], signed_in: Callable[..., Client]
) -> None:
    good, scan = copies
    page = signed_in().get(f"/dokumenter/{scan.pk}/sammenlign/{good.pk}/").content.decode()
    marked = re.findall(r'<li class="bb-lines__line is-marked".*?</li>', page)
    assert len(marked) == 2
    assert "12" in marked[0]
    assert "1½" in marked[1]
    assert page.count('<li class="bb-lines__line') <= 10


def test_a_difference_that_is_not_there_cannot_be_taken(
    copies: tuple[Document, Document], signed_in: Callable[..., Client]
) -> None:
    good, scan = copies
    address = f"/dokumenter/{scan.pk}/sammenlign/{good.pk}/tag/"
    for wrong in ("anden:999", "anden:", "x", "anden:-1"):
        assert signed_in().post(address, {"tag": wrong}).status_code == 404
    assert not scan.values.exclude(state="waiting").exists()


def test_a_copy_that_is_wiped_leaves_nothing_of_its_words_beside_the_other(
    copies: tuple[Document, Document],
) -> None:
    good, scan = copies
    assert good.comparisons.exists()
    arrival.say_personal_number(scan.owner, scan.pk)
    assert not CopyComparison.objects.exists()
