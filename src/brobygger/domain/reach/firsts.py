"""How many came for the first time at each session: the least and the most it can have been.

The sum of first-timers since the start *is* the number of different people, so these bounds carry
everything else. What does not add up is told and widens the bounds; nothing is repaired and no
rate is carried from a session with a tally to one without. Source: section A3 of the design of
reach and network methods.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.counting import SessionCodes, SliceCodes
from brobygger.domain.reach.logged import Logged


@dataclass(frozen=True, slots=True)
class TallyError:
    """How wrong the tally is, from asking again: old hands called new, and new ones missed."""

    false_new: float = 0.0
    missed_new: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.false_new < 1 and 0 <= self.missed_new < 1):
            raise ValueError("a tally error is a share below 1")


NO_ERROR = TallyError()


@dataclass(frozen=True, slots=True)
class Firsts:
    """One session as it is counted with: ``low`` to ``high`` first-timers.

    ``people`` is None where nobody counted heads. ``limit`` is what heads and codes alone allow.
    ``is_tallied`` says that everyone was asked, ``tallied`` how many were.
    """

    logged: Logged
    codes: SessionCodes
    people: int | None
    low: float
    high: float
    limit: float
    tallied: int = 0
    is_tallied: bool = False


def first_timers(
    log: Sequence[Logged], codes: SliceCodes, is_complete: bool, error: TallyError
) -> tuple[list[Firsts], list[Problem], bool]:
    """Every session of the log in order, what does not add up, and whether the log is complete.

    A log that calls itself complete but whose first session had people who had been before starts
    late, and is not.
    """
    problems: list[Problem] = []
    found = [_one(each, codes.of(each.session), error, problems) for each in log]
    if not is_complete or not log:
        return found, problems, is_complete
    opening = found[0]
    if any(not each.session.is_surely_after(log[0].session) for each in log[1:]):
        return found, problems, True
    told = opening.logged.first_timers
    if opening.people is None:
        return found, problems, True
    if told is not None and told < opening.tallied:
        problems.append(_problem("REACH-004", opening.logged))
        return found, problems, False
    people = float(opening.people)
    found[0] = replace(opening, low=people, high=people)
    return found, problems, True


def _one(logged: Logged, codes: SessionCodes, error: TallyError, problems: list[Problem]) -> Firsts:
    people = logged.people
    if people is not None and codes.codes > people:
        problems.append(_problem("REACH-002", logged))
        people = codes.codes
    limit = inf if people is None else float(people - codes.surely_seen)
    new, asked = logged.first_timers, logged.asked if logged.asked is not None else people
    if new is None:
        return Firsts(logged, codes, people, 0.0, limit, limit)
    if (asked is not None and new > asked) or (people is not None and (asked or 0) > people):
        problems.append(_problem("REACH-001", logged))
        return Firsts(logged, codes, people, 0.0, limit, limit)
    if people is None or asked is None:
        low = max(0.0, (new - error.false_new * (asked or new)) / (1 - error.false_new))
        return Firsts(logged, codes, people, low, inf, inf)
    rest = people - asked
    low = max(0.0, (new - error.false_new * asked) / (1 - error.false_new))
    high = min(limit, new / (1 - error.missed_new) + rest)
    if new > limit:
        problems.append(_problem("REACH-003", logged))
        low, high = min(low, limit), min(float(new + rest), float(people))
    return Firsts(logged, codes, people, min(low, high), high, limit, asked, rest == 0)


def _problem(code: str, logged: Logged) -> Problem:
    """Which session it is, and never how many came."""
    return Problem(code, "warning", params={"day": f"{logged.session.day:%d-%m-%Y}"})
