"""How many papers a second `brobygger import` reads, with one process and with all processors."""

import os
import subprocess
import sys
import tempfile
import time
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
FRESH = 60
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


def timed(root: Path, to: Path, workers: int) -> float:
    """Papers a second of one import from its start to its end."""
    command = [sys.executable, "-m", "brobygger.cli", "import", str(root), "--to", str(to)]
    begun = time.perf_counter()
    ended = subprocess.run(
        [*command, "--workers", str(workers)], check=False, stdout=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - begun
    assert ended.returncode in {0, 1}
    lines = to.read_bytes().count(b"\n")
    assert lines == sum(1 for _ in root.iterdir())
    return lines / seconds


def fresh(root: Path) -> float:
    """Papers a second with a fresh Python for each, one at a time."""
    from brobygger import wiring
    from brobygger.domain.kernel.problem import Unreadable

    paths = sorted(root.iterdir())[:FRESH]
    begun = time.perf_counter()
    for path in paths:
        try:
            wiring.read_apart(path.read_bytes(), path.name)
        except Unreadable as stop:
            raise AssertionError(path) from stop
    return len(paths) / (time.perf_counter() - begun)


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
    share = all_of_them / (one * processors)
    kept = "kept" if share >= GOAL else "missed"
    rows = (
        ("a fresh Python for each", "1", f"{started:.1f}", "-"),
        ("split off a prepared parent", "1", f"{one:.1f}", "100 %"),
        ("split off a prepared parent", str(processors), f"{all_of_them:.1f}", f"{share:.0%}"),
    )
    used = ", ".join(f"{name} {version(name)}" for name in ("pypdfium2", "lxml"))
    load = os.getloadavg()[0]
    basis = (
        f"{PAPERS} papers, {processors} processors, load {load:.1f} at the end, {used}; "
        f"the records of both imports are the same lines; the goal of {GOAL:.0%} is {kept}."
    )
    return Table(("process", "workers", "papers a second", "of workers x one"), rows, basis)
