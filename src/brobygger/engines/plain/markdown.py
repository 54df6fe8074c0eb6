"""A paper as Markdown with inline HTML for colours and raised footnote marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

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
from brobygger.engines.plain.shape import footnotes_of, holds_lists, paragraphs_of, sections_of

_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]|])")


def write_markdown(paper: Paper) -> str:
    """The paper as Markdown with inline HTML for colours and raised footnote marks."""
    pieces = [f"{paper.running_head} 1/1"] if paper.running_head else []
    for section in sections_of(paper):
        pieces += [_markdown_block(block) for block in section]
        pieces += [
            f"<sup>{note.mark}</sup> {_mark_up(note.text)}" for note in footnotes_of(section)
        ]
    return "\n\n".join(filter(None, pieces)) + "\n"


def _markdown_block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_mark_up(block.text)}"
    if isinstance(block, Words | Picture):
        return _marked(runs_of(block))
    if isinstance(block, Bullets):
        indent = "  " * (block.level - 1)
        return "\n".join(f"{indent}- {_marked(item)}" for item in block.items)
    return _markdown_grid(block)


def _markdown_grid(grid: Grid) -> str:
    rows = [row for row in (grid.head, *grid.rows) if row]
    if len(grid.widths) == 1:
        return "\n\n".join("  \n".join(_marked(b.runs) for b in paragraphs_of(row)) for row in rows)
    if holds_lists(grid):
        return tabbed_rows(rows)
    head, *rest = [
        [_marked(run for b in paragraphs_of([cell]) for run in b.runs) for cell in row]
        for row in rows
    ]
    rule = ["---:" if cell.end else "---" for cell in rows[0]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rest))
    return f"**{_mark_up(grid.caption)}**\n\n{table}" if grid.caption else table


def tabbed_rows(rows: Iterable[Iterable[Square]]) -> str:
    """Rows as lines and cells between tabs, with an empty cell for each column covered."""
    return "\n".join(
        "\t".join(_html(cell) + "\t" * (cell.columns - 1) for cell in row) for row in rows
    )


def without_inks(row: Iterable[Square]) -> Iterator[Square]:
    """The row without its colours."""
    for cell in row:
        yield replace(cell, blocks=tuple(map(_without_ink, cell.blocks)))


def _without_ink(block: Words | Bullets) -> Words | Bullets:
    if isinstance(block, Words):
        return Words(tuple(replace(run, ink="black") for run in block.runs))
    items = tuple(tuple(replace(run, ink="black") for run in item) for item in block.items)
    return replace(block, items=items)


def _html(cell: Square) -> str:
    """A cell that holds several blocks, on one line of the file."""
    pieces = []
    for block in cell.blocks:
        if isinstance(block, Bullets):
            items = "".join(f"<li>{_marked(item)}</li>" for item in block.items)
            pieces.append(f"<ul>{items}</ul>")
        elif len(cell.blocks) > 1:
            pieces.append(f"<p>{_marked(block.runs)}</p>")
        else:
            pieces.append(_marked(block.runs))
    return " ".join(pieces)


def _marked(runs: Iterable[Run]) -> str:
    return "".join(map(_markdown_run, runs))


def _markdown_run(run: Run) -> str:
    text = _mark_up(run.text)
    if run.bold:
        text = f"<b>{text}</b>"
    if run.italic:
        text = f"<i>{text}</i>"
    if run.ink != "black":
        text = f'<span style="color:{run.ink}">{text}</span>'
    return text + (f"<sup>{run.footmark.mark}</sup>" if run.footmark else "")


def _mark_up(text: str) -> str:
    """Words as they are: what Markdown or HTML would take for a mark is escaped."""
    return _MARKDOWN_SIGN.sub(r"\\\1", escape(text, quote=False))
