"""What the plan asks the register: efforts, entries and the log of contacts, in one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from brobygger.domain.actors.half_year import HalfYear
from brobygger.web.actors.log.table import in_place, is_open
from brobygger.web.actors.models import Actor, Contact, Effort, PlanEntry
from brobygger.web.ui.together import values_together

Named = dict[int, str]
"""Number of a theme or target group -> what it is called; empty for none."""


@dataclass(frozen=True, slots=True)
class EffortFound:
    """An effort; ``initiative`` is what it is called that pays, None where the grant does not."""

    title: str
    pk: int
    standing: str
    initiative: str | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class EntryFound:
    """An entry of the plan."""

    title: str
    pk: int
    on: date
    is_day_known: bool
    is_paid: bool
    paid_what: str
    effort: int | None
    theme: Named
    target_group: Named


@dataclass(frozen=True, slots=True)
class StepFound:
    """A next step that is to be taken in the half year."""

    on: date
    pk: int
    words: str
    actor: str
    theme: Named


@dataclass(frozen=True, slots=True)
class Found:
    """All of it."""

    efforts: Sequence[EffortFound]
    effort_actors: dict[int, list[str]]
    effort_themes: dict[int, Named]
    effort_groups: dict[int, Named]
    entries: Sequence[EntryFound]
    entry_actors: dict[int, list[str]]
    steps: Sequence[StepFound]
    meetings: Sequence[date]


def read(half: HalfYear, place: int | None) -> Found:
    """What lies in the half year, in the area or anywhere."""
    inside = (half.first, half.last)
    efforts = Effort.objects.filter(_reaches_into(half))
    entries = PlanEntry.objects.filter(on__range=inside)
    contacts = Contact.objects.all()
    if place is not None:
        efforts = efforts.filter(effort_in(place))
        entries = entries.filter(entry_in(place))
        contacts = contacts.filter(in_place(place))
    theirs = Q(effort__in=efforts.values("pk")) | Q(effort__in=entries.values("effort"))
    of_effort: Any = Effort
    actors, themes, groups = (
        getattr(of_effort, name).through.objects.filter(theirs)
        for name in ("actors", "themes", "target_groups")
    )
    entry_actors: Any = PlanEntry.actors.through
    lines = values_together(
        (efforts, ("title", "pk", "standing", "initiative__title", "starts_on", "ends_on")),
        (actors, ("effort_id", "actor__title")),
        (themes, ("theme__order", "theme__title", "theme_id", "effort_id")),
        (groups, ("targetgroup__order", "targetgroup__title", "targetgroup_id", "effort_id")),
        (entries, _ENTRY),
        (
            entry_actors.objects.filter(planentry__in=entries.values("pk")),
            ("planentry_id", "actor__title"),
        ),
        (contacts.filter(is_open(), next_on__range=inside), _STEP),
        (contacts.filter(kind=Contact.Kind.MEETING, on__range=inside), ("on",)),
    )
    return Found(
        efforts=[EffortFound(*row) for row in lines[0]],
        effort_actors=_titles(lines[1]),
        effort_themes=_named(lines[2]),
        effort_groups=_named(lines[3]),
        entries=[_entry(*row) for row in lines[4]],
        entry_actors=_titles(lines[5]),
        steps=[_step(*row) for row in lines[6]],
        meetings=[on for (on,) in lines[7]],
    )


_ENTRY = (
    *("title", "pk", "on", "is_day_known", "is_paid", "paid_what", "effort_id"),
    *("theme_id", "theme__title", "target_group_id", "target_group__title"),
)
_STEP = ("next_on", "pk", "next_step", "actor__title", "theme_id", "theme__title")


def _reaches_into(half: HalfYear) -> Q:
    """Efforts that run or may run in the half year; what has stopped only where it says when."""
    runs = (Q(starts_on=None) | Q(starts_on__lte=half.last)) & (
        Q(ends_on=None) | Q(ends_on__gte=half.first)
    )
    return runs & ~Q(standing=Effort.Standing.ENDED, ends_on=None)


def effort_in(place: int) -> Q:
    """Efforts in the area: said of them, of who pays, or, where no area is said, of who does it."""
    where: Any = Effort.places.through
    placed = Exists(where.objects.filter(effort=OuterRef("pk")))
    here = where.objects.filter(place=place).values("effort")
    doers: Any = Effort.actors.through
    done = doers.objects.filter(actor__in=_actors_in(place)).values("effort")
    return Q(pk__in=here) | Q(initiative__place=place) | (~Q(placed) & Q(pk__in=done))


def entry_in(place: int) -> Q:
    """Entries of the area, by the same rule."""
    doers: Any = PlanEntry.actors.through
    done = doers.objects.filter(actor__in=_actors_in(place)).values("planentry")
    said = Q(place=place) | Q(place=None, initiative__place=place)
    efforts = Effort.objects.filter(effort_in(place)).values("pk")
    unsaid = Q(place=None, initiative=None) & (Q(effort__in=efforts) | Q(pk__in=done))
    return said | unsaid


def _actors_in(place: int) -> Any:
    where: Any = Actor.places.through
    return where.objects.filter(place=place).values("actor")


def _titles(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, title in sorted(rows):
        found.setdefault(pk, []).append(title)
    return found


def _named(rows: Iterable[tuple[Any, ...]]) -> dict[int, Named]:
    found: dict[int, Named] = {}
    for _order, title, number, effort in sorted(rows):
        found.setdefault(effort, {})[number] = title
    return found


def _entry(*row: Any) -> EntryFound:
    title, pk, on, is_day_known, is_paid, paid_what, effort, *names = row
    theme, theme_title, group, group_title = names
    return EntryFound(
        title=title,
        pk=pk,
        on=on,
        is_day_known=is_day_known,
        is_paid=is_paid,
        paid_what=paid_what,
        effort=effort,
        theme=_one(theme, theme_title),
        target_group=_one(group, group_title),
    )


def _step(*row: Any) -> StepFound:
    on, pk, words, actor, theme, theme_title = row
    return StepFound(on, pk, words, actor, _one(theme, theme_title))


def _one(number: int | None, title: str | None) -> Named:
    return {} if number is None else {number: title or ""}
