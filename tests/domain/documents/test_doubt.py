"""Words of a scan read in the wrong language are never certain, nor is a tick read by its ink;
figures keep their own checks, and are in doubt where machines read them in more than one way.
"""

from fractions import Fraction

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.doubt import by_ocr, doubt_figures, doubt_words
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.kernel.place import Place


def test_words_lose_their_certainty_and_nothing_else() -> None:
    note = BudgetNote(
        code=Found("BI08", "BI08"),
        title=Found("Omradebaseret indsats", "Omradebaseret indsats"),
        fte=(Found(Fraction(5, 2), "2½"),),
        sections={"Baggrund": Found("En lokal indsats.", "En lokal indsats.")},
        themes=(Found("Viden om normer", "Viden om normer", certainty="unsure"),),
        annual_amount_kr=Found(2_000_000, "2,0 mio. kr."),
    )
    doubted = doubt_words(note)
    assert doubted.title is not None
    assert doubted.title.value == "Omradebaseret indsats"
    assert doubted.title.certainty == doubted.sections["Baggrund"].certainty == "likely"
    assert (doubted.code, doubted.fte, doubted.annual_amount_kr) == (
        note.code,
        note.fte,
        note.annual_amount_kr,
    )
    assert doubted.themes == note.themes


def test_a_figure_read_in_two_ways_is_unsure_and_shows_both() -> None:
    place = Place(page=2, line=7)
    line = Line((Span("412,6", place, readings=("412,6", "4126")),), place)
    document = Document("a.pdf", "", "scan", (Page(2, (line,)),))
    note = BudgetNote(
        annual_amount_kr=Found(412_600_000, "412,6", place),
        fte=(Found(Fraction(5, 2), "2½", Place(page=2, line=8)),),
        title=Found("412,6", "412,6", place),
    )
    doubted = doubt_figures(note, document)
    assert doubted.annual_amount_kr == Found(
        412_600_000, "412,6", place, "unsure", readings=("412,6", "4126")
    )
    assert (doubted.fte, doubted.title) == (note.fte, note.title)


def test_a_tick_on_a_picture_waits_for_a_person_and_a_figure_does_not() -> None:
    scan, page = Place(page=2, line=4), Place(page=1, line=4)
    note = BudgetNote(
        citywide=Found(False, "Bydækkende: ☐", scan),
        districts={
            "Amager": Found(True, "☒ Amager", scan),
            "Valby": Found(True, "☒ Valby", page),
            "Vanløse": Found("unknown", "Vanløse", scan, "unknown"),
        },
        annual_amount_kr=Found(2_000_000, "2,0 mio. kr.", scan),
    )
    read = by_ocr(note, frozenset({2}))
    assert read.citywide == Found(False, "Bydækkende: ☐", scan, "likely", "ocr")
    assert read.districts == {
        "Amager": Found(True, "☒ Amager", scan, "likely", "ocr"),
        "Valby": note.districts["Valby"],
        "Vanløse": Found("unknown", "Vanløse", scan, "unknown", "ocr"),
    }
    assert read.annual_amount_kr == Found(2_000_000, "2,0 mio. kr.", scan, "certain", "ocr")
