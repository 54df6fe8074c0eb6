"""Reads many hostile files in one process, started anew only where a file has ended it.

A process of its own for each file costs a third of a second, which is most of the time. So one
child reads file after file under the same limits as ``run_apart`` sets; where a file kills it, or
is killed for its time, the file has ended like a reading apart would have, and the next child goes
on with the next file. The law then reads those files again, and a sample of the others, by the
real way.
"""

import os
import pickle
import select
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from brobygger.engines.apart import Limits
from hostile.corpus import Hostile
from hostile.outcome import Outcome

TESTS = Path(__file__).resolve().parents[1]


class Batch:
    """A child that reads files until one of them ends it. ``started``: how many children there
    were."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.started = 0
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()

    def read_all(self, files: Iterable[Hostile]) -> Iterator[tuple[Hostile, Outcome]]:
        """How each file ends."""
        for file in files:
            yield file, self.read(file)

    def read(self, file: Hostile) -> Outcome:
        """How this file ends."""
        child = self._child or self._begin()
        assert child.stdin is not None
        assert child.stdout is not None
        pickle.dump(file, child.stdin)
        child.stdin.flush()
        ready, _, _ = select.select([child.stdout], [], [], self.limits.wall_seconds)
        if ready and (head := child.stdout.read(8)):
            outcome: Outcome = pickle.loads(child.stdout.read(int.from_bytes(head, "big")))
            return outcome
        return Outcome("killed", (), f"code {self._end()}" if ready else f"time {self._end()}")

    def _begin(self) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))
        self.started += 1
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "hostile.child", repr(self.limits.cpu_seconds),
             repr(self.limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        )  # fmt: skip
        return self._child

    def _end(self) -> int:
        child, self._child = self._child, None
        if child is None:
            return 0
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        try:
            return child.wait(0.5)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()
