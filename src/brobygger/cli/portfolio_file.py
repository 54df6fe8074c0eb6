"""A register file from the disk or standard input, as the portfolio's rules take it."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from brobygger.cli.files import STDIN, missing
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.recommendations.portfolio.file import read_register
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Register:
    """What is asked about: the annex with its notes, and what is decided on them."""

    model: Model
    outcomes: tuple[Outcome, ...]


def register_of_file(name: str) -> Register:
    """Read a register file; raises Unreadable with what a person can put right."""
    try:
        data = _bytes(name)
    except OSError as error:
        raise Unreadable(missing(name, error)) from error
    shown = "stdin" if name == STDIN else Path(name).name
    try:
        record = json.loads(data)
    except json.JSONDecodeError as wrong:
        raise Unreadable(_not_json(shown, wrong.lineno, wrong.colno)) from wrong
    except (ValueError, RecursionError) as wrong:  # not text, or made to break a reader
        raise Unreadable(_not_json(shown, 1, 1)) from wrong
    register = read_register(record)
    return Register(register.model, register.outcomes)


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES)


def _not_json(name: str, line: int, column: int) -> Problem:
    params = {"name": name, "line": str(line), "column": str(column)}
    return Problem("REGISTER-001", "error", Place(line=line), params=params)
