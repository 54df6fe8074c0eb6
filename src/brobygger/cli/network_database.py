"""The waves of an initiative in Brobygger's database, as the network's rules take them.

Loads the web. Organisations, sectors and themes have the names that people know them by.
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from brobygger.cli.database import database
from brobygger.cli.network_file import Waves
from brobygger.domain.actors.file_network import Ties
from brobygger.domain.actors.network import Network, from_groups, pair_of
from brobygger.domain.actors.renaming import renamed
from brobygger.domain.kernel.problem import Problem, Unreadable

if TYPE_CHECKING:
    from brobygger.web.actors.models import Wave
    from brobygger.web.actors.network.networks import Reading


def waves_of_database(initiative: str, ties: Ties) -> Waves:
    """The waves of the initiative with this number, or of the only one that has any.

    Pairs whose bridge is settled are not proposed again. Raises Unreadable.
    """
    with database():
        rows = _waves(initiative)
        found = {str(row.number): _of_wave(row, ties) for row in rows}

    def network(wave: str | None) -> Network:
        if wave is not None and wave not in found:
            params = {"wave": wave, "known": ", ".join(found)}
            raise Unreadable(Problem("ACTORS-045", "error", params=params))
        return found[next(reversed(found)) if wave is None else wave].net

    settled = {name: one.settled for name, one in found.items()}
    return Waves(tuple(found), network, ties, settled=settled)


@dataclass(frozen=True)
class _Found:
    net: Network
    settled: tuple[tuple[str, str], ...]


def _waves(initiative: str) -> "list[Wave]":
    from brobygger.web.actors.models import Wave

    rows = list(Wave.objects.select_related("initiative").order_by("initiative_id", "number"))
    initiatives = {row.initiative_id: row.initiative for row in rows}
    chosen = [pk for pk in initiatives if initiative in ("", str(pk))]
    if len(chosen) != 1:
        known = ", ".join(f"{pk} ({one})" for pk, one in initiatives.items()) or "–"
        params = {"initiative": initiative, "count": str(len(initiatives)), "known": known}
        code = "ACTORS-048" if initiative else "ACTORS-049"
        raise Unreadable(Problem(code, "error", params=params))
    return [row for row in rows if row.initiative_id == chosen[0]]


def _of_wave(row: "Wave", ties: Ties) -> _Found:
    from brobygger.web.actors.network.bridges import settled_pairs
    from brobygger.web.actors.network.networks import efforts_read, wave_read

    if ties.source == "groups":
        reading = efforts_read(row, in_full=True)
        net = from_groups(reading.net.groups or (), ties.min_shared, reading.net.actors)
    else:
        reading = wave_read(row, ties.rule, in_full=True)
        net = reading.net.at_level(ties.min_level)
    names = _names(reading)
    settled = tuple(
        pair_of(names.get(one, one), names.get(other, other)) for one, other in settled_pairs(row)
    )
    net = renamed(net, lambda code: names.get(code, code))
    return _Found(replace(net, wave=str(row.number)), settled)


def _names(reading: "Reading") -> dict[str, str]:
    """Names by code; organisations of the same name are told apart by their number."""
    counted = Counter(reading.name(code) for code in reading.actors)
    names = dict(reading.names)
    for code, actor in reading.actors.items():
        if counted[names[code]] > 1:
            names[code] = f"{names[code]} ({actor.pk})"
    return names
