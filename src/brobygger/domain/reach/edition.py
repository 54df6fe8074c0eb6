"""The fixed set of tables in which reach is told, so that looking around gives nobody away.

Whoever may cut the figures freely can subtract one table from another until a few people are left.
So each initiative has one set of tables: in all and by theme, target group, area and actor, for all
time, each year and each half year, and by month. All of it is protected together, as one release,
and the same for everybody who looks. It goes to the end of a month that has enough people behind
it, because a number that moves from one day to the next tells of the session in between.
Source: section A5 of the design of reach and network methods.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from brobygger.domain.activities.session import slices
from brobygger.domain.actors.half_year import half_year_of, month_later
from brobygger.domain.figures.disclosure import (
    THRESHOLD,
    CannotProtect,
    ProtectedTable,
    hide,
    protect,
)
from brobygger.domain.figures.people import ProtectedPeople, Reached, protect_people
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import Atom, Figure, Name, Table
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.bounds import PLAIN, Assumptions
from brobygger.domain.reach.counting import Counting, NoCodes
from brobygger.domain.reach.estimate import (
    CountedLog,
    Flag,
    Light,
    Method,
    ReachRow,
    counted,
    reach_of,
)
from brobygger.domain.reach.logged import Logged

ALL_TIME = "all"
TOTAL = "all"
DIMENSIONS = ("theme", "target_group", "area", "actor", "month")
"""What reach is told by; in an edition each row is a period, one of these, and its value."""

TENTHS = 10
"""A share of those who came is told in whole tenths: an exact one would give their number away."""

Days = tuple[date, date]
Rung = tuple[tuple[str, ...], tuple[int, ...]]
"""The dimensions and the kinds of period (by the length of their code) that are still told."""

_ALL, _YEAR, _HALF = len(ALL_TIME), len("2027"), len("2027-1")
_PERIODS = (_ALL, _YEAR, _HALF)
LADDER: tuple[Rung, ...] = (
    (DIMENSIONS, _PERIODS),
    (("theme", "target_group", "area", "month"), _PERIODS),
    (("theme", "target_group", "area"), _PERIODS),
    (("theme", "target_group"), _PERIODS),
    (("theme",), _PERIODS),
    ((), _PERIODS),
    ((), (_ALL, _YEAR)),
    ((), (_ALL,)),
)
"""How a set that cannot be released is made coarser: actors first, then months, and so on."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The card codes of a log, and what is assumed of them."""

    counting: Counting
    assumed: Assumptions = PLAIN


TALLY_ALONE = Codes(NoCodes())
"""No card codes: the usual."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A row that may be shown.

    ``participations`` is None where a session has no head count, which is not nought.
    ``is_whole_group`` says that heads outside the target group are known at each session: only
    then is there a share. ``asked_tenths`` of those who came were asked whether they were new,
    ``coded_tenths`` gave a card code; None where the row is hidden, or where no code is in it.
    """

    people: Published
    participations: Published | None
    is_whole_group: bool
    sessions: int
    asked_tenths: int | None
    method: Method
    light: Light
    flags: tuple[Flag, ...]
    coded_tenths: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The tables of an initiative as they may be shown, to the end of a month.

    ``rows`` go by (period, dimension, value). ``left_out`` are dimensions and periods that could
    not be told beside what was released before. ``problems`` are of the log as a whole.
    """

    until: date | None
    rows: Mapping[Name, EditionRow]
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """The raw figures behind an edition: for the audit of the next release, and nobody else."""

    people: ProtectedPeople = field(repr=False)
    visits: ProtectedTable = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row before it is protected, and the sessions that it is of."""

    found: ReachRow
    sessions: frozenset[str]
    visits: int | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Slices:
    """A log told by many slices: with its codes, and without for where they are few."""

    coded: CountedLog
    plain: CountedLog

    @classmethod
    def of(cls, log: Sequence[Logged], codes: Codes) -> "_Slices":
        """The log with these codes."""
        coded = counted(log, codes.counting, codes.assumed)
        has_codes = not isinstance(codes.counting, NoCodes)
        return cls(coded, counted(log, None, codes.assumed) if has_codes else coded)

    def reach(self, by: tuple[str, ...], days: Days) -> list[ReachRow]:
        """The rows of a table; where codes are few, what the tally alone says."""
        found = reach_of(self.coded, by, days)
        if not any("few codes" in row.flags for row in found):
            return found
        plain = {row.stratum: row for row in reach_of(self.plain, by, days)}
        return [
            replace(plain[row.stratum], flags=(*plain[row.stratum].flags, "few codes"))
            if "few codes" in row.flags
            else row
            for row in found
        ]


def edition_of(
    log: Sequence[Logged],
    today: date,
    previous: Sequence[Behind] = (),
    threshold: int = THRESHOLD,
    codes: Codes = TALLY_ALONE,
) -> tuple[Edition, Behind | None]:
    """The set of tables for a log, protected together with all that was released before.

    Nothing to tell is an edition without rows. What cannot be protected beside earlier releases
    is left out, the finest first.
    """
    until = last_day(log, today, threshold, codes)
    held = [one for one in log if until is not None and one.session.day <= until]
    if not held:
        return Edition(None, {}), None
    rows = dict(_rows(_Slices.of(held, codes)))
    problems = rows[ALL_TIME, TOTAL, ""].found.problems
    for dimensions, kinds in LADDER:
        kept = {n: row for n, row in rows.items() if _is_told(n, dimensions, kinds)}
        left_out = tuple(
            dict.fromkeys(one for n in rows if n not in kept for one in _missing(n, dimensions))
        )
        try:
            behind = _protected(kept, held, previous, threshold)
        except CannotProtect:
            continue
        shown = {name: _shown(name, row, behind) for name, row in kept.items()}
        return Edition(until, shown, left_out, problems), behind
    return Edition(until, {}, ("all",), problems), None


def _is_told(name: Name, dimensions: Sequence[str], kinds: Sequence[int]) -> bool:
    period, dimension, _value = name
    return len(period) in kinds and (dimension == TOTAL or dimension in dimensions)


def _missing(name: Name, dimensions: Sequence[str]) -> Iterator[str]:
    period, dimension, _value = name
    yield dimension if dimension != TOTAL and dimension not in dimensions else period


def last_day(
    log: Sequence[Logged],
    today: date,
    threshold: int = THRESHOLD,
    codes: Codes = TALLY_ALONE,
) -> date | None:
    """The end of the latest month that figures may go to; None before there is one.

    A month in which few came is told together with the next, so that no step from one edition to
    the following is made by a handful of people.
    """
    held = sorted({one.session.day.replace(day=1) for one in log})
    told = _Slices.of(log, codes)
    found, since = None, date.min
    for first in held:
        last = month_later(first) - timedelta(days=1)
        if last >= today:
            break
        new = told.reach((), (since, last))[0].people
        if new.high is None or new.high == 0 or new.high >= threshold:
            found, since = last, last + timedelta(days=1)
    return found


def periods_of(log: Sequence[Logged]) -> dict[str, Days]:
    """All time, and the years and half years with sessions, in order."""
    days = sorted({one.session.day for one in log})
    found: dict[str, Days] = {ALL_TIME: (days[0], days[-1])}
    for day in days:
        half = half_year_of(day)
        found.setdefault(f"{day.year}", (date(day.year, 1, 1), date(day.year, 12, 31)))
        found.setdefault(half.code, (half.first, half.last))
    return found


def _rows(whole: _Slices) -> Iterator[tuple[Name, _Row]]:
    log = whole.coded.log
    for period, days in periods_of(log).items():
        inside = [one.session for one in log if days[0] <= one.session.day <= days[1]]
        for dimension in (TOTAL, *DIMENSIONS):
            if dimension == "month" and period != ALL_TIME:
                continue
            by = () if dimension == TOTAL else (dimension,)
            theirs: dict[tuple[str, ...], set[str]] = {}
            for session in inside:
                for stratum in slices(session, by):
                    theirs.setdefault(stratum, set()).add(session.id)
            for found in whole.reach(by, days):
                sessions = frozenset(theirs[found.stratum])
                value = found.stratum[0] if by else ""
                yield (period, dimension, value), _Row(found, sessions, found.participations)


def _protected(
    rows: Mapping[Name, _Row],
    log: Sequence[Logged],
    previous: Sequence[Behind],
    threshold: int,
) -> Behind:
    """People first; participations are then hidden at least where people are: at a single session
    the one number is the other.
    """
    people = protect_people(
        [Reached(name, row.sessions, row.found.people) for name, row in rows.items()],
        threshold,
        [one.people for one in previous],
    )
    totals = {name: row for name, row in rows.items() if name[1] == TOTAL}
    for told in (rows, totals, {}):
        table = _visits(told, log)
        also = people.suppressed & table.names.keys()
        try:
            visits = protect(table, threshold, [one.visits for one in previous], also=also)
        except CannotProtect:
            continue
        return Behind(people, visits)
    raise CannotProtect(list(rows))


def _visits(rows: Mapping[Name, _Row], log: Sequence[Logged]) -> Table:
    """Participations of every row whose sessions were all counted, by session."""
    figures: list[Figure] = []
    names: dict[Name, int] = {}
    place: dict[frozenset[str], int] = {}
    for name, row in rows.items():
        if row.visits is None:
            continue
        if row.sessions not in place:
            place[row.sessions] = len(figures)
            atoms = frozenset((one,) for one in row.sessions)
            figures.append(Figure(name, atoms, RawCount(row.visits)))
        names[name] = place[row.sessions]
    used = {atom for figure in figures for atom in figure.atoms}
    cells: dict[Atom, RawCount] = {
        (one.session.id,): RawCount(one.people)
        for one in log
        if one.people is not None and (one.session.id,) in used
    }
    return Table(cells, tuple(figures), names)


def _shown(name: Name, row: _Row, behind: Behind) -> EditionRow:
    people = behind.people.cells[name]
    is_hidden = people.interval is None
    visits = None
    if row.visits is not None:
        visits = hide() if is_hidden else behind.visits.cells.get(name, hide())
    return EditionRow(
        people,
        visits,
        "target group unknown" not in row.found.flags,
        row.found.sessions,
        None if is_hidden else int(row.found.tallied_share * TENTHS),
        row.found.method,
        row.found.light,
        row.found.flags,
        int(row.found.coded_share * TENTHS) if row.found.coded_share and not is_hidden else None,
    )
