"""Tables without ruling lines: a figure belongs to the year it stands under."""

from brobygger.domain.budgets.reading.anchored import take_anchored_tables
from brobygger.domain.documents.page import Line, Span, Table
from brobygger.domain.kernel.place import Box, Place

HEAD = (
    ("1.000 kr., 2024 p/l", 50, 130),
    ("2024", 220, 240),
    ("2025", 270, 290),
    ("I alt", 320, 340),
)


def line(y: float, *pieces: tuple[str, float, float], page: int = 1, gap: bool = False) -> Line:
    """A line whose pieces stand from one x to another, parted by tabs."""
    spans = tuple(
        Span(("\t" if at else "") + text, Place(page, box=Box(x0, y, x1, y + 10)))
        for at, (text, x0, x1) in enumerate(pieces)
    )
    return Line(spans, Place(page, box=Box(pieces[0][1], y, pieces[-1][2], y + 10)), gap)


def rows(block: Line | Table) -> list[dict[int, str]]:
    """The texts of a table by column, row by row."""
    assert isinstance(block, Table)
    return [{cell.column: cell.text for cell in block.row(at)} for at in range(block.height)]


def test_an_empty_cell_stays_empty() -> None:
    (table,) = take_anchored_tables(
        [
            line(100, *HEAD),
            line(115, ("Afledt drift", 50, 100), ("11", 282, 290), ("11", 332, 340)),
            line(130, ("I alt", 50, 70), ("-", 237, 240), ("11", 282, 290), ("11", 332, 340)),
        ]
    )
    assert rows(table)[1:] == [
        {0: "Afledt drift", 2: "11", 3: "11"},
        {0: "I alt", 1: "-", 2: "11", 3: "11"},
    ]


def test_the_rest_of_a_label_belongs_to_the_row_above() -> None:
    """Also where rows stand closer than the lines of one cell."""
    (table,) = take_anchored_tables(
        [
            line(100, *HEAD),
            line(112, ("Medarbejdere (7", 50, 120), ("4,9", 226, 240), ("4,9", 276, 290)),
            line(126, ("ÅV)", 50, 70), gap=True),
            line(138, ("Leje", 50, 70), ("2,0", 226, 240), ("2,0", 276, 290)),
            line(150, ("Lys", 50, 70), ("2,0", 226, 240), ("2,0", 276, 290)),
        ]
    )
    assert [row[0] for row in rows(table)[1:]] == ["Medarbejdere (7\nÅV)", "Leje", "Lys"]


def test_a_head_printed_again_on_the_next_page_is_left_out() -> None:
    (table,) = take_anchored_tables(
        [
            line(700, *HEAD),
            line(715, ("Leje", 50, 70), ("200", 225, 240), ("200", 275, 290)),
            line(80, *HEAD, page=2),
            line(95, ("Lys", 50, 70), ("100", 225, 240), ("100", 275, 290), page=2),
        ]
    )
    assert [row[0] for row in rows(table)[1:]] == ["Leje", "Lys"]


def test_figures_too_close_to_be_parted_go_to_their_years() -> None:
    (table,) = take_anchored_tables(
        [line(100, *HEAD), line(115, ("I alt", 50, 70), ("5 843 5 843 11 686", 214, 340))]
    )
    assert rows(table)[1] == {0: "I alt", 1: "5 843", 2: "5 843", 3: "11 686"}


def test_text_below_a_table_is_no_row_of_it() -> None:
    text = line(140, ("Der er ingen kendte risici, og arbejdet kan begynde i 2025.", 48, 330))
    _, after = take_anchored_tables(
        [
            line(100, *HEAD),
            line(115, ("Leje", 50, 70), ("200", 225, 240), ("200", 275, 290)),
            text,
        ]
    )
    assert after is text


def test_amounts_that_look_like_years_are_no_head() -> None:
    lines = [
        line(100, ("Leje", 50, 70), ("2004", 220, 240), ("2004", 270, 290), ("4008", 320, 340)),
        line(115, ("Lys", 50, 70), ("2004", 220, 240), ("2004", 270, 290), ("4008", 320, 340)),
    ]
    assert list(take_anchored_tables(lines)) == lines
