"""The map's page: what is shown of the network, from where, and the table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from brobygger.domain.actors.layout import Position, layout
from brobygger.domain.actors.network import Actor, Network, Pair, pair_of
from brobygger.messages.actors import LEVEL_WORDS
from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network.asked import Asked
from brobygger.web.actors.network.codes import actor_code
from brobygger.web.actors.network.drawing import Legend, View, legend_of, render_svg
from brobygger.web.actors.network.networks import Reading
from brobygger.web.ui.words import in_words

ZOOMS = (1, 2, 4)

WANTED = (BridgeProposal.State.PROPOSED, BridgeProposal.State.AGREED)
"""The bridges of a wave that may still come."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which organisations are asked for: of a sector, with a theme; all where neither is said."""

    sector: str = ""
    theme: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Something is chosen."""
        return bool(self.sector or self.theme)

    def network(self, reading: Reading) -> Network:
        """The network among those alone."""
        gone = [actor.id for actor in reading.net.actors if not self._fits(actor)]
        return reading.net.without(gone) if gone else reading.net

    def _fits(self, actor: Actor) -> bool:
        return self.sector in ("", actor.sector) and (not self.theme or self.theme in actor.themes)


@dataclass(frozen=True)
class OnMap:
    """What is on the map and in its table, on the screen as in a file: who is chosen, where each
    stands, which mark each sector has, which bridges are wanted.
    """

    shown: Shown
    reading: Reading
    net: Network
    positions: Mapping[str, Position]
    legend: Legend
    proposals: Sequence[Pair]

    @property
    def about(self) -> str:
        """What the map shows, in one sentence."""
        counts = {"actors": len(self.net.actors), "ties": len(self.net.ties)}
        return _("%(actors)s organisationer og %(ties)s bånd.") % counts

    def drawing(self, view: View) -> SafeString:
        """The map as the screen has it."""
        words = _("Tabellen under kortet siger det samme i ord.")
        titles = (_("Kort over, hvem der arbejder sammen"), f"{self.about} {words}")
        return render_svg(
            self.net,
            self.positions,
            self.reading.names,
            self.legend,
            proposals=self.proposals,
            view=view,
            titles=titles,
        )


def on_map(request: HttpRequest, asked: Asked, reading: Reading | None) -> OnMap | None:
    """What the address asks to see of a network that was read in full; None where there is too
    little to show without telling who answered what.
    """
    if reading is None or reading.net.detail == "none" or not reading.net.actors:
        return None
    shown = Shown(request.GET.get("sektor", ""), request.GET.get("tema", ""))
    net = shown.network(reading)
    return OnMap(
        shown,
        reading,
        net,
        places_of(reading, asked.before.positions if asked.before else {}),
        legend_of(reading.sectors),
        _proposed(asked.wave, net),
    )


def _proposed(wave: Wave | None, net: Network) -> list[Pair]:
    """The bridges of a wave that are still wanted, among those on the map."""
    if wave is None:
        return []
    rows = wave.bridges.filter(state__in=WANTED).order_by("one_id", "other_id")
    pairs = [
        pair_of(actor_code(one), actor_code(other))
        for one, other in rows.values_list("one_id", "other_id")
    ]
    return [pair for pair in pairs if set(pair) <= net.by_id.keys() and pair not in net.ties]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One organisation of the map in words: all that its place on the map shows."""

    code: str
    pk: int
    title: str
    sector: str
    mark: SafeString
    ties: str
    unknown: int
    proposals: str


def view_of(request: HttpRequest) -> View:
    """How near and where, from the address; anything else is the whole map."""
    zoom = next((one for one in ZOOMS if str(one) == request.GET.get("zoom")), 1)
    return View(zoom, _part(request.GET.get("x")), _part(request.GET.get("y")))


def _part(text: str | None) -> float:
    try:
        value = float(text or "0.5")
    except ValueError:
        return 0.5
    return _inside(value) if isfinite(value) else 0.5


def view_links(kept: Mapping[str, str], view: View) -> list[tuple[str, str, str]]:
    """Icon, words and address of each way to look nearer, further off, or beside."""
    links = []
    at = ZOOMS.index(view.zoom)
    if at + 1 < len(ZOOMS):
        links.append(("+", _("Zoom ind"), _address(kept, View(ZOOMS[at + 1], view.x, view.y))))
    if at:
        links.append(("-", _("Zoom ud"), _address(kept, View(ZOOMS[at - 1], view.x, view.y))))
        step = 0.5 / view.zoom
        for sign, words, x, y in (
            ("←", _("Til venstre"), -step, 0.0),
            ("→", _("Til højre"), step, 0.0),
            ("↑", _("Op"), 0.0, -step),
            ("↓", _("Ned"), 0.0, step),
        ):
            moved = View(view.zoom, _inside(view.x + x), _inside(view.y + y))
            links.append((sign, words, _address(kept, moved)))
        links.append(("1:1", _("Hele kortet"), _address(kept, View())))
    return links


def _inside(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _address(kept: Mapping[str, str], view: View) -> str:
    facts = {**kept}
    if view.zoom > 1:
        facts |= {"zoom": str(view.zoom), "x": f"{view.x:g}", "y": f"{view.y:g}"}
    return f"?{urlencode(facts)}#kort"


def places_of(reading: Reading, previous: Mapping[str, Position]) -> Mapping[str, Position]:
    """Where everybody stands: as the wave kept it, else from the wave before.

    The rule of a pair's level, or a filter, moves nobody.
    """
    kept = reading.wave.positions if reading.wave and not reading.net.is_register else {}
    if kept and reading.net.by_id.keys() <= kept.keys():
        return {code: (x, y) for code, (x, y) in kept.items()}
    return layout(reading.net, kept or previous)


def actor_table(seen: OnMap) -> list[TableRow]:
    """One row for each organisation on the map, those without ties first."""
    reading, net = seen.reading, seen.net
    proposed: dict[str, list[str]] = {}
    for one, other in sorted(seen.proposals):
        proposed.setdefault(one, []).append(reading.name(other))
        proposed.setdefault(other, []).append(reading.name(one))
    rows = [
        TableRow(
            actor.id,
            reading.actors[actor.id].pk,
            reading.name(actor.id),
            reading.name(actor.sector) if actor.sector else "",
            seen.legend.picture(actor.sector),
            _ties(reading, net, actor.id),
            len(net.actors) - 1 - net.known_by_actor[actor.id],
            ", ".join(sorted(proposed.get(actor.id, []), key=str.casefold)),
        )
        for actor in net.actors
    ]
    return sorted(rows, key=lambda row: (bool(row.ties), row.title.casefold(), row.pk))


def _ties(reading: Reading, net: Network, code: str) -> str:
    """Whom it works with, the closest first, each with its level."""
    found = []
    for other in net.neighbours[code]:
        level = 0 if net.is_register else int(net.level(code, other) or 0)
        found.append((-level, reading.name(other).casefold(), reading.name(other)))
    return ", ".join(
        name if net.is_register else f"{name} ({-level})" for level, _folded, name in sorted(found)
    )


def level_lines() -> list[tuple[int, str]]:
    """What each level is called, for the legend of lines."""
    return [(level, in_words(words)) for level, words in enumerate(LEVEL_WORDS) if level]
