"""`brobygger import` is killed (kill -9) and run again: the results are those of a quiet import.

Real processes on real files: the import, the parent of its readings, and the readings.
"""

import csv
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from counts import examples
from papers import a_note

PAPERS = examples(small=4, full=60)
KILLS = examples(small=1, full=12)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers in text, one in Word, one twice, and a file that is no paper."""
    root = tmp_path_factory.mktemp("arkiv")
    for number in range(PAPERS):
        paper = write_note(a_note(code=f"BI{number:02}"))
        (root / f"note-{number:02}.txt").write_text(wiring.print_text(paper), encoding="utf-8")
    (root / "word.docx").write_bytes(wiring.print_word(write_note(a_note(code="KF38"))))
    (root / "zz.txt").write_bytes((root / "note-00.txt").read_bytes())
    (root / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return root


def begun(archive: Path, to: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "brobygger.cli", "import", str(archive), "--to", str(to)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


@pytest.fixture(scope="module")
def quiet(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of an import that nobody disturbed."""
    to = tmp_path_factory.mktemp("quiet") / "papers.jsonl"
    assert begun(archive, to).wait(300) == 1
    return to


def told(to: Path) -> tuple[list[bytes], list[list[str]]]:
    """The records, and the rows without what differs each time: seconds, and the order of lines."""
    text = to.with_suffix(".csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    return sorted(to.read_bytes().splitlines()), [[*row[:7], *row[9:]] for row in rows]


def lines_in(to: Path) -> int:
    return to.read_bytes().count(b"\n") if to.exists() else 0


def wait_for(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not done():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.005)


def wait_for_lines(to: Path, count: int) -> None:
    wait_for(lambda: lines_in(to) >= count)


def wait_for_no_children(processes: list[int]) -> None:
    wait_for(lambda: not any(children_of(one) for one in processes))


def children_of(process: int) -> list[int]:
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in file.read_text().split()] if file.exists() else []


@pytest.mark.prove
def test_a_killed_import_goes_on_and_ends_as_a_quiet_one(
    archive: Path, quiet: Path, tmp_path: Path
) -> None:
    killed = tmp_path / "killed.jsonl"
    rng = Random(6)
    for kill in range(1, KILLS + 1):
        dying = begun(archive, killed)
        wait_for_lines(killed, kill * PAPERS // (KILLS + 1))
        parents = children_of(dying.pid)
        time.sleep(rng.random() / 20)
        os.kill(dying.pid, signal.SIGKILL)
        assert dying.wait(60) == -signal.SIGKILL
        # Nothing of it works on: the parent of the readings sees that nobody asks any more.
        wait_for_no_children(parents)
    before = lines_in(killed)
    assert begun(archive, killed).wait(300) == 1
    assert before < lines_in(killed) == PAPERS + 2
    assert told(killed) == told(quiet)
    assert [row[0] for row in told(quiet)[1]] == sorted(one.name for one in archive.iterdir())


def test_readings_may_be_killed_too(archive: Path, quiet: Path, tmp_path: Path) -> None:
    """The parent of the readings is ended in the middle: no paper is lost or read wrong."""
    killed = tmp_path / "killed.jsonl"
    running = begun(archive, killed)
    wait_for_lines(killed, 1)
    for parent in children_of(running.pid):
        os.kill(parent, signal.SIGKILL)
    assert running.wait(300) == 1
    assert told(killed) == told(quiet)
