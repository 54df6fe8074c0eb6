"""Whose leaving would break the network up most: a risk for the project's own eyes.

Never a ranking, and never shown to the actors. Source: section B2 of the design of reach and
network methods.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from brobygger.domain.actors.network import Network


@dataclass(frozen=True, slots=True)
class KeyPlayer:
    """The actors whose leaving breaks the network up most, and how broken up it is then."""

    actors: tuple[str, ...]
    fragmentation: float


def key_players(net: Network, count: int = 1) -> KeyPlayer | None:
    """The one or two actors whose leaving would break the network up most; first ids where equal.

    For the project's own eyes, as a risk to prepare for, and never as a ranking. Fragmentation is
    Borgatti's (2006) of the actors left: the share of pairs that no path joins. None where the
    answers do not carry it or fewer than two actors would be left; a count beyond two: ValueError.
    """
    if count not in (1, 2):
        raise ValueError(f"{count} key players")
    if net.detail != "all" or len(net.actors) < count + 2:
        return None
    left = len(net.actors) - count
    best: tuple[int, tuple[str, ...]] | None = None
    for gone in [()] if count == 1 else [(actor,) for actor in net.by_id]:
        for actor, joined in _joined_without(net, frozenset(gone)):
            team = tuple(sorted((*gone, actor)))
            if best is None or (joined, team) < best:
                best = (joined, team)
    return KeyPlayer(best[1], 1 - best[0] / (left * (left - 1))) if best else None


def fragmentation(sizes: list[int]) -> float | None:
    """The share of pairs that no path joins, from the sizes of the parts; None for one actor.

    >>> fragmentation([3, 1]), fragmentation([1])
    (0.5, None)
    """
    count = sum(sizes)
    if count < 2:
        return None
    return 1 - sum(size * (size - 1) for size in sizes) / (count * (count - 1))


def _joined_without(net: Network, gone: frozenset[str]) -> Iterator[tuple[str, int]]:
    """For each actor, the ordered pairs that a path still joins when it too has left.

    One walk in depth over each part: below a child that reaches no higher than the actor, all
    that hangs on the child is a part of its own when the actor leaves.
    """
    walk = _Walk(net, gone)
    parts = [walk.part(actor) for actor in net.by_id if walk.is_new(actor)]
    total = sum(len(part) * (len(part) - 1) for part in parts)
    for part in parts:
        size = len(part)
        for actor in part:
            pieces = walk.pieces[actor]
            rest = size - 1 - sum(pieces)
            kept = sum(piece * (piece - 1) for piece in (*pieces, rest))
            yield actor, total - size * (size - 1) + kept


class _Walk:
    """A walk in depth that notes which pieces come loose when an actor leaves."""

    def __init__(self, net: Network, gone: frozenset[str]) -> None:
        self.net, self.gone = net, gone
        self.order: dict[str, int] = {}
        self.pieces: dict[str, list[int]] = {}

    def is_new(self, actor: str) -> bool:
        """Not gone, and not seen yet."""
        return actor not in self.gone and actor not in self.order

    def part(self, start: str) -> list[str]:
        """The actors of the part that this one is in."""
        seen = [start]
        above: dict[str, str | None] = {start: None}
        size, lowest = {start: 1}, {start: len(self.order)}
        self._arrive(start)
        trail = [(start, iter(self.net.neighbours[start]))]
        while trail:
            actor, others = trail[-1]
            for other in others:
                if self.is_new(other):
                    above[other], size[other] = actor, 1
                    lowest[other] = len(self.order)
                    self._arrive(other)
                    seen.append(other)
                    trail.append((other, iter(self.net.neighbours[other])))
                    break
                if other not in self.gone and other != above[actor]:
                    lowest[actor] = min(lowest[actor], self.order[other])
            else:
                trail.pop()
                parent = above[actor]
                if parent is not None:
                    size[parent] += size[actor]
                    lowest[parent] = min(lowest[parent], lowest[actor])
                    if lowest[actor] >= self.order[parent]:
                        self.pieces[parent].append(size[actor])
        return seen

    def _arrive(self, actor: str) -> None:
        self.order[actor] = len(self.order)
        self.pieces[actor] = []
