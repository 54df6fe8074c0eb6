"""Reads the papers of a folder over all processors and writes down each as soon as it is read."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from brobygger import wiring
from brobygger.cli import archive_paper
from brobygger.cli.archive_folder import Bytes, Folder, bytes_of, clean_name
from brobygger.cli.archive_paper import Outcome, line_apart, outcome_of
from brobygger.cli.archive_results import Results, Row
from brobygger.cli.files import missing
from brobygger.messages import Language, say

AHEAD = 3
"""Files in hand for each process: while one is read, the next are fetched from the disk."""

Told = Callable[[int], None]
"""Called with how many more files are done."""


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class Tally:
    """How an import went: files read now, known from before, the same as another, passed over
    unread, and those that could not be had.
    """

    read: int = 0
    known: int = 0
    same: int = 0
    passed_over: int = 0
    missing: list[Row] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that has been read, and how long that took."""

    name: str
    outcome: Outcome
    sha256: str
    seconds: float


class Reading:
    """The papers of one folder on their way into the results."""

    def __init__(self, folder: Folder, results: Results, language: Language) -> None:
        self._folder, self._results, self._language = folder, results, language
        self._known = {(row.name, row.sha256) for row in results.rows}
        self._first: dict[str, Row | None] = {}
        for row in results.rows:
            if not row.same_as:
                self._first[row.sha256] = row
        self._same: dict[str, list[str]] = {}
        self.tally = Tally(passed_over=folder.passed_over)

    def run(self, workers: int, told: Told = lambda _: None) -> Tally:
        """Read what is not known yet with so many processes at a time. Raises OSError."""
        begun = time.monotonic()
        for path, error in self._folder.closed:
            self._not_had(path, error)
        with (
            wiring.prepare_readings(archive_paper.__name__) as readings,
            ThreadPoolExecutor(workers) as pool,
        ):
            try:
                self._run(pool, readings, workers, told)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                readings.close()
                raise
        self.tally.seconds = time.monotonic() - begun
        return self.tally

    def _run(
        self, pool: ThreadPoolExecutor, readings: wiring.Prepared, workers: int, told: Told
    ) -> None:
        running: set[Future[_Read]] = set()
        for path, held in self._wanted(told):
            running.add(pool.submit(self._read, readings, path, held))
            if len(running) >= AHEAD * workers:
                running = self._written(running, told)
        while running:
            running = self._written(running, told)

    def _wanted(self, told: Told) -> Iterator[tuple[Path, Bytes]]:
        """The files to read, each content once, under the first of its names."""
        for path in self._folder.files:
            name = self._folder.shown(path)
            try:
                held = bytes_of(path)
            except OSError as error:
                self._not_had(path, error)
                told(1)
                continue
            if (name, held.sha256) in self._known:
                self.tally.known += 1
                told(1)
            elif held.sha256 not in self._first:
                self._known.add((name, held.sha256))
                self._first[held.sha256] = None
                yield path, held
            else:
                self._known.add((name, held.sha256))
                self._is_same(name, held.sha256)
                told(1)

    def _read(self, readings: wiring.Prepared, path: Path, held: Bytes) -> _Read:
        begun = time.monotonic()
        line = line_apart(readings, held.data, clean_name(path.name), self._language)
        return _Read(
            self._folder.shown(path), outcome_of(line), held.sha256, time.monotonic() - begun
        )

    def _written(self, running: set[Future[_Read]], told: Told) -> set[Future[_Read]]:
        done, rest = wait(running, return_when=FIRST_COMPLETED)
        for each in done:
            self._write(each.result())
            told(1)
        return rest

    def _write(self, read: _Read) -> None:
        outcome = read.outcome
        seconds = f"{read.seconds:.2f}"
        row = Row(
            read.name,
            read.sha256,
            self._results.lines + 1,
            outcome.template,
            outcome.values,
            *(outcome.findings[severity] for severity in ("error", "warning", "info")),
            seconds.replace(".", ",") if self._language == "da" else seconds,
            trouble=outcome.trouble,
        )
        self._results.add(outcome.line, row)
        self.tally.read += 1
        self._first[read.sha256] = row
        for name in self._same.pop(read.sha256, ()):
            self._is_same(name, read.sha256)

    def _is_same(self, name: str, sha256: str) -> None:
        """A row of its own for a file that holds what another holds, once that is read."""
        first = self._first[sha256]
        if first is None:
            self._same.setdefault(sha256, []).append(name)
            return
        self._results.add_row(replace(first, name=name, seconds="", same_as=first.name))
        self.tally.same += 1

    def _not_had(self, path: Path, error: OSError) -> None:
        name = self._folder.shown(path)
        problem = missing(name, error)
        trouble = f"{problem.code} {say(problem, self._language).what}"
        self.tally.missing.append(Row(name, "", None, "unknown", errors=1, trouble=trouble))
