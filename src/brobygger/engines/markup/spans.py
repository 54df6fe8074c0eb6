"""Trimming lines: blanks at the ends, list signs at the front."""

import re
from dataclasses import replace

from brobygger.domain.documents.page import Span

SIGNS = re.compile(r"\s*([•●▪◦‣·\uf0b7\uf0a7])\s*")
LIST_SIGNS = re.compile(r"\s*([•●▪◦‣·\uf0b7\uf0a7]|[-–*](?=\s))\s*")


def trimmed(spans: list[Span]) -> list[Span]:
    """The spans without blanks at the line's ends, empty spans dropped."""
    said = [at for at, span in enumerate(spans) if span.text.strip()]
    kept = [span for span in spans[said[0] : said[-1] + 1] if span.text] if said else []
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def take_sign(spans: list[Span], signs: re.Pattern[str] = SIGNS) -> tuple[str, list[Span]]:
    """Take a list sign off the front of a line: (sign or "", the rest)."""
    match = signs.match(spans[0].text) if spans else None
    if match is None:
        return "", spans
    rest = [replace(spans[0], text=spans[0].text[match.end() :]), *spans[1:]]
    return match[1], trimmed(rest)
