"""Where the name of each actor stands beside its mark, so that names do not lie upon each other.

The marks stay where they are: a name stands below, above, right or left of its own. Those with
least room choose first, then whoever still meets another looks again, as long as that helps. The
same map gives the same names in the same places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Side = Literal[
    "below",
    "above",
    "right",
    "left",
    "below right",
    "below left",
    "above right",
    "above left",
]

SIDES: tuple[Side, ...] = (
    *("below", "above", "right", "left"),
    *("below right", "below left", "above right", "above left"),
)
"""In the order in which they are tried: a name below its mark is what a reader expects."""

_Boxes = NDArray[np.int64]
"""Boxes as numbers in the last dimension."""


class Box(NamedTuple):
    """A rectangle, y downwards, in whole units: what lies upon what is then summed exactly."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Room:
    """What names have to themselves: the frame they must stand within, half the side of a mark,
    and the height of a line.
    """

    frame: Box
    mark: int
    line: int

    def mark_at(self, x: int, y: int) -> Box:
        """The mark of an actor."""
        return Box(x - self.mark, y - self.mark, x + self.mark, y + self.mark)

    def name_at(self, x: int, y: int, width: int, side: Side) -> Box:
        """The name of an actor on one side of its mark; at a corner it begins or ends where the
        mark does.
        """
        upright, _space, aside = side.partition(" ")
        if upright in ("right", "left"):
            left = x + self.mark if side == "right" else x - self.mark - width
            top = y - self.line // 2
        else:
            starts = {"": x - width // 2, "right": x - self.mark, "left": x + self.mark - width}
            left = starts[aside]
            top = y + self.mark if upright == "below" else y - self.mark - self.line
        return Box(left, top, left + width, top + self.line)


def place_labels(
    points: Mapping[str, tuple[int, int]], widths: Mapping[str, int], room: Room
) -> dict[str, Side]:
    """The side on which each actor's name stands; ``widths`` are those of the names.

    No name meets another, a mark or the frame's edge while one of its own sides is free of all
    of them. Where none is, it stands where it hides least.
    """
    ids = sorted(points)
    if not ids:
        return {}
    names: _Boxes = np.array(
        [[room.name_at(*points[one], widths[one], side) for side in SIDES] for one in ids]
    )
    # What each name would hide on each side: of marks and beyond the frame, and of other names.
    hidden = _common(names, np.array([room.mark_at(*points[one]) for one in ids])).sum(axis=-1)
    hidden += _size(names) - _common(names, np.array([room.frame]))[..., 0]
    among = _common(names, names.reshape(-1, 4)).reshape(*hidden.shape, *hidden.shape)
    for at in range(len(ids)):
        among[at, :, at] = 0
    order = sorted(range(len(ids)), key=lambda at: (-int((hidden[at] > 0).sum()), at))
    chosen: dict[int, int] = {}
    has_moved = True
    while has_moved:  # ends, because what is hidden in all becomes less with every move
        has_moved = False
        for at in order:
            best, stands = int(hidden[at].argmin()), chosen.get(at)
            if stands is not None and hidden[at, best] >= hidden[at, stands]:
                continue
            if stands is not None:
                hidden -= among[..., at, stands]
            hidden += among[..., at, best]
            chosen[at], has_moved = best, True
    return {one: SIDES[chosen[at]] for at, one in enumerate(ids)}


def _size(boxes: _Boxes) -> NDArray[np.int64]:
    size: NDArray[np.int64] = (boxes[..., 2:] - boxes[..., :2]).prod(axis=-1)
    return size


def _common(boxes: _Boxes, others: _Boxes) -> NDArray[np.int64]:
    """How much each of the boxes lies upon each of the others, in the last dimension."""
    one = boxes[..., None, :]
    sides = np.minimum(one[..., 2:], others[:, 2:]) - np.maximum(one[..., :2], others[:, :2])
    common: NDArray[np.int64] = np.maximum(sides, 0).prod(axis=-1)
    return common
