"""Page furniture in a file without pages: the office's address between two halves of a table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from brobygger.domain.documents.page import Line, Table
from brobygger.engines.markup.html import Block

LONGEST_FOOT = 6
"""Lines of a page foot: office, street, town, telephone, a page number, a web address."""

_TOWN = re.compile(r"(?:DK-)?[1-9]\d{3}\s+[A-ZÆØÅ][\wæøåÆØÅ.]*(?:\s+\w+){0,2}")
_PAGE_NUMBER = re.compile(r"(?:side\s*)?\d{1,4}(?:\s*(?:/|af)\s*\d{1,4})?", re.IGNORECASE)
_RUNNING_HEAD = re.compile(r"Budget\s+\d{4}\s+\d+\s*/\s*\d+")
"""What budget notes print above every page."""


def mark_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Mark running heads, and what a page foot left between two tables.

    A foot is a handful of lines between two tables that holds a post code with its town, or
    is nothing but a page number. It is marked, never dropped: the raw paper stays whole.
    """
    marked = [
        replace(block, furniture=True) if isinstance(block, Line) and _is_head(block) else block
        for block in blocks
    ]
    tables = [at for at, block in enumerate(blocks) if isinstance(block, Table)]
    for before, after in pairwise(tables):
        between = [block for block in blocks[before + 1 : after] if isinstance(block, Line)]
        if _is_foot(between):
            marked[before + 1 : after] = [replace(line, furniture=True) for line in between]
    return marked


def _is_head(line: Line) -> bool:
    return not line.heading and _RUNNING_HEAD.fullmatch(line.words.strip()) is not None


def _is_foot(lines: Sequence[Line]) -> bool:
    if not 0 < len(lines) <= LONGEST_FOOT or any(line.heading or line.bullet for line in lines):
        return False
    words = [line.words.strip() for line in lines]
    has_town = any(_TOWN.fullmatch(each) for each in words)
    return has_town or all(_PAGE_NUMBER.fullmatch(each) for each in words)
