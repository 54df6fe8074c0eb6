"""What a font's name tells: bold, italic, and the sign fonts whose letters are not letters."""

import ctypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

BOLD_WEIGHT = 600
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|-bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it\b", re.IGNORECASE)

SIGN_FONTS: dict[str, Mapping[int, str]] = {
    # Microsoft's sign fonts have no Unicode letters of their own: files carry the position
    # (as it is, or moved to U+F000). Only boxes and list signs are known here.
    "wingdings2": {0xA3: "☐", 0x2A: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒"},
    "wingdings": {
        0xA8: "☐",
        0x6F: "☐",
        0xFE: "☑",
        0xFD: "☒",
        0x78: "☒",
        0xA7: "▪",
        0x6C: "●",
        0x6E: "■",
        0x71: "❑",
        0x76: "❖",
        0xD8: "➢",
        0xE0: "→",
        0xFC: "✓",
        0xFB: "✗",
    },
    "symbol": {0xB7: "•"},
}


@dataclass(frozen=True, slots=True)
class Font:
    """What a text object's font says. ``signs`` translates the positions of a sign font."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    signs: Mapping[int, str] = field(default_factory=dict)


def font_of(handle: Any, known: dict[int, Font]) -> Font:
    """The font of a text object, asked once per font."""
    if not handle:
        return Font()
    address = ctypes.cast(handle, ctypes.c_void_p).value or 0
    font = known.get(address)
    if font is None:
        font = known[address] = _ask(handle)
    return font


def _ask(handle: Any) -> Font:
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    signs = next((table for key, table in SIGN_FONTS.items() if plain.startswith(key)), {})
    return Font(
        name=name,
        bold=bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(handle) >= BOLD_WEIGHT,
        italic=bool(_ITALIC.search(name)),
        signs=signs,
    )
