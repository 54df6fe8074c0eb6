"""The network of one wave of a file: from the answers, or from what was delivered together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.actors.file import NetworkFile
from brobygger.domain.actors.network import Network, from_groups
from brobygger.domain.actors.roster import Rule, build_network
from brobygger.domain.kernel.problem import Problem, Unreadable

MOST_ACTORS = 2_000
"""More are no local network, and their pairs would not fit into the memory of a small machine."""

Source = Literal["answers", "groups"]
"""answers: the actors rated each other. groups: counted from what they delivered together."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What counts as a tie. ``source`` None: the answers, where there are any."""

    source: Source | None = None
    rule: Rule = "mean"
    min_level: float = 1
    min_shared: int = 2


def source_of(file: NetworkFile, ties: Ties) -> Source:
    """Where the ties come from; raises Unreadable where the file has nothing of the kind."""
    source = ties.source or ("answers" if file.reports else "groups")
    if not (file.reports if source == "answers" else file.groups):
        raise Unreadable(Problem("ACTORS-046", "error"))
    return source


def waves_in(file: NetworkFile, source: Source) -> tuple[str, ...]:
    """The waves of a file, the earliest first: numbers in a name count as numbers."""
    found: Iterable[str] = (
        {one.wave for one in file.reports}
        if source == "answers"
        else {one.wave for one in file.groups}
    )
    return tuple(sorted(found, key=_in_order))


def network_of(file: NetworkFile, ties: Ties, wave: str | None = None) -> Network:
    """The network of a wave, the latest where none is named; raises Unreadable for another one.

    >>> from brobygger.domain.actors.file import read_network
    >>> file, _ = read_network("wave;by;about;level\\n2;klub;skole;3\\n10;klub;skole;0")
    >>> network_of(file, Ties()).wave, network_of(file, Ties(), "2").ties
    ('10', frozenset({('klub', 'skole')}))
    """
    source = source_of(file, ties)
    known = waves_in(file, source)
    if wave is not None and wave not in known:
        params = {"wave": wave, "known": ", ".join(known)}
        raise Unreadable(Problem("ACTORS-045", "error", params=params))
    chosen = known[-1] if wave is None else wave
    if source == "answers":
        net = build_network(
            file.reports, chosen, ties.rule, min_level=ties.min_level, actors=file.actors
        )
    else:
        groups = [frozenset(one.actors) for one in file.groups if one.wave == chosen]
        net = from_groups(groups, ties.min_shared, file.actors, chosen)
    if len(net.actors) > MOST_ACTORS:
        params = {"count": str(len(net.actors)), "most": str(MOST_ACTORS)}
        raise Unreadable(Problem("ACTORS-050", "error", params=params))
    return net


def strangers(file: NetworkFile) -> list[Problem]:
    """Who delivered something but is not on the list of actors, each told once."""
    listed = {actor.id for actor in file.actors}
    if not listed:
        return []
    found: dict[str, str] = {}
    for one in file.groups:
        for actor in one.actors:
            if actor not in listed:
                found.setdefault(actor, one.group)
    return [
        Problem("ACTORS-047", "error", params={"stranger": actor, "group": group})
        for actor, group in found.items()
    ]


def _in_order(wave: str) -> tuple[tuple[int, str], ...]:
    """Letters as letters and numbers by size, so that wave 10 comes after wave 2."""
    found = [
        (len(number), number) if part[0] in "0123456789" else (-1, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", wave)
        for number in [part.lstrip("0")]
    ]
    return (*found, (0, wave))
