"""Codes enter the figures as the rules say; closed, they are gone and the receipt says so."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from brobygger.domain.activities.card_code import KeyDestroyed, make_token
from brobygger.domain.reach.edition import Codes
from brobygger.web.accounts.models import User
from brobygger.web.activities.models import Activity
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.check_ins import put_tokens
from brobygger.web.reach.codes import deciding
from brobygger.web.reach.codes.deciding import decide, destroy_going_keys, renew_key
from brobygger.web.reach.codes.ending import look_for_leftovers
from brobygger.web.reach.codes.given import count_without, give_code
from brobygger.web.reach.codes.keys import read_key
from brobygger.web.reach.figures import figures
from brobygger.web.reach.figures.closing import close_initiative_reach
from brobygger.web.reach.figures.codes import codes_of
from brobygger.web.reach.figures.figures import read_reach
from brobygger.web.reach.figures.stored import edition_as_json, edition_from
from brobygger.web.reach.figures.words import method_words
from brobygger.web.reach.models import CardKey, CheckIn, CodeSheet, Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused
from canary import dump
from web.actors.pages import text_of
from web.reach.log_rows import an_activity, an_initiative, weekly

from .conftest import decision, some_codes

pytestmark = pytest.mark.django_db
PEOPLE, WEEKS = 30, 10


@pytest.fixture
def initiative() -> Initiative:
    """Last year thirty people came ten times; nobody was asked whether it was the first."""
    row = an_initiative()
    cafe = an_activity(row, "Fællesspisning")
    first = timezone.localdate().replace(day=1) - timedelta(days=200)
    weekly(cafe, first, [(PEOPLE, None)] * WEEKS)
    return row


@pytest.fixture
def cafe(initiative: Initiative) -> Activity:
    return Activity.objects.get()


def give_all(key: CardKey, tallies: Any, people: int = PEOPLE) -> None:
    """So many of them give their code each time, the rest say no."""
    codes = some_codes(people)
    for tally in tallies:
        tokens = {make_token(code, read_key(key)) for code in codes}
        put_tokens(tally.session, tokens, key)
        CodeSheet.objects.filter(session=tally.session).update(declined=PEOPLE - people)


def told(initiative: Initiative) -> tuple[int, int | None, str]:
    row = read_reach([initiative.pk])[initiative.pk].edition.rows["all", "all", ""]
    assert row.people.interval is not None
    return row.people.interval.low, row.people.interval.high, row.light


def test_heads_alone_say_little_and_codes_say_more(on: Initiative, key: CardKey) -> None:
    assert told(on) == (PEOPLE, PEOPLE * WEEKS, "bounds only")
    give_all(key, Tally.objects.all())
    assert told(on) == (PEOPLE, PEOPLE, "green")


def test_some_codes_give_an_interval_by_the_reasons(on: Initiative, key: CardKey) -> None:
    """Two thirds give a code, the rest decline: the truth lies inside, far from the sum."""
    give_all(key, Tally.objects.all(), people=20)
    low, high, light = told(on)
    assert low <= PEOPLE <= (high or 0) < PEOPLE * 2
    assert light == "amber"
    row = read_reach([on.pk])[on.pk].edition.rows["all", "all", ""]
    assert row.coded_tenths == 6
    assert "Mindst 60 % af dem, der kom, gav en kortkode." in method_words(row)
    kept = edition_from(edition_as_json(read_reach([on.pk])[on.pk].edition))
    assert kept.rows["all", "all", ""] == row


def test_few_codes_tell_nothing(on: Initiative, key: CardKey) -> None:
    before = read_reach([on.pk])[on.pk].edition.rows["all", "all", ""]
    give_all(key, Tally.objects.all(), people=9)
    after = read_reach([on.pk])[on.pk].edition.rows["all", "all", ""]
    assert after.people == before.people
    assert after.coded_tenths is None
    assert "few codes" in after.flags


def test_over_two_keys_the_ends_are_the_most_and_the_sum(on: Initiative, admin: User) -> None:
    tallies = list(Tally.objects.order_by("session__on"))
    give_all(CardKey.objects.get(state="in_use"), tallies[:5])
    renew_key(on, admin)
    give_all(CardKey.objects.get(state="in_use"), tallies[5:])
    assert told(on) == (PEOPLE, 2 * PEOPLE, "green")


def test_a_code_more_is_seen_and_no_change_is_not_worked_out_again(
    on: Initiative,
    key: CardKey,
    writer: Writer,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    give_all(key, Tally.objects.all(), people=20)
    first = told(on)
    with django_assert_num_queries(1):
        assert told(on) == first
    tally = Tally.objects.earliest("session__on")
    Tally.objects.filter(pk=tally.pk).update(heads=PEOPLE + 11)
    CodeSheet.objects.filter(session=tally.session).update(declined=0)
    told(on)
    seen: list[int] = []

    def counted(initiative: int) -> Codes:
        seen.append(initiative)
        return codes_of(initiative)

    monkeypatch.setattr(figures, "codes_of", counted)
    told(on)
    assert seen == [], "the same log is not worked out again"
    for code in some_codes(3, seed=99):
        give_code(tally, code, writer)
    told(on)
    told(on)
    assert seen == [on.pk]


def test_closing_deletes_tokens_destroys_the_key_and_says_so(
    on: Initiative,
    *,
    key: CardKey,
    folder: Path,
    admin: User,
    signed_in: Callable[..., Client],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    give_all(key, Tally.objects.all())
    tokens = [bytes(one) for one in CheckIn.objects.values_list("token", flat=True)]
    Initiative.objects.update(state=Initiative.State.CLOSED)
    on.refresh_from_db()
    page = text_of(signed_in(), "reach:close", on.pk)
    assert "Tegn for givne koder: mindst 300" in page
    secret = read_key(key)
    before = told(on)
    with django_capture_on_commit_callbacks(execute=True):
        closed = close_initiative_reach(on, on.title, admin)
    assert closed.gone["check_ins"] == 300
    assert told(on) == before, "the figures stand as they were"
    assert list(folder.glob("*")) == []
    held = dump()
    assert not any(repr(token) in held or token.hex() in held for token in tokens)
    left = look_for_leftovers(on.pk)
    assert left is not None
    assert left.is_over
    key.refresh_from_db()
    with pytest.raises(KeyDestroyed):
        make_token(some_codes(1)[0], type(secret)(secret.id, None))
    with pytest.raises(KeyDestroyed):
        read_key(key)
    page = text_of(signed_in(), "reach:close", on.pk)
    assert "0 tegn i databasen og 0 nøglefiler på disken" in page
    assert "1, destrueret" in page
    answer = signed_in().get(reverse("reach:receipt", args=[on.pk]))
    assert answer["Content-Type"] == "application/pdf"
    with pytest.raises(Refused, match="slettet for altid"):
        decide(on, decision(), admin)


def test_the_number_of_codes_is_told_in_whole_fives(
    on: Initiative, key: CardKey, admin: User
) -> None:
    give_all(key, Tally.objects.all()[:1], people=4)
    Initiative.objects.update(state=Initiative.State.CLOSED)
    on.refresh_from_db()
    closed = close_initiative_reach(on, on.title, admin)
    assert closed.gone["check_ins"] == 0
    event = AuditEvent.objects.get(verb="reach.closed")
    assert event.facts["rows"] == WEEKS + 1


def test_a_crash_at_closing_is_finished_and_the_receipt_waits_for_it(
    on: Initiative,
    *,
    key: CardKey,
    folder: Path,
    admin: User,
    monkeypatch: pytest.MonkeyPatch,
    signed_in: Callable[..., Client],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """At three points: within the transaction, right after it, and with the file half gone."""
    give_all(key, Tally.objects.all())
    Initiative.objects.update(state=Initiative.State.CLOSED)
    on.refresh_from_db()

    class Killed(BaseException):
        """The machine stops."""

    def kill(*args: Any, **facts: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("brobygger.web.reach.figures.closing.ClosedReach.objects.create", kill)
        with pytest.raises(Killed):
            close_initiative_reach(on, on.title, admin)
    assert CheckIn.objects.count() == PEOPLE * WEEKS
    key.refresh_from_db()
    assert key.state == CardKey.State.IN_USE
    assert read_key(key).secret

    with django_capture_on_commit_callbacks(execute=False):
        close_initiative_reach(on, on.title, admin)
    assert not CheckIn.objects.exists()
    assert len(list(folder.glob("*"))) == 1
    key.refresh_from_db()
    with pytest.raises(KeyDestroyed):
        read_key(key)
    answer = signed_in().get(reverse("reach:receipt", args=[on.pk]), follow=True)
    assert "Kvitteringen kommer, når nøglen til kortkoderne er slettet." in answer.content.decode()

    with monkeypatch.context() as patched:
        patched.setattr(deciding, "record", kill)
        with pytest.raises(Killed):
            destroy_going_keys()
    assert list(folder.glob("*")) == []
    left = look_for_leftovers(on.pk)
    assert left is not None
    assert not left.is_over
    assert destroy_going_keys() == 1
    answer = signed_in().get(reverse("reach:receipt", args=[on.pk]))
    assert answer["Content-Type"] == "application/pdf"


def test_a_month_that_runs_changes_nothing(
    on: Initiative, key: CardKey, cafe: Activity, writer: Writer
) -> None:
    """Codes of today are told when the month is over, as heads are."""
    give_all(key, Tally.objects.all())
    before = told(on)
    tally = weekly(cafe, timezone.localdate(), [(12, None)])[0].tally
    for code in some_codes(12, seed=3):
        give_code(tally, code, writer)
    assert told(on) == before


def test_reasons_reach_the_rules(on: Initiative, key: CardKey, writer: Writer) -> None:
    """Lost by visit and declined by person are different intervals, and both hold the truth."""
    give_all(key, Tally.objects.all(), people=20)
    declined = told(on)
    CodeSheet.objects.update(declined=0, lost=10)
    for sheet in CodeSheet.objects.all():
        count_without(sheet.session.tally, "lost", -1, writer)
        count_without(sheet.session.tally, "lost", 1, writer)
    assert told(on) != declined
