"""A paper's structure, whatever file it becomes."""

from brobygger.domain.documents.paper import (
    Bullets,
    Footmark,
    Grid,
    Heading,
    Paper,
    Run,
    Words,
    footmarks,
    runs_of,
    square,
    words,
)

NOTE = Footmark("1", "en note")


def test_the_box_stands_beside_the_first_section() -> None:
    blocks = (Heading("Titel", 1), Heading("Baggrund"), words("tekst"), Heading("Indhold"))
    assert Paper("Titel", blocks).aside_end == 3
    assert Paper("Titel", (*blocks[:3], Grid((1,), ()))).aside_end == 3
    assert Paper("Titel", blocks[:1]).aside_end == 2


def test_runs_are_found_in_every_kind_of_block() -> None:
    grid = Grid((1, 1), ((square("a"), square("")),), (square("hoved"), square("b")))
    bullets = Bullets(((Run("et"),), (Run("to"), Run("tre"))))
    texts = [run.text for block in (Heading("H"), bullets, grid) for run in runs_of(block)]
    assert texts == ["H", "et", "to", "tre", "hoved", "b", "a"]


def test_footnotes_come_in_printed_order() -> None:
    second = Footmark("2", "to")
    blocks = (Words((Run("a", footmark=NOTE),)), Bullets(((Run("b", footmark=second),),)))
    assert list(footmarks(Paper("t", blocks))) == [NOTE, second]
