"""The oracle of counting: what it says of a handful of check-ins, counted by hand."""

from datetime import date, timedelta

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.counting import NO_CODES, SessionCodes
from brobygger.engines.memory import InMemory

DAY = date(2025, 3, 4)
LOG = [Session(name, DAY + timedelta(at), 0) for at, name in enumerate("abc")]
CHECKINS = [
    *(("a", b"1"), ("a", b"2"), ("a", b"2")),
    *(("b", b"2"), ("b", b"3")),
    *(("c", b"1"), ("c", b"3"), ("c", b"4")),
]


def test_all_sessions() -> None:
    found = InMemory(CHECKINS).count(LOG, {"a", "b", "c"})
    assert found.by_session == {
        "a": SessionCodes(2, 0, 0, 2, 2),
        "b": SessionCodes(2, 1, 1, 3, 2),
        "c": SessionCodes(3, 2, 2, 4, 1),
    }
    assert found.frequencies == {1: 1, 2: 3}
    assert found.distinct == 4


def test_a_slice_knows_what_came_before_it_elsewhere() -> None:
    found = InMemory(CHECKINS).count(LOG, {"c"})
    assert found.of(LOG[2]) == SessionCodes(3, 2, 0, 3, 3)
    assert found.of(LOG[1]) == SessionCodes(2, 1)
    assert found.frequencies == {1: 3}


def test_one_day_without_order_is_not_earlier_but_is_inside() -> None:
    log = [Session("a", DAY), Session("b", DAY)]
    found = InMemory([("a", b"1"), ("b", b"1")]).count(log, {"a", "b"})
    assert found.of(log[1]) == SessionCodes(1, 0, 1, 1, 0)


def test_a_session_without_codes_has_none() -> None:
    found = InMemory([]).count(LOG, {"a"})
    assert found.of(LOG[0]) == NO_CODES
    assert found.distinct == 0
