"""Numbers and signs of lists, as Word prints them: the file only says which list an item is of."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from brobygger.engines.docx.names import Element, W, is_on, number, value
from brobygger.engines.docx.symbols import list_sign

DEEPEST = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOLS = "*†‡§"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` holds %1 to %9 where the numbers go.

    ``indent`` is how far in its items stand, in twentieths of a point.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None
    indent: int | None = None


@dataclass(slots=True)
class _List:
    """A list by number: what it is built on, and its own beginnings."""

    base: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the items of every list in the order they are read."""

    def __init__(self, root: Element | None) -> None:
        self._bases: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, dict[int, int]] = defaultdict(dict)
        for element in () if root is None else root:
            if element.tag == W + "abstractNum":
                key = number(element, "abstractNumId")
                if key is not None:
                    self._bases[key] = dict(map(_level, element.iterfind(W + "lvl")))
            elif element.tag == W + "num":
                self._add_list(element)

    def _add_list(self, element: Element) -> None:
        key, base = number(element, "numId"), number(element.find(W + "abstractNumId"))
        if key is None or base is None:
            return
        self._lists[key] = made = _List(base)
        for change in element.iterfind(W + "lvlOverride"):
            depth = number(change, "ilvl") or 0
            start, level = number(change.find(W + "startOverride")), change.find(W + "lvl")
            if start is not None:
                made.starts[depth] = start
            if level is not None:
                made.levels[depth] = _level(level)[1]

    def depth_of_style(self, list_: int, style: str) -> int:
        """The level that a style stands for in its list."""
        known = self._lists.get(list_)
        levels = self._bases.get(known.base, {}) if known is not None else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def indent(self, list_: int, depth: int) -> int | None:
        """How far in the items of a level stand, where the list says so."""
        known = self._lists.get(list_)
        return None if known is None else self._level(known, depth).indent

    def next_mark(self, list_: int, depth: int) -> str:
        """Count one more item and return its printed mark: "3.", "b)", "•"; else ""."""
        known = self._lists.get(list_)
        if known is None:
            return ""
        depth = min(max(depth, 0), DEEPEST - 1)
        level = self._level(known, depth)
        counts = self._counts[known.base]
        if depth in known.starts and depth not in known.begun:
            counts[depth] = known.starts[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        known.begun.add(depth)
        for below in [each for each in counts if each > depth]:
            restart = self._level(known, below).restart
            if restart is None or restart > depth:
                del counts[below]
        if level.form == "bullet":
            return list_sign(level.text)
        return self._printed(known, level, counts)

    def _printed(self, known: _List, level: Level, counts: dict[int, int]) -> str:
        text = level.text
        for depth in range(DEEPEST):
            sign = f"%{depth + 1}"
            if sign in text:
                each = self._level(known, depth)
                form = "decimal" if level.is_legal else each.form
                text = text.replace(sign, numeral(counts.get(depth, each.start), form))
        return text.strip()

    def _level(self, known: _List, depth: int) -> Level:
        own = known.levels.get(depth)
        return own or self._bases.get(known.base, {}).get(depth, Level())


def _level(element: Element) -> tuple[int, Level]:
    level = Level(
        form=value(element.find(W + "numFmt")) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        restart=number(element.find(W + "lvlRestart")),
        is_legal=element.find(W + "isLgl") is not None and is_on(element.find(W + "isLgl")),
        style=value(element.find(W + "pStyle")),
        indent=indent_of(element.find(W + "pPr")),
    )
    start = number(element.find(W + "start"))
    return number(element, "ilvl") or 0, level if start is None else replace(level, start=start)


def indent_of(properties: Element | None) -> int | None:
    """How far in a paragraph stands by its properties (w:pPr), in twentieths of a point."""
    place = None if properties is None else properties.find(W + "ind")
    left = number(place, "left")
    return number(place, "start") if left is None else left


def numeral(count: int, form: str) -> str:
    """A number in the form that a list or a footnote prints it.

    >>> [numeral(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "decimalZero")]
    ['4', 'iv', 'D', '04']
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}."
    if count > 0 and form in ("lowerRoman", "upperRoman"):
        return _cased(_roman(count), form)
    if count > 0 and form in ("lowerLetter", "upperLetter"):
        times, letter = divmod(count - 1, 26)
        return _cased(chr(ord("a") + letter) * (times + 1), form)
    if count > 0 and form == "chicago":
        times, sign = divmod(count - 1, len(_SYMBOLS))
        return _SYMBOLS[sign] * (times + 1)
    return str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        text += letters * times
    return text
