"""`brobygger areas rank` on files: what scores say, whether the choice holds, in both languages."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from brobygger.cli.area_ranking import Asked, rank_answer
from brobygger.cli.areas_texts import ARGUMENTS, LINES, WEIGHTINGS
from brobygger.domain.areas.file import AreasFile, read_areas
from brobygger.domain.areas.scoring import Score
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.documents.record import as_json
from brobygger.messages.area_answers import HOLDING
from cli.golden import EXAMPLES, same_as_golden
from cli.test_schemas import check
from cli.test_words import test_both_languages_name_the_same_parameters as same_parameters
from counts import examples
from domain.areas.sheets import fixed_sheets, open_sheets

Run = Callable[..., tuple[int, str, str]]

CSV = EXAMPLES / "areas.csv"
JSON = EXAMPLES / "areas.json"
NUMBER = "311299-5001"


def asked(run: Run, file: Path, *words: str, code: int = 0) -> Any:
    """The answer as JSON, valid by its schema."""
    found, out, err = run("areas", "rank", file, *words, "--json")
    assert (found, err) == (code, "")
    answer = json.loads(out)
    check("areas_rank", answer)
    return answer


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def of_file(sheet: ScoreSheet) -> AreasFile:
    """A sheet as the file it comes from."""
    scores = tuple(
        Score(area, key, "BIF", cell.low, cell.high, "kilde")
        for (area, key), cell in sheet.cells.items()
    )
    return AreasFile(sheet.criteria, sheet.areas, scores)


@pytest.mark.parametrize("texts", [ARGUMENTS, LINES, WEIGHTINGS, HOLDING])
def test_both_languages_say_the_same(texts: dict[str, Any]) -> None:
    same_parameters(texts)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("file", [CSV, JSON])
def test_what_is_printed_stays_as_it_was(run: Run, file: Path, language: str) -> None:
    words = ("areas", "rank", file, "--promethee", "--language", language)
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    same_as_golden(f"areas_rank_{file.suffix[1:]}.{language}.txt", out)


def test_the_areas_stand_in_the_order_of_the_file(run: Run) -> None:
    answer = asked(run, JSON)
    assert [one["area"] for one in answer["areas"]] == [
        "Mågebakken", "Ternehaven", "Lærkevænget", "Viberækken",
    ]  # fmt: skip
    assert answer["note"] == "Ikke valgt er ikke det samme som mindre behov."


def test_each_area_has_its_levels_sum_share_and_what_beats_it(run: Run) -> None:
    answer = asked(run, JSON)
    first, second, third, fourth = answer["areas"]
    assert first["levels"]["trust"] == {"low": 3, "high": 3}
    assert (first["sum_low"], first["sum_high"]) == ("0.75", "0.75")
    assert (first["first_share_exact"], second["first_share_exact"]) == ("2/3", "1/3")
    assert third["dominated_by"] == ["Mågebakken", "Ternehaven"]
    assert fourth["veto"] == "Ingen boligorganisation vil være vært."
    assert fourth["sum_low"] is None
    assert answer["draws"] == 0
    assert (answer["first"], answer["holds"]) == (["Mågebakken"], True)
    assert answer["sentence"].startswith("Valget holder: Mågebakken er først")


def test_weights_and_order_of_the_command_count_before_those_of_the_file(run: Run) -> None:
    def weights(*words: str) -> tuple[str, dict[str, str]]:
        answer = asked(run, JSON, *words)
        return answer["weighting"], {one["key"]: one["weight"] for one in answer["criteria"]}

    assert weights() == ("given", {"trust": "0.5", "actors": "0.25", "need": "0.25"})
    assert weights("--weights", "trust=1,actors=0.5,need=2.5") == (
        "given", {"trust": "0.25", "actors": "0.125", "need": "0.625"},
    )  # fmt: skip
    assert weights("--order", "need,trust,actors") == (
        "order", {"trust": "5/18", "actors": "1/9", "need": "11/18"},
    )  # fmt: skip
    equal = asked(run, CSV)
    assert (equal["weighting"], equal["criteria"][0]["weight"]) == ("equal", "1/3")


def test_a_choice_that_hangs_on_the_weights_is_said_not_to_hold(run: Run) -> None:
    answer = asked(run, JSON, "--weights", "trust=2,actors=3,need=3.5")
    assert answer["holds"] is False
    assert answer["overtakings"][0]["rival"] == "Ternehaven"
    assert "men Ternehaven kan komme foran" in answer["sentence"]


def test_open_cells_are_drawn_with_a_seed_and_the_same_seed_gives_the_same_bytes(run: Run) -> None:
    words = ("areas", "rank", CSV, "--draws", "2000", "--seed", "3", "--json")
    first, again = run(*words)[1], run(*words)[1]
    other = run("areas", "rank", CSV, "--draws", "2000", "--seed", "4", "--json")[1]
    assert first == again
    assert first != other
    answer = json.loads(first)
    assert (answer["draws"], answer["seed"]) == (2000, 3)
    assert sum(one["first_share"] for one in answer["areas"]) == pytest.approx(1)
    assert answer["sentence"].startswith("Scorerne afgør det ikke")


def test_promethee_is_computed_where_it_can_be_and_else_says_why(run: Run) -> None:
    answer = asked(run, JSON, "--promethee")
    flows = [one["promethee"] for one in answer["areas"]]
    assert answer["convention"] == "per_other"
    assert flows[0] == {"plus": "0.75", "minus": "0.125", "net": "0.625"}
    assert flows[3] is None
    assert asked(run, JSON)["areas"][0]["promethee"] is None
    opened = asked(run, CSV, "--promethee")
    assert [one["code"] for one in opened["problems"]] == ["AREA-049"]
    assert opened["convention"] is None


def test_disagreements_are_shown_with_what_was_agreed(run: Run) -> None:
    [one] = asked(run, CSV)["disagreements"]
    assert (one["area"], one["gap"], one["agreed"]) == ("Mågebakken", 2, {"low": 3, "high": 3})


def test_a_veto_against_every_area_leaves_nothing_to_choose(run: Run, tmp_path: Path) -> None:
    record = json.loads(JSON.read_text(encoding="utf-8"))
    record["vetoes"] = [
        {"area": area, "reason": "nej", "said_by": "BIF"} for area in record["candidates"]
    ]
    file = saved(tmp_path / "veto.json", json.dumps(record))
    answer = asked(run, file, "--promethee")
    assert (answer["first"], answer["holds"]) == ([], None)
    assert answer["sentence"] == "Der er veto mod alle områder."
    assert [one["code"] for one in answer["problems"]] == ["AREA-050"]
    assert "Der er veto mod alle områder." in run("areas", "rank", file)[1]


def test_a_wrong_row_is_told_with_file_line_and_remedy_and_ends_with_1(
    run: Run, tmp_path: Path
) -> None:
    file = saved(tmp_path / "scorer.csv", "area;criterion;scorer;low\nA;local_need;BIF;ni\nB\n")
    answer = asked(run, file, code=1)
    [told] = [one for one in answer["problems"] if one["code"] == "AREA-041"]
    assert (told["where"]["part"], told["where"]["line"]) == ("scorer.csv", 2)
    assert "helt tal fra 0 til 4" in told["remedy"]
    code, out, _ = run("areas", "rank", file)
    assert code == 1
    assert "scorer.csv, linje 2" in out
    assert out.index("AREA-041") < out.index("Områderne i filens")


def test_a_person_number_is_refused_and_never_repeated(run: Run, tmp_path: Path) -> None:
    file = saved(tmp_path / "scorer.csv", f"area;criterion;scorer;low\n{NUMBER};local_need;x;1\n")
    code, out, err = run("areas", "rank", file, "--json")
    assert (code, out) == (1, "")
    assert "FILE-005" in err
    assert "linje 2" in err
    assert NUMBER not in err


def test_what_is_asked_of_criteria_that_are_not_there_is_refused_with_those_that_are(
    run: Run,
) -> None:
    code, _, err = run("areas", "rank", JSON, "--weights", "a=1")
    assert code == 1
    assert "trust, actors, need" in " ".join(err.replace("│", " ").split())
    code, _, err = run("areas", "rank", JSON, "--order", "need,trust", "--language", "en")
    assert code == 1
    assert "AREA-046" in err


@pytest.mark.parametrize(
    "words",
    [
        ("--weights", "trust"),
        ("--weights", "trust=-1"),
        ("--weights", "trust=1,trust=2"),
        ("--order", "a,a"),
        ("--order", "a,"),
        ("--draws", "0"),
        ("--draws", "1e9"),
        ("--draws", "²"),
        ("--seed", "-1"),
        ("--weights", "a=1", "--order", "a"),
        ("--at", "2024"),
    ],
)
def test_wrong_use_ends_with_2_in_two_lines(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run("areas", "rank", JSON, *words)
    assert (code, out) == (2, "")
    assert err.startswith("Forkert brug: ")
    assert err.count("\n") == 2
    assert run("areas")[0] == 2


def test_help_speaks_both_languages(run: Run) -> None:
    assert "det vigtigste først" in " ".join(run("areas", "rank", "--help")[1].split())
    english = " ".join(run("areas", "rank", "--help", "--language", "en")[1].split())
    assert "the most important first" in english


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("areas", "rank", tmp_path / "væk.csv")
    assert code == 1
    assert "DOCUMENT-090" in err


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(CSV.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert asked(run, Path("-"))["areas"][0]["area"] == "Mågebakken"


def test_a_file_needs_no_django_and_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; from brobygger.cli import main\n"
        f"code = main(['areas', 'rank', {str(CSV)!r}, '--json'])\n"
        "sys.exit(code or any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_examples_are_valid_by_the_schema_and_wrong_files_are_not() -> None:
    record = json.loads(JSON.read_text(encoding="utf-8"))
    check("areas_file", record)
    check("areas_file", read_areas(CSV.read_text(encoding="utf-8"))[0].as_record())
    for wrong in ({**record, "more": 1}, {**record, "scores": [{"area": "A"}]}):
        with pytest.raises(jsonschema.ValidationError):
            check("areas_file", wrong)


@settings(max_examples=examples(small=25, full=1000))
@given(fixed_sheets | open_sheets)
def test_every_sheet_has_an_answer_that_is_valid(sheet: ScoreSheet) -> None:
    wanted = Asked(draws=50, with_promethee=True)
    answer, _ = rank_answer(of_file(sheet), [], wanted, "scorer.csv")
    check("areas_rank", as_json(answer))
    assert [one.area for one in answer.areas] == list(sheet.areas)
    assert sum(one.first_share or 0 for one in answer.areas) == pytest.approx(1)
