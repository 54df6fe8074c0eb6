"""Title and code of a note: the grammar of note codes."""

import re
from dataclasses import replace

from brobygger.domain.budgets.reading.outline import Outline
from brobygger.domain.budgets.reference import code_prefixes
from brobygger.domain.documents.flow import join_lines
from brobygger.domain.documents.found import Found, unknown

_ONE = r"(?:[A-ZÆØÅ]{1,2}|OE|0|0K|OEK)\s?\d{1,3}(?:\s?[a-wyz](?:\s?[-–]\s?[a-z])?(?![a-zæøå]))?"
CODE = re.compile(rf"\s*({_ONE}(?:\s?[/+]\s?(?:{_ONE}|\d{{1,3}}))*)(?=\s*$|\s*[-–:]|\s)")
"""1-2 letters, 1-3 digits, a letter or range of letters for sub-notes, several joined by / or +.
The letter x stands for a figure that was masked."""

_MASKED = re.compile(r"\s*([A-ZÆØÅ]{1,2}\s?(?:[xX*#?]{1,3}|\d{1,2}[xX*#?]+))(?=\s|[-–:])")
_LETTERS = re.compile(r"\s*([A-ZÆØÅ]{1,2})([0-9OQIlSB]{1,3})(?=\s|[-–:])")
_FIGURES = str.maketrans("OQIlSB", "001158")
"""Letters that a scan makes of figures. They are suggested, and never taken for granted."""

_PREFIX = re.compile(r"[A-ZÆØÅ0]+?(?=\s?\d{1,3}(?!\d))")
SCANNED_PREFIXES = {"OE": "Ø", "0": "Ø", "O": "Ø", "OK": "ØK", "0K": "ØK", "OEK": "ØK"}
"""What a scan makes of the letter Ø at the front of a code."""

_SEPARATOR = re.compile(r"^\s*[-–—:]?\s*")
MOST_LINES = 4
"""A title runs over two lines, four where it is printed twice."""


def read_title(outline: Outline) -> tuple[Found[str] | None, Found[str] | None]:
    """The note's code and its title without the code."""
    lines = outline.title.lines[:MOST_LINES]
    start = next((i for i, line in enumerate(lines) if CODE.match(line.words)), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if _unclear(line.words)), 0)
    lines = tuple(
        line
        for index, line in enumerate(lines[start:])
        if index == 0 or not any(later.gap_before for later in lines[start + 1 : start + 1 + index])
    )
    if not lines:
        return None, None
    text = join_lines(lines, outline.hyphenated)
    raw = "\n".join(line.text for line in lines)
    place = lines[0].place
    match = CODE.match(text)
    masked = _unclear(text) if match is None else None
    printed = match or masked
    title = _SEPARATOR.sub("", text[printed.end() :] if printed else text).strip()
    found = Found(title, raw, place) if title else None
    if match is not None:
        return replace(_code(match[1]), source=place), found
    if masked is not None:
        return unknown(masked[0].strip(), place, suggestion=_meant(masked)), found
    return None, found


def _unclear(text: str) -> re.Match[str] | None:
    """A code with a figure that is masked, or that a scan took for a letter: "BIxx", "BIO8"."""
    found = _MASKED.match(text) or _LETTERS.match(text)
    return found if found and (found.re is _MASKED or _meant(found)) else None


def _meant(unclear: re.Match[str]) -> str | None:
    """The code with figures in place of the letters; None where its front is on no list.

    >>> _meant(_LETTERS.match("BIO8 Åbent hus"))
    'BI08'
    """
    if unclear.re is _MASKED:
        return None
    prefix, figures = unclear[1], unclear[2]
    lettered = any(letter.isdigit() for letter in figures) and not figures.isdigit()
    return prefix + figures.translate(_FIGURES) if lettered and prefix in code_prefixes() else None


def _code(printed: str) -> Found[str]:
    """A code as printed without blanks; a prefix that a scan has damaged is only suggested.

    >>> _code("BI 08").value, _code("OK12").value, _code("OK12").suggestion
    ('BI08', 'OK12', 'ØK12')
    """
    value = re.sub(r"\s", "", printed).replace("–", "-")
    prefix = _PREFIX.match(value)
    if prefix is None or prefix[0] in code_prefixes():
        return Found(value, printed)
    meant = SCANNED_PREFIXES.get(prefix[0])
    suggestion = meant + value[prefix.end() :] if meant else None
    return Found(value, printed, certainty="unsure", suggestion=suggestion)
