"""Web and worker are killed (kill -9) in the middle of an import: nothing is lost or half-saved.

Real processes on a database of their own: SQLite, or PostgreSQL when the suite runs on it. Each
killed import is finished by the next process, without a person.
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

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from counts import examples
from papers.notes import a_note
from registers import OwnRegister

KILL = Path(__file__).parent / "kill"
LEASE = 3.0

WEB_BEFORE = (
    "web: the file is stored",
    "web: the job is asked for",
    "web: before the transaction ends",
)
WEB_AFTER = ("web: the answer is not yet sent",)
WORKER = (
    "worker: the job is claimed",
    "worker: the paper is read",
    "worker: personal numbers are looked for",
    "worker: the pages are about to be drawn",
    "worker: the pages are drawn",
    "worker: the paper's row is saved",
    "worker: the values are saved",
    "worker: the findings are saved",
    "worker: before the transaction ends",
    "worker: the job is not yet ended",
)


class Office:
    """A database, papers to lay in, and the processes that work there."""

    def __init__(self, folder: Path, url: str, connect: Callable[[], Any]) -> None:
        self.folder, self.connect = folder, connect
        self.workers: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "killsettings",
            "PYTHONPATH": str(KILL),
            "DATABASE_URL": url,
            "BROBYGGER_HOME": str(folder),
            "JOB_LEASE_SECONDS": str(LEASE),
            "JOB_POLL_SECONDS": "0.1",
        }

    def python(self, *arguments: str, **extra: str) -> int:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=self.environment | extra, check=False).returncode

    def a_paper(self, code: str) -> Path:
        file = self.folder / f"{code}.pdf"
        file.write_bytes(wiring.print_pdf(write_note(a_note(code=code))))
        return file

    def lay_in(self, file: Path, kill_at: str = "") -> int:
        return self.python(str(KILL / "upload.py"), str(file), KILL_AT=kill_at)

    def worker(self, kill_at: str = "", file: str = "") -> "subprocess.Popen[bytes]":
        worker = subprocess.Popen(
            [sys.executable, "-m", "brobygger.web", "work"],
            env=self.environment | {"KILL_AT": kill_at, "KILL_FILE": file},
        )
        self.workers.append(worker)
        return worker

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        connection = self.connect()
        try:
            cursor = connection.cursor()
            cursor.execute(question)
            return [tuple(row) for row in cursor.fetchall()]
        finally:
            connection.close()

    def count(self, table: str) -> int:
        return int(self.ask(f"SELECT count(*) FROM {table}")[0][0])

    def wait_until_read(self, seconds: float = 240) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            waiting = self.ask("SELECT file_name FROM documents_document WHERE state <> 'review'")
            unfinished = self.ask("SELECT id FROM jobs_job WHERE state NOT IN ('done', 'failed')")
            if not waiting and not unfinished:
                return
            time.sleep(0.2)
        pytest.fail(f"waited in vain: {self.ask('SELECT state, attempts, problem FROM jobs_job')}")


@pytest.fixture
def office(tmp_path: Path, own_register: OwnRegister) -> Iterator[Office]:
    with own_register(tmp_path) as (url, connect):
        here = Office(tmp_path, url, connect)
        yield here
        for worker in here.workers:
            worker.kill()
            worker.wait()


def test_the_web_server_dies_while_a_file_comes_in(office: Office) -> None:
    paper = office.a_paper("BI21")
    for point in WEB_BEFORE:
        assert office.lay_in(paper, point) == -signal.SIGKILL, point
        tables = ("documents_document", "documents_documentfile", "jobs_job", "audit_auditevent")
        assert [office.count(table) for table in tables] == [0, 0, 0, 0], point
    for point in WEB_AFTER:
        assert office.lay_in(paper, point) == -signal.SIGKILL, point
    # The person saw no answer and lays the same file in again: it is known, and read once.
    assert office.lay_in(paper) == 0
    office.worker()
    office.wait_until_read()
    assert office.ask("SELECT file_name, state FROM documents_document") == [("BI21.pdf", "review")]
    assert office.count("documents_documentfile") == 1


@pytest.mark.prove
def test_the_worker_dies_at_ten_points_of_an_import(office: Office) -> None:
    """One paper a point; the next worker takes over what the last one left behind.

    Every third point in `make test`, each of the ten in `make prove`.
    """
    assert len(WORKER) == 10
    points = WORKER[:: examples(small=3, full=1)]
    for number, point in enumerate(points, 31):
        file = office.a_paper(f"BI{number}")
        assert office.lay_in(file) == 0
        dying = office.worker(point, file.name)
        assert dying.wait(180) == -signal.SIGKILL, point
    office.worker()
    office.wait_until_read()
    papers = office.ask(
        "SELECT d.id, d.file_name, d.code, count(DISTINCT v.id), count(DISTINCT p.id)"
        " FROM documents_document d"
        " JOIN documents_value v ON v.document_id = d.id"
        " JOIN documents_paperpage p ON p.document_id = d.id"
        " GROUP BY d.id, d.file_name, d.code ORDER BY d.file_name"
    )
    assert [(name, code) for _pk, name, code, _v, _p in papers] == [
        (f"BI{number}.pdf", f"BI{number}") for number in range(31, 31 + len(points))
    ]
    assert len({(values, pages) for _pk, _name, _code, values, pages in papers}) == 1
    assert papers[0][3] > 40
    read = office.ask(
        "SELECT subject_id, count(*) FROM audit_auditevent"
        " WHERE verb = 'documents.read' GROUP BY subject_id"
    )
    assert sorted(count for _subject, count in read) == [1] * len(points)
    assert office.ask("SELECT DISTINCT state FROM jobs_job") == [("done",)]
