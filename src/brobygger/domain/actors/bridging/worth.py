"""What a set of new ties is worth: a sum that does not depend on their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from brobygger.domain.actors.bridging.candidate import Candidate
from brobygger.domain.actors.bridging.steps_between import Steps
from brobygger.domain.actors.graphs import components
from brobygger.domain.actors.network import Network, Pair


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts, as shown to whoever decides, who may change them.

    ``closer``: all actors come closer to each other. ``joined``: actors without ties and separate
    parts are joined. ``crosses``: two sectors meet. ``overlap``: shared themes and target groups.
    ``complement``: one reaches groups or days that the other does not. ``load`` counts against
    those who have many ties; it starts at nothing, because the cap protects them.
    """

    closer: float = 0.4
    joined: float = 0.2
    crosses: float = 0.1
    overlap: float = 0.15
    complement: float = 0.15
    load: float = 0.0

    def own(self, candidate: Candidate) -> float:
        """The part of the worth that does not depend on other ties."""
        return (
            self.crosses * candidate.crosses
            + self.overlap * candidate.overlap
            + self.complement * candidate.complement
            - self.load * candidate.load
        )


DEFAULT = Weights()

MOST_JOINED = 3
"""Two actors without ties that meet: two isolates fewer and one part fewer."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Which part each actor is in, and who has no tie, while ties are added."""

    part: Mapping[str, str]
    isolates: frozenset[str]

    def joins(self, pair: Pair) -> int:
        """How many isolates and parts there would be fewer."""
        one, other = pair
        return len(self.isolates & {one, other}) + (self.part[one] != self.part[other])

    def with_tie(self, pair: Pair) -> "Parts":
        """The parts with a tie more."""
        old, new = self.part[pair[0]], self.part[pair[1]]
        joined = {actor: new if part == old else part for actor, part in self.part.items()}
        return Parts(joined, self.isolates - set(pair))


@dataclass(frozen=True, slots=True)
class Standing:
    """The network with the ties chosen so far."""

    steps: Steps
    parts: Parts


@dataclass(frozen=True)
class Worth:
    """How much a tie adds to a network, with the weights in force.

    Each reason is scaled to 0-1: the gain in efficiency by the largest that one tie brings at the
    outset (so a later one may exceed 1: gains do not always shrink), what is joined by the most
    that one tie can join. The worth of a set is the sum of what its ties add one after another,
    which is the same in any order.
    """

    net: Network
    steps: Steps
    weights: Weights
    largest_gain: float

    @cached_property
    def start(self) -> Standing:
        """The network as it is."""
        part = {actor: min(each) for each in components(self.net) for actor in each}
        alone = frozenset(actor for actor, others in self.net.neighbours.items() if not others)
        return Standing(self.steps, Parts(part, alone))

    def gain(self, standing: Standing, pair: Pair) -> float:
        """The gain in efficiency by a tie."""
        one, other = (self.net.index[actor] for actor in pair)
        return standing.steps.gain(one, other)

    def added(self, standing: Standing, candidate: Candidate) -> float:
        """What a tie adds to the worth of those chosen so far."""
        closer = 0.0
        if self.largest_gain and self.weights.closer:
            closer = self.gain(standing, candidate.pair) / self.largest_gain
        joined = standing.parts.joins(candidate.pair) / MOST_JOINED
        own = self.weights.own(candidate)
        return self.weights.closer * closer + self.weights.joined * joined + own

    def with_ties(self, standing: Standing, chosen: Sequence[Candidate]) -> Standing:
        """The network with these ties more."""
        steps, parts = standing.steps, standing.parts
        for candidate in chosen:
            one, other = (self.net.index[actor] for actor in candidate.pair)
            steps, parts = steps.with_tie(one, other), parts.with_tie(candidate.pair)
        return Standing(steps, parts)

    def total(self, chosen: Sequence[Candidate]) -> float:
        """The worth of a set of ties."""
        standing, total = self.start, 0.0
        for candidate in chosen:
            total += self.added(standing, candidate)
            standing = self.with_ties(standing, [candidate])
        return total
