"""How many papers a second `brobygger import` reads, with one process and with all processors."""

import csv
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from random import Random

from run import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

TITLE = "Importing an archive"
WHY = (
    "Budget notes and annexes made by chance, a third each PDF, Word and text, every one read in "
    "a process of its own with its limits, and each record and row safe on the disk before the "
    "next. The goal is at least 90 % of one worker's speed times the number of processors. Each "
    "number of workers has a fresh start, loading of the readers included; the fresh Python for "
    "each paper is what the command would cost without a prepared parent to split readings off."
)
PAPERS = int(os.environ.get("BROBYGGER_ARCHIVE", "1000"))
GOAL = 0.9
FRESH = max(1, min(60, PAPERS // 10))
"""Papers read by a fresh Python each, for the comparison."""


def archive(root: Path, papers: int) -> None:
    """Lay the papers into a folder."""
    from brobygger import wiring
    from brobygger.domain.budgets.writing import write_note
    from brobygger.domain.recommendations.writing import write_annex
    from papers import random_annex, random_note

    writers = (
        ("pdf", wiring.print_pdf),
        ("docx", wiring.print_word),
        ("txt", lambda paper: wiring.print_text(paper).encode()),
    )
    rng = Random(6)
    for number in range(papers):
        ending, write = writers[number % 3]
        is_annex = number % 10 == 9
        paper = write_annex(random_annex(rng)) if is_annex else write_note(random_note(rng))
        (root / f"{number:05}.{ending}").write_bytes(write(paper))


@dataclass(frozen=True, slots=True)
class Import:
    """Papers a second from start to end, processor's milliseconds a paper, and the share of the
    time that the workers had a paper in hand.
    """

    speed: float
    work: float
    busy: float


def timed(root: Path, to: Path, workers: int) -> Import:
    """One import from its start to its end."""
    command = [sys.executable, "-m", "brobygger.cli", "import", str(root), "--to", str(to)]
    before, begun = _processor_seconds(), time.perf_counter()
    ended = subprocess.run(
        [*command, "--workers", str(workers)], check=False, stdout=subprocess.DEVNULL
    )
    seconds, worked = time.perf_counter() - begun, _processor_seconds() - before
    assert ended.returncode in {0, 1}
    lines = to.read_bytes().count(b"\n")
    assert lines == sum(1 for _ in root.iterdir())
    text = to.with_suffix(".csv").read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    in_hand = sum(float(row["sekunder"].replace(",", ".")) for row in rows)
    return Import(lines / seconds, 1000 * worked / lines, in_hand / (workers * seconds))


def _processor_seconds() -> float:
    """What all ended processes below this one have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fresh(root: Path) -> Import:
    """A fresh Python for each paper, one at a time."""
    from brobygger import wiring

    paths = sorted(root.iterdir())[:FRESH]
    before, begun = _processor_seconds(), time.perf_counter()
    for path in paths:
        wiring.read_apart(path.read_bytes(), path.name)
    seconds, worked = time.perf_counter() - begun, _processor_seconds() - before
    return Import(len(paths) / seconds, 1000 * worked / len(paths), 1.0)


def measure() -> Table:
    """One worker, all processors, and a fresh process each, on the same papers."""
    processors = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "papers"
        root.mkdir()
        archive(root, PAPERS)
        one = timed(root, Path(folder) / "one.jsonl", 1)
        all_of_them = timed(root, Path(folder) / "all.jsonl", processors)
        alike = {
            frozenset((Path(folder) / name).read_bytes().splitlines())
            for name in ("one.jsonl", "all.jsonl")
        }
        assert len(alike) == 1
        started = fresh(root)
    share = all_of_them.speed / (one.speed * processors)
    kept = "kept" if share >= GOAL else "missed"
    prepared = "split off a prepared parent"
    rows = (
        _row("a fresh Python for each", 1, started, "-"),
        _row(prepared, 1, one, "100 %"),
        _row(prepared, processors, all_of_them, f"{100 * share:.0f} %"),
    )
    used = ", ".join(f"{name} {version(name)}" for name in ("pypdfium2", "lxml"))
    load = os.getloadavg()[0]
    basis = (
        f"{PAPERS} papers, {processors} processors, load {load:.1f} at the end, {used}; the "
        f"records of both imports are the same lines; the goal of {100 * GOAL:.0f} % is {kept}. "
        "Where others use the processors too, the share of one worker's speed says little: then "
        "work a paper should be alike in both rows and the workers busy."
    )
    heads = ("process", "workers", "papers a second", "ms of work a paper", "busy", "of N x one")
    return Table(heads, rows, basis)


def _row(process: str, workers: int, measured: Import, share: str) -> tuple[str, ...]:
    speed, work, busy = (
        f"{measured.speed:.1f}",
        f"{measured.work:.0f}",
        f"{100 * measured.busy:.0f} %",
    )
    return (process, str(workers), speed, work, busy, share)
