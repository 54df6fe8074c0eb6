"""Reach over HTTP: published figures alone. Each answer is a release, as a file is."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from brobygger.domain.reach.estimate import Light, Method
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.releasing import release, require_export
from brobygger.web.reach.figures.tidy import Fact, Measure, Status, facts_of
from brobygger.web.reach.figures.words import method_words
from brobygger.web.reach.models import Release
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Number

router = Router(tags=["reach"])

By = Literal["all", "theme", "target_group", "area", "actor", "month", "service"]


class ReachFact(Schema):
    """One fact. People, participations and the share are three figures and are never added.

    ``low`` and ``high`` are null where the figure is hidden or not stated, ``high`` alone where
    nothing limits it. ``value`` and ``title`` are what a breakdown is of; ``share_*`` say what a
    share is of.
    """

    id: str
    measure: Measure
    period: str
    by: By
    value: str
    title: str
    status: Status
    low: int | None
    high: int | None
    light: Light | None
    method: Method | None
    method_words: str
    share_of: int | None
    share_year: int | None
    share_source: str


class ReachAnswer(Schema):
    """The published figures of an initiative to the end of a month; ``rounded`` to whole fives.

    ``left_out`` are breakdowns that could not be told beside what was released before, and
    ``closed_on`` is set where the numbers behind are deleted and the figures frozen.
    """

    initiative: int
    until: date | None
    rounded: bool
    closed_on: date | None
    left_out: list[str]
    facts: list[ReachFact]


@router.get("/reach", response={200: ReachAnswer, **REFUSALS})
def show_reach(
    request: HttpRequest,
    initiative: Annotated[Number, Query()],
    by: Annotated[By | None, Query()] = None,
    rounded: Annotated[bool, Query()] = False,
) -> Any:
    """How many an initiative has reached, for those who may take figures out; with ``by`` one
    breakdown alone, all others being released with it.
    """
    require_export(request.user)
    row = get_object_or_404(Initiative, pk=initiative)
    reading = release(row, Release.Way.API, request.user, is_rounded=rounded)
    found = facts_of(reading, row)
    return ReachAnswer(
        initiative=row.pk,
        until=reading.edition.until,
        rounded=rounded,
        closed_on=reading.closed_on,
        left_out=list(reading.edition.left_out),
        facts=[
            _fact(one, reading.names) for one in found if by in (None, next(iter(one.by), "all"))
        ],
    )


def _fact(one: Fact, names: Any) -> ReachFact:
    by: Any = next(iter(one.by), "all")
    value = one.by.get(by, "")
    of = one.share.of if one.share else None
    return ReachFact(
        id=one.id,
        measure=one.measure,
        period=one.period,
        by=by,
        value=value,
        title=names.get(value, ""),
        status=one.status,
        low=one.low,
        high=one.high,
        light=one.row.light if one.row else None,
        method=one.row.method if one.row else None,
        method_words=method_words(one.row) if one.row else "",
        share_of=of.people if of else None,
        share_year=of.year if of else None,
        share_source=of.source if of else "",
    )
