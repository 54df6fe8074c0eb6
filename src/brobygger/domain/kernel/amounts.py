"""Danish figures in table cells: one strict grammar, read and printed. Errors, never guesses.

The thousands sign is a point or a blank before exactly three digits, decimals follow a comma.
Whatever does not fit is a ``CellError`` with a reason, because a repaired figure looks exactly
like a right one. Figures in running text are in ``mentions``.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.money import PriceBase

CellKind = Literal["number", "zero_dash", "blank", "unknown"]
Field = Literal["amount", "fte"]
Unit = int
"""Kroner that one printed unit stands for: 1, 1_000, 1_000_000, 1_000_000_000."""

BLANKS = " \u00a0\u2009\u202f"
"""Blank, no-break blank, thin blank, narrow no-break blank: all four separate thousands."""
VULGAR = "½¼¾⅓⅔⅕⅛⅜⅝⅞"

GROUPED = (
    rf"(?:[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{1,5}}|(?:[{BLANKS}]\d{{3}}){{1,5}})|[1-9]\d{{0,17}}|0)"
)
"""Whole part of a number: one kind of separator throughout, no leading zero, 18 digits at most."""

MOST_KRONER = 10**15
"""More than this is no amount of a city but a misreading; it would fit no column either."""

_NUMBER = re.compile(rf"({GROUPED})(?:,(\d{{1,9}}))?")
_MIXED = re.compile(rf"(?:(0|[1-9]\d?)[{BLANKS}]?)?([{VULGAR}])|(?:([1-9]\d?)[{BLANKS}])?(\d)/(\d)")
_FOOTNOTE = re.compile(rf"[{BLANKS}]?([⁰¹²³⁴-⁹]+|\*+\)?)$|[{BLANKS}](\d{{1,2}}\))$")
_MINUS = "-−–"
_ZERO_DASHES = ("-", "–", "—")
_UNKNOWN = {
    "i.r.": "not_relevant",
    "ir": "not_relevant",
    "..": "not_available",
    "…": "not_available",
    "x": "withheld",
}


class CellError(ValueError):
    """A cell that the grammar does not accept; ``reason`` is one short stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says.

    ``blank`` is not stated (value None), ``zero_dash`` is a zero written as a dash (value 0),
    ``unknown`` is a word for "no figure" with its ``reason``. ``raw`` keeps the spelling.
    """

    value: Fraction | None
    kind: CellKind
    footnote: str | None
    raw: str
    reason: str = ""


def parse_cell(text: str, field: Field = "amount") -> Cell:
    """Read one table cell as a figure; raises CellError where the reading would be a guess.

    Fractions ("2½", "3 1/2") are figures in staffing fields only.

    >>> parse_cell("2.750,5").value, parse_cell("(2.750)").value, parse_cell("2½", "fte").value
    (Fraction(5501, 2), Fraction(-2750, 1), Fraction(5, 2))
    >>> parse_cell("3.75")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    CellError: point
    """
    bare = text.strip()
    if not bare:
        return Cell(None, "blank", None, text)
    if bare in _ZERO_DASHES:
        return Cell(Fraction(0), "zero_dash", None, text)
    if bare.lower() in _UNKNOWN:
        return Cell(None, "unknown", None, text, _UNKNOWN[bare.lower()])
    body, footnote = _split_footnote(bare)
    unsigned, sign = _split_sign(body)
    value = _parse_fraction(unsigned) if field == "fte" else None
    if value is None:
        value = _parse_number(unsigned)
    return Cell(sign * value, "number", footnote, text)


def _split_footnote(text: str) -> tuple[str, str | None]:
    """Take a raised figure, stars or "1)" off the end. A plain glued digit is never taken off."""
    match = _FOOTNOTE.search(text)
    if match is None or not text[: match.start()]:
        return text, None
    return text[: match.start()], match[1] or match[2]


def _split_sign(text: str) -> tuple[str, int]:
    """Take the sign off; two signs for one figure are an error, not a double negation."""
    if text.startswith("(") and text.endswith(")"):
        inside = text[1:-1].strip(BLANKS)
        if inside[:1] in _MINUS or inside[-1:] in _MINUS:
            raise CellError("sign")
        return inside, -1
    body = text
    for ending in (f",{dash}" for dash in _ZERO_DASHES):
        if body.endswith(ending):  # "2.750,-" means no øre; the dash is no sign
            body = body[:-2]
            break
    leading = body[:1] in _MINUS and body[1:2] not in ("", *BLANKS)
    trailing = body == text and body[-1:] in _MINUS
    if leading and trailing:
        raise CellError("sign")
    return body[leading : len(body) - trailing], -1 if leading or trailing else 1


def _parse_number(text: str) -> Fraction:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise CellError(_reason(text))
    whole = re.sub(r"\D", "", match[1])
    decimals = match[2] or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _parse_fraction(text: str) -> Fraction | None:
    """Read "2½", "2 ½", "3 1/2" exactly; None where the text is no such form."""
    match = _MIXED.fullmatch(text)
    if match is None:
        return None
    if match[2]:
        above, below = unicodedata.normalize("NFKC", match[2]).split("\u2044")
    else:
        above, below = match[4], match[5]
    if int(below) == 0 or int(above) == 0 or int(above) >= int(below):
        raise CellError("fraction")
    return int(match[1] or match[3] or 0) + Fraction(int(above), int(below))


def _reason(text: str) -> str:
    """Name what is wrong, the plainest cause first."""
    if "|" in text:
        return "rule"
    if any(letter.isalpha() or letter in "%§$&" for letter in text):
        return "letters"
    if any(letter in VULGAR or letter == "/" for letter in text):
        return "fraction"
    if any(letter in _MINUS + "+()" for letter in text):
        return "sign"
    if any(blank in text for blank in BLANKS + "\n\t"):
        return "several_numbers"
    if text[:1] == "0":
        return "leading_zero"
    return "point" if "." in text else "digits"


_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"\bmia\b"), 1_000_000_000),
    (re.compile(r"\b(mio|million|millioner)\b"), 1_000_000),
    (re.compile(r"\b(1 ?000|t|tusinde?) ?kr\b|\btkr\b"), 1_000),
    (re.compile(r"^(?:\D|\b(?:19|20)\d\d\b)*(?<!\d )(?<!\d)\b(kr|kroner)\b"), 1),
)
"""Kroner are meant where no figure but a year stands before the word: "1.00O kr." is no unit."""


def parse_unit(text: str) -> Unit:
    """Kroner that one printed unit of a table stands for; raises CellError("unit").

    >>> [parse_unit(text) for text in ("1.000 kr., 2024 p/l", "t.kr.", "mio. kr.", "kr.")]
    [1000, 1000, 1000000, 1]
    >>> parse_unit("1.000 ) kr., løbende p/l")
    1000
    """
    plain = re.sub(r"[\W_]+", " ", text.lower()).strip()
    for pattern, kroner in _UNITS:
        if pattern.search(plain):
            return kroner
    raise CellError("unit")


_PL = r"(?:p\s*/\s*[lI1|]|pl\b|pris)"
_BASE_YEAR = re.compile(rf"\b((?:19|20)\d\d)[\s-]*{_PL}|{_PL}[\w-]*\s*((?:19|20)\d\d)\b")
_CURRENT = re.compile(rf"(\w+)[\s-]+{_PL}")


def parse_price_base(text: str) -> PriceBase:
    """The price and wage level that a table head names; raises CellError("price_base").

    >>> parse_price_base("1.000 kr., 2024 p/l"), parse_price_base("løbende p/l")
    (2024, 'current')
    """
    year = _BASE_YEAR.search(text)
    if year is not None:
        return int(year[1] or year[2])
    word = _CURRENT.search(text)
    if word is not None and is_like(word[1], "løbende"):
        return "current"
    raise CellError("price_base")


def in_kroner(value: Fraction, unit: Unit) -> int:
    """The printed figure in whole kroner, exactly.

    Raises CellError("part_of_a_krone"), or CellError("too_large") above ``MOST_KRONER``.

    >>> in_kroner(Fraction(1600), 1000), in_kroner(Fraction("2.5"), 1_000_000)
    (1600000, 2500000)
    """
    kroner = value * unit
    if kroner.denominator != 1:
        raise CellError("part_of_a_krone")
    if abs(kroner.numerator) > MOST_KRONER:
        raise CellError("too_large")
    return kroner.numerator


def print_kr(kr: int, unit_kr: Unit = 1, decimals: int = 0) -> str:
    """Print kroner in a unit the Danish way, exactly: more decimals come where they are needed.

    >>> print_kr(2_000_000, 1000), print_kr(-1_250_500, 1000), print_kr(2_000_000, 1_000_000, 1)
    ('2.000', '-1.250,5', '2,0')
    """
    whole, rest = divmod(abs(kr), unit_kr)
    width = len(str(unit_kr)) - 1
    tail = str(rest).rjust(width, "0").rstrip("0") if rest else ""
    tail = tail.ljust(decimals, "0")
    sign = "-" if kr < 0 else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{tail}" if tail else "")


_SIGNS = {Fraction(*map(int, unicodedata.normalize("NFKC", s).split("\u2044"))): s for s in VULGAR}


def print_fte(value: Fraction) -> str:
    """Print full-time equivalents as the notes do: "2½"; raises CellError where no form exists.

    >>> print_fte(Fraction(5, 2)), print_fte(Fraction(3)), print_fte(Fraction("1.1"))
    ('2½', '3', '1,1')
    """
    size = abs(value)
    sign = "-" if value < 0 else ""
    whole, part = size.numerator // size.denominator, size % 1
    if part in _SIGNS:
        return sign + (str(whole) if whole else "") + _SIGNS[part]
    for places in range(7):
        scaled = size * 10**places
        if scaled.denominator == 1:
            return sign + print_kr(scaled.numerator, 10**places, places)
    raise CellError("fraction")
