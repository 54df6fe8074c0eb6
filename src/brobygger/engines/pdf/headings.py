"""Which rows are headings, and where a visible gap parts two paragraphs: by comparison only."""

import re
from collections import Counter
from itertools import pairwise

from brobygger.engines.pdf.layout import Draft
from brobygger.engines.pdf.rows import Row

BIGGER = 1.04
MUCH_BIGGER = 1.18
LONGEST = 200
WIDER = 1.12
USUAL_PITCH = (1.0, 1.9)
_CAPTION = re.compile(r"(tabel|figur|bilag|table|figure)\s*\d", re.IGNORECASE)


def body_size(rows: list[Row]) -> float:
    """The size most letters of the running text are set in."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.main.size] += sum(len(word.text) for word in row.words)
    return counts.most_common(1)[0][0] if counts else 10.0


def usual_pitch(drafts: list[Draft]) -> float:
    """The usual distance of two lines of one paragraph, in sizes: the narrow end of what occurs.

    Paragraphs are set further apart than lines, never closer, so the lowest fifth is lines.
    """
    found = sorted(
        (below.base - above.base) / below.main.size
        for draft in drafts
        for above, below in pairwise(draft.rows)
        if above.main.size == below.main.size and below.base - above.base < 3 * below.main.size
    )
    low, high = USUAL_PITCH
    return min(max(found[len(found) // 5], low), high) if found else 1.4


def has_gap(above: Row, below: Row, pitch: float) -> bool:
    """Is the distance of two rows visibly wider than between lines of one paragraph?"""
    size = max(above.main.size, below.main.size)
    return (below.base - above.base) > WIDER * pitch * size


def heading_levels(rows: list[Row], body: float) -> dict[int, int]:
    """Heading level by row ``id``: bigger than the text and bold, or much bigger.

    The biggest style is the title (1) when it stands in one place only; the others follow by
    size. Captions of tables are bold too, and rows with column gaps are heads of tables.
    """
    candidates = [row for row in rows if _is_heading(row, body)]
    ranks = sorted({_rank(row) for row in candidates}, reverse=True)
    if not ranks:
        return {}
    top = [index for index, row in enumerate(rows) if row in candidates and _rank(row) == ranks[0]]
    has_title = top[-1] - top[0] == len(top) - 1 and ranks[0][0] >= MUCH_BIGGER * body
    first = 1 if has_title else 2
    return {id(row): ranks.index(_rank(row)) + first for row in candidates}


def _rank(row: Row) -> tuple[float, bool]:
    style = row.main
    return round(style.size * 2) / 2, style.bold


def _is_heading(row: Row, body: float) -> bool:
    style, text = row.main, row.text
    if len(text) > LONGEST or row.has_columns or _CAPTION.match(text):
        return False
    if not any(letter.isalpha() for letter in text):
        return False
    if style.size >= MUCH_BIGGER * body:
        return True
    return style.size >= BIGGER * body and all(word.style.bold for word in row.words)
