"""What actors bring to the 360 overview of an initiative: who is reached by what, and by whom.

Each effort in the initiative's area, or paid by it, fills the cells of its themes and target
groups. Named in the AppConfig as ``fills_360`` and ``sectors_360``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from brobygger.web.actors.models import Actor, Effort, Sector
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class Fill:
    """Something that fills a cell: ``theme_id`` or ``target_group_id`` None where it has none."""

    theme_id: int | None
    target_group_id: int | None
    words: str
    url: str
    standing: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A sector, and how many actors of it work in the initiative's area."""

    sector: str
    actors: int
    url: str


def efforts_of(initiative: Initiative) -> Any:
    """What is done under an initiative and, whoever pays, in its area; not what has stopped."""
    mine = Q(initiative=initiative.pk)
    if initiative.place_id is not None:
        of: Any = Effort.places.through
        here = of.objects.filter(place=initiative.place_id).values("effort")
        mine |= Q(pk__in=here)
    return Effort.objects.filter(mine).exclude(standing=Effort.Standing.ENDED)


def fills(initiative: Initiative) -> Iterator[Fill]:
    """One fill for each theme and target group of each effort (one query)."""
    rows = efforts_of(initiative).values("pk")
    efforts, themes, groups, actors = values_together(
        (efforts_of(initiative), ("title", "pk", "standing")),
        (Effort.themes.through.objects.filter(effort__in=rows), ("effort_id", "theme_id")),
        (
            Effort.target_groups.through.objects.filter(effort__in=rows),
            ("effort_id", "targetgroup_id"),
        ),
        (Effort.actors.through.objects.filter(effort__in=rows), ("effort_id", "actor__title")),
    )
    by_theme, by_group, by_whom = _grouped(themes), _grouped(groups), _grouped(actors)
    for title, pk, standing in sorted(efforts, key=lambda row: row[:2]):
        words = f"{title} ({', '.join(by_whom.get(pk, []))})"
        url = reverse("actors:effort", args=[pk])
        for theme in by_theme.get(pk, [None]):
            for group in by_group.get(pk, [None]):
                yield Fill(theme, group, words, url, standing)


def covers(initiative: Initiative) -> Iterator[Cover]:
    """Each sector in use with its actors in the area, those without any too (one query)."""
    here: Any = Actor.places.through
    inside = here.objects.filter(place=initiative.place_id).values("actor")
    counted = Q(actors__is_archived=False, actors__in=inside)
    rows = Sector.objects.filter(is_in_use=True).annotate(here=Count("actors", filter=counted))
    page = reverse("actors:list")
    for pk, title, count in rows.order_by("order", "title").values_list("pk", "title", "here"):
        yield Cover(title, count, f"{page}?sektor={pk}")


def _grouped(rows: list[tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for effort, one in sorted(rows):
        found.setdefault(effort, []).append(one)
    return found
