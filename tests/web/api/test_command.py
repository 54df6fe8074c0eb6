"""`brobygger portfolio --database`: the same questions, asked of the register itself."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brobygger.cli import main
from brobygger.demo.annex import demo_annex
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note, enter_outcomes
from brobygger.web.recommendations.models import Annex
from cli.test_schemas import check
from web.budgets.decisions import a_decision, planned

Said = pytest.CaptureFixture[str]


def asked(capsys: Said, *words: str) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was said on the error stream in one line."""
    code = main(["portfolio", *words])
    said = capsys.readouterr()
    return code, said.out, " ".join(said.err.split())


@pytest.mark.parametrize("question", ["colour", "propagate", "explain", "choose", "front"])
def test_every_question_can_be_asked_of_the_register(
    annex: Annex, a_user: Callable[..., Any], capsys: Said, question: str
) -> None:
    said = ShortForm(costs={2024: 10}, price_base=2024, source="prøve")
    edit_planned_note(planned("N9"), said, a_user())
    enter_outcomes(planned("N2"), a_decision(), a_user())
    words = [question, *(["N9"] if question == "explain" else []), "--database"]
    code, out, err = asked(capsys, *words, "--json")
    assert (code, err) == (0, "")
    check(f"portfolio_{question}", json.loads(out))
    assert asked(capsys, *words)[0] == 0
    assert asked(capsys, *words, str(annex.pk))[0] == 0


def test_what_was_entered_counts(annex: Annex, a_user: Callable[..., Any], capsys: Said) -> None:
    def label(number: int) -> str:
        out = asked(capsys, "propagate", "--database", "--at", "2024-06-01", "--json")[1]
        labels = {one["number"]: one["label"] for one in json.loads(out)["recommendations"]}
        return str(labels[number])

    assert label(9) == "open"
    enter_outcomes(planned("N9"), a_decision(), a_user())
    assert label(9) == "covered"


def test_which_annex_is_asked_when_it_is_not_clear(
    annex: Annex, in_register: Callable[..., Annex], capsys: Said
) -> None:
    code, out, err = asked(capsys, "colour", "--database", "999")
    assert (code, out) == (1, "")
    assert "REGISTER-016" in err
    other = in_register(demo_annex())
    Annex.objects.filter(pk=annex.pk).update(superseded_by=None)
    code, _, err = asked(capsys, "colour", "--database")
    assert code == 1
    assert "REGISTER-017" in err
    assert asked(capsys, "colour", "--database", str(other.pk))[0] == 0


def test_an_empty_register_says_so(db: None, capsys: Said) -> None:
    code, _, err = asked(capsys, "propagate", "--database")
    assert code == 1
    assert "REGISTER-017" in err


def test_an_installed_command_finds_settings_and_database_itself(tmp_path: Path) -> None:
    """Nothing but BROBYGGER_HOME is set; before `migrate` there is a sentence and no trace."""
    own = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTEST_CURRENT_TEST"}
    env = {name: value for name, value in os.environ.items() if name not in own}
    env |= {"BROBYGGER_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    command = Path(sys.executable).with_name("brobygger")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, capture_output=True, text=True, env=env, cwd=tmp_path, check=False
        )

    early = run(command, "portfolio", "colour", "--database")
    assert (early.returncode, early.stdout) == (1, "")
    assert "REGISTER-015" in early.stderr
    assert "Traceback" not in early.stderr
    done = run(sys.executable, "-m", "brobygger.web.entry.manage", "migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    ready = run(command, "portfolio", "colour", "--database")
    assert "REGISTER-017" in ready.stderr
