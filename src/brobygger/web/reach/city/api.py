"""The whole city's reach over HTTP: what the night left, published figures alone."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from brobygger.web.reach.city.steps import take_out
from brobygger.web.reach.city.tidy import (
    CityFact,
    CityMeasure,
    CitySource,
    CityStatus,
    facts_of,
    unit_words,
)
from brobygger.web.ui.problem_json import REFUSALS

router = Router(tags=["reach"])


class CityReachFact(Schema):
    """One fact. ``by`` leads a breakdown to its value; ``low`` and ``high`` are null where it is
    hidden, ``high`` alone where nothing limits it. ``unknown`` of the initiatives have a figure
    that is hidden or that nothing limits; ``share_*`` say what a share is of.
    """

    id: str
    measure: CityMeasure
    unit: str
    source: CitySource
    period: str
    by: dict[str, str]
    titles: dict[str, str]
    status: CityStatus
    low: int | None
    high: int | None
    initiatives: int | None
    unknown: int | None
    share_of: int | None
    share_year: int | None
    share_source: str


class CityReachAnswer(Schema):
    """The city's figures as they were worked out; ``until`` is the latest day that an initiative
    is told to, ``codes_until`` the same for card codes.
    """

    made_at: datetime
    until: date | None
    codes: str
    codes_until: date | None
    rounded: bool
    initiatives: int
    facts: list[CityReachFact]


@router.get("/reach/city", response={200: CityReachAnswer, **REFUSALS})
def show_city_reach(request: HttpRequest, rounded: Annotated[bool, Query()] = False) -> Any:
    """How many all initiatives have reached together, for those who may take figures out."""
    city = take_out(request.user, is_rounded=rounded)
    return CityReachAnswer(
        made_at=city.row.made_at,
        until=city.until,
        codes=city.row.codes,
        codes_until=city.row.until,
        rounded=rounded,
        initiatives=city.initiatives,
        facts=[_fact(one, city.names) for one in facts_of(city)],
    )


def _fact(one: CityFact, names: Any) -> CityReachFact:
    of = one.share.of if one.share else None
    return CityReachFact(
        id=one.id,
        measure=one.measure,
        unit=unit_words(one.measure),
        source=one.source,
        period=one.period,
        by=one.by,
        titles={name: names[value] for name, value in one.by.items() if value in names},
        status=one.status,
        low=one.low,
        high=one.high,
        initiatives=one.initiatives,
        unknown=one.unknown,
        share_of=of.people if of else None,
        share_year=of.year if of else None,
        share_source=of.source if of else "",
    )
