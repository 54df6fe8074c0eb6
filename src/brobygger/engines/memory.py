"""Counting codes in plain Python: slow, short, and the answer that every engine must give."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import ALL, Name
from brobygger.domain.reach.city import CITY_VIEW, Period, RolledUp, SeenCodes, check_dimensions
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

    def together(self, slices: Mapping[str, Collection[str]]) -> Mapping[frozenset[str], RawCount]:
        """How many codes were at exactly these slices, for each choice of them that occurs."""
        seen: dict[bytes, set[str]] = {}
        for label, sessions in slices.items():
            for session in sessions:
                for token in self._tokens.get(session, ()):
                    seen.setdefault(token, set()).add(label)
        return {
            labels: RawCount(codes)
            for labels, codes in Counter(map(frozenset, seen.values())).items()
        }


class CityInMemory:
    """Sessions of many initiatives, and check-ins as a session's id, a token and its key's id."""

    def __init__(
        self, sessions: Iterable[Session], checkins: Iterable[tuple[str, bytes, str]]
    ) -> None:
        self._sessions = list(sessions)
        self._checkins = list(checkins)

    def roll_up(self, by: Sequence[str] = CITY_VIEW, period: Period | None = None) -> RolledUp:
        """The different codes of every row by these dimensions, and of every sum of them."""
        check_dimensions(by)
        names: dict[str, list[Name]] = {}
        for session in self._sessions:
            if period is None or period[0] <= session.day <= period[1]:
                labels = [getattr(session, dimension) for dimension in by]
                names[session.id] = [
                    (*labels[:kept], *[ALL] * (len(by) - kept)) for kept in range(len(by) + 1)
                ]
        tokens: dict[Name, dict[str, set[bytes]]] = {}
        for held, token, key in self._checkins:
            for name in names.get(held, ()):
                tokens.setdefault(name, {}).setdefault(key, set()).add(token)
        return {
            name: SeenCodes(
                RawCount(max(map(len, by_key.values()))), RawCount(sum(map(len, by_key.values())))
            )
            for name, by_key in tokens.items()
        }
