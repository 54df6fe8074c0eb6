"""One held activity: when, where, for whom and under which theme. Never who came.

How many came is a raw count and belongs to ``reach``; a session only says which of its slices
(an area, a theme, a month) those people are counted in.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Session:
    """A session of an activity.

    ``order`` is its running number within the day, None where nobody wrote it down: then nobody
    knows which of two sessions of one day came first. ``series`` is the activity it belongs to.
    """

    id: str
    day: date
    order: int | None = None
    series: str = ""
    area: str = ""
    theme: str = ""
    target_group: str = ""
    actors: frozenset[str] = frozenset()

    @property
    def month(self) -> str:
        """Year and month, as they sort."""
        return f"{self.day:%Y-%m}"

    @property
    def year(self) -> str:
        """The year."""
        return f"{self.day:%Y}"

    @property
    def key(self) -> tuple[date, int, str]:
        """Where it stands in the log; by its id where the order within the day is not known."""
        return self.day, self.order or 0, self.id

    def is_surely_after(self, other: "Session") -> bool:
        """Whether it certainly came later: on a later day, or by the order written down."""
        if self.day != other.day:
            return self.day > other.day
        return None not in (self.order, other.order) and (self.order or 0) > (other.order or 0)


DIMENSIONS = ("series", "area", "theme", "target_group", "month", "year")
"""What reach can be told by, one value a session; by actor a session counts in several slices."""


def slices(session: Session, by: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The slices a session counts in; by actor it is one for each that delivered it.

    >>> one = Session("1", date(2025, 3, 4), area="Nord", actors=frozenset({"klub", "skole"}))
    >>> slices(one, ("area", "actor"))
    [('Nord', 'klub'), ('Nord', 'skole')]
    """
    found: list[tuple[str, ...]] = [()]
    for dimension in by:
        if dimension == "actor":
            values = sorted(session.actors)
        elif dimension in DIMENSIONS:
            values = [getattr(session, dimension)]
        else:
            raise ValueError(f"no dimension {dimension}")
        found = [(*start, value) for start in found for value in values]
    return found
