"""Sentences of Danish running text, and where in the printed lines a piece of it stands."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from brobygger.domain.documents.flow import Paragraph
from brobygger.domain.kernel.place import Place

_ABBREVIATION = re.compile(
    r"(?:bl\.a|ca|dvs|ekskl|evt|f\.eks|fx|fsva|hhv|ifm|ift|inkl|jf|kgs|kr|m\.fl|m\.m|m\.v|mhp|"
    r"mht|mia|mio|mv|nr|o\.l|osv|p\.t|pct|pga|pr|t\.kr|vedr|åv)\."
)
"""Words with a full stop that end no sentence by themselves."""

_END = re.compile(r"[.!?]+[)”\"’]*(?=\s+[\"”(]?[A-ZÆØÅ0-9])")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their start; full stops of abbreviations end none.

    >>> [s for _, s in sentences("Jf. bilag 1. Midlerne dækker 2½ ÅV mhp. Drift. Slut")]
    ['Jf. bilag 1.', 'Midlerne dækker 2½ ÅV mhp. Drift.', 'Slut']
    """
    start = 0
    for match in _END.finditer(text):
        word = text[start : match.end()].rsplit(maxsplit=1)[-1].lstrip('("”').lower()
        number = re.fullmatch(r"\d{1,2}\.", word)
        if _ABBREVIATION.fullmatch(word) or (number and text[match.end() :].lstrip()[:1].islower()):
            continue
        yield start, text[start : match.end()].strip()
        start = match.end()
        start += len(text[start:]) - len(text[start:].lstrip())
    if text[start:].strip():
        yield start, text[start:].strip()


def places_in(paragraph: Paragraph) -> Callable[[int], Place]:
    """The way from a character of the joined text to the place of the printed line it is from.

    Joining changes only blanks and hyphens, so letters and digits are counted.
    """
    before = list(accumulate(map(str.isalnum, paragraph.text), initial=0))
    ends = list(accumulate(sum(map(str.isalnum, line.words)) for line in paragraph.lines))

    def place(position: int) -> Place:
        line = bisect_right(ends, before[position])
        return paragraph.lines[min(line, len(ends) - 1)].place

    return place
