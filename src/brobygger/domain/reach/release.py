"""Reach as it may be shown: the rows of a log made figures by disclosure control, and their total.

Different people overlap between rows, visits and newcomers add up. So a row of few people is hidden
as ``figures.people`` says, and what adds up is told row by row only where no row is hidden by it:
otherwise the total less the other rows would be the hidden one. Source: section A5 of the design of
reach and network methods.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brobygger.domain.activities.session import slices
from brobygger.domain.figures.disclosure import THRESHOLD, publish_interval, rounded
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.people import Reached, protect_people
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import Name
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.bounds import PLAIN, Assumptions
from brobygger.domain.reach.counting import Counting
from brobygger.domain.reach.estimate import Flag, Light, Method, ReachRow, reach
from brobygger.domain.reach.logged import Logged

WHOLE: Name = ()
"""The name of the total among the rows: no label at all."""

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a log: how its codes are counted, on what assumptions, how it is shown.

    ``population`` limits the total. ``is_public`` rounds to whole fives, outward.
    """

    counting: Counting | None = None
    assumed: Assumptions = PLAIN
    population: int | None = None
    threshold: int = THRESHOLD
    seed: int = 0
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """One slice as it may be shown; ``stratum`` is empty for the total.

    ``new_people`` and ``participations`` are None where they are not told, the shares of heads
    with a code and of heads that were asked where the row is hidden. They are whole percent.
    """

    stratum: tuple[str, ...]
    people: Published
    new_people: Published | None
    participations: Published | None
    share: tuple[float, float | None] | None
    sessions: int
    method: Method
    light: Light
    coded_share: float | None
    tallied_share: float | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """The rows in order, the total, which is no sum of them, and what in the log does not fit."""

    rows: tuple[ReleasedRow, ...]
    total: ReleasedRow
    problems: tuple[Problem, ...]


def release(
    log: Sequence[Logged],
    by: tuple[str, ...] = (),
    period: Period | None = None,
    asking: Asking | None = None,
) -> Released | None:
    """The reach of a log by these dimensions, released as one table; None without a session.

    Raises CannotProtect where the table cannot be made safe.
    """
    asked = asking or Asking()
    whole = _rows(log, (), period, asked)
    if not whole:
        return None
    rows = _rows(log, by, period, asked) if by else []
    held = _sessions(log, by, period)
    everything = Reached(WHOLE, frozenset().union(*held.values()), whole[0].people)
    listed = [Reached(row.stratum, held[row.stratum], row.people) for row in rows]
    found = protect_people([everything, *listed], asked.threshold)
    is_open = not found.suppressed and all(_tells_little(row, asked) for row in rows)
    problems: list[Problem] = []
    for problem in (problem for row in (*whole, *rows) for problem in row.problems):
        if problem not in problems:
            problems.append(problem)
    return Released(
        tuple(_shown(row, found.cells[row.stratum], asked, is_open) for row in rows),
        _shown(whole[0], found.cells[WHOLE], asked, True),
        tuple(problems),
    )


def _rows(
    log: Sequence[Logged], by: tuple[str, ...], period: Period | None, asked: Asking
) -> list[ReachRow]:
    return reach(
        log,
        by,
        period,
        counting=asked.counting,
        assumed=asked.assumed,
        population=None if by or asked.population is None else {WHOLE: asked.population},
        seed=asked.seed,
    )


def _sessions(
    log: Sequence[Logged], by: tuple[str, ...], period: Period | None
) -> dict[Name, frozenset[str]]:
    """The sessions of each row."""
    held: dict[Name, set[str]] = {}
    for one in log:
        if period is None or period[0] <= one.session.day <= period[1]:
            held.setdefault(WHOLE, set()).add(one.session.id)
            for stratum in slices(one.session, by):
                held.setdefault(stratum, set()).add(one.session.id)
    return {name: frozenset(sessions) for name, sessions in held.items()}


def _tells_little(row: ReachRow, asked: Asking) -> bool:
    """Whether neither the newcomers of a row nor those who had been before are surely few."""
    new, people = row.new_people, row.people
    if new.high is not None and 0 < new.high < asked.threshold:
        return False
    if new.high is None or people.high is None:
        return True
    return not (people.low > new.high and people.high - new.low < asked.threshold)


def _shown(row: ReachRow, people: Published, asked: Asking, is_told: bool) -> ReleasedRow:
    said = rounded(people) if asked.is_public else people
    is_hidden = said.interval is None
    is_told = is_told and not is_hidden
    visits = row.participations

    def published(number: Interval) -> Published:
        found = publish_interval(number, asked.threshold)
        return rounded(found) if asked.is_public else found

    return ReleasedRow(
        row.stratum,
        said,
        published(row.new_people) if is_told and _tells_little(row, asked) else None,
        published(Interval(visits, visits)) if is_told and visits is not None else None,
        said.interval.share_of(asked.population or 1) if said.interval and row.share else None,
        row.sessions,
        row.method,
        row.light,
        None if is_hidden else round(row.coded_share, 2),
        None if is_hidden else round(row.tallied_share, 2),
        () if is_hidden else row.flags,
    )
