"""Numbers and dates in Danish marks, exact: no number passes through floating point."""

from datetime import date, datetime
from fractions import Fraction

from django.utils import timezone

from brobygger.domain.kernel.money import Money

Number = int | Fraction | Money | None


def count(value: Number) -> str:
    """``2.080``, ``2,5``, ``1/3`` where no short decimal exists; blank for None."""
    if value is None:
        return ""
    exact = Fraction(value.kr if isinstance(value, Money) else value)
    whole, rest = divmod(abs(exact), 1)
    sign = "-" if exact < 0 else ""
    printed = sign + f"{int(whole):,}".replace(",", ".")
    if rest == 0:
        return printed
    for places in range(1, 7):
        scaled = rest * 10**places
        if scaled.denominator == 1:
            return f"{printed},{int(scaled):0{places}d}"
    return f"{exact.numerator}/{exact.denominator}"


def kroner(value: Number) -> str:
    """``1.600.000 kr.``; blank for None, never 0 for what is not stated."""
    return "" if value is None else f"{count(value)} kr."


def thousands(value: Number) -> str:
    """Kroner as thousands: 1,600,000 -> ``1.600``; 22,500 -> ``22,5``."""
    if value is None:
        return ""
    return count(Fraction(value.kr if isinstance(value, Money) else value) / 1000)


def day(value: date | datetime | None) -> str:
    """``28-06-2023``, in the city's time; blank for None."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d-%m-%Y}"


def moment(value: datetime | None) -> str:
    """``28-06-2023 14:05``, in the city's time; blank for None."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%d-%m-%Y %H:%M}"
