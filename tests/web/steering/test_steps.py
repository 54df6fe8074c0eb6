"""Bodies, meetings and what meetings are owed: what a step does, and what it refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.domain.kernel.period import PeriodError
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.parts.dues import DueDay, Dues
from brobygger.web.steering import steps
from brobygger.web.steering.days import due_days, half_year_end, when_words
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db

TODAY = date(2024, 5, 1)
DELIVERED = steps.DeliveryFacts(
    delivered_on=date(2024, 11, 4), delivered="Overblikket er sendt", paper="2024-0012345"
)


def said() -> list[str]:
    """The log, newest first, in the reader's words."""
    return [sentence(event) for event in AuditEvent.objects.all()]


# When


def days_of(part: Part) -> dict[int, DueDay]:
    """When one part is due, where a meeting says it."""
    return due_days(Part.objects.filter(pk=part.pk))


@pytest.mark.parametrize(
    ("on", "is_day_known", "words"),
    [
        (date(2024, 11, 15), True, "15-11-2024"),
        (date(2024, 12, 31), False, "2. halvår 2024"),
        (date(2024, 6, 30), False, "1. halvår 2024"),
    ],
)
def test_when_a_meeting_is_in_words(on: date, is_day_known: bool, words: str) -> None:
    assert when_words(on, is_day_known) == words


@pytest.mark.parametrize("text", ["2. halvår 2024", "2 halvår 2024", " 2. Halvaar i 2024 "])
def test_a_half_year_is_its_last_day(text: str) -> None:
    assert half_year_end(text) == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "2024", "3. halvår 2024", "2. kvartal 2024", "x 2. halvår 2024"]
)
def test_what_is_no_half_year_is_not_guessed(text: str) -> None:
    with pytest.raises(PeriodError):
        half_year_end(text)


# The due date hangs on the meeting


def test_a_parts_due_date_is_the_meetings_and_moves_with_it(
    due: Due, a_user: Callable[..., User], part: Callable[..., Part]
) -> None:
    assert days_of(part()) == {part().pk: DueDay(date(2024, 12, 31), "2. halvår 2024")}
    facts = steps.MeetingFacts(on=date(2025, 2, 6))
    steps.change_meeting(due.meeting, facts, a_user())
    assert days_of(part()) == {part().pk: DueDay(date(2025, 2, 6))}
    assert part().due == date(2024, 12, 31)
    assert said()[0] == "flyttede mødet i Ekspertgruppen fra 2. halvår 2024 til 06-02-2025"


def test_without_a_meeting_the_paper_says_when(
    accept: Callable[..., Annex], part: Callable[..., Part]
) -> None:
    accept()
    assert due_days(Part.objects.all()) == {}
    assert Dues(Part.objects.all()).of(part()) == DueDay(date(2024, 12, 31))


def test_of_several_meetings_the_first_that_has_not_got_it_counts(
    due: Due,
    meeting: Callable[..., Meeting],
    part: Callable[..., Part],
    a_user: Callable[..., User],
) -> None:
    later = steps.link_due(part(), meeting(date(2026, 3, 4), True), "Status", a_user())
    assert days_of(part())[part().pk].on == due.meeting.on
    steps.deliver(due, DELIVERED, a_user())
    assert days_of(part())[part().pk].on == later.meeting.on
    steps.deliver(later, replace(DELIVERED, delivered_on=date(2026, 3, 1)), a_user())
    assert days_of(part()) == {part().pk: DueDay(None, "leveret 01-03-2026")}


def test_due_days_take_one_query_whatever_the_parts(due: Due) -> None:
    parts = Part.objects.all()
    with CaptureQueriesContext(connection) as seen:
        assert due_days(parts)
    assert len(seen) == 1


def test_delivering_and_taking_it_back_leave_both_in_the_log(
    due: Due, a_user: Callable[..., User]
) -> None:
    steps.deliver(due, DELIVERED, a_user())
    due.refresh_from_db()
    assert (due.delivered_on, due.delivered, due.paper) == (
        date(2024, 11, 4),
        "Overblikket er sendt",
        "2024-0012345",
    )
    steps.take_back(due, a_user())
    due.refresh_from_db()
    assert (due.delivered_on, due.delivered, due.paper) == (None, "", "")
    steps.take_back(due, a_user())
    assert said()[:2] == [
        "fortrød leveringen af del 6b til mødet i Ekspertgruppen",
        "leverede del 6b til mødet i Ekspertgruppen",
    ]


def test_a_newer_edition_takes_along_what_meetings_are_owed(
    due: Due, accept: Callable[..., Annex], part: Callable[..., Part]
) -> None:
    old = due.part
    accept()
    due.refresh_from_db()
    assert due.part == part() != old
    assert "del 6b" in said()[0]


def test_a_part_that_is_gone_stays_where_it_was_asked_for(
    due: Due, accept: Callable[..., Annex]
) -> None:
    paper = demo_annex()
    kept = tuple(one for one in paper.recommendations if one.number != 6)
    accept(replace(paper, recommendations=kept))
    due.refresh_from_db()
    assert due.part.recommendation.annex.superseded_by is not None


# What is refused


def refused(step: Callable[[], Any]) -> str:
    """The words of a refusal; nothing is saved and nothing is in the log."""
    before = AuditEvent.objects.count()
    with pytest.raises(Refused) as caught:
        step()
    assert AuditEvent.objects.count() == before
    return str(caught.value)


def test_bodies_have_a_name_of_their_own_and_a_kind(due: Due, a_user: Callable[..., User]) -> None:
    user = a_user()
    for title, kind in (("", "committee"), ("ekspertgruppen", "committee"), ("Udvalget", "klub")):
        facts = steps.BodyFacts(title=title, kind=kind)
        assert refused(partial(steps.add_body, facts, user))
    own = steps.BodyFacts(title="Ekspertgruppen", kind="steering_group")
    steps.change_body(due.meeting.body, own, user)
    assert Body.objects.get().kind == "steering_group"


def test_nothing_that_something_hangs_on_is_deleted(due: Due, a_user: Callable[..., User]) -> None:
    user = a_user()
    assert "møderne" in refused(lambda: steps.remove_body(due.meeting.body, user))
    assert "leveres" in refused(lambda: steps.remove_meeting(due.meeting, user))
    steps.deliver(due, DELIVERED, user)
    assert "Fortryd" in refused(lambda: steps.remove_due(due, user))
    steps.take_back(due, user)
    meeting, body = due.meeting, due.meeting.body
    steps.remove_due(due, user)
    steps.remove_meeting(meeting, user)
    steps.remove_body(body, user)
    assert not Body.objects.exists()
    assert said()[:2] == [
        "slettede »Ekspertgruppen«",
        "slettede mødet i Ekspertgruppen 2. halvår 2024",
    ]


def test_a_meeting_without_a_day_stands_on_the_last_of_its_half_year(
    due: Due, a_user: Callable[..., User]
) -> None:
    facts = steps.MeetingFacts(on=date(2024, 11, 30), is_day_known=False)
    assert refused(lambda: steps.change_meeting(due.meeting, facts, a_user()))


def test_empty_words_are_refused(due: Due, a_user: Callable[..., User]) -> None:
    assert refused(lambda: steps.link_due(due.part, due.meeting, " ", a_user()))
    empty = steps.DeliveryFacts(delivered_on=TODAY, delivered=" ")
    assert refused(lambda: steps.deliver(due, empty, a_user()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Due.objects.update(delivered_on=TODAY)


def test_no_person_number_is_written_anywhere(due: Due, a_user: Callable[..., User]) -> None:
    user, number = a_user(), "Se 010190-1234"
    meeting = steps.MeetingFacts(on=TODAY, subject=number)
    source = steps.MeetingFacts(on=TODAY, source=number)
    body = steps.BodyFacts(title=number, kind="committee")
    words = steps.DeliveryFacts(delivered_on=TODAY, delivered=number)
    paper = steps.DeliveryFacts(delivered_on=TODAY, delivered="Sendt", paper=number)
    for step in (
        lambda: steps.add_body(body, user),
        lambda: steps.add_meeting(due.meeting.body, meeting, user),
        lambda: steps.add_meeting(due.meeting.body, source, user),
        lambda: steps.link_due(due.part, due.meeting, number, user),
        lambda: steps.deliver(due, words, user),
        lambda: steps.deliver(due, paper, user),
    ):
        assert "1234" not in refused(step)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_do_what(role: str, due: Due, a_user: Callable[..., User]) -> None:
    """Every step, for every role: those who work with papers may, nobody else."""
    user = a_user(role)
    may = user.has_perm("accounts.work_with_papers")
    other = Body.objects.create(title="Udvalget", kind="committee")
    empty = Meeting.objects.create(body=other, on=TODAY)
    facts = steps.BodyFacts(title="Styregruppen", kind="steering_group")
    spare = Due.objects.create(part=due.part, meeting=due.meeting, asked="Noget")
    for step in (
        lambda: steps.add_body(facts, user),
        lambda: steps.change_body(other, steps.BodyFacts(title="U", kind="committee"), user),
        lambda: steps.add_meeting(other, steps.MeetingFacts(on=TODAY), user),
        lambda: steps.change_meeting(due.meeting, steps.MeetingFacts(on=TODAY), user),
        lambda: steps.remove_meeting(empty, user),
        lambda: steps.link_due(due.part, due.meeting, "Mere", user),
        lambda: steps.deliver(due, DELIVERED, user),
        lambda: steps.take_back(due, user),
        lambda: steps.remove_due(spare, user),
        lambda: steps.annex_accepted(due.part.recommendation.annex.document, {}, user),
    ):
        if may:
            step()
        else:
            with pytest.raises(PermissionDenied):
                step()
    lonely = Body.objects.create(title="En til", kind="committee")
    if may:
        steps.remove_body(lonely, user)
    else:
        with pytest.raises(PermissionDenied):
            steps.remove_body(lonely, user)


def test_the_demo_is_entered_once(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    from brobygger.web.steering.demo import load

    accept()
    a_user(username="sagsbehandler")
    load()
    load()
    assert Body.objects.count() == 2
    due = Due.objects.get()
    assert (due.part.code, due.meeting.is_day_known) == ("6b", False)
    assert due.meeting.on < timezone.localdate() or due.delivered_on is None


def test_a_slip_in_the_year_is_not_saved(
    meeting: Callable[..., Meeting], a_user: Callable[..., User]
) -> None:
    """The log could not say the day again, and the front page would fail with it."""
    body = meeting().body
    facts = steps.MeetingFacts(on=date(23, 6, 28))
    assert "slåfejl" in refused(lambda: steps.add_meeting(body, facts, a_user()))


def test_a_part_of_an_older_edition_is_owed_to_nobody(
    due: Due,
    accept: Callable[..., Annex],
    meeting: Callable[..., Meeting],
    a_user: Callable[..., User],
) -> None:
    old = Part.objects.select_related("recommendation__annex").get(pk=due.part_id)
    accept()
    old.recommendation.annex.refresh_from_db()
    later = meeting(date(2026, 3, 4), True)
    words = refused(lambda: steps.link_due(old, later, "Status", a_user()))
    assert "nyere bilag" in words
