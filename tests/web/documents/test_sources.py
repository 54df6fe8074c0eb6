"""A value of the register leads back to its place in the paper."""

from collections.abc import Callable

from django.test import Client

from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.place import Box, Place
from brobygger.web.documents.models import Document
from brobygger.web.documents.sources import source_url, source_words

from .conftest import LayIn


def test_a_place_is_an_address_and_words() -> None:
    place = Place(page=3, line=12, box=Box(10, 20.5, 30, 40))
    assert source_url(7, place) == "/dokumenter/7/kilde/?side=3&linje=12&boks=10+20.5+30+40"
    assert source_url(7, as_json(place)) == source_url(7, place)
    assert source_url(7, None) == "/dokumenter/7/kilde/"
    assert source_words(place) == "side 3, linje 12"
    assert source_words(None) == ""


def test_the_line_is_marked(lay_in: LayIn, signed_in: Callable[..., Client]) -> None:
    document = lay_in()
    value = document.values.get(path="fte.0")
    client = signed_in()
    by_place = client.get(source_url(document.pk, value.found["source"])).content.decode()
    by_path = client.get(source_url(document.pk, None, "fte.0")).content.decode()
    line = value.found["source"]["line"]
    for page in (by_place, by_path):
        assert f'is-marked" data-line="{line}"' in page
    assert "1½ årsværk" in by_path


def test_a_wish_that_makes_no_sense_shows_the_paper(
    lay_in: LayIn, signed_in: Callable[..., Client]
) -> None:
    document = lay_in()
    client = signed_in()
    for query in ("?side=99", "?linje=x&boks=a b", "?sti=findes.ikke", "?side=1&boks=1 2"):
        assert client.get(f"/dokumenter/{document.pk}/kilde/{query}").status_code == 200


def test_the_demo_has_a_register_and_two_papers_waiting(db: None, settings: object) -> None:
    from brobygger.web.accounts import demo as people
    from brobygger.web.documents import demo

    settings.DEMO = True  # type: ignore[attr-defined]
    people.load()
    demo.load()
    demo.load()
    states = sorted(Document.objects.values_list("state", flat=True))
    assert states == ["registered", "registered", "review", "review"]
    note, copy = Document.objects.filter(state="review").order_by("pk")
    assert copy.same_note_as == note
