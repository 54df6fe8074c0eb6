"""Years, budget periods and dates as Danish papers print them. No clock: dates are arguments."""

import re
from datetime import date

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
"""As they are printed inside a date."""
_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(rf"({_YEAR})(?:\s*(?:[-–—]|til)\s*((?:19|20)?\d\d))?")
_RANGE = re.compile(rf"(?<![\d.,-]){_YEAR}\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)(?![\d-])")
_DIGIT_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./]\s?((?:19|20)\d\d)")
_WORD_DATE = re.compile(rf"(\d{{1,2}})\.?\s+([a-z]+)\s+({_YEAR})", re.IGNORECASE)
_LAST_DAY = re.compile(rf"(?:([1-4])\.\s*(halvår|halvaar|kvartal)\s+(?:i\s+)?)?\b({_YEAR})\b")
_MONTH_ENDS = {3: 31, 6: 30, 9: 30, 12: 31}


class PeriodError(ValueError):
    """A text that is not a period or date; carries the text in its message."""


def parse_period(text: str) -> tuple[int, int]:
    """First and last year of a printed period; raises PeriodError.

    >>> parse_period("2024-27"), parse_period("2024–2027"), parse_period("2024")
    ((2024, 2027), (2024, 2027), (2024, 2024))
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise PeriodError(text)
    first = int(match[1])
    last = first if match[2] is None else int(match[2])
    if last < 100:
        last += first // 100 * 100
    if last < first:
        raise PeriodError(text)
    return first, last


def find_periods(text: str) -> tuple[tuple[tuple[int, int], str, int], ...]:
    """Every range of years in running text, as (period, raw, start).

    >>> find_periods("en indsats i 2024-27")
    (((2024, 2027), '2024-27', 13),)
    """
    found = []
    for match in _RANGE.finditer(text):
        try:
            found.append((parse_period(match[0]), match[0], match.start()))
        except PeriodError:
            continue
    return tuple(found)


def parse_date(text: str) -> date:
    """A printed Danish date; raises PeriodError.

    >>> parse_date("28-06-2023"), parse_date("28. juni 2023")
    (datetime.date(2023, 6, 28), datetime.date(2023, 6, 28))
    """
    digits = _DIGIT_DATE.fullmatch(text.strip())
    words = _WORD_DATE.fullmatch(text.strip())
    try:
        if digits is not None:
            return date(int(digits[3]), int(digits[2]), int(digits[1]))
        if words is not None:
            return date(int(words[3]), MONTHS.index(words[2].lower()) + 1, int(words[1]))
    except ValueError:
        pass
    raise PeriodError(text)


def last_day(text: str) -> date:
    """The last day of what a text names: a year, a half year or a quarter; raises PeriodError.

    "til og med 2025" is valid on 31 December 2025; "2. halvår 2024" ends on 31 December 2024.

    >>> last_day("til og med 2025"), last_day("1. halvår 2024")
    (datetime.date(2025, 12, 31), datetime.date(2024, 6, 30))
    """
    match = _LAST_DAY.search(text)
    if match is None:
        raise PeriodError(text)
    months = {None: 12, "halvår": 6, "halvaar": 6, "kvartal": 3}[match[2] and match[2].lower()]
    month = months * int(match[1] or 1)
    if month > 12:
        raise PeriodError(text)
    return date(int(match[3]), month, _MONTH_ENDS[month])
