"""The readable output: findings first, then values in the paper's order, colour never alone."""

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from rich.box import ROUNDED
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from brobygger.cli.texts import SAID
from brobygger.domain.documents.found import Certainty, Found
from brobygger.domain.documents.record import decimal_text
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.problem import Severity
from brobygger.messages import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.records import Record
from brobygger.messages.values import WORDS

CERTAINTIES: dict[Certainty, tuple[str, str, Phrase]] = {
    "certain": ("●", "green", Phrase("sikker", "certain")),
    "likely": ("◐", "cyan", Phrase("sandsynlig", "likely")),
    "unsure": ("○", "yellow", Phrase("usikker", "unsure")),
    "unknown": ("?", "red", Phrase("ulæselig", "unreadable")),
}
"""Sign, colour and word of each certainty."""

SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("■", "bold red"),
    "warning": ("▲", "yellow"),
    "info": ("●", "blue"),
}
"""Sign and colour of each severity; the word stands beside them."""

_YES_NO = {True: Phrase("ja", "yes"), False: Phrase("nej", "no")}
_LONGEST = 90
_PLAIN_WIDTH = 120


class _Screen(Console):
    """rich's console, but a reader who has seen enough (`| head`) is no error."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """The screen. Colours and width as the terminal has them; NO_COLOR is kept by rich."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PLAIN_WIDTH
    return _Screen(width=width, highlight=False)


def print_json(records: Iterable[Record | list[Record]], *, one_a_line: bool) -> None:
    """Print objects as JSON: one laid out for the eye, or one a line."""
    indent = None if one_a_line else 2
    for record in records:
        print(json.dumps(record, ensure_ascii=False, indent=indent), flush=True)


def table(*heads: str, title: str = "", lines: bool = False) -> Table:
    """The one look of all tables."""
    made = Table(
        title=title or None, title_justify="left", title_style="bold", box=ROUNDED, show_lines=lines
    )
    for head in heads:
        made.add_column(head[:1].upper() + head[1:], overflow="fold")
    return made


def shown_certainty(certainty: Certainty, language: Language) -> str:
    """Sign and word, in the colour that goes with them."""
    sign, colour, word = CERTAINTIES[certainty]
    return f"[{colour}]{sign} {word.said(language)}[/]"


def shown_value(found: Found[Any], language: Language, *, is_kr: bool = False) -> str:
    """A value for the screen: short, in Danish figures, the raw reading where nothing was read."""
    value = found.value
    if value is None:
        return escape(short(found.raw)) or "–"
    if isinstance(value, bool):
        return _YES_NO[value].said(language)
    if isinstance(value, int) and is_kr:
        return print_kr(value)
    if isinstance(value, Fraction):
        return decimal_text(value).replace(".", ",") if language == "da" else decimal_text(value)
    if isinstance(value, date) and language == "da":
        return value.strftime("%d.%m.%Y")
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    if isinstance(value, str) and value in WORDS:
        return WORDS[value].said(language)
    return escape(short(str(value))) or "–"


def short(text: str) -> str:
    """The beginning of a long text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def print_findings(screen: Console, records: Iterable[Any], language: Language) -> None:
    """Findings as rows: how serious, where, what differs, what to do. Takes FindingRows."""
    heads = ("", *(SAID[name].said(language) for name in ("place", "kind", "remedy")))
    found = table(*heads, title=SAID["findings"].said(language), lines=True)
    found.columns[0].no_wrap = True
    for row in records:
        sign, colour = SEVERITIES[row.severity]
        severity = f"[{colour}]{sign} {row.importance}[/]\n[dim]{row.code}[/]"
        found.add_row(severity, escape(row.place), escape(row.what), escape(row.remedy))
    screen.print(found)
