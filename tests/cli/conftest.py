"""Papers on disk for the command line: written by our own writers, damaged by hand."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Lock

import pytest

from brobygger import wiring
from brobygger.cli import main
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.plain import write_markdown, write_text
from papers import a_note, an_annex

DAMAGE = (
    ("1½ årsværk", "12 aarsvaerk"),
    ("½ ÅV", "% AV"),
    ("samtaler", "s&mtaler"),
)


@pytest.fixture(autouse=True)
def _close_at_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Read in this process (the process apart has its own tests); log into the test's folder.

    The width is the one of a file or pipe, whatever terminal the tests were started in.
    """
    monkeypatch.setattr(wiring, "read_apart", wiring.read_document)
    monkeypatch.setattr(wiring, "prepare_readings", lambda _: ReadHere([]))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class ReadHere(wiring.Readings):
    """Readings of an import in this process, one at a time as PDFium wants it."""

    one_at_a_time = Lock()

    def run(self, function: str, *arguments: object, **limits: object) -> object:
        """Call the function as the process apart would."""
        module, _, name = function.partition(":")
        with self.one_at_a_time:
            return getattr(import_module(module), name)(*arguments)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A note whose figures add up."""
    return _saved(tmp_path / "notat.txt", write_text(write_note(a_note())))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The same note as a bad scan has it: staffing misread, a symbol inside a word."""
    text = write_text(write_note(a_note()))
    for good, bad in DAMAGE:
        text = text.replace(good, bad)
    return _saved(tmp_path / "skan.txt", text)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A note with a total that does not add up: an error."""
    text = write_text(write_note(a_note()))
    return _saved(tmp_path / "forkert.txt", text.replace("4.800", "4.900", 1))


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    """An annex of three recommendations."""
    return _saved(tmp_path / "bilag.md", write_markdown(write_annex(an_annex())))


def _saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, what it printed, what it said on the error stream."""

    def command(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command
