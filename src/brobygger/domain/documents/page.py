"""The neutral paper: pages, lines, spans, tables, tick boxes, footnotes. Raw text is never changed.

Readers (engines) build it, whatever the file was; everything after works on it alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem

Format = Literal["pdf", "scan", "docx", "html", "markdown", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. ``raised`` marks a superscript (a footnote mark).

    ``struck`` is crossed out by hand and still printed; ``marked`` is the colour of a marker pen
    over the words. Both are known where the format says so (Word). ``confidence`` is how sure the
    letters of a picture were read, from 0 to 1; ``readings`` are those of a figure in doubt.
    """

    text: str
    place: Place = NOWHERE
    size: float | None = None
    bold: bool = False
    italic: bool = False
    raised: bool = False
    struck: bool = False
    colour: str | None = None
    marked: str | None = None
    origin: str = "text-layer"
    confidence: float | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``gap_before``: a blank line or a visible gap stands before it (a new paragraph).
    ``heading``: 1 for the title, 2, 3 ... below it, 0 for running text; 0 also where the
    format cannot tell (plain text). ``bullet``: the list sign, taken off the text.
    ``soft_hyphen``: the format itself says that the hyphen at the end only breaks a word.
    ``furniture``: running head, page number, office address; not content.
    """

    spans: tuple[Span, ...]
    place: Place = NOWHERE
    gap_before: bool = False
    heading: int = 0
    bullet: str = ""
    soft_hyphen: bool = False
    furniture: bool = False

    @property
    def text(self) -> str:
        """The line's raw text, footnote marks included."""
        return "".join(span.text for span in self.spans)

    @property
    def words(self) -> str:
        """The line's text without raised footnote marks: "24 pct.", never "224 pct."."""
        return "".join(span.text for span in self.spans if not span.raised)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at (row, column) from 0, spanning ``rows`` x ``columns``.

    ``shade`` is the colour behind its words, where the format says so (Word).
    """

    row: int
    column: int
    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1
    place: Place = NOWHERE
    shade: str | None = None

    @property
    def text(self) -> str:
        """The cell's raw lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a grid that the format knows (ruling lines, tabs, <table>)."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def row(self, index: int) -> tuple[Cell, ...]:
        """The cells that begin in row ``index``, left to right."""
        found = [cell for cell in self.cells if cell.row == index]
        return tuple(sorted(found, key=lambda cell: cell.column))


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick box. ``checked`` is None where the box cannot be read: unknown, never False."""

    checked: bool | None
    label: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of a page, with its mark taken apart from its words."""

    mark: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or the whole file where the format has no pages (``number`` None).

    ``blocks`` are lines and tables in reading order. ``asides`` are boxed regions beside the
    running text (the box "Kategorisering"), taken out before the lines were built. Marks and
    footnotes are listed apart; the footnotes' lines are not repeated in ``blocks``. ``turned`` is
    by how many quarters clockwise the page must be turned to be read, where its file does not say
    so: all places are those of the page so turned.
    """

    number: int | None
    blocks: tuple["Line | Table", ...]
    width: float | None = None
    height: float | None = None
    asides: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as it was opened. ``page_count`` is None where the format has no pages.

    ``remarks`` are what the file itself makes a person ask: changes that nobody has accepted,
    comments, pictures that were not read. ``unprinted`` is text that the file holds and the paper
    does not show (comments, deleted and hidden words): no value is read from it, but a personal
    number may stand there. ``sheets`` are the pages that were read from their pictures, by number,
    in the reader's own form: kept, so that no picture need be read twice. ``misread_pages`` are
    pictures over which a scanner laid letters of another language than Danish: they are words of
    the paper until the picture is read.
    """

    name: str
    sha256: str
    format: Format
    pages: tuple[Page, ...]
    page_count: int | None = None
    unread_pages: tuple[int, ...] = ()
    remarks: tuple[Problem, ...] = ()
    unprinted: tuple[Line, ...] = ()
    sheets: tuple[tuple[int, str], ...] = ()
    misread_pages: tuple[int, ...] = ()

    def blocks(self) -> Iterator["Line | Table"]:
        """All lines and tables in reading order, page furniture left out."""
        for page in self.pages:
            for block in page.blocks:
                if isinstance(block, Line) and block.furniture:
                    continue
                yield block

    def all_lines(self) -> Iterator[Line]:
        """Every line, also those inside tables and boxed regions, furniture included."""
        for page in self.pages:
            for block in (*page.asides, *page.blocks):
                if isinstance(block, Line):
                    yield block
                else:
                    for cell in block.cells:
                        yield from cell.lines

    @property
    def turned(self) -> dict[int, int]:
        """Pages that lie on their side or on their head, with their quarter turns clockwise."""
        return {page.number: page.turned for page in self.pages if page.number and page.turned}

    @property
    def pictured_pages(self) -> tuple[int, ...]:
        """Pages whose words were read from a picture here, by a machine that is known."""
        return tuple(
            page.number
            for page in self.pages
            if page.number is not None and any(map(_is_pictured, page.blocks))
        )

    @property
    def text(self) -> str:
        """All raw text, footnotes included, for searching and for the letter gate."""
        lines = [line.text for line in self.all_lines()]
        notes = [f"{note.mark} {note.text}" for page in self.pages for note in page.footnotes]
        return "\n".join(lines + notes)


def _is_pictured(block: Line | Table) -> bool:
    lines = [block] if isinstance(block, Line) else [x for cell in block.cells for x in cell.lines]
    known = (span.origin for line in lines for span in line.spans)
    return any(origin.startswith("ocr:") and origin != "ocr:unknown" for origin in known)


def page_list(pages: tuple[int, ...]) -> str:
    """Pages in the short form of a person: "1-3, 5".

    >>> page_list((1, 2, 3, 5))
    '1-3, 5'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
