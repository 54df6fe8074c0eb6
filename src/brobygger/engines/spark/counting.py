"""Counts codes in Parquet files with Spark: for a region or the nation, on a cluster.

The files are those of ``engines/duckdb.py`` and so are the answers; Spark is worth its start where
one machine is too small.
"""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from brobygger.domain.activities.session import Session
from brobygger.domain.kernel.delimited import refuse_person_numbers
from brobygger.domain.reach.city import CITY_VIEW, Period, RolledUp, check_dimensions, summed
from brobygger.domain.reach.counting import SessionCodes, SliceCodes
from brobygger.engines.spark.session import of_parquet

_COLUMN = {
    **{name: f"`{name}`" for name in ("id", "order", "series", "area", "theme", "target_group")},
    "month": "date_format(`date`, 'yyyy-MM')",
    "year": "date_format(`date`, 'yyyy')",
}
"""The dimensions of a session as expressions over its columns."""


class InSpark:
    """Check-ins, and for the whole city sessions, in Parquet files that Spark reads."""

    def __init__(self, checkins: Path, sessions: Path | None = None) -> None:
        self._checkins, self._sessions = checkins, sessions

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative."""
        ordered = sorted(log, key=lambda one: one.key)
        rows = [
            (place, one.id, one.day, one.order, one.id in inside)
            for place, one in enumerate(ordered, 1)
        ]
        with of_parquet(self._checkins) as spark:
            held = spark.createDataFrame(rows, _LOG)
            seen = spark.sql(_SEEN, checkins=_parquet(spark, self._checkins), log=held).cache()
            by_session = spark.sql(_BY_SESSION, seen=seen).collect()
            times = spark.sql(_FREQUENCIES, seen=seen).collect()
            seen.unpersist()
        return SliceCodes(
            {name: SessionCodes(*codes) for name, *codes in by_session},
            dict(map(tuple, times)),
        )

    def roll_up(self, by: Sequence[str] = CITY_VIEW, period: Period | None = None) -> RolledUp:
        """The different codes of every row by these dimensions, and of every sum of them."""
        check_dimensions(by)
        if self._sessions is None:
            raise ValueError("a roll-up needs the sessions")
        first, last = period or (date.min, date.max)
        labels = ", ".join(_COLUMN[name] for name in by) or "''"
        coarser = "".join(
            f" WHEN before[{at}] <> cell[{at}] THEN {at + 1}" for at in range(len(by) - 1)
        )
        with of_parquet(self._checkins, self._sessions) as spark:
            held = spark.sql(
                _HELD.format(labels=labels, first=first, last=last),
                sessions=_parquet(spark, self._sessions),
            )
            found = spark.sql(
                _NEW.format(coarser=coarser, finest=len(by)),
                checkins=_parquet(spark, self._checkins),
                held=held,
            ).collect()
        return summed(
            (tuple(cell)[: len(by)], key, level, codes) for cell, key, level, codes in found
        )


def sessions_and_keys(path: Path) -> tuple[set[str], set[str]]:
    """The sessions and the keys of a Parquet file of check-ins.

    Raises Unreadable where something in it may be a person number.
    """
    with of_parquet(path) as spark:
        checkins = _parquet(spark, path)
        for name in checkins.columns:
            cell = "`{}`".format(name.replace("`", "``"))
            for (text,) in spark.sql(_TEN_DIGITS.format(cell=cell), checkins=checkins).collect():
                refuse_person_numbers(text)
        pairs = spark.sql(_PAIRS, checkins=checkins).collect()
    return {session for session, _ in pairs}, {key for _, key in pairs}


def _parquet(spark: Any, path: Path) -> Any:
    return spark.read.parquet(path.resolve().as_uri())


_LOG = "place LONG, session STRING, day DATE, ord INT, inside BOOLEAN"

# A session of the same day came surely earlier only where both have an order; min skips the others.
_SEEN = """
SELECT place, session, inside, key, token,
       coalesce(min(day) OVER code < day OR min(ord) OVER today < ord, FALSE) AS surely,
       CASE WHEN inside THEN row_number() OVER slice END AS nth
FROM (SELECT DISTINCT session, token, key FROM {checkins}) JOIN {log} USING (session)
WINDOW code AS (PARTITION BY key, token),
       today AS (PARTITION BY key, token, day),
       slice AS (PARTITION BY key, token, inside ORDER BY place)
"""

_BY_SESSION = """
SELECT session, codes, surely, again,
       CASE WHEN inside THEN sum(first) OVER upto ELSE 0 END AS different,
       CASE WHEN inside THEN sum(first - second) OVER upto ELSE 0 END AS once
FROM (
    SELECT place, session, inside, count(*) AS codes, count_if(surely) AS surely,
           count_if(nth > 1) AS again, count_if(nth = 1) AS first, count_if(nth = 2) AS second
    FROM {seen} GROUP BY place, session, inside
) WINDOW upto AS (ORDER BY place)
"""

_FREQUENCIES = """
SELECT times, count(*) FROM (
    SELECT max(nth) AS times FROM {seen} WHERE inside GROUP BY key, token
) GROUP BY times
"""

_HELD = """
SELECT id AS session, array({labels}) AS cell FROM {{sessions}}
WHERE `date` BETWEEN DATE '{first}' AND DATE '{last}'
"""

# Each code's cells in their order: it is new to every sum that the cell before does not belong to.
_NEW = """
WITH visits AS (
    SELECT key, cell, lag(cell) OVER (PARTITION BY key, token ORDER BY cell) AS before
    FROM {{checkins}} JOIN {{held}} USING (session)
), fresh AS (
    SELECT key, cell, CASE WHEN before IS NULL THEN 0{coarser} ELSE {finest} END AS level
    FROM visits WHERE NOT before <=> cell
)
SELECT cell, key, level, count(*) FROM fresh GROUP BY cell, key, level
"""

# All that may be a person number, and more: which of them are is said by the domain.
_TEN_DIGITS = """
SELECT DISTINCT CAST({cell} AS STRING) AS cell FROM {{checkins}}
WHERE CAST({cell} AS STRING) RLIKE '[0-9]{{{{6}}}}.{{{{0,3}}}}[0-9]{{{{4}}}}'
"""

_PAIRS = "SELECT DISTINCT session, key FROM {checkins}"
