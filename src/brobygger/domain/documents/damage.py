"""What the running words of two copies say differently and that matters: figures, units, damage.

Letters, dashes, bullets and line breaks never matter here; a scan differs in thousands of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from brobygger.domain.documents.align import Passage, align
from brobygger.domain.documents.compare import Comparison, Difference, OnlyHere
from brobygger.domain.documents.words import Holdings, Word, is_alike
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.place import NOWHERE

_EDGE = ".,;:()\"'”“’?!*®©|[]<>•»-–"
_MIXED = re.compile(r"[^\W\d_][&@$§#%=^~{}\\|¥€£©®\d]|[&@$§#%=^~{}\\|¥€£©®\d][^\W\d_]")
_MARKED = re.compile(r"(.*[^\W\d_].*?|)(?<![\d.,]\d)(\d{1,2})")
_UNITS = frozenset({"kr", "tkr", "mio", "mia", "pct", "av"})
_PERCENT = frozenset({"pct", "procent"})
_LONG = 8
"""Words of a passage that only one copy holds before it counts as a missing part: longer than
what a box beside the text leaves between two lines of it, shorter than a sentence that matters."""


@dataclass
class _Findings:
    """Differences as they are found; lost footnote marks are gathered into one at the end."""

    differences: list[Difference] = field(default_factory=list)
    marks: list[tuple[Word, Word, bool]] = field(default_factory=list)
    only: tuple[list[OnlyHere], list[OnlyHere]] = field(default_factory=lambda: ([], []))


def compare_words(a: Sequence[Word], b: Sequence[Word]) -> Comparison:
    """Compare the running words of two copies of one paper.

    Kinds: ``number`` (figures disagree), ``unit_without_number``, ``percentage_above_100``,
    ``footnote_gap`` (marks that one copy lost, gathered into one), ``symbol_in_word``; and
    passages of some length that only one copy holds.
    """
    found = _Findings()
    held = Holdings(a), Holdings(b)
    passages = align(a, b)
    for index, passage in enumerate(passages):
        after = passages[index + 1] if index + 1 < len(passages) else Passage((), (), True)
        for piece in _pieces(passage):
            following = after if piece.a[-1:] == passage.a[-1:] else Passage((), (), True)
            _judge(piece, following, held, found)
    marks = [_footnote_gap(found.marks)] if found.marks else []
    return Comparison((*found.differences, *marks), tuple(found.only[0]), tuple(found.only[1]))


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Word by word where the words answer each other, else the passage as a whole."""
    pairs = list(zip(passage.a, passage.b, strict=False))
    answers = all(is_alike(a.text, b.text) or _lost_mark(a, b) for a, b in pairs)
    if passage.same or (len(passage.a) == len(passage.b) and answers):
        for a, b in pairs:
            yield Passage((a,), (b,), passage.same)
    else:
        yield passage


def _judge(
    piece: Passage, after: Passage, held: tuple[Holdings, Holdings], found: _Findings
) -> None:
    marked = _lost_mark(piece.a[0], piece.b[0]) if len(piece.a) == len(piece.b) == 1 else None
    if marked:
        found.marks.append((piece.a[0], piece.b[0], marked == "a"))
    elif damaged := _damaged(piece):
        found.differences.append(damaged)
    elif not piece.same:
        difference = _unit_difference(piece, after) or _figure_difference(piece, held)
        found.differences.extend([difference] if difference else [])
        _add_missing(piece, held, found)


def _lost_mark(a: Word, b: Word) -> str:
    """Which copy ("a" or "b") lost the footnote mark that the other prints behind this word."""
    for side, poor, rich in (("a", a, b), ("b", b, a)):
        match = _MARKED.fullmatch(rich.text)
        if match is None or poor.has_figure:
            continue
        if not match[1] and not squash(poor.text):
            return side
        if squash(match[1]) and is_like(poor.text, match[1]):
            return side
    return ""


def _footnote_gap(marks: list[tuple[Word, Word, bool]]) -> Difference:
    a, b, lost_in_a = marks[0]
    rich = [_MARKED.fullmatch((second if lost else first).text) for first, second, lost in marks]
    numbers = sorted({int(match[2]) for match in rich if match})
    shown = ", ".join(map(str, numbers))
    poor = " · ".join((first if lost else second).text for first, second, lost in marks)
    left, right = (poor, shown) if lost_in_a else (shown, poor)
    return Difference("footnote_gap", "footnote_series", "", left, right, a.place, b.place)


def _damaged(piece: Passage) -> Difference | None:
    """A symbol or digit inside a word of one copy, where the other copy reads a plain word."""
    bad = tuple(
        next((word for word in words if _is_damaged(word, others)), None)
        for words, others in ((piece.a, piece.b), (piece.b, piece.a))
    )
    if (bad[0] is None) == (bad[1] is None) or not piece.a or not piece.b:
        return None
    a, b = ((word,) if word else words for word, words in zip(bad, piece.sides, strict=True))
    return _difference("symbol_in_word", "symbol_in_word", Passage(a, b, False))


def _is_damaged(word: Word, others: tuple[Word, ...]) -> bool:
    bare = word.text.strip(_EDGE)
    if not bare:
        return word.text == "|" and [other.text for other in others] == ["I"]
    if any(sign.isdigit() for sign in bare) and any(other.has_figure for other in others):
        return False
    return _MIXED.search(bare) is not None


def _unit_difference(piece: Passage, after: Passage) -> Difference | None:
    """A unit beside something that is no number, or a percentage that cannot be."""
    unit = squash(after.b[0].text) if after.b else ""
    if not piece.a or not piece.b or not _is_unit(unit):
        return None
    readings = tuple(_number(words) for words in piece.sides)
    if (readings[0] is None) != (readings[1] is None):
        return _difference("unit_without_number", "unit_without_number", piece)
    if unit in _PERCENT and any(reading is not None and reading > 100 for reading in readings):
        return _difference("percentage_above_100", "percentage_above_100", piece)
    return None


def _is_unit(word: str) -> bool:
    return word in _UNITS or is_like(word, "årsværk") or is_like(word, "procent")


def _number(words: tuple[Word, ...]) -> int | None:
    """The figure before the unit, rounded down; None where it is no number."""
    for text in (_text(words), words[-1].text):
        try:
            value = parse_cell(text.strip(_EDGE), "fte").value
        except CellError:
            continue
        return None if value is None else value.numerator // value.denominator
    return None


def _figure_difference(piece: Passage, held: tuple[Holdings, Holdings]) -> Difference | None:
    """Figures that disagree; a figure that merely stands elsewhere in the other copy is fine."""
    figures = tuple([w for w in words if w.has_figure] for words in piece.sides)
    keys = tuple("".join(word.key for word in words) for words in figures)
    if keys[0] == keys[1]:
        return None
    missing = [
        word
        for words, other in zip(figures, reversed(held), strict=True)
        for word in words
        if not other.has(word.text.strip(_EDGE))
    ]
    if not missing and not (figures[0] and figures[1]):
        return None
    return _difference("number", "figures_disagree", piece)


def _add_missing(piece: Passage, held: tuple[Holdings, Holdings], found: _Findings) -> None:
    counts = [sum(len(word.key) > 1 for word in words) for words in piece.sides]
    for side, words in enumerate(piece.sides):
        text = _text(words)
        if counts[side] - counts[1 - side] >= _LONG and not held[1 - side].has(text):
            found.only[side].append(OnlyHere("", text, words[0].place))


def _difference(kind: str, rule: str, piece: Passage) -> Difference:
    a, b = (_text(words) or None for words in piece.sides)
    where_a, where_b = (words[0].place if words else NOWHERE for words in piece.sides)
    return Difference(kind, rule, "", a, b, where_a, where_b)


def _text(words: Sequence[Word]) -> str:
    """The words of a piece; signs that stand alone are left out where there are words."""
    return " ".join(word.text for word in words if word.key) or " ".join(w.text for w in words)
