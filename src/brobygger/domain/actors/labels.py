"""Where the name of each actor stands beside its mark, so that names do not lie upon each other.

The marks stay where they are: a name stands below, above, right or left of its own. Those with
least room choose first, then whoever still meets another looks again, as long as that helps. The
same map gives the same names in the same places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Side = Literal["below", "above", "right", "left"]

SIDES: tuple[Side, ...] = ("below", "above", "right", "left")
"""In the order in which they are tried: a name below its mark is what a reader expects."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards, in whole units: what lies upon what is then summed exactly."""

    left: int
    top: int
    right: int
    bottom: int

    def common(self, other: "Box") -> int:
        """How much of it lies upon another; 0 where they only touch."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0

    def outside(self, frame: "Box") -> int:
        """How much of it lies outside a frame."""
        whole = (self.right - self.left) * (self.bottom - self.top)
        return whole - self.common(frame)


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
        """The name of an actor on one side of its mark."""
        if side in ("below", "above"):
            top = y + self.mark if side == "below" else y - self.mark - self.line
            left = x - width // 2
            return Box(left, top, left + width, top + self.line)
        left = x + self.mark if side == "right" else x - self.mark - width
        top = y - self.line // 2
        return Box(left, top, left + width, top + self.line)


def place_labels(
    points: Mapping[str, tuple[int, int]], widths: Mapping[str, int], room: Room
) -> dict[str, Side]:
    """The side on which each actor's name stands; ``widths`` are those of the names.

    No name meets another, a mark or the frame's edge while one of its own sides is free of all
    of them. Where none is, it stands where it hides least.
    """
    names = {
        actor: {side: room.name_at(*at, widths[actor], side) for side in SIDES}
        for actor, at in points.items()
    }
    marks = [room.mark_at(*at) for at in points.values()]
    fixed = {
        actor: {side: _hidden(box, marks, room.frame) for side, box in boxes.items()}
        for actor, boxes in names.items()
    }
    order = sorted(points, key=lambda actor: (-sum(map(bool, fixed[actor].values())), actor))
    chosen: dict[str, Side] = {}

    def cost(actor: str, side: Side) -> int:
        box = names[actor][side]
        others = (names[one][at] for one, at in chosen.items() if one != actor)
        return fixed[actor][side] + sum(map(box.common, others))

    movers = order
    while movers:  # ends, because what is hidden in all becomes less with every move
        movers = []
        for actor in order:
            best = min(SIDES, key=lambda side: cost(actor, side))
            if actor not in chosen or cost(actor, best) < cost(actor, chosen[actor]):
                chosen[actor] = best
                movers.append(actor)
    return chosen


def _hidden(name: Box, marks: list[Box], frame: Box) -> int:
    return sum(map(name.common, marks)) + name.outside(frame)
