"""Why a tie is proposed and how sure it is, in codes; the words are made elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from brobygger.domain.actors.bridging.candidate import Candidate
from brobygger.domain.actors.bridging.worth import Worth
from brobygger.domain.actors.network import Network, Pair

Confidence = Literal["high", "low"]
"""low: at least one of the two did not answer itself, so its ties are what others say."""

ReasonCode = Literal[
    "no_path",
    "far_apart",
    "isolate",
    "crosses",
    "theme",
    "target_group",
    "area",
    "reaches_group",
    "reaches_day",
]
"""Why a tie is proposed.

no_path: nothing joins the two today. far_apart: so many steps lie between them. isolate: an actor
has no tie at all. crosses: two sectors meet. theme, target_group, area: what they share.
reaches_group, reaches_day: what one of them has and the other lacks.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a proposal, in a code and what it speaks of; the words are made elsewhere."""

    code: ReasonCode
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def confidence_of(net: Network, pair: Pair) -> Confidence:
    """How sure a proposal between two is."""
    return "high" if net.is_register or net.answered.issuperset(pair) else "low"


def reasons_of(worth: Worth, candidate: Candidate) -> Iterator[Reason]:
    """Why, as the network stands today: where the two are, what they share, what each brings."""
    net, start = worth.net, worth.start
    one, other = (net.by_id[actor] for actor in candidate.pair)
    alone = tuple(actor for actor in candidate.pair if actor in start.parts.isolates)
    if alone:
        yield Reason("isolate", {"actors": alone})
    if start.parts.part[one.id] != start.parts.part[other.id]:
        yield Reason("no_path")
    else:
        row = worth.steps.steps[worth.steps.row[net.index[one.id]]]
        yield Reason("far_apart", {"steps": (str(int(row[net.index[other.id]])),)})
    if candidate.crosses:
        yield Reason("crosses", {"sectors": (one.sector or "", other.sector or "")})
    shared: tuple[tuple[ReasonCode, str, frozenset[str]], ...] = (
        ("theme", "themes", one.themes & other.themes),
        ("target_group", "target_groups", one.target_groups & other.target_groups),
        ("area", "areas", one.areas & other.areas),
    )
    for code, name, both in shared:
        if both:
            yield Reason(code, {name: tuple(sorted(both))})
    for here, there in ((one, other), (other, one)):
        brings: tuple[tuple[ReasonCode, str, frozenset[str]], ...] = (
            ("reaches_group", "target_groups", here.target_groups - there.target_groups),
            ("reaches_day", "days", here.days - there.days),
        )
        for code, name, more in brings:
            if more:
                yield Reason(code, {"actor": (here.id,), name: tuple(sorted(more))})
