"""From a name on the command line to a read paper; what cannot be read becomes a Problem."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from brobygger import wiring
from brobygger.cli import faults
from brobygger.cli.texts import SAID
from brobygger.domain.documents.door import suspects_in
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.documents.reading import Reading
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language
from brobygger.messages.records import Record, reading_record, unreadable_record

STDIN = "-"
_HIDDEN = "***"
"""Shown for a file whose name itself holds a personal number."""
_LONG_BYTES = 2_000_000
"""From this size one paper alone takes long enough for a bar."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper from the command line: read, or with the problem that kept it from being read.

    ``fault`` is the number of a fault of ours that kept it from being read.
    """

    name: str
    sha256: str | None = None
    reading: Reading | None = None
    problem: Problem | None = None
    fault: str = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found in it, or why it could not be read."""
        if self.reading is not None:
            return self.reading.problems
        return (self.problem,) if self.problem else ()

    @property
    def exit_code(self) -> int:
        """0 fine, 1 a problem of severity error, 3 a fault of ours."""
        if self.fault:
            return faults.EXIT_CODE
        return int(any(problem.severity == "error" for problem in self.problems))

    def record(self, language: Language) -> Record:
        """The object of contract 1. Only for papers without a fault of ours."""
        if self.reading is not None:
            return reading_record(self.reading, language)
        assert self.problem is not None
        return unreadable_record(self.name, self.sha256, self.problem, language)


def read_papers(
    paths: Sequence[str], language: Language, *, debug: bool = False
) -> Iterator[Paper]:
    """Read papers one by one; a bar on the error stream tells how far, where someone looks."""
    errors = Console(stderr=True)
    is_long = len(paths) > 1 or any(_size(path) > _LONG_BYTES for path in paths)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=not (is_long and errors.is_terminal),
    ) as progress:
        task = progress.add_task(SAID["reading"].said(language), total=len(paths))
        for path in paths:
            name = Path(path).name
            progress.update(task, description=f"{SAID['reading'].said(language)} {name}")
            yield _read(path, language, debug=debug)
            progress.advance(task)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _read(path: str, language: Language, *, debug: bool) -> Paper:
    name = "stdin" if path == STDIN else Path(path).name
    sha256 = None
    try:
        data = _bytes(path)
        sha256 = hashlib.sha256(data).hexdigest() if len(data) <= MOST_BYTES else None
        return at_the_door(Paper(name, sha256, wiring.read_apart(data, name)))
    except OSError as error:
        return Paper(name, problem=missing(path, error))
    except Unreadable as unreadable:
        return Paper(name, sha256, problem=unreadable.problem)
    except Exception as error:  # one paper that breaks us must not stop the others
        return Paper(name, sha256, fault=faults.report(error, language, debug=debug))


def at_the_door(paper: Paper) -> Paper:
    """Refuse a read paper with a personal number; name the places of what only may be one."""
    if paper.reading is None:
        return paper
    suspects = suspects_in(paper.reading.document)
    certain = [suspect for suspect in suspects if suspect.is_certain]
    if certain:
        name = _HIDDEN if any(suspect.in_name for suspect in certain) else paper.name
        problem = Problem("DOCUMENT-093", "error", certain[0].place)
        return Paper(name, paper.sha256, problem=problem)
    doubtful = tuple(Problem("DOCUMENT-094", "warning", each.place) for each in suspects)
    problems = (*doubtful, *paper.reading.problems)
    return replace(paper, reading=replace(paper.reading, problems=problems))


def _bytes(path: str) -> bytes:
    """At most one byte more than is accepted: enough for the reader to refuse it."""
    if path == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def missing(path: str, error: OSError) -> Problem:
    """Why a file is not to be had."""
    codes = {FileNotFoundError: "DOCUMENT-090", IsADirectoryError: "DOCUMENT-091"}
    code = codes.get(type(error), "DOCUMENT-092")
    params = {"name": path, "reason": error.strerror or type(error).__name__}
    return Problem(code, "error", raw=path, params=params)
