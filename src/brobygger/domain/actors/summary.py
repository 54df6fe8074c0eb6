"""How much the actors of an area work together: the figures of a whole network.

Every figure is given twice, with and without the project's own people, because a star around
paid staff looks well connected and falls when the money ends. Source: sections B2 and B3 of the
design of reach and network methods.
"""

from dataclasses import dataclass, replace

from brobygger.domain.actors.figure import Bounds, Twice, twice
from brobygger.domain.actors.graphs import components, distances, efficiency_of
from brobygger.domain.actors.network import Detail, Network, Pair

STRONG_FROM = 3
"""The second least level of a tie: from coordination on, where actors plan together."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one network; None where a figure is not defined or may not be shown.

    ``detail`` says how much may be shown for so many answers. Density, mean level, agreement,
    reciprocity, centralisation and sector figures leave the unknown pairs out. ``isolates``,
    ``components`` and ``efficiency`` cannot, and are bounds: the pairs that nobody answered about
    all tied, and none of them.
    """

    detail: Detail
    actors: int
    asked: int
    answered: int
    response_rate: float | None
    pairs: int
    known: int | None = None
    ties: int | None = None
    isolates: Bounds[int] | None = None
    components: Bounds[int] | None = None
    isolated_activities: int | None = None
    activities: int | None = None
    density: float | None = None
    density_bounds: Bounds[float] | None = None
    isolate_share: Bounds[float] | None = None
    isolated_activity_share: float | None = None
    mean_level: float | None = None
    agreement: float | None = None
    reciprocity: float | None = None
    cross_sector_share: float | None = None
    ei_index: float | None = None
    centralisation: float | None = None
    efficiency: Bounds[float] | None = None


@dataclass(frozen=True, slots=True)
class Indicators:
    """Ties of any kind, and from coordination on (None for a register: it has no levels)."""

    any_tie: Twice[Summary]
    strong: Twice[Summary] | None


def indicators(net: Network) -> Indicators:
    """Every figure of a network: twice for people, and twice for what counts as a tie."""
    strong = None if net.is_register else twice(net.at_level(STRONG_FROM), summary)
    return Indicators(twice(net, summary), strong)


def summary(net: Network) -> Summary:
    """The figures of one network, as far as its answers carry them."""
    detail = net.detail
    bare = Summary(
        detail,
        len(net.actors),
        len(net.asked),
        len(net.answered & net.asked),
        net.response_rate,
        net.pair_count,
    )
    if detail == "none":
        return bare
    tied = _all_tied(net)
    alone = _alone(net)
    counts = replace(
        bare,
        known=net.known_count,
        ties=len(net.ties),
        isolates=Bounds(_isolates(tied), _isolates(net)),
        components=Bounds(len(components(tied)), len(components(net))),
        activities=None if net.groups is None else len(net.groups),
        isolated_activities=alone,
    )
    return counts if detail == "counts" else _shares(net, tied, counts)


def _shares(net: Network, tied: Network, counts: Summary) -> Summary:
    n, ties, unknown = len(net.actors), len(net.ties), net.pair_count - net.known_count
    external, internal = _across(net)
    isolates = counts.isolates or Bounds(0, 0)
    pairs = net.pair_count
    return replace(
        counts,
        density=_share(ties, net.known_count),
        density_bounds=Bounds(ties / pairs, (ties + unknown) / pairs) if pairs else None,
        isolate_share=Bounds(isolates.low / n, isolates.high / n) if n else None,
        isolated_activity_share=_share(counts.isolated_activities, counts.activities),
        mean_level=None if net.is_register else _share(sum(net.levels.values()), len(net.levels)),
        agreement=_agreement(net),
        reciprocity=_reciprocity(net),
        cross_sector_share=_share(external, external + internal),
        ei_index=_share(external - internal, external + internal),
        centralisation=centralisation(net),
        efficiency=_efficiency(net, tied),
    )


def centralisation(net: Network) -> float | None:
    """How much the ties gather on one actor: 0 where all have as many, 1 in a star.

    Freeman's sum of max d - d_i over (n - 1)(n - 2), where the degree of an actor is taken from
    the share of ties among its known pairs: an actor that nobody answered about has no degree
    then, instead of a low one. Where all pairs are known it is Freeman's figure. None for fewer
    than three actors.
    """
    known = net.known_by_actor
    rates = [len(net.neighbours[actor]) / pairs for actor, pairs in known.items() if pairs]
    if len(rates) < 3:
        return None
    return min(1.0, sum(max(rates) - rate for rate in rates) / (len(rates) - 2))


def _all_tied(net: Network) -> Network:
    """The network if every pair that nobody answered about had a tie."""
    unknown: dict[Pair, float] = dict.fromkeys(net.unknown(), net.min_level)
    return replace(net, levels={**net.levels, **unknown}) if unknown else net


def _isolates(net: Network) -> int:
    return sum(1 for others in net.neighbours.values() if not others)


def _alone(net: Network) -> int | None:
    """Activities that one actor delivered by itself."""
    return None if net.groups is None else sum(1 for group in net.groups if len(group) == 1)


def _across(net: Network) -> tuple[int, int]:
    """Ties between sectors and within one; an actor without a sector counts in neither."""
    external = internal = 0
    for one, other in net.ties:
        here, there = net.by_id[one].sector, net.by_id[other].sector
        if here is not None and there is not None:
            external += here != there
            internal += here == there
    return external, internal


def _agreement(net: Network) -> float | None:
    """Share of the pairs with two answers whose answers are at most one level apart."""
    near = sum(1 for one, other in net.twice.values() if abs(one - other) <= 1)
    return _share(near, len(net.twice))


def _reciprocity(net: Network) -> float | None:
    """Share of the ties that at least one side names, both having answered, that both name."""
    named = [both for both in net.twice.values() if max(both) >= net.min_level]
    return _share(sum(1 for both in named if min(both) >= net.min_level), len(named))


def _efficiency(net: Network, tied: Network) -> Bounds[float] | None:
    if len(net.actors) < 2:
        return None
    low = efficiency_of(distances(net))
    return Bounds(low, low if tied is net else efficiency_of(distances(tied)))


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
