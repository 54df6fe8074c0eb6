"""Anonymous card codes: seven characters and a check that finds every slip of the hand.

Crockford's base 32 leaves out I, L, O and U, so that a code read aloud or typed on a phone is
hard to get wrong. The check is a sum over the field of 32 elements, with a weight that differs at
each place: a wrong character and two swapped ones are always found. Codes are never stored; what
is kept is a token that only the initiative's own key can make, and the key is destroyed at close.
Source: section A2 of the design of reach and network methods.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
TOKEN_BYTES = 16
KEY_BYTES = 32
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})

CodeReason = Literal["length", "character", "check"]


class CodeError(ValueError):
    """A text that is no card code; ``reason`` says why and never repeats it."""

    def __init__(self, reason: CodeReason) -> None:
        super().__init__(reason)
        self.reason = reason


class KeyDestroyed(Exception):
    """The initiative is closed and its key is gone: no token can be made any more."""


def _powers() -> list[int]:
    """The powers of a root of x^5 + x^2 + 1, which run through every element but nought."""
    found = [1]
    while len(found) < 31:
        doubled = found[-1] << 1
        found.append(doubled ^ 0b100101 if doubled & 32 else doubled)
    return found


_POWER = _powers()
_LOG = {element: place for place, element in enumerate(_POWER)}


def _times(power: int, element: int) -> int:
    return _POWER[(_LOG[element] + power) % 31] if element else 0


def _sum(values: list[int]) -> int:
    total = 0
    for place, element in enumerate(values):
        total ^= _times(place, element)
    return total


def with_check(seven: str) -> str:
    """Seven characters with their check character behind; anything else is a CodeError.

    >>> with_check("0000001")
    '0000001J'
    """
    values = [ALPHABET.index(letter) for letter in _clean(seven, LENGTH - 1)]
    rest = _sum(values)
    check = _times(31 - (LENGTH - 1), rest)
    return "".join(ALPHABET[value] for value in values) + ALPHABET[check]


def normalise_code(raw: str) -> str:
    """A code as it was typed or read, in the one form that is hashed; CodeError where it is none.

    >>> normalise_code(" oooo-oooo ")
    '00000000'
    """
    code = _clean(raw, LENGTH)
    if _sum([ALPHABET.index(letter) for letter in code]):
        raise CodeError("check")
    return code


def _clean(raw: str, length: int) -> str:
    text = unicodedata.normalize("NFKC", raw).upper().translate(_READ_AS)
    code = "".join(letter for letter in text if not letter.isspace() and letter not in "-–—")
    if any(letter not in ALPHABET for letter in code):
        raise CodeError("character")
    if len(code) != length:
        raise CodeError("length")
    return code


def printed(code: str) -> str:
    """A code as it stands on the card: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def issue_card_codes(count: int, draw: Callable[[int], int]) -> list[str]:
    """So many new codes, all different; none of them is kept anywhere.

    ``draw(n)`` gives a number below n that nobody can foresee (``secrets.randbelow``). None or
    fewer is a wrong call.
    """
    if count < 1:
        raise ValueError(f"{count} codes")
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[with_check("".join(ALPHABET[draw(32)] for _ in range(LENGTH - 1)))] = None
    return list(codes)


@dataclass(frozen=True, slots=True)
class InitiativeKey:
    """The key of one initiative and epoch: random bytes, None once they are destroyed.

    No key is made from another one: what could be made again was never destroyed.
    """

    id: str
    secret: bytes | None = field(repr=False)

    def __post_init__(self) -> None:
        if self.secret is not None and len(self.secret) != KEY_BYTES:
            raise ValueError("these bytes are no key")


def make_token(code: str, key: InitiativeKey) -> bytes:
    """What is stored for a card: it cannot be turned back, nor made again without the key.

    A text that is no card code: CodeError. A destroyed key: KeyDestroyed.
    """
    said = f"card|{normalise_code(code)}".encode()
    if key.secret is None:
        raise KeyDestroyed(key.id)
    return hmac.digest(key.secret, said, hashlib.sha256)[:TOKEN_BYTES]
