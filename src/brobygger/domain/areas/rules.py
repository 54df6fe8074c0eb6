"""The law's criteria for housing areas as dated data.

Source: almenboligloven (consolidated act 1171 of 11.11.2024), § 61 a and § 61 b, as printed at
danskelove.dk and elov.dk. "Exceeds" and "at least" are different words in the law and here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from brobygger.domain.areas.area import ListKind, Measure

Comparison = Literal["exceeds", "at_least", "below"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One criterion: a measure, the law's word, and the bound in percent.

    ``times_national``: the bound counts national means instead of percent.
    """

    measure: Measure
    comparison: Comparison
    bound: Fraction
    times_national: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes an area one of a kind, while the law says so.

    All of ``required`` must hold, and at least ``needed`` of ``counted``. ``years`` are the yearly
    lists of ``years_of`` in a row on which it must have stood, the list's own year included.
    """

    kind: ListKind
    section: str
    source: str
    counted: tuple[Threshold, ...]
    required: tuple[Threshold, ...] = ()
    needed: int = 2
    least_residents: int = 1_000
    years: int = 0
    years_of: ListKind = "parallel_society_area"
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid(self, at: date) -> bool:
        """Whether it is the law for a list of that day."""
        begun = self.valid_from is None or self.valid_from <= at
        return begun and (self.valid_to is None or at <= self.valid_to)


_SOURCE = "Almenboligloven § 61 a and § 61 b, consolidated act 1171 of 11.11.2024"
_FIRST = date(2021, 12, 1)
"""The first lists by these names and with prevention areas (law proposal L 23, 2021-22)."""

_VULNERABLE = (
    Threshold("outside_work", "exceeds", Fraction(40)),
    Threshold("convicted", "at_least", Fraction(3), times_national=True),
    Threshold("basic_school", "exceeds", Fraction(60)),
    Threshold("income", "below", Fraction(55)),
)
_MAJORITY = (Threshold("non_western", "exceeds", Fraction(50)),)

RULES: tuple[Rule, ...] = (
    Rule("vulnerable_area", "§ 61 a, stk. 1", _SOURCE, _VULNERABLE, valid_from=_FIRST),
    Rule(
        "parallel_society_area",
        "§ 61 a, stk. 2",
        _SOURCE,
        _VULNERABLE,
        _MAJORITY,
        valid_from=_FIRST,
    ),
    Rule(
        "transformation_area",
        "§ 61 a, stk. 4",
        _SOURCE,
        _VULNERABLE,
        _MAJORITY,
        years=5,
        valid_from=_FIRST,
    ),
    Rule(
        "prevention_area",
        "§ 61 b",
        _SOURCE,
        (
            Threshold("outside_work", "exceeds", Fraction(30)),
            Threshold("convicted", "at_least", Fraction(2), times_national=True),
            Threshold("basic_school", "exceeds", Fraction(60)),
            Threshold("income", "below", Fraction(65)),
        ),
        (Threshold("non_western", "exceeds", Fraction(30)),),
        valid_from=_FIRST,
    ),
)


def rule_of(kind: ListKind, published: date, rules: Iterable[Rule] = RULES) -> Rule | None:
    """The rule for lists of a kind on a day; None where none is entered.

    >>> rule_of("prevention_area", date(2022, 12, 1)).section
    '§ 61 b'
    >>> rule_of("prevention_area", date(2017, 12, 1)) is None
    True
    """
    return next((rule for rule in rules if rule.kind == kind and rule.is_valid(published)), None)
