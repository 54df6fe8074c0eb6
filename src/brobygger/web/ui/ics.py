"""Days as an iCalendar file (RFC 5545), for the calendar programs that people already use.

A feed is an address with a secret in it. Which secret opens what its own link says; one that
opens nothing is answered as an address that never was.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.http import HttpResponse
from django.utils import timezone

_OCTETS = 75
"""Longest line, its break not counted (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Day:
    """An event of a day, whole where it has no time. ``key`` names it for good and is not told.

    ``starts_at`` is the clock of the city. ``url`` is its page, ``venue`` where it is.
    """

    key: str
    on: date
    title: str
    url: str = ""
    starts_at: time | None = None
    venue: str = ""


def calendar_answer(name: str, days: Iterable[Day]) -> HttpResponse:
    """The file as a calendar program fetches it; kept by nobody on the way."""
    return HttpResponse(
        calendar_text(name, days, timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": 'inline; filename="kalender.ics"',
        },
    )


def calendar_text(name: str, days: Iterable[Day], made: datetime) -> str:
    """The file: one event a day, every line folded and ended as the standard asks."""
    return "".join(f"{fold_line(line)}\r\n" for line in _lines(name, days, made))


def _lines(name: str, days: Iterable[Day], made: datetime) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Brobygger//Kalender//DA"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{escape(name)}"
    yield f"X-WR-CALNAME:{escape(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    for day in days:
        yield from _event(day, made)
    yield "END:VCALENDAR"


def _event(day: Day, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(day.key)}"
    yield f"DTSTAMP:{_moment(made)}"
    if day.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"  # the day it is over
    else:  # without an end, for nobody has said when it is over
        start = timezone.make_aware(datetime.combine(day.on, day.starts_at))
        yield f"DTSTART:{_moment(start)}"
    yield f"SUMMARY:{escape(day.title)}"
    if day.venue:
        yield f"LOCATION:{escape(day.venue)}"
    if day.url:
        yield f"URL:{day.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def uid(key: str) -> str:
    """A name that stays the same at each fetch, and tells nothing."""
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@brobygger"


def escape(text: str) -> str:
    r"""The signs that mean something in the format, taken as they are.

    >>> escape("1, 2; 3")
    '1\\, 2\\; 3'
    """
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def fold_line(line: str) -> str:
    """Break a line that is too long, never inside a letter; what goes on begins with a blank."""
    pieces, piece, room = [], "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", _OCTETS - 1
        piece += letter
        room -= size
    return "\r\n".join((*pieces, piece))
