"""The head of the annex: title, date, case numbers. The case officer's name is not read."""

import re
from collections.abc import Sequence
from datetime import date

from brobygger.domain.documents.flow import Paragraph
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Line
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.period import PeriodError, parse_date
from brobygger.domain.recommendations.recommendation import CaseNumbers

_ANNEX = re.compile(r"\s*bilag\s*\w{0,3}\s*", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\s?\d{4}|\d{1,2}\.?\s+[a-z]+\s+\d{4}", re.IGNORECASE)
_REFERENCE = re.compile(r"[\d][\d\s–-]*\d")
_LABELS = {
    "f2_document": "dokumentnummerif2",
    "f2": "sagsnummerif2",
    "edoc": "sagsnummeriedoc",
}


def read_title(printed: Sequence[Paragraph]) -> Found[str] | None:
    """The annex's title: its first heading that says more than "Bilag 1".

    Plain text knows no headings: the first paragraph stands for them, and is only likely.
    """
    headings = [each for each in printed if each.heading]
    named = [each for each in headings if not _ANNEX.fullmatch(each.text)]
    if named or headings:
        best = (named or headings)[0]
        return Found(best.text, best.raw, best.place)
    first = next((each for each in printed if not _ANNEX.fullmatch(each.text)), None)
    return None if first is None else Found(first.text, first.raw, first.place, "likely")


def read_date(lines: Sequence[Line]) -> Found[date] | None:
    """The paper's date: the first line that is nothing but a date."""
    for line in lines:
        words = line.words.strip()
        match = _DATE.fullmatch(words.removeprefix("Dato").strip(" :"))
        if match is None:
            continue
        try:
            return Found(parse_date(match[0]), words, line.place)
        except PeriodError:
            continue
    return None


def read_case_numbers(lines: Sequence[Line]) -> CaseNumbers:
    """The references behind their labels, on the same line or the next, as they are printed."""
    found: dict[str, Found[str]] = {}
    for at, line in enumerate(lines):
        for name, label in _LABELS.items():
            rest = _behind(line.words, label)
            if rest is None or name in found:
                continue
            below = lines[at + 1] if at + 1 < len(lines) else line
            for words, place in ((rest, line.place), (below.words.strip(), below.place)):
                if name not in found and _REFERENCE.fullmatch(words):
                    found[name] = Found(words, words, place)
    return CaseNumbers(found.get("f2"), found.get("f2_document"), found.get("edoc"))


def _behind(text: str, label: str) -> str | None:
    """What stands behind a label on its line; None where the line does not begin with it."""
    for end in range(len(label), min(len(text), len(label) + 12) + 1):
        if squash(text[:end]) == label:
            return text[end:].strip(" :\t")
    return None
