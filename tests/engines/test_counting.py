"""Every engine that counts codes answers as the plain one does: one table of cases for all."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger import wiring
from brobygger.domain.activities.session import Session
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.reach.city import CITY_VIEW, CityCounting, city_view
from brobygger.engines.columns import InColumns
from brobygger.engines.duckdb import Checkin, InParquet, write_checkins, write_sessions
from brobygger.engines.memory import CityInMemory, InMemory
from counts import examples

DAY = date(2025, 3, 30)
AnEngine = InMemory | InColumns | InParquet
Cases = tuple[list[Session], list[Checkin]]
seeds = st.integers(0, 10**9)


def sessions(*days_and_orders: tuple[int, int | None]) -> list[Session]:
    return [
        Session(f"s{at}", DAY + timedelta(day), order, area="NS"[at % 2], theme="jk"[at // 2 % 2])
        for at, (day, order) in enumerate(days_and_orders)
    ]


def seen(*codes: str) -> list[Checkin]:
    """A word a session, a letter a code; capitals are made by another key."""
    return [
        (f"s{at}", letter.lower().encode(), "k2" if letter.isupper() else "k1")
        for at, word in enumerate(codes)
        for letter in word
    ]


CASES: dict[str, Cases] = {
    "nothing": (sessions((0, 0), (1, 0)), []),
    "one code": (sessions((0, 0)), seen("a")),
    "the same code twice at a session": (sessions((0, 0)), seen("aab")),
    "seen again and again": (sessions((0, 0), (1, 0), (2, 0)), seen("ab", "bc", "acd")),
    "a day without order": (sessions((0, None), (0, None), (1, None)), seen("ab", "b", "a")),
    "an order for one of two": (sessions((0, 1), (0, None), (0, 2)), seen("ab", "ab", "abc")),
    "two keys, the same bytes": (sessions((0, 0), (1, 0)), seen("aA", "Ab")),
    "check-ins of sessions that are not in the log": (sessions((0, 0)), seen("a", "a", "b")),
    "handed in backwards": (sessions((3, 0), (2, 0), (1, 1), (1, 0)), seen("abc", "ad", "a", "cd")),
    "two years": (sessions((0, 0), (400, 0), (401, 0)), seen("ab", "bc", "abcd")),
}


def a_city(rng: Random) -> Cases:
    held = [
        Session(
            f"s{at}",
            DAY + timedelta(rng.randrange(70)),
            rng.choice((None, 0, 1, 2)),
            series=rng.choice("xy"),
            area=rng.choice(("Nord", "Syd", "")),
            theme=rng.choice("jk"),
            target_group=rng.choice("ub"),
        )
        for at in range(rng.randrange(1, 12))
    ]
    codes = [
        (f"s{rng.randrange(len(held) + 1)}", bytes([rng.randrange(9), 0]), rng.choice(("k1", "k2")))
        for _ in range(rng.randrange(60))
    ]
    return held, codes


def in_memory(_: Path, checkins: Sequence[Checkin]) -> AnEngine:
    return InMemory((session, key.encode() + b"|" + token) for session, token, key in checkins)


def in_columns(_: Path, checkins: Sequence[Checkin]) -> AnEngine:
    pairs = ((session, key.encode() + b"|" + token) for session, token, key in checkins)
    return InColumns.of_tokens(pairs)


def in_parquet(folder: Path, checkins: Sequence[Checkin]) -> AnEngine:
    write_checkins(folder / "checkins.parquet", checkins)
    return InParquet(folder / "checkins.parquet")


def city_in_parquet(folder: Path, held: Iterable[Session], codes: Iterable[Checkin]) -> InParquet:
    write_checkins(folder / "checkins.parquet", codes)
    write_sessions(folder / "sessions.parquet", held)
    return InParquet(folder / "checkins.parquet", folder / "sessions.parquet")


ENGINES: tuple[Callable[[Path, Sequence[Checkin]], AnEngine], ...] = (in_parquet, in_columns)
CITIES: tuple[Callable[[Path, Iterable[Session], Iterable[Checkin]], CityCounting], ...] = (
    city_in_parquet,
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES)
def test_every_engine_counts_as_the_plain_one(
    tmp_path: Path, case: str, engine: Callable[[Path, Sequence[Checkin]], AnEngine]
) -> None:
    log, codes = CASES[case]
    plain, other = in_memory(tmp_path, codes), engine(tmp_path, codes)
    everything = {one.id for one in log}
    for inside in (everything, set(), {log[-1].id}, {one.id for one in log[::2]}):
        assert other.count(log, inside) == plain.count(log, inside)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES)
def test_every_engine_finds_the_same_people_together(
    tmp_path: Path, case: str, engine: Callable[[Path, Sequence[Checkin]], AnEngine]
) -> None:
    log, codes = CASES[case]
    slices = {"odd": [one.id for one in log[1::2]], "all": [one.id for one in log], "none": []}
    plain = in_memory(tmp_path, codes).together(slices)
    assert engine(tmp_path, codes).together(slices) == plain
    assert repr(plain).count("•••") == len(plain)


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("by", [(), ("area",), ("month",), ("theme", "area"), CITY_VIEW])
def test_every_city_engine_rolls_up_as_the_plain_one(
    tmp_path: Path,
    case: str,
    by: tuple[str, ...],
    city: Callable[[Path, Iterable[Session], Iterable[Checkin]], CityCounting],
) -> None:
    plain, other = CityInMemory(*CASES[case]), city(tmp_path, *CASES[case])
    assert other.roll_up(by) == plain.roll_up(by)
    period = (DAY, DAY + timedelta(1))
    assert other.roll_up(by, period) == plain.roll_up(by, period)


@settings(max_examples=examples(small=25, full=1_000))
@given(seeds)
def test_every_world_is_counted_alike(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = Random(seed)
    log, codes = a_city(rng)
    inside = {one.id for one in log if rng.random() < 0.6}
    folder = tmp_path_factory.mktemp("codes")
    plain = in_memory(folder, codes)
    for engine in ENGINES:
        assert engine(folder, codes).count(log, inside) == plain.count(log, inside)
    by = tuple(rng.sample((*CITY_VIEW, "series", "year"), rng.randrange(5)))
    for city in CITIES:
        assert city(folder, log, codes).roll_up(by) == CityInMemory(log, codes).roll_up(by)


def test_the_city_is_shown_alike_and_small_rows_are_hidden(tmp_path: Path) -> None:
    rng = Random(1)
    held = [
        Session(f"s{at}", DAY + timedelta(at % 60), at, area="NSV"[at % 3], theme="jk"[at % 2])
        for at in range(60)
    ]
    codes = [
        (f"s{at}", bytes([int(80 * rng.random() ** 2)]), "k1")
        for at in range(60)
        for _ in range(9 if at % 3 < 2 else at % 12 == 2)
    ]
    plain = city_view(CityInMemory(held, codes))
    for city in CITIES:
        assert city_view(city(tmp_path, held, codes)) == plain
    assert 0 < len(plain.suppressed) < len(plain.cells)
    raw = CityInMemory(held, codes).roll_up(("area",))
    assert repr(raw[("N",)]) == "SeenCodes(least=RawCount(•••), most=RawCount(•••))"


@pytest.mark.parametrize("by", [("actor",), ("area", "area"), ("id",)])
def test_what_a_session_has_many_of_is_no_roll_up(tmp_path: Path, by: tuple[str, ...]) -> None:
    held, codes = CASES["one code"]
    for engine in (CityInMemory(held, codes), city_in_parquet(tmp_path, held, codes)):
        with pytest.raises(ValueError, match="roll-up"):
            engine.roll_up(by)


def test_files_are_the_owners_alone_and_never_half_written(tmp_path: Path) -> None:
    held, codes = CASES["seen again and again"]
    city_in_parquet(tmp_path, held, codes)
    assert write_checkins(tmp_path / "checkins.parquet", codes[:1]) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "checkins.parquet",
        "sessions.parquet",
    ]
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def refused(engine: InParquet) -> str:
    with pytest.raises(Unreadable) as stop:
        engine.count(CASES["one code"][0], {"s0"})
    return stop.value.problem.code


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("session;token\n")
    assert refused(InParquet(tmp_path / "x.parquet")) == "FILE-012"
    write_sessions(tmp_path / "y.parquet", CASES["one code"][0])
    assert refused(InParquet(tmp_path / "y.parquet")) == "FILE-012"
    assert refused(InParquet(tmp_path / "*.parquet")) == "FILE-013"


def test_a_machine_without_duckdb_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert refused(InParquet(tmp_path / "x.parquet")) == "FILE-011"


def test_wiring_writes_the_city_and_counts_it(tmp_path: Path) -> None:
    held, codes = CASES["seen again and again"]
    files = tmp_path / "checkins.parquet", tmp_path / "sessions.parquet"
    assert wiring.write_city(*files, codes, held) == len(codes)
    assert wiring.count_city(*files).roll_up() == CityInMemory(held, codes).roll_up()
    engine, sessions, keys = wiring.count_parquet(files[0])
    assert (sessions, keys) == ({"s0", "s1", "s2"}, {"k1"})
    assert engine.count(held, {"s0"}) == in_memory(tmp_path, codes).count(held, {"s0"})


def test_parquet_becomes_the_text_of_a_file_of_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    path = tmp_path / "x.parquet"
    duckdb.sql(
        "COPY (SELECT 'a;b' AS id, DATE '2025-03-04' AS \"the date\", ['klub', 'skole'] AS actors,"
        f" NULL AS heads, 7 AS asked) TO '{path}'"
    )
    assert wiring.text_of_parquet(path).splitlines() == [
        "id;the date;actors;heads;asked",
        '"a;b";2025-03-04;klub|skole;;7',
    ]
    monkeypatch.setattr("brobygger.engines.duckdb.MOST_ROWS", 0)
    with pytest.raises(Unreadable) as stop:
        wiring.text_of_parquet(path)
    assert stop.value.problem.code == "FILE-014"


@settings(max_examples=examples(small=40, full=2_000), deadline=None)
@given(seeds)
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """A Parquet file with some bytes changed or cut off is read, or refused with a remedy."""
    rng = Random(seed)
    path = tmp_path_factory.mktemp("broken") / "x.parquet"
    held, codes = CASES["seen again and again"]
    is_log = rng.random() < 0.5
    if is_log:
        write_sessions(path, held)
    else:
        write_checkins(path, codes)
    data = bytearray(path.read_bytes())
    for _ in range(rng.randint(1, 6)):
        data[rng.randrange(4, len(data))] = rng.randrange(256)
    path.write_bytes(data[: rng.randrange(4, len(data))] if rng.random() < 0.3 else data)
    code = ""
    try:
        if is_log:
            assert wiring.text_of_parquet(path)
        else:
            wiring.count_parquet(path)[0].count(held, {"s0"})
    except Unreadable as stop:
        code = stop.problem.code
    assert code in ("", "FILE-012", "FILE-005")
