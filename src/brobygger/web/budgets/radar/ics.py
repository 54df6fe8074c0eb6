"""Days as an iCalendar file (RFC 5545), for the calendar programs that people already use."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_OCTETS = 75
"""Longest line, its break not counted (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Day:
    """An event of a whole day. ``key`` names it for good; ``url`` is its page."""

    key: str
    on: date
    title: str
    url: str


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
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"  # the day it is over
    yield f"SUMMARY:{escape(day.title)}"
    yield f"URL:{day.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


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
