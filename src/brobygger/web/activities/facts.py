"""Activities and their sessions as people enter them, on screen and by API."""

from dataclasses import dataclass
from datetime import date, time

from brobygger.web.activities.models import Activity

Numbers = tuple[int, ...]
"""Numbers of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """An activity. A blank ``alias`` is filled in with a neutral one."""

    initiative: int
    title: str
    alias: str = ""
    kind: str = Activity.Kind.CITIZENS
    is_closed: bool = True
    is_series: bool = True
    theme: int | None = None
    target_group: int | None = None
    place: int | None = None
    venue: str = ""
    actors: Numbers = ()
    effort: int | None = None
    trial: int | None = None
    cost_line: int | None = None
    plan: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


ACTIVITY_WORDS = ("plan",)
"""Free text, where a name is asked about once, on screen and of a program."""

PLAIN = (
    "title",
    "alias",
    "kind",
    "is_closed",
    "is_series",
    "venue",
    "plan",
    "starts_on",
    "ends_on",
)
LINKED = ("initiative", "theme", "target_group", "place", "effort", "trial", "cost_line")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A session to come: its day, its time where one is set, and who delivers it."""

    on: date
    starts_at: time | None = None
    actors: Numbers = ()


def facts_of(activity: Activity) -> ActivityFacts:
    """An activity as it stands (one query)."""
    return ActivityFacts(
        actors=tuple(sorted(row.pk for row in activity.actors.all())),
        **{name: getattr(activity, name) for name in PLAIN},
        **{name: getattr(activity, f"{name}_id") for name in LINKED},
    )
