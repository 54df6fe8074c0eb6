"""Handlers that say in a file what they do; the file's name comes in the environment."""

import os
import time
from pathlib import Path

from brobygger.web.jobs.worker import Run

DIARY = Path(os.environ["SLOW_DIARY"])


def write(line: str) -> None:
    """Add a line to the diary."""
    with DIARY.open("a", encoding="utf-8") as diary:
        diary.write(line + "\n")


def count(run: Run) -> dict[str, object]:
    """Count to ten, slowly enough to be killed on the way."""
    write(f"start {run.job.attempts}")
    for number in range(1, 11):
        time.sleep(float(os.environ.get("SLOW_SECONDS", "0.1")))
        run.report(number * 10, "Side {page} af {pages}", page=number, pages=10)
    run.still_mine()
    write(f"end {run.job.attempts}")
    return {"pages": 10}


def break_down(run: Run) -> dict[str, object]:
    """Break every time."""
    write(f"start {run.job.attempts}")
    raise RuntimeError(run.job.kind)
