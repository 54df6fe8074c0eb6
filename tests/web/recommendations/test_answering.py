"""The page behind the link: one part and no more, without an account, for as long as it is open."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.web.accounts.models import User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.handovers import pace
from brobygger.web.recommendations.handovers.link import token_of
from brobygger.web.recommendations.handovers.steps import (
    hand_over,
    renew_link,
    revoke_link,
)
from brobygger.web.recommendations.models import Annex, Handover, Part, Recommendation

pytestmark = pytest.mark.django_db
ASKED = "Hvornår kommer den på dagsordenen hos jer?"


@pytest.fixture
def handover(accept: Callable[..., Annex], a_user: Callable[..., User]) -> Handover:
    """A part of the demo handed over, with a link that is open for a month."""
    accept(demo_annex())
    part = Part.objects.select_related("recommendation").get(code="2a")
    until = timezone.localdate() + timedelta(days=30)
    return hand_over(part, "BUF", ASKED, until, a_user())


def url_of(handover: Handover) -> str:
    """The link's path."""
    return reverse("answers:answer", args=[token_of(handover)])


def test_it_opens_without_an_account_and_shows_one_part_and_no_more(handover: Handover) -> None:
    client = Client()
    answer = client.get(url_of(handover))
    page = answer.content.decode()
    part = handover.part
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert part.code in page
    assert part.label in page
    assert ASKED in page
    assert part.recommendation.text not in page
    for row in Recommendation.objects.all():
        assert row.text not in page
    for other in Part.objects.exclude(pk=part.pk):
        assert other.label not in page
    for secret in (
        "2023 - 11338",
        "2023-0283605",
        "negativ social kontrol",
        str(handover.key),
        "/anbef",
    ):
        assert secret not in page
    assert not client.cookies.get("brobygger")


def test_received_treated_returned(handover: Handover) -> None:
    client, url = Client(), url_of(handover)
    page = client.post(url, {"state": "received"}, follow=True).content.decode()
    assert "Det har I svaret" in page
    assert "Vi har modtaget den" not in page
    treated = {"state": "treated", "treated_by": "BUU", "treated_on": "01.02.2026", "item": "4"}
    page = client.post(url, treated, follow=True).content.decode()
    assert "Behandlet i BUU 01-02-2026, punkt 4" in page
    returned = {"state": "returned", "answer": "Vi tager den i 2027"}
    page = client.post(url, returned, follow=True).content.decode()
    assert "der er ikke mere, I skal gøre" in page
    assert "Send den tilbage" not in page
    handover.refresh_from_db()
    assert (handover.state, handover.answer) == ("returned", "Vi tager den i 2027")
    assert handover.treated_on == date(2026, 2, 1)


def test_the_same_press_twice_changes_nothing(handover: Handover) -> None:
    client, url = Client(), url_of(handover)
    for _press in range(3):
        assert client.post(url, {"state": "received"}).status_code == 302
        assert client.post(url, {"state": "returned", "answer": "Svar"}).status_code == 302
    assert AuditEvent.objects.filter(verb="handover.answered").count() == 2
    page = client.post(url, {"state": "returned", "answer": "Andet svar"}, follow=True)
    assert "allerede kommet længere" in page.content.decode()
    handover.refresh_from_db()
    assert (handover.answer, handover.history.count()) == ("Svar", 3)


def test_a_press_from_another_site_is_refused(handover: Handover) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(url_of(handover), {"state": "received"}).status_code == 403
    handover.refresh_from_db()
    assert handover.state == "sent"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"state": "returned", "answer": ""}, "Jeres svar"),
        ({"state": "returned", "answer": "Spørg 010190-1234"}, "ligner et personnummer"),
        ({"state": "treated", "treated_by": "BUU", "treated_on": "2999-01-01"}, "i fremtiden"),
        ({"state": "treated", "treated_by": "BUU", "treated_on": "i maj"}, "28-06-2023"),
        ({"state": "sent"}, "Vælg et af svarene."),
        ({}, "Vælg et af svarene."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    handover: Handover, sent: dict[str, str], said: str
) -> None:
    page = Client().post(url_of(handover), sent).content.decode()
    assert "Der er noget, du skal rette" in page
    assert said in page
    assert "BUU" in page or "BUU" not in sent.values()
    handover.refresh_from_db()
    assert handover.state == "sent"


def closed_links(handover: Handover, user: User) -> dict[str, str]:
    """One token of every kind that opens nothing."""
    token = token_of(handover)
    old = signing.dumps([handover.key.hex, "2026-01-01"], salt="another salt")
    unknown = signing.dumps(["0" * 32, "2999-01-01"], salt="brobygger.recommendations.handover")
    today = timezone.localdate()
    links = {"forged": token[:-2] + "xx", "other salt": old, "unknown": unknown, "words": "hej"}
    links["cut"] = token[:20]
    ended = Handover.objects.create(
        part=handover.part, administration="SOF", sent_on=today, expires_on=today - timedelta(1)
    )
    links["ended"] = token_of(ended)
    renew_link(handover, today + timedelta(5), user)
    links["renewed"] = token
    again = hand_over(handover.part, "SOF", "x", today, user)
    links["revoked"] = token_of(again)
    revoke_link(again, user)
    shorter = hand_over(handover.part, "SOF", "x", today + timedelta(5), user)
    links["shortened"] = token_of(shorter)
    shorter.expires_on = today - timedelta(1)
    shorter.save()
    return links


def test_what_opens_nothing_looks_the_same_whatever_the_reason(
    handover: Handover, a_user: Callable[..., User]
) -> None:
    links = closed_links(handover, a_user())
    client = Client()
    pages = set()
    for kind, token in links.items():
        url = reverse("answers:answer", args=[token])
        for answer in (client.get(url), client.post(url, {"state": "received"})):
            assert answer.status_code == 404, kind
            page = answer.content.decode().replace(url, "")
            assert "Linket virker ikke" in page
            assert "bed om et nyt" in page
            pages.add(page.replace(str(answer.context["csrf_token"]), ""))
    assert len({" ".join(page.split()) for page in map(_without_marks, pages)}) == 1
    assert not AuditEvent.objects.filter(verb="handover.answered").exists()


def _without_marks(page: str) -> str:
    """The page without Django's marks against forged requests, which differ each time."""
    return re.sub(r'value="[A-Za-z0-9]{64}"|"X-CSRFToken": "[A-Za-z0-9]*"', "", page)


def test_the_link_ends_with_its_day(handover: Handover, monkeypatch: pytest.MonkeyPatch) -> None:
    where = "brobygger.web.recommendations.handovers.link.timezone.localdate"
    monkeypatch.setattr(where, lambda: handover.expires_on)
    assert Client().get(url_of(handover)).status_code == 200
    monkeypatch.setattr(where, lambda: handover.expires_on + timedelta(1))
    assert Client().get(url_of(handover)).status_code == 404


def test_the_rest_of_the_program_still_asks_who_you_are(handover: Handover) -> None:
    client = Client()
    client.get(url_of(handover))
    for url in (
        "/",
        reverse("recommendations:handovers"),
        reverse("recommendations:handover", args=[handover.pk]),
    ):
        assert "/log-ind/" in client.get(url)["Location"]


# Too many at once ----------------------------------------------------------------------------

NOON = timezone.localtime().replace(hour=12, minute=0, second=10, microsecond=0)
"""Ten seconds past noon today: the link is open for a month from today."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock that the limits go by."""

    def set_to(now: datetime) -> None:
        monkeypatch.setattr("brobygger.web.accounts.pace.timezone.now", lambda: now)

    set_to(NOON)
    return set_to


def ask(url: str, address: str, times: int, **sent: str) -> list[int]:
    """What that many requests of one address are answered with."""
    client = Client(REMOTE_ADDR=address)
    return [
        (client.post(url, sent) if sent else client.get(url)).status_code for _time in range(times)
    ]


def test_an_address_that_asks_too_often_is_told_when_to_come_back(
    handover: Handover, clock: Callable[[datetime], None]
) -> None:
    """Guessed links are counted as well, and the real one gives no more away than they do."""
    guess = reverse("answers:answer", args=["guessed"])
    most = pace.FROM_ADDRESS.most
    assert ask(guess, "192.0.2.1", most + 1) == [404] * most + [429]
    answer = Client(REMOTE_ADDR="192.0.2.1").get(url_of(handover))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "50")
    assert "no-store" in answer["Cache-Control"]
    assert "Prøv igen kl. 12:01." in page
    assert handover.part.label not in page
    assert ask(url_of(handover), "192.0.2.2", 1) == [200]
    clock(NOON + timedelta(seconds=50))
    assert ask(url_of(handover), "192.0.2.1", 1) == [200]


def test_a_link_that_is_asked_for_from_everywhere_rests_alone(
    handover: Handover, a_user: Callable[..., User], clock: Callable[[datetime], None]
) -> None:
    other = hand_over(handover.part, "SOF", "x", handover.expires_on, a_user())
    for number in range(pace.OF_LINK.most):
        assert ask(url_of(handover), f"192.0.2.{number}", 1) == [200]
    assert ask(url_of(handover), "192.0.2.99", 1) == [429]
    assert ask(url_of(other), "192.0.2.99", 1) == [200]
    clock(NOON + timedelta(minutes=1))
    assert ask(url_of(handover), "192.0.2.99", 1) == [200]


def test_answers_have_a_limit_of_their_own_that_lasts_the_hour(
    handover: Handover, clock: Callable[[datetime], None]
) -> None:
    """Whoever presses on minute after minute is stopped; the page may still be read."""
    url, sent = url_of(handover), {"state": "treated", "treated_by": "BUU"}
    sent["treated_on"] = "2026-02-01"
    for minute in range(6):
        clock(NOON + timedelta(minutes=minute))
        assert ask(url, "192.0.2.1", 5, **sent) == [302] * 5
    clock(NOON + timedelta(minutes=7))
    answer = Client(REMOTE_ADDR="192.0.2.3").post(url, {"state": "returned", "answer": "Nej"})
    assert answer.status_code == 429
    assert "Prøv igen kl. 13:00." in answer.content.decode()
    assert answer["Retry-After"] == str(53 * 60 - 10)
    handover.refresh_from_db()
    assert (handover.state, handover.answer) == ("treated", "")
    assert ask(url, "192.0.2.3", 1) == [200]
    clock(NOON + timedelta(hours=1))
    assert ask(url, "192.0.2.3", 1, state="returned", answer="Nej") == [302]


def test_no_address_is_kept(handover: Handover, clock: Callable[[datetime], None]) -> None:
    ask(url_of(handover), "192.0.2.77", 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM brobygger_cache")
        rows = cursor.fetchall()
    assert len(rows) == 2
    assert "192.0.2.77" not in str(rows)
