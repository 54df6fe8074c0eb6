"""Half years and months in words."""

from datetime import date

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

from brobygger.domain.actors.half_year import HalfYear, Stretch


def half_words(half: HalfYear) -> str:
    """ "1. halvår 2027"."""
    return _("%(half)s. halvår %(year)s") % {"half": half.half, "year": half.year}


def month_words(month: date) -> str:
    """ "februar 2027"."""
    return f"{MONTHS[month.month]} {month.year}"


def month_heads(half: HalfYear) -> list[str]:
    """ "jan", "feb" and so on, as the heads of the bars have them."""
    return [str(MONTHS_3[month.month]) for month in half.months]


def stretch_words(half: HalfYear, found: Stretch) -> str:
    """ "februar – maj"; "hele halvåret"; from and until where only one end lies inside."""
    first, last = (str(MONTHS[half.months[at].month]) for at in (found.first, found.last))
    if found.from_before and found.goes_on:
        return _("hele halvåret")
    if found.goes_on:
        return _("fra %(month)s") % {"month": first}
    if found.from_before:
        return _("til %(month)s") % {"month": last}
    return first if found.length == 1 else f"{first} – {last}"
