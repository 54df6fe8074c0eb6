"""`brobygger reach` on files: intervals that may be shown, in both languages."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger import wiring
from brobygger.cli import main, reach
from brobygger.cli.reach_texts import ARGUMENTS, HEADS, LINES
from brobygger.domain.documents.record import as_json
from brobygger.domain.reach.file import read_checkins, read_sessions
from brobygger.domain.reach.release import Asking, release
from brobygger.messages.reach_answers import reach_answer
from cli.golden import EXAMPLES, same_as_golden
from cli.test_schemas import check
from cli.test_words import test_both_languages_name_the_same_parameters as same_parameters
from counts import examples
from domain.reach.worlds import a_world

Run = Callable[..., tuple[int, str, str]]

SESSIONS, CHECKINS = EXAMPLES / "sessions.csv", EXAMPLES / "checkins.csv"
NUMBER = "311299-5001"


def asked(run: Run, *words: object, code: int = 0) -> Any:
    """The answer as JSON, valid by its schema."""
    found, out, err = run("reach", *words, "--json")
    assert (found, err) == (code, "")
    answer = json.loads(out)
    check("reach", answer)
    return answer


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def as_parquet(source: Path, path: Path, columns: str = "*") -> Path:
    """The same rows as Parquet, with types of their own."""
    import duckdb

    duckdb.sql(f"COPY (SELECT {columns} FROM read_csv('{source}')) TO '{path}'")
    return path


@pytest.mark.parametrize("texts", [ARGUMENTS, LINES, HEADS])
def test_both_languages_say_the_same(texts: dict[str, Any]) -> None:
    same_parameters(texts)


def test_a_line_that_the_solver_prints_is_no_part_of_the_answer(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """HiGHS prints past Python, to the stream of the process."""

    def noisy(*asked: Any) -> Any:
        os.write(1, b"Highs says something\n")
        return release(*asked)

    monkeypatch.setattr(reach, "release", noisy)
    assert main(["reach", str(SESSIONS), "--by", "area", "--json"]) == 0
    said = capfd.readouterr()
    check("reach", json.loads(said.out))
    assert said.err == "Highs says something\n"


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_printed_stays_as_it_was(run: Run, language: str) -> None:
    words = ("--checkins", CHECKINS, "--by", "area,theme", "--population", "400")
    code, out, err = run("reach", SESSIONS, *words, "--language", language)
    assert (code, err) == (0, "")
    same_as_golden(f"reach.{language}.txt", out)


def test_the_same_files_and_seed_give_the_same_bytes(run: Run) -> None:
    words = ("reach", SESSIONS, "--checkins", CHECKINS, "--by", "month", "--json")
    assert run(*words)[1] == run(*words)[1]


def test_the_answer_is_that_of_the_rules(run: Run) -> None:
    answer = asked(run, SESSIONS, "--checkins", CHECKINS, "--by", "area", "--code-error", "0,0.1")
    log, _ = read_sessions(SESSIONS.read_text(encoding="utf-8"))
    codes, _ = read_checkins(CHECKINS.read_text(encoding="utf-8"))
    plain = release(log, ("area",), asking=Asking(wiring.count_codes(codes)))
    assert plain is not None
    assert [row["slice"]["area"] for row in answer["rows"]] == [r.stratum[0] for r in plain.rows]
    assert answer["total"]["people"]["figure"] == as_json(plain.total.people)
    assert answer["total"]["method"] == "combined"
    assert answer["code_error"] == [0.0, 0.1]


def test_parquet_is_read_as_the_same_file(run: Run, tmp_path: Path) -> None:
    held = as_parquet(SESSIONS, tmp_path / "gange.parquet")
    codes = as_parquet(CHECKINS, tmp_path / "koder.parquet", "session, unhex(token) AS token, key")
    words = ("--by", "area,theme")
    plain = asked(run, SESSIONS, "--checkins", CHECKINS, *words)
    assert asked(run, held, "--checkins", codes, *words) == plain
    assert asked(run, held, "--checkins", CHECKINS, *words) == plain


def test_small_rows_are_hidden_and_never_in_the_output(run: Run, tmp_path: Path) -> None:
    rows = ("a;2025-03-04;Nord;21;21", "b;2025-03-05;Syd;31;31", "c;2025-03-06;Vest;3;3")
    file = saved(tmp_path / "gange.csv", "\n".join(("id;date;area;heads;first_timers", *rows)))
    answer = asked(run, file, "--by", "area")
    west = answer["rows"][2]
    assert west["people"] == {"figure": {"interval": None, "rounded": False}, "words": "skjult"}
    assert west["sentence"].startswith("Tallet er skjult")
    assert {row["participations"] for row in answer["rows"]} == {None}
    hidden = [row for row in answer["rows"] if row["people"]["figure"]["interval"] is None]
    assert len(hidden) == 2  # the total less the others would be the third
    assert any("under 5" in note for note in answer["notes"])
    strict = asked(run, file, "--by", "area", "--threshold", "40")
    assert {row["people"]["words"] for row in strict["rows"]} == {"skjult"}
    said = run("reach", file, "--by", "area", "--language", "en")[1]
    assert "hidden" in said


def test_a_period_and_people_before_the_log(run: Run) -> None:
    answer = asked(run, SESSIONS, "--from", "1-3-2025", "--to", "2025-04-30", "--rounded")
    assert (answer["begin"], answer["end"]) == ("2025-03-01", "2025-04-30")
    interval = answer["total"]["people"]["figure"]["interval"]
    assert (interval["low"] % 5, interval["high"] % 5) == (0, 0)
    whole = asked(run, SESSIONS)
    late = asked(run, SESSIONS, "--prior", "unknown")
    assert whole["total"]["people"]["figure"]["interval"]["high"] == 104
    assert late["total"]["people"]["figure"]["interval"]["high"] > 104
    assert any("før loggen" in note for note in late["notes"])
    code, out, err = run("reach", SESSIONS, "--from", "2030-01-01")
    assert (code, out) == (1, "")
    assert "REACH-043" in err


def test_wrong_rows_are_told_by_file_and_line_and_end_with_1(run: Run, tmp_path: Path) -> None:
    held = saved(tmp_path / "gange.csv", "id;date;heads\na;2025-03-04;20\nb;x;2\nc;2025-03-05;y\n")
    codes = saved(tmp_path / "koder.csv", "session;token\na;ff\nz;ff\n")
    answer = asked(run, held, "--checkins", codes, code=1)
    told = {one["code"]: (one["where"]["part"], one["where"]["line"]) for one in answer["problems"]}
    assert told == {
        "REACH-040": ("gange.csv", 3),
        "REACH-041": ("gange.csv", 4),
        "REACH-045": ("koder.csv", None),
    }
    code, out, _ = run("reach", held)
    assert code == 1
    assert "gange.csv, linje 3" in " ".join(out.replace("│", " ").split())


def test_what_does_not_add_up_is_a_warning_without_numbers(run: Run, tmp_path: Path) -> None:
    rows = "a;2025-03-04;20;20\nb;2025-03-05;17;19\n"
    held = saved(tmp_path / "gange.csv", f"id;date;heads;first_timers\n{rows}")
    answer = asked(run, held)
    assert [one["code"] for one in answer["problems"]] == ["REACH-001"]
    assert "19" not in answer["problems"][0]["what"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("where", ["sessions", "checkins"])
def test_a_person_number_anywhere_is_refused_and_never_repeated(
    run: Run, tmp_path: Path, where: str, kind: str
) -> None:
    texts = {
        "sessions": "id;date;note\na;2025-03-04;x\n",
        "checkins": "session;token;key\na;ff;k\n",
    }
    texts[where] = texts[where].replace(";x\n", f";se {NUMBER}\n").replace(";ff;", f";{NUMBER};")
    files = {name: saved(tmp_path / f"{name}.csv", text) for name, text in texts.items()}
    if kind == "parquet":
        files = {
            name: as_parquet(path, path.with_suffix(".parquet")) for name, path in files.items()
        }
    code, out, err = run("reach", files["sessions"], "--checkins", files["checkins"], "--json")
    assert (code, out) == (1, "")
    assert "FILE-005" in err
    assert files[where].name in err
    assert NUMBER not in err


def test_codes_of_several_keys_are_refused(run: Run, tmp_path: Path) -> None:
    codes = saved(tmp_path / "koder.csv", "session;token;key\ng19;ff;k1\ng20;ff;k2\n")
    for file in (codes, as_parquet(codes, tmp_path / "koder.parquet")):
        code, out, err = run("reach", SESSIONS, "--checkins", file)
        assert (code, out) == (1, "")
        assert "REACH-044" in err


def test_parquet_without_duckdb_is_refused_with_a_remedy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = as_parquet(SESSIONS, tmp_path / "gange.parquet")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, _, err = run("reach", held)
    assert code == 1
    said = " ".join(err.replace("│", " ").split())
    assert "FILE-011" in said
    assert "make city" in said
    assert run("reach", SESSIONS, "--checkins", CHECKINS)[0] == 0


def test_a_broken_parquet_and_a_missing_file_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 and nothing more")
    assert "FILE-012" in run("reach", tmp_path / "x.parquet")[2]
    assert "DOCUMENT-090" in run("reach", tmp_path / "y.parquet")[2]


@pytest.mark.parametrize(
    "words",
    [
        (),
        (SESSIONS, "--by", "postcode"),
        (SESSIONS, "--by", "area,area"),
        (SESSIONS, "--threshold", "2"),
        (SESSIONS, "--population", "0"),
        (SESSIONS, "--prior", "many"),
        (SESSIONS, "--code-error", "0.2,0.1"),
        (SESSIONS, "--code-error", "1"),
        (SESSIONS, "--from", "i går"),
        (SESSIONS, "--from", "2025-03-04", "--to", "2025-03-03"),
        ("-", "--checkins", "-"),
    ],
)
def test_wrong_use_ends_with_2_in_two_lines(run: Run, words: Iterable[object]) -> None:
    code, out, err = run("reach", *words)
    assert (code, out) == (2, "")
    assert err.startswith("Forkert brug: ")
    assert err.count("\n") == 2


def test_files_need_no_django_no_database_and_no_duckdb(tmp_path: Path) -> None:
    code = (
        "import sys; from brobygger.cli import main\n"
        f"code = main(['reach', {str(SESSIONS)!r}, '--checkins', {str(CHECKINS)!r}, '--json'])\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(code or bool(loaded & {'django', 'duckdb'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr


@settings(max_examples=examples(small=20, full=500))
@given(st.integers(0, 10**9))
def test_every_log_has_an_answer_that_is_valid(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 6), rng.randint(1, 12))
    by = rng.choice(((), ("area",), ("month", "area")))
    asking = Asking(wiring.count_codes(world.checkins), is_public=rng.random() < 0.3)
    found = release(world.log, by, asking=asking)
    assert found is not None
    for language in ("da", "en"):
        answer = reach_answer(
            found, by, (None, None), asking, problems=found.problems, language=language
        )
        check("reach", as_json(answer))
        assert all(one.sentence for one in (*answer.rows, answer.total))
