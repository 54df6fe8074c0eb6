"""Footnotes of a paper whose format does not set them apart: found at the foot of the text.

They stand between two halves of a sentence, so they are taken out before anything is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brobygger.domain.budgets.note import NotedFootnote
from brobygger.domain.budgets.reading.template import heading_of
from brobygger.domain.documents.flow import join_lines
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line, Span, Table

_MARK = re.compile(r"\s*(?:\[\^?(\d{1,2})\]:?|(\d{1,2}))[ \t\u00a0]+(?=\S)")
_DAMAGED_FIRST = re.compile(r"\s*[!'’`*|l][ \t]+(?=[A-ZÆØÅ])")
_GLUED = re.compile(r"\s*(\d)(?=\d{1,2}(?:,\d+)?\s*(?:pct|%|procent))")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_START = re.compile(r"\s*([⁰¹²³⁴-⁹]{1,2})\s*(?=\S)")

_REFERENCE = re.compile(
    r"(?<!\d[.,:])(?:(?<=[.,;:!?)\]”\"’»])|(?<=[^\W\d_]{3}))"
    r"(?:(\d{1,2})(?![\w,.%-]*[\w%])|\[\^?(\d{1,2})\]|([⁰¹²³⁴-⁹]{1,2}))"
)
"""A mark behind a word or its stop; what follows a figure ("1,1 mio.") belongs to the figure."""


@dataclass(frozen=True, slots=True)
class FootnoteStart:
    """A line that begins a footnote: its number, how the mark was read, and the words after it.

    ``certain`` is False where the mark is damaged or glued to the first figure.
    """

    number: int
    printed: str
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """The footnotes, the marks that were not read cleanly, and the blocks without them."""

    footnotes: tuple[NotedFootnote, ...]
    doubtful: tuple[tuple[str, str], ...]
    blocks: tuple[Line | Table, ...]


def take_footnotes(
    document: Document, blocks: tuple[Line | Table, ...], known: frozenset[str]
) -> Noted:
    """Take the footnotes out; marks in the running text become raised, so words drop them."""
    own = [note for page in document.pages for note in page.footnotes]
    if own:
        notes = tuple(
            NotedFootnote(note.mark, Found(" ".join(note.text.split()), note.text, note.place))
            for note in own
        )
        return Noted(notes, (), _with_raised_marks(blocks, notes))
    referred = _referred(blocks)
    found: list[NotedFootnote] = []
    doubtful: list[tuple[str, str]] = []
    rest: list[Line | Table] = []
    index = 0
    while index < len(blocks):
        count = 0
        for start, lines in _series(blocks, index, len(found) + 1, referred):
            found.append(_footnote(start, lines, known))
            doubtful.extend([] if start.certain else [(str(start.number), start.printed)])
            count += len(lines)
        if not count:
            rest.append(blocks[index])
        index += count or 1
    return Noted(tuple(found), tuple(doubtful), _with_raised_marks(tuple(rest), tuple(found)))


def _series(
    blocks: Sequence[Line | Table], index: int, number: int, referred: frozenset[int]
) -> list[tuple[FootnoteStart, list[Line]]]:
    """The footnotes that stand together from here on, or nothing where no series begins.

    A series begins after a gap and goes on by one; the very first needs a second one below it,
    or its mark in the text, because a single number before a line is no footnote.
    """
    block = blocks[index]
    if not isinstance(block, Line) or not block.gap_before or block.heading or block.bullet:
        return []
    start = _start(block.text, number)
    if start is None:
        return []
    notes = [(start, [block])]
    for line in blocks[index + 1 :]:
        if not isinstance(line, Line) or line.bullet or heading_of(line.words) is not None:
            break
        following = _start(line.text, notes[-1][0].number + 1, line.gap_before)
        if following is not None and following.number > 1:
            notes.append((following, [line]))
        elif line.gap_before or line.text[:1].isspace():
            break
        else:
            notes[-1][1].append(line)
    return notes if len(notes) > 1 or start.number in referred else []


def _start(text: str, number: int, may_jump: bool = False) -> FootnoteStart | None:
    """Read a line as the start of footnote ``number`` (or one soon after, where one is lost)."""
    clean = _MARK.match(text)
    raised = _RAISED_START.match(text)
    match = clean or raised
    read = 0
    if match is not None:
        read = int((match[1] or match[match.re.groups]).translate(_SUPERSCRIPTS))
    if match is not None and (read == number or (may_jump and number < read <= number + 2)):
        return FootnoteStart(read, match[0].strip(), match.end(), True)
    glued = _GLUED.match(text)
    if glued is not None and int(glued[1]) == number:
        return FootnoteStart(number, text.split(maxsplit=1)[0], glued.end(), False)
    damaged = _DAMAGED_FIRST.match(text) if number == 1 else None
    if damaged is not None:
        return FootnoteStart(1, damaged[0].strip(), damaged.end(), False)
    return None


def _referred(blocks: Sequence[Line | Table]) -> frozenset[int]:
    """The footnotes that the running text has marks of."""
    return frozenset(
        int(_number(match))
        for block in blocks
        if isinstance(block, Line)
        for match in _REFERENCE.finditer(block.text)
    )


def _footnote(start: FootnoteStart, lines: list[Line], known: frozenset[str]) -> NotedFootnote:
    """A footnote; where its mark sticks to a figure the reading stays and the split is offered."""
    first = lines[0]
    without = replace(first, spans=(Span(first.text[start.end :]),))
    text = join_lines([without, *lines[1:]], known)
    raw = "\n".join(line.text for line in lines)
    if not start.certain and start.printed[:1].isdigit():
        whole = join_lines(lines, known)
        noted = Found(whole, raw, first.place, "unsure", suggestion=text)
        return NotedFootnote(str(start.number), noted)
    return NotedFootnote(str(start.number), Found(text, raw, first.place))


def _with_raised_marks(
    blocks: tuple[Line | Table, ...], notes: tuple[NotedFootnote, ...]
) -> tuple[Line | Table, ...]:
    """Set the marks in the running text apart from the words they are glued to."""
    numbers = sorted(int(note.mark) for note in notes if note.mark.isdigit())
    return tuple(_raise(blocks, numbers))


def _raise(blocks: Sequence[Line | Table], numbers: list[int]) -> Iterator[Line | Table]:
    last = 0
    for block in blocks:
        if not isinstance(block, Line) or len(block.spans) != 1 or block.spans[0].raised:
            yield block
            continue
        spans: list[Span] = []
        text, position = block.text, 0
        for match in _REFERENCE.finditer(text):
            number = int(_number(match))
            if number not in numbers or number <= last:
                continue
            spans += [Span(text[position : match.start()]), Span(match[0], raised=True)]
            position, last = match.end(), number
        spans.append(Span(text[position:]))
        yield replace(block, spans=tuple(spans)) if position else block


def _number(match: re.Match[str]) -> str:
    return (match[1] or match[2] or match[3]).translate(_SUPERSCRIPTS)
