"""`brobygger areas rank --database`: the same question, asked of a choice that people work on."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from brobygger.cli import main
from brobygger.web.accounts.models import User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.models import AreaChoice
from cli.test_schemas import check
from web.areas.choice.conftest import AREAS, CLEAR, score

Said = pytest.CaptureFixture[str]


def asked(capsys: Said, *words: str) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was said on the error stream in one line."""
    code = main(["areas", "rank", *words])
    said = capsys.readouterr()
    return code, said.out, " ".join(said.err.split())


def test_a_choice_is_ranked_as_a_file_is(scored: Callable[..., AreaChoice], capsys: Said) -> None:
    choice = scored()
    code, out, err = asked(capsys, "--database", "--promethee", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    check("areas_rank", answer)
    assert [one["area"] for one in answer["areas"]] == list(AREAS)
    assert (answer["first"], answer["holds"]) == (["Bakken"], True)
    assert asked(capsys, "--database", str(choice.pk))[0] == 0


def test_what_is_said_apart_is_not_shown_before_both_are_done(
    choice: AreaChoice, a_user: Callable[..., User], capsys: Said
) -> None:
    score_steps.score_for(choice, "BIF", a_user())
    score(choice, a_user(), CLEAR)
    answer = json.loads(asked(capsys, "--database", "--json")[1])
    levels: list[dict[str, Any]] = [one["levels"] for one in answer["areas"]]
    assert all(cell == {"low": 0, "high": 4} for row in levels for cell in row.values())


def test_which_choice_is_asked_when_it_is_not_clear(
    choice: AreaChoice, facts: steps.ChoiceFacts, a_user: Callable[..., User], capsys: Said
) -> None:
    assert "AREA-051" in asked(capsys, "--database", "999")[2]
    steps.open_choice(facts, a_user())
    code, _, err = asked(capsys, "--database")
    assert code == 1
    assert "AREA-052" in err
    assert asked(capsys, "--database", str(choice.pk))[0] == 0


def test_a_database_without_a_choice_says_so(db: None, capsys: Said) -> None:
    assert "AREA-052" in asked(capsys, "--database")[2]


def test_a_file_or_the_database_and_not_both(capsys: Said) -> None:
    assert asked(capsys)[0] == 2
    assert asked(capsys, "scorer.csv", "--database")[0] == 2
