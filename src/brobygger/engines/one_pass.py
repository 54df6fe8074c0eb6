"""Counting codes in one pass over the sessions: plain Python for one initiative, without a machine.

As quick for a thousand sessions as for ten, because each code is remembered by where it was seen
first and how often, and no session is looked at twice. What a code was surely seen at before is the
same for every slice of a log, so it is found once; a slice costs only the sessions inside it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.reach.counting import SessionCodes, SliceCodes

KEPT_LOGS = 4
"""Logs whose earlier visits are kept in mind: a whole one, and what of it is told."""


class InOnePass:
    """Check-ins held as pairs of a session's id and a token."""

    def __init__(self, checkins: Iterable[tuple[str, bytes]]) -> None:
        tokens: dict[str, set[int]] = {}
        numbers: dict[bytes, int] = {}
        for session, token in checkins:
            tokens.setdefault(session, set()).add(numbers.setdefault(token, len(numbers)))
        self._tokens = {session: sorted(found) for session, found in tokens.items()}
        self._codes = len(numbers)
        self._earlier: dict[tuple[Session, ...], Earlier] = {}

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative."""
        earlier = self._earlier_of(log)
        found = dict(earlier.everywhere)
        times = [0] * self._codes
        once = distinct = 0
        for session in earlier.ordered:
            if session not in inside:
                continue
            new = again = 0
            for token in self._tokens[session]:
                before = times[token]
                times[token] = before + 1
                if not before:
                    new += 1
                elif before == 1:
                    again += 1
            codes = found[session]
            distinct += new
            once += new - again
            found[session] = SessionCodes(
                codes.codes, codes.surely_seen, codes.codes - new, distinct, once
            )
        frequencies = Counter(times)
        del frequencies[0]
        return SliceCodes(found, frequencies)

    def together(self, slices: Mapping[str, Collection[str]]) -> Mapping[frozenset[str], RawCount]:
        """How many codes were at exactly these slices, for each choice of them that occurs."""
        seen: defaultdict[int, list[str]] = defaultdict(list)
        for label, sessions in slices.items():
            tokens = (self._tokens.get(session, ()) for session in sessions)
            for token in set[int]().union(*tokens):
                seen[token].append(label)
        found = Counter(map(frozenset, seen.values()))
        return {labels: RawCount(codes) for labels, codes in found.items()}

    def _earlier_of(self, log: Sequence[Session]) -> "Earlier":
        key = tuple(log)
        if key not in self._earlier:
            while len(self._earlier) >= KEPT_LOGS:
                del self._earlier[next(iter(self._earlier))]
            self._earlier[key] = Earlier(log, self._tokens)
        return self._earlier[key]


class Earlier:
    """Of each session of a log that has codes, how many were surely seen before it.

    ``ordered`` are those sessions as they were held.
    """

    def __init__(self, log: Sequence[Session], tokens: Mapping[str, Sequence[int]]) -> None:
        self.everywhere: dict[str, SessionCodes] = {}
        first_day: dict[int, date] = {}
        first_order: dict[tuple[int, date], int] = {}
        for session in sorted(log, key=lambda one: one.key):
            codes = tokens.get(session.id)
            if not codes:
                continue
            surely, order = 0, session.order
            for token in codes:
                is_later = False
                if order is not None:
                    # The log is sorted by order, so the first order of a day is its least.
                    least = first_order.setdefault((token, session.day), order)
                    is_later = least < order
                surely += is_later or first_day.setdefault(token, session.day) < session.day
            self.everywhere[session.id] = SessionCodes(len(codes), surely)
        self.ordered = tuple(self.everywhere)
