"""Committees and administrations: what they are called, how long, and who came after them.

Papers keep the old name and today's owner is the successor, so nothing here is ever
overwritten: a change adds a row. New abbreviations are entered when a source states them.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.likeness import is_like

AuthorityKind = Literal["committee", "administration"]


@dataclass(frozen=True, slots=True)
class Authority:
    """A committee or an administration during the time it had this name and cut.

    ``key`` names the row and never changes. ``code`` is the abbreviation that papers print,
    None where no source states it yet. ``successor`` is the key of the row that took over,
    None also where a change is known but the new name is not. ``note_prefixes`` begin the codes
    of a committee's budget notes.
    """

    key: str
    code: str | None
    name: str
    kind: AuthorityKind
    source: str
    partner: str | None = None
    note_prefixes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    def is_valid(self, at: date) -> bool:
        """Whether it exists by this name on the day."""
        begun = self.valid_from is None or self.valid_from <= at
        return begun and (self.valid_to is None or at <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Today:
    """Who answers on a day for what an older paper gave to somebody.

    ``path`` holds the rows passed, the paper's own first. ``is_open`` means that the last one
    has ended and no successor is entered: a person must say who it is, nothing is guessed.
    """

    authority: Authority
    path: tuple[Authority, ...]
    is_open: bool


_LIST = "kk.dk committee lists; abbreviations as papers of 2023 print them"
_CHANGE = "kk.dk BIU 29.09.2025 item 4; ØU 03.06.2025 item 6; ØU 25.11.2025 item 17"
_LAST_DAY = date(2025, 12, 31)
_FIRST_DAY = date(2026, 1, 1)


def _pair(
    committee: tuple[str, str], administration: tuple[str, str], *prefixes: str
) -> tuple[Authority, Authority]:
    return (
        Authority(*_keyed(committee), "committee", _LIST, administration[0], prefixes),
        Authority(*_keyed(administration), "administration", _LIST, committee[0]),
    )


def _keyed(code_and_name: tuple[str, str]) -> tuple[str, str, str]:
    return (code_and_name[0], *code_and_name)


AUTHORITIES: tuple[Authority, ...] = (
    Authority(
        "BIU",
        "BIU",
        "Beskæftigelses- og Integrationsudvalget",
        "committee",
        f"{_LIST}; {_CHANGE}",
        partner="BIF",
        note_prefixes=("BI",),
        valid_to=_LAST_DAY,
        successor="BIU-2026",
    ),
    Authority(
        "BIF",
        "BIF",
        "Beskæftigelses- og Integrationsforvaltningen",
        "administration",
        f"{_LIST}; {_CHANGE}",
        partner="BIU",
        valid_to=_LAST_DAY,
        # It changed with its committee, but no source read so far prints its new name.
        successor=None,
    ),
    Authority(
        "BIU-2026",
        None,
        "Beskæftigelses-, Integrations- og Erhvervsudvalget",
        "committee",
        _CHANGE,
        valid_from=_FIRST_DAY,
    ),
    *_pair(("BUU", "Børne- og Ungdomsudvalget"), ("BUF", "Børne- og Ungdomsforvaltningen"), "BU"),
    *_pair(("SUD", "Socialudvalget"), ("SOF", "Socialforvaltningen"), "SO"),
    *_pair(("SOU", "Sundheds- og Omsorgsudvalget"), ("SUF", "Sundheds- og Omsorgsforvaltningen")),
    *_pair(("KFU", "Kultur- og Fritidsudvalget"), ("KFF", "Kultur- og Fritidsforvaltningen"), "KF"),
    *_pair(("TMU", "Teknik- og Miljøudvalget"), ("TMF", "Teknik- og Miljøforvaltningen"), "TM"),
    *_pair(("ØU", "Økonomiudvalget"), ("ØKF", "Økonomiforvaltningen"), "ØK", "Ø"),
)
"""Which of the other committees changed on 01.01.2026 is to be entered from the city's papers."""

_BY_KEY = {row.key: row for row in AUTHORITIES}
_GENITIVE = re.compile(r"['’´`]?s$", re.IGNORECASE)


def find_authority(words: str, at: date | None = None) -> Authority | None:
    """The committee or administration that a paper names, by abbreviation or by name.

    ``at`` is the paper's date: where a name was used by several over time, the one valid then
    is meant. A paper that still uses the old name after the change gets the old row, and
    ``today_of`` says who it is now. Names may be damaged, abbreviations may not.

    >>> find_authority("Børne- og ungdomsforvaltningen").code
    'BUF'
    >>> find_authority("ØKF's").code, find_authority("XYZ")
    ('ØKF', None)
    """
    text = _GENITIVE.sub("", words.strip(" .,:;()"))
    hits = [row for row in AUTHORITIES if _is_called(row, text) or _is_called(row, words.strip())]
    valid = [row for row in hits if at is not None and row.is_valid(at)]
    return next(iter(valid or hits), None)


def _is_called(row: Authority, words: str) -> bool:
    if not fold(words):
        return False
    is_code = row.code is not None and fold(words) == fold(row.code)
    return is_code or is_like(words, row.name) or is_like(words, row.name.removesuffix("et"))


def today_of(key: str, at: date) -> Today:
    """Who answers at a date for the row of this key (or code); KeyError for an unknown one.

    >>> today_of("BIU", date(2026, 2, 1)).authority.name
    'Beskæftigelses-, Integrations- og Erhvervsudvalget'
    >>> today_of("BIF", date(2026, 2, 1)).is_open
    True
    """
    path = [_BY_KEY[key]]
    while not path[-1].is_valid(at) and path[-1].successor is not None:
        path.append(_BY_KEY[path[-1].successor])
    return Today(path[-1], tuple(path), not path[-1].is_valid(at))


@cache
def authority_pattern() -> str:
    """A regular expression for every known name and abbreviation, the longest first.

    Abbreviations are matched in capitals only, for "sud" and "biu" may be parts of words.
    """
    names = sorted({row.name for row in AUTHORITIES}, key=len, reverse=True)
    codes = sorted({row.code for row in AUTHORITIES if row.code}, key=len, reverse=True)
    loose = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return rf"(?:(?i:{loose})|\b(?:{'|'.join(codes)})\b)"
