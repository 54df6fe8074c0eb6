"""Sessions and check-ins as files: a row for each, with the heads below in any order.

Sessions: id, date, and if wanted order, series, area, theme, target_group, actors, heads,
first_timers, asked, outside, declined, lost; several actors are parted by "|". Check-ins: session,
token, and if wanted key. Nobody's name is a column, and a file with what may be a person number is
not read at all. The forms are described in docs/reference/files.md.
"""

import re
from collections.abc import Iterable
from datetime import date

from brobygger.domain.activities.session import Session
from brobygger.domain.kernel.delimited import Columns, Line, read_lines
from brobygger.domain.kernel.period import PeriodError, parse_date
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.reach.logged import Logged

COUNTS = ("heads", "first_timers", "asked", "outside", "declined", "lost")
SESSION_COLUMNS = Columns(
    ("id", "date"), ("order", "series", "area", "theme", "target_group", "actors", *COUNTS)
)
CHECKIN_COLUMNS = Columns(("session", "token"), ("key",))

MOST_HEADS = 99_999
"""More come to no session of a local effort, so more is a slip of the hand."""

_UNKNOWN = frozenset({"unknown", "ukendt", "?"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

Checkin = tuple[str, bytes]


def read_sessions(text: str) -> tuple[list[Logged], list[Problem]]:
    """The sessions of a file, and what is wrong with some rows, which are left out.

    An empty count is one that nobody wrote down; nobody is said to be outside the target group or
    to have declined where nothing stands there. Raises Unreadable where there is no session.

    >>> log, problems = read_sessions("id;date;heads\\n1;4-3-2025;12\\n2;5-3-2025;x")
    >>> log[0].session.day, [(problem.code, problem.where.line) for problem in problems]
    (datetime.date(2025, 3, 4), [('REACH-041', 3)])
    """
    lines, problems = read_lines(text, SESSION_COLUMNS)
    log: dict[str, Logged] = {}
    for line in lines:
        found = _logged(line)
        if isinstance(found, Problem):
            problems.append(found)
        elif log.setdefault(found.session.id, found) is not found:
            problems.append(_told("REACH-042", line, "id"))
    if not log:
        wrong = next((one for one in problems if one.severity == "error"), None)
        raise Unreadable(wrong or Problem("REACH-043", "error"))
    return list(log.values()), problems


def read_checkins(text: str) -> tuple[list[Checkin], list[Problem]]:
    """The codes of a file, each with its session, and what is wrong with some rows.

    Codes made by different keys cannot be compared: a file with several is Unreadable.
    """
    lines, problems = read_lines(text, CHECKIN_COLUMNS)
    check_keys({line.cells.get("key", "") for line in lines})
    return [(line.cells["session"], line.cells["token"].encode()) for line in lines], problems


def check_keys(keys: Iterable[str]) -> None:
    """Raises Unreadable where codes were made by more than one key."""
    if len(set(keys)) > 1:
        raise Unreadable(Problem("REACH-044", "error"))


def strangers(log: Iterable[Logged], sessions: Iterable[str]) -> list[Problem]:
    """Codes of sessions that are not on the list, told once: they are not counted."""
    lost = sorted(set(sessions) - {one.session.id for one in log})
    if not lost:
        return []
    named = ", ".join(lost[:3]) + (", ..." if len(lost) > 3 else "")
    return [Problem("REACH-045", "error", params={"sessions": named})]


def read_date(text: str) -> date:
    """A day as a program or a Danish reader writes it; raises PeriodError.

    >>> read_date("2025-03-04") == read_date("4-3-2025") == read_date("4. marts 2025")
    True
    """
    if _ISO.fullmatch(text.strip()):
        try:
            return date.fromisoformat(text.strip())
        except ValueError as wrong:
            raise PeriodError(text) from wrong
    return parse_date(text)


def _logged(line: Line) -> Logged | Problem:
    """A session with its counts, or what is wrong with its row."""
    try:
        day = read_date(line.cells["date"])
    except PeriodError:
        return _told("REACH-040", line, "date")
    counts: dict[str, int | None] = {}
    for name in ("order", *COUNTS):
        said = line.cells.get(name, "")
        if not said or said.casefold() in _UNKNOWN:
            counts[name] = None
        elif said.isascii() and said.isdecimal() and len(said) < 6:
            counts[name] = int(said)
        else:
            return _told("REACH-041", line, name)
    outside = counts["outside"]
    if outside is None and line.cells.get("outside", "").casefold() not in _UNKNOWN:
        outside = 0
    cell = line.cells.get
    session = Session(
        line.cells["id"],
        day,
        counts["order"],
        cell("series", ""),
        cell("area", ""),
        cell("theme", ""),
        cell("target_group", ""),
        frozenset(part for each in cell("actors", "").split("|") if (part := each.strip())),
    )
    return Logged(
        session,
        counts["heads"],
        counts["first_timers"],
        counts["asked"],
        outside,
        counts["declined"] or 0,
        counts["lost"] or 0,
    )


def _told(code: str, line: Line, column: str) -> Problem:
    """Which cell it is. What stands in it may be a count of people, and is not repeated."""
    params = {"column": column, "most": str(MOST_HEADS)}
    return Problem(code, "error", line.place, params=params, field=column)
