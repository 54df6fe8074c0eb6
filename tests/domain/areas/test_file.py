"""The file of scores: what is written is read back, and what cannot be read is told by its line."""

import json
from contextlib import suppress
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.domain.areas.file import (
    AreasFile,
    check_order,
    check_weights,
    read_areas,
    write_scores,
)
from brobygger.domain.areas.scoring import Score, Veto
from brobygger.domain.areas.sheet import OPEN, Interval
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.problem import Unreadable
from counts import examples
from domain.areas.sheets import CRITERIA as OWN
from domain.areas.sheets import KEYS

# A CPR-number's form, made of a day that will not come.
NUMBER = "311299-5001"

HEADS = "area;criterion;scorer;low;high;evidence;round\n"

words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=8
).filter(lambda text: not find_cpr_like(text))
levels = st.integers(0, 4)
scores = st.builds(
    Score,
    area=words,
    criterion=st.sampled_from([criterion.key for criterion in CRITERIA]),
    scorer=words,
    low=levels,
    high=st.none() | levels,
    evidence=st.just("") | words,
    round=st.sampled_from(["apart", "together"]),
)


def codes(problems: Any) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.where.line) for problem in problems]


def refused(text: str) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as refusal:
        read_areas(text)
    return refusal.value.problem.code, refusal.value.problem.where.line


@settings(max_examples=examples(small=60, full=2000))
@given(st.lists(scores, min_size=1, max_size=8), st.lists(words, max_size=3))
def test_scores_written_as_csv_are_read_back(listed: list[Score], more: list[str]) -> None:
    file, problems = read_areas(write_scores(listed, more))
    assert problems == []
    assert file.scores == tuple(listed)
    assert set(file.candidates) == {score.area for score in listed} | set(more)
    assert file.criteria == CRITERIA


@settings(max_examples=examples(small=60, full=2000))
@given(
    st.lists(scores, max_size=6),
    st.lists(words, min_size=1, max_size=3),
    st.lists(words, max_size=2),
    st.none() | st.fractions(0, 9, max_denominator=100),
)
def test_a_file_written_as_json_is_read_back(
    listed: list[Score], more: list[str], reasons: list[str], weight: Fraction | None
) -> None:
    candidates = tuple(dict.fromkeys([*(score.area for score in listed), *more]))
    keys = [criterion.key for criterion in CRITERIA]
    file = AreasFile(
        CRITERIA,
        candidates,
        tuple(listed),
        tuple(Veto(candidates[0], reason, "BIF") for reason in reasons),
        () if weight else tuple(keys[::-1]),
        {keys[0]: weight, keys[1]: Fraction(1), keys[2]: Fraction(0)} if weight else {},
    )
    found, problems = read_areas(json.dumps(file.as_record()))
    assert (found, problems) == (file, [])


@settings(max_examples=examples(small=150, full=5000))
@given(
    st.text(st.sampled_from('area;criterion,scorer"low\n\r0123456789|{}[]: \t\x00ø')) | st.text()
)
def test_no_text_breaks_the_reader(text: str) -> None:
    for each in (text, HEADS + text, f'{{"scores": [{text}]}}'):
        with suppress(Unreadable):
            read_areas(each)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
)


@settings(max_examples=examples(small=100, full=3000))
@given(st.dictionaries(
    st.sampled_from(["criteria", "candidates", "scores", "vetoes", "order", "weights"]), values
))  # fmt: skip
def test_no_object_breaks_the_reader(record: dict[str, Any]) -> None:
    with suppress(Unreadable):
        read_areas(json.dumps(record))


def test_a_wrong_row_is_told_by_its_line_and_the_others_are_read() -> None:
    text = (
        HEADS
        + "A;local_need;BIF;3;;kilde;\n"
        + "A;local_need;BIF;fire;;kilde;\n"
        + "A;local_need;;3;;kilde;\n"
        + '"B\n2";local_need;TMF;1;2;kilde;sammen\n'
        + "A;local_need;TMF;1;9;kilde;\n"
        + "A;local_need;TMF;1;2;kilde;;for meget\n"
        + ";local_need;TMF;1;2;kilde;\n"
        + "\n"
        + "C;local_need;TMF;2;;kilde;together"
    )
    file, problems = read_areas(text)
    assert sorted(codes(problems), key=lambda pair: pair[1] or 0) == [
        ("AREA-041", 3), ("FILE-008", 4), ("AREA-044", 5), ("AREA-041", 7), ("FILE-003", 8),
        ("FILE-008", 9),
    ]  # fmt: skip
    assert [(score.area, score.low) for score in file.scores] == [("A", 3), ("C", 2)]
    assert file.candidates == ("A", "B\n2", "C")


def test_the_sheets_own_problems_have_the_line_of_the_score() -> None:
    file, _ = read_areas(HEADS + "A;local_need;BIF;3;1;kilde;\n\nA;local_need;TMF;3;;;\n")
    assert codes(file.sheet()[1]) == [("AREA-011", 2), ("AREA-010", 4)]


def test_an_area_that_nobody_has_scored_is_a_candidate_with_open_cells() -> None:
    file, _ = read_areas("area,criterion,scorer,low\nA,local_need,BIF,3\nB,,,\n")
    sheet, _ = file.sheet()
    assert file.candidates == ("A", "B")
    assert sheet.row("B") == (OPEN, OPEN, OPEN)
    assert sheet.row("A") == (OPEN, OPEN, Interval(3, 3))


def test_criteria_of_ones_own_are_taken_by_name_and_said_to_have_no_texts() -> None:
    file, problems = read_areas("area;criterion;scorer;low\nA;ro;BIF;3\nA;local_need;BIF;2")
    assert [criterion.key for criterion in file.criteria] == ["ro", "local_need"]
    assert file.criteria[1] == CRITERIA[2]
    assert [(one.code, one.severity) for one in problems] == [("AREA-045", "info")]


def test_a_formula_is_text() -> None:
    score = Score("=A1", "local_need", "-BIF", 3, evidence="'+1")
    assert read_areas(write_scores([score]))[0].scores == (score,)
    assert "'=A1;local_need;'-BIF;3;;''+1;apart" in write_scores([score])


def test_a_person_number_refuses_the_whole_file_without_its_digits() -> None:
    assert refused(f"{HEADS}A;local_need;BIF;3;;kilde;\nB;;;;;{NUMBER};") == ("FILE-005", 3)
    record = {"candidates": ["A"], "vetoes": [{"area": "A", "reason": NUMBER, "said_by": "x"}]}
    assert refused(json.dumps(record, indent=1)) == ("FILE-005", 8)
    hidden = json.dumps(record).replace(NUMBER, "\\u0033" + NUMBER[1:])
    assert refused(hidden) == ("FILE-005", None)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "FILE-001", None),
        ("criterion;scorer\nx;y", "FILE-001", None),
        ("area;low;low\nA;1;1", "FILE-007", None),
        ('area;low\n"A;1', "FILE-004", 2),
        ("area\n", "AREA-048", None),
        ("{", "FILE-009", 1),
        ('{"scores":\n]', "FILE-009", 2),
        ("[" * 100_000, "FILE-009", 1),
        ("[]", "FILE-010", None),
        ('{"more": 1}', "FILE-010", None),
        ('{"scores": 1}', "FILE-010", None),
        ('{"scores": [{"area": "A"}]}', "FILE-010", None),
        ('{"candidates": ["A"], "weights": {"local_need": 0.5}}', "FILE-010", None),
        ('{"candidates": ["A"], "weights": {"local_need": "x"}}', "FILE-010", None),
        ('{"candidates": ["A"], "weights": {"local_need": 1}}', "AREA-047", None),
        ('{"candidates": ["A"], "order": ["local_need"]}', "AREA-046", None),
        ('{"candidates": ["A"], "weights": {"local_need": "1e999999999"}}', "FILE-010", None),
        ('{"candidates": ["A"], "weights": {"local_need": "1/0"}}', "FILE-010", None),
        ("{}", "AREA-048", None),
        ("area\n" + "\n".join(map(str, range(201))), "AREA-053", None),
        (
            "area;criterion;scorer;low" + "".join(f"\nA;c{n};x;1" for n in range(11)),
            "AREA-053",
            None,
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(text: str, code: str, line: int | None) -> None:
    assert refused(text) == (code, line)


def test_the_place_in_json_is_told_by_its_path() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_areas('{"scores": [{"area": "A", "criterion": "x", "scorer": "y", "low": "3"}]}')
    assert refusal.value.problem.params == {"path": "scores.0.low"}
    texts = [{"key": "a", "name": "A", "levels": ["0"], "source": ""}]
    with pytest.raises(Unreadable) as refusal:
        read_areas(json.dumps({"criteria": texts}))
    assert refusal.value.problem.params == {"path": "criteria.0"}


def test_names_that_are_not_there_are_told_and_left_out() -> None:
    score = {"area": "A", "criterion": "local_need", "scorer": "BIF", "low": 1, "evidence": "k"}
    record = {
        "candidates": ["A"],
        "scores": [score, score | {"criterion": "ro"}, score | {"area": "B"}],
        "vetoes": [{"area": "B", "reason": "nej", "said_by": "BIF"}],
    }
    file, problems = read_areas(json.dumps(record))
    assert len(file.scores) == 1
    assert file.vetoes == ()
    assert [(one.code, one.field) for one in problems] == [
        ("AREA-042", "scores.1.criterion"),
        ("AREA-043", "scores.2.area"),
        ("AREA-043", "vetoes.0.area"),
    ]


def test_weights_weigh_every_criterion_and_something() -> None:
    one, nothing = Fraction(1), Fraction(0)
    check_weights(dict.fromkeys(KEYS, one), OWN)
    for wrong in (
        {KEYS[0]: one},
        {**dict.fromkeys(KEYS, one), "x": one},
        dict.fromkeys(KEYS, nothing),
        {**dict.fromkeys(KEYS, one), KEYS[0]: -one},
        {},
    ):
        with pytest.raises(Unreadable, match="AREA-047"):
            check_weights(wrong, OWN)
    check_order(KEYS[::-1], OWN)
    with pytest.raises(Unreadable, match="AREA-046"):
        check_order(KEYS * 2, OWN)
