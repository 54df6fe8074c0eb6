"""The fixed set of tables: nothing small is told, and nothing small can be worked out."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.disclosure import protect
from brobygger.domain.figures.people import ProtectedPeople
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import Atom, tabulate
from brobygger.domain.reach.edition import (
    ALL_TIME,
    LADDER,
    TOTAL,
    Behind,
    Edition,
    edition_of,
    last_day,
)
from brobygger.domain.reach.helped_on import helped_on
from brobygger.domain.reach.logged import Logged
from counts import examples

TODAY = date(2027, 2, 10)
seeds = st.integers(0, 10**9)


def logged(key: str, day: date, heads: int | None, firsts: int | None = None, **of: str) -> Logged:
    """A session with its counts; ``theme``, ``area`` and ``actor`` where they matter."""
    actors = frozenset({of.get("actor", "klub")})
    session = Session(key, day, area=of.get("area", ""), theme=of.get("theme", ""), actors=actors)
    return Logged(session, heads, firsts)


def a_log(random: Random) -> list[Logged]:
    """A year of sessions, among them small ones, uncounted ones and ones without a tally."""
    found = []
    for at in range(random.randrange(1, 18)):
        heads = random.choice([None, 0, 1, 2, 3, 4, 5, 6, 9, 14, 30])
        firsts = None if heads is None or random.random() < 0.3 else random.randint(0, heads)
        day = date(2026, 1, 5) + timedelta(days=random.randrange(380))
        theme, area = random.choice(["", "t1", "t2"]), random.choice(["p1", "p1", "p2"])
        actor = random.choice(["a1", "a2"])
        found.append(logged(str(at), day, heads, firsts, theme=theme, area=area, actor=actor))
    return found


def numbers_of(edition: Edition) -> list[int]:
    """Every number of people that an edition tells."""
    figures = [
        one
        for row in edition.rows.values()
        for one in (row.people, row.participations)
        if one is not None and one.interval is not None
    ]
    ends = [(one.interval.low, one.interval.high) for one in figures if one.interval]
    return [end for pair in ends for end in pair if end is not None]


def told(people: ProtectedPeople) -> list[tuple[frozenset[str], int, int | None]]:
    """The sessions and both ends of every row that is told."""
    return [
        (row.sessions, interval.low, interval.high)
        for row in people.rows
        if (interval := people.cells[row.name].interval) is not None
    ]


def is_worked_out(hidden: frozenset[str], *releases: ProtectedPeople, parts: int = 2) -> bool:
    """Somebody at the hidden sessions is certain, by one whole and a few parts that cover it."""
    shown = [one for release in releases for one in told(release)]
    for whole, low, _high in shown:
        if whole.isdisjoint(hidden):
            continue
        for chosen in (each for count in range(parts + 1) for each in combinations(shown, count)):
            covered = frozenset[str]().union(*(one[0] for one in chosen))
            highs = [high for _sessions, _low, high in chosen if high is not None]
            if whole - hidden <= covered and len(highs) == len(chosen) and low > sum(highs):
                return True
    return False


@settings(max_examples=examples(small=25, full=2_000), deadline=None)
@given(seeds)
def test_no_small_number_is_told_nor_worked_out(seed: int) -> None:
    edition, behind = edition_of(a_log(Random(seed)), TODAY)
    assert not [number for number in numbers_of(edition) if 1 <= number <= 4]
    if behind is None:
        assert not edition.rows
        return
    small = [row.sessions for row in behind.people.rows if row.name in behind.people.primary]
    assert not [sessions for sessions in small if is_worked_out(sessions, behind.people)]


@settings(max_examples=examples(small=25, full=2_000), deadline=None)
@given(seeds)
def test_participations_are_hidden_where_people_are(seed: int) -> None:
    edition, behind = edition_of(a_log(Random(seed)), TODAY)
    for row in edition.rows.values():
        if row.people.interval is None:
            assert row.participations is None or row.participations.interval is None
            assert row.asked_tenths is None
    if behind is not None:
        hidden = {behind.visits.table.figures[at].atoms for at in behind.visits.hidden}
        told_of = [
            figure.atoms for figure in behind.visits.table.figures if figure.atoms not in hidden
        ]
        for atoms in hidden:
            # No single sum less one other single sum is a hidden one.
            assert not [
                (whole, part)
                for whole in told_of
                for part in told_of
                if part < whole and whole - part == atoms and _is_small(behind, atoms)
            ]


def _is_small(behind: Behind, atoms: frozenset[tuple[str, ...]]) -> bool:
    count = sum(behind.visits.table.cells[atom].reveal() for atom in atoms)
    return 0 < count < 5


@settings(max_examples=examples(small=15, full=1_000), deadline=None)
@given(seeds)
def test_editions_of_a_growing_log_are_safe_together(seed: int) -> None:
    """A release, some months more, and a release again: no small row of either is worked out."""
    log = sorted(a_log(Random(seed)), key=lambda one: one.session.day)
    before: list[Behind] = []
    for today in (date(2026, 6, 10), TODAY):
        _edition, behind = edition_of(
            [one for one in log if one.session.day < today], today, before
        )
        if behind is not None:
            before.append(behind)
    released = [one.people for one in before]
    for one in released:
        for row in one.rows:
            if row.name in one.primary:
                assert not is_worked_out(row.sessions, *released, parts=1)


def test_a_session_of_this_month_moves_nothing() -> None:
    log = [logged("1", date(2027, 1, 5), 20, 20), logged("2", date(2027, 1, 12), 12, 4)]
    before, _behind = edition_of(log, TODAY)
    after, _behind = edition_of([*log, logged("3", date(2027, 2, 9), 3, 3)], TODAY)
    assert before == after
    assert before.until == date(2027, 1, 31)
    row = before.rows[ALL_TIME, TOTAL, ""]
    assert row.people.interval is not None
    assert (row.people.interval.low, row.people.interval.high) == (24, 24)
    assert row.asked_tenths == 10


def test_a_month_of_few_is_told_with_the_next() -> None:
    log = [
        logged("1", date(2026, 11, 5), 20, 20),
        logged("2", date(2026, 12, 5), 3, 3),
        logged("3", date(2027, 1, 5), 9, 2),
    ]
    assert last_day(log[:2], date(2027, 1, 3)) == date(2026, 11, 30)
    assert last_day(log, TODAY) == date(2027, 1, 31)
    assert last_day([], TODAY) is None


def test_a_session_without_numbers_leaves_the_most_unknown() -> None:
    log = [logged("1", date(2026, 11, 5), 20, 20), logged("2", date(2026, 12, 5), None)]
    edition, _behind = edition_of(log, TODAY)
    row = edition.rows[ALL_TIME, TOTAL, ""]
    assert row.people.interval is not None
    assert row.people.interval.high is None
    assert row.participations is None


def test_a_small_theme_takes_another_with_it() -> None:
    log = [
        logged("1", date(2026, 11, 5), 20, 20, theme="t1"),
        logged("2", date(2026, 11, 6), 3, 3, theme="t2"),
        logged("3", date(2026, 11, 7), 12, 12, theme="t3"),
    ]
    edition, _behind = edition_of(log, TODAY)
    hidden = {
        value
        for (period, dimension, value), row in edition.rows.items()
        if (period, dimension) == (ALL_TIME, "theme") and row.people.interval is None
    }
    assert "t2" in hidden
    assert len(hidden) == 2


def test_what_cannot_be_told_beside_a_release_is_left_out_the_finest_first() -> None:
    """Everything was released while the log was small; now a row of it has become too telling."""
    log = [
        logged("1", date(2026, 9, 5), 20, 20, actor="a1"),
        logged("2", date(2026, 10, 5), 16, 16, actor="a2"),
    ]
    first, behind = edition_of(log, TODAY)
    assert first.left_out == ()
    assert behind is not None
    wrong = logged("2", date(2026, 10, 5), 3, 3, actor="a2")
    later, _behind = edition_of([log[0], wrong], TODAY, [behind])
    assert set(later.left_out) <= {*{d for dimensions, _kinds in LADDER for d in dimensions}, "all"}
    assert not [number for number in numbers_of(later) if 1 <= number <= 4]


def referrals(counts: Sequence[tuple[str, date, int]]) -> dict[tuple[str, date], int]:
    """Service, month, how many."""
    return {(service, month): number for service, month, number in counts}


def test_referrals_are_told_by_half_year_once_it_is_over() -> None:
    march, january = date(2026, 3, 1), date(2027, 1, 1)
    found = helped_on(
        referrals(
            [("job", march, 9), ("læge", march, 2), ("skole", march, 12), ("job", january, 7)]
        ),
        TODAY,
    )
    assert found is not None
    assert ("job", "2027-1") not in found.cells
    assert found.cells["læge", "2026-1"].interval is None
    assert found.cells["job", "2026-1"].interval is None
    assert found.cells["*", "2026-1"].interval is not None
    assert helped_on({}, TODAY) is None


def test_figures_hidden_for_another_reason_are_not_worked_out_either() -> None:
    cells: dict[Atom, RawCount] = {("a",): RawCount(20), ("b",): RawCount(30), ("c",): RawCount(40)}
    found = protect(tabulate(cells), also=[("a",)])
    assert ("a",) in found.suppressed
    assert len(found.suppressed) == 2
