"""Sessions and codes from files of rows: what is read, what is told, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.reach.file import (
    CHECKIN_COLUMNS,
    SESSION_COLUMNS,
    read_checkins,
    read_sessions,
    strangers,
)

HEAD = ";".join(SESSION_COLUMNS.known)


def told(text: str) -> list[tuple[str, int | None, str]]:
    return [(one.code, one.where.line, one.field) for one in read_sessions(text)[1]]


def refusal(read: object, text: str) -> str:
    assert callable(read)
    with pytest.raises(Unreadable) as stop:
        read(text)
    return stop.value.problem.code


def test_every_column_is_read() -> None:
    row = "g1;4-3-2025;2;Café;Nord;job;unge;klub|skole;12;5;10;1;2;3"
    [found], problems = read_sessions(f"{HEAD}\n{row}\n")
    assert problems == []
    session = found.session
    assert (session.id, session.day, session.order) == ("g1", date(2025, 3, 4), 2)
    assert (session.series, session.area, session.theme) == ("Café", "Nord", "job")
    assert session.actors == {"klub", "skole"}
    assert (found.heads, found.first_timers, found.asked) == (12, 5, 10)
    assert (found.outside, found.declined, found.lost) == (1, 2, 3)


def test_an_empty_count_is_not_nought_and_an_unknown_outside_stays_unknown() -> None:
    text = "id;date;heads;first_timers;outside\na;2025-03-04;;;\nb;2025-03-05;0;0;ukendt\n"
    (first, second), problems = read_sessions(text)
    assert problems == []
    assert (first.heads, first.first_timers, first.outside) == (None, None, 0)
    assert (second.heads, second.first_timers, second.outside) == (0, 0, None)


def test_wrong_rows_are_told_by_line_and_the_others_are_read() -> None:
    text = "id;date;heads\na;2025-02-30;4\nb;2025-03-04;-1\nb;2025-03-04;7\nb;2025-03-05;8\n"
    assert told(text) == [
        ("REACH-040", 2, "date"),
        ("REACH-041", 3, "heads"),
        ("REACH-042", 5, "id"),
    ]
    log, problems = read_sessions(text)
    assert [each.heads for each in log] == [7]
    assert not any("7" in str(one.params) + (one.raw or "") for one in problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FILE-001"),
        ("id;heads\na;4", "FILE-001"),
        ("id;date\n", "REACH-043"),
        ("id;date\na;i går\n", "REACH-040"),
        ("id;date;note\na;2025-03-04;ring 311299-5001\n", "FILE-005"),
    ],
)
def test_a_file_without_sessions_is_refused(text: str, code: str) -> None:
    assert refusal(read_sessions, text) == code


def test_codes_of_one_key_are_read_and_of_several_refused() -> None:
    found, problems = read_checkins("session;token;key\na;ff01;k1\nb;ff01;k1\n")
    assert (found, problems) == ([("a", b"ff01"), ("b", b"ff01")], [])
    assert refusal(read_checkins, "session;token;key\na;ff01;k1\nb;ff01;k2\n") == "REACH-044"
    log, _ = read_sessions("id;date\na;2025-03-04\n")
    [lost] = strangers(log, ["a", "b", "c", "d", "e"])
    assert lost.params == {"sessions": "b, c, d, ..."}
    assert strangers(log, ["a"]) == []


cells = st.text(st.sampled_from("ab;,\"'\n=-?0123456789|æ "), max_size=9) | st.sampled_from(
    ["id", "date", "heads", "2025-03-04", "4-3-2025", "unknown", "12"]
)
files = st.lists(st.lists(cells, max_size=6).map(";".join), max_size=6).map("\n".join)


@given(
    st.one_of(
        st.text(max_size=200),
        files.map(lambda rest: f"{HEAD}\n{rest}"),
        files.map(lambda rest: f"{';'.join(CHECKIN_COLUMNS.known)}\n{rest}"),
    )
)
def test_no_text_breaks_the_reader(text: str) -> None:
    for read in (read_sessions, read_checkins):
        try:
            _, problems = read(text)
        except Unreadable as stop:
            problems = [stop.problem]
        assert all(one.code for one in problems)
