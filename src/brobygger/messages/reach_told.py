"""The published figures of an initiative as an object: what `brobygger reach --database` gives.

The same facts as the page, the files and the API have, in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brobygger.domain.reach.estimate import Light, Method
from brobygger.messages.portfolio_answers import SaidProblem

ToldStatus = Literal["shown", "hidden", "not_stated"]


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One fact: what, when and of whom; people, participations and shares are never added.

    ``low`` and ``high`` are None where it is hidden or not stated, ``high`` alone where nothing
    limits it. ``by`` leads a breakdown to its value and ``title`` is what the value is called.
    """

    id: str
    measure: str
    period: str
    by: Mapping[str, str]
    title: str
    status: ToldStatus
    low: int | None
    high: int | None
    method: Method | None
    light: Light | None
    share_of: int | None
    share_year: int | None
    share_source: str


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """What `brobygger reach --database` gives: the published figures to the end of a month.

    ``left_out`` are breakdowns that could not be told beside what was released before;
    ``closed_on`` is set where the numbers behind are deleted and the figures frozen.
    """

    initiative: int
    title: str
    until: date | None
    closed_on: date | None
    rounded: bool
    left_out: tuple[str, ...]
    facts: tuple[ToldFact, ...]
    notes: tuple[str, ...]
    problems: tuple[SaidProblem, ...]
