"""The cells of the annex as statements: one sentence or list item each, with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brobygger.domain.documents.flow import join_lines, paragraphs
from brobygger.domain.documents.page import Line, Span
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.wording import HEAD, REMARK, WORDINGS

ABBREVIATIONS = frozenset(
    {
        "jf",
        "mhp",
        "mht",
        "fsva",
        "ift",
        "vedr",
        "ifm",
        "bl.a",
        "f.eks",
        "fx",
        "pct",
        "hhv",
        "nr",
        "inkl",
        "ekskl",
        "ca",
        "evt",
        "mv",
        "m.v",
        "osv",
        "o.l",
        "mio",
        "mia",
        "kr",
        "t.kr",
        "p.t",
        "pga",
        "stk",
        "kap",
        "afs",
        "dvs",
        "d.v.s",
        "t.o.m",
    }
)
"""Words with a full stop that end no sentence (domain section 9, variant 17)."""

_SIGN = re.compile(r"\s*([•·▪◦‣●\uf0b7\uf0a7])\s*")
_SENTENCE_END = re.compile(r"[.!?][)»\"'”]?\s+(?=[A-ZÆØÅ(])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or bracketed remark of a cell.

    ``is_head``: it names the part that the following ones are about ("Ad ..."). ``is_aside``:
    a bracket that stands for itself. ``colours`` are the printed ones, in order.
    """

    text: str
    raw: str
    place: Place
    is_head: bool = False
    is_aside: bool = False
    colours: tuple[str, ...] = ()


def place_of(lines: Sequence[Line]) -> Place:
    """Where some lines stand: the first one's place, the box grown over its page."""
    first = lines[0].place
    box = first.box
    for line in lines[1:]:
        if box is not None and line.place.box is not None and line.place.page == first.page:
            box = box.joined(line.place.box)
    return replace(first, box=box)


def colours_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The printed colours of some lines, each once, in order; text without a colour gives none."""
    spans = (span for line in lines for span in line.spans if span.text.strip())
    return tuple(dict.fromkeys(span.colour for span in spans if span.colour))


def statements(lines: Sequence[Line], hyphenated: frozenset[str]) -> tuple[Statement, ...]:
    """Cut a cell into statements, in printed order."""
    found: list[Statement] = []
    for paragraph in paragraphs(_apart(lines), hyphenated):
        place, colours = place_of(paragraph.lines), colours_of(paragraph.lines)
        whole = Statement(paragraph.text, paragraph.raw, place, colours=colours)
        if _is_head(paragraph.text, paragraph.lines):
            found.append(replace(whole, is_head=True))
        elif paragraph.text.startswith("(") and paragraph.text.rstrip(".").endswith(")"):
            inner = paragraph.text.strip().rstrip(".")[1:-1].strip()
            found.append(replace(whole, text=inner, is_aside=True))
        else:
            found += _sentences(whole, is_alone=len(paragraph.lines) == 1)
    return tuple(each for each in found if each.text)


def joined_text(lines: Sequence[Line], hyphenated: frozenset[str]) -> str:
    """A cell's lines as one running text."""
    return join_lines([line for line in lines if line.words.strip()], hyphenated)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Take list signs off, and give a head its own paragraph.

    In print only its slant parts a head from the list above; a slanted line that goes on with
    a small letter is the rest of a slanted remark.
    """
    marked: list[Line] = []
    for line in map(_without_sign, lines):
        turns = bool(marked) and _is_slanted(line) != _is_slanted(marked[-1])
        is_new = turns and not line.words.strip()[:1].islower()
        begins = not line.bullet and (is_new or line.words.startswith("Ad "))
        marked.append(replace(line, gap_before=True) if begins else line)
    return marked


def _without_sign(line: Line) -> Line:
    """A list sign that the format left in the text is taken off it."""
    sign = None if line.bullet else _SIGN.match(line.text)
    if sign is None:
        return line
    spans = cut(line.spans, sign.end())
    return replace(line, spans=spans, bullet=sign[1]) if spans else line


def cut(spans: Sequence[Span], count: int) -> tuple[Span, ...]:
    """The spans without their first ``count`` characters."""
    kept = []
    for span in spans:
        taken = min(count, len(span.text))
        count -= taken
        if taken < len(span.text):
            kept.append(replace(span, text=span.text[taken:]))
    return tuple(kept)


def _is_slanted(line: Line) -> bool:
    return bool(line.spans) and all(span.italic for span in line.spans if span.text.strip())


def _is_head(text: str, lines: Sequence[Line]) -> bool:
    if lines[0].bullet or text.startswith("(") or says_something(text):
        return False
    return HEAD.fullmatch(text) is not None or all(_is_slanted(line) for line in lines)


def says_something(text: str) -> bool:
    """Whether a text says how something is paid for or lifted."""
    return any(wording.pattern.search(text) for wording in WORDINGS)


def _sentences(whole: Statement, *, is_alone: bool) -> list[Statement]:
    """One statement a sentence; a bracket with a caveat becomes an aside behind its sentence."""
    found: list[Statement] = []
    for text in _split(whole.text):
        main, asides = _without_asides(text)
        raw = text if is_alone else whole.raw
        if main:
            found.append(replace(whole, text=main, raw=raw))
        found += [replace(whole, text=aside, raw=raw, is_aside=True) for aside in asides]
    return found


def _split(text: str) -> list[str]:
    pieces, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        word = text[start : match.start()].split()[-1:] or [""]
        last = word[0].lower().lstrip("(")
        if last in ABBREVIATIONS or last.isdecimal():
            continue
        pieces.append(text[start : match.end()].strip())
        start = match.end()
    return [*pieces, text[start:].strip()]


def _without_asides(text: str) -> tuple[str, list[str]]:
    """Take brackets with a caveat out of a sentence; other brackets belong to it."""
    asides = [match for match in re.finditer(r"\s*\(([^()]*)\)", text) if REMARK.search(match[1])]
    main = text
    for match in reversed(asides):
        main = main[: match.start()] + main[match.end() :]
    return main.strip(), [match[1].strip() for match in asides]
