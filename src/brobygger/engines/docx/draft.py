"""A paragraph in the making: pieces of text in one look each, cut at line breaks."""

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from brobygger.domain.documents.page import Span
from brobygger.domain.documents.ticks import TICKS
from brobygger.domain.kernel.place import Place
from brobygger.engines.docx.look import Look
from brobygger.engines.docx.symbols import BOX

_SIGN = re.compile(r"\s*(?:([•●▪◦‣·\uf0b7\uf0a7])\s*|([-–])\s+(?=[^\W\d]))")
"""A list sign that was typed; a dash is one only before a word, never before a figure."""


class Piece(NamedTuple):
    """Text in one look; a tick box is a piece of its own."""

    text: str
    look: Look
    is_tick: bool = False


@dataclass(slots=True)
class Draft:
    """What a paragraph prints (``lines``), and what it held before its changes (``before``).

    ``gone`` and ``new`` are the words that changes took out and put in; ``unseen`` are the words
    that the file holds and the paper does not print, parted where printed words stand between them.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    before: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def hide(self, text: str) -> None:
        """Text that is not printed."""
        self.before.append(text)
        self.unseen.append(text)

    def say(self, text: str, look: Look) -> None:
        """Printed text; boxes are taken apart from the words around them."""
        if self.unseen:
            self.unseen.append("\n")
        if BOX.search(text) is None and text not in TICKS:
            self._add(text, look)
            return
        for part in [text] if text in TICKS else BOX.split(text):
            if part in TICKS:
                self.lines[-1].append(Piece(part, look, is_tick=True))
            elif part:
                self._add(part, look)

    def _add(self, text: str, look: Look) -> None:
        line = self.lines[-1]
        if line and line[-1].look == look and not line[-1].is_tick:
            line[-1] = Piece(line[-1].text + text, look)
        else:
            line.append(Piece(text, look))

    def break_line(self) -> None:
        """A line break inside the paragraph."""
        self.lines.append([])

    @property
    def is_blank(self) -> bool:
        """Nothing is printed."""
        return not any(piece.text.strip() for line in self.lines for piece in line)

    @property
    def struck(self) -> str:
        """The words that are crossed out."""
        pieces = [piece for line in self.lines for piece in line if piece.look.struck]
        return "".join(piece.text for piece in pieces).strip()


def spans_of(pieces: list[Piece], place: Place) -> list[Span]:
    """The spans of a line, without blanks at its ends."""
    spans = [
        Span(
            piece.text,
            place,
            size=piece.look.size,
            bold=piece.look.bold,
            italic=piece.look.italic,
            raised=piece.look.raised,
            struck=piece.look.struck,
            colour=piece.look.colour,
            marked=piece.look.marked,
            origin="xml",
        )
        for piece in pieces
    ]
    return trimmed(spans)


def trimmed(spans: list[Span]) -> list[Span]:
    """The spans without blanks at the line's ends, empty spans dropped."""
    kept = list(spans)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = _with(kept[0], kept[0].text.lstrip())
        kept[-1] = _with(kept[-1], kept[-1].text.rstrip())
    return kept


def take_sign(spans: list[Span]) -> tuple[str, list[Span]]:
    """Take a typed list sign off the front of a line: (sign or "", the rest)."""
    text = "".join(span.text for span in spans[:3])
    match = _SIGN.match(text)
    if match is None:
        return "", spans
    count, rest = match.end(), []
    for span in spans:
        taken = min(count, len(span.text))
        count -= taken
        if taken < len(span.text):
            rest.append(_with(span, span.text[taken:]))
    return match[1] or match[2], trimmed(rest)


def _with(span: Span, text: str) -> Span:
    return span if span.text == text else replace(span, text=text)
