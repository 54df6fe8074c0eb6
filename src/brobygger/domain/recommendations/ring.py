"""Parts that wait for each other in a ring: none of them could ever begin."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.portfolio.model import CycleError, Model
from brobygger.domain.recommendations.recommendation import Part, Recommendation, Requirement


def find_ring(recommendations: Iterable[Recommendation]) -> tuple[str, ...]:
    """The parts of a ring of *requires* in the order in which they wait, the first one repeated;
    nothing where there is no ring.

    A requirement of something that the register does not hold is another fault and is told
    elsewhere: it can close no ring, so it is passed over here.
    """
    known = tuple(recommendations)
    parts = {each.number: frozenset(part.id for part in each.parts) for each in known}
    model = Model(
        tuple(
            replace(each, parts=tuple(_with_known_targets(part, parts) for part in each.parts))
            for each in known
        )
    )
    try:
        _ = model.nodes
    except CycleError as ring:
        return ring.path
    return ()


def _with_known_targets(part: Part, parts: Mapping[int, frozenset[str]]) -> Part:
    kept: list[Found[Requirement]] = []
    for found in part.requires:
        need = found.value
        if need is None or need.target not in parts:
            continue
        named = tuple(one for one in need.parts if one in parts[need.target])
        if need.parts and not named:
            continue
        kept.append(replace(found, value=replace(need, parts=named)))
    return replace(part, requires=tuple(kept))
