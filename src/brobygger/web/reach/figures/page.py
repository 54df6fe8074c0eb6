"""What stands on the page of reach: three figures kept apart, slices, courses, and referrals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from brobygger.domain.figures.table import ALL as EVERY
from brobygger.domain.reach.edition import ALL_TIME, TOTAL, EditionRow
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.drawing import Bars, bars_of
from brobygger.web.reach.figures.figures import Reading
from brobygger.web.reach.figures.populations import Share, population_for, share_of
from brobygger.web.reach.figures.words import (
    DIMENSION_WORDS,
    SHAPES,
    light_words,
    method_words,
    people_words,
    period_words,
    population_words,
    share_words,
    value_words,
    visits_words,
)

SLUGS = {
    "tema": "theme",
    "maalgruppe": "target_group",
    "omraade": "area",
    "aktoer": "actor",
    "maaned": "month",
}
"""What reach is told by, as addresses have it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words: people, participations and share are three figures and never one."""

    label: str
    people: str
    is_hidden: bool
    visits: str
    share: str
    share_of: str
    light: str
    shape: str
    method: str
    row: EditionRow

    @property
    def are_visits_hidden(self) -> bool:
        """The participations are hidden, which is not the same as not stated."""
        visits = self.row.participations
        return visits is not None and visits.interval is None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the period, and what it is told by."""

    initiative: Initiative
    period: str
    dimension: str

    def url(self, **changes: str) -> str:
        """The address of the same with something else."""
        slug = next((slug for slug, name in SLUGS.items() if name == self.dimension), "")
        facts = {"indsats": str(self.initiative.pk), "periode": self.period, "efter": slug}
        facts |= changes
        return f"{reverse('reach:figures')}?{urlencode({k: v for k, v in facts.items() if v})}"


def asked_of(request: HttpRequest, initiative: Initiative, reading: Reading) -> Asked:
    """Read the address; what it does not name is all time, by theme."""
    periods = periods_of(reading)
    period = request.GET.get("periode", ALL_TIME)
    dimension = SLUGS.get(request.GET.get("efter", ""), "")
    told = dimensions_of(reading)
    if dimension not in told:
        dimension = told[0] if told else ""
    return Asked(initiative, period if period in periods else ALL_TIME, dimension)


def periods_of(reading: Reading) -> list[str]:
    """The periods that are told: all time, then years and half years with the latest first."""
    found = {period for period, dimension, _value in reading.edition.rows if dimension == TOTAL}
    return [ALL_TIME, *sorted(found - {ALL_TIME}, reverse=True)]


def dimensions_of(reading: Reading) -> list[str]:
    """What is told by: only what there is something to tell of."""
    found = {dimension for _period, dimension, value in reading.edition.rows if value}
    return [name for name in DIMENSION_WORDS if name in found]


def chips(asked: Asked, reading: Reading) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The choices of the page: label, and of each choice words, address, is it this one."""
    periods = [
        (period_words(one), asked.url(periode=one), one == asked.period)
        for one in periods_of(reading)
    ]
    slugs = {name: slug for slug, name in SLUGS.items()}
    by = [
        (str(DIMENSION_WORDS[one]), asked.url(efter=slugs[one]), one == asked.dimension)
        for one in dimensions_of(reading)
    ]
    return [(_("Periode"), periods), (_("Opdelt efter"), by)]


def total_line(reading: Reading, initiative: Initiative, period: str) -> Line | None:
    """The three figures of a period; None where nothing is told of it."""
    row = reading.edition.rows.get((period, TOTAL, ""))
    if row is None:
        return None
    return line_of(reading, initiative, (period, TOTAL, ""), row)


def lines_of(reading: Reading, asked: Asked) -> list[Line]:
    """The rows of a slicing, in the order of their names; of months those of the period."""
    rows = []
    for name, row in reading.edition.rows.items():
        period, dimension, value = name
        if dimension != asked.dimension:
            continue
        if dimension == "month" and not is_in(value, asked.period):
            continue
        if dimension == "month" or period == asked.period:
            rows.append((value, line_of(reading, asked.initiative, name, row)))
    if asked.dimension == "month":
        return [line for _value, line in sorted(rows, key=lambda one: one[0])]
    return [line for value, line in sorted(rows, key=lambda one: (not one[0], one[1].label))]


def is_in(month: str, period: str) -> bool:
    """Whether a month is of a period."""
    if period == ALL_TIME or len(period) == len("2027"):
        return period == ALL_TIME or month.startswith(period)
    year, half = period.split("-")
    return month.startswith(year) and (int(month[5:]) > 6) == (half == "2")


def line_of(
    reading: Reading, initiative: Initiative, name: tuple[str, ...], row: EditionRow
) -> Line:
    """A row in words."""
    _period, dimension, value = name
    share = share_for(reading, initiative, name, row)
    return Line(
        value_words(dimension, value, reading.names.get(value, "")),
        people_words(row.people),
        row.people.interval is None,
        visits_words(row.participations),
        share_words(share) if share else "",
        population_words(share) if share else "",
        light_words(row),
        SHAPES[row.light],
        method_words(row),
        row,
    )


def share_for(
    reading: Reading, initiative: Initiative, name: tuple[str, ...], row: EditionRow
) -> Share | None:
    """The share of the target group in the area: of all, by target group and by area alone."""
    period, dimension, value = name
    number = int(value[1:]) if value and dimension in {"target_group", "area"} else None
    place, group = initiative.place_id, None
    if dimension == "target_group" and number is not None:
        group = number
    elif dimension == "area" and number is not None:
        place = number
    elif dimension != TOTAL:
        return None
    of = population_for(reading.populations, place, group, period)
    return share_of(row.people, of, is_whole_group=row.is_whole_group)


def drawing_of(lines: Sequence[Line]) -> Bars:
    """The rows as interval bars."""
    return bars_of([(one.label, one.people, one.row.people) for one in lines])


def referral_rows(reading: Reading) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The half years, and for each service its numbers; all services last."""
    halves = sorted({half for _service, half in reading.helped_on if half != EVERY})
    services = sorted(
        {service for service, _half in reading.helped_on},
        key=lambda code: (code == EVERY, reading.name(code)),
    )
    rows = []
    for service in services:
        title = _("Alle") if service == EVERY else reading.name(service)
        cells = (reading.helped_on.get((service, half)) for half in (*halves, EVERY))
        rows.append((title, [people_words(one) if one else "–" for one in cells]))
    return [period_words(half) for half in halves], rows


def problems_of(reading: Reading) -> Iterator[dict[str, Any]]:
    """What in the log does not add up, with the numbers of that day to be put right."""
    for problem in reading.edition.problems:
        day = dict(problem.params).get("day", "")
        written = reading.tallies.get(day, {}).items()
        yield {"problem": problem, "tallies": [(correcting(pk), title) for pk, title in written]}


def correcting(tally: int) -> str:
    """Where the numbers of a session are put right; blank where there is no such page."""
    try:
        return reverse("register:correct", args=[tally])
    except NoReverseMatch:
        return ""
