"""A paper as plain text: colours, bold type and the sides of the page are lost."""

import textwrap
from collections.abc import Iterable

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paper,
    Picture,
    Run,
    Square,
    Words,
    runs_of,
)
from brobygger.engines.plain.markdown import tabbed_rows, without_inks
from brobygger.engines.plain.shape import footnotes_of, holds_lists, paragraphs_of, sections_of

LINE_WIDTH = 88
_SIGNS = {1: "•", 2: "o"}


def write_text(paper: Paper) -> str:
    """The paper as plain text: colours, bold type and the sides of the page are lost."""
    pieces = [f"{paper.running_head} 1/1"] if paper.running_head else []
    for section in sections_of(paper):
        pieces += [_text_block(block) for block in section]
        pieces += [f"{note.mark} {note.text}" for note in footnotes_of(section)]
    return "\n\n".join(filter(None, pieces)) + "\n"


def _text_block(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Words | Picture):
        return textwrap.fill(_said(runs_of(block)), LINE_WIDTH, break_on_hyphens=False)
    if isinstance(block, Bullets):
        return "\n".join(_text_item(item, block.level) for item in block.items)
    return _text_grid(block)


def _said(runs: Iterable[Run]) -> str:
    return "".join(run.text + (run.footmark.mark if run.footmark else "") for run in runs)


def _text_item(item: Iterable[Run], level: int) -> str:
    indent = "  " * (level - 1)
    return textwrap.fill(
        _said(item),
        LINE_WIDTH,
        initial_indent=f"{indent}{_SIGNS[level]} ",
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
    )


def _text_grid(grid: Grid) -> str:
    rows = [row for row in (grid.head, *grid.rows) if row]
    if len(grid.widths) == 1:
        return "\n".join("\n".join(map(_text_block, row[0].blocks)) for row in rows)
    if holds_lists(grid):
        return tabbed_rows(without_inks(row) for row in rows)
    return "\n".join(filter(None, (grid.caption, *_columns(rows))))


def _columns(rows: list[tuple[Square, ...]]) -> list[str]:
    """Cells one below the other, figures set right, two blanks between columns."""
    texts = [[_flat(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return [
        "  ".join(
            text.rjust(width) if cell.end else text.ljust(width)
            for cell, text, width in zip(row, line, widths, strict=True)
        ).rstrip()
        for row, line in zip(rows, texts, strict=True)
    ]


def _flat(cell: Square) -> str:
    return " ".join(_said(block.runs) for block in paragraphs_of([cell]))
