"""Counts codes in Parquet files with DuckDB: for the city, where they are too many for memory.

Check-ins have the columns ``session``, ``token`` and ``key``, sessions those of ``Session``. The
files hold pseudonymised data about persons as the database does: only their owner may read them.
DuckDB sees the files it is given and nothing else, neither others of the disk nor the network.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.kernel.delimited import refuse_person_numbers, write_lines
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.reach.city import CITY_VIEW, Period, RolledUp, check_dimensions, summed
from brobygger.domain.reach.counting import SessionCodes, SliceCodes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Checkin = tuple[str, bytes, str]
"""A session's id, a token, and the id of the key it was made with."""

CHUNK = 100_000
MOST_ROWS = 200_000
"""Sessions of a file that is read as text: a city's for many years."""

COLUMNS = ("id", "date", "order", "series", "area", "theme", "target_group")

_COLUMN = {
    **{name: f'"{name}"' for name in COLUMNS},
    "month": "strftime(\"date\", '%Y-%m')",
    "year": "strftime(\"date\", '%Y')",
}
"""The dimensions of a session as expressions over its columns."""


class InParquet:
    """Check-ins, and for the whole city sessions, in Parquet files."""

    def __init__(self, checkins: Path, sessions: Path | None = None) -> None:
        self._checkins, self._sessions = checkins, sessions

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative."""
        ordered = sorted(log, key=lambda one: one.key)
        lists = (
            [one.id for one in ordered],
            [one.day for one in ordered],
            [one.order for one in ordered],
            [one.id in inside for one in ordered],
        )
        with _opened([self._checkins]) as asked:
            asked.execute(_LOG, lists)
            asked.execute(_SEEN, [str(self._checkins)])
            rows = asked.execute(_BY_SESSION).fetchall()
            times = asked.execute(_FREQUENCIES).fetchall()
        return SliceCodes({name: SessionCodes(*codes) for name, *codes in rows}, dict(times))

    def together(self, slices: Mapping[str, Collection[str]]) -> Mapping[frozenset[str], RawCount]:
        """How many codes were at exactly these slices, for each choice of them that occurs."""
        pairs = [(label, session) for label, sessions in slices.items() for session in sessions]
        with _opened([self._checkins]) as asked:
            asked.execute(_PARTS, [[label for label, _ in pairs], [part for _, part in pairs]])
            rows = asked.execute(_TOGETHER, [str(self._checkins)]).fetchall()
        return {frozenset(labels): RawCount(codes) for labels, codes in rows}

    def roll_up(self, by: Sequence[str] = CITY_VIEW, period: Period | None = None) -> RolledUp:
        """The different codes of every row by these dimensions, and of every sum of them."""
        check_dimensions(by)
        if self._sessions is None:
            raise ValueError("a roll-up needs the sessions")
        between = period or (date.min, date.max)
        labels = ", ".join(_COLUMN[name] for name in by) or "''"
        with _opened([self._checkins, self._sessions]) as asked:
            asked.execute(_HELD.format(labels=labels), [str(self._sessions), *between])
            cells = sorted(row[0] for row in asked.execute(_CELLS).fetchall())
            sizes = [len({labels[at] for labels in cells}) for at in range(len(by))]
            asked.execute(_NUMBERED, [cells, _numbers(cells, len(by))])
            asked.execute(_PLACED)
            steps = [prod(sizes[kept:]) for kept in range(1, len(by))]
            coarser = "".join(
                f" WHEN prev // {step} <> cell // {step} THEN {kept}"
                for kept, step in enumerate(steps, 1)
            )
            found = asked.execute(
                _NEW.format(coarser=coarser, finest=len(by)), [str(self._checkins)]
            )
            named = (
                (tuple(labels[: len(by)]), key, level, codes)
                for labels, key, level, codes in found.fetchall()
            )
            return summed(named)


def write_checkins(path: Path, checkins: Iterable[Checkin]) -> int:
    """Write check-ins as a Parquet file in place of an older one; returns how many."""
    import numpy as np

    written, rest = 0, iter(checkins)
    with _opened([path.parent]) as made:
        made.execute("CREATE TABLE written (session VARCHAR, token BLOB, key VARCHAR)")
        while chunk := list(islice(rest, CHUNK)):
            columns = dict(zip(("session", "token", "key"), zip(*chunk, strict=True), strict=True))
            arrays = {name: np.array(each, dtype=object) for name, each in columns.items()}
            made.register("chunk", arrays)
            made.execute("INSERT INTO written SELECT session, token, key FROM chunk")
            written += len(chunk)
        _save(made, path)
    return written


def write_sessions(path: Path, sessions: Iterable[Session]) -> None:
    """Write sessions as a Parquet file in place of an older one."""
    rows = [(s.id, s.day, s.order, s.series, s.area, s.theme, s.target_group) for s in sessions]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in COLUMNS]
    with _opened([path.parent]) as made:
        made.execute(_SESSIONS, columns)
        _save(made, path)


def text_of_parquet(path: Path) -> str:
    """A Parquet file as the text of a file of rows, so that it is read and checked like one.

    Lists in a cell are parted by "|". Raises Unreadable where it has too many rows for that.
    """
    with _opened([path]) as asked:
        heads = asked.execute("DESCRIBE FROM read_parquet($1)", [str(path)]).fetchall()
        cells = ", ".join(_as_text(name, kind) for name, kind, *_ in heads)
        rows = asked.execute(_AS_TEXT.format(cells=cells), [str(path), MOST_ROWS + 1]).fetchall()
    if len(rows) > MOST_ROWS:
        raise Unreadable(Problem("FILE-014", "error", params={"most": str(MOST_ROWS)}))
    return write_lines([name for name, *_ in heads], rows)


def sessions_and_keys(path: Path) -> tuple[set[str], set[str]]:
    """The sessions and the keys of a Parquet file of check-ins.

    Raises Unreadable where something in it may be a person number.
    """
    with _opened([path]) as asked:
        heads = asked.execute("DESCRIBE FROM read_parquet($1)", [str(path)]).fetchall()
        for name, kind, *_ in heads:
            query = _TEN_DIGITS.format(cell=_as_text(name, kind))
            for (cell,) in asked.execute(query, [str(path)]).fetchall():
                refuse_person_numbers(cell)
        pairs = asked.execute(_PAIRS, [str(path)]).fetchall()
    return {session for session, _ in pairs}, {key for _, key in pairs}


def _as_text(name: str, kind: str) -> str:
    """A column as text, empty where nothing stands."""
    column = '"{}"'.format(name.replace('"', '""'))
    text = f"array_to_string({column}, '|')" if kind.endswith("[]") else f"{column}::VARCHAR"
    return f"coalesce({text}, '')"


def _save(made: "DuckDBPyConnection", path: Path) -> None:
    """Beside its place first, readable by nobody else, and then moved: nobody sees half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.touch(mode=0o600)
    try:
        made.execute(
            "COPY written TO '{}' (FORMAT parquet, USE_TMP_FILE false)".format(
                str(beside).replace("'", "''")
            )
        )
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _opened(places: Iterable[Path]) -> Iterator["DuckDBPyConnection"]:
    """DuckDB with these files and folders in reach; raises Unreadable where it is not installed.

    A file that is no Parquet, or lacks a column, is Unreadable too.
    """
    try:
        from duckdb import Error, OutOfMemoryException, ParserException
        from duckdb import connect as started
    except ModuleNotFoundError as missing:
        raise Unreadable(Problem("FILE-011", "error")) from missing
    given = [str(place.resolve()) for place in places]
    for place in given:
        if any(sign in place for sign in "*?[]{}"):  # DuckDB would look for other files
            raise Unreadable(Problem("FILE-013", "error"))
    settings: dict[str, Any] = {"autoinstall_known_extensions": False}
    with started(config=settings) as connection:
        folders = [place for place in given if Path(place).is_dir()]
        files = [place for place in given if place not in folders]
        connection.execute("SET allowed_directories = $1", [folders])
        connection.execute("SET allowed_paths = $1", [files])
        connection.execute("SET enable_external_access = false")
        try:
            yield connection
        except (OutOfMemoryException, ParserException):
            raise  # the machine's or ours, and not the file's
        except Error as wrong:
            raise Unreadable(Problem("FILE-012", "error")) from wrong


def _numbers(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """A number for each cell, in their order, whose quotients number the sums they belong to."""
    places = [sorted({labels[at] for labels in cells}) for at in range(width)]
    ranks = [{label: rank for rank, label in enumerate(each)} for each in places]
    numbers = []
    for labels in cells:
        number = 0
        for label, rank in zip(labels, ranks, strict=False):
            number = number * len(rank) + rank[label]
        numbers.append(number)
    return numbers


_LOG = """
CREATE TABLE log AS
SELECT *, row_number() OVER () AS place
FROM (SELECT unnest($1::VARCHAR[]) AS session, unnest($2::DATE[]) AS day,
             unnest($3::INTEGER[]) AS ord, unnest($4::BOOLEAN[]) AS inside)
"""

# A session of the same day came surely earlier only where both have an order; min skips the others.
_SEEN = """
CREATE TABLE seen AS
SELECT place, session, inside, key, token,
       coalesce(min(day) OVER code < day OR min(ord) OVER today < ord, FALSE) AS surely,
       CASE WHEN inside THEN row_number() OVER slice END AS nth
FROM (SELECT DISTINCT session, token, key FROM read_parquet($1)) JOIN log USING (session)
WINDOW code AS (PARTITION BY key, token),
       today AS (PARTITION BY key, token, day),
       slice AS (PARTITION BY key, token, inside ORDER BY place)
"""

_BY_SESSION = """
SELECT session, count(*), count(*) FILTER (surely), count(*) FILTER (nth > 1),
       CASE WHEN inside THEN sum(count(*) FILTER (nth = 1)) OVER upto ELSE 0 END::BIGINT,
       CASE WHEN inside THEN
           sum(count(*) FILTER (nth = 1) - count(*) FILTER (nth = 2)) OVER upto
       ELSE 0 END::BIGINT
FROM seen GROUP BY place, session, inside WINDOW upto AS (ORDER BY place)
"""

_FREQUENCIES = """
SELECT times, count(*) FROM (
    SELECT max(nth) AS times FROM seen WHERE inside GROUP BY key, token
) GROUP BY times
"""

_PARTS = (
    "CREATE TABLE parts AS SELECT unnest($1::VARCHAR[]) AS label, unnest($2::VARCHAR[]) AS session"
)

_TOGETHER = """
SELECT labels, count(*) FROM (
    SELECT list_sort(list(DISTINCT label)) AS labels
    FROM read_parquet($1) JOIN parts USING (session) GROUP BY key, token
) GROUP BY labels
"""

_HELD = """
CREATE TABLE held AS SELECT id AS session, [{labels}] AS labels
FROM read_parquet($1) WHERE date BETWEEN $2 AND $3
"""

_CELLS = "SELECT DISTINCT labels FROM held"

_NUMBERED = """
CREATE TABLE cells AS SELECT unnest($1::VARCHAR[][]) AS labels, unnest($2::BIGINT[]) AS cell
"""

_PLACED = "CREATE TABLE placed AS SELECT session, cell FROM held JOIN cells USING (labels)"

# Each code's cells in their order: it is new to every sum that the cell before does not belong to.
_NEW = """
WITH visits AS (
    SELECT key, cell, lag(cell) OVER (PARTITION BY key, token ORDER BY cell) AS prev
    FROM read_parquet($1) JOIN placed USING (session)
), fresh AS (
    SELECT key, cell, CASE WHEN prev IS NULL THEN 0{coarser} ELSE {finest} END AS level
    FROM visits WHERE prev IS DISTINCT FROM cell
)
SELECT labels, key, level, count(*) FROM fresh JOIN cells USING (cell)
GROUP BY labels, key, level
"""

_AS_TEXT = "SELECT {cells} FROM read_parquet($1) LIMIT $2"

# All that may be a person number, and more: which of them are is said by the domain.
_TEN_DIGITS = """
SELECT DISTINCT {cell} AS cell FROM read_parquet($1)
WHERE regexp_matches(cell, '[0-9]{{6}}.{{0,3}}[0-9]{{4}}')
"""

_PAIRS = "SELECT DISTINCT session, key FROM read_parquet($1)"

_SESSIONS = """
CREATE TABLE written AS
SELECT unnest($1::VARCHAR[]) AS id, unnest($2::DATE[]) AS date, unnest($3::INTEGER[]) AS "order",
       unnest($4::VARCHAR[]) AS series, unnest($5::VARCHAR[]) AS area,
       unnest($6::VARCHAR[]) AS theme, unnest($7::VARCHAR[]) AS target_group
"""
