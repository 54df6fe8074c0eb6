"""How fast tables are made safe, and reach is told from a log with codes."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from importlib.metadata import version
from random import Random

from run import Table

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.disclosure import ProtectedTable, protect
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import Atom, Level, tabulate
from brobygger.domain.reach.estimate import reach
from brobygger.domain.reach.logged import Logged
from brobygger.engines.memory import InMemory

TITLE = "Published figures and reach"
WHY = (
    "*Tables* made by chance, a quarter of the cells below 5, with both margins; *linked*: by "
    "months and by quarters at once. Small tables are answered exactly, larger ones step by step; "
    "every release is audited. *Reach*: rows by area of a log with codes, all of them counted by "
    "the plain engine that the others are compared with."
)
GROUPS = {f"c{column:02}": f"q{column // 3}" for column in range(13)}
LINKED: tuple[tuple[Level, ...], ...] = (("each", "all"), ("each", GROUPS, "all"))


def a_table(rows: int, columns: int, rng: Random, *, is_linked: bool) -> ProtectedTable:
    """One table, made safe."""
    cells: dict[Atom, RawCount] = {
        (f"r{row:02}", f"c{column:02}"): RawCount(
            rng.randint(1, 4) if rng.random() < 0.25 else rng.randint(5, 60)
        )
        for row in range(rows)
        for column in range(columns)
    }
    return protect(tabulate(cells, LINKED if is_linked else None))


def a_log(sessions: int, rng: Random) -> tuple[list[Logged], InMemory]:
    """So many sessions of about 20 people out of 600, four in five with a code."""
    log, checkins = [], []
    for number in range(sessions):
        here = rng.sample(range(600), 20)
        day = date(2025, 1, 1) + timedelta(number)
        session = Session(f"s{number:05}", day, 0, area=f"a{number % 13:02}")
        log.append(Logged(session, len(here)))
        checkins += [(session.id, b"%d" % p) for p in here if rng.random() < 0.8]
    return log, InMemory(checkins)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds by the clock, after one that warms up."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure() -> Table:
    """Tables of four sizes, and reach of a small and a larger log."""
    rows = []
    for height, width, is_linked in ((4, 4, False), (5, 5, False), (13, 8, False), (13, 12, True)):
        rng = Random(1)
        taken = seconds(partial(a_table, height, width, rng, is_linked=is_linked), 7)
        name = f"table {height} x {width}{', linked' if is_linked else ''}"
        rows.append((name, f"{taken:.2f}"))
    for sessions in (50, 400):
        log, engine = a_log(sessions, Random(1))
        taken = seconds(partial(reach, log, ("area",), counting=engine), 3)
        rows.append((f"reach of {sessions} sessions in 13 areas", f"{taken:.2f}"))
    basis = f"scipy {version('scipy')} with HiGHS; median of 3 to 7 rounds after one."
    return Table(("what", "seconds"), tuple(rows), basis)
