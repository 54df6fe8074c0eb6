"""Reads one hostile file here, and looks at all that comes of it as the program would."""

from collections.abc import Iterable
from dataclasses import dataclass
from json import dumps
from typing import Any

from brobygger import wiring
from brobygger.domain.documents.door import suspects_in
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.sheet import Sheet
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.apart import _frames
from brobygger.engines.sheet import read_sheet
from brobygger.messages import say
from brobygger.messages.records import reading_record
from hostile.corpus import Hostile


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended.

    ``how``: "read", "refused" (the reading said why), "fault" (an exception that nobody meant, see
    ``said``), "killed" (a limit, or a crash: ``said`` is the signal or exit code).
    """

    how: str
    codes: tuple[str, ...] = ()
    said: str = ""
    seconds: float = 0.0


def outcome_of(file: Hostile) -> Outcome:
    """Read a file here, and look at all that comes of it as the program would."""
    try:
        if file.is_list:
            return _of_sheet(read_sheet(file.data, file.name))
        return _of_reading(wiring.read_document(file.data, file.name))
    except Unreadable as stop:
        wrong = faults_of([stop.problem])
        return Outcome("fault" if wrong else "refused", (stop.problem.code,), wrong)
    except MemoryError:
        return Outcome("refused", ("DOCUMENT-010",))
    except Exception as error:
        return Outcome("fault", (), _frames(error))


def _of_reading(reading: Reading) -> Outcome:
    codes = tuple(problem.code for problem in reading.problems)
    suspects_in(reading.document)
    wrong = faults_of(reading.problems) or unsayable(reading_record(reading))
    wrong = wrong or "".join(unsayable(line.text) for line in reading.document.unprinted)
    if not wrong and not any(sign.isalnum() for sign in reading.document.text):
        wrong = "" if set(codes) & SAYS_SO else "empty without a word"
    return Outcome("fault" if wrong else "read", codes, wrong)


SAYS_SO = {"DOCUMENT-020", "DOCUMENT-024", "DOCUMENT-095"}
"""What a paper without a letter must say of itself: pages are pictures, or there is no text."""


def _of_sheet(sheet: Sheet) -> Outcome:
    cells = "\n".join(cell for line in sheet.lines for cell in line.cells)
    wrong = faults_of(sheet.problems) or unsayable(cells)
    wrong = wrong or ("" if cells.strip() else "empty without a word")
    return Outcome("fault" if wrong else "read", tuple(p.code for p in sheet.problems), wrong)


def faults_of(problems: Iterable[Problem]) -> str:
    """Which problem cannot be put into words: what is wrong, and what to do, in both languages."""
    for problem in problems:
        for language in ("da", "en"):
            said = say(problem, language)
            if not said.what.strip() or not said.remedy.strip():
                return f"{problem.code} says nothing"
    return ""


def unsayable(value: Any) -> str:
    """Whether a value holds what no database takes: half letters, and the sign zero."""
    text = value if isinstance(value, str) else dumps(value, ensure_ascii=False)
    if "\x00" in text or "\\u0000" in text:
        return "the sign zero in what is kept"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "half a letter in what is kept"
    return ""
