"""Counting bounds: the fewest and the most different people that fit what was written down.

No model and no guess. People first seen at a later session are new to everyone before it, so they
add to any earlier floor; somebody who has been before cannot be a first-timer; whoever is in a
slice was at some session up to its end. Source: section A3 of the design of reach and network
methods.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, inf

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.counting import SliceCodes
from brobygger.domain.reach.firsts import NO_ERROR, Firsts, TallyError, first_timers
from brobygger.domain.reach.logged import Logged, in_order

NEAR = 1e-9
"""Sums of shares are exact only to about this; a bound is never rounded past a whole number."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the figures rest on, all of it printed beside them.

    ``code_error`` is the least and the most share of codes that are wrong or replaced. ``prior``
    is how many may have been reached before the log began: 0 where it is complete, None where
    nobody knows. ``always_decline`` is said only where it is known that those who decline a code
    always do.
    """

    code_error: tuple[float, float] = (0.0, 0.0)
    prior: int | None = 0
    always_decline: bool = False
    tally_error: TallyError = NO_ERROR

    def __post_init__(self) -> None:
        low, high = self.code_error
        if not 0 <= low <= high < 1 or (self.prior is not None and self.prior < 0):
            raise ValueError("assumptions that cannot be")


PLAIN = Assumptions()

CARD_ERROR = (0.0, 0.02)
"""The share of card codes that are wrong or replaced, until asking again has measured it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least ``low`` and at most ``high`` different people; None where nothing limits them.

    ``new`` are the least and the most of them who came for the first time in the slice.
    """

    low: int
    high: int | None
    new: tuple[int, int | None]
    problems: tuple[Problem, ...]
    sessions: tuple[Firsts, ...]


@dataclass(frozen=True, slots=True)
class WeighedLog:
    """A log in order as it is counted with, worked out once for all of its slices.

    ``room`` leads each day to the most different people up to its end, and ``before`` to the most
    up to its start.
    """

    firsts: tuple[Firsts, ...]
    assumed: Assumptions
    problems: tuple[Problem, ...]
    before: Mapping[date, float]
    room: Mapping[date, float]


def weigh(log: Sequence[Logged], codes: SliceCodes, assumed: Assumptions = PLAIN) -> WeighedLog:
    """The whole log of an initiative, ready for the bounds of any of its slices.

    Of ``codes`` only what does not depend on a slice is used, so those of any slice will do.
    """
    is_complete = assumed.prior == 0
    firsts, problems, is_still = first_timers(
        in_order(list(log)), codes, is_complete, assumed.tally_error
    )
    is_late = is_complete and not is_still
    most = inf if is_late or assumed.prior is None else float(assumed.prior)
    before: dict[date, float] = {}
    room: dict[date, float] = {}
    for one in firsts:
        before.setdefault(one.logged.session.day, most)
        most += one.high
        room[one.logged.session.day] = most
    return WeighedLog(tuple(firsts), assumed, tuple(problems), before, room)


def counting_bounds(
    log: Sequence[Logged],
    inside: Collection[str],
    codes: SliceCodes | None = None,
    assumed: Assumptions = PLAIN,
    population: int | None = None,
) -> Bounds:
    """The bounds of the sessions named, within the whole log of the initiative.

    No session at all is a wrong call: nothing was held, which is not nobody.
    """
    known = codes or SliceCodes()
    return bounds_within(weigh(log, known, assumed), inside, known, population)


def bounds_within(
    weighed: WeighedLog, inside: Collection[str], codes: SliceCodes, population: int | None = None
) -> Bounds:
    """The same for a log that was weighed: the work is that of the slice alone."""
    places = [at for at, one in enumerate(weighed.firsts) if one.logged.session.id in inside]
    if not places:
        raise ValueError("no session was held")
    problems = list(weighed.problems)
    chosen = [_in_slice(weighed.firsts[at], codes) for at in places]
    floors = _floors(chosen, weighed.assumed)
    end = chosen[-1].logged.session
    firsts: Sequence[Firsts] = weighed.firsts
    most = weighed.before[end.day]
    low = max(sum(one.low for one in chosen), _best_floor(chosen, floors))
    until = _overfull(weighed, chosen, floors)
    if until is not None:
        problems.append(Problem("REACH-005", "warning", params={"day": f"{until:%d-%m-%Y}"}))
        firsts = [_without_tally(one, until) for one in firsts]
        chosen = [_without_tally(one, until) for one in chosen]
        earlier = sum(one.high for one in firsts if one.logged.session.day < end.day)
        most = weighed.before[firsts[0].logged.session.day] + earlier
    everyone = most + sum(
        one.high
        for one in firsts
        if one.logged.session.day == end.day and not one.logged.session.is_surely_after(end)
    )
    high = min(sum(_not_inside(one) for one in chosen), everyone)
    least = _down(low)
    if population is not None:
        if least > population:
            problems.append(Problem("REACH-006", "warning"))
        else:
            high = min(high, population)
    new = sum(one.low for one in chosen), sum(one.high for one in chosen)
    return Bounds(
        least,
        None if high == inf else max(least, _up(high)),
        (_down(new[0]), None if new[1] == inf else _up(new[1])),
        tuple(problems),
        tuple(chosen),
    )


def _in_slice(one: Firsts, codes: SliceCodes) -> Firsts:
    """A session with its codes as the slice counts them."""
    counted = codes.of(one.logged.session)
    return one if counted is one.codes else replace(one, codes=counted)


def _down(number: float) -> int:
    """A least number of people, rounded so that it still holds."""
    return floor(number + NEAR)


def _up(number: float) -> int:
    """A greatest number of people, rounded so that it still holds."""
    return ceil(number - NEAR)


def _not_inside(one: Firsts) -> float:
    """Heads that may be new to the slice."""
    return inf if one.people is None else float(one.people - one.codes.seen_inside)


def _floors(chosen: Sequence[Firsts], assumed: Assumptions) -> list[float]:
    """At each session of the slice, the fewest different people it has had so far."""
    floors, coded, declined = [], 0, 0
    for one in chosen:
        coded += one.codes.codes
        declined = max(declined, one.logged.declined)
        right = one.codes.distinct - min(one.codes.once, assumed.code_error[1] * coded)
        if assumed.always_decline:
            right += declined
        floors.append(max(float(one.people or 0), right if one.codes.codes else 0.0))
    return floors


def _best_floor(chosen: Sequence[Firsts], floors: Sequence[float]) -> float:
    """The best of the floors with those who came for the first time at sessions surely later."""
    later, best, today = 0.0, 0.0, list[Firsts]()
    for one, least in zip(reversed(chosen), reversed(floors), strict=True):
        session = one.logged.session
        if today and today[0].logged.session.day != session.day:
            later += sum(each.low for each in today)
            today = []
        after = sum(e.low for e in today if e.logged.session.is_surely_after(session))
        best = max(best, least + later + after)
        today.append(one)
    return best


def _overfull(
    weighed: WeighedLog, chosen: Sequence[Firsts], floors: Sequence[float]
) -> date | None:
    """The last day by which more people were seen than tallies leave room for; None is well."""
    until = None
    for one, least in zip(chosen, floors, strict=True):
        if least > weighed.room[one.logged.session.day] + NEAR:
            until = one.logged.session.day
    return until


def _without_tally(one: Firsts, until: date) -> Firsts:
    """A session whose tally limits from above no more, up to and with a day."""
    if one.logged.session.day > until:
        return one
    return replace(one, high=max(one.high, one.limit))
