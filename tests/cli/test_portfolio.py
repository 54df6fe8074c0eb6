"""`brobygger portfolio` on a register file: five questions, readable and as JSON."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.cli.portfolio_texts import ARGUMENTS, LINES, QUESTIONS, ROWS
from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.recommendations.portfolio.file import RegisterFile, filed, read_register
from brobygger.domain.recommendations.portfolio.model import CycleError, Note
from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES, Outcome
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.plain import write_markdown
from brobygger.messages import say
from cli.test_schemas import check
from cli.test_words import test_both_languages_name_the_same_parameters as same_parameters
from counts import examples
from papers import annexes

Run = Callable[..., tuple[int, str, str]]

COSTS = {"N2": 1_000_000, "N6": 2_000_000, "N9": 1_500_000, "R3": 500_000, "R7": 700_000}
QUESTION_WORDS = {
    "colour": (),
    "propagate": (),
    "explain": ("N9",),
    "choose": (),
    "front": (),
}


def a_register(*outcomes: Outcome) -> RegisterFile:
    """The demo's annex with costs for some of its notes."""
    notes = tuple(
        Note(note, dict.fromkeys(range(2024, 2028), kr), 2024) for note, kr in COSTS.items()
    )
    return RegisterFile(demo_annex(), notes, outcomes)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register file with one decision: the note in the package is granted for one year."""
    given_once = Outcome("N13", "funded", 2024, date(2023, 10, 5), source="BR 05-10-2023, punkt 4")
    return saved(tmp_path / "register.json", a_register(given_once).as_record())


def saved(path: Path, record: Any) -> Path:
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def asked(run: Run, question: str, register: Path, *words: str) -> Any:
    """The answer of a question as JSON, valid by its schema."""
    code, out, err = run(
        "portfolio", question, *QUESTION_WORDS[question], register, *words, "--json"
    )
    assert (code, err) == (0, "")
    answer = json.loads(out)
    check(f"portfolio_{question}", answer)
    return answer


def test_colour_gives_every_part_its_category_and_the_reason(run: Run, register: Path) -> None:
    answer = asked(run, "colour", register)
    found = {
        part["id"]: (part["category"], part["reason"])
        for each in answer["recommendations"]
        for part in each["parts"]
    }
    assert answer["at"] == "2023-06-28"
    assert found["2a"] == ("green", "note_ordered")
    assert found["3a"] == ("red", "no_note")
    assert found["10a"] == ("blue", "outside_mandate")
    # On the day after its grant has ended, a part that stands on it needs money again.
    later = asked(run, "colour", register, "--at", "2026-01-01")
    assert later["recommendations"][7]["parts"][0]["reason"] == "frame_source_ended"
    out = run("portfolio", "colour", register)[1]
    assert "● Budgetnotat bestilt" in out
    assert "▲ Mangler finansiering" in out


def test_propagate_tells_lapsed_apart_from_fallen_with_the_chain(run: Run, register: Path) -> None:
    answer = asked(run, "propagate", register, "--at", "2026-01-01")
    labels = {each["number"]: each["label"] for each in answer["recommendations"]}
    assert (labels[8], labels[12], labels[13]) == ("lapsed", "fallen", "lapsed")
    assert sum(answer["counts"].values()) == 13
    part = next(part for part in answer["parts"] if part["id"] == "13a")
    assert part["lapsed_on"] == "2024-12-31"
    assert part["chain"][0]["words"] == "pengene til N13 udløb 31-12-2024"
    assert part["chain"][0]["decision"] == "BR 05-10-2023, punkt 4"
    assert all(part["chain"][-1]["quote"] for part in answer["parts"])
    out = run("portfolio", "propagate", register, "--at", "2026-01-01")[1]
    assert "◣ Ophørt" in out
    assert "dækket til og med 31-12-2025" in out
    assert "mildere læsning: ● Dækket" in out


def test_a_note_put_off_to_no_round_is_told_with_its_place_and_a_remedy(
    run: Run, tmp_path: Path
) -> None:
    put_off = Outcome("N9", "deferred", 2024, date(2023, 10, 5))
    file = saved(tmp_path / "register.json", a_register(put_off).as_record())
    answer = asked(run, "propagate", file, "--at", "2030-01-01")
    [told] = [each for each in answer["problems"] if each["code"] == "PORTFOLIO-006"]
    assert told["what"].startswith("N9 er udskudt, men der står ikke, til hvilket budget")
    assert "skriv den på udfaldet" in told["remedy"]
    assert "PORTFOLIO-006" in run("portfolio", "propagate", file, "--at", "2030-01-01")[1]


def test_the_day_is_the_first_of_the_first_budget_year_where_none_is_said(
    run: Run, register: Path
) -> None:
    for question in ("propagate", "explain"):
        assert asked(run, question, register)["at"] == "2024-01-01"


def test_explain_shows_what_falls_with_the_note(run: Run, register: Path) -> None:
    answer = asked(run, "explain", register)
    assert answer["lifted"] == ["5a", "9a"]
    assert [(one["number"], one["after"]) for one in answer["recommendations"]] == [
        (5, "fallen"), (9, "fallen"),
    ]  # fmt: skip
    out = run("portfolio", "explain", "N9", register)[1]
    assert "Uden N9, 01-01-2024" in out
    assert "løftes af notatet selv" in out


def test_a_note_on_which_nothing_hangs_is_said_to_change_nothing(run: Run, register: Path) -> None:
    # On the paper's own day the plan pays 3a, so the need that stands beside it lifts nothing.
    out = run("portfolio", "explain", "R3", register, "--at", "2023-06-28")[1]
    assert "Intet ændrer sig uden R3." in out


def test_choose_says_equals_aloud_and_lists_what_has_no_cost(run: Run, register: Path) -> None:
    answer = asked(run, "choose", register, "--cap", "2024=2.500.000", "--worth")
    assert answer["status"] == "optimal"
    assert [problem["code"] for problem in answer["left_out"]] == ["PORTFOLIO-005"]
    assert [one["note"] for one in answer["decided"]] == ["N13"]
    assert all(one["cost_by_year_kr"]["2024"] <= 2_500_000 for one in answer["ties"])
    assert {one["note"] for one in answer["worth"]} == set(COSTS)
    out = run("portfolio", "choose", register, "--cap", "2024=2.500.000", "--worth")[1]
    assert out.index("Ikke regnet med") < out.index("Bevist") < out.index("Kr. i alt")
    assert "2.200.000" in out
    tied = run("portfolio", "choose", register, "--cap", "2024=0")
    assert "Ét valg bærer mest." in tied[1]


def test_equal_answers_are_a_political_choice(run: Run, tmp_path: Path) -> None:
    same = {"N6": {2024: 1_000_000}, "N9": {2024: 1_000_000}, "N2": {2024: 1_000_000}}
    notes = tuple(Note(note, cost, 2024) for note, cost in same.items())
    path = saved(tmp_path / "lige.json", RegisterFile(demo_annex(), notes).as_record())
    # Weights make recommendation 2 and 9 worth the same, and only one of them can be carried.
    weights = ("--weight", "5=0", "--weight", "3=0", "--weight", "6=0", "--weight", "5a=0",
               "--weight", "3b=0", "--weight", "6a=0")  # fmt: skip
    answer = asked(run, "choose", path, "--cap", "2024=1000000", *weights)
    assert {tuple(one["notes"]) for one in answer["ties"]} == {("N2",), ("N9",)}
    out = run("portfolio", "choose", path, "--cap", "2024=1000000", *weights)[1]
    assert "2 lige gode valg. Hvilket, er et politisk valg." in out


def test_what_is_impossible_names_the_conditions(run: Run, register: Path) -> None:
    words = ("--cap", "2024=100", "--must", "N9")
    answer = asked(run, "choose", register, *words)
    assert answer["status"] == "infeasible"
    assert {row["kind"] for row in answer["conflict"]} == {"must", "cap"}
    out = run("portfolio", "choose", register, *words)[1]
    assert "N9 skal med" in out
    assert "højst 100 kr. i 2024" in out


def test_wishes_are_kept(run: Run, register: Path) -> None:
    wishes: tuple[tuple[tuple[str, str], Callable[[set[str]], bool]], ...] = (
        (("--forbid", "R7"), lambda notes: "R7" not in notes),
        (("--must", "N6"), lambda notes: "N6" in notes),
        (("--exclusive", "N2,N9"), lambda notes: not {"N2", "N9"} <= notes),
        (("--together", "N2,N6"), lambda notes: len(notes & {"N2", "N6"}) != 1),
    )
    for words, holds in wishes:
        answer = asked(run, "choose", register, "--cap", "2024=4.500.000", *words)
        assert answer["ties"]
        assert all(holds(set(one["notes"])) for one in answer["ties"])


def test_a_cap_of_one_committee_holds_only_its_notes(run: Run, tmp_path: Path) -> None:
    cost = {2024: 1_000_000}
    notes = (Note("N2", cost, 2024, committee="BUU"), Note("N9", cost, 2024, committee="BIU"))
    path = saved(tmp_path / "udvalg.json", RegisterFile(demo_annex(), notes).as_record())
    answer = asked(run, "choose", path, "--cap", "2024:BUU=0")
    assert {one["notes"][0] for one in answer["ties"]} == {"N9"}


def test_front_counts_recommendations_or_parts(run: Run, register: Path) -> None:
    answer = asked(run, "front", register)
    money = [point["money_kr"] for point in answer["points"]]
    value = [point["value"] for point in answer["points"]]
    assert money == sorted(set(money))
    assert value == sorted(set(value))
    parts = asked(run, "front", register, "--measure", "parts")
    assert parts["points"][-1]["value"] > value[-1]
    out = run("portfolio", "front", register)[1]
    assert "Kr. i alt" in out
    assert "14.800.000" in out


def test_what_read_prints_of_an_annex_is_a_register_file(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "bilag.md"
    paper.write_text(write_markdown(write_annex(demo_annex())), encoding="utf-8")
    record = json.loads(run("read", paper, "--json")[1])
    path = saved(tmp_path / "register.json", record)
    check("register", record)
    labels = {
        each["number"]: each["label"]
        for each in asked(run, "propagate", path, "--at", "2028-01-01")["recommendations"]
    }
    assert labels[1] == "covered"
    assert labels[10] == "outside"
    record |= {"notes": [{"id": "N9", "cost_kr": {"2024": 10}}], "outcomes": [
        {"note": "N9", "kind": "rejected"}]}  # fmt: skip
    check("register", record)
    saved(path, record)
    later = asked(run, "propagate", path)["recommendations"]
    assert {each["number"]: each["label"] for each in later}[9] == "fallen"


def test_a_dash_is_standard_input(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(register.read_bytes())))
    assert run("portfolio", "colour", "-")[0] == 0


# --- files that cannot be used ----------------------------------------------------------------


def test_a_file_that_is_no_json_is_told_by_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "brudt.json"
    path.write_text('{"contract": 1,\n "values": }', encoding="utf-8")
    code, out, err = run("portfolio", "colour", path, "--json")
    assert (code, out) == (1, "")
    assert "REGISTER-001" in err
    assert "linje 2" in " ".join(err.split())


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[" * 100_000, b"", b"9" * 5_000])
def test_no_file_breaks_the_reader(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    code, out, err = run("portfolio", "propagate", path)
    assert (code, out) == (1, "")
    assert "REGISTER-00" in err


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    code, _, err = run("portfolio", "colour", tmp_path / "væk.json")
    assert code == 1
    assert "DOCUMENT-090" in err


def broken(**changed: Any) -> dict[str, Any]:
    return {**a_register().as_record(), **changed}


def doubled() -> dict[str, Any]:
    record = a_register().as_record()
    record["values"]["recommendations"] *= 2
    return record


def ring() -> dict[str, Any]:
    """The first recommendation waits for the third, whose second part waits for the first."""
    record = a_register().as_record()
    first, third = (record["values"]["recommendations"][index] for index in (0, 2))
    wait = json.loads(json.dumps(third["parts"][1]["requires"][0]))
    wait["value"] = {"target": 3, "quantifier": "all", "parts": []}
    first["parts"][0]["requires"] = [wait]
    return record


def waits_for_nobody() -> dict[str, Any]:
    record = a_register().as_record()
    part = record["values"]["recommendations"][2]["parts"][1]
    part["requires"][0]["value"]["target"] = 99
    return record


@pytest.mark.parametrize(
    ("record", "code", "said"),
    [
        ([], "REGISTER-002", "kontrakt 1"),
        (broken(template="budget_note"), "REGISTER-002", "kontrakt 1"),
        (broken(contract=2), "REGISTER-002", "kontrakt 1"),
        (broken(more=1), "REGISTER-003", "»more«"),
        (broken(values={}), "REGISTER-003", "»values«"),
        (broken(notes={}), "REGISTER-003", "»notes«"),
        (broken(notes=[{"id": "N9", "cost_kr": {"2024": "8"}}]), "REGISTER-003", "notes.0.cost_kr"),
        (broken(notes=[{"id": "N9", "cost_kr": {"24": 8}}]), "REGISTER-003", "notes.0.cost_kr.24"),
        (broken(notes=[{"id": "N9", "price": 8}]), "REGISTER-003", "»notes.0«"),
        (broken(outcomes=[{"note": "N9", "kind": "given"}]), "REGISTER-003", "outcomes.0.kind"),
        (broken(adopted={"2024": "i oktober"}), "REGISTER-003", "adopted.2024"),
        (broken(adopted=[]), "REGISTER-003", "»adopted«"),
        (broken(notes=[{"id": "N9"}, {"id": "N9"}]), "REGISTER-004", "N9 står to gange"),
        (doubled(), "REGISTER-004", "1 står to gange"),
        (ring(), "REGISTER-005", "1a → 3b → 1a"),
        (broken(outcomes=[{"note": "N99", "kind": "funded"}]), "REGISTER-006", "N99"),
        (waits_for_nobody(), "REGISTER-007", "99"),
        (
            broken(outcomes=[{"note": "N9", "kind": "part_funded", "covers": ["9z"]}]),
            "REGISTER-007",
            "9z",
        ),
        (
            broken(outcomes=[{"note": "N9", "kind": kind} for kind in ("funded", "rejected")]),
            "REGISTER-008",
            "to beslutninger",
        ),
    ],
)
def test_a_wrong_register_is_refused_with_place_and_remedy(
    run: Run, tmp_path: Path, record: Any, code: str, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_register(record)
    assert refused.value.problem.code == code
    words = say(refused.value.problem)
    assert said in words.what
    assert words.remedy
    status, out, err = run("portfolio", "propagate", saved(tmp_path / "r.json", record), "--json")
    assert (status, out) == (1, "")
    assert code in err


def test_a_register_without_a_day_asks_for_one(run: Run, tmp_path: Path) -> None:
    record = a_register().as_record()
    record["values"]["date"] = None
    path = saved(tmp_path / "r.json", record)
    code, _, err = run("portfolio", "propagate", path)
    assert code == 1
    assert "REGISTER-010" in err
    assert run("portfolio", "propagate", path, "--at", "2026-01-01")[0] == 0


def test_a_note_nobody_names_is_told(run: Run, register: Path) -> None:
    code, _, err = run("portfolio", "explain", "N99", register)
    assert code == 1
    assert "REGISTER-006" in err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--weight", "6=-1"), "REGISTER-012"),
        (("--weight", "99=1"), "REGISTER-007"),
        (("--weight", "6z=1"), "REGISTER-007"),
        (("--must", "N9", "--forbid", "N9"), "REGISTER-013"),
        (("--exclusive", "N9,N9"), "REGISTER-014"),
        (("--must", "N99"), "REGISTER-006"),
    ],
)
def test_a_question_without_meaning_is_refused_in_words(
    run: Run, register: Path, words: tuple[str, ...], code: str
) -> None:
    status, out, err = run("portfolio", "choose", register, *words, "--json")
    assert (status, out) == (1, "")
    assert code in err


def test_two_price_bases_are_never_added(run: Run, tmp_path: Path) -> None:
    notes = (Note("N2", {2024: 1}, 2024), Note("N9", {2024: 1}, 2025))
    path = saved(tmp_path / "r.json", RegisterFile(demo_annex(), notes).as_record())
    for question in ("choose", "front"):
        code, out, err = run("portfolio", question, path, "--json")
        assert (code, out) == (1, "")
        assert "REGISTER-009" in err


# --- the command itself -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("portfolio",), "der mangler"),
        (("portfolio", "colour"), "nævn enten en registerfil eller --database"),
        (("portfolio", "colour", "x", "--database", "1"), "enten"),
        (("portfolio", "colour", "x", "--at", "i går"), "i går er ikke en dag"),
        (("portfolio", "choose", "x", "--cap", "8 mio."), "8 mio. er ikke et loft"),
        (("portfolio", "choose", "x", "--cap", "2024=-5"), "er ikke et loft"),
        (("portfolio", "choose", "x", "--weight", "tung"), "tung er ikke en vægt"),
        (("portfolio", "choose", "x", "--together", "N1"), "er ikke en gruppe"),
        (("portfolio", "front", "x", "--limit", "0"), "0 er ikke et antal sekunder"),
        (("portfolio", "fly", "x"), "kan ikke være 'fly'"),
    ],
)
def test_wrong_use_is_two_and_is_explained(run: Run, words: tuple[str, ...], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


@pytest.mark.parametrize("question", ["", *QUESTIONS])
def test_help_speaks_danish_and_english(run: Run, question: str) -> None:
    words = ("portfolio", question) if question else ("portfolio",)
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert out.startswith("brug: brobygger portfolio")
    assert not any(word in out for word in ("usage", "options", "show this help", "positional"))
    code, out, _ = run(*words, "--help", "--language", "en")
    assert code == 0
    assert out.startswith("usage: brobygger portfolio")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_answered_in_english(run: Run, register: Path, question: str) -> None:
    words = (*QUESTION_WORDS[question], register, "--language", "en")
    code, out, _ = run("portfolio", question, *words)
    assert code == 0
    assert not any(word in out for word in ("Anbefaling", "dækket", "Dækket", "kr. i alt", "uden"))


@pytest.mark.parametrize("texts", [ARGUMENTS, LINES, QUESTIONS, ROWS])
def test_both_languages_name_the_same_parameters(texts: Any) -> None:
    same_parameters(texts)


def test_what_a_solver_prints_is_never_in_the_answer(register: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from brobygger.cli import main, portfolio_choice\n"
        "real = portfolio_choice.optimise\n"
        "def talks(*words, **more):\n"
        "    os.write(1, b'the solver says hello')\n"
        "    return real(*words, **more)\n"
        "portfolio_choice.optimise = talks\n"
        f"sys.exit(main(['portfolio', 'choose', {str(register)!r}, '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "optimal"
    assert b"the solver says hello" in done.stderr


def test_a_file_needs_no_django_and_no_database(register: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from brobygger.cli import main\n"
        f"code = main(['portfolio', 'choose', {str(register)!r}, '--json'])\n"
        "sys.exit(code or any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "optimal"


# --- the file itself --------------------------------------------------------------------------

outcome_lists = st.lists(
    st.builds(
        Outcome,
        note=st.sampled_from(("N2", "N6", "N9", "R3")),
        kind=st.sampled_from(OUTCOMES),
        year=st.none() | st.integers(2024, 2027),
        decided_on=st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1)),
        covers=st.frozensets(st.sampled_from(("9a", "5a", "2a"))),
        settled=st.sampled_from(("pending", "granted", "refused")),
        until=st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1)),
        source=st.text(max_size=20),
    ),
    max_size=6,
    unique_by=lambda one: (one.note, one.year),
)


@settings(max_examples=examples(small=15, full=500))
@given(outcome_lists)
def test_a_register_comes_back_as_it_was_written(outcomes: list[Outcome]) -> None:
    register = a_register(*outcomes)
    record = json.loads(json.dumps(register.as_record()))
    check("register", record)
    assert read_register(record) == register
    assert all(filed(one).outcome() == one for one in outcomes)


@settings(max_examples=examples(small=10, full=500))
@given(annexes)
def test_every_annex_makes_a_register(annex: Any) -> None:
    record = {"contract": 1, "template": "recommendation_annex", "values": as_json(annex)}
    register = RegisterFile(annex)
    try:
        assert register.model.nodes
    except CycleError:  # chance makes annexes whose parts wait for each other in a ring
        with pytest.raises(Unreadable, match="REGISTER-005"):
            read_register(json.loads(json.dumps(record)))
        return
    assert read_register(json.loads(json.dumps(record))).annex == annex


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    for record in (broken(more=1), broken(notes={}), broken(notes=[{"id": "N9", "price": 8}])):
        with pytest.raises(jsonschema.ValidationError):
            check("register", record)
