"""A worker killed in the middle of a job: nothing is lost, another finishes it, no person needed.

Real processes on a database of their own: SQLite, or PostgreSQL when the suite runs on it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registers import OwnRegister

SLOW = Path(__file__).parent / "slow"
LEASE = 1.0


class Place:
    """A database, a diary and the processes that work there."""

    def __init__(self, tmp_path: Path, url: str, connect: Callable[[], Any]) -> None:
        self.diary = tmp_path / "diary"
        self.connect = connect
        self.workers: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "slowsettings",
            "PYTHONPATH": str(SLOW),
            "DATABASE_URL": url,
            "BROBYGGER_HOME": str(tmp_path),
            "SLOW_DIARY": str(self.diary),
            "JOB_LEASE_SECONDS": str(LEASE),
            "JOB_POLL_SECONDS": "0.1",
        }

    def python(self, *arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], env=self.environment, check=True)

    def ask(self, kind: str) -> None:
        code = (
            "import django; django.setup()\n"
            "from brobygger.web.jobs.steps import enqueue\n"
            f"enqueue({kind!r}, key='x')"
        )
        self.python("-c", code)

    def start_worker(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(
            [sys.executable, "-m", "brobygger.web", "work"], env=self.environment
        )
        self.workers.append(worker)
        return worker

    def row(self) -> tuple[str, int, int]:
        """State, attempts and percent of the only job that was asked for by somebody."""
        connection = self.connect()
        try:
            cursor = connection.cursor()
            asked = "SELECT state, attempts, percent FROM jobs_job WHERE kind LIKE 'slow.%'"
            cursor.execute(asked)
            [row] = cursor.fetchall()
        finally:
            connection.close()
        return (str(row[0]), int(row[1]), int(row[2]))

    def wait(self, wish: Callable[[tuple[str, int, int]], bool], seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if wish(self.row()):
                return
            time.sleep(0.02)
        pytest.fail(f"waited in vain; the job is {self.row()}")

    def lines(self) -> list[str]:
        return self.diary.read_text(encoding="utf-8").splitlines() if self.diary.exists() else []


@pytest.fixture
def place(tmp_path: Path, own_register: OwnRegister) -> Iterator[Place]:
    with own_register(tmp_path) as (url, connect):
        here = Place(tmp_path, url, connect)
        yield here
        for worker in here.workers:
            worker.kill()
            worker.wait()


def test_a_killed_workers_job_is_finished_by_another(place: Place) -> None:
    place.ask("slow.count")
    first = place.start_worker()
    place.wait(lambda row: row[2] >= 30)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert place.row()[0] == "running"
    second = place.start_worker()
    place.wait(lambda row: row[0] == "done")
    assert place.row() == ("done", 2, 100)
    assert place.lines() == ["start 1", "start 2", "end 2"]
    second.terminate()
    assert second.wait(10) == 0


def test_two_workers_do_a_job_once(place: Place) -> None:
    for _ in range(3):
        place.start_worker()
    time.sleep(1)
    place.ask("slow.count")
    place.wait(lambda row: row[0] == "done")
    assert place.lines() == ["start 1", "end 1"]


def test_a_long_job_outlives_its_lease_by_heartbeat(place: Place) -> None:
    """One step of the handler takes longer than the lease: only the heartbeat keeps the job."""
    place.environment["SLOW_SECONDS"] = "0.3"
    place.environment["JOB_LEASE_SECONDS"] = "0.6"
    place.ask("slow.count")
    place.start_worker()
    place.start_worker()
    place.wait(lambda row: row[0] == "done")
    assert place.lines() == ["start 1", "end 1"]


def test_asked_to_stop_a_worker_finishes_what_it_holds(place: Place) -> None:
    place.ask("slow.count")
    worker = place.start_worker()
    place.wait(lambda row: row[2] >= 20)
    worker.terminate()
    assert worker.wait(20) == 0
    assert place.row() == ("done", 1, 100)


def test_work_that_always_breaks_is_given_up(place: Place) -> None:
    place.ask("slow.break")
    place.start_worker()
    place.wait(lambda row: row[0] == "failed")
    assert place.lines() == ["start 1", "start 2", "start 3"]
