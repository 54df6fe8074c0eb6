"""Figures that look like a table's and were read as none: told, so that no amount just vanishes."""

import re
from collections.abc import Iterator

from brobygger.domain.budgets.reading.grid import UNIT, YEAR
from brobygger.domain.budgets.reading.outline import Section
from brobygger.domain.budgets.reading.template import EARLIER
from brobygger.domain.documents.page import Line, Table
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem

FEWEST = 3
"""Figures in a row that are no running text any more."""

_SEPARATOR = re.compile(r"[ \t\f|]+")
_LONGEST = 120


def figures_left_over(section: Section) -> Iterator[Problem]:
    """One finding for each run of lines or each table with figures that no budget table holds.

    Under "Tidligere afsatte midler" a single figure is enough: there is no running text there.
    """
    before = False
    for block in section.blocks:
        found = _left_over(block, section.heading.startswith(EARLIER))
        if found is not None and not before:
            place, raw = found
            yield Problem("BUDGET-039", "warning", place, raw, {}, "tables")
        before = found is not None


def _left_over(block: object, is_earlier: bool) -> tuple[Place, str] | None:
    fewest = 1 if is_earlier else FEWEST
    if isinstance(block, Line):
        words = list(filter(None, _SEPARATOR.split(block.words)))
        tail = 0
        while tail < len(words) and _is_figure(words[-1 - tail]):
            tail += 1
        years = sum(1 for word in words[len(words) - tail :] if YEAR.fullmatch(word))
        is_head = UNIT.search(block.words) is not None and years > 1
        if is_head or (tail - years >= fewest and not block.bullet):
            return block.place, block.words.strip()[:_LONGEST]
    if isinstance(block, Table):
        texts = [cell.text.strip() for cell in block.cells]
        if sum(_is_figure(text) for text in texts) >= fewest:
            return block.place, " ".join(filter(None, texts))[:_LONGEST]
    return None


def _is_figure(text: str) -> bool:
    try:
        return parse_cell(text).kind == "number"
    except CellError:
        return False
