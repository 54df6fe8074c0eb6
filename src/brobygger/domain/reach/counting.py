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
    nothing but ``codes`` and ``surely_seen``. Codes of several keys cannot be compared: then
    ``of_keys`` are the codes of each, and there are no common ``frequencies``.
    """

    by_session: Mapping[str, SessionCodes] = field(default_factory=dict, repr=False)
    frequencies: Mapping[int, int] = field(default_factory=dict, repr=False)
    of_keys: tuple["SliceCodes", ...] = ()

    @property
    def distinct(self) -> int:
        """Different codes in the slice; of several keys the most of one, because it is a least."""
        if self.of_keys:
            return max(one.distinct for one in self.of_keys)
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


class OfKeys:
    """Codes of an initiative whose key was changed: an engine for each key, oldest first.

    The same person has another token under the next key, so what one engine has seen says nothing
    of the others: each session is told as its own key knows it, which never claims too much.
    """

    def __init__(self, engines: Sequence[Counting]) -> None:
        self._engines = tuple(engines)

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, key by key where several were in use."""
        counted = [engine.count(log, inside) for engine in self._engines]
        by_session = {
            session: codes for one in counted for session, codes in one.by_session.items()
        }
        told = [one for one in counted if one.frequencies]
        if len(told) > 1:
            return SliceCodes(by_session, {}, tuple(told))
        return SliceCodes(by_session, told[0].frequencies if told else {})
