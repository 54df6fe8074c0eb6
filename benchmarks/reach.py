"""How fast the city's table of different people is made, beside DuckDB and Polars by hand."""

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from random import Random

from run import Table, peak_megabytes

from brobygger.domain.figures.table import ALL, Name
from brobygger.domain.reach.city import CITY_VIEW, city_view
from brobygger.engines.duckdb import Checkin, InParquet, write_checkins

TITLE = "The city's table"
WHY = (
    "Different people with a code by area (13), theme (4), target group (4) and month (48), with "
    "every sum on the way down, from check-ins in a Parquet file. Visits by chance, twelve a "
    "person, some people and some areas much more often than others. *Brobygger* reads, counts "
    "and protects; *hidden* is how many of the rows. *By hand* is the counting alone: in DuckDB "
    "`count(DISTINCT token)` with `ROLLUP`, in Polars `n_unique` for each of the five levels. All "
    "count the same; each runs in a process of its own. The goal is at most 1.2 times DuckDB. "
    "*Export* is writing the check-ins from rows of Python, with a goal of 60 s for ten million."
)
SIZES = (1_000_000, 10_000_000)
VISITS = 12
MOST_TIMES = 1.2
MOST_EXPORT_S = 60.0

HIDDEN: Name = ("hidden",)

Counts = dict[Name, int]


SESSIONS = """
CREATE TABLE s AS
SELECT 's' || i AS id, DATE '2022-01-01' + (random() * 1460)::INT AS date, 0 AS "order",
       '' AS series, 'a' || (12 * pow(random(), 8))::INT AS area,
       't' || (3 * pow(random(), 2))::INT AS theme,
       'g' || (3 * pow(random(), 2))::INT AS target_group
FROM range({sessions}) t(i)
"""
PEOPLE = "CREATE TABLE p AS SELECT i, unhex(md5(i::VARCHAR)) AS token FROM range({people}) t(i)"
VISITED = """
CREATE TABLE c AS
SELECT 's' || floor({sessions} * pow(random(), 12))::INT AS session,
       floor({people} * pow(random(), 2))::INT AS i
FROM range({size})
"""
KEPT = (
    "COPY s TO '{folder}/sessions.parquet'",
    (
        "COPY (SELECT session, token, 'k' AS key FROM c JOIN p USING (i))"
        " TO '{folder}/checkins.parquet'"
    ),
)
BY_HAND = """
SELECT area, theme, target_group, month, count(DISTINCT token)
FROM '{folder}/checkins.parquet' c JOIN
     (SELECT *, strftime(date, '%Y-%m') AS month FROM '{folder}/sessions.parquet') s
     ON c.session = s.id
GROUP BY ROLLUP (area, theme, target_group, month)
"""


def fill(folder: Path, size: int) -> None:
    """Sessions and check-ins by chance, written by DuckDB itself."""
    import duckdb

    counts = {"sessions": max(40_000, size // 40), "people": size // VISITS, "size": size}
    with duckdb.connect() as made:
        made.execute("SET threads = 1")  # so that the same seed makes the same rows
        made.execute("SELECT setseed(0.5)")
        for statement in (SESSIONS, PEOPLE, VISITED, *KEPT):
            made.execute(statement.format(folder=folder, **counts))


def ours(folder: Path) -> Counts:
    """Read, count and protect."""
    engine = InParquet(folder / "checkins.parquet", folder / "sessions.parquet")
    view = city_view(engine)
    assert 0 < len(view.suppressed) < len(view.cells)
    return {name: row.low for name, row in view.rows.items()} | {HIDDEN: len(view.suppressed)}


def duckdb_by_hand(folder: Path) -> Counts:
    """Count in one statement."""
    import duckdb

    with duckdb.connect() as asked:
        rows = asked.execute(BY_HAND.format(folder=folder)).fetchall()
    return {tuple(label or ALL for label in row[:-1]): row[-1] for row in rows}


def polars_by_hand(folder: Path) -> Counts:
    """Count level by level."""
    import polars as pl

    sessions = pl.scan_parquet(folder / "sessions.parquet").select(
        pl.col("id").alias("session"),
        *CITY_VIEW[:3],
        pl.col("date").dt.strftime("%Y-%m").alias("month"),
    )
    visits = (
        pl.scan_parquet(folder / "checkins.parquet")
        .join(sessions, on="session")
        .select(*CITY_VIEW, "token")
        .collect()
    )
    found: Counts = {(ALL,) * 4: visits["token"].n_unique()}
    for kept in range(1, 5):
        for *labels, count in (
            visits.group_by(CITY_VIEW[:kept]).agg(pl.col("token").n_unique()).rows()
        ):
            found[(*labels, *[ALL] * (4 - kept))] = count
    return found


def rows_of_python(size: int) -> Iterator[Checkin]:
    """Check-ins as a database hands them out."""
    rng = Random(1)
    tokens = [rng.randbytes(16) for _ in range(size // VISITS)]
    sessions = [f"s{at}" for at in range(size // 40)]
    for at in range(size):
        yield sessions[at % len(sessions)], tokens[at * 7919 % len(tokens)], "k"


def export(folder: Path, size: int) -> Counts:
    """Write check-ins."""
    return {(): write_checkins(folder / "export.parquet", rows_of_python(size))}


def timed(work: Callable[..., Counts], rounds: int, *asked: object) -> tuple[float, float, Counts]:
    """In a process of its own: the median second by the clock, most megabytes, and the answer."""
    taken, found = [], Counts()
    for _ in range(rounds):
        start = time.perf_counter()
        found = work(*asked)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken), peak_megabytes(), found


def alone(work: Callable[..., Counts], rounds: int, *asked: object) -> tuple[float, float, Counts]:
    """The same, started afresh."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (work, rounds, *asked))


def measure() -> Table:
    """Both sizes, each in every way."""
    rows, goals = [], []
    for size in SIZES:
        rounds = 5 if size < SIZES[-1] else 1
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                pool.apply(fill, (folder, size))
            took = {w: alone(w, rounds, folder) for w in (ours, duckdb_by_hand, polars_by_hand)}
            exported = alone(export, 1, folder, size)
        counts = [found for _, _, found in took.values()]
        hidden = counts[0].pop(HIDDEN)
        assert counts[0] == counts[1] == counts[2]
        times = took[ours][0] / took[duckdb_by_hand][0]
        cells = [f"{s:.2f} ({mb:,.0f})" for s, mb, _ in (*took.values(), exported)]
        rows.append((f"{size:,}", f"{len(counts[0]):,}", f"{hidden:,}", *cells, f"{times:.2f}"))
        goals.append(times <= MOST_TIMES and (size < SIZES[-1] or exported[0] <= MOST_EXPORT_S))
    heads = (
        "check-ins",
        "rows",
        "hidden",
        "Brobygger",
        "DuckDB by hand",
        "Polars by hand",
        "export",
    )
    basis = (
        "Seconds by the clock (most megabytes), median of 5 rounds, ten million and export once; "
        f"DuckDB {version('duckdb')}, Polars {version('polars')}; "
        f"the goals are {'kept' if all(goals) else '**not kept**'}."
    )
    return Table((*heads, "times DuckDB"), tuple(rows), basis)
