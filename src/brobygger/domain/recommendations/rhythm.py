"""How often a part is looked at again: months from day to day, the way people count them."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last of the month where it has no such day.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 11, 5), 2)
    (datetime.date(2024, 2, 29), datetime.date(2025, 1, 5))
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def months_since(day: date, today: date) -> int:
    """How many whole months have passed; none before the day itself.

    >>> months_since(date(2024, 1, 31), date(2024, 2, 29))
    1
    >>> months_since(date(2024, 3, 5), date(2024, 11, 4))
    7
    """
    months = (today.year - day.year) * 12 + today.month - day.month
    while months > 0 and add_months(day, months) > today:
        months -= 1
    return max(months, 0)
