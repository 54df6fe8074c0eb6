"""How many there are to reach: the city's own figures, and which of them a row is held against."""

from collections.abc import Iterable
from dataclasses import dataclass

from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.reach.edition import ALL_TIME
from brobygger.web.reach.models import TargetPopulation
from brobygger.web.ui.together import Ask


@dataclass(frozen=True, slots=True)
class Population:
    """So many of a target group (all of them where it is None) in an area in a year."""

    place: int
    group: int | None
    year: int
    people: int
    source: str


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a population that was reached, in whole percent rounded outward; ``high`` is
    None where nothing limits it.
    """

    low: int
    high: int | None
    of: Population


def population_asked() -> Ask:
    """What populations ask of the database."""
    fields = ("place_id", "target_group_id", "year", "people", "source")
    return TargetPopulation.objects.all(), fields


def population_for(
    known: Iterable[Population], place: int | None, group: int | None, period: str
) -> Population | None:
    """The population of the last year that the period reaches; the nearest after where none is.

    None where the city has not stated it: residents of the area are not the target group.
    """
    found = [one for one in known if one.place == place and one.group == group]
    if not found:
        return None
    if period == ALL_TIME:
        return max(found, key=lambda one: one.year)
    year = int(period[:4])
    before = [one for one in found if one.year <= year]
    if before:
        return max(before, key=lambda one: one.year)
    return min(found, key=lambda one: one.year)


def share_of(figure: Published, of: Population | None, *, is_whole_group: bool) -> Share | None:
    """The share, worked out from what is published; None where it is not known or hidden."""
    people: Interval | None = figure.interval
    if people is None or of is None or not is_whole_group:
        return None
    low = min(100, 100 * people.low // of.people)
    high = None if people.high is None else min(100, -(-100 * people.high // of.people))
    return Share(low, high, of)
