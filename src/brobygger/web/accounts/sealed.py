"""The signed link by which somebody without an account is let in to one thing.

The link holds a random key and its last day, signed with the program's secret. What the key opens,
whether it was revoked since, and what is said of one that opens nothing, the link of the chain
that made it says.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core import signing


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link that was made here holds: its key, and the last day that it is good for."""

    key: UUID
    until: date


def seal(key: UUID, until: date, salt: str) -> str:
    """The signed part of a link; with another ``salt`` it cannot be taken for one of these."""
    return signing.dumps([key.hex, until.isoformat()], salt=salt)


def opened(token: str, salt: str) -> Opened | None:
    """What a link holds, past its last day too; None for one that was not made here."""
    try:
        key, until = signing.loads(token, salt=salt)
    except signing.BadSignature:
        return None
    return Opened(UUID(key), date.fromisoformat(until))
