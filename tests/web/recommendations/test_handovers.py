"""A part handed over: who may, how far it can go, what is said in the log and on the list."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from brobygger.demo.annex import demo_annex
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.handovers.register import quiet_words
from brobygger.web.recommendations.handovers.states import TRANSITIONS, NotAllowed
from brobygger.web.recommendations.handovers.steps import (
    Answer,
    answer_handover,
    hand_over,
    renew_link,
    revoke_link,
    send_link,
)
from brobygger.web.recommendations.models import Annex, Handover, Part
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db
LIST = "recommendations:handovers"
State = Handover.State
ANSWERS = {
    State.RECEIVED: Answer(state=State.RECEIVED),
    State.TREATED: Answer(
        state=State.TREATED, treated_by="BUU", treated_on=date(2026, 2, 1), item="4"
    ),
    State.RETURNED: Answer(state=State.RETURNED, answer="Vi bruger 2026 på det"),
}


@pytest.fixture
def part(accept: Callable[..., Annex]) -> Part:
    """A part that another administration carries out."""
    accept(demo_annex())
    return Part.objects.select_related("recommendation").get(code="2a")


@pytest.fixture
def handover(part: Part, a_user: Callable[..., User]) -> Handover:
    """The part handed over, with a link that is open for a month."""
    until = timezone.localdate() + timedelta(days=30)
    return hand_over(part, "BUF", "Hvornår er det på dagsordenen?", until, a_user())


def test_the_table_of_states_is_whole() -> None:
    assert set(TRANSITIONS) == set(State.values)
    assert {to for after in TRANSITIONS.values() for to in after} <= set(State.values)
    assert TRANSITIONS[State.RETURNED] == frozenset()
    assert all(State.SENT not in after for after in TRANSITIONS.values())


@pytest.mark.parametrize(("state", "to"), list(product(State.values, ANSWERS)))
def test_only_the_steps_of_the_table_are_taken(handover: Handover, state: str, to: str) -> None:
    """The same answer once more is no step, and no fault: nothing happens."""
    if state != State.SENT:
        answer_handover(handover, ANSWERS[State(state)])
    before = AuditEvent.objects.count()
    if state == to:
        assert not answer_handover(handover, ANSWERS[State(to)])
    elif to in TRANSITIONS[state]:
        assert answer_handover(handover, ANSWERS[State(to)])
        before += 1
    else:
        with pytest.raises(NotAllowed):
            answer_handover(handover, ANSWERS[State(to)])
    assert AuditEvent.objects.count() == before


def test_the_whole_way_with_its_dates(handover: Handover) -> None:
    today = timezone.localdate()
    for answer in ANSWERS.values():
        answer_handover(handover, answer)
    handover.refresh_from_db()
    assert (handover.received_on, handover.returned_on) == (today, today)
    assert (handover.treated_by, handover.treated_on, handover.item) == (
        "BUU",
        date(2026, 2, 1),
        "4",
    )
    assert handover.history.count() == 4
    events = AuditEvent.objects.filter(verb="handover.answered").order_by("pk")
    assert [event.facts["state"] for event in events] == ["received", "treated", "returned"]
    assert {event.actor for event in events} == {None}
    assert "2026 på det" not in str([event.facts for event in events])


def test_a_wrong_date_is_put_right_until_it_is_sent_back(handover: Handover) -> None:
    answer_handover(handover, ANSWERS[State.TREATED])
    right = Answer(state=State.TREATED, treated_by="BUU", treated_on=date(2026, 2, 8), item="4")
    assert answer_handover(handover, right)
    handover.refresh_from_db()
    assert handover.treated_on == date(2026, 2, 8)
    assert handover.received_on == timezone.localdate()
    answer_handover(handover, ANSWERS[State.RETURNED])
    with pytest.raises(NotAllowed):
        answer_handover(handover, ANSWERS[State.TREATED])


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Answer(state="sent"), ""),
        (Answer(state="hvad"), ""),
        (Answer(state=State.RETURNED, answer="  "), "answer"),
        (Answer(state=State.RETURNED, answer="010190-1234"), "answer"),
        (Answer(state=State.TREATED, treated_on=date(2026, 2, 1)), "treated_by"),
        (Answer(state=State.TREATED, treated_by="BUU"), "treated_on"),
        (Answer(state=State.TREATED, treated_by="BUU", treated_on=date(2999, 1, 1)), "treated_on"),
    ],
)
def test_an_answer_that_lacks_something_is_refused(
    handover: Handover, answer: Answer, field: str
) -> None:
    with pytest.raises(Refused) as said:
        answer_handover(handover, answer)
    assert field in [fault.field for fault in said.value.faults]
    handover.refresh_from_db()
    assert handover.state == State.SENT


def test_a_link_is_for_a_year_at_most(part: Part, a_user: Callable[..., User]) -> None:
    today = timezone.localdate()
    for until in (today - timedelta(1), today + timedelta(367)):
        with pytest.raises(Refused, match="højst et år"):
            hand_over(part, "BUF", "Hvad?", until, a_user())
    for who, asked in (("", "Hvad?"), ("BUF", " "), ("BUF", "010190-1234")):
        with pytest.raises(Refused):
            hand_over(part, who, asked, today, a_user())
    assert not Handover.objects.exists()


def test_the_page_makes_a_link_and_shows_it(part: Part, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    url = reverse("recommendations:hand_over", args=[part.pk])
    page = client.post(url, {"administration": "BUF", "asked": ""}).content.decode()
    assert "Der er noget, du skal rette" in page
    until = timezone.localdate() + timedelta(days=30)
    typed = {"administration": "BUF", "asked": "Hvornår?", "expires_on": str(until)}
    page = client.post(url, typed, follow=True).content.decode()
    assert "http://testserver/svar/" in page
    assert "Hvornår?" in page
    card = reverse("recommendations:recommendation", args=[part.recommendation_id])
    page = client.get(card).content.decode()
    assert "overdrog del 2a til BUF" in page
    assert "/svar/" not in page


def test_close_and_renew(handover: Handover, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    page = reverse("recommendations:handover", args=[handover.pk])
    key = handover.key
    url = reverse("recommendations:revoke_link", args=[handover.pk])
    assert "Linket er lukket." in client.post(url, follow=True).content.decode()
    client.post(url)
    assert AuditEvent.objects.filter(verb="handover.revoked").count() == 1
    assert "/svar/" not in client.get(page).content.decode()
    url = reverse("recommendations:renew_link", args=[handover.pk])
    past = {"expires_on": "2020-01-01"}
    assert "højst et år" in client.post(url, past).content.decode()
    soon = {"expires_on": str(timezone.localdate() + timedelta(days=9))}
    assert "/svar/" in client.post(url, soon, follow=True).content.decode()
    handover.refresh_from_db()
    assert handover.key != key
    assert handover.revoked_at is None


def test_what_is_answered_gets_no_new_link(
    handover: Handover, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    answer_handover(handover, ANSWERS[State.RETURNED])
    handover.refresh_from_db()
    with pytest.raises(Refused, match="Overdrag den igen"):
        renew_link(handover, timezone.localdate(), a_user())
    page = signed_in().get(reverse("recommendations:handover", args=[handover.pk]))
    assert "Lav et nyt link" not in page.content.decode()
    assert "Vi bruger 2026 på det" in page.content.decode()


def test_the_list_says_where_it_is_quiet(
    handover: Handover, part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    today = timezone.localdate()
    old = hand_over(part, "SOF", "Hvad med jer?", today, a_user())
    old.sent_on, old.expires_on = today - timedelta(70), today - timedelta(1)
    old.save()
    answered = hand_over(part, "KFF", "Og jer?", today, a_user())
    answer_handover(answered, ANSWERS[State.RETURNED])
    client = signed_in()

    def found(query: str) -> list[str]:
        table = client.get(reverse(LIST) + query).context["table"]
        return [row.administration for row in table.page]

    assert found("") == ["SOF", "BUF", "KFF"]
    assert found("?stand=sent") == ["SOF", "BUF"]
    assert found("?stand=returned") == ["KFF"]
    assert found("?link=lukket") == ["SOF"]
    assert found("?link=aabent") == ["BUF", "KFF"]
    page = client.get(reverse(LIST)).content.decode()
    assert "intet nyt i 70 dage" in page
    assert "bb-row--red" in page
    answered.refresh_from_db()
    assert quiet_words(answered, today + timedelta(90)) == ""


def test_the_list_costs_the_same_whatever_the_rows(
    handover: Handover, part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    costs = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(LIST))
        costs.append(len(seen))
        for _more in range(20):
            hand_over(part, "SOF", "Hvad?", timezone.localdate(), a_user())
    assert costs[0] == costs[1] <= 12


# By mail, where the city has a mail server


@pytest.fixture
def mail_server(settings: Settings) -> None:
    """A mail server is entered (the tests' own box takes what is sent)."""
    settings.EMAIL_HOST = "mail.example"
    settings.DEFAULT_FROM_EMAIL = "brobygger@kommune.example"


def test_without_a_mail_server_there_is_no_button_and_no_mail(
    handover: Handover, signed_in: Callable[..., Client], settings: Settings
) -> None:
    settings.EMAIL_HOST = ""
    client = signed_in()
    page = client.get(reverse("recommendations:handover", args=[handover.pk])).content.decode()
    assert "Send linket" not in page
    url = reverse("recommendations:send_link", args=[handover.pk])
    answer = client.post(url, {"mailbox": "post@buf.example"}, follow=True)
    assert "Kopiér det i stedet" in answer.content.decode()
    assert mail.outbox == []


@pytest.mark.usefixtures("mail_server")
def test_a_mail_has_the_link_and_nothing_of_the_matter(
    handover: Handover, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    page = client.get(reverse("recommendations:handover", args=[handover.pk])).content.decode()
    assert "Send linket" in page
    url = reverse("recommendations:send_link", args=[handover.pk])
    answer = client.post(url, {"mailbox": "post@buf.example"}, follow=True)
    assert "Linket er sendt." in answer.content.decode()
    [sent] = mail.outbox
    assert sent.to == ["post@buf.example"]
    assert sent.cc == sent.bcc == []
    body = str(sent.body)
    link = next(line for line in body.splitlines() if line.startswith("http://testserver/svar/"))
    assert Client().get(link.removeprefix("http://testserver")).status_code == 200
    said = sent.subject + body.replace(link, "")
    for secret in ("2a", "ressource", "BUF", "anbefaling", "social", "dagsorden"):
        assert secret.lower() not in said.lower()
    event = AuditEvent.objects.get(verb="handover.mailed")
    assert "post@" not in str(event.facts) + event.why
    handover.refresh_from_db()
    assert "post@" not in str(vars(handover))


@pytest.mark.usefixtures("mail_server")
def test_a_mail_that_is_not_taken_is_said_and_not_in_the_log(
    handover: Handover, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any, **_options: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("brobygger.web.recommendations.handovers.mail.send_mail", broken)
    url = reverse("recommendations:send_link", args=[handover.pk])
    answer = signed_in().post(url, {"mailbox": "post@buf.example"}, follow=True)
    assert "Mailen blev ikke sendt" in answer.content.decode()
    assert not AuditEvent.objects.filter(verb="handover.mailed").exists()


@pytest.mark.usefixtures("mail_server")
def test_no_mail_without_a_mailbox_or_with_a_closed_link(
    handover: Handover, signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    client = signed_in()
    url = reverse("recommendations:send_link", args=[handover.pk])
    page = client.post(url, {"mailbox": "ingen"}).content.decode()
    assert "Der er noget, du skal rette" in page
    revoke_link(handover, a_user())
    answer = client.post(url, {"mailbox": "post@buf.example"}, follow=True)
    assert "Kopiér det i stedet" in answer.content.decode()
    with pytest.raises(ValueError, match=str(handover.pk)):
        send_link(handover, "post@buf.example", "http://x", a_user())
    assert mail.outbox == []


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_see_how_far_it_is_and_never_the_link(
    handover: Handover,
    part: Part,
    a_user: Callable[..., User],
    signed_in: Callable[..., Client],
    role: str,
) -> None:
    client, user, today = signed_in(role), a_user(role), timezone.localdate()
    assert "BUF" in client.get(reverse(LIST)).content.decode()
    for name, pk in (("hand_over", part.pk), ("handover", handover.pk)):
        assert client.get(reverse(f"recommendations:{name}", args=[pk])).status_code == 403
    for name in ("renew_link", "revoke_link", "send_link"):
        url = reverse(f"recommendations:{name}", args=[handover.pk])
        assert client.post(url, {"expires_on": str(today)}).status_code == 403
    url = reverse("recommendations:hand_over", args=[part.pk])
    assert client.post(url, {"administration": "BUF"}).status_code == 403
    for refuse in (
        lambda: hand_over(part, "BUF", "x", today, user),
        lambda: renew_link(handover, today, user),
        lambda: revoke_link(handover, user),
        lambda: send_link(handover, "post@buf.example", "http://x", user),
    ):
        with pytest.raises(PermissionDenied):
            refuse()
