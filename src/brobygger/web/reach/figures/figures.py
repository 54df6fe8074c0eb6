"""What may be shown of the reach of initiatives: published figures, and never the raw ones.

Screens, files, panels and the API read ``Reading`` and nothing else of this link. The raw rows and
the audit stay behind ``read_with_raw``, which only the step that releases asks for.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils import timezone

from brobygger.domain.figures.disclosure import rounded
from brobygger.domain.reach.edition import Edition, EditionRow, edition_of
from brobygger.domain.reach.helped_on import Referred, helped_on
from brobygger.domain.reach.logged import Logged
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.codes import codes_of
from brobygger.web.reach.figures.log import Initiatives, Log, logs_asked, logs_from
from brobygger.web.reach.figures.populations import Population, population_asked
from brobygger.web.reach.figures.stored import (
    HelpedOn,
    Raw,
    edition_from,
    helped_on_from,
    raw_from,
)
from brobygger.web.reach.figures.training import Trained, training_asked, training_from
from brobygger.web.reach.models import ClosedReach, Referral, Release
from brobygger.web.ui.together import Ask, values_together

KEPT = 64
"""Editions that one process keeps in mind: those of the initiatives that people look at."""


@dataclass(frozen=True)
class Reading:
    """The reach of one initiative as it may be shown.

    ``names`` are the titles of codes in the rows; ``tallies`` the numbers of each day, for those
    who may put right what does not add up. ``without`` is how many sessions held lack numbers.
    ``closed_on`` is set where the numbers are gone and the figures are frozen.
    """

    initiative: int
    edition: Edition
    helped_on: HelpedOn
    trained: Trained
    names: Mapping[str, str] = field(default_factory=dict)
    tallies: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    populations: Sequence[Population] = ()
    without: int = 0
    closed_on: date | None = None

    def name(self, code: str) -> str:
        """What a code is called; itself where it has no name (a month)."""
        return self.names.get(code, code)

    @property
    def is_empty(self) -> bool:
        """There is nothing to show yet."""
        return not (self.edition.rows or self.helped_on or self.trained.sessions)

    def rounded(self) -> "Reading":
        """The same for the public: whole fives, rounded outward."""
        rows = {name: _rounded(row) for name, row in self.edition.rows.items()}
        helped = {name: rounded(figure) for name, figure in self.helped_on.items()}
        return replace(self, edition=replace(self.edition, rows=rows), helped_on=helped)


def _rounded(row: EditionRow) -> EditionRow:
    visits = None if row.participations is None else rounded(row.participations)
    return replace(row, people=rounded(row.people), participations=visits)


def read_reach(initiatives: Collection[int]) -> dict[int, Reading]:
    """Initiative -> what may be shown of its reach, in one question."""
    return {pk: reading for pk, (reading, _raw) in _read(initiatives).items()}


def read_every_reach() -> list[tuple[Initiative, Reading]]:
    """The same for every initiative there is, with its title and area, in one question."""
    every = Initiative.objects.all()
    asked = reach_asked(every.values("pk"))
    listed, *found = values_together((every, ("pk", "title", "place_id")), *asked)
    rows = [Initiative(pk=pk, title=title, place_id=place) for pk, title, place in sorted(listed)]
    readings = _from([row.pk for row in rows], found, None)
    return [(row, readings[row.pk][0]) for row in rows]


def read_with_raw(initiative: int, *, is_last: bool = False) -> tuple[Reading, Raw]:
    """The same with what is behind it, for the step that releases it. ``is_last``: no more is to
    come, so the month that runs is told too.
    """
    return _read([initiative], AFTER_ALL if is_last else None)[initiative]


AFTER_ALL = date(2200, 1, 1)
"""Every month and half year is over."""


def reach_asked(initiatives: Initiatives) -> tuple[Ask, ...]:
    """What the reach of these initiatives asks of the database, for ``values_together``."""
    return (
        *logs_asked(initiatives),
        (Release.objects.filter(initiative__in=initiatives), ("initiative_id", "digest")),
        (
            ClosedReach.objects.filter(initiative__in=initiatives),
            ("initiative_id", "closed_on", "release__shown"),
        ),
        (
            Referral.objects.filter(initiative__in=initiatives),
            ("initiative_id", "service_id", "service__title", "month", "people"),
        ),
        population_asked(),
        *training_asked(initiatives),
    )


def reach_from(initiative: int, found: Sequence[Sequence[Any]]) -> Reading:
    """What may be shown of an initiative's reach, from the answers to ``reach_asked``."""
    return _from([initiative], found, None)[initiative][0]


def _read(
    initiatives: Collection[int], today: date | None = None
) -> dict[int, tuple[Reading, Raw]]:
    return _from(initiatives, values_together(*reach_asked(initiatives)), today)


def _from(
    initiatives: Collection[int], found: Sequence[Sequence[Any]], today: date | None
) -> dict[int, tuple[Reading, Raw]]:
    logs = logs_from(found[:3])
    releases, closed, referrals, populations = found[3:7]
    trained = training_from(found[7:])
    digests: dict[int, list[str]] = {}
    for initiative, digest in releases:
        digests.setdefault(initiative, []).append(digest)
    known = tuple(Population(*row) for row in populations)
    frozen = {pk: _frozen(closed_on, shown) for pk, closed_on, shown in closed}
    answer = {}
    now = today or timezone.localdate().replace(day=1)
    for pk in initiatives:
        log, names = logs.get(pk, Log()), dict[str, str]()
        counts = _referred(referrals, pk, names)
        releases_of = tuple(sorted(digests.get(pk, ())))
        # What this month adds is told later, and is not to be worked through at each new number.
        held = tuple(one for one in log.held if one.session.day < now)
        days = {one.session.id for one in held}
        marks = tuple(sorted((one, log.marks[one]) for one in days & log.marks.keys()))
        told = frozen.get(pk) or _published(held, tuple(counts.items()), now, releases_of, marks)
        reading = Reading(
            pk,
            told.edition,
            told.helped_on,
            trained.get(pk, Trained()),
            {**log.names, **names, **told.names},
            log.tallies,
            known,
            0 if told.closed_on else log.without,
            told.closed_on,
        )
        answer[pk] = (reading, told.raw)
    return answer


@dataclass(frozen=True)
class _Told:
    """The figures as published, and what is behind them; ``closed_on`` and ``names`` of frozen
    ones.
    """

    edition: Edition
    helped_on: HelpedOn
    raw: Raw
    closed_on: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=KEPT)
def _published(
    held: tuple[Logged, ...],
    referred: tuple[tuple[tuple[str, date], int], ...],
    today: date,
    digests: tuple[str, ...],
    marks: tuple[tuple[str, UUID], ...],
) -> _Told:
    """The figures of a log beside its releases; kept for as long as neither changes, nor a code
    of it (``marks``).
    """
    kept = Release.objects.filter(digest__in=digests).order_by("pk") if digests else ()
    before = [raw_from(row.behind) for row in kept]
    earlier = [one.reach for one in before if one.reach]
    codes = codes_of([session for session, _mark in marks])
    edition, behind = edition_of(held, today, earlier, codes=codes)
    tables = [one.helped_on for one in before if one.helped_on]
    helped = helped_on(dict(referred), today, tables)
    return _Told(edition, helped.cells if helped else {}, Raw(behind, helped))


def _referred(rows: Sequence[Any], initiative: int, names: dict[str, str]) -> Referred:
    found: dict[tuple[str, date], int] = {}
    for of, service, title, month, people in sorted(rows, key=lambda row: (row[1], row[3])):
        if of == initiative:
            code = f"v{service}"
            names[code] = title
            found[code, month] = people
    return found


def _frozen(closed_on: date, shown: Any) -> _Told:
    """The figures that stood when the numbers of an initiative went."""
    return _Told(
        edition_from(shown["edition"]),
        helped_on_from(shown["helped_on"]),
        Raw(None, None),
        closed_on,
        shown["names"],
    )
