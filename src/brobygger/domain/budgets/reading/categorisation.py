"""The box "Kategorisering": beside the text, in it as a list, or torn into it by a bad scan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brobygger.domain.budgets.reading.boxes import BOXES, Ticks, Token, read_ticks, tokens_of
from brobygger.domain.budgets.reading.template import BOX_HEADING, heading_of
from brobygger.domain.budgets.reference import forms_of
from brobygger.domain.documents.page import Document, Line, Span, Table
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import LETTERS_PER_ERROR, distance, is_like, is_near

LONGEST_BOX = 40
"""Lines of running text that may stand beside the box: it is about 20 lines high."""

MOST_WORDS = 4
"""The longest label has four words."""

LEAST_LETTERS = 3
HOPELESS = 99
LONGEST_BOX_SIGN = 3


@dataclass(frozen=True, slots=True)
class Categorisation:
    """What the box says per label, and the paper's blocks with the box taken out."""

    ticks: dict[str, Ticks]
    blocks: tuple[Line | Table, ...]


def take_categorisation(
    document: Document, blocks: tuple[Line | Table, ...], labels: tuple[str, ...]
) -> Categorisation:
    """Read the box wherever it stands. A paper without the box gives no ticks at all."""
    marks = [mark for page in document.pages for mark in page.marks]
    for table in (table for page in document.pages for table in page.asides):
        if _is_box(table, labels):
            return Categorisation(
                _all(read_ticks(_below_head(table), labels, marks), labels), blocks
            )
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and _is_box(block, labels):
            rest = blocks[:index] + blocks[index + 1 :]
            return Categorisation(_all(read_ticks(_below_head(block), labels, marks), labels), rest)
        if isinstance(block, Line) and heading_of(block.words) == BOX_HEADING:
            return _from_lines(blocks, index, labels)
    return Categorisation({}, blocks)


def _below_head(table: Table) -> tuple[Token, ...]:
    """The box without its heading: what it begins with tells on which side the boxes stand."""
    tokens = tokens_of([table])
    return tuple(token for token in tokens if not is_like(token.text, BOX_HEADING))


def _is_box(table: Table, labels: tuple[str, ...]) -> bool:
    """Whether a table is the box: it prints the heading or a third of the labels."""
    texts = [token.text for token in tokens_of([table])]
    if any(is_like(text, BOX_HEADING) for text in texts):
        return True
    return sum(any(is_like(text, label) for text in texts) for label in labels) * 3 >= len(labels)


def _all(ticks: dict[str, Ticks], labels: tuple[str, ...]) -> dict[str, Ticks]:
    """Every label of the box in printed order; one that was not found has no box: unknown."""
    if not ticks:
        return {}
    first = next(iter(ticks.values())).place
    return {label: ticks.get(label, Ticks(first, "")) for label in labels}


def _from_lines(
    blocks: tuple[Line | Table, ...], start: int, labels: tuple[str, ...]
) -> Categorisation:
    """The box's heading stands in the text: below it a list, or lines with pieces of labels."""
    listed = _listed(blocks[start + 1 :], labels)
    if listed:
        ticks = _all(read_ticks(tokens_of(listed), labels), labels)
        return Categorisation(ticks, blocks[:start] + blocks[start + 1 + len(listed) :])
    head = blocks[start]
    torn = _Torn(labels)
    rest: list[Line | Table] = []
    for index, block in enumerate(blocks[start + 1 :]):
        if isinstance(block, Line) and index < LONGEST_BOX:
            left = torn.take(block)
            rest.extend([left] if left is not None else [])
        else:
            rest.append(block)
    place = head.place
    ticks = {label: torn.ticks.get(label, Ticks(place, "")) for label in labels}
    return Categorisation(ticks, blocks[:start] + tuple(rest))


def _listed(blocks: Sequence[Line | Table], labels: tuple[str, ...]) -> list[Line]:
    """The lines of a plain list below the heading: each prints a label, or runs one on."""
    taken: list[Line] = []
    for block in blocks:
        if not isinstance(block, Line) or heading_of(block.words) is not None:
            break
        joined = squash("".join(line.words for line in taken[-1:]) + block.words)
        runs_on = bool(taken) and any(squash(label).endswith(joined) for label in labels)
        if not runs_on and not _begins_label(block.words, labels):
            break
        taken.append(block)
    return taken


def _begins_label(text: str, labels: tuple[str, ...]) -> bool:
    """Whether a line prints a label or its first part, behind a box or what is left of one."""
    first, _, rest = text.strip().partition(" ")
    pieces = [text] if len(first) > LONGEST_BOX_SIGN else [text, rest]
    printed = [squash(text.replace("[x]", "").replace("[X]", "")) for text in pieces]
    whole = [squash(form) for label in labels for form in forms_of(label)]
    return any(
        is_near(piece, label) or (len(piece) > LEAST_LETTERS and label.startswith(piece))
        for piece in printed
        for label in whole
    )


class _Torn:
    """Finds the labels of the box, piece by piece, at the ends of the lines beside it."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.ticks: dict[str, Ticks] = {}
        self._waiting = list(labels)
        self._rest = ""

    def take(self, line: Line) -> Line | None:
        """Take the piece of a label off a line's end; None where nothing else is left of it."""
        words = line.words.split()
        kept = len(words)
        while kept and not squash(words[kept - 1]) and words[kept - 1] not in BOXES:
            kept -= 1  # rules and specks behind the label
        pieces = [
            (count, squash("".join(words[kept - count : kept]))) for count in range(1, kept + 1)
        ]
        errors = [(self._errors(piece), -count, piece) for count, piece in pieces[:MOST_WORDS]]
        fewest, count, piece = min(errors, default=(HOPELESS, 0, ""))
        if fewest == HOPELESS:
            return line
        self._note(piece, line, words, kept + count)
        return _shortened(line, words[: kept + count])

    def _errors(self, piece: str) -> int:
        """How many letters keep a piece from being the label's next piece."""
        wanted = self._rest or (squash(self._waiting[0]) if self._waiting else "")
        if len(piece) < LEAST_LETTERS or not wanted:
            return HOPELESS
        limit = len(piece) // LETTERS_PER_ERROR
        errors = distance(piece, wanted[: len(piece)], limit)
        return errors if errors <= limit else HOPELESS

    def _note(self, piece: str, line: Line, words: list[str], start: int) -> None:
        label = self._waiting[0]
        rest = (self._rest or squash(label))[len(piece) :]
        ticks = self.ticks.setdefault(label, Ticks(line.place, ""))
        ticks.raw = " ".join([*ticks.raw.split(), *words[start:]])
        if start and words[start - 1] in BOXES:
            ticks.boxes.append(BOXES[words[start - 1]])
        self._rest = rest
        if not rest:
            self._waiting.pop(0)


def _shortened(line: Line, words: list[str]) -> Line | None:
    """The line without the label's piece: a derived line, the raw one stays in the paper."""
    while words and (not squash(words[-1]) or words[-1] in BOXES):
        words = words[:-1]
    return replace(line, spans=(Span(" ".join(words)),)) if words else None
