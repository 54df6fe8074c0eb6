"""Proposing the few ties that would do most for a network, with the reasons for each.

Greedy with a cap, because an uncapped optimum overloads the actor that already holds everything
together, and because choosing the best set exactly is NP-hard (Meyerson and Tagiku 2009). Staff
accept or reject each proposal. Source: section B4 of the design of reach and network methods.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from brobygger.domain.actors.bridging.candidate import Candidate, candidates
from brobygger.domain.actors.bridging.reason import (
    Confidence,
    Reason,
    confidence_of,
    reasons_of,
)
from brobygger.domain.actors.bridging.steps_between import EXACT_UP_TO, steps_for
from brobygger.domain.actors.bridging.worth import DEFAULT, Standing, Weights, Worth
from brobygger.domain.actors.network import Network, Pair

SWAP_UP_TO = 60
"""Up to so many actors each proposal is tried against every other candidate once more."""

MOST_CANDIDATES = 2_000
"""In a large network so many pairs are weighed, those with the strongest own reasons."""

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie proposed: what it adds after those before it, and why."""

    one: str
    other: str
    score: float
    efficiency_gain: float
    reasons: tuple[Reason, ...]
    confidence: Confidence


def propose_bridges(
    net: Network,
    k: int = 5,
    cap: int = 2,
    *,
    weights: Weights = DEFAULT,
    exclude: Iterable[Pair] = (),
    seed: int = 0,
    progress: Progress | None = None,
) -> list[Bridge]:
    """The ties to propose, at most ``k``, and at most ``cap`` new ones for any actor.

    Everything is weighed without the project's own people, so that what is proposed lasts when
    they leave. ``exclude`` holds pairs rejected before. Fewer than ``k`` is normal; none at all
    where too few answered for shares to be shown. The seed draws the pivots of a large network.
    ``k`` or ``cap`` below 1: ValueError.
    """
    if k < 1 or cap < 1:
        raise ValueError(f"{k} proposals, {cap} for each actor")
    lasting = net.without_staff()
    if lasting.detail in ("none", "counts"):
        return []
    possible = _weighed(lasting, candidates(lasting, exclude), weights)
    if not possible:
        return []
    report = progress or (lambda _done, _all: None)
    worth = worth_of(lasting, possible, weights, seed)
    chosen = _greedy(worth, possible, k, cap, report)
    if len(lasting.actors) <= SWAP_UP_TO:
        chosen = _swapped(worth, possible, chosen, cap)
    return list(_bridges(worth, _greedy(worth, chosen, k, cap, lambda _done, _all: None)))


def worth_of(
    net: Network, possible: Sequence[Candidate], weights: Weights = DEFAULT, seed: int = 0
) -> Worth:
    """What ties between candidates are worth in a network (given without the project's people)."""
    ends = {net.index[actor] for candidate in possible for actor in candidate.pair}
    steps = steps_for(net, ends, seed)
    gains = (steps.gain(*(net.index[actor] for actor in one.pair)) for one in possible)
    return Worth(net, steps, weights, max(gains, default=0.0))


def _weighed(net: Network, found: list[Candidate], weights: Weights) -> list[Candidate]:
    """The candidates that are weighed: in a large network, those with the strongest own reasons.

    An actor without ties is never passed over for want of room by one that has some.
    """
    if len(net.actors) <= EXACT_UP_TO or len(found) <= MOST_CANDIDATES:
        return found

    def strength(one: Candidate) -> tuple[float, Pair]:
        alone = sum(1 for actor in one.pair if not net.neighbours[actor])
        return (-weights.own(one) - weights.joined * alone, one.pair)

    return sorted(sorted(found, key=strength)[:MOST_CANDIDATES], key=lambda one: one.pair)


def _greedy(
    worth: Worth, possible: Sequence[Candidate], k: int, cap: int, report: Progress
) -> list[Candidate]:
    """The best tie, then the best after it, and so on; first ids where two are as good.

    Every candidate is weighed anew each round: gains do not always shrink, so an old gain is no
    upper bound.
    """
    chosen: list[Candidate] = []
    standing = worth.start
    for _ in range(k):
        report(len(chosen), k)
        best = _best(worth, standing, _open(possible, chosen, cap))
        if best is None:
            break
        chosen.append(best)
        standing = worth.with_ties(standing, [best])
    report(k, k)
    return chosen


def _swapped(
    worth: Worth, possible: Sequence[Candidate], chosen: list[Candidate], cap: int
) -> list[Candidate]:
    """Each proposal in turn gives way to another one where the sum rises."""
    for at in range(len(chosen)):
        rest = chosen[:at] + chosen[at + 1 :]
        standing = worth.with_ties(worth.start, rest)
        best = _best(worth, standing, _open(possible, rest, cap))
        if best is not None and _rises(worth, standing, chosen[at], best):
            chosen = [*rest[:at], best, *rest[at:]]
    return chosen


def _rises(worth: Worth, standing: Standing, old: Candidate, new: Candidate) -> bool:
    return worth.added(standing, new) > worth.added(standing, old) + 1e-12


def _open(
    possible: Sequence[Candidate], chosen: Sequence[Candidate], cap: int
) -> Iterator[Candidate]:
    """Candidates not chosen yet, neither end of which has reached the cap."""
    taken: dict[str, int] = {}
    for one in chosen:
        for actor in one.pair:
            taken[actor] = taken.get(actor, 0) + 1
    full = {actor for actor, count in taken.items() if count >= cap}
    done = {one.pair for one in chosen}
    return (one for one in possible if one.pair not in done and full.isdisjoint(one.pair))


def _best(worth: Worth, standing: Standing, among: Iterable[Candidate]) -> Candidate | None:
    best, most = None, 0.0
    for candidate in among:
        added = worth.added(standing, candidate)
        if added > most + 1e-12:
            best, most = candidate, added
    return best


def _bridges(worth: Worth, chosen: Sequence[Candidate]) -> Iterator[Bridge]:
    standing = worth.start
    for candidate in chosen:
        yield Bridge(
            *candidate.pair,
            worth.added(standing, candidate),
            worth.gain(standing, candidate.pair),
            tuple(reasons_of(worth, candidate)),
            confidence_of(worth.net, candidate.pair),
        )
        standing = worth.with_ties(standing, [candidate])
