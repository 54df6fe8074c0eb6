"""The network as a file: for evaluators' tools, and as a workbook that explains its columns.

Names and levels of pairs are in it, so it is for those who see the network and may export.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger import wiring
from brobygger.domain.actors.export import edge_csv, gexf, graphml
from brobygger.domain.actors.metrics import ActorMetrics, actor_metrics
from brobygger.domain.actors.network import Network
from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.web.actors.network.asked import Asked
from brobygger.web.actors.network.figures import columns, decimal, figure_rows
from brobygger.web.actors.network.networks import Reading
from brobygger.web.actors.network.permissions import may_take_out

KINDS: Mapping[str, str | Promise] = {
    "xlsx": gettext_lazy("Regneark"),
    "csv": gettext_lazy("Par som CSV"),
    "graphml": gettext_lazy("GraphML"),
    "gexf": gettext_lazy("GEXF"),
}
"""Kinds of file, and what their links say."""

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "graphml": "application/graphml+xml; charset=utf-8",
    "gexf": "application/gexf+xml; charset=utf-8",
}


def read_for_file(user: Any, asked: Asked, *, in_full: bool = False) -> Reading | str:
    """The network that a file is made of; where there may be no file, the reason in words."""
    if not may_take_out(user):
        return _("Din rolle kan ikke hente netværket som fil.")
    reading = asked.read(in_full=in_full)
    if reading is None or reading.net.detail == "none":
        return _("Der er ingen fil: færre end fem har svaret, og en enkelt kunne genkendes.")
    return reading


def as_response(kind: str, asked: Asked, reading: Reading) -> HttpResponse:
    """The file as an attachment. A kind that does not exist: KeyError."""
    text: dict[str, Callable[[Network, Mapping[str, str]], str]] = {
        "csv": edge_csv,
        "graphml": graphml,
        "gexf": gexf,
    }
    if kind in text:
        mark = "\ufeff" if kind == "csv" else ""
        content = (mark + text[kind](spelled(reading), reading.names)).encode()
    else:
        content = wiring.print_workbook(workbook_of(asked, reading))
    return attached(content, _TYPES[kind], "netvaerk", kind)


def attached(content: bytes, content_type: str, name: str, end: str) -> HttpResponse:
    """A file of today as an attachment."""
    response = HttpResponse(content, content_type=content_type)
    named = f"{name}-{timezone.localdate().isoformat()}.{end}"
    response["Content-Disposition"] = f'attachment; filename="{named}"'
    return response


def spelled(reading: Reading) -> Network:
    """The network with its sectors and its wave by name, as a reader outside the house needs it."""
    net = reading.net
    actors = tuple(
        replace(actor, sector=reading.name(actor.sector) if actor.sector else None)
        for actor in net.actors
    )
    label = f"{reading.wave.number}" if reading.wave and not net.is_register else ""
    return replace(net, actors=actors, wave=label)


def workbook_of(asked: Asked, reading: Reading) -> Workbook:
    """Figures, organisations and pairs, each on a sheet of its own."""
    lines = (asked.source,)
    return Workbook(
        _("Netværk"),
        (
            SheetOfRows(_("Tal"), _figure_columns(reading), tuple(_figures(reading)), lines),
            SheetOfRows(_("Organisationer"), _actor_columns(), tuple(_actors(reading)), lines),
            SheetOfRows(_("Par"), _pair_columns(), tuple(_pairs(reading)), lines),
        ),
        _("Forklaring"),
        (_("Ark"), _("Kolonne"), _("Betydning")),
    )


def _figure_columns(reading: Reading) -> tuple[SheetColumn, ...]:
    heads = (
        SheetColumn(f"{head} ({below})", _("tallet for dem, og i parentes mulige værdier"), 24)
        for head, below in columns(reading.net)
    )
    return (
        SheetColumn(_("Tal"), _("hvad der er målt"), 22),
        *heads,
        SheetColumn(_("Svar"), _("hvor mange der har svaret af dem, der er spurgt"), 22),
        SheetColumn(_("Betyder"), _("tallet i ord"), 60),
    )


def _figures(reading: Reading) -> Iterator[tuple[CellValue, ...]]:
    for row in figure_rows(reading.net):
        cells = (f"{one.text} ({one.between})" if one.between else one.text for one in row.cells)
        yield (row.title, *cells, row.responses, row.meaning)


def _actor_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Organisation"), _("navnet i registret"), 36),
        SheetColumn(_("Sektor"), _("som den var i bølgen"), 24),
        SheetColumn(_("Eget personale"), _("indsatsens egne folk"), 14),
        SheetColumn(_("Bånd"), _("kendte bånd, den har"), 10),
        SheetColumn(_("Kendte par"), _("så mange andre er det kendt om"), 12),
        SheetColumn(_("Bundethed"), _("Burts constraint; blank uden bånd"), 12),
        SheetColumn(_("Mellemled"), _("Freemans betweenness, andel af det mulige"), 12),
    )


def _actors(reading: Reading) -> Iterator[tuple[CellValue, ...]]:
    for code, found in actor_metrics(reading.net).items():
        node = reading.net.by_id[code]
        share = found.betweenness_share
        yield (
            reading.name(code),
            reading.name(node.sector) if node.sector else None,
            _("ja") if node.is_staff else _("nej"),
            found.degree,
            found.known,
            _none_or(found, found.constraint),
            _none_or(found, share),
        )


def _none_or(found: ActorMetrics, value: float | None) -> str:
    """A figure of an organisation; without ties it has none, which is neither 0 nor 1."""
    if found.degree == 0:
        return _("ingen bånd")
    return _("vises ikke") if value is None else decimal(value, 3)


def _pair_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Den ene"), _("organisation"), 36),
        SheetColumn(_("Den anden"), _("organisation"), 36),
        SheetColumn(_("Status"), _("bånd, intet bånd eller ukendt; ukendt er ikke nul"), 14),
        SheetColumn(_("Trin"), _("0 til 5; blank, hvor ingen af de to har svaret"), 10),
    )


def _pairs(reading: Reading) -> Iterator[tuple[CellValue, ...]]:
    net = reading.net
    for pair in sorted(net.shared) if net.is_register else net.pairs():
        level = net.level(*pair)
        status = _("ukendt") if level is None else _("intet bånd")
        if pair in net.ties:
            status = _("bånd")
        printed = None if level is None or net.is_register else decimal(level, 1)
        yield (reading.name(pair[0]), reading.name(pair[1]), status, printed)
