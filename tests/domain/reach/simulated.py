"""Simulated initiatives, the truth known: uneven visits, wrong codes, three ways of losing them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import numpy as np

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.logged import Logged
from domain.reach.worlds import START

Loss = Literal["visit", "session", "person"]
"""How codes are lost: by visit, a whole session at a time, or always by the same people."""


@dataclass(frozen=True)
class Initiative:
    """A log with its check-ins, and how many different people truly came."""

    log: list[Logged]
    checkins: list[tuple[str, bytes]]
    reached: int


def an_initiative(
    seed: int, loss: Loss, *, coded: float, wrong: float = 0.0, has_reasons: bool = False
) -> Initiative:
    """150 to 400 people of very uneven zeal, 3 to 7 visits each on average, at 40 sessions.

    ``coded`` is the share of visits, sessions or people with a code, by the way they are lost.
    """
    rng = np.random.default_rng(seed)
    people, sessions = int(rng.integers(150, 400)), 40
    zeal = rng.gamma(1.0, 1.0, people)
    zeal *= rng.uniform(3, 7) / sessions
    declines = rng.random(people) > coded
    log, checkins, met, serial = [], [], set(), 0
    for number in range(sessions):
        here = np.flatnonzero(rng.random(people) < np.minimum(zeal, 0.95))
        met.update(here.tolist())
        is_off = rng.random() > coded
        session = Session(f"s{number:02}", START + timedelta(number), 0)
        shown = 0
        for person in here.tolist():
            lost = {"visit": rng.random() > coded, "session": is_off, "person": declines[person]}
            if lost[loss]:
                continue
            shown += 1
            serial += 1
            is_wrong = rng.random() < wrong
            token = b"x%d" % serial if is_wrong else b"p%d" % person
            checkins.append((session.id, token))
        rest = len(here) - shown if has_reasons else 0
        log.append(
            Logged(
                session,
                len(here),
                declined=rest if loss == "person" else 0,
                lost=0 if loss == "person" else rest,
            )
        )
    return Initiative(log, checkins, len(met))
