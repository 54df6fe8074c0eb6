"""One file of an archive: its record as `brobygger read --json` prints it, and its row."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from brobygger import wiring
from brobygger.cli.files import Paper, at_the_door
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.problem import Problem, Severity, Unreadable
from brobygger.messages import Language
from brobygger.messages.records import Record, unreadable_record

READ_LINE = f"{__name__}:read_line"
"""What the process of one paper calls."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the line of its record, and what the overview says of it.

    ``values`` counts the values found, ``findings`` by severity; ``trouble`` is why nothing was
    read.
    """

    line: bytes
    template: str
    values: int
    findings: dict[Severity, int]
    trouble: str


def read_line(data: bytes, name: str, language: Language) -> bytes:
    """A paper's record as one line of JSON in UTF-8, without a line end.

    Raises Unreadable where the file cannot be opened. In a process of the paper's own.
    """
    paper = at_the_door(Paper(name, _sha256(data), wiring.read_document(data, name)))
    return written(paper.record(language))


def line_apart(
    readings: wiring.Readings, data: bytes, name: str, language: Language = "da"
) -> bytes:
    """The same with the reading in a process apart, and a record too where it came to nothing."""
    try:
        if len(data) > MOST_BYTES:
            wiring.open_document(data, name)
        return checked(readings.run(READ_LINE, data, name, language))
    except Unreadable as stop:
        return written(unreadable_record(name, _sha256(data), stop.problem, language))


def written(record: Record) -> bytes:
    """A record as one line, without a line end."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8")


def checked(line: object) -> bytes:
    """What the process apart answered, if it is one line of JSON; raises Unreadable otherwise."""
    try:
        if isinstance(line, bytes) and b"\n" not in line and json.loads(line)["contract"] == 1:
            return line
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Unreadable(Problem("DOCUMENT-011", "error"))


def outcome_of(line: bytes) -> Outcome:
    """What a record's line tells of the file."""
    record = json.loads(line)
    problems = record["problems"]
    findings: dict[Severity, int] = {"error": 0, "warning": 0, "info": 0}
    for problem in problems:
        findings[problem["severity"]] += 1
    trouble = ""
    if record["document"]["format"] is None:
        trouble = " ".join(f"{one['code']} {one['what']}" for one in problems)
    values = sum(1 for _ in _found_in(record["values"]))
    return Outcome(line, record["template"], values, findings, trouble)


def _found_in(value: Any) -> Iterator[object]:
    """Every value with its certainty, as `domain.documents.record.walk` finds them before."""
    if isinstance(value, dict):
        if "certainty" in value and "raw" in value:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _found_in(item)


def _sha256(data: bytes) -> str | None:
    return hashlib.sha256(data).hexdigest() if len(data) <= MOST_BYTES else None
