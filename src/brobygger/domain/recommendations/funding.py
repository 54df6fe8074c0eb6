"""What pays an effort today, and how long: "finansieret i ...", "finansieret til og med ..."."""

import re
from datetime import date

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.period import PeriodError, find_periods, last_day, parse_date
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.recommendation import MoneySource
from brobygger.domain.recommendations.wording import FINANCED, PLAN_WORDS, VALID_FROM, VALID_TO

_LEADING = re.compile(r"^(?:i|af|via|gennem|over|fra|med|ved)\s+", re.IGNORECASE)


def find_funding(
    text: str, raw: str, place: Place, confirmed_on: date | None
) -> list[Found[MoneySource]]:
    """Every dated grant or plan that a statement says is paying.

    An end that the paper does not print stays unknown: the money is then only confirmed on
    the paper's own date (``confirmed_on``) and never assumed to go on.
    """
    found = []
    for match in FINANCED.finditer(text):
        how = match["how"].strip(" ,")
        if not how:
            continue
        ref, first, last = _period(how)
        source = MoneySource(
            "plan" if PLAN_WORDS.search(how) else "past_grant",
            ref,
            valid_from=first,
            valid_to=last,
            to_known=last is not None,
            confirmed_on=confirmed_on,
        )
        found.append(Found(source, match[0].strip(), place))
    return found


def _period(how: str) -> tuple[str, date | None, date | None]:
    """Split the words into what pays, from when, and until when."""
    first = last = None
    rest = how
    for period, words, _ in find_periods(how):
        first, last = date(period[0], 1, 1), date(period[1], 12, 31)
        rest = rest.replace(words, " ")
    if (until := VALID_TO.search(rest)) is not None:
        last = _last_day(until["to"])
        rest = rest.replace(until[0], " ")
    if (since := VALID_FROM.search(rest)) is not None:
        first = _first_day(since["from"])
        rest = rest.replace(since[0], " ")
    ref = " ".join(rest.split()).strip(" ,")
    while (shorter := _LEADING.sub("", ref)) != ref:
        ref = shorter
    return ref, first, last


def _first_day(text: str) -> date | None:
    """A day in words, or the first of January of a year."""
    words = text.strip()
    try:
        return date(int(words), 1, 1) if words.isdecimal() else parse_date(words)
    except PeriodError:
        return None


def _last_day(text: str) -> date | None:
    """A day in words ("30. juni 2026"), or the end of a half year, a quarter or a year."""
    for read in (parse_date, last_day):
        try:
            return read(text)
        except PeriodError:
            continue
    return None
