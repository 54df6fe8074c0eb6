"""Counting codes in plain Python: slow, short, and the answer that every engine must give."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.counting import SessionCodes, SliceCodes


class InMemory:
    """Check-ins held as pairs of a session's id and a token."""

    def __init__(self, checkins: Iterable[tuple[str, bytes]]) -> None:
        self._tokens: dict[str, set[bytes]] = {}
        for session, token in checkins:
            self._tokens.setdefault(session, set()).add(token)

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative."""
        ordered = sorted(log, key=lambda one: one.key)
        times: Counter[bytes] = Counter()
        found = {}
        for session in ordered:
            tokens = self._tokens.get(session.id, set())
            earlier = set[bytes]().union(
                *(self._tokens.get(one.id, ()) for one in ordered if session.is_surely_after(one))
            )
            seen = surely = len(tokens & earlier)
            if session.id not in inside:
                if tokens:
                    found[session.id] = SessionCodes(len(tokens), surely)
                continue
            seen = sum(1 for token in tokens if times[token])
            times.update(tokens)
            once = sum(1 for count in times.values() if count == 1)
            if tokens:
                found[session.id] = SessionCodes(len(tokens), surely, seen, len(times), once)
        return SliceCodes(found, Counter(times.values()))
