"""Half years, in which local work is planned and looked back on, and what falls into one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2200
_CODE = re.compile(r"((?:19|20|21)\d\d)-([12])")


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """The first or second half of a year: January to June, July to December.

    >>> HalfYear(2027, 2).first, HalfYear(2027, 2).last
    (datetime.date(2027, 7, 1), datetime.date(2027, 12, 31))
    """

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2) or not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"no half year: {self.year}-{self.half}")

    @property
    def code(self) -> str:
        """As addresses have it: "2027-1"."""
        return f"{self.year}-{self.half}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its six months."""
        return tuple(date(self.year, self.first.month + step, 1) for step in range(6))

    @property
    def before(self) -> "HalfYear":
        """The half year that ends the day before this one begins."""
        return half_year_of(self.first - timedelta(days=1))

    @property
    def after(self) -> "HalfYear":
        """The half year that begins the day after this one ends."""
        return half_year_of(self.last + timedelta(days=1))

    def holds(self, day: date) -> bool:
        """The day lies in it."""
        return self.first <= day <= self.last


def half_year_of(day: date) -> HalfYear:
    """The half year that a day lies in."""
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def parse_half_year(code: str) -> HalfYear:
    """The half year of a code; raises ValueError for anything else.

    >>> parse_half_year("2027-1")
    HalfYear(year=2027, half=1)
    """
    match = _CODE.fullmatch(code.strip())
    if match is None:
        raise ValueError(f"no half year: {code}")
    return HalfYear(int(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The months of a half year that something runs in, counted from 0, both included.

    ``from_before`` and ``goes_on``: it began before the half year, it goes on after it. A day
    that is not known counts so too, because nobody has said that it begins or ends inside.
    """

    first: int
    last: int
    from_before: bool
    goes_on: bool

    @property
    def length(self) -> int:
        """How many months."""
        return self.last - self.first + 1


def stretch(half: HalfYear, starts_on: date | None, ends_on: date | None) -> Stretch | None:
    """Where a period lies in a half year; None where it lies outside.

    >>> stretch(HalfYear(2027, 1), date(2027, 2, 3), None)
    Stretch(first=1, last=5, from_before=False, goes_on=True)
    >>> stretch(HalfYear(2027, 1), None, date(2026, 12, 31)) is None
    True
    """
    if (starts_on and starts_on > half.last) or (ends_on and ends_on < half.first):
        return None
    from_before = starts_on is None or starts_on < half.first
    goes_on = ends_on is None or ends_on > half.last
    begins = half.first if starts_on is None or from_before else starts_on
    ends = half.last if ends_on is None or goes_on else ends_on
    start = half.first.month
    return Stretch(begins.month - start, ends.month - start, from_before, goes_on)


def month_later(day: date) -> date:
    """The same day of the next month, or its last day where the month is shorter.

    >>> month_later(date(2027, 1, 31))
    datetime.date(2027, 2, 28)
    """
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
