"""The figures and the map: how much do the organisations work together, who stands alone?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from brobygger.domain.actors.change import changes
from brobygger.domain.actors.key_players import key_players
from brobygger.domain.actors.metrics import ROLES, ActorMetrics, actor_metrics
from brobygger.messages.actors import DETAIL_WORDS, ROLE_WORDS
from brobygger.web.actors.network.asked import RULES, Asked, asked_of, source_of, wave_words
from brobygger.web.actors.network.changing import basis_words, change_rows
from brobygger.web.actors.network.delivered import alone, sessions_of
from brobygger.web.actors.network.drawing import EACH_A_STOP_UP_TO
from brobygger.web.actors.network.exports import KINDS, as_response, read_for_file
from brobygger.web.actors.network.figures import columns, decimal, figure_rows
from brobygger.web.actors.network.mapping import (
    OnMap,
    actor_table,
    level_lines,
    on_map,
    view_links,
    view_of,
)
from brobygger.web.actors.network.networks import Reading, waves_read
from brobygger.web.actors.network.permissions import SEE, may_take_out, require_see
from brobygger.web.areas.permissions import WORK
from brobygger.web.ui.words import in_words


@dataclass(frozen=True, slots=True)
class MetricsRow:
    """Where one organisation stands, in words; for the project's own people alone."""

    code: str
    title: str
    found: ActorMetrics
    constraint: str
    size: str
    between: str
    cut: str
    roles: str


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """How much do they work together, and how has it changed?"""
    asked = asked_of(request)
    reading = asked.read()
    facts = _frame(request, asked, reading)
    if reading is None:
        return render(request, "actors/network/figures.html", facts)
    net = reading.net
    facts |= {
        "columns": list(columns(net)),
        "rows": figure_rows(net) if net.detail != "none" else [],
        "detail": in_words(DETAIL_WORDS[net.detail]) if not net.is_register else "",
        "left_out": list(asked.wave.left_out.order_by("title", "pk"))
        if asked.wave and not asked.is_sessions
        else [],
    }
    if not asked.is_register:
        facts |= _changed(asked, reading)
    if asked.is_sessions:
        sessions = list(sessions_of([actor.pk for actor in reading.actors.values()]))
        staff = [reading.actors[one.id].pk for one in net.actors if one.is_staff]
        facts["alone_now"], facts["alone_later"] = alone(sessions, staff)
    if facts["may_see"] and net.detail != "none":
        facts |= _each(reading)
    return render(request, "actors/network/figures.html", facts)


@require_GET
def network_map(request: HttpRequest) -> HttpResponse:
    """Who works with whom: the map, and a table that says the same."""
    require_see(request.user)
    asked = asked_of(request)
    reading = asked.read(in_full=True)
    facts = _frame(request, asked, reading)
    seen = on_map(request, asked, reading)
    if seen is not None:
        facts |= _drawn(request, seen)
    return render(request, "actors/network/map.html", facts)


@require_GET
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The network as a file for the evaluator's own tools."""
    require_see(request.user)
    if kind not in KINDS:
        raise Http404
    asked = asked_of(request)
    reading = read_for_file(request.user, asked)
    if isinstance(reading, str):
        messages.error(request, reading)
        return redirect("network:figures")
    return as_response(kind, asked, reading)


def _frame(request: HttpRequest, asked: Asked, reading: Reading | None) -> dict[str, Any]:
    """What the pages of the network share: what is asked for, and what else can be."""
    may_see = request.user.has_perm(SEE)
    return {
        "asked": asked,
        "reading": reading,
        "title": wave_words(asked.wave) if asked.wave else "",
        "waves": [
            (row.pk, f"{row.initiative.title}: {wave_words(row)}", row == asked.wave)
            for row in asked.waves
        ],
        "rules": [(name, words, name == asked.rule) for name, words in RULES.items()],
        "may_see": may_see,
        "may_work": request.user.has_perm(WORK),
        "files": [(kind, words) for kind, words in KINDS.items()]
        if may_take_out(request.user)
        else [],
        "query": asked.query(),
    }


def _changed(asked: Asked, reading: Reading) -> dict[str, Any]:
    """What has changed since the wave before, and what became of its bridges."""
    if asked.before is None:
        return {"no_baseline": not asked.has_baseline}
    before = waves_read([asked.before], asked.rule)[0]
    found = changes(before.net, reading.net)
    return {
        "no_baseline": not asked.has_baseline,
        "change": change_rows(found),
        "change_basis": basis_words(found.all_actors),
        "change_source": source_of(asked.before, asked.rule),
        "transition": found.all_actors.transition,
        "before_title": wave_words(asked.before),
    }


def _each(reading: Reading) -> dict[str, Any]:
    """Where each organisation stands: questions to talk about, never a ranking."""
    net = reading.net
    rows = [_metrics_row(reading, code, found) for code, found in actor_metrics(net).items()]
    alone = sorted(
        (reading.name(code) for code, others in net.neighbours.items() if not others),
        key=str.casefold,
    )
    return {
        "each": sorted(rows, key=lambda row: (row.title.casefold(), row.code)),
        "alone": alone,
        "risk": _risk(reading),
    }


def _metrics_row(reading: Reading, code: str, found: ActorMetrics) -> MetricsRow:
    alone = found.degree == 0
    none = _("ingen bånd") if alone else _("vises ikke")
    roles = found.roles or {}
    words = [f"{in_words(ROLE_WORDS[role])}: {roles[role]}" for role in ROLES if roles.get(role)]
    cut = {True: _("ja"), False: _("nej"), None: _("vises ikke")}[found.is_cut_actor]
    share = found.betweenness_share
    return MetricsRow(
        code,
        reading.name(code),
        found,
        none if found.constraint is None else decimal(found.constraint),
        none if found.effective_size is None else decimal(found.effective_size, 1),
        none if alone or share is None else decimal(share),
        cut,
        "; ".join(words),
    )


def _risk(reading: Reading) -> str:
    """Whose leaving would part the network most: something to prepare for."""
    found = key_players(reading.net)
    if found is None or not reading.net.ties:
        return ""
    names = ", ".join(reading.name(code) for code in found.actors)
    words = _(
        "Hvis %(names)s holdt op, ville %(share)s af parrene af resten være uden forbindelse."
    )
    return words % {"names": names, "share": f"{round(100 * found.fragmentation)} %"}


def _drawn(request: HttpRequest, seen: OnMap) -> dict[str, Any]:
    reading, shown, view = seen.reading, seen.shown, view_of(request)
    kept = _kept(request)
    themes = sorted(
        {code for actor in reading.net.actors for code in actor.themes},
        key=lambda code: (reading.name(code).casefold(), code),
    )
    return {
        "drawing": seen.drawing(view),
        "legend": seen.legend,
        "levels": level_lines(),
        "proposals": seen.proposals,
        "table": actor_table(seen),
        "is_many": len(seen.net.actors) > EACH_A_STOP_UP_TO,
        "view_links": view_links(kept, view),
        "sectors": [(code, title, code == shown.sector) for code, title in reading.sectors],
        "themes": [(code, reading.name(code), code == shown.theme) for code in themes],
        "is_narrowed": shown.is_narrowed,
        "file_query": "?" + urlencode(kept),
    }


def _kept(request: HttpRequest) -> Mapping[str, str]:
    names = ("boelge", "regel", "net", "sektor", "tema")
    return {name: request.GET[name] for name in names if request.GET.get(name)}
