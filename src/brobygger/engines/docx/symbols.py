"""Letters of symbol fonts as the signs that they print: boxes, ticks, list signs."""

import re

from brobygger.domain.documents.ticks import TICKS

_BOX, _TICKED, _CROSSED = "☐", "☑", "☒"

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: _BOX, 0x71: "❑", 0x72: "❒", 0x76: "❖", 0x78: _CROSSED,
    0x9F: "•", 0xA7: "▪", 0xA8: _BOX, 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: _CROSSED, 0xFE: _TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: _BOX, 0x30: _BOX, 0x4F: "✗", 0x50: "✓", 0x51: _CROSSED, 0x52: _TICKED, 0x53: _CROSSED,
    0x54: _CROSSED, 0xA2: "■", 0xA3: _BOX,
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0x2D: "-", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xD7: "×"}
_FONTS = {"wingdings 2": _WINGDINGS_2, "wingdings": _WINGDINGS, "symbol": _SYMBOL}

_LIST_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "o": "◦", "\uf02d": "-"}
_PRIVATE = range(0xF000, 0xF100)

BOX = re.compile("([" + "".join(sign for sign in TICKS if len(sign) == 1) + "])")


def in_font(text: str, font: str) -> str:
    """What letters print in a symbol font; a letter that is not known stays as it is.

    >>> in_font("þ", "wingdings"), in_font("\\uf0a3", "wingdings 2"), in_font("x", "arial")
    ('☑', '☐', 'x')
    """
    known = _FONTS.get(font)
    if known is None:
        return text
    return "".join(known.get(ord(each) & 0xFF, each) if _is_code(each) else each for each in text)


def _is_code(letter: str) -> bool:
    return ord(letter) in _PRIVATE or 0x20 < ord(letter) < 0x100


def list_sign(text: str) -> str:
    """The sign of a list, whichever font it is taken from."""
    bare = text.strip()
    return _LIST_SIGNS.get(bare, bare) or "•"
