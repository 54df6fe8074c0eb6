"""Tick boxes: which signs are boxes, and which printed words a box belongs to."""

from collections import defaultdict
from collections.abc import Iterable

from brobygger.domain.documents.page import Cell, Line, Mark, Span, Table
from brobygger.domain.documents.paper import NO_BOX

UNREADABLE = "[]"
"""What stands for a box that nobody can read: damaged, saying two things at once, or on a scan
with ink that is neither none nor a tick."""

TICKS: dict[str, bool | None] = {
    UNREADABLE: None,
    NO_BOX: None,
    "☐": False,
    "□": False,
    "◻": False,
    "▢": False,
    "⬜": False,
    "☑": True,
    "☒": True,
    "⊠": True,
    "▣": True,
    "🗹": True,
    "🗷": True,
}
"""Signs that are boxes to be ticked. ■, ❑ and ❏ are list signs in Word and are not among them."""


def marks_of(blocks: Iterable[Line | Table]) -> list[Mark]:
    """All tick boxes in reading order; lines between two tables are read together."""
    found: list[Mark] = []
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        found += marks_of_lines(tuple(lines))
        found += marks_of_table(block)
        lines = []
    return found + marks_of_lines(tuple(lines))


def marks_of_lines(lines: tuple[Line, ...]) -> list[Mark]:
    """The boxes of lines that belong together (running text, or one cell), with their words.

    A line that starts with a box prints the words after it, possibly on further lines; a line
    that starts with words prints the box after them.
    """
    found: list[Mark] = []
    for index, line in enumerate(lines):
        ticks = [place for place, span in enumerate(line.spans) if span.text.strip() in TICKS]
        if not ticks:
            continue
        leads = ticks[0] == 0
        for order, at in enumerate(ticks):
            if leads:
                end = ticks[order + 1] if order + 1 < len(ticks) else len(line.spans)
                label = _text(line.spans[at + 1 : end])
                if end == len(line.spans):
                    label = _continued(label, line.spans[at], line, lines[index + 1 :])
            else:
                start = ticks[order - 1] + 1 if order else 0
                label = _text(line.spans[start:at])
            span = line.spans[at]
            found.append(Mark(TICKS[span.text.strip()], label, span.place))
    return found


def marks_of_table(table: Table) -> list[Mark]:
    """The boxes of a table; one alone in its cell belongs to the words beside it in its row.

    The words stand before their box unless the row begins with a box.
    """
    found: list[Mark] = []
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            rows[cell.row].append(cell)
    for index in sorted(rows):
        row = sorted(rows[index], key=lambda cell: cell.column)
        leads = bool(row) and _is_lone(row[0])
        for order, cell in enumerate(row):
            marks = marks_of_lines(cell.lines)
            if _is_lone(cell):
                other = order + 1 if leads else order - 1
                label = ""
                if 0 <= other < len(row) and not _is_lone(row[other]):
                    label = joined(row[other].lines)
                marks = [Mark(mark.checked, label, mark.place) for mark in marks]
            found.extend(marks)
    return found


def _is_lone(cell: Cell) -> bool:
    return cell.text.strip() in TICKS


def _text(spans: tuple[Span, ...]) -> str:
    text = "".join(span.text for span in spans if not span.raised)
    return " ".join(text.split()).rstrip(":").rstrip()


def _continued(label: str, at: Span, first: Line, following: tuple[Line, ...]) -> str:
    """Add the lines that a long label runs on to: no gap before them, no box of their own."""
    lines = [first]
    for line in following:
        ends = line.gap_before or line.heading or line.bullet or line.furniture
        if ends or any(span.text.strip() in TICKS for span in line.spans):
            break
        tick, words = at.place.box, line.place.box
        hangs = tick is not None and words is not None and words.x0 >= tick.x1 - 1
        if not (hangs or lines[-1].soft_hyphen or line.place.cell is not None):
            break
        lines.append(line)
    return joined(tuple(lines), label)


def joined(lines: tuple[Line, ...], first: str | None = None) -> str:
    """Several lines as one text: broken words whole again, other lines joined with a blank."""
    text = ""
    for index, line in enumerate(lines):
        words = first if index == 0 and first is not None else line.words
        words = " ".join(words.split())
        previous = lines[index - 1] if index else None
        if previous is None:
            text = words
        elif previous.soft_hyphen and text.endswith("-"):
            text = text[:-1] + words
        elif text.endswith("/"):
            text += words
        else:
            text = f"{text} {words}"
    return text.strip()
