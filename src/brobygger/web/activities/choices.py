"""What people choose among for an activity or a trial: one query, whatever the lists hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from brobygger.web.activities.checks import lines_of
from brobygger.web.activities.models import Trial
from brobygger.web.actors.choices import Option
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class Choices:
    """Each list in its order; the initiative's own words, area, efforts and actors first."""

    themes: Sequence[Option]
    target_groups: Sequence[Option]
    places: Sequence[Option]
    actors: Sequence[Option]
    efforts: Sequence[Option]
    trials: Sequence[Option]
    lines: Sequence[Option]


def fetch(initiative: Initiative) -> Choices:
    """The lists as they are now, seen from one initiative (one query)."""
    there: Any = Actor.places.through
    worded = ("order", "title", "pk", "is_in_use")
    themes, groups, places, actors, here, efforts, trials, lines, *own = values_together(
        (Theme.objects.all(), worded),
        (TargetGroup.objects.all(), worded),
        (Place.objects.all(), ("title", "pk", "code")),
        (Actor.objects.filter(merged_into=None), ("title", "pk", "is_archived")),
        (there.objects.filter(place=initiative.place_id), ("actor_id",)),
        (Effort.objects.all(), ("title", "pk", "initiative_id")),
        (Trial.objects.filter(initiative=initiative.pk), ("title", "pk", "state")),
        (lines_of(initiative.pk), ("table", "order", "label", "pk")),
        (Initiative.themes.through.objects.filter(initiative=initiative.pk), ("theme_id",)),
        (
            Initiative.target_groups.through.objects.filter(initiative=initiative.pk),
            ("targetgroup_id",),
        ),
    )
    near = {pk for (pk,) in here}
    return Choices(
        themes=_own_first(_worded(themes), {pk for (pk,) in own[0]}),
        target_groups=_own_first(_worded(groups), {pk for (pk,) in own[1]}),
        places=[Option(pk, title, True, code) for title, pk, code in sorted(places)],
        actors=_own_first(
            [Option(pk, title, not gone) for title, pk, gone in sorted(actors, key=_by_name)], near
        ),
        efforts=_own_first(
            [Option(pk, title) for title, pk, _of in sorted(efforts, key=_by_name)],
            {pk for _title, pk, of in efforts if of == initiative.pk},
        ),
        trials=[
            Option(pk, title, state != Trial.State.STOPPED) for title, pk, state in sorted(trials)
        ],
        lines=[Option(pk, label) for _table, _order, label, pk in sorted(lines)],
    )


def _worded(rows: Iterable[tuple[Any, ...]]) -> list[Option]:
    return [Option(pk, title, used) for _order, title, pk, used in sorted(rows)]


def _by_name(row: tuple[Any, ...]) -> tuple[str, int]:
    return row[0].lower(), row[1]


def _own_first(options: Sequence[Option], own: set[int]) -> list[Option]:
    """Those that belong to the initiative first, each part in its order."""
    return sorted(options, key=lambda one: one.pk not in own)
