"""Spark answers as the plain engine does, to the byte. Where it is absent, this file is skipped.

`make spark` installs it; it is in no lock of the tests, so that nobody fetches it unasked.
"""

import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from brobygger import wiring
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.reach.city import CITY_VIEW, city_view
from brobygger.engines.duckdb import write_checkins, write_sessions
from brobygger.engines.memory import CityInMemory, InMemory
from brobygger.engines.spark import InSpark, sessions_and_keys
from cli.conftest import Run, run
from cli.golden import EXAMPLES
from counts import examples
from engines.test_counting import CASES, DAY, Cases, a_city
from engines.with_spark import spark

__all__ = ["run", "spark"]


def laid(folder: Path, case: Cases) -> InSpark:
    write_checkins(folder / "checkins.parquet", case[1])
    write_sessions(folder / "sessions.parquet", case[0])
    return InSpark(folder / "checkins.parquet", folder / "sessions.parquet")


def plain(case: Cases) -> InMemory:
    return InMemory((session, key.encode() + b"|" + token) for session, token, key in case[1])


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize("case", CASES)
def test_spark_counts_as_the_plain_engine(tmp_path: Path, case: str) -> None:
    log, codes = CASES[case]
    engine = laid(tmp_path, CASES[case])
    for inside in ({one.id for one in log}, set[str](), {one.id for one in log[::2]}):
        assert engine.count(log, inside) == plain(CASES[case]).count(log, inside)
    period = (DAY, DAY + timedelta(1))
    for by in ((), ("theme", "area"), CITY_VIEW):
        assert engine.roll_up(by) == CityInMemory(log, codes).roll_up(by)
        assert engine.roll_up(by, period) == CityInMemory(log, codes).roll_up(by, period)
    assert sessions_and_keys(tmp_path / "checkins.parquet") == (
        {session for session, _, _ in codes},
        {key for _, _, key in codes},
    )


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize("seed", range(examples(small=5, full=100)))
def test_spark_counts_every_world_alike(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    case = a_city(rng)
    inside = {one.id for one in case[0] if rng.random() < 0.6}
    engine = laid(tmp_path, case)
    assert engine.count(case[0], inside) == plain(case).count(case[0], inside)
    by = tuple(rng.sample((*CITY_VIEW, "series", "year"), rng.randrange(5)))
    assert engine.roll_up(by) == CityInMemory(*case).roll_up(by)
    assert city_view(engine) == city_view(CityInMemory(*case))


@pytest.mark.usefixtures("spark")
def test_the_command_prints_the_same_bytes_as_with_duckdb(run: Run, tmp_path: Path) -> None:
    import duckdb

    codes = tmp_path / "koder.parquet"
    rows = f"SELECT session, unhex(token) AS token, key FROM read_csv('{EXAMPLES}/checkins.csv')"
    duckdb.sql(f"COPY ({rows}) TO '{codes}'")
    words = ("reach", EXAMPLES / "sessions.csv", "--checkins", codes, "--by", "area", "--json")
    first = run(*words)
    assert first[0] == 0
    assert run(*words, "--engine", "spark") == first
    numbered = tmp_path / "nummer.parquet"
    duckdb.sql(f"COPY (SELECT '311299-5001' AS session, 'x' AS token, 'k' AS key) TO '{numbered}'")
    code, out, err = run(*words[:3], numbered, "--engine", "spark", "--json")
    assert (code, out) == (1, "")
    assert "FILE-005" in err
    assert "311299" not in err


@pytest.mark.usefixtures("spark")
def test_a_file_that_spark_cannot_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 and nothing more")
    assert refused(InSpark(tmp_path / "x.parquet")) == "FILE-012"
    write_sessions(tmp_path / "y.parquet", CASES["one code"][0])
    assert refused(InSpark(tmp_path / "y.parquet")) == "FILE-012"
    assert refused(InSpark(tmp_path / "none.parquet")) == "FILE-012"
    assert refused(InSpark(tmp_path / "*.parquet")) == "FILE-013"


@pytest.mark.usefixtures("spark")
def test_a_machine_without_java_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert refused(InSpark(tmp_path / "x.parquet")) == "FILE-016"


def refused(engine: InSpark) -> str:
    with pytest.raises(Unreadable) as stop:
        engine.count(CASES["one code"][0], {"s0"})
    return stop.value.problem.code


def test_a_machine_without_spark_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] in {"pyspark", "py4j"}]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pyspark", "py4j"):
        monkeypatch.setitem(sys.modules, name, None)
    assert refused(InSpark(tmp_path / "x.parquet")) == "FILE-015"
    with pytest.raises(Unreadable):
        wiring.count_parquet(tmp_path / "x.parquet", "spark")
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    code, out, err = run("import", tmp_path, "--to", tmp_path / "ud.jsonl", "--engine", "spark")
    assert (code, out) == (1, "")
    assert "FILE-015" in err


def test_spark_is_for_parquet_alone(run: Run) -> None:
    words = ("reach", EXAMPLES / "sessions.csv", "--checkins", EXAMPLES / "checkins.csv")
    code, out, err = run(*words, "--engine", "spark", "--json")
    assert (code, out) == (1, "")
    assert "FILE-017" in err
    assert run(*words, "--engine", "hadoop")[0] == 2


@pytest.mark.parametrize("by", [("actor",), ("area", "area"), ("id",)])
def test_what_a_session_has_many_of_is_no_roll_up(tmp_path: Path, by: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="roll-up"):
        InSpark(tmp_path / "x.parquet", tmp_path / "y.parquet").roll_up(by)
    with pytest.raises(ValueError, match="sessions"):
        InSpark(tmp_path / "x.parquet").roll_up()


def test_no_lock_of_the_tests_fetches_spark() -> None:
    locks = Path(__file__).parents[2] / "requirements"
    holding = {one.name for one in locks.glob("*.lock") if "pyspark" in one.read_text("utf-8")}
    assert holding == {"spark.lock"}
