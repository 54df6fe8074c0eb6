"""The protocol of counting codes: what an engine tells about a slice, and nothing more.

Engines differ in where the check-ins lie (the web database, Parquet files, a cluster); each must
answer exactly as ``engines/memory.py`` does.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from brobygger.domain.activities.session import Session


@dataclass(frozen=True, slots=True)
class SessionCodes:
    """The codes of one session.

    ``codes`` are distinct ones; ``surely_seen`` of them were at a session that certainly came
    earlier, anywhere in the initiative; ``seen_inside`` were at an earlier session of the slice.
    ``distinct`` and ``once`` are the slice's codes up to and with this session: how many different
    ones, and how many of those came up once.
    """

    codes: int = field(default=0, repr=False)
    surely_seen: int = field(default=0, repr=False)
    seen_inside: int = field(default=0, repr=False)
    distinct: int = field(default=0, repr=False)
    once: int = field(default=0, repr=False)


NO_CODES = SessionCodes()


@dataclass(frozen=True, slots=True)
class SliceCodes:
    """The codes of a slice: session by session, and how many were seen how often in it.

    Every session of the log that has codes is in ``by_session``; those outside the slice have
    nothing but ``codes`` and ``surely_seen``.
    """

    by_session: Mapping[str, SessionCodes] = field(default_factory=dict, repr=False)
    frequencies: Mapping[int, int] = field(default_factory=dict, repr=False)

    @property
    def distinct(self) -> int:
        """Different codes in the slice."""
        return sum(self.frequencies.values())

    def of(self, session: Session) -> SessionCodes:
        """The codes of a session; none where it has none."""
        return self.by_session.get(session.id, NO_CODES)


class Counting(Protocol):
    """An engine that counts codes."""

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative."""
        ...


class NoCodes:
    """The engine of an initiative without card codes: the tally alone."""

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """No codes at all."""
        return SliceCodes()


class SeveralKeys:
    """The engine of an initiative whose key was changed: each key's codes are counted apart.

    Somebody may have a code of both, so codes of two keys are never added to a floor: it is that of
    the key with the most. Where a slice has several keys there is nothing to estimate from.
    """

    def __init__(self, keys: Sequence[Counting]) -> None:
        self._keys = keys

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, of all keys."""
        found = [key.count(log, inside) for key in self._keys]
        by_session: dict[str, list[SessionCodes]] = {}
        for each in found:
            for session, codes in each.by_session.items():
                by_session.setdefault(session, []).append(codes)
        used = [each.frequencies for each in found if each.frequencies]
        return SliceCodes(
            {session: _together(codes) for session, codes in by_session.items()},
            used[0] if len(used) == 1 else {},
        )


def _together(codes: Sequence[SessionCodes]) -> SessionCodes:
    if len(codes) == 1:
        return codes[0]
    most = max(codes, key=lambda one: one.distinct)
    return SessionCodes(
        sum(one.codes for one in codes),
        sum(one.surely_seen for one in codes),
        sum(one.seen_inside for one in codes),
        most.distinct,
        most.once,
    )
