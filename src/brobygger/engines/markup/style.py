"""What the tags say about the look of a piece of text: bold, italic, raised, colour."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

BOLD = frozenset({"b", "strong", "th"})
ITALIC = frozenset({"i", "em", "cite"})

_NAMES = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "green": "#008000", "lime": "#00ff00", "olive": "#808000",
    "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff", "teal": "#008080",
    "aqua": "#00ffff", "orange": "#ffa500", "darkred": "#8b0000", "darkgreen": "#006400",
    "darkblue": "#00008b", "forestgreen": "#228b22", "crimson": "#dc143c",
}  # fmt: skip
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b")
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})")


@dataclass(frozen=True, slots=True)
class Style:
    """The look that the open tags give to the text inside them."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    colour: str | None = None
    hidden: bool = False


def restyled(style: Style, tag: str, attributes: Mapping[str, str]) -> Style:
    """The look inside one more tag."""
    given = {
        name.lower(): value.strip().lower()
        for name, value in _DECLARATION.findall(attributes.get("style", ""))
    }
    colour = colour_code(given.get("color") or attributes.get("color", "")) or style.colour
    weight = given.get("font-weight", "")
    is_heavy = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)
    return replace(
        style,
        bold=(style.bold or tag in BOLD or is_heavy) and weight != "normal",
        italic=style.italic or tag in ITALIC or given.get("font-style") == "italic",
        raised=style.raised or tag == "sup" or given.get("vertical-align") == "super",
        colour=colour,
        hidden=style.hidden or given.get("display") == "none",
    )


def colour_code(text: str) -> str | None:
    """A colour as "#rrggbb", whichever way HTML writes it; None where it is no colour.

    >>> colour_code("green"), colour_code("#0A0"), colour_code("rgb(255, 0, 0)")
    ('#008000', '#00aa00', '#ff0000')
    """
    word = text.strip().lower()
    if _HEX.fullmatch(word):
        return word if len(word) == 7 else "#" + "".join(digit * 2 for digit in word[1:])
    if (rgb := _RGB.match(word)) is not None:
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    return _NAMES.get(word)
