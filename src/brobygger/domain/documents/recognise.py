"""Which template is this paper written in?"""

from dataclasses import dataclass
from itertools import islice

from brobygger.domain.documents.page import Document
from brobygger.domain.documents.reading import TemplateName
from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.likeness import is_near

LINES_LOOKED_AT = 2000
"""Enough for the longest paper of either template; a 10,000-page file is told apart as fast."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The fixed words of a template: headings, captions, first cells. Half of them must be there.

    Half, because every copy of a real paper lacks some part: a scan loses boxes, a text layer
    its headings.
    """

    template: TemplateName
    phrases: tuple[str, ...]


def recognise(document: Document, signatures: tuple[Signature, ...]) -> TemplateName:
    """Name the template whose fixed words the paper holds; "unknown" where none fits well enough.

    Words may be damaged (``likeness``), figures in a phrase may not. The template with
    the larger share of its phrases wins; a tie is nobody's.
    """
    lines = [fold(line.words).split() for line in islice(document.all_lines(), LINES_LOOKED_AT)]
    shares = sorted(((_share(lines, each), each.template) for each in signatures), reverse=True)
    if not shares or shares[0][0] * 2 < 1:
        return "unknown"
    if len(shares) > 1 and shares[0][0] == shares[1][0]:
        return "unknown"
    return shares[0][1]


def _share(lines: list[list[str]], signature: Signature) -> float:
    found = sum(_holds(lines, fold(phrase)) for phrase in signature.phrases)
    return found / len(signature.phrases)


def _holds(lines: list[list[str]], phrase: str) -> bool:
    """Whether some line holds the phrase, whole or torn into one word more or less."""
    count, wanted = len(phrase.split()), phrase.replace(" ", "")
    return any(
        is_near("".join(words[start : start + width]), wanted)
        for words in lines
        for width in range(max(count - 1, 1), count + 2)
        for start in range(len(words) - width + 1)
    )
