"""The small picture of what hangs on what: up to three columns, an arrow from each that waits.

Left: what the recommendation waits for. Middle: itself. Right: what waits for it. Only direct
arrows are drawn, a shared order is dashed; the list below the picture says all of it in words.
"""

from dataclasses import dataclass

from brobygger.web.recommendations.chain import Wait, Waits
from brobygger.web.recommendations.models import Recommendation

STEP, RADIUS, SIDE, TOP, BETWEEN = 44, 16, 44, 44, 104
GAP = 5
"""Between the point of an arrow and the circle it points at."""


@dataclass(frozen=True, slots=True)
class Node:
    """A recommendation in the picture."""

    number: int
    x: int
    y: int
    is_self: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow; ``is_shared`` where both are to be lifted by one budget note."""

    x1: int
    y1: int
    x2: int
    y2: int
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing. ``before`` and ``after``: where the words over the outer columns stand, or 0."""

    nodes: list[Node]
    lines: list[Line]
    width: int
    height: int
    before: int
    after: int


def picture_of(recommendation: Recommendation, waits: Waits) -> Picture | None:
    """Draw the direct arrows; None where nothing hangs on anything."""
    left = [wait for wait in waits.waits_for if wait.is_direct]
    right = [wait for wait in waits.awaited_by if wait.is_direct]
    if not left and not right:
        return None
    rows = max(len(left), len(right))
    middle = SIDE + (BETWEEN if left else 0)
    end = middle + (BETWEEN if right else 0)
    own = Node(recommendation.number, middle, TOP + (rows - 1) * STEP // 2, is_self=True)
    before, after = _column(left, SIDE, rows), _column(right, end, rows)
    lines = [_arrow(own, node, wait) for node, wait in zip(before, left, strict=True)]
    lines += [_arrow(node, own, wait) for node, wait in zip(after, right, strict=True)]
    return Picture(
        [*before, own, *after],
        lines,
        end + SIDE,
        TOP + (rows - 1) * STEP + RADIUS + 4,
        SIDE if left else 0,
        end if right else 0,
    )


def _column(waits: list[Wait], x: int, rows: int) -> list[Node]:
    top = TOP + (rows - len(waits)) * STEP // 2
    return [Node(wait.other.number, x, top + index * STEP) for index, wait in enumerate(waits)]


def _arrow(waiting: Node, target: Node, wait: Wait) -> Line:
    """From the circle that waits to the one it waits for, which always stands to its left."""
    return Line(waiting.x - RADIUS, waiting.y, target.x + RADIUS + GAP, target.y, wait.shares_order)
