"""Colours that a paper names by their part in its theme ("accent 2, darker")."""

import colorsys

from brobygger.engines.docx.names import A, Element, value

_PLACES = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""What Word calls a colour, and the name it has in the theme."""

BLACK = "#000000"


class Theme:
    """The colours of a paper's theme as "#rrggbb"."""

    def __init__(self, root: Element | None) -> None:
        self._colours: dict[str, str] = {}
        scheme = None if root is None else root.find(f".//{A}clrScheme")
        for entry in () if scheme is None else scheme:
            for colour in entry:
                code = colour.get("lastClr") or colour.get("val") or ""
                if (known := hex_code(code)) is not None:
                    self._colours[entry.tag.rpartition("}")[2]] = known

    def colour(self, element: Element) -> str | None:
        """The colour that an element names, by theme or by code; black where it is automatic."""
        name = value(element, "themeColor")
        if name is not None:
            found = self._colours.get(_PLACES.get(name, name))
            if found is not None:
                tint, shade = value(element, "themeTint"), value(element, "themeShade")
                return _mixed(found, _share(tint), _share(shade))
        code = value(element) or ""
        return BLACK if code == "auto" else hex_code(code)


def hex_code(text: str) -> str | None:
    """A colour as "#rrggbb"; None where the text is none.

    >>> hex_code("00B050"), hex_code("auto")
    ('#00b050', None)
    """
    try:
        return f"#{int(text, 16):06x}" if len(text) == 6 else None
    except ValueError:
        return None


def _share(text: str | None) -> float | None:
    try:
        return int(text, 16) / 255 if text else None
    except ValueError:
        return None


def _mixed(code: str, tint: float | None, shade: float | None) -> str:
    """A tint moves the lightness towards white, a shade towards black."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if tint is not None:
        light = light * tint + 1 - tint
    if shade is not None:
        light *= shade
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength)
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
