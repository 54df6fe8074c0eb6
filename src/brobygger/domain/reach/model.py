"""An interval from codes that some heads did not give: between two ways of losing them.

Where codes are lost by visit, more visits with a code would have shown more people, along a known
curve. Where the same people always decline, the coded share of people is that of visits. Each is
right where the other is wrong, so they are the two ends; they meet where every reason is known.
Source: section A3 of the design of reach and network methods.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from brobygger.domain.reach.counting import SliceCodes
from brobygger.domain.reach.extrapolation import Floats, different_people
from brobygger.domain.reach.firsts import Firsts

LEAST_CODED = 0.5
LEAST_CODES = 10
DRAWS = 200


@dataclass(frozen=True, slots=True)
class Coded:
    """The visits of a slice: all, with a code, and without one by reason."""

    visits: int
    coded: int
    declined: int
    lost: int

    @property
    def unknown(self) -> int:
        """Visits without a code for a reason nobody wrote down."""
        return self.visits - self.coded - self.declined - self.lost


def coded_of(sessions: Sequence[Firsts]) -> Coded | None:
    """The visits of the sessions; None where heads of one of them were not counted.

    Reasons that are more than the heads without a code say nothing: those are unknown.
    """
    visits = coded = declined = lost = 0
    for one in sessions:
        if one.people is None:
            return None
        visits += one.people
        coded += one.codes.codes
        if one.logged.declined + one.logged.lost <= one.people - one.codes.codes:
            declined += one.logged.declined
            lost += one.logged.lost
    return Coded(visits, coded, declined, lost)


def interval_of(
    sessions: Sequence[Firsts],
    codes: SliceCodes,
    code_error: tuple[float, float],
    level: float = 0.95,
    seed: int = 0,
) -> tuple[float, float] | None:
    """Least and most different people at these sessions; None where codes are too few to say.

    Where the key was changed on the way, the stretch of each key is taken for itself: at least
    the most of one, at most all of them together.
    """
    found = []
    for stretch, part in _stretches(sessions, codes):
        visits = coded_of(stretch)
        one = None
        if visits is not None and visits.coded:
            one = model_interval(part.frequencies, visits, code_error, level, seed)
        if one is None:
            return None
        found.append(one)
    return max(low for low, _high in found), sum(high for _low, high in found)


def _stretches(
    sessions: Sequence[Firsts], codes: SliceCodes
) -> list[tuple[list[Firsts], SliceCodes]]:
    """The sessions of each key; one without codes goes with the one before it."""
    if not codes.of_keys:
        return [(list(sessions), codes)]
    held: list[list[Firsts]] = [[] for _part in codes.of_keys]
    now = 0
    for one in sessions:
        name = one.logged.session.id
        now = next((at for at, part in enumerate(codes.of_keys) if name in part.by_session), now)
        held[now].append(one)
    return list(zip(held, codes.of_keys, strict=True))


def model_interval(
    frequencies: Mapping[int, int],
    visits: Coded,
    code_error: tuple[float, float],
    level: float = 0.95,
    seed: int = 0,
) -> tuple[float, float] | None:
    """Least and most different people at this level; None where codes are too few to say.

    The spread comes from draws in which each code counts as often as a Poisson number of mean 1,
    visits and heads fixed; the same seed gives the same interval.
    """
    distinct = sum(frequencies.values())
    if distinct < LEAST_CODES or visits.coded < LEAST_CODED * visits.visits:
        return None
    rng = np.random.default_rng(seed)
    ones = rng.poisson(frequencies.get(1, 0), DRAWS).astype(float)
    twos = rng.poisson(frequencies.get(2, 0), DRAWS).astype(float)
    others = distinct - frequencies.get(1, 0) - frequencies.get(2, 0)
    seen = ones + twos + rng.poisson(others, DRAWS)
    tail = (1 - level) / 2
    low = _grown(seen, ones, twos, visits, error=code_error[1], as_lost=visits.unknown)
    high = _grown(seen, ones, twos, visits, error=code_error[0], as_lost=0)
    return float(np.quantile(low, tail)), float(np.quantile(high, 1 - tail))


def _grown(
    seen: Floats, ones: Floats, twos: Floats, visits: Coded, *, error: float, as_lost: int
) -> Floats:
    """People at all visits, with so many of unknown reason taken as lost and the rest declined."""
    wrong = np.minimum(error * visits.coded, ones)
    lost = visits.lost + as_lost
    many = different_people(
        np.maximum(seen - wrong, 0.0), ones - wrong, twos, visits.coded - wrong, lost + wrong
    )
    return many * visits.visits / max(1, visits.coded + lost)
