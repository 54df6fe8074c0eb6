"""What stands on the page of the whole city: three figures apart, its rows, and the codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import ALL as EVERY
from brobygger.domain.figures.table import Name
from brobygger.domain.reach.city import CITY_VIEW
from brobygger.domain.reach.edition import ALL_TIME, TOTAL
from brobygger.domain.reach.initiatives import TogetherRow
from brobygger.web.reach.city.kept import City
from brobygger.web.reach.figures.page import SLUGS, is_in
from brobygger.web.reach.figures.populations import Share, population_for, share_of
from brobygger.web.reach.figures.words import (
    DIMENSION_WORDS,
    people_words,
    period_words,
    population_words,
    share_words,
    value_words,
)

LEVELS = tuple(CITY_VIEW)


@dataclass(frozen=True, slots=True)
class CityLine:
    """A row in words; people, participations and share are three figures and never one."""

    label: str
    people: str
    visits: str
    is_hidden: bool
    share: str
    share_of: str
    basis: str
    figure: Published


@dataclass(frozen=True, slots=True)
class CityAsked:
    """What the address asks for: the period, what it is told by, and where in the codes."""

    period: str
    dimension: str
    path: tuple[str, ...]

    def url(self, **changes: str) -> str:
        """The address of the same with something else."""
        slug = next((slug for slug, name in SLUGS.items() if name == self.dimension), "")
        facts = {"periode": self.period, "efter": slug, "koder": ",".join(self.path), **changes}
        return f"{reverse('city:figures')}?{urlencode({k: v for k, v in facts.items() if v})}"


def asked_of(request: HttpRequest, city: City) -> CityAsked:
    """Read the address; what it does not name is all time, by area."""
    period = request.GET.get("periode", ALL_TIME)
    told = dimensions_of(city)
    dimension = SLUGS.get(request.GET.get("efter", ""), "")
    if dimension not in told:
        dimension = "area" if "area" in told else next(iter(told), "")
    path = tuple(request.GET.get("koder", "").split(",")) if request.GET.get("koder") else ()
    if len(path) >= len(LEVELS) or node_of(path) not in city.codes:
        path = ()
    return CityAsked(period if period in periods_of(city) else ALL_TIME, dimension, path)


def periods_of(city: City) -> list[str]:
    """All time, then years and half years with the latest first."""
    found = {period for period, dimension, _value in city.rows if dimension == TOTAL}
    return [ALL_TIME, *sorted(found - {ALL_TIME}, reverse=True)]


def dimensions_of(city: City) -> list[str]:
    """What is told by: only what there is something to tell of."""
    found = {dimension for _period, dimension, value in city.rows if value}
    return [name for name in DIMENSION_WORDS if name in found]


def chips(asked: CityAsked, city: City) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The choices of the page: label, and of each choice words, address, is it this one."""
    periods = [
        (period_words(one), asked.url(periode=one), one == asked.period) for one in periods_of(city)
    ]
    slugs = {name: slug for slug, name in SLUGS.items()}
    by = [
        (str(DIMENSION_WORDS[one]), asked.url(efter=slugs[one]), one == asked.dimension)
        for one in dimensions_of(city)
    ]
    return [(_("Periode"), periods), (_("Opdelt efter"), by)]


def total_of(city: City, period: str) -> CityLine | None:
    """The figures of a period; None where nothing is told of it."""
    row = city.rows.get((period, TOTAL, ""))
    return None if row is None else line_of(city, (period, TOTAL, ""), row)


def lines_of(city: City, asked: CityAsked) -> list[CityLine]:
    """The rows of a slicing in the order of their names; of months those of the period."""
    found = []
    for name, row in city.rows.items():
        period, dimension, value = name
        if dimension != asked.dimension:
            continue
        is_told = is_in(value, asked.period) if dimension == "month" else period == asked.period
        if is_told:
            found.append((value, line_of(city, name, row)))
    if asked.dimension == "month":
        return [line for _value, line in sorted(found, key=lambda one: one[0])]
    return [line for value, line in sorted(found, key=lambda one: (not one[0], one[1].label))]


def line_of(city: City, name: Name, row: TogetherRow) -> CityLine:
    """A row in words."""
    _period, dimension, value = name
    share = share_for(city, name, row)
    return CityLine(
        value_words(dimension, value, city.names.get(value, "")),
        people_words(row.people),
        people_words(row.participations),
        row.people.interval is None,
        share_words(share) if share else "",
        population_words(share) if share else "",
        basis_words(row),
        row.people,
    )


def share_for(city: City, name: Name, row: TogetherRow) -> Share | None:
    """The share of the target group, of an area alone: the city states it area by area."""
    period, dimension, value = name
    if dimension != "area" or not value:
        return None
    of = population_for(city.populations, int(value[1:]), None, period)
    return share_of(row.people, of, is_whole_group=row.is_whole_group)


def basis_words(row: TogetherRow) -> str:
    """How many initiatives a row is of, and why nothing may limit it."""
    words = ngettext("%(n)s indsats", "%(n)s indsatser", row.initiatives) % {"n": row.initiatives}
    if not row.unknown:
        return words
    more = ngettext(
        "hos %(n)s af dem er tallet skjult eller uden øvre grænse",
        "hos %(n)s af dem er tallet skjult eller uden øvre grænse",
        row.unknown,
    )
    return f"{words}; {more % {'n': row.unknown}}"


# Codes


def node_of(path: Sequence[str]) -> Name:
    """The row of the codes that a path leads to; "-" stands for a label that is blank."""
    labels = tuple("" if one == "-" else one for one in path)
    return labels + (EVERY,) * (len(LEVELS) - len(labels))


def code_rows(city: City, asked: CityAsked) -> list[tuple[str, str, str]]:
    """One level below where the reader is: label, number in words, and the way further down."""
    depth = len(asked.path)
    here = node_of(asked.path)[:depth]
    found = []
    for name, figure in city.codes.items():
        if name[:depth] != here or name[depth] == EVERY or set(name[depth + 1 :]) - {EVERY}:
            continue
        value = name[depth]
        label = value_words(LEVELS[depth], value, city.names.get(value, ""))
        way = (*asked.path, value or "-")
        url = asked.url(koder=",".join(way)) if depth + 1 < len(LEVELS) else ""
        found.append((value if LEVELS[depth] == "month" else label, label, figure, url))
    return [
        (label, people_words(figure), url)
        for _key, label, figure, url in sorted(found, key=lambda one: one[0])
    ]


def trail(city: City, asked: CityAsked) -> list[tuple[str, str]]:
    """The way down: words and the address of each step but the last."""
    steps = [(_("Hele byen"), asked.url(koder=""))]
    for at, value in enumerate(node_of(asked.path)[: len(asked.path)]):
        label = value_words(LEVELS[at], value, city.names.get(value, ""))
        steps.append((label, asked.url(koder=",".join(asked.path[: at + 1]))))
    return steps
