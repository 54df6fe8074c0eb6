"""How near an area is to each of the law's criteria, and whether it is what a list calls it.

Integers and fractions only: areas enter and leave a list by a hair. What is missing is unknown,
and only what is known decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from brobygger.domain.areas.area import Area, Count, Measure, percent_of
from brobygger.domain.areas.register import YearsInARow
from brobygger.domain.areas.rules import Comparison, Rule, Threshold
from brobygger.domain.kernel.amounts import print_kr

Side = Literal["over", "on", "under"]

MarginUnit = Literal["residents", "percentage_points"]


@dataclass(frozen=True, slots=True)
class Margin:
    """How far a figure lies from its threshold, ready for a sentence.

    ``people``, where the counts are known: how many of them would turn the answer round.
    """

    distance: Fraction
    side: Side
    unit: MarginUnit
    people: int | None = None

    @property
    def shown(self) -> str:
        """The distance in Danish figures, never rounded down to nothing.

        >>> Margin(Fraction(1, 5), "over", "percentage_points").shown
        '0,2'
        >>> Margin(Fraction(1, 30_000), "over", "percentage_points").shown
        '0,00003'
        """
        return shown(self.distance)


@dataclass(frozen=True, slots=True)
class Finding:
    """One threshold at one area: None stands for unknown, never for no."""

    threshold: Threshold
    value: Fraction | None
    bound: Fraction | None
    holds: bool | None
    margin: Margin | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """An area held against one rule. ``fits`` is None where the known figures cannot decide.

    ``years``: the lists in a row that the register knows, where the rule asks for any.
    """

    area: Area
    rule: Rule
    has_residents: bool | None
    residents: Margin | None
    required: tuple[Finding, ...]
    counted: tuple[Finding, ...]
    years: YearsInARow | None
    has_years: bool | None
    fits: bool | None

    @property
    def held(self) -> int:
        """How many of the counted criteria hold for certain."""
        return sum(finding.holds is True for finding in self.counted)

    @property
    def missing(self) -> tuple[Measure, ...]:
        """The measures that could not be held against their threshold."""
        findings = (*self.required, *self.counted)
        return tuple(each.threshold.measure for each in findings if each.holds is None)


def assess(
    area: Area,
    rule: Rule,
    national_convicted: Fraction | None = None,
    years: YearsInARow | None = None,
) -> Assessment:
    """Hold an area's own figures against a rule.

    ``national_convicted`` is the national mean in percent for the list's year, ``years`` what
    ``Register.years_in_a_row`` says.
    """
    required = tuple(_finding(area, each, national_convicted) for each in rule.required)
    counted = tuple(_finding(area, each, national_convicted) for each in rule.counted)
    has_residents = None if area.residents is None else area.residents >= rule.least_residents
    has_years = _has_years(rule, years)
    fits = _all_of(
        [
            has_residents,
            has_years,
            *(each.holds for each in required),
            _enough([each.holds for each in counted], rule.needed),
        ]
    )
    residents = _residents_margin(area, rule)
    return Assessment(
        area, rule, has_residents, residents, required, counted, years, has_years, fits
    )


def shown(value: Fraction, decimals: int = 1) -> str:
    """A figure with a decimal or as many as it takes to show that it is not nought.

    >>> shown(Fraction(201, 5)), shown(Fraction(34)), shown(Fraction(1, 3))
    ('40,2', '34', '0,3')
    """
    if value.denominator == 1:
        return print_kr(value.numerator)
    for places in range(decimals, 19):
        scaled = (2 * abs(value) * 10**places + 1) // 2
        if scaled:
            sign = -1 if value < 0 else 1
            return print_kr(sign * scaled, 10**places, places)
    raise ValueError("a figure too small to print")


def _has_years(rule: Rule, years: YearsInARow | None) -> bool | None:
    if rule.years == 0 or (years is not None and years.count >= rule.years):
        return True
    return False if years is not None and years.is_all else None


def _finding(area: Area, threshold: Threshold, national: Fraction | None) -> Finding:
    value = area.values.get(threshold.measure)
    bound: Fraction | None = threshold.bound
    if threshold.times_national:
        bound = None if national is None else threshold.bound * national
    if value is None or bound is None:
        return Finding(threshold, None if value is None else percent_of(value), bound, None, None)
    percent = percent_of(value)
    holds = _compare(percent, threshold.comparison, bound)
    people = None
    if isinstance(value, Count) and threshold.comparison != "below":
        people = _people(value, threshold.comparison, bound)
    margin = _margin(percent, bound, "percentage_points", people)
    return Finding(threshold, percent, bound, holds, margin)


def _compare(value: Fraction, comparison: Comparison, bound: Fraction) -> bool:
    if comparison == "exceeds":
        return value > bound
    return value >= bound if comparison == "at_least" else value < bound


def _people(count: Count, comparison: Comparison, bound: Fraction) -> int:
    """How many people more or fewer, of as many residents, would turn the answer round."""
    exact = bound * count.whole / 100
    least = ceil(exact) if comparison == "at_least" else floor(exact) + 1
    return count.part - least + 1 if count.part >= least else least - count.part


def _residents_margin(area: Area, rule: Rule) -> Margin | None:
    if area.residents is None:
        return None
    return _margin(Fraction(area.residents), Fraction(rule.least_residents), "residents")


def _margin(
    value: Fraction, bound: Fraction, unit: MarginUnit, people: int | None = None
) -> Margin:
    side: Side = "on" if value == bound else "over" if value > bound else "under"
    return Margin(abs(value - bound), side, unit, people)


def _all_of(answers: Iterable[bool | None]) -> bool | None:
    """Yes where all are, no where one is no for certain, else unknown."""
    known = list(answers)
    if False in known:
        return False
    return None if None in known else True


def _enough(answers: Iterable[bool | None], needed: int) -> bool | None:
    """Whether at least so many hold, whatever the unknown ones turn out to be."""
    known = list(answers)
    if known.count(True) >= needed:
        return True
    return None if known.count(True) + known.count(None) >= needed else False
