"""Papers as plain text and as Markdown."""

from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.paper import (
    Bullets,
    Footmark,
    Grid,
    Heading,
    Paper,
    Picture,
    Run,
    Square,
    Words,
    square,
    words,
)
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.plain import write_markdown, write_text
from papers import a_note, an_annex

TITLE = Heading("Titel", 1)


def test_footnotes_follow_the_section_that_refers_to_them() -> None:
    noted = Words((Run("skal falde.", footmark=Footmark("1", "en kilde")),))
    paper = Paper("t", (TITLE, Heading("Et"), noted, Heading("To"), words("mere")))
    assert write_text(paper).split("\n\n") == [
        "Titel",
        "Et",
        "skal falde.1",
        "1 en kilde",
        "To",
        "mere\n",
    ]
    assert "skal falde.<sup>1</sup>\n\n<sup>1</sup> en kilde\n\n## To" in write_markdown(paper)


def test_text_columns_stand_below_each_other() -> None:
    rows = ((square("Løn"), square("1.600", end=True)), (square("I alt"), square("400", end=True)))
    grid = Grid((3, 1), rows, (square("1.000 kr."), square("2024", end=True)), "Tabel 1")
    text = write_text(Paper("t", (TITLE, grid)))
    assert text.endswith("Tabel 1\n1.000 kr.   2024\nLøn        1.600\nI alt        400\n")


def test_cells_with_lists_become_tab_separated_rows() -> None:
    lists = Square((Bullets(((Run("et"),), (Run("to", ink="red"),))),))
    grid = Grid((1, 1), ((square("1. Noget"), lists), (square("HOVED", columns=2),)))
    text = write_text(Paper("t", (TITLE, grid)))
    markdown = write_markdown(Paper("t", (TITLE, grid)))
    assert text.endswith("1. Noget\t<ul><li>et</li><li>to</li></ul>\nHOVED\t\n")
    assert '<li><span style="color:red">to</span></li>' in markdown


def test_signs_that_markdown_knows_stay_words() -> None:
    text = "2 * 3 <b> [a] `c` a_b | \\ & #"
    markdown = write_markdown(Paper("t", (TITLE, words(text))))
    assert r"2 \* 3 &lt;b&gt; \[a\] \`c\` a\_b \| \\ &amp; #" in markdown


def test_the_box_of_a_note_follows_its_first_section() -> None:
    text = write_text(write_note(a_note()))
    assert (
        text.index("\nBaggrund")
        < text.index("\nKategorisering\n☐ Need to\n")
        < text.index("\nIndhold")
    )


def test_the_head_of_an_annex_follows_its_legend() -> None:
    text = write_text(write_annex(an_annex()))
    assert (
        text.index("sort skrift")
        < text.index("Sagsnummer i F2\n2025 - 4711")
        < text.index("ANBEFALING")
    )


def test_in_a_paper_of_words_a_picture_is_its_words() -> None:
    paper = Paper("t", (TITLE, Picture("<svg/>", "Et kort over 3 & 4")))
    assert write_text(paper) == "Titel\n\nEt kort over 3 & 4\n"
    assert write_markdown(paper) == "# Titel\n\n<i>Et kort over 3 &amp; 4</i>\n"
