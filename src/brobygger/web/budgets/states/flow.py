"""The picture of what falls away: note, parts, recommendations; with the note and without it.

Three columns from left to right. A full line: the note can carry the part, or the part belongs to
the recommendation. A broken line: the part waits for the other. What changes is drawn strong, and
the table below the picture says all of it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from brobygger.web.budgets.states.falls import Fall, PartRow, RecommendationRow
from brobygger.web.budgets.states.words import Said

WIDTH, HEAD, BOX, GAP, BETWEEN = 1080, 36, 58, 14, 22
"""Height of the heads, of a box, between two parts and between two recommendations."""

NOTE_X, NOTE_WIDTH = 0, 150
PART_X, PART_WIDTH = 240, 380
WHOLE_X, WHOLE_WIDTH = 690, 388
BEND = 34
"""How far a broken line swings out to the left of the parts."""
LETTERS = {PART_WIDTH: 44, WHOLE_WIDTH: 46, NOTE_WIDTH: 18}
"""How many letters of a name fit into a box of this width."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part or a recommendation: its name, and its states with the note and without it."""

    x: int
    y: int
    width: int
    code: str
    name: str
    before: Said
    after: Said
    is_changed: bool

    @property
    def middle(self) -> int:
        """Where lines meet it."""
        return self.y + BOX // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture as an SVG path."""

    path: str
    is_changed: bool
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """The drawing. ``note_y`` is the top of the note's box."""

    boxes: Sequence[Box]
    lines: Sequence[Line]
    height: int
    note_y: int
    width: int = WIDTH
    box: int = BOX


def flow_of(fall: Fall) -> Flow | None:
    """Draw the answer; None where nothing hangs on the note."""
    if not fall.recommendations:
        return None
    parts: dict[str, tuple[PartRow, Box]] = {}
    wholes: list[tuple[RecommendationRow, Box]] = []
    y = HEAD
    for one in fall.recommendations:
        top = y
        for part in one.parts:
            parts[part.code] = (part, _part_box(part, y))
            y += BOX + GAP
        y += BETWEEN - GAP
        bottom = y - BETWEEN
        wholes.append((one, _whole_box(one, (top + bottom - BOX) // 2)))
    height = y - BETWEEN + 2
    note_y = HEAD + (height - HEAD - BOX) // 2
    lines = [*_from_note(parts, note_y), *_waiting(parts), *_to_wholes(parts, wholes)]
    boxes = [*(box for _, box in parts.values()), *(box for _, box in wholes)]
    return Flow(boxes, lines, height, note_y)


def _part_box(part: PartRow, y: int) -> Box:
    name = _cut(part.name, PART_WIDTH)
    return Box(PART_X, y, PART_WIDTH, part.code, name, part.before, part.after, part.is_changed)


def _whole_box(one: RecommendationRow, y: int) -> Box:
    name = _cut(one.row.text, WHOLE_WIDTH)
    number = str(one.row.number)
    return Box(WHOLE_X, y, WHOLE_WIDTH, number, name, one.before, one.after, one.is_changed)


def _cut(text: str, width: int) -> str:
    return Truncator(text).chars(LETTERS[width])


Parts = Mapping[str, tuple[PartRow, Box]]


def _from_note(parts: Parts, note_y: int) -> Iterator[Line]:
    """The note to each part that it can carry."""
    start = note_y + BOX // 2
    for part, box in parts.values():
        if part.is_lifted:
            yield Line(_curve(NOTE_X + NOTE_WIDTH, start, PART_X, box.middle), part.is_changed)


def _waiting(parts: Parts) -> Iterator[Line]:
    """A part to the one it waits for, where both are in the picture."""
    for part, box in parts.values():
        for code in part.waits_for:
            if code in parts and parts[code][0].is_changed and part.is_changed:
                other = parts[code][1].middle
                out = PART_X - BEND
                path = f"M{PART_X} {other}C{out} {other} {out} {box.middle} {PART_X} {box.middle}"
                yield Line(path, is_changed=True, is_waiting=True)


def _to_wholes(parts: Parts, wholes: Sequence[tuple[RecommendationRow, Box]]) -> Iterator[Line]:
    """Each part to its recommendation."""
    for one, whole in wholes:
        for part in one.parts:
            box = parts[part.code][1]
            path = _curve(PART_X + PART_WIDTH, box.middle, WHOLE_X, whole.middle)
            yield Line(path, part.is_changed and one.is_changed)


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
