"""Tick boxes and the labels they belong to, also where a label is split around its box."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from brobygger.domain.budgets.note import Tick
from brobygger.domain.budgets.reference import forms_of
from brobygger.domain.documents.found import Certainty, Found
from brobygger.domain.documents.page import Line, Mark, Table
from brobygger.domain.kernel.likeness import most_like
from brobygger.domain.kernel.place import Place

BOXES: dict[str, bool] = {
    **dict.fromkeys("☐□◻▢⬜", False),
    **dict.fromkeys("☑☒⊠▣🗹🗷", True),
    "[ ]": False,
    "[x]": True,
    "[X]": True,
}
"""Signs that are read as boxes. "[]", "O" or nothing are what a scan leaves: never a state."""

_DAMAGED = r"\[\]|\[\?\]|(?<!\S)[O0D](?!\S)"
_BOX = re.compile("|".join(re.escape(sign) for sign in BOXES) + "|" + _DAMAGED)
MOST_LINES = 3
"""A label is printed on three lines at most."""


@dataclass(frozen=True, slots=True)
class Token:
    """A box (``checked`` True, False or "unknown") or the words of a line beside one (None)."""

    text: str
    place: Place
    checked: Tick | None = None
    ends_cell: bool = False


@dataclass(slots=True)
class Ticks:
    """A label's boxes: none or a damaged one is unreadable, more than one an error of print."""

    place: Place
    raw: str
    boxes: list[Tick] = field(default_factory=list)

    @property
    def found(self) -> Found[Tick]:
        """The label's state; "unknown" unless exactly one state is printed."""
        if len(set(self.boxes)) == 1 and self.boxes[0] != "unknown":
            certainty: Certainty = "certain" if len(self.boxes) == 1 else "likely"
            return Found(self.boxes[0], self.raw, self.place, certainty)
        return Found("unknown", self.raw, self.place, "unknown")


def tokens_of(blocks: Iterable[Line | Table]) -> tuple[Token, ...]:
    """Lines and tables as one run of words and boxes, in reading order."""
    return tuple(_tokens(blocks))


def _tokens(blocks: Iterable[Line | Table]) -> Iterator[Token]:
    for block in blocks:
        if isinstance(block, Line):
            yield from _line_tokens(block)
            continue
        for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
            inner = [token for line in cell.lines for token in _line_tokens(line)]
            yield from inner[:-1]
            for last in inner[-1:]:
                yield Token(last.text, last.place, last.checked, ends_cell=True)


def _line_tokens(line: Line) -> Iterator[Token]:
    position = 0
    text = line.words
    for match in _BOX.finditer(text):
        if text[position : match.start()].strip():
            yield Token(text[position : match.start()].strip(), line.place)
        yield Token(match[0], line.place, BOXES.get(match[0], "unknown"))
        position = match.end()
    if text[position:].strip():
        yield Token(text[position:].strip(), line.place)


def read_ticks(
    tokens: Sequence[Token], labels: Sequence[str], marks: Sequence[Mark] = ()
) -> dict[str, Ticks]:
    """Give every label its boxes, where the words between two boxes are just that label.

    Boxes stand before or after their labels throughout; the first token tells which. A label
    that cannot be told apart from its neighbours gets no box from here, so it stays unknown.
    ``marks`` are boxes that the format itself ties to a label; they speak where tokens do not.
    """
    ticks: dict[str, Ticks] = {}
    leads = bool(tokens) and tokens[0].checked is not None
    groups = list(_groups(tokens))
    for index, words in enumerate(groups):
        if words[0].checked is not None:
            continue
        label, used = _label(words, labels, from_end=not leads)
        if label is None or label in ticks:
            continue
        neighbour = groups[index - 1] if leads and index else []
        if not leads:
            neighbour = groups[index + 1] if index + 1 < len(groups) else []
        boxes = [token.checked for token in neighbour if token.checked is not None]
        beside = neighbour if boxes else []
        printed = [*beside, *used] if leads else [*used, *beside]
        raw = " ".join(token.text for token in printed)
        ticks[label] = Ticks(used[0].place, raw, boxes)
    known = {label: forms_of(label) for label in labels}
    meant = [(mark, most_like(mark.label.rstrip(" :"), known)) for mark in marks]
    for label in labels:
        tied = [mark for mark, its_label in meant if its_label == label]
        states: list[Tick] = [m.checked if m.checked is not None else "unknown" for m in tied]
        if tied and not (label in ticks and ticks[label].boxes):
            ticks[label] = Ticks(tied[0].place, tied[0].label, states)
    return ticks


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of words and runs of boxes, in turn; a cell's end parts words too."""
    group: list[Token] = []
    for token in tokens:
        if group and (_is_box(token) != _is_box(group[-1]) or _parts(group[-1], token)):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _is_box(token: Token) -> bool:
    return token.checked is not None


def _parts(before: Token, token: Token) -> bool:
    return before.ends_cell and not _is_box(token)


def _label(
    words: Sequence[Token], labels: Sequence[str], *, from_end: bool
) -> tuple[str | None, Sequence[Token]]:
    """The label that these words print: all of them, or only those next to the box."""
    known = {label: forms_of(label) for label in labels}
    for count in range(min(len(words), MOST_LINES), 0, -1):
        piece = words[-count:] if from_end else words[:count]
        text = "".join(token.text.removesuffix("-") for token in piece).rstrip(": ")
        label = most_like(text, known)
        if label is not None:
            return label, piece
    return None, ()
