"""Footnotes at the foot of a page, and the heads and page numbers that run through a paper."""

import re
from collections import Counter

from brobygger.domain.documents.page import Footnote
from brobygger.domain.documents.ticks import joined
from brobygger.domain.kernel.place import Box, Place
from brobygger.engines.pdf.layout import Draft
from brobygger.engines.pdf.rows import Row, is_raised, line_of

MARGIN_SHARE = 0.1
RULE_SHARE = 0.5
SMALLER = 0.93
SAME_HEIGHT = 4.0
_MARK = re.compile(r"(\d{1,3})[.)]?|[*†‡§]{1,3}")
_PAGE_NUMBER = re.compile(
    r"(side|page|s\.)?\s*\d{1,4}\s*((/|af|of|–|-)\s*\d{1,4})?|(-|–)\s*\d{1,4}\s*(-|–)",
    re.IGNORECASE,
)
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def running_rows(drafts: list[Draft]) -> set[int]:
    """Which rows (by ``id``) are running heads, feet and page numbers, not content.

    A row in the page's outer tenth that stands at the same height on half of the pages with
    the same words (digits may differ), that is nothing but a page number, or that ends in this
    very page's number of all pages ("Budget 2031 1/1").
    """
    spots: Counter[tuple[str, int]] = Counter()
    candidates: list[tuple[Row, list[tuple[str, int]]]] = []
    running: set[int] = set()
    for draft in drafts:
        height = draft.frame.upright_size[1]
        for row in draft.rows:
            if not (row.base < MARGIN_SHARE * height or row.base > (1 - MARGIN_SHARE) * height):
                continue
            words = re.sub(r"\d+", "#", row.text)
            step = round(row.base / SAME_HEIGHT)
            spots[(words, step)] += 1
            counted = rf".*\b{draft.number}\s*(/|af|of)\s*{len(drafts)}"
            if _PAGE_NUMBER.fullmatch(row.text) or re.fullmatch(counted, row.text):
                running.add(id(row))
            candidates.append((row, [(words, step + by) for by in (-1, 0, 1)]))
    enough = max(2, (len(drafts) + 1) // 2)
    for row, keys in candidates:
        if sum(spots[key] for key in keys) >= enough:
            running.add(id(row))
    return running


def split_notes(
    draft: Draft, body: float, running: set[int], *, after_notes: bool
) -> tuple[list[Row], list[Row]]:
    """Part the rows of running text from the rows of footnotes at the foot of the page.

    Footnotes stand below a short rule, or are set smaller and begin with a mark that stands
    raised somewhere above them on the page. ``after_notes``: a page before has footnotes, so
    that the last of them may run on here without a mark, in small letters.
    """
    rows = [row for row in draft.rows if id(row) not in running]
    start = _below_rule(draft, rows, SMALLER * body if after_notes else 0.0)
    if start is None:
        start = _by_size(rows, body)
    if start is None:
        return draft.rows, []
    notes = rows[start:]
    taken = {id(row) for row in notes}
    return [row for row in draft.rows if id(row) not in taken], notes


def _below_rule(draft: Draft, rows: list[Row], small: float) -> int | None:
    """The first row below a footnote rule: short, at the left edge of the text, text only below."""
    width, height = draft.frame.upright_size
    if not rows:
        return None
    left = min(row.words[0].x0 for row in rows)
    for rule in draft.rules:
        if not rule.horizontal or rule.length > RULE_SHARE * width or rule.length < 20:
            continue
        if rule.at < height / 4 or abs(rule.start - left) > 20:
            continue
        start = next((i for i, row in enumerate(rows) if row.base > rule.at), None)
        tables_below = any(block.grid.ys[0] > rule.at for block in draft.tables)
        if start is None or tables_below:
            continue
        if mark_of(rows[start], None) or rows[start].main.size <= small:
            return start
    return None


def _by_size(rows: list[Row], body: float) -> int | None:
    start = len(rows)
    while start and rows[start - 1].main.size <= SMALLER * body:
        start -= 1
    raised = {mark for row in rows[:start] for mark in raised_marks(row)}
    for index in range(start, len(rows)):
        mark = mark_of(rows[index], None)
        if mark in raised:
            return index
    return None


def raised_marks(row: Row) -> list[str]:
    """The raised marks of a row of running text."""
    main, base = max(word.style.size for word in row.words), row.base
    return [word.text.translate(_PLAIN_DIGITS) for word in row.words if is_raised(word, main, base)]


def mark_of(row: Row, previous: str | None) -> str | None:
    """The mark that a footnote's first row begins with: a word of its own.

    After note 3 only 4 is a mark: "2022" at the start of a note's second row is not.
    """
    text = row.words[0].text.translate(_PLAIN_DIGITS)
    found = _MARK.fullmatch(text)
    if found is None or len(row.words) == 1:
        return None
    mark = found[1] or text
    if previous is not None and previous.isdigit() and mark.isdigit():
        return mark if int(mark) == int(previous) + 1 else None
    return mark


def notes_of(rows: list[Row], draft: Draft, first_line: int) -> list[Footnote]:
    """Rows of footnotes as footnotes. A note that goes on from the page before has no mark."""
    groups: list[tuple[str, list[Row], Box]] = []
    for row in rows:
        mark = mark_of(row, (groups[-1][0] or None) if groups else None)
        if mark is not None:
            groups.append((mark, [Row(row.words[1:])], row.box))
        elif groups:
            before = groups.pop()
            groups.append((before[0], [*before[1], row], before[2].joined(row.box)))
        else:
            groups.append(("", [row], row.box))
    notes: list[Footnote] = []
    line = first_line
    for mark_text, members, box in groups:
        place = Place(draft.number, line, draft.frame.show(box))
        lines = tuple(line_of(row, place, draft.frame) for row in members)
        notes.append(Footnote(mark_text, joined(lines), place))
        line += len(members)
    return notes
