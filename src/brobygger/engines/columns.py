"""Counting codes in columns of numbers: for one initiative, without a machine.

A code is a number here and nothing more. The log is put in order once; a slice is then a choice of
rows, so that hundreds of slices of a hundred thousand codes take tenths of a second.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.reach.counting import SessionCodes, SliceCodes

Numbers = NDArray[np.int64]

NO_ORDER = np.iinfo(np.int64).max
"""A session whose place within its day nobody wrote down comes surely before no other."""


@dataclass(frozen=True, slots=True)
class _Ordered:
    """The check-ins of a log by code, each code's in the order of its sessions."""

    names: list[str]
    code: Numbers
    place: Numbers
    codes: list[int]
    surely: list[int]
    outside: Mapping[str, SessionCodes]


class InColumns:
    """Check-ins as a session's id and the number of a code, a column of each."""

    def __init__(self, sessions: Sequence[str], codes: Sequence[int]) -> None:
        known: dict[str, int] = {}
        at = np.array([known.setdefault(name, len(known)) for name in sessions], dtype=np.int64)
        _, code = np.unique(np.array(codes, dtype=np.int64), return_inverse=True)
        pairs = np.unique(code * max(1, len(known)) + at)
        self._names = list(known)
        self._code, self._session = np.divmod(pairs, max(1, len(known)))
        self._log: list[Session] | None = None
        self._ordered = _Ordered([], self._code[:0], self._code[:0], [], [], {})

    @classmethod
    def of_tokens(cls, checkins: Iterable[tuple[str, bytes]]) -> "InColumns":
        """The same from pairs of a session's id and a token."""
        numbers: dict[bytes, int] = {}
        sessions, codes = [], []
        for session, token in checkins:
            sessions.append(session)
            codes.append(numbers.setdefault(token, len(numbers)))
        return cls(sessions, codes)

    def count(self, log: Sequence[Session], inside: Collection[str]) -> SliceCodes:
        """The codes of the sessions named, among all sessions of the initiative.

        The order of a log is kept for as long as the same one is asked about.
        """
        if self._log != list(log):
            self._log = list(log)
            self._ordered = self._in_order(self._log)
        known = self._ordered
        wanted = np.array([name in inside for name in known.names], dtype=bool)
        rows = np.flatnonzero(wanted[known.place])
        if not len(rows):
            return SliceCodes(known.outside)
        code, place = known.code[rows], known.place[rows]
        starts = _starts(code)
        times = np.diff(np.append(starts, len(code)))
        nth = np.arange(len(code)) - np.repeat(starts, times)
        size = len(known.names)
        first = np.bincount(place[nth == 0], minlength=size)
        second = np.bincount(place[nth == 1], minlength=size)
        distinct, once = np.cumsum(first).tolist(), np.cumsum(first - second).tolist()
        new = first.tolist()
        found = dict(known.outside)
        for at in np.unique(place).tolist():
            codes = known.codes[at]
            found[known.names[at]] = SessionCodes(
                codes, known.surely[at], codes - new[at], distinct[at], once[at]
            )
        many, codes_of = np.unique(times, return_counts=True)
        return SliceCodes(found, dict(zip(many.tolist(), codes_of.tolist(), strict=True)))

    def together(self, slices: Mapping[str, Collection[str]]) -> Mapping[frozenset[str], RawCount]:
        """How many codes were at exactly these slices, for each choice of them that occurs."""
        seen: defaultdict[int, list[str]] = defaultdict(list)
        for label, sessions in slices.items():
            wanted = np.array([name in sessions for name in self._names], dtype=bool)
            for code in np.unique(self._code[wanted[self._session]]).tolist():
                seen[code].append(label)
        found = Counter(map(frozenset, seen.values()))
        return {labels: RawCount(codes) for labels, codes in found.items()}

    def _in_order(self, log: Sequence[Session]) -> _Ordered:
        ordered = sorted(log, key=lambda one: one.key)
        names = [one.id for one in ordered]
        places = {name: at for at, name in enumerate(names)}
        rank = np.array([places.get(name, -1) for name in self._names], dtype=np.int64)
        place = rank[self._session]
        code, place = self._code[place >= 0], place[place >= 0]
        order = np.lexsort((place, code))
        code, place = code[order], place[order]
        surely = place[_surely_seen(code, place, ordered)]
        codes = np.bincount(place, minlength=len(names)).tolist()
        seen = np.bincount(surely, minlength=len(names)).tolist()
        outside = {
            name: SessionCodes(many, again)
            for name, many, again in zip(names, codes, seen, strict=True)
            if many
        }
        return _Ordered(names, code, place, codes, seen, outside)


def _surely_seen(code: Numbers, place: Numbers, ordered: Sequence[Session]) -> NDArray[np.bool_]:
    """Whether each code had certainly been at an earlier session; by code, then in order."""
    if not len(code):
        return np.zeros(0, dtype=bool)
    days = np.array([one.day.toordinal() for one in ordered], dtype=np.int64)[place]
    orders = np.array(
        [NO_ORDER if one.order is None else one.order for one in ordered], dtype=np.int64
    )[place]
    first_day = _least(days, _starts(code))
    least = _least(orders, _starts(code, days))
    seen: NDArray[np.bool_] = (first_day < days) | ((orders < NO_ORDER) & (least < orders))
    return seen


def _starts(*columns: Numbers) -> NDArray[np.intp]:
    """Where a row differs from the one before it, the first row included."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(differs)


def _least(values: Numbers, starts: NDArray[np.intp]) -> Numbers:
    """The least value of each run of rows, at each of its rows."""
    found = np.minimum.reduceat(values, starts)
    return np.repeat(found, np.diff(np.append(starts, len(values))))
