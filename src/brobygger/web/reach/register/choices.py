"""What the form of numbers offers: activities, today's first, and the broad groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from brobygger.web.activities.models import Activity, HeadGroup, Session
from brobygger.web.reach.models import Tally
from brobygger.web.ui.together import values_together

NEAREST = 6
"""Activities offered as buttons: today's, then those that one has written numbers of last."""

Pair = tuple[int, str]
"""The number of a row and what it is called."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything to choose among. Activities stand by their alias; ``first`` is preselected."""

    activities: Sequence[Pair]
    near: Sequence[Pair]
    groups: Sequence[Pair]
    initiatives: dict[int, int]

    @property
    def first(self) -> int | None:
        """The activity that is written about most likely."""
        return self.near[0][0] if self.near else None

    @property
    def others(self) -> list[Pair]:
        """Those that are no button."""
        near = {pk for pk, _title in self.near}
        return [one for one in self.activities if one[0] not in near]


def fetch(user: Any, today: date) -> Choices:
    """The lists as they are now (one query)."""
    open_now = Activity.objects.filter(is_archived=False, kind=Activity.Kind.CITIZENS)
    planned = Session.objects.filter(on=today, tally=None).exclude(state=Session.State.CANCELLED)
    own = Tally.objects.filter(by=user).order_by("-pk")[: NEAREST * 5]
    activities, planned_now, written, groups = values_together(
        (open_now, ("pk", "alias", "title", "initiative_id")),
        (planned, ("pk", "activity_id")),
        (Tally.objects.filter(pk__in=own.values("pk")), ("pk", "session__activity_id")),
        (HeadGroup.objects.filter(is_in_use=True), ("order", "title", "pk")),
    )
    named = _named(activities)
    wanted = [activity for _pk, activity in sorted(planned_now)]
    wanted += [activity for _pk, activity in sorted(written, reverse=True)]
    titles = dict(named)
    near = [pk for pk in dict.fromkeys(wanted) if pk in titles] or [pk for pk, _title in named]
    return Choices(
        activities=named,
        near=[(pk, titles[pk]) for pk in near[:NEAREST]],
        groups=[(pk, title) for _order, title, pk in sorted(groups)],
        initiatives={pk: initiative for pk, _alias, _title, initiative in activities},
    )


def _named(activities: Sequence[tuple[Any, ...]]) -> list[Pair]:
    """By alias; two of one alias by their titles too, else nobody could tell them apart."""
    times = Counter(alias for _pk, alias, _title, _initiative in activities)
    named = [
        (pk, alias if times[alias] == 1 else f"{alias} ({title})")
        for pk, alias, title, _initiative in activities
    ]
    return sorted(named, key=lambda one: (one[1].lower(), one[0]))
