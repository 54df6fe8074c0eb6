"""Words of a paper read in the wrong language: shown as repaired, with the printed word."""

import re
from collections.abc import Callable
from random import Random

import pytest
from django.test import Client
from django.utils.html import escape

from brobygger import wiring
from brobygger.domain.documents.spelling import Lexicon
from brobygger.web.documents.mended import mended
from brobygger.web.documents.models import Document, Value
from brobygger.web.documents.steps import review
from papers.damage import wrong_language
from papers.note_text import note_text as loose_note

from .conftest import LayIn

SignedIn = Callable[..., Client]

WORDS = frozenset({"åbent", "hus", "for", "i", "et", "boligområde", "om", "barn", "børn"})


@pytest.fixture(autouse=True)
def _few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary of some words, so that these tests need nothing installed."""
    lexicon = Lexicon(WORDS.__contains__, lambda _word: 0.0)
    monkeypatch.setattr(wiring, "has_danish", lambda: True)
    monkeypatch.setattr(wiring, "danish_lexicon", lambda: lexicon)


@pytest.fixture
def paper(lay_in: LayIn) -> Document:
    text = loose_note().replace("Åbent hus", "Her er <b>Åbent</b> hus for barn og")
    return lay_in(text=wrong_language(text, Random(3)))


def the_title(paper: Document) -> Value:
    return paper.values.get(path="title")


def the_row(client: Client, paper: Document, value: Value) -> str:
    page = client.get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    return page[page.index(f'id="v{value.pk}"') :].partition('<div class="bb-value ')[0]


def test_a_repaired_word_is_shown_with_the_printed_one(
    paper: Document, signed_in: SignedIn
) -> None:
    value = the_title(paper)
    assert value.found["method"] == "repaired"
    assert value.found["certainty"] == "likely"
    assert "boligområde" in value.found["value"]
    assert "boligområde" not in value.found["raw"]
    row = the_row(signed_in("sagsbehandler"), paper, value)
    told = [each for each in (paper.record or {})["repairs"] if each["field"] == "title"]
    raw = escape(next(each["raw"] for each in told if each["text"] == "boligområde"))
    assert f'<ins class="bb-mended" title="i papiret: {raw}">boligområde' in row
    assert f'<span class="sr-only"> (i papiret: {raw})</span></ins>' in row
    assert f'<ins class="bb-mended">boligområde</ins>: i papiret står {raw}' in row
    assert '<mark class="bb-mended bb-mended--open" title="kan også være: børn">barn' in row
    assert "1 ord er rettet op, 1 ord kan læses på to måder" in row
    assert "linje 1" in row
    assert "&lt;b&gt;" in row
    assert "<b>" not in row


def test_a_corrected_value_shows_no_repairs(paper: Document, signed_in: SignedIn) -> None:
    value = the_title(paper)
    review.correct(paper.owner, value.pk, "Noget andet")
    row = the_row(signed_in("sagsbehandler"), paper, value)
    assert "bb-mended" not in row
    assert "rettet til: Noget andet" in row


def test_what_was_repaired_is_said_of_the_paper(paper: Document, signed_in: SignedIn) -> None:
    codes = set(paper.findings.values_list("code", flat=True))
    assert {"DOCUMENT-022", "DOCUMENT-098"} <= codes
    page = signed_in("sagsbehandler").get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    assert re.search(r"\d+ ord er rettet op, fordi papiret er læst uden æ, ø og å", page)


def test_without_the_dictionary_it_is_said_that_it_would_help(
    lay_in: LayIn, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "has_danish", lambda: False)
    paper = lay_in(text=wrong_language(loose_note(), Random(3)))
    assert (paper.record or {})["repairs"] == []
    assert paper.findings.filter(code="DOCUMENT-097", severity="info").exists()
    page = signed_in("sagsbehandler").get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    assert "den danske ordbog er ikke installeret" in page
    assert "make repair" in page


def test_a_paper_with_its_letters_says_nothing(lay_in: LayIn) -> None:
    paper = lay_in(text=loose_note())
    assert (paper.record or {})["repairs"] == []
    codes = paper.findings.values_list("code", flat=True)
    assert not {"DOCUMENT-097", "DOCUMENT-098", "DOCUMENT-099"} & set(codes)


def test_a_paper_of_before_has_no_repairs(paper: Document, signed_in: SignedIn) -> None:
    del (paper.record or {})["repairs"]
    paper.save()
    page = signed_in("sagsbehandler").get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    assert "bb-mended" not in page


def test_a_repair_that_does_not_fit_the_text_is_left_out() -> None:
    one = {"at": 3, "raw": "omrade", "text": "område", "state": "repaired", "options": []}
    assert mended("et område", [one]) is not None
    assert mended("område", [one]) is None
