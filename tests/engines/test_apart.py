"""A reading in a process of its own: answers come back whole, trouble comes back as a Problem."""

import os
import pickle
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines import apart
from brobygger.engines.apart import Limits, Prepared, run_apart
from brobygger.engines.pdf import read_pdf
from engines.typeset import raw_pdf

QUICK = Limits(wall_seconds=10, cpu_seconds=5, memory_bytes=400_000_000, answer_bytes=1_000_000)
SLOW_TO_STOP = 8.0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A module with functions that misbehave, found by the other process only."""
    (tmp_path / "brobygger_work.py").write_text(
        "import os, signal, time\n"
        "def add(a, b): return a + b\n"
        "def sleep(): time.sleep(60)\n"
        "def spin():\n    while True: pass\n"
        "def eat(): return len(bytearray(2_000_000_000))\n"
        "def crash(): os.kill(os.getpid(), signal.SIGSEGV)\n"
        "def killed(): os.kill(os.getpid(), signal.SIGKILL)\n"
        "def leave(): os._exit(0)\n"
        "def print_much(): print('x' * 10_000_000); return 'told'\n"
        "def answer_much(): return 'x' * 5_000_000\n"
        "def fail(): raise ValueError('what stands in the paper')\n"
        "def environment(): return sorted(os.environ)\n"
        "def run_code(): return os.system\n"
        "SEEN = []\n"
        "def is_open(file):\n"
        "    try: return bool(os.fstat(file))\n"
        "    except OSError: return False\n"
        "def who():\n"
        "    SEEN.append(1)\n"
        "    files = [one for one in range(1024) if is_open(one)]\n"
        "    return os.getpid(), files, len(SEEN), sorted(os.environ)\n",
        encoding="utf-8",
    )
    plain = apart._environment()
    path = f"{tmp_path}{os.pathsep}{plain['PYTHONPATH']}"
    monkeypatch.setattr(apart, "_environment", lambda: {**plain, "PYTHONPATH": path})
    return "brobygger_work"


def code_of(function: str, limits: Limits = QUICK) -> str:
    """The code of the problem that a call ends with."""
    with pytest.raises(Unreadable) as stopped:
        run_apart(function, limits=limits)
    return stopped.value.problem.code


def test_a_reading_comes_back_as_it_was() -> None:
    """The same paper, read here and read apart, is equal."""
    data = raw_pdf(b"BT /F1 10 Tf 100 700 Td (Havnen) Tj ET")
    assert run_apart("brobygger.engines.pdf:read_pdf", data, "x.pdf") == read_pdf(data, "x.pdf")


def test_a_problem_comes_back_as_a_problem() -> None:
    """What the reading said is what the caller is told."""
    with pytest.raises(Unreadable) as stopped:
        run_apart("brobygger.engines.pdf:read_pdf", b"%PDF-1.7", "x.pdf")
    assert stopped.value.problem == Problem("DOCUMENT-008", "error")


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ("killed", "DOCUMENT-010"),
        ("answer_much", "DOCUMENT-010"),
        ("eat", "DOCUMENT-010"),
        ("crash", "DOCUMENT-011"),
        ("leave", "DOCUMENT-011"),
        ("run_code", "DOCUMENT-011"),
        ("fail", "DOCUMENT-012"),
        ("not_there", "DOCUMENT-012"),
    ],
)
def test_trouble_becomes_a_problem(work: str, function: str, code: str) -> None:
    """A crash, a limit, a fault of ours: the caller goes on."""
    assert code_of(f"{work}:{function}") == code


def test_time_is_limited(work: str) -> None:
    """Both the time on the clock and the time of work."""
    begun = time.monotonic()
    assert code_of(f"{work}:sleep", Limits(wall_seconds=1)) == "DOCUMENT-010"
    assert code_of(f"{work}:spin", Limits(wall_seconds=30, cpu_seconds=1)) == "DOCUMENT-010"
    assert time.monotonic() - begun < SLOW_TO_STOP


def test_what_it_prints_does_not_disturb(work: str) -> None:
    """Libraries print; the answer does not travel on that road."""
    assert run_apart(f"{work}:print_much", limits=QUICK) == "told"


def test_no_password_is_handed_over(work: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process knows nothing of the program's settings."""
    monkeypatch.setenv("DATABASE_URL", "secret")
    assert "DATABASE_URL" not in run_apart(f"{work}:environment", limits=QUICK)


def test_a_fault_is_logged_without_the_paper(work: str, caplog: pytest.LogCaptureFixture) -> None:
    """The log says where and which kind, with the id that the reader was given."""
    with pytest.raises(Unreadable) as stopped:
        run_apart(f"{work}:fail", limits=QUICK)
    assert stopped.value.problem.params["id"] in caplog.text
    assert "ValueError at brobygger_work.py" in caplog.text
    assert "what stands in the paper" not in caplog.text


def test_several_threads_at_once() -> None:
    """The web server's threads and the job worker use it at the same time."""
    data = raw_pdf(b"BT /F1 10 Tf 100 700 Td (Havnen) Tj ET")
    texts: list[str] = []

    def read() -> None:
        texts.append(run_apart("brobygger.engines.pdf:read_pdf", data, "x.pdf").text.strip())

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["Havnen"] * 4


def test_the_answer_holds_values_only() -> None:
    """Our dataclasses, fractions and dates come through; nothing that could be run does."""
    value = Found(Fraction(5, 2), "2½", readings=("2½", "22")), date(2031, 5, 1)
    assert apart._OurUnpickler(BytesIO(pickle.dumps(value))).load() == value
    for harmful in (os.system, eval, Path, threading.Thread):
        with pytest.raises(pickle.UnpicklingError):
            apart._OurUnpickler(BytesIO(pickle.dumps(harmful))).load()


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ("killed", "DOCUMENT-010"),
        ("answer_much", "DOCUMENT-010"),
        ("eat", "DOCUMENT-010"),
        ("crash", "DOCUMENT-011"),
        ("leave", "DOCUMENT-011"),
        ("run_code", "DOCUMENT-011"),
        ("fail", "DOCUMENT-012"),
    ],
)
def test_trouble_split_off_a_prepared_parent_is_the_same(
    prepared: Prepared, function: str, code: str
) -> None:
    """The parent outlives what it splits off, and the next reading is as good as the first."""
    with pytest.raises(Unreadable) as stopped:
        prepared.run(f"brobygger_work:{function}", limits=QUICK)
    assert stopped.value.problem.code == code
    assert prepared.run("brobygger_work:add", 2, 3, limits=QUICK) == 5


@pytest.fixture
def prepared(work: str) -> Iterator[Prepared]:
    """A parent with the misbehaving module loaded."""
    with Prepared([work]) as parent:
        yield parent


def test_a_prepared_parent_limits_time(prepared: Prepared) -> None:
    """What is hung up on is ended, and so is what works too long."""
    begun = time.monotonic()
    for function, limits in (
        ("sleep", Limits(wall_seconds=1)),
        ("spin", Limits(wall_seconds=30, cpu_seconds=1)),
    ):
        with pytest.raises(Unreadable) as stopped:
            prepared.run(f"brobygger_work:{function}", limits=limits)
        assert stopped.value.problem.code == "DOCUMENT-010"
    assert time.monotonic() - begun < SLOW_TO_STOP
    assert readings_of(prepared) == []


def test_each_reading_is_a_process_without_a_way_to_the_others(prepared: Prepared) -> None:
    """Two files are open in it: the question and the answer; nothing stays for the next."""
    first, second = (prepared.run("brobygger_work:who", limits=QUICK) for _ in range(2))
    assert first[0] != second[0]
    assert first[1] == second[1] == [0, 1, 2, 3]
    assert first[2] == second[2] == 1
    assert "DATABASE_URL" not in first[3]


def test_a_parent_that_is_gone_costs_no_paper(prepared: Prepared) -> None:
    """Ended while a reading waits, and ended before one is asked for."""
    assert prepared.run("brobygger_work:add", 1, 1, limits=QUICK) == 2
    assert prepared._parent is not None
    prepared._parent.kill()
    prepared._parent.wait()
    assert prepared.run("brobygger_work:add", 1, 2, limits=QUICK) == 3
    assert prepared.run("brobygger_work:add", 1, 3, limits=QUICK) == 4


def test_closing_ends_what_still_runs(prepared: Prepared) -> None:
    """A stopped import leaves no process behind."""
    codes: list[str] = []

    def wait_long() -> None:
        with pytest.raises(Unreadable) as stopped:
            prepared.run("brobygger_work:sleep")
        codes.append(stopped.value.problem.code)

    waiting = threading.Thread(target=wait_long)
    waiting.start()
    while not readings_of(prepared):
        time.sleep(0.01)
    left = readings_of(prepared)
    prepared.close()
    waiting.join()
    assert codes == ["DOCUMENT-011"]
    while any(Path(f"/proc/{one}/cmdline").exists() for one in left):
        time.sleep(0.01)
    with pytest.raises(Unreadable):
        prepared.run("brobygger_work:add", 1, 1)


def test_many_threads_share_a_parent(prepared: Prepared) -> None:
    """Each gets its own answer."""
    with ThreadPoolExecutor(4) as pool:
        sums = pool.map(lambda one: prepared.run("brobygger_work:add", one, 1), range(24))
    assert list(sums) == list(range(1, 25))


def readings_of(prepared: Prepared) -> list[str]:
    """The processes that the parent has split off and that still run."""
    parent = prepared._parent
    if parent is None:
        return []
    return Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
