"""The network of a wave, or of the efforts that actors run together, made from rows.

``Reading`` is what every page, file and answer of the API is made from: the network of the domain,
and the names of the codes in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from brobygger.domain.actors.network import Actor as Node
from brobygger.domain.actors.network import Network, from_groups
from brobygger.domain.actors.roster import Report, Rule, build_network
from brobygger.web.actors.models import Actor, Effort, Invitation, Sector, Wave
from brobygger.web.actors.network.answers import reports_of
from brobygger.web.actors.network.codes import (
    actor_code,
    day_code,
    sector_code,
)
from brobygger.web.actors.network.delivered import sessions_of
from brobygger.web.actors.network.work import Work, work_of

DAYS = {
    1: _("mandag"),
    2: _("tirsdag"),
    3: _("onsdag"),
    4: _("torsdag"),
    5: _("fredag"),
    6: _("lørdag"),
    7: _("søndag"),
}

EFFORTS_FOR_A_TIE = 1
"""One effort run together is a tie: an effort lasts, unlike a single session."""

SESSIONS_FOR_A_TIE = 2
"""One shared event would tie everybody to everybody (B1 of the design of the network)."""


@dataclass(frozen=True)
class Reading:
    """A network, the organisations in it as they stood, and the names of its codes."""

    wave: Wave | None
    net: Network
    actors: Mapping[str, Actor]
    names: Mapping[str, str]
    sectors: Sequence[tuple[str, str]] = ()

    def name(self, code: str) -> str:
        """What a code is called; itself where it has no name (a number of steps)."""
        return self.names.get(code, code)


def waves_read(
    waves: Sequence[Wave], rule: Rule = "mean", *, in_full: bool = False
) -> list[Reading]:
    """The networks of some waves, in two questions for all of them; ``in_full`` with areas,
    themes and target groups, in one more.
    """
    if not waves:
        return []
    invited: dict[int, list[Invitation]] = {wave.pk: [] for wave in waves}
    rows = Invitation.objects.filter(wave__in=waves).select_related("actor", "sector")
    for row in rows.order_by("wave_id", "actor_id"):
        invited[row.wave_id].append(row)
    work = work_of({row.actor_id for each in invited.values() for row in each}) if in_full else None
    reports = reports_of(waves)
    return [_reading(wave, invited[wave.pk], reports[wave.pk], rule, work) for wave in waves]


def wave_read(wave: Wave, rule: Rule = "mean", *, in_full: bool = False) -> Reading:
    """The network of one wave."""
    return waves_read([wave], rule, in_full=in_full)[0]


def efforts_read(wave: Wave | None, *, in_full: bool = False) -> Reading:
    """Who runs efforts together today: the organisations of a wave, or all that have not ended."""
    return _register_read(wave, _run_together, EFFORTS_FOR_A_TIE, in_full=in_full)


def sessions_read(*, in_full: bool = False) -> Reading:
    """Who has delivered sessions together, by what later links know of them: all organisations
    that have not ended, asked in a wave or not.
    """
    return _register_read(None, _delivered_together, SESSIONS_FOR_A_TIE, in_full=in_full)


def _register_read(
    wave: Wave | None,
    groups_of: Callable[[Sequence[int]], list[frozenset[str]]],
    min_shared: int,
    *,
    in_full: bool,
) -> Reading:
    if wave is None:
        rows = Actor.objects.filter(is_archived=False).select_related("sector").order_by("pk")
        asked = [(row, row.is_staff, row.sector) for row in rows]
    else:
        invited = wave.invitations.select_related("actor", "sector").order_by("actor_id")
        asked = [(row.actor, row.is_staff, row.sector) for row in invited]
    numbers = [actor.pk for actor, *_rest in asked]
    work = work_of(numbers) if in_full else None
    nodes = [_node(*one, work) for one in asked]
    net = from_groups(groups_of(numbers) if nodes else [], min_shared, nodes)
    return _named(wave, net, [(actor, sector) for actor, _staff, sector in asked], work)


def _delivered_together(actors: Sequence[int]) -> list[frozenset[str]]:
    """The organisations of each session that was held."""
    return [frozenset(map(actor_code, one.actors)) for one in sessions_of(actors) if one.is_held]


def _run_together(actors: Sequence[int]) -> list[frozenset[str]]:
    """The organisations of each effort that exists today."""
    together: dict[int, set[str]] = {}
    rows = Effort.actors.through.objects.filter(
        effort__standing=Effort.Standing.EXISTING, actor__in=actors
    )
    pairs = rows.order_by("effort_id", "actor_id").values_list("effort_id", "actor_id")
    for effort, actor in pairs:
        together.setdefault(effort, set()).add(actor_code(actor))
    return [frozenset(each) for _effort, each in sorted(together.items())]


def _reading(
    wave: Wave,
    invited: Sequence[Invitation],
    reports: list[Report],
    rule: Rule,
    work: Work | None,
) -> Reading:
    nodes = [_node(row.actor, row.is_staff, row.sector, work) for row in invited]
    net = build_network(reports, str(wave.pk), rule, actors=nodes)
    return _named(wave, net, [(row.actor, row.sector) for row in invited], work)


def _node(actor: Actor, is_staff: bool, sector: Sector | None, work: Work | None) -> Node:
    none: frozenset[str] = frozenset()
    does = work or Work()
    return Node(
        actor_code(actor.pk),
        sector_code(sector.pk if sector else None),
        is_staff,
        # Whoever has ended since can no more be brought together with anybody.
        is_paused=actor.is_paused or actor.is_archived,
        areas=does.areas.get(actor.pk, none),
        themes=does.themes.get(actor.pk, none),
        target_groups=does.target_groups.get(actor.pk, none),
        days=frozenset(map(day_code, actor.weekdays)),
    )


def _named(
    wave: Wave | None,
    net: Network,
    asked: Iterable[tuple[Actor, Sector | None]],
    work: Work | None,
) -> Reading:
    names: dict[str, str] = {day_code(day): str(word) for day, word in DAYS.items()}
    names.update(work.names if work else {})
    actors: dict[str, Actor] = {}
    sectors: dict[int, Sector] = {}
    for actor, sector in asked:
        actors[actor_code(actor.pk)] = actor
        names[actor_code(actor.pk)] = actor.title
        if sector is not None:
            sectors[sector.pk] = sector
    ordered = sorted(sectors.values(), key=lambda row: (row.order, row.title, row.pk))
    listed = [(sector_code(row.pk) or "", row.title) for row in ordered]
    return Reading(wave, net, actors, {**names, **dict(listed)}, listed)
