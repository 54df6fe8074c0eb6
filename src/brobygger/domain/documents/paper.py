"""A paper to be printed: what it says and how it is built up, not how it looks.

The links of the chain write it (``budgets/writing.py``, ``recommendations/writing.py``), engines
print it (PDF, Markdown, plain text). So one note has one structure, whatever file it becomes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Ink = Literal["black", "green", "red", "blue"]
"""Colour of text. It never carries a meaning alone: the words say the same."""

BOXES = {True: "☒", False: "☐"}
"""Printed tick boxes. A box that nobody could read is printed as neither."""

NO_BOX = "[?]"


@dataclass(frozen=True, slots=True)
class Footmark:
    """A reference to a note at the foot of the page, with the words of that note."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; ``footmark`` follows it, raised."""

    text: str
    bold: bool = False
    italic: bool = False
    ink: Ink = "black"
    footmark: Footmark | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the paper's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``level`` 2 stands under the last item of the list before it."""

    items: tuple[tuple[Run, ...], ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of a grid. ``columns`` is how many columns it covers, ``end`` sets figures right."""

    blocks: tuple[Words | Bullets, ...] = ()
    columns: int = 1
    end: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. ``widths`` are shares of the line; ``head`` is repeated on each page."""

    widths: tuple[int, ...]
    rows: tuple[tuple[Square, ...], ...]
    head: tuple[Square, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG. ``words`` say what it shows: to those who do not see it, and in its place
    where a paper is words alone.
    """

    svg: str
    words: str


Block = Heading | Words | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    The first block is the title. ``running_head`` stands on every page before the page number.
    ``aside`` stands beside the first section (the box Kategorisering, or date and case
    numbers). ``foot`` holds the lines at the foot of every page. ``is_wide``: one wide table is the
    paper, so that in PDF the sheet lies and the letters are small.
    """

    title: str
    blocks: tuple[Block, ...]
    running_head: str = ""
    aside: Grid | None = None
    foot: tuple[str, ...] = ()
    is_wide: bool = False

    @property
    def aside_end(self) -> int:
        """How many blocks, title included, stand above the end of the box: the first section."""
        later = enumerate(self.blocks[2:], 2)
        return next((at for at, block in later if isinstance(block, Heading | Grid)), 2)


def words(text: str, *, bold: bool = False, italic: bool = False, ink: Ink = "black") -> Words:
    """A paragraph in one style.

    >>> words("Ny indsats").runs[0].text
    'Ny indsats'
    """
    return Words((Run(text, bold, italic, ink),))


def square(text: str, *, bold: bool = False, end: bool = False, columns: int = 1) -> Square:
    """A cell with one line of text; an empty text gives an empty cell."""
    return Square((words(text, bold=bold),) if text else (), columns, end)


def footmarks(paper: Paper) -> Iterator[Footmark]:
    """Every footnote of the paper, in the order of its marks."""
    for block in paper.blocks:
        for run in runs_of(block):
            if run.footmark is not None:
                yield run.footmark


def runs_of(block: Block) -> Iterator[Run]:
    """The runs of a block, cell by cell in a grid; a heading is one run."""
    if isinstance(block, Heading):
        yield Run(block.text, bold=True)
    elif isinstance(block, Picture):
        yield Run(block.words, italic=True)
    elif isinstance(block, Words):
        yield from block.runs
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from item
    else:
        for row in (block.head, *block.rows):
            for cell in row:
                for inner in cell.blocks:
                    yield from runs_of(inner)
