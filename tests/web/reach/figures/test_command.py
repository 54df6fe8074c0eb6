"""`brobygger reach --database`: the figures that the page shows, and nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.cli import main
from brobygger.web.accounts.models import User
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.figures import read_reach
from brobygger.web.reach.figures.tidy import facts_of
from brobygger.web.reach.models import Release
from cli.test_schemas import check
from web.reach.log_rows import a_rich_log, an_initiative

pytestmark = pytest.mark.django_db
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command as a person gives it: exit code, answer, and what stands on the error stream."""

    def asked(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


@pytest.fixture
def initiative() -> Initiative:
    """An initiative with a year behind it."""
    row = an_initiative()
    a_rich_log(row)
    return row


def asked(run: Run, *words: object) -> Any:
    """The answer as JSON, valid by its schema."""
    code, out, err = run("reach", *words, "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    check("reach_database", answer)
    return answer


def test_it_gives_the_facts_of_the_page(run: Run, initiative: Initiative) -> None:
    answer = asked(run, "--database")
    reading = read_reach([initiative.pk])[initiative.pk]
    facts = {one.id: one for one in facts_of(reading, initiative)}
    assert {one["id"] for one in answer["facts"]} == set(facts)
    for one in answer["facts"]:
        same = facts[one["id"]]
        assert (one["status"], one["low"], one["high"]) == (same.status, same.low, same.high)
        assert one["low"] is None or one["measure"] != "people" or not 0 < one["low"] < 5
    assert answer["initiative"] == initiative.pk
    assert not Release.objects.exists()


def test_one_breakdown_has_the_total_with_it(run: Run, initiative: Initiative) -> None:
    facts = asked(run, "--database", initiative.pk, "--by", "theme")["facts"]
    assert {tuple(one["by"]) for one in facts} == {(), ("theme",)}


def test_rounded_is_rounded_to_whole_fives(run: Run, initiative: Initiative) -> None:
    facts = asked(run, "--database", "--rounded")["facts"]
    people = [one for one in facts if one["measure"] == "people" and one["status"] == "shown"]
    assert people
    assert all(one["low"] % 5 == 0 and (one["high"] or 0) % 5 == 0 for one in people)


def test_it_is_drawn_in_both_languages(
    run: Run, initiative: Initiative, a_user: Callable[..., User], client: Client
) -> None:
    code, out, _err = run("reach", "--database", "--by", "theme")
    assert code == 0
    assert "hele perioden" in out
    english = run("reach", "--database", "--language", "en")[1]
    assert "Numbers below 5 are not shown" in " ".join(english.split())
    client.force_login(a_user())
    page = client.get(reverse("reach:figures"), {"indsats": initiative.pk}).content.decode()
    total = next(one for one in asked(run, "--database")["facts"] if one["id"] == "people/all")
    assert str(total["low"]) in page


def test_which_one_must_be_said(run: Run, initiative: Initiative) -> None:
    code, out, err = run("reach", "--database", "999", "--json")
    assert (code, out) == (1, "")
    assert "REACH-046" in err
    assert str(initiative.pk) in err
    other = an_initiative("En anden")
    a_rich_log(other, seed=2)
    assert "REACH-047" in run("reach", "--database")[2]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("x.csv", "--database", "1"),
        ("--database", "1", "--threshold", "3"),
        ("--database", "1", "--from", "2025-01-01"),
        ("--database", "1", "--by", "series"),
        ("--database", "1", "--code-error", "0,0.5"),
    ],
)
def test_wrong_use_is_told(run: Run, words: tuple[str, ...]) -> None:
    """A choice of threshold or days would be a second cut of figures that are told as one set."""
    code, out, err = run("reach", *words)
    assert (code, out) == (2, "")
    assert err.startswith("Forkert brug: ")
