"""The map and its table as a PDF, in Danish whatever language the screen has: it goes to meetings.

The same drawing as on the page, with its legend beside it and its own style: a file has no style
sheet. The same rules decide what is shown, and the same filters what is chosen.
"""

import re
from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from brobygger import wiring
from brobygger.domain.actors.writing import write_map
from brobygger.domain.documents.paper import Paper, Picture
from brobygger.web.actors.network.asked import Asked, asked_of
from brobygger.web.actors.network.drawing import MARGIN, WIDTH, drawn_inside, shape_of
from brobygger.web.actors.network.exports import attached, read_for_file
from brobygger.web.actors.network.mapping import OnMap, actor_table, level_lines, on_map
from brobygger.web.actors.network.permissions import require_see

LEGEND, LINE = 480, 34
"""Units of the legend's width beside the map, and between two of its lines where they have room."""

STYLE = """
text { fill: #16252e; font: 18px "Libertinus Serif"; paint-order: stroke; stroke: #ffffff;
  stroke-width: 5px }
use, .nw-mark { stroke: #ffffff; stroke-width: 2 }
.nw-tie { fill: none; stroke: #5f6f78 }
.nw-l1 { stroke-width: 1.2 } .nw-l2 { stroke-width: 2.4 } .nw-l3 { stroke-width: 4 }
.nw-l4 { stroke-width: 6 } .nw-l5 { stroke-width: 8.5 }
.nw-proposed { fill: none; stroke: #c5362b; stroke-dasharray: 9 7; stroke-width: 3 }
.nw-bare { fill: none; stroke: #16252e; stroke-width: 4 }
.nw-c0 { fill: #0f4c66 } .nw-c1 { fill: #a3470c } .nw-c2 { fill: #2e7300 }
.nw-c3 { fill: #6b3fa0 } .nw-c4 { fill: #b0125b } .nw-c5 { fill: #1a1a1a }
.nw-c6 { fill: #1f6fb2 }
"""
"""The marks and lines of network.css, which a test compares; on white, in the paper's typeface."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that a name may hold by mistake, and no drawing may."""


@require_GET
def map_file(request: HttpRequest) -> HttpResponse:
    """The map as a file, with what is chosen on the page; the whole of it, however near the page
    looks.
    """
    require_see(request.user)
    asked = asked_of(request)
    reading = read_for_file(request.user, asked, in_full=True)
    if isinstance(reading, str):
        messages.error(request, reading)
        return redirect("network:figures")
    seen = on_map(request, asked, reading)
    if seen is None:
        messages.error(request, _("Der er ingen organisationer at tegne et kort over."))
        return redirect("network:map")
    with override("da"):
        content = wiring.print_pdf(map_paper(asked, seen))
    return attached(content, "application/pdf", "netvaerkskort", "pdf")


def map_paper(asked: Asked, seen: OnMap) -> Paper:
    """The map as the page shows it, and each row of its table."""
    heads, rows = _table(asked, seen)
    words = f"Kort over, hvem der arbejder sammen. {seen.about}"
    return write_map(
        asked.source,
        Picture(picture_of(seen, is_efforts=asked.is_efforts), words),
        heads,
        rows,
        chosen=_chosen(seen),
        printed=timezone.localdate(),
    )


def _table(asked: Asked, seen: OnMap) -> tuple[list[str], list[list[str]]]:
    """The page's table. Where efforts make the ties nothing is unknown, and no column says so."""
    with_whom = "Laver noget sammen med" if asked.is_efforts else "Arbejder sammen med (trin)"
    heads = ["Organisation", "Sektor", with_whom, "Foreslået"]
    found = actor_table(seen)
    rows = [
        [row.title, row.sector or "–", row.ties or "ingen bånd", row.proposals or "–"]
        for row in found
    ]
    if not asked.is_efforts:
        heads.insert(3, "Ukendt om")
        for cells, row in zip(rows, found, strict=True):
            cells.insert(3, str(row.unknown))
    return heads, rows


def picture_of(seen: OnMap, *, is_efforts: bool) -> str:
    """The drawing with its legend, as a file of its own."""
    side = WIDTH + 2 * MARGIN
    inside = drawn_inside(seen.net, seen.positions, seen.reading.names, seen.legend, seen.proposals)
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="{-MARGIN} {-MARGIN} {side + LEGEND} {side}">'
        f"<style>{STYLE}</style>{inside}{_legend(seen, is_efforts=is_efforts)}</svg>"
    )
    return _NO_XML.sub("", drawn)


def _legend(seen: OnMap, *, is_efforts: bool) -> str:
    """A mark or a line, and what it stands for, one below the other."""
    lines = list(_legend_lines(seen, is_efforts=is_efforts))
    step = min(LINE, (WIDTH + MARGIN) // len(lines)) if lines else LINE
    return "".join(
        f'<g transform="translate({WIDTH + 2 * MARGIN} {at * step})">{drawn}'
        f'<text x="40" y="6">{escape(words)}</text></g>'
        for at, (drawn, words) in enumerate(lines)
    )


def _legend_lines(seen: OnMap, *, is_efforts: bool) -> Iterator[tuple[str, str]]:
    for code, title in seen.legend.titles:
        yield f'<g class="nw-mark">{shape_of(seen.legend.marks.get(code))}</g>', title
    if is_efforts:
        yield '<path class="nw-tie nw-l1" d="M-16 0H24"/>', "fælles tiltag"
    else:
        for level, words in level_lines():
            drawn = f'<path class="nw-tie nw-l{level}" d="M-16 0H24"/>'
            yield drawn, f"{level} {words}"
    if seen.proposals:
        yield '<path class="nw-proposed" d="M-16 0H24"/>', "foreslået bro"


def _chosen(seen: OnMap) -> str:
    """Which organisations alone are shown, as the page's filters name them."""
    if not seen.shown.is_narrowed:
        return ""
    named = (
        ("sektor", seen.shown.sector),
        ("tema", seen.shown.theme),
    )
    words = (f"{head} {seen.reading.name(code)}" for head, code in named if code)
    return f"Kun dem, der er valgt: {', '.join(words)}."
