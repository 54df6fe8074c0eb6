"""The 360 overview as a paper."""

from datetime import date

from brobygger.domain.documents.paper import Grid, Paper, runs_of
from brobygger.domain.initiatives.overview import Fill, overview
from brobygger.domain.initiatives.writing import NOTHING, write_overview


def a_paper() -> Paper:
    fills = [Fill(1, 10, "Lektiecafé"), Fill(2, 10, "Kursus", standing="planned")]
    return write_overview(
        "Indsats i Nordhegn",
        overview((1, 2), (10, 20), fills),
        {1: "Fritid", 2: "Viden"},
        {10: "Unge", 20: "Fædre"},
        below={"Her er det tomt": ["Fædre nås ikke."]},
        printed=date(2025, 3, 1),
    )


def test_each_cell_says_what_there_is_or_that_there_is_nothing() -> None:
    [grid] = [block for block in a_paper().blocks if isinstance(block, Grid)]
    said = [
        [" ".join(run.text for b in cell.blocks for run in runs_of(b)) for cell in row]
        for row in grid.rows
    ]
    assert said == [["Unge", "Lektiecafé", "Kursus (planlagt)"], ["Fædre", NOTHING, NOTHING]]
    assert len(grid.widths) == len(grid.head) == 3


def test_the_day_and_the_sentences_are_printed() -> None:
    paper = a_paper()
    text = " ".join(run.text for block in paper.blocks for run in runs_of(block))
    assert "Som det er 01-03-2025." in text
    assert "Fædre nås ikke." in text
    assert paper.title.endswith("Indsats i Nordhegn")
