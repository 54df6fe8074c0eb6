"""Sessions: planned one by one or as a series, held, moved, called off and taken away."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities import sessions, steps
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.activities.models import Session
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House, today
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def test_a_series_is_shown_before_it_is_saved_and_can_be_undone(
    house: House, signed_in: SignedIn
) -> None:
    row, client = house.activity(), signed_in()
    path = reverse("activities:plan", args=[row.pk])
    given = {
        "weekday": "1", "every": "2", "first": "05-01-2027", "last": "31-03-2027",
        "starts_at": "16.30", "skipped": "7, 9",
    }  # fmt: skip
    shown = client.post(path, {**given, "vis": "1"})
    assert "05-01-2027" in words_of(shown.content)
    assert "16-02-2027" not in words_of(shown.content)  # week 7
    assert Session.objects.count() == 0
    client.post(path, {**given, "gem": "1"})
    days = list(Session.objects.order_by("on").values_list("on", flat=True))
    assert days == [date(2027, 1, 5), date(2027, 1, 19), date(2027, 2, 2), date(2027, 3, 16),
                    date(2027, 3, 30)]  # fmt: skip
    assert Session.objects.values_list("starts_at", flat=True)[0] == time(16, 30)
    text = text_of(client, "activities:activity", row.pk, query="?planlagt=1")
    assert "Dagene er planlagt. Fortryd" in text
    assert "planlagde 5 gange af »Tirsdagsholdet« fra 05-01-2027 til 30-03-2027" in text
    client.post(reverse("activities:undo_planned", args=[row.pk]))
    assert Session.objects.count() == 0


def test_a_series_fills_only_the_days_that_are_free(house: House) -> None:
    row = house.activity()
    days = [today() + timedelta(days=at) for at in (7, 14, 21)]
    sessions.plan_session(row, SessionFacts(on=days[1]), house.user)
    made = sessions.plan_series(row, days, None, house.user)
    assert [one.on for one in made] == [days[0], days[2]]
    with pytest.raises(Refused, match="planlagt i forvejen"):
        sessions.plan_series(row, days, None, house.user)
    with pytest.raises(Refused, match="Der er ingen dage"):
        sessions.plan_series(row, [], None, house.user)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"skipped": "uge 7"}, "Skriv uger som tal"),
        ({"last": "01-01-2026"}, "slutter, før den begynder"),
        ({"starts_at": "sen"}, "Skriv klokken som"),
        ({"first": "12-01-2027", "last": "13-01-2027", "weekday": "6"}, "Der er ingen dage"),
    ],
)
def test_a_series_that_cannot_be_says_why(
    house: House, signed_in: SignedIn, change: dict[str, str], words: str
) -> None:
    given = {"weekday": "1", "every": "1", "first": "05-01-2027", "last": "31-01-2027", "gem": "1"}
    path = reverse("activities:plan", args=[house.activity().pk])
    assert words in words_of(signed_in().post(path, {**given, **change}).content)
    assert Session.objects.count() == 0


def test_the_session_of_a_day_is_the_planned_one_or_a_new_one(house: House) -> None:
    row = house.activity()
    planned = sessions.plan_session(row, SessionFacts(on=today()), house.user)
    assert sessions.session_for(row, today(), house.user) == planned
    sessions.hold(planned, None, order=1)
    another = sessions.session_for(row, today(), None)
    assert another != planned
    assert another.state == Session.State.PLANNED
    assert AuditEvent.objects.filter(verb="session.held", actor=None).count() == 1
    steps.archive_activity(row, house.user)
    with pytest.raises(Refused, match="holdt op"):
        sessions.session_for(row, today() - timedelta(days=1), house.user)


def test_held_again_takes_only_what_is_new(house: House) -> None:
    row = sessions.plan_session(house.activity(), SessionFacts(on=today()), house.user)
    sessions.hold(row, house.user, [house.club.pk, house.school.pk], 2)
    sessions.hold(row, house.user, [house.club.pk, house.school.pk], 2)
    sessions.hold(row, house.user)
    row.refresh_from_db()
    assert (row.state, row.order, row.actors.count()) == ("held", 2, 2)
    assert AuditEvent.objects.filter(verb="session.held").count() == 1


def test_what_cannot_have_been_held_is_refused(house: House) -> None:
    activity = house.activity()
    row = sessions.plan_session(activity, SessionFacts(on=today()), house.user)
    with pytest.raises(Refused, match="nummer fra 1"):
        sessions.hold(row, house.user, order=0)
    with pytest.raises(Refused, match="aktører, der er i gang"):
        sessions.hold(row, house.user, [999])
    later = sessions.plan_session(activity, SessionFacts(on=today() + timedelta(1)), house.user)
    with pytest.raises(Refused, match="ikke kommet endnu"):
        sessions.hold(later, house.user)
    sessions.cancel(later, house.user)
    with pytest.raises(Refused, match="aflyst"):
        sessions.hold(later, house.user)


def test_a_day_is_moved_and_moved_back(house: House, signed_in: SignedIn) -> None:
    row = sessions.plan_session(
        house.activity(), SessionFacts(on=date(2027, 2, 2), starts_at=time(16)), house.user
    )
    client, path = signed_in(), reverse("activities:move", args=[row.pk])
    page = client.post(path, {"on": "03-02-2027", "starts_at": "17:00"}, follow=True)
    row.refresh_from_db()
    assert (row.on, row.starts_at) == (date(2027, 2, 3), time(17))
    assert "Den er flyttet. Fortryd" in words_of(page.content)
    client.post(path, {"fortryd": "1"})
    row.refresh_from_db()
    assert (row.on, row.starts_at) == (date(2027, 2, 2), time(16))
    told = text_of(client, "activities:activity", row.activity_id)
    assert "flyttede en gang af »Tirsdagsholdet« fra 02-02-2027 til 03-02-2027" in told
    answer = client.post(path, {"on": "nej"}, follow=True)
    assert "Skriv dagen som" in words_of(answer.content)


def test_a_day_is_called_off_and_on_again(house: House, signed_in: SignedIn) -> None:
    row = sessions.plan_session(house.activity(), SessionFacts(on=today()), house.user)
    client = signed_in()
    client.post(reverse("activities:cancel", args=[row.pk]))
    assert "Aflyst" in text_of(client, "activities:session", row.pk)
    client.post(reverse("activities:reopen", args=[row.pk]))
    client.post(reverse("activities:hold", args=[row.pk]), {"actors": [house.club.pk]})
    text = text_of(client, "activities:session", row.pk)
    assert "Afholdt" in text
    answer = client.post(reverse("activities:cancel", args=[row.pk]), follow=True)
    assert "kun gøres med en gang, der er planlagt" in words_of(answer.content)


def test_one_planned_by_mistake_goes_and_comes_back(house: House, signed_in: SignedIn) -> None:
    facts = SessionFacts(on=date(2027, 2, 2), starts_at=time(16), actors=(house.school.pk,))
    row = sessions.plan_session(house.activity(), facts, house.user)
    client = signed_in()
    answer = client.post(reverse("activities:remove_session", args=[row.pk]), follow=True)
    assert "Gangen er slettet. Fortryd" in words_of(answer.content)
    assert Session.objects.count() == 0
    client.post(reverse("activities:put_back_session"))
    back = Session.objects.get()
    assert (back.on, back.starts_at, back.actors.get()) == (facts.on, facts.starts_at, house.school)
    assert client.post(reverse("activities:put_back_session")).status_code == 302


def test_readers_plan_nothing(house: House, a_user: Callable[..., User]) -> None:
    row = sessions.plan_session(house.activity(), SessionFacts(on=today()), house.user)
    reader = a_user(Role.EVALUATOR)
    for step in (sessions.cancel, sessions.reopen, sessions.remove, sessions.hold):
        with pytest.raises(PermissionDenied):
            step(row, reader)
    with pytest.raises(PermissionDenied):
        sessions.session_for(row.activity, today(), reader)
    with pytest.raises(PermissionDenied):
        sessions.plan_series(row.activity, [today()], None, reader)
    with pytest.raises(PermissionDenied):
        sessions.move(row, today(), None, reader)
