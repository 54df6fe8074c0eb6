"""Runs a reading in a process of its own, so that no file can take the program down with it.

A file that someone hands in may hold anything: a picture that unpacks to gigabytes, a table that
never ends, bytes that make a C library jump into nothing. So the reading happens in a fresh
Python with limits on time, memory and output, without the program's environment (no passwords,
no database address). What comes of it is either our own dataclasses or an Unreadable problem.

How they talk: two nameless files in memory, one with the question, one for the answer. There is
no pipe that fills up, no thread that reads it, nothing of a paper on disk, and the limit on file
size is the limit on output. The answer is a pickle because that keeps tuples, fractions and None
exactly; it is opened by an unpickler that knows our dataclasses and nothing else, so a reading
that a file has taken over cannot make the program run anything.

Wiring passes the function as a dotted name ("brobygger.wiring:read_document"): engines need not
know each other, and a fresh process has no other way to find it.

Loading the readers takes longer than reading a note. For many papers ``Prepared`` loads them once,
in a parent that never opens a paper, and splits a process off it for each reading: still one
process and one set of limits a paper, and nothing of one paper is in the memory of the next.
"""

import contextlib
import gc
import importlib
import logging
import os
import pickle
import resource
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

import brobygger
from brobygger.domain.kernel.problem import Problem, Unreadable

log = logging.getLogger(__name__)

PACKAGE = "brobygger"
KEPT_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
TOO_HEAVY = {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGKILL}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use. Seconds, and bytes of address space and of answer."""

    wall_seconds: float = 120.0
    cpu_seconds: int = 90
    memory_bytes: int = 1_500_000_000
    answer_bytes: int = 200_000_000


READING = Limits()
"""200 full pages take 4 seconds, 170 MB and an answer of 2 MB on a machine with two processors.
Ten times that is no committee paper."""


def run_apart(function: str, *arguments: object, limits: Limits = READING) -> Any:
    """Call ``"package.module:function"`` in a process of its own and return its answer.

    Raises Unreadable: the reading's own problem, or too heavy (DOCUMENT-010), broken off
    (DOCUMENT-011), or a fault of ours (DOCUMENT-012, with an id that stands in the log).
    """
    return _asked(_wait, function, arguments, limits)


Wait = Callable[[BinaryIO, BinaryIO, Limits], int | None]


def _asked(wait: Wait, function: str, arguments: tuple[object, ...], limits: Limits) -> Any:
    with _nameless_file() as question, _nameless_file() as answer:
        pickle.dump((function, arguments, limits), question, protocol=5)
        question.flush()
        question.seek(0)
        code = wait(question, answer, limits)
        if code is None or code in TOO_HEAVY:
            raise Unreadable(Problem("DOCUMENT-010", "error"))
        answer.seek(0)
        return _answer(answer, function, code)


def _wait(question: BinaryIO, answer: BinaryIO, limits: Limits) -> int | None:
    """The exit code, or None when the time was up."""
    with subprocess.Popen(  # noqa: S603 - this Python, this module, a number
        [sys.executable, "-P", "-m", __name__, str(answer.fileno())],
        stdin=question,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(answer.fileno(),),
        start_new_session=True,
        env=_environment(),
    ) as process:
        try:
            return process.wait(limits.wall_seconds)
        except BaseException as stop:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if isinstance(stop, subprocess.TimeoutExpired):
                return None
            raise


class _ParentGone(Exception):
    """The parent ended before it told how a reading went: that is no fault of the paper."""


class Prepared:
    """A parent with ``modules`` loaded, that splits off a process for each reading.

    Of many threads at once; started by the first. The parent is given nothing but nameless files,
    which it hands on unopened. When its owner is gone, however it ended, so are they all.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = tuple(modules)
        self._lock = threading.Lock()
        self._parent: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._is_closed = False

    def __enter__(self) -> "Prepared":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def run(self, function: str, *arguments: object, limits: Limits = READING) -> Any:
        """The same as ``run_apart``: same limits, same answer, same problems."""
        try:
            return _asked(self._wait, function, arguments, limits)
        except _ParentGone:
            log.warning("the parent of the readings is gone: %s runs without it", function)
            return run_apart(function, *arguments, limits=limits)

    def close(self) -> None:
        """End the parent and all readings that still run; what waits for them is Unreadable."""
        with self._lock:
            self._is_closed = True
            self._stop()

    def _wait(self, question: BinaryIO, answer: BinaryIO, limits: Limits) -> int | None:
        mine, theirs = socket.socketpair()
        used: socket.socket | None = None
        with mine:
            try:
                with theirs:
                    files = [question.fileno(), answer.fileno(), theirs.fileno()]
                    with self._lock:
                        used = self._started()
                        socket.send_fds(used, [b"?"], files)
                mine.settimeout(limits.wall_seconds)
                code = mine.recv(16)
            except TimeoutError:
                return None  # hanging up ends the reading
            except OSError:
                code = b""
        if code:
            return int(code)
        with self._lock:
            if self._is_closed:
                return -signal.SIGTERM
            if self._control is used:  # else another thread has begun anew already
                self._stop()
        # Somebody ended the parent, and what it split off may still write into these files.
        raise _ParentGone

    def _started(self) -> socket.socket:
        if self._is_closed:
            raise BrokenPipeError
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._parent = subprocess.Popen(  # noqa: S603 - this Python, this module, our names
                    [sys.executable, "-P", "-m", __name__, "prepare", *self._modules],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    env={**_environment(), **ONE_THREAD},
                )
        return self._control

    def _stop(self) -> None:
        control, parent = self._control, self._parent
        self._control = self._parent = None
        if control is not None and parent is not None:
            control.close()
            parent.wait()


ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Where a reading runs on each processor, threads within one only stand in each other's way."""


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
    root = Path(brobygger.__file__).parents[1]
    return {**kept, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}


@contextlib.contextmanager
def _nameless_file() -> Iterator[BinaryIO]:
    """A file without a name: in memory on Linux, a deleted temporary file elsewhere."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("reading"), "w+b") as file:
            yield file
    else:
        with tempfile.TemporaryFile() as file:
            yield file


def _answer(file: BinaryIO, function: str, code: int) -> Any:
    try:
        kind, value = _OurUnpickler(file).load()
    except Exception as error:
        log.warning("%s ended with code %s and no answer: %s", function, code, type(error).__name__)
        raise Unreadable(Problem("DOCUMENT-011", "error")) from None
    if kind == "done":
        return value
    if kind == "unreadable":
        raise Unreadable(value)
    fault = uuid4().hex[:8]
    log.error("Fault %s in %s: %s", fault, function, value)
    raise Unreadable(Problem("DOCUMENT-012", "error", params={"id": fault}))


class _OurUnpickler(pickle.Unpickler):
    """Knows our own dataclasses, fractions and dates: everything a reading is made of."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in (("fractions", "Fraction"), ("datetime", "date")):
            return Fraction if name == "Fraction" else date
        if module.startswith(f"{PACKAGE}.domain."):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a reading")


def _work(question: BinaryIO, answer: BinaryIO) -> None:
    """What happens in the other process: limits first, then the call, then the answer."""
    function, arguments, limits = pickle.load(question)  # noqa: S301 - written by run_apart
    _limit(limits)
    result: tuple[str, object]
    try:
        result = ("done", _found(function)(*arguments))
    except Unreadable as stop:
        result = ("unreadable", stop.problem)
    except MemoryError:
        result = ("unreadable", Problem("DOCUMENT-010", "error"))
    except Exception as error:
        result = ("fault", _frames(error))
    pickle.dump(result, answer, protocol=5)
    answer.flush()


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.answer_bytes, limits.answer_bytes))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this one
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    # Python ignores this signal; here it must end the process as a limit does.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def _found(function: str) -> Any:
    module, _, name = function.partition(":")
    return getattr(importlib.import_module(module), name)


def _frames(error: Exception) -> str:
    """Kind of the error and where it happened; never its words, which may quote the paper."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {where}"


def _prepare(modules: Sequence[str]) -> None:
    """The parent of ``Prepared``: splits off readings until standard input, a socket, is closed.

    Who asks hands over three files: question, answer, and a socket to be told the exit code on.
    Hanging that up ends the reading.
    """
    for name in modules:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # what is loaded is shared with all readings; nobody need look through it again
    ended, awake = socket.socketpair()
    ended.setblocking(False)
    awake.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(awake.fileno(), warn_on_full_buffer=False)
    with socket.socket(fileno=0) as control, selectors.DefaultSelector() as watch:
        watch.register(control, selectors.EVENT_READ)
        watch.register(ended, selectors.EVENT_READ)
        readings: dict[int, socket.socket] = {}
        while True:
            for key, _ in watch.select():
                if key.fileobj is ended:
                    _tell_ended(ended, readings, watch)
                elif key.fileobj is not control:
                    if readings.get(key.data) is key.fileobj:  # it has not ended meanwhile
                        watch.unregister(key.fileobj)
                        _kill(key.data)
                elif not _split_off(control, readings, watch):
                    for process in readings:
                        _kill(process)
                    return


def _split_off(
    control: socket.socket, readings: dict[int, socket.socket], watch: selectors.BaseSelector
) -> bool:
    """Begin one reading; False where nobody asks any more."""
    asked, files, _, _ = socket.recv_fds(control, 1, 3)
    if not asked:
        return False
    process = os.fork()
    if not process:
        _read_and_end(*files[:2])
    with contextlib.suppress(OSError):  # whichever of the two comes first
        os.setpgid(process, process)
    for file in files[:2]:
        os.close(file)
    readings[process] = socket.socket(fileno=files[2])
    watch.register(readings[process], selectors.EVENT_READ, process)
    return True


MOST_OPEN = 65_536
"""More files than the parent ever has open: three for each reading."""


def _read_and_end(question: int, answer: int) -> None:
    """The process of one reading: it keeps its two files, and no way back to the parent."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(question, 0)
        os.dup2(answer, 3)
        os.closerange(4, MOST_OPEN)
        with os.fdopen(0, "rb", closefd=False) as asked, os.fdopen(3, "wb") as told:
            _work(asked, told)
        code = 0
    finally:
        os._exit(code)


def _tell_ended(
    ended: socket.socket, readings: dict[int, socket.socket], watch: selectors.BaseSelector
) -> None:
    with contextlib.suppress(BlockingIOError):
        while ended.recv(512):
            pass
    for process, teller in tuple(readings.items()):
        done, status = os.waitpid(process, os.WNOHANG)
        if not done:
            continue
        with contextlib.suppress(KeyError):  # hung up before
            watch.unregister(teller)
        with readings.pop(process), contextlib.suppress(OSError):
            teller.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def main() -> None:
    """Entry of the other process: the question on standard input, the answer to a given file."""
    if sys.argv[1] == "prepare":
        _prepare(sys.argv[2:])
        return
    with os.fdopen(int(sys.argv[1]), "wb", closefd=False) as answer:
        _work(sys.stdin.buffer, answer)


if __name__ == "__main__":
    main()
