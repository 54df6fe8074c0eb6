"""The demo's numbers: heads and first-timers of what its activities have held, if any."""

from brobygger.web.activities.models import Activity, Session
from brobygger.web.areas.models import Place
from brobygger.web.reach.models import Tally, TargetPopulation

FIRST_AGAIN = 6
"""Sessions after which half of those who come have been there before."""


def load() -> None:
    """Write them once; what a person has written since is left alone."""
    held = Session.objects.filter(
        state=Session.State.HELD, activity__kind=Activity.Kind.CITIZENS
    ).order_by("on", "pk")
    rows = list(held.select_related("activity"))
    if not rows or Tally.objects.exists():
        return
    before: dict[int, int] = {}
    for row in rows:
        at = before[row.activity_id] = before.get(row.activity_id, -1) + 1
        heads = 6 + row.activity_id % 5 * 2 + row.pk * 5 % 7
        firsts = heads * FIRST_AGAIN // (FIRST_AGAIN + 3 * at)
        Tally.objects.create(
            session=row, heads=heads, first_timers=firsts, outside=0, logged_on=row.on
        )
    for place in Place.objects.filter(activities__in={row.activity_id for row in rows}).distinct():
        TargetPopulation.objects.get_or_create(
            place=place,
            target_group=None,
            year=rows[-1].on.year,
            defaults={"people": 640, "source": "Demoens egne tal (opdigtet)"},
        )
