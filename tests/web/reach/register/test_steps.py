"""Numbers are written once, corrected with what stood before, undone, and never told in the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Activity, GuestLink, HeadGroup, Session
from brobygger.web.audit.models import AuditEvent
from brobygger.web.reach.models import Tally, TallyChange
from brobygger.web.reach.register.checks import tally_faults
from brobygger.web.reach.register.facts import TallyFacts, settled
from brobygger.web.reach.register.steps import Counted, correct_tally, undo_tally, write_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused
from counts import examples
from web.reach.conftest import TITLE, facts

pytestmark = pytest.mark.django_db


def words(refused: pytest.ExceptionInfo[Refused]) -> str:
    return " ".join(str(one.words) for one in refused.value.faults)


def test_numbers_are_written_of_the_session_that_was_planned(
    cafe: Activity, a_session: Callable[..., Session], writer: Writer
) -> None:
    session = a_session(cafe)
    tally = write_tally(facts(cafe, 14, first_timers=3, line=" Regn "), writer).tally
    session.refresh_from_db()
    assert (tally.session, session.state) == (session, "held")
    assert (tally.heads, tally.first_timers, tally.asked, tally.outside) == (14, 3, None, None)
    assert (tally.line, tally.by, tally.link) == ("Regn", writer.user, None)


def test_a_session_that_nobody_planned_is_made(cafe: Activity, writer: Writer) -> None:
    tally = write_tally(facts(cafe, 0), writer).tally
    assert (tally.session.activity, tally.session.on) == (cafe, timezone.localdate())
    assert tally.heads == 0


def test_the_log_names_alias_and_day_and_no_number(cafe: Activity, writer: Writer) -> None:
    tally = write_tally(facts(cafe, 4711, first_timers=4242, is_sure=True), writer).tally
    correct_tally(tally, facts(cafe, 4712, is_sure=True), writer)
    events = AuditEvent.objects.filter(verb__startswith="tally.")
    told = str([(event.verb, event.facts, event.why) for event in events])
    assert "Cafe" in told
    assert TITLE not in told
    assert not any(number in told for number in ("4711", "4712", "4242"))


def test_sent_twice_is_saved_once_and_answered_the_same(cafe: Activity, writer: Writer) -> None:
    said = facts(cafe, 9, first_timers=2)
    first, again = write_tally(said, writer), write_tally(said, writer)
    assert first.tally == again.tally
    assert Tally.objects.count() == Session.objects.count() == 1
    assert AuditEvent.objects.filter(verb="tally.written").count() == 1
    correct_tally(first.tally, facts(cafe, 8), writer)
    assert write_tally(said, writer).tally == first.tally
    first.tally.refresh_from_db()
    assert first.tally.heads == 8


def test_other_numbers_under_a_used_key_are_refused(
    cafe: Activity, an_activity: Callable[..., Activity], writer: Writer
) -> None:
    """A page that one has gone back to must not seem to save what it does not."""
    said = facts(cafe, 9)
    write_tally(said, writer)
    other = an_activity("Klub")
    for changed in (replace(said, heads=10), replace(said, activity=other.pk)):
        with pytest.raises(Refused) as refused:
            write_tally(changed, writer)
        assert "skriv tallene på ny" in words(refused)


def test_numbers_that_stand_there_already_are_told_and_left(
    cafe: Activity, writer: Writer, a_user: Callable[..., User]
) -> None:
    there = write_tally(facts(cafe, 9), writer).tally
    with pytest.raises(Counted) as counted_already:
        write_tally(facts(cafe, 10), Writer(user=a_user(Role.PROJECT)))
    assert counted_already.value.tally == there
    there.refresh_from_db()
    assert there.heads == 9


def test_a_second_session_of_the_day_has_its_number(cafe: Activity, writer: Writer) -> None:
    first = write_tally(facts(cafe, 9), writer).tally
    second = write_tally(facts(cafe, 10, order=2), writer).tally
    assert first.session != second.session
    assert second.session.order == 2
    with pytest.raises(Counted):
        write_tally(facts(cafe, 10, order=2), writer)


def test_a_correction_keeps_what_stood_before(cafe: Activity, tallied: Any, writer: Writer) -> None:
    tally = tallied(cafe, 12, first_timers=3)
    correct_tally(tally, facts(cafe, 12, first_timers=3), writer)
    assert not TallyChange.objects.exists()
    correct_tally(tally, facts(cafe, 11), writer)
    tally.refresh_from_db()
    [change] = tally.changes.all()
    assert (tally.heads, tally.first_timers) == (11, None)
    assert (change.before["heads"], change.before["first_timers"]) == (12, 3)
    assert change.by == writer.user


def test_undone_the_session_is_what_it_was(
    cafe: Activity, a_session: Callable[..., Session], writer: Writer
) -> None:
    undo_tally(write_tally(facts(cafe), writer), writer)
    assert not Session.objects.exists()
    session = a_session(cafe)
    undo_tally(write_tally(facts(cafe), writer), writer)
    session.refresh_from_db()
    assert session.state == "planned"
    assert not Tally.objects.exists()


def test_anothers_numbers_are_not_undone(
    cafe: Activity, writer: Writer, a_user: Callable[..., User]
) -> None:
    written = write_tally(facts(cafe), writer)
    with pytest.raises(Refused):
        undo_tally(written, Writer(user=a_user(Role.PROJECT)))
    assert Tally.objects.exists()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"first_timers": 13}, "flere end de 12, der var med"),
        ({"first_timers": 5, "asked": 4}, "flere end de 4, der blev spurgt"),
        ({"first_timers": 5, "asked": 13}, "kun 12 var med"),
        ({"asked": 5}, "for første gang, eller slet tallet"),
        ({"outside": 13}, "uden for målgruppen er flere"),
        ({"heads": -1}, "fra 0 til 100.000"),
        ({"heads": 2_000_000, "is_sure": True}, "fra 0 til 100.000"),
        ({"heads": 501}, "501 personer: er det rigtigt?"),
        ({"heads": None}, "Sæt kryds, hvis ingen ved det"),
        ({"line": "Ring 010203-1234"}, "personnummer"),
        ({"line": "x" * 201}, "højst 200 tegn"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "ikke kommet endnu"),
        ({"groups": {99: 12}}, "de grupper, der står på listen"),
        ({"activity": 0}, "Vælg en aktivitet"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    said: dict[str, Any], expected: str, cafe: Activity, writer: Writer
) -> None:
    with pytest.raises(Refused) as refused:
        write_tally(replace(facts(cafe), **said), writer)
    assert expected in words(refused)
    assert "010203" not in words(refused)
    assert not Session.objects.exists()


def test_a_doubt_is_asked_about_once(cafe: Activity, writer: Writer) -> None:
    assert write_tally(facts(cafe, 501, is_sure=True), writer).tally.heads == 501
    later = timezone.localdate() - timedelta(days=1)
    assert write_tally(facts(cafe, None, is_sure=True, on=later), writer).tally.heads is None


def test_heads_by_group_add_up(cafe: Activity, writer: Writer) -> None:
    young, old = (HeadGroup.objects.create(title=title) for title in ("unge", "voksne"))
    groups = {young.pk: 7, old.pk: 5}
    tally = write_tally(facts(cafe, None, groups=groups), writer).tally
    assert tally.heads == 12
    assert {row.group_id: row.heads for row in tally.groups.all()} == groups
    day = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        write_tally(facts(cafe, 13, groups=groups, on=day), writer)
    assert "12 tilsammen, men der står 13" in words(refused)
    correct_tally(tally, facts(cafe, None, groups={young.pk: 3}), writer)
    assert [row.heads for row in tally.groups.all()] == [3]
    assert tally.changes.get().before["groups"] == {str(young.pk): 7, str(old.pk): 5}


class TestAPartner:
    def test_writes_by_its_link(self, cafe: Activity, a_link: Callable[..., GuestLink]) -> None:
        link = a_link(cafe)
        tally = write_tally(facts(cafe, 8), Writer(link=link)).tally
        assert (tally.by, tally.link) == (None, link)
        event = AuditEvent.objects.get(verb="tally.written")
        assert (event.actor, event.facts["actor_title"]) == (None, "Birkeskolen")

    def test_writes_of_no_other_series(
        self,
        cafe: Activity,
        an_activity: Callable[..., Activity],
        a_link: Callable[..., GuestLink],
    ) -> None:
        with pytest.raises(PermissionDenied):
            write_tally(facts(an_activity("Klub")), Writer(link=a_link(cafe)))

    def test_writes_nothing_once_the_link_is_closed(
        self, cafe: Activity, a_link: Callable[..., GuestLink]
    ) -> None:
        link = a_link(cafe)
        GuestLink.objects.update(revoked_at=timezone.now())
        with pytest.raises(PermissionDenied):
            write_tally(facts(cafe), Writer(link=link))

    def test_writes_of_no_day_more_than_a_year_back(
        self, cafe: Activity, a_link: Callable[..., GuestLink], writer: Writer
    ) -> None:
        day = timezone.localdate() - timedelta(days=400)
        with pytest.raises(Refused) as refused:
            write_tally(facts(cafe, on=day), Writer(link=a_link(cafe)))
        assert "mere end et år siden" in words(refused)
        assert write_tally(facts(cafe, on=day), writer).tally.session.on == day

    def test_corrects_its_own_numbers_alone(
        self, cafe: Activity, a_link: Callable[..., GuestLink], writer: Writer
    ) -> None:
        """By a new link too, since the old one may have ended."""
        old, new, other = a_link(cafe), a_link(cafe), a_link(cafe, "Klubben")
        tally = write_tally(facts(cafe, 8), Writer(link=old)).tally
        correct_tally(tally, facts(cafe, 9), Writer(link=new))
        with pytest.raises(PermissionDenied):
            correct_tally(tally, facts(cafe, 10), Writer(link=other))
        theirs = write_tally(facts(cafe, 5, order=2), writer).tally
        with pytest.raises(PermissionDenied):
            correct_tally(theirs, facts(cafe, 6), Writer(link=new))


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR, Role.BUDGET])
def test_those_who_only_read_write_nothing(
    role: str, cafe: Activity, a_user: Callable[..., User]
) -> None:
    with pytest.raises(PermissionDenied):
        write_tally(facts(cafe), Writer(user=a_user(role)))


NUMBER = some.none() | some.integers(0, 600)


@settings(max_examples=examples(small=100, full=10_000))
@given(heads=NUMBER, firsts=NUMBER, asked=NUMBER, outside=NUMBER, is_sure=some.booleans())
def test_what_is_accepted_can_be_true(
    heads: int | None, firsts: int | None, asked: int | None, outside: int | None, is_sure: bool
) -> None:
    """Accepted numbers always describe a session that may have been."""
    today = timezone.localdate()
    said = settled(
        TallyFacts(
            activity=1,
            on=today,
            heads=heads,
            first_timers=firsts,
            asked=asked,
            outside=outside,
            is_sure=is_sure,
        )
    )
    if tally_faults(said, today, is_guest=False):
        return
    whole = 10**9 if heads is None else heads
    assert (firsts or 0) <= (whole if asked is None else asked) <= max(whole, asked or 0)
    assert (asked or 0) <= whole
    assert (outside or 0) <= whole
    assert is_sure or (heads is not None and heads <= 500)
