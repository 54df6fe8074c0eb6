"""Which template is it?"""

from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.documents.recognise import Signature, recognise

NOTE = Signature(
    "budget_note",
    ("Baggrund", "Indhold", "Forventet effekt og opfølgning", "Tidligere afsatte midler"),
)
ANNEX = Signature(
    "recommendation_annex",
    ("Anbefaling", "Finansieringsbehov og ansvarlig forvaltning", "Ny indsats"),
)


def paper(*lines: str) -> Document:
    """A text document of these lines."""
    blocks = tuple(Line((Span(line),)) for line in lines)
    return Document("paper.txt", "", "text", (Page(None, blocks),))


def test_a_note_is_a_note() -> None:
    document = paper("XX01 Et navn", "Baggrund", "tekst", "Indhold", "Tidligere afsatte midler")
    assert recognise(document, (NOTE, ANNEX)) == "budget_note"


def test_damaged_words_are_recognised() -> None:
    document = paper("Baggrund Need to", "Forventet effekt og opfeigning", "tekst")
    assert recognise(document, (NOTE, ANNEX)) == "budget_note"


def test_labels_in_one_row_are_recognised() -> None:
    document = paper("ANBEFALING FINANSIERINGSBEHOV OG ANSVARLIG FORVALTNING NY INDSATS")
    assert recognise(document, (NOTE, ANNEX)) == "recommendation_annex"


def test_a_letter_is_neither() -> None:
    assert recognise(paper("Kære nabo", "Baggrund for min klage"), (NOTE, ANNEX)) == "unknown"


def test_an_empty_paper_is_unknown() -> None:
    assert recognise(paper(), (NOTE, ANNEX)) == "unknown"


def test_a_tie_belongs_to_nobody() -> None:
    twin = Signature("recommendation_annex", NOTE.phrases)
    assert recognise(paper(*NOTE.phrases), (NOTE, twin)) == "unknown"


def test_figures_in_a_phrase_are_exact() -> None:
    table = Signature("budget_note", ("Tabel 1 oversigt",))
    assert recognise(paper("Tabel 2 oversigt"), (table,)) == "unknown"
