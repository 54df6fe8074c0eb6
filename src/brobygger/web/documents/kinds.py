"""The kinds of values: how each is shown, and how a person's correction is understood.

Values are those of the reading contract (JSON). A correction goes through the same grammar as
the paper, so that "2½" and "1.600" mean to a person what they mean to the reader.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.documents.record import decimal_text
from brobygger.domain.kernel.amounts import (
    CellError,
    in_kroner,
    parse_cell,
    parse_unit,
    print_fte,
    print_kr,
)
from brobygger.domain.kernel.period import PeriodError, parse_date, parse_period
from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.ui.words import in_words_lazy

Words = str | Promise


class NotUnderstood(ValueError):
    """A correction that its kind does not accept; the message tells how it is written."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    ``parse`` gets the typed text and the kroner of one printed unit. ``choices`` are (JSON value,
    words) for kinds with a list. ``fields`` are (name, words, kind) for values made of several.
    """

    name: str
    show: Callable[[Any], str]
    parse: Callable[[str, int], Any]
    hint: Words = ""
    choices: tuple[tuple[Any, Words], ...] = ()
    is_long: bool = False
    fields: tuple[tuple[str, Words, "Kind"], ...] = ()

    @property
    def options(self) -> list[tuple[str, Words]]:
        """The choices as a form wants them: by position, because JSON values are of many types."""
        return [(str(index), words) for index, (_value, words) in enumerate(self.choices)]

    def option_of(self, value: Any) -> str:
        """The position of a value among the choices, empty where it is none of them."""
        return next((str(i) for i, (known, _w) in enumerate(self.choices) if known == value), "")


_TAIL = re.compile(r"(.*?\d)\s*((?:mio|mia|mill|t\.?\s?kr|tkr|kr|,-).*)", re.IGNORECASE | re.DOTALL)


def _parse_amount(text: str, unit_kr: int) -> int:
    match = _TAIL.fullmatch(text.strip())
    number, tail = (match[1], match[2]) if match else (text, "")
    try:
        unit = parse_unit(tail) if tail and tail != ",-" else unit_kr
        cell = parse_cell(number)
        if cell.value is None:
            raise CellError(cell.reason or "blank")
        return in_kroner(cell.value, unit)
    except CellError:
        raise NotUnderstood(
            _("Skriv beløbet med tal, fx 1.600 eller 1.600.000 kr. eller 2,0 mio. kr.")
        ) from None


def _parse_fte(text: str, _unit: int) -> str:
    bare = re.sub(r"\s*(årsværk|åv|fte)\.?$", "", text.strip(), flags=re.IGNORECASE)
    try:
        value = parse_cell(bare, "fte").value
    except CellError:
        value = None
    if value is None:
        raise NotUnderstood(_("Skriv årsværk med tal, fx 2½ eller 2,5."))
    return decimal_text(value)


def _parse_whole(text: str, _unit: int) -> int:
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise NotUnderstood(_("Skriv et helt tal, fx 13."))
    return int(text)


def _parse_year(text: str, _unit: int) -> int:
    if not re.fullmatch(r"(19|20)\d\d", text.strip()):
        raise NotUnderstood(_("Skriv et årstal med fire cifre, fx 2024."))
    return int(text)


def _parse_period(text: str, _unit: int) -> list[int]:
    try:
        return list(parse_period(text))
    except PeriodError:
        raise NotUnderstood(_("Skriv perioden som år, fx 2024-27.")) from None


def _parse_date(text: str, _unit: int) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        pass
    try:
        return parse_date(text).isoformat()
    except PeriodError:
        raise NotUnderstood(_("Skriv datoen som 28-06-2023.")) from None


def _parse_price_base(text: str, _unit: int) -> int | str:
    if text.strip().lower().startswith("løbende"):
        return "current"
    return _parse_year(re.sub(r"\s*p/?l$", "", text.strip(), flags=re.IGNORECASE), 1)


def _parse_text(text: str, _unit: int) -> str:
    if not text.strip():
        raise NotUnderstood(_("Skriv teksten, eller afvis værdien, hvis den ikke skal med."))
    return text.strip()


def _show_amount(value: Any) -> str:
    return print_kr(int(value)) + " kr."


def _show_fte(value: Any) -> str:
    try:
        number = print_fte(Fraction(str(value)))
    except (CellError, ValueError):
        number = str(value)
    return _("%(number)s årsværk") % {"number": number}


def _show_period(value: Any) -> str:
    return f"{value[0]}-{value[1] % 100:02d}" if value[0] != value[1] else str(value[0])


def _show_date(value: Any) -> str:
    return date.fromisoformat(str(value)).strftime("%d-%m-%Y")


def _show_price_base(value: Any) -> str:
    return _("løbende p/l") if value == "current" else f"{value} p/l"


def choice(name: str, *choices: tuple[Any, Words]) -> Kind:
    def show(value: Any) -> str:
        return str(next((words for known, words in choices if known == value), value))

    def parse(text: str, _unit: int) -> Any:
        if not text.isdecimal() or int(text) >= len(choices):
            raise NotUnderstood(_("Vælg en af mulighederne."))
        return choices[int(text)][0]

    return Kind(name, show, parse, choices=choices)


TEXT = Kind("text", str, _parse_text)
LONG_TEXT = Kind("long_text", str, _parse_text, is_long=True)
AMOUNT = Kind("amount", _show_amount, _parse_amount)
FTE = Kind("fte", _show_fte, _parse_fte, gettext_lazy("Fx 2½ eller 2,5"))
NUMBER = Kind("number", str, _parse_whole, gettext_lazy("Et helt tal"))
YEAR = Kind("year", str, _parse_year, gettext_lazy("Fire cifre, fx 2024"))
PERIOD = Kind("period", _show_period, _parse_period, gettext_lazy("Fx 2024-27"))
DATE = Kind("date", _show_date, _parse_date, gettext_lazy("Fx 28-06-2023"))
PRICE_BASE = Kind(
    "price_base", _show_price_base, _parse_price_base, gettext_lazy("Fx 2024 p/l eller løbende p/l")
)
TICK = choice(
    "tick",
    (True, gettext_lazy("afkrydset")),
    (False, gettext_lazy("ikke afkrydset")),
    ("unknown", gettext_lazy("kan ikke ses")),
)
YES_NO = choice("yes_no", (True, gettext_lazy("ja")), (False, gettext_lazy("nej")))
SIGN = choice("sign", ("U", gettext_lazy("U (udgift)")), ("I", gettext_lazy("I (indtægt)")))
MONEY_NEED = choice(
    "needs_money",
    ("yes", gettext_lazy("kræver finansiering")),
    ("no", gettext_lazy("kræver ikke finansiering")),
    ("unstated", gettext_lazy("ikke nævnt")),
)
THEME_AREA = choice(
    "theme_area",
    ("school", gettext_lazy("skole")),
    ("adult", gettext_lazy("voksne")),
    ("civil_society", gettext_lazy("civilsamfund")),
)
NOVELTY = choice(
    "novelty",
    ("new", gettext_lazy("ny indsats")),
    ("continued", gettext_lazy("videreførelse")),
)
CATEGORY = choice(
    "category", *((colour, in_words_lazy(word)) for colour, word in CATEGORIES.items())
)


def show(kind: Kind, value: Any, raw: str = "") -> str:
    """A value in words. What the paper leaves open is "ikke oplyst", never 0."""
    if value is None or value == "":
        return _("kunne ikke læses") if raw.strip() else _("ikke oplyst")
    return kind.show(value)
