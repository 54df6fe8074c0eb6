"""The map of a network as SVG, without any script: shapes and colours for sectors, lines for ties.

Every organisation is a link to its row in the table below, with its full name for those who do not
see the map. Lines of one level are one path, so that a map of 500 organisations stays small.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.actors.labels import Box, Room, Side, place_labels
from brobygger.domain.actors.layout import Position
from brobygger.domain.actors.network import Network, Pair

WIDTH = 1000
"""Units of the drawing's width and height."""

MARGIN = 60
"""Units around the whole map, so that what stands at its edge is not cut."""

ROOM = Room(Box(-MARGIN, -MARGIN, WIDTH + MARGIN, WIDTH + MARGIN), mark=14, line=24)
"""A mark with its white edge, and a line of names of 18 units with the space around its letters."""

LETTER = 9
"""The width of a letter in the mean, in the typeface and weight of the map's names."""

EACH_A_STOP_UP_TO = 60
"""Up to so many organisations each is a stop of the tab key; above, arrow keys go between them."""

NAMED_UP_TO = 60
"""Up to so many organisations have their name beside them."""

SHAPES = (
    '<circle r="11"/>',
    '<path d="M-10-10H10V10H-10Z"/>',
    '<path d="M0-13 12 9H-12Z"/>',
    '<path d="M0-14 14 0 0 14-14 0Z"/>',
    '<path d="M0-13 12-4 8 11H-8L-12-4Z"/>',
    '<path d="M-13 0-6-12H6L13 0 6 12H-6Z"/>',
    '<path d="M0 13-12-9H12Z"/>',
    '<path d="M-5-13H5V-5H13V5H5V13H-5V5H-13V-5H-5Z"/>',
)
"""A shape for each sector in the city's order. With more sectors than shapes they come again in
another colour, so that a shape and a colour together are one sector's own."""

COLOURS = 7
"""How many colours there are; a number without a divisor in common with that of the shapes."""

NO_SECTOR = '<path d="M-9-9 9 9M9-9-9 9" class="nw-bare"/>'


@dataclass(frozen=True, slots=True)
class View:
    """What of the map is seen: how near, and around which point (0 to 1)."""

    zoom: int = 1
    x: float = 0.5
    y: float = 0.5

    @property
    def box(self) -> str:
        """The same as a viewBox, with a margin around the whole map."""
        side = (WIDTH + 2 * MARGIN) / self.zoom
        left, top = (self._start(each, side) for each in (self.x, self.y))
        return f"{left:.0f} {top:.0f} {side:.0f} {side:.0f}"

    @staticmethod
    def _start(middle: float, side: float) -> float:
        return min(max(middle * WIDTH - side / 2, -MARGIN), WIDTH + MARGIN - side)


@dataclass(frozen=True)
class Legend:
    """Which mark each sector has."""

    marks: Mapping[str | None, int]
    titles: Sequence[tuple[str, str]]

    def lines(self) -> list[tuple[SafeString, str]]:
        """A small picture of each mark, and the sector that has it."""
        return [(self.picture(code), title) for code, title in self.titles]

    def picture(self, code: str | None) -> SafeString:
        """One mark alone."""
        return SafeString(
            '<svg class="nw-mark" viewBox="-16 -16 32 32" aria-hidden="true" focusable="false">'
            f"{shape_of(self.marks.get(code))}</svg>"
        )


def legend_of(sectors: Sequence[tuple[str, str]]) -> Legend:
    """A mark for each sector, in the city's order."""
    marks: dict[str | None, int] = {code: at for at, (code, _title) in enumerate(sectors)}
    return Legend(marks, sectors)


def shape_of(mark: int | None) -> str:
    """A mark with its colour."""
    if mark is None:
        return NO_SECTOR
    return f'<g class="nw-c{mark % COLOURS}">{SHAPES[mark % len(SHAPES)]}</g>'


def render_svg(
    net: Network,
    positions: Mapping[str, Position],
    names: Mapping[str, str],
    legend: Legend,
    *,
    proposals: Collection[Pair] = (),
    view: View | None = None,
    titles: tuple[str, str] = ("", ""),
) -> SafeString:
    """The map. ``titles`` are its name and what it shows, said to those who do not see it. An
    organisation without a position: ValueError.
    """
    head = SafeString(
        f'<svg class="nw-map" id="kort" viewBox="{(view or View()).box}" role="group"'
        ' aria-labelledby="kort-navn" aria-describedby="kort-om">'
        f'<title id="kort-navn">{escape(titles[0])}</title>'
        f'<desc id="kort-om">{escape(titles[1])}</desc>'
    )
    return head + drawn_inside(net, positions, names, legend, proposals) + SafeString("</svg>")


def drawn_inside(
    net: Network,
    positions: Mapping[str, Position],
    names: Mapping[str, str],
    legend: Legend,
    proposals: Collection[Pair],
) -> SafeString:
    """All that the map shows, for a drawing on the screen and one on paper."""
    if missing := sorted(net.by_id.keys() - positions.keys()):
        raise ValueError(f"no position for {missing[0]}")
    at = {
        code: (round(x * WIDTH), round(y * WIDTH))
        for code, (x, y) in positions.items()
        if code in net.by_id
    }
    used = sorted({legend.marks.get(actor.sector) for actor in net.actors}, key=_none_last)
    parts = [
        "<defs>",
        *(f'<g id="m{_mark_id(mark)}">{shape_of(mark)}</g>' for mark in used),
        "</defs>",
        *_lines(net, at, proposals),
        *_actors(net, at, names, legend),
        *_written(at, names),
    ]
    return SafeString("".join(parts))  # every name in it is escaped where it is put in


def _none_last(mark: int | None) -> tuple[bool, int]:
    return (mark is None, mark or 0)


def _mark_id(mark: int | None) -> str:
    return "x" if mark is None else str(mark)


def _lines(
    net: Network, at: Mapping[str, tuple[int, int]], proposals: Collection[Pair]
) -> list[str]:
    """One path for all ties of a whole level, the weak ones first, then the proposals."""
    by_level: dict[int, list[str]] = {}
    for pair in sorted(net.ties):
        level = 1 if net.is_register else int(net.levels[pair])
        by_level.setdefault(level, []).append(_line(at, pair))
    drawn = [
        f'<path class="nw-tie nw-l{level}" d="{"".join(lines)}"/>'
        for level, lines in sorted(by_level.items())
    ]
    shown = [pair for pair in sorted(proposals) if set(pair) <= at.keys()]
    if shown:
        lines = "".join(_line(at, pair) for pair in shown)
        drawn.append(f'<path class="nw-proposed" d="{lines}"/>')
    return drawn


def _line(at: Mapping[str, tuple[int, int]], pair: Pair) -> str:
    (x1, y1), (x2, y2) = at[pair[0]], at[pair[1]]
    return f"M{x1} {y1}L{x2} {y2}"


def _actors(
    net: Network,
    at: Mapping[str, tuple[int, int]],
    names: Mapping[str, str],
    legend: Legend,
) -> list[str]:
    """A link for each organisation, in the order of the alphabet, which is the table's too."""
    ordered = sorted(net.by_id, key=lambda code: (names[code].casefold(), code))
    is_many = len(ordered) > EACH_A_STOP_UP_TO
    drawn = []
    for number, code in enumerate(ordered):
        x, y = at[code]
        mark = _mark_id(legend.marks.get(net.by_id[code].sector))
        stop = ' tabindex="-1"' if is_many and number else ""
        label = escape(_spoken(net, code, names))
        inside = f'<use href="#m{mark}" x="{x}" y="{y}"/>'
        if is_many:
            inside += f"<title>{escape(names[code])}</title>"
        drawn.append(f'<a href="#{code}"{stop} aria-label="{label}">{inside}</a>')
    return drawn


def _written(at: Mapping[str, tuple[int, int]], names: Mapping[str, str]) -> list[str]:
    """The names beside the marks, cut short; whoever does not see them has them from the links."""
    if len(at) > NAMED_UP_TO:
        return []
    short = {code: _short(names[code]) for code in at}
    sides = place_labels(at, {code: LETTER * len(name) for code, name in short.items()}, ROOM)
    texts = (_name(at[code], side, short[code]) for code, side in sorted(sides.items()))
    return ['<g class="nw-names" text-anchor="middle" aria-hidden="true">', *texts, "</g>"]


_ANCHORS = {"right": ' text-anchor="start"', "left": ' text-anchor="end"', "": ""}


def _name(at: tuple[int, int], side: Side, name: str) -> str:
    """A name on its side of the mark; letters stand on a line a little above their room's end."""
    x, y = at
    upright, _space, aside = side.partition(" ")
    if upright in ("right", "left"):
        x, y, aside = x + (ROOM.mark + 2) * (1 if side == "right" else -1), y + 6, upright
    else:
        y += 30 if upright == "below" else -19
        x += {"": 0, "right": -ROOM.mark, "left": ROOM.mark}[aside]
    return f'<text x="{x}" y="{y}"{_ANCHORS[aside]}>{escape(name)}</text>'


def _spoken(net: Network, code: str, names: Mapping[str, str]) -> str:
    """The full name, and how many it works with."""
    ties = len(net.neighbours[code])
    if not ties:
        return _("%(actor)s: ingen bånd") % {"actor": names[code]}
    words = ngettext("%(actor)s: %(n)s bånd", "%(actor)s: %(n)s bånd", ties)
    return words % {"actor": names[code], "n": ties}


def _short(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:24].rstrip()}…"
