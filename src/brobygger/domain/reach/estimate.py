"""How many people were reached, by area, theme, period or actor: an interval with its method.

Never one number that adds up attendance, and never a rate carried from one session to another.
Reach does not add up: a total is computed on all its sessions, not from the rows. Source: section
A3 of the design of reach and network methods.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor
from typing import Literal

from brobygger.domain.activities.session import slices
from brobygger.domain.figures.interval import Interval
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.bounds import (
    PLAIN,
    Assumptions,
    Bounds,
    WeighedLog,
    bounds_within,
    weigh,
)
from brobygger.domain.reach.counting import Counting, NoCodes, SliceCodes
from brobygger.domain.reach.logged import Logged, in_order
from brobygger.domain.reach.model import LEAST_CODES, coded_of, interval_of

Method = Literal["tally", "codes", "combined", "bounds"]
Light = Literal["green", "amber", "bounds only"]
Flag = Literal["model outside the bounds", "heads missing", "target group unknown", "few codes"]

GREEN_FROM = 0.8
AMBER_FROM = 0.5


@dataclass(frozen=True, slots=True)
class ReachRow:
    """One slice, still raw: only disclosure control makes it a figure that may be shown.

    ``people`` is the interval of different people, ``bounds`` the same without a model and
    ``new_people`` those of them who came for the first time in the initiative. ``share`` is of the
    population, None where that or the target group is not known. ``participations`` are visits,
    None where a session has no head count.
    """

    stratum: tuple[str, ...]
    people: Interval = field(repr=False)
    bounds: Interval = field(repr=False)
    new_people: Interval = field(repr=False)
    participations: int | None = field(repr=False)
    share: tuple[float, float | None] | None
    coded_share: float
    tallied_share: float
    distinct_codes: int = field(repr=False)
    sessions: int
    method: Method
    light: Light
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedLog:
    """A log that is ready to be told by any of its slices: what they have in common is done."""

    weighed: WeighedLog
    engine: Counting

    @property
    def log(self) -> list[Logged]:
        """The sessions in order."""
        return [one.logged for one in self.weighed.firsts]


def counted(
    log: Sequence[Logged], counting: Counting | None = None, assumed: Assumptions = PLAIN
) -> CountedLog:
    """The whole log of an initiative, whatever is asked of it: a first-timer is new to the
    initiative and not to the slice.
    """
    engine = counting or NoCodes()
    ordered = in_order(list(log))
    codes = engine.count([one.session for one in ordered], ())
    return CountedLog(weigh(ordered, codes, assumed), engine)


def reach(
    log: Sequence[Logged],
    by: tuple[str, ...] = (),
    period: tuple[date, date] | None = None,
    *,
    counting: Counting | None = None,
    assumed: Assumptions = PLAIN,
    population: Mapping[tuple[str, ...], int] | None = None,
    level: float = 0.95,
    seed: int = 0,
) -> list[ReachRow]:
    """A row for each slice that had a session in the period, in order; none for the others.

    ``population`` leads a slice to its target group in the area.
    """
    whole = counted(log, counting, assumed)
    return reach_of(whole, by, period, population=population, level=level, seed=seed)


def reach_of(
    whole: CountedLog,
    by: tuple[str, ...] = (),
    period: tuple[date, date] | None = None,
    *,
    population: Mapping[tuple[str, ...], int] | None = None,
    level: float = 0.95,
    seed: int = 0,
) -> list[ReachRow]:
    """The same for a log that is told by many slices, one after another."""
    groups: dict[tuple[str, ...], set[str]] = {}
    sessions = []
    for one in whole.weighed.firsts:
        session = one.logged.session
        sessions.append(session)
        if period is None or period[0] <= session.day <= period[1]:
            for stratum in slices(session, by):
                groups.setdefault(stratum, set()).add(session.id)
    error = whole.weighed.assumed.code_error
    rows = []
    for stratum, inside in sorted(groups.items()):
        codes = whole.engine.count(sessions, inside)
        size = (population or {}).get(stratum)
        found = bounds_within(whole.weighed, inside, codes, size)
        visits = coded_of(found.sessions)
        model = None
        if visits is not None and visits.coded:
            model = interval_of(found.sessions, codes, error, level, seed)
        rows.append(_row(stratum, found, codes, size, model))
    return rows


def _row(
    stratum: tuple[str, ...],
    found: Bounds,
    codes: SliceCodes,
    population: int | None,
    model: tuple[float, float] | None,
) -> ReachRow:
    flags: list[Flag] = []
    bounds = Interval(found.low, found.high)
    people, is_modelled = bounds, False
    new_low, new_high = found.new
    visits = coded_of(found.sessions)
    if visits is None:
        flags.append("heads missing")
    elif visits.coded:
        if codes.distinct < LEAST_CODES:
            flags.append("few codes")
        if model is not None:
            narrowed = _both(bounds, model)
            people, is_modelled = narrowed or bounds, narrowed is not None
            if narrowed is None:
                flags.append("model outside the bounds")
    if any(one.logged.outside is None for one in found.sessions):
        flags.append("target group unknown")
    coded, tallied, all_tallied = _shares(found)
    is_coded, is_tallied = codes.distinct > 0, tallied > 0
    return ReachRow(
        stratum,
        people,
        bounds,
        Interval(new_low, None if new_high is None else max(new_low, new_high)),
        None if visits is None else visits.visits,
        people.share_of(population) if population and "target group unknown" not in flags else None,
        coded,
        tallied,
        codes.distinct,
        len(found.sessions),
        _method(is_coded, is_tallied, is_modelled),
        _light(coded, tallied, all_tallied),
        tuple(flags),
        found.problems,
    )


def _both(bounds: Interval, model: tuple[float, float]) -> Interval | None:
    """What bounds and model both allow, rounded outward; None where they do not meet."""
    low = max(float(bounds.low), model[0])
    high = model[1] if bounds.high is None else min(float(bounds.high), model[1])
    return Interval(floor(low), ceil(high)) if low <= high else None


def _shares(found: Bounds) -> tuple[float, float, bool]:
    """Share of heads with a code, share that was asked, and whether everyone was, everywhere."""
    heads = sum(one.people or 0 for one in found.sessions)
    coded = sum(one.codes.codes for one in found.sessions)
    asked = sum(one.tallied for one in found.sessions)
    all_tallied = all(one.is_tallied for one in found.sessions)
    return (coded / heads, asked / heads, all_tallied) if heads else (0.0, 0.0, all_tallied)


def _method(is_coded: bool, is_tallied: bool, is_modelled: bool) -> Method:
    if is_coded and is_tallied:
        return "combined"
    if is_tallied:
        return "tally"
    return "codes" if is_coded and is_modelled else "bounds"


def _light(coded: float, tallied: float, all_tallied: bool) -> Light:
    if all_tallied or coded >= GREEN_FROM:
        return "green"
    return "amber" if coded >= AMBER_FROM or tallied >= AMBER_FROM else "bounds only"
