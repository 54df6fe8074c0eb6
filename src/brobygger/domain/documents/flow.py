"""From printed lines to paragraphs: a derived layer that joins words broken at a line's end.

The raw lines stay: a paragraph keeps the lines it came from, so every word has its place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brobygger.domain.documents.page import Line
from brobygger.domain.kernel.place import Place

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u0002]$")
_INNER_BREAK = re.compile(r"(?<![\w-])([^\W\d_]{2,}|360)- ([a-zæøå]{2,})(?![\w-]*-\s)")
_LINE_END_SLASH = re.compile(r"(?<=\w)/$")
_INNER_HYPHEN = re.compile(r"\w+(?:-\w+)+")
_SENTENCE_END = re.compile(r"[.:!?]$")

LONGEST_WORD = 100
"""Characters before a line's end that are looked at to tell how its last word goes on."""

REAL_PREFIXES = frozenset({"ikke", "non", "ex", "anti", "peer", "to", "e", "tv", "360"})
"""Words that keep their hyphen before another word ("ikke-vestlig"), wherever the line breaks."""

SHARED_ENDINGS = frozenset({"og", "eller", "samt", "og/eller", "hhv", "hhv.", "til", "som"})
"""Before these the hyphen stands for an ending said later ("køns- og aldershierarki")."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text as one string, with the printed lines it was joined from.

    ``text`` leaves raised footnote marks out; ``heading`` and ``bullet`` are the first line's.
    """

    text: str
    lines: tuple[Line, ...]

    @property
    def heading(self) -> int:
        """Level of the heading, 0 for running text."""
        return self.lines[0].heading

    @property
    def bullet(self) -> str:
        """The list sign before the paragraph, or nothing."""
        return self.lines[0].bullet

    @property
    def place(self) -> Place:
        """Where the paragraph begins."""
        return self.lines[0].place

    @property
    def raw(self) -> str:
        """The printed lines, one below the other, footnote marks included."""
        return "\n".join(line.text for line in self.lines)


def hyphenated_words(lines: Iterable[Line]) -> frozenset[str]:
    """Words that stand with a hyphen inside a line: evidence that the hyphen belongs to them."""
    return frozenset(
        word.lower() for line in lines for word in _INNER_HYPHEN.findall(line.words.rstrip())
    )


def paragraphs(
    lines: Sequence[Line], hyphenated: frozenset[str] | None = None
) -> tuple[Paragraph, ...]:
    """Join printed lines into paragraphs.

    A gap, a list sign or another heading level begins a new one. Over a page break the sentence
    decides: one that is not finished goes on. ``hyphenated`` is ``hyphenated_words`` of the
    whole paper; without it these lines alone are the evidence.
    """
    known = hyphenated_words(lines) if hyphenated is None else hyphenated
    groups: list[list[Line]] = []
    for line in lines:
        if line.furniture or not line.words.strip():
            continue
        if groups and _continues(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(join_lines(group, known), tuple(group)) for group in groups)


def _continues(before: Line, line: Line) -> bool:
    if line.bullet or line.heading != before.heading:
        return False
    if before.place.page == line.place.page:
        return not line.gap_before
    # A page break hides whether there was a gap: the words have to tell.
    ends = _SENTENCE_END.search(before.words.rstrip()) is not None
    begins_small = line.words.strip()[:1].islower()
    return not ends and (begins_small or not line.gap_before)


def join_lines(lines: Sequence[Line], hyphenated: frozenset[str] = frozenset()) -> str:
    """The lines' words as one text, broken words put together, real hyphens kept.

    A hyphen at a line's end is dropped where the format marks it as a mere break
    (``soft_hyphen``) or the next line goes on in lower case; it is kept where the word stands
    hyphenated elsewhere in the paper (``hyphenated``), after a real prefix ("ikke-"), before
    "og" and "eller", and before a capital or a figure. After a "/" no blank is put in.
    """
    done: list[str] = []
    end = ""
    soft = False
    for line in lines:
        words = _without_inner_breaks(" ".join(line.words.split()), hyphenated)
        end = _join(end, words, soft, hyphenated) if end else words
        # Only the last word decides how the next line is joined: the rest is looked at once.
        done.append(end[:-LONGEST_WORD])
        end = end[-LONGEST_WORD:]
        soft = line.soft_hyphen
    return "".join([*done, end])


def _without_inner_breaks(words: str, hyphenated: frozenset[str]) -> str:
    """A line break that the text layer lost leaves "fore- byggelse": joined as at a line's end."""

    def joined(match: re.Match[str]) -> str:
        if match[2].lower() in SHARED_ENDINGS:
            return match[0]
        pair = f"{match[1]}-{match[2]}"
        is_real = pair.lower() in hyphenated or match[1].lower() in REAL_PREFIXES
        return pair if is_real else match[1] + match[2]

    return _INNER_BREAK.sub(joined, words)


def _join(before: str, after: str, soft: bool, hyphenated: frozenset[str]) -> str:
    if not after:
        return before
    if _LINE_END_SLASH.search(before):
        return before + after
    if not _LINE_END_HYPHEN.search(before):
        return f"{before} {after}"
    stem, next_word = before[:-1], after.split(maxsplit=1)[0]
    if next_word.lower().strip(",;:") in SHARED_ENDINGS:
        return f"{stem}- {after}"
    left = re.split(r"[\s/(]", stem)[-1].lower()
    right = re.split(r"[^\w-]", next_word)[0].lower()
    is_real = f"{left}-{right}" in hyphenated or left.split("-")[-1] in REAL_PREFIXES
    if is_real or not (soft or after[0].islower()):
        return f"{stem}-{after}"
    return stem + after
