"""`brobygger network --database`: the same questions, asked of the waves that people work with."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from brobygger.cli import main
from brobygger.web.accounts.models import User
from brobygger.web.actors.models import Actor, BridgeProposal, Effort, Invitation, Wave
from brobygger.web.actors.network import bridges
from cli.test_schemas import check

Said = pytest.CaptureFixture[str]


def asked(capsys: Said, *words: str) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was said on the error stream in one line."""
    code = main(["network", *words])
    said = capsys.readouterr()
    return code, said.out, " ".join(said.err.split())


def answer_of(capsys: Said, question: str, *words: str) -> Any:
    """The answer as JSON, valid by its schema."""
    code, out, err = asked(capsys, question, *words, "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    check(f"network_{question}", answer)
    return answer


def test_the_figures_of_a_wave_are_those_of_its_answers(wave: Wave, capsys: Said) -> None:
    answer = answer_of(capsys, "summary", "--database", "--actors")
    found = answer["figures"]["any_tie"]["all_actors"]
    assert (found["actors"], found["ties"], found["known"]) == (12, 18, 66)
    assert answer["waves"] == ["0"]
    assert answer["actors"][0]["id"] == "Aktør 000"
    strong = answer_of(capsys, "summary", "--database", "--min-level", "4")
    assert strong["figures"]["any_tie"]["all_actors"]["ties"] == 0
    assert asked(capsys, "summary", "--database", str(wave.initiative_id))[0] == 0


def test_change_is_told_between_two_waves(
    wave: Wave,
    half_a_year_ago: Callable[[Wave], None],
    opened: Callable[..., Wave],
    answered: Callable[..., list[Invitation]],
    capsys: Said,
) -> None:
    Wave.objects.filter(pk=wave.pk).update(closed_on=wave.closes_on)
    wave.refresh_from_db()
    half_a_year_ago(wave)
    later = opened()
    answered(later, level=lambda one, other: 3 if one // 6 == other // 6 else 0)
    answer = answer_of(capsys, "change", "0", str(later.number), "--database")
    assert answer["change"]["all_actors"]["same_pairs"] == 66
    assert answer["change"]["all_actors"]["up"]["value"] > 0
    assert "ACTORS-045" in asked(capsys, "change", "0", "7", "--database")[2]


def test_bridges_name_organisations_and_leave_out_what_was_turned_down(
    wave: Wave, a_user: Callable[..., User], capsys: Said
) -> None:
    first = answer_of(capsys, "bridges", "--database")["bridges"]
    assert first[0]["one"].startswith("Aktør ")
    words = [reason["words"] for reason in first[0]["reasons"]]
    assert "fælles tema: Netværk for mødre" in words
    bridges.propose(wave, a_user())
    row = BridgeProposal.objects.order_by("-score", "pk")[0]
    bridges.reject(row, "De kender hinanden.", a_user())
    again = answer_of(capsys, "bridges", "--database")
    turned_down = sorted((row.one.title, row.other.title))
    assert turned_down in again["rejected"]
    assert turned_down not in [[one["one"], one["other"]] for one in again["bridges"]]


def test_efforts_run_together_are_counted_as_they_are_today(wave: Wave, capsys: Said) -> None:
    one, other = Actor.objects.order_by("pk")[:2]
    for number in range(2):
        effort = Effort.objects.create(title=f"Tiltag {number}", standing="existing")
        effort.actors.set([one, other])
    answer = answer_of(capsys, "summary", "--database", "--groups")
    assert answer["wave"]["source"] == "groups"
    assert answer["figures"]["any_tie"]["all_actors"]["ties"] == 1
    assert asked(capsys, "change", "0", "1", "--database", "--groups")[0] == 2


def test_which_initiative_is_asked_when_it_is_not_clear(wave: Wave, capsys: Said) -> None:
    assert "ACTORS-048" in asked(capsys, "summary", "--database", "999")[2]


def test_a_database_without_waves_says_so(db: None, capsys: Said) -> None:
    assert "ACTORS-049" in asked(capsys, "summary", "--database")[2]


def test_files_or_the_database_and_not_both(capsys: Said) -> None:
    assert asked(capsys, "summary", "svar.csv", "--database", "1")[0] == 2
    assert asked(capsys, "summary")[0] == 2
