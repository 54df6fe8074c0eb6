"""Finds what looks like a Danish person number, so that the paper can be refused at the door.

The digits are never kept: a hit is a place and a certainty, nothing more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

CprCertainty = Literal["cpr", "doubtful"]

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
"""Modulus 11: the weighted sum of the ten digits divides by 11 (CPR-kontoret, "Personnummeret i
CPR"). It is no proof against a number: since October 2007 numbers that fail it are issued too."""

REPLACEMENT_DAY = 60
"""Hospitals and registers add 60 to the day in their own replacement numbers. Such a number can
still point to one person, but it is not issued by CPR: doubtful, a person decides."""

_TEN_DIGITS = re.compile(
    r"(?<![0-9A-Za-zÆØÅæøå])"
    r"([0-9]{6})([ \u00a0\t]?[-\u2010\u2011\u2013][ \u00a0\t]?|[ \u00a0\t])?([0-9]{4})"
    r"(?![0-9A-Za-zÆØÅæøå])"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something like a person number stands (characters of the text); never its digits."""

    start: int
    end: int
    certainty: CprCertainty


def find_cpr_like(text: str) -> list[Hit]:
    """Find what is a person number ("cpr") or may be one ("doubtful").

    Ten digits whose first six are no date cannot be a person number and are no hit. With a
    date: written with a hyphen or blank after the sixth digit it is one whatever the modulus
    says, and so is an unbroken group that passes modulus 11. An unbroken group that fails it
    is more often a production-unit or voucher number than one of the few person numbers
    without modulus, and only a person can tell: doubtful.

    >>> find_cpr_like("sag 2023-0283605, dokument 3507323")
    []
    """
    return list(_hits(text))


def hide_cpr_like(text: str) -> str:
    """The text with dots in place of what may be a person number, to be shown or sent on.

    >>> hide_cpr_like("bilag 3112995001")
    'bilag ••••••••••'
    """
    for hit in reversed(find_cpr_like(text)):
        text = text[: hit.start] + "•" * 10 + text[hit.end :]
    return text


def _hits(text: str) -> Iterator[Hit]:
    for match in _TEN_DIGITS.finditer(text):
        certainty = _certainty(match[1] + match[3], separated=match[2] is not None)
        if certainty is not None:
            yield Hit(match.start(), match.end(), certainty)


def _certainty(digits: str, *, separated: bool) -> CprCertainty | None:
    day = int(digits[:2])
    if _is_date(digits, day):
        return "cpr" if separated or _passes_modulus(digits) else "doubtful"
    if day > REPLACEMENT_DAY and _is_date(digits, day - REPLACEMENT_DAY):
        return "doubtful"
    return None


def _passes_modulus(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0


def _is_date(digits: str, day: int) -> bool:
    try:
        date(_year(int(digits[4:6]), int(digits[6])), int(digits[2:4]), day)
    except ValueError:
        return False
    return True


def _year(short: int, seventh: int) -> int:
    """The full year: the seventh digit tells the century (CPR-kontoret, same paper, table)."""
    if seventh <= 3:
        return 1900 + short
    if seventh in (4, 9):
        return (2000 if short <= 36 else 1900) + short
    return (2000 if short <= 57 else 1800) + short
