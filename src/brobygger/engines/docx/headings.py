"""Which lines are headings: by their styles, and where the author used none, by their looks."""

import re
from collections import Counter
from dataclasses import replace

from brobygger.domain.documents.page import Line, Table
from brobygger.engines.docx.walk import TITLE_LEVEL, Block

BIGGER = 1.04
MUCH_BIGGER = 1.18
LONGEST = 200
"""As in a PDF: bigger than the text and bold, or much bigger, and not longer than a heading is."""

_CAPTION = re.compile(r"(tabel|figur|bilag|table|figure)\s*\d", re.IGNORECASE)


def settle_headings(blocks: list[Block]) -> list[Block]:
    """Levels as the paper means them: 1 for the title, 2, 3 ... below it.

    The title is what has the style of one, else a single heading of the first level that stands
    before all others. Where nothing has the style of a heading, looks decide.
    """
    headings = [block for block in blocks if isinstance(block, Line) and block.heading]
    if not headings:
        return _by_looks(blocks)
    tops = [line for line in headings if line.heading == 1]
    has_title = any(line.heading == TITLE_LEVEL for line in headings)
    paragraphs = {line.place.paragraph for line in tops}
    first_is_title = not has_title and len(paragraphs) == 1 and headings[0] is tops[0]
    deeper = 0 if first_is_title else 1
    return [
        replace(block, heading=1 if block.heading == TITLE_LEVEL else block.heading + deeper)
        if isinstance(block, Line) and block.heading
        else block
        for block in blocks
    ]


def _by_looks(blocks: list[Block]) -> list[Block]:
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Line):
            sizes[_size(block)] += len(block.text)
    if not sizes:
        return blocks
    usual = sizes.most_common(1)[0][0]
    found = [block for block in blocks if _is_heading(block, usual)]
    ranks = sorted({_rank(line) for line in found if isinstance(line, Line)}, reverse=True)
    if not ranks:
        return blocks
    top = [line for line in found if isinstance(line, Line) and _rank(line) == ranks[0]]
    is_title = len({line.place.paragraph for line in top}) == 1 and found[0] is top[0]
    first = 1 if is_title and ranks[0][0] >= MUCH_BIGGER * usual else 2
    chosen = {id(line) for line in found}
    return [
        replace(block, heading=ranks.index(_rank(block)) + first)
        if isinstance(block, Line) and id(block) in chosen
        else block
        for block in blocks
    ]


def _size(line: Line) -> float:
    return max((span.size or 0 for span in line.spans if span.text.strip()), default=0)


def _rank(line: Line) -> tuple[float, bool]:
    return _size(line), all(span.bold for span in line.spans if span.text.strip())


def _is_heading(block: Block, usual: float) -> bool:
    if isinstance(block, Table) or block.bullet or not usual:
        return False
    text = block.text
    if len(text) > LONGEST or "\t" in text or _CAPTION.match(text):
        return False
    size, is_bold = _rank(block)
    if not any(sign.isalpha() for sign in text):
        return False
    return size >= MUCH_BIGGER * usual or (size >= BIGGER * usual and is_bold)
