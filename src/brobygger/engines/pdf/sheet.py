"""What stands on one page before anything is understood: words, ruling lines, pictures."""

from dataclasses import dataclass, field

from brobygger.domain.kernel.place import Box
from brobygger.engines.pdf.frame import Frame

ASCENT = 0.75
DESCENT = 0.22
"""A word's height above and below its line, in its own size: the same for all fonts, because
the boxes that fonts declare differ too much to be compared."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set. ``hidden``: invisible text that a scanner laid over its picture.

    ``colour`` is empty where none can be seen. ``origin``: the text layer, or the machine that
    read the letters from a picture.
    """

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    hidden: bool = False
    origin: str = "text-layer"


@dataclass(slots=True)
class Word:
    """Letters of one style without a blank among them, on the upright page.

    ``blank``: a blank was printed before it. ``hyphen``: it ends in a hyphen at which a line
    was broken. ``tick``: it is a tick box (ticked or not) and not a word. ``raised``: it is made of
    a font's raised digits. ``area``: its rectangle where it does not run from left to right.
    ``confidence``: how sure its letters are where they were read from a picture, from 0 to 1.
    ``readings``: all readings of a figure that is in doubt.
    """

    text: str
    x0: float
    x1: float
    base: float
    style: Style
    blank: bool = False
    hyphen: bool = False
    tick: bool | None = None
    raised: bool = False
    area: Box | None = None
    confidence: float | None = None
    readings: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        """The word's rectangle."""
        if self.area is not None:
            return self.area
        size = self.style.size
        return Box(self.x0, self.base - ASCENT * size, self.x1, self.base + DESCENT * size)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A printed line along the page's edges: at ``at``, from ``start`` to ``end``."""

    horizontal: bool
    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is, in points."""
        return self.end - self.start


@dataclass(slots=True)
class Sheet:
    """One page, taken up from the file. ``strays``: words that run in another direction."""

    frame: Frame
    words: list[Word] = field(default_factory=list)
    strays: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    picture_share: float = 0.0
    paths: int = 0
