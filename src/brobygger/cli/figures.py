"""Figures for the screen, as the reader's language writes them."""

from fractions import Fraction

from brobygger.domain.actors.figure import Bounds
from brobygger.messages import Language

NONE = "–"
"""Shown where a figure is not defined, or where too few answered for it to be shown."""


def decimal(value: Fraction | float, language: Language, places: int = 3) -> str:
    """A figure with a fixed number of decimals.

    >>> decimal(Fraction(1, 3), "da"), decimal(0.5, "en", 1)
    ('0,333', '0.5')
    """
    text = f"{float(value):.{places}f}"
    return text.replace(".", ",") if language == "da" else text


def thousands(value: int, language: Language) -> str:
    """A whole number with its thousands apart.

    >>> thousands(100_000, "da"), thousands(100_000, "en")
    ('100.000', '100,000')
    """
    text = f"{value:,}"
    return text.replace(",", ".") if language == "da" else text


def share(value: Fraction | float, language: Language) -> str:
    """A share in percent with one decimal.

    >>> share(0.139, "da"), share(-0.05, "en")
    ('13,9 %', '-5.0 %')
    """
    return f"{decimal(100 * float(value), language, 1)} %"


def between(low: str, high: str) -> str:
    """Two bounds, or the figure itself where they are one."""
    return low if low == high else f"{low} - {high}"


def whole_bounds(bounds: Bounds[int] | None) -> str:
    """The least and the most of a count."""
    return NONE if bounds is None else between(str(bounds.low), str(bounds.high))
