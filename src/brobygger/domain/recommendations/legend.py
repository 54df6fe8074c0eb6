"""The legend: which colour means what, by the paper's own sentences, and colours as printed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from brobygger.domain.documents.flow import Paragraph
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.marks import without_sign
from brobygger.domain.recommendations.recommendation import Colour, LegendEntry
from brobygger.domain.recommendations.statement import place_of
from brobygger.domain.recommendations.wording import COLOUR_WORDS, MEANINGS, danish

_ABOUT_COLOUR = danish(r"\b(?:skrift|farve|markeret|fremgår med|tekst)")
_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=\S*\s?[A-ZÆØÅ])")
_CODE = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)

DARK = 77
"""Below three tenths of full light (255) every ink reads as black."""

HUES: tuple[tuple[Colour, int, int], ...] = (
    ("red", 0, 25),
    ("green", 75, 170),
    ("blue", 180, 265),
    ("red", 335, 360),
)
"""Degrees of the colour circle that people call by these words; orange and violet are neither."""


def read_legend(printed: Iterable[Paragraph]) -> tuple[LegendEntry, ...]:
    """Every sentence of the paper that gives a colour a meaning, in printed order."""
    found: dict[Colour, LegendEntry] = {}
    for paragraph in printed:
        if paragraph.heading:
            continue
        for said, raw in _parts(paragraph):
            named = [name for name, words in COLOUR_WORDS.items() if words.search(said)]
            if len(named) == 1:
                meaning = Found(without_sign(said), raw, place_of(paragraph.lines))
                found.setdefault(named[0], LegendEntry(named[0], meaning))
    return tuple(found.values())


def _parts(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    """A paragraph about colours with its raw text; sentence by sentence where it names several.

    Sentences that stand one below the other without a gap are one paragraph to a reader of PDF.
    """
    sentences = _SENTENCE_END.split(paragraph.text)
    about = [sentence for sentence in sentences if _ABOUT_COLOUR.search(sentence)]
    if len(about) == 1:
        yield paragraph.text, paragraph.raw
    elif about:
        yield from ((sentence, sentence) for sentence in about)


def meaning_of(entry: LegendEntry) -> Colour | None:
    """The category that a sentence of the legend describes; None where it is not understood.

    A paper is free to print "note ordered" in blue. So a printed colour is looked up in the
    legend, and the legend's words say which category it stands for.
    """
    text = entry.meaning.value or ""
    return next((category for category, words in MEANINGS if words.search(text)), None)


def printed_categories(colours: Sequence[str], legend: Sequence[LegendEntry]) -> tuple[Colour, ...]:
    """The categories that printed colours stand for by this legend, each once."""
    meanings = {entry.colour: meaning_of(entry) for entry in legend}
    named = (colour_name(code) for code in colours)
    found = (meanings.get(name) for name in named if name is not None)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def colour_name(code: str) -> Colour | None:
    """Call a colour by the word a reader would use; None for one the annex does not use.

    >>> colour_name("#00b050"), colour_name("#C00000"), colour_name("#1f2a3a")
    ('green', 'red', 'black')
    """
    if _CODE.fullmatch(code) is None:
        return None
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    lightest, spread = max(red, green, blue), max(red, green, blue) - min(red, green, blue)
    if lightest < DARK or spread * 4 <= lightest < 2 * DARK:
        return "black"
    if spread * 4 <= lightest:
        return None
    degrees = _hue(red, green, blue, spread)
    return next((name for name, first, last in HUES if first <= degrees <= last), None)


def _hue(red: int, green: int, blue: int, spread: int) -> int:
    """Where a colour lies on the colour circle, in whole degrees from red."""
    if max(red, green, blue) == red:
        return (60 * (green - blue) // spread) % 360
    if max(red, green, blue) == green:
        return 120 + 60 * (blue - red) // spread
    return 240 + 60 * (red - green) // spread
