"""How a piece of text looks: what its styles and its own properties say together."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from brobygger.engines.docx.names import Element, W, is_on, number, value
from brobygger.engines.docx.theme import BLACK, Theme, hex_code

_TOGGLES = {
    W + "b": "bold",
    W + "i": "italic",
    W + "strike": "struck",
    W + "dstrike": "struck",
    W + "vanish": "hidden",
}
_FONTS = ("ascii", "hAnsi")
SYMBOL_FONTS = ("wingdings", "webdings", "symbol")

_MARKERS = {
    "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff",
    "blue": "#0000ff", "red": "#ff0000", "darkBlue": "#000080", "darkCyan": "#008080",
    "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000",
    "darkYellow": "#808000", "darkGray": "#808080", "lightGray": "#c0c0c0", "black": "#000000",
    "white": "#ffffff",
}  # fmt: skip


class Look(NamedTuple):
    """The look of a piece of text. ``font`` is named only where its letters are symbols."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    raised: bool = False
    colour: str | None = BLACK
    marked: str | None = None
    size: float | None = None
    font: str = ""


Traits = Mapping[str, Any]
"""What one style, or one piece of text, says of its look itself; the rest is left open."""


def traits_of(properties: Element | None, theme: Theme) -> dict[str, Any]:
    """Read run properties (w:rPr)."""
    traits: dict[str, Any] = {}
    for each in () if properties is None else properties:
        tag = each.tag
        if tag in _TOGGLES:
            name = _TOGGLES[tag]
            traits[name] = is_on(each) or (name == "struck" and traits.get(name, False))
        elif tag == W + "color":
            traits["colour"] = theme.colour(each)
        elif tag == W + "sz":
            half_points = number(each)
            if half_points:
                traits["size"] = half_points / 2
        elif tag == W + "vertAlign":
            traits["raised"] = value(each) == "superscript"
        elif tag == W + "highlight":
            traits["marked"] = _MARKERS.get(value(each) or "")
        elif tag == W + "shd" and "marked" not in traits:
            traits["marked"] = hex_code(value(each, "fill") or "")
        elif tag == W + "rFonts":
            named = next((font for name in _FONTS if (font := value(each, name))), "")
            traits["font"] = named.lower() if named.lower().startswith(SYMBOL_FONTS) else ""
    return traits


def styled(look: Look, traits: Traits) -> Look:
    """The look inside a style of characters: what is on in both styles is off again."""
    changed = dict(traits)
    for name in ("bold", "italic", "struck", "hidden"):
        if name in changed:
            before = getattr(look, name)
            changed[name] = before != changed[name] if changed[name] else before
    return look._replace(**changed)
