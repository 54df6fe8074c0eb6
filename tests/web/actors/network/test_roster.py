"""The roster by its link: without an account, resumable, private, refused when it must be."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from brobygger.web.accounts.models import User
from brobygger.web.accounts.sealed import seal
from brobygger.web.actors.models import Actor, Answer, Invitation, Wave
from brobygger.web.actors.network import invitations, pace
from brobygger.web.actors.network.link import token_of
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Theme
from web.actors.network.conftest import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(actors: Callable[..., list[Actor]], opened: Callable[..., Wave]) -> list[Invitation]:
    """Eight organisations that are asked and have not answered."""
    actors(8)
    return list(opened().invitations.select_related("actor").order_by("actor__title"))


def url_of(invitation: Invitation) -> str:
    """The address behind a link."""
    return reverse("roster:answer", args=[token_of(invitation)])


def test_each_other_organisation_is_one_question_with_seven_answers(
    invited: list[Invitation],
) -> None:
    page = Client().get(url_of(invited[0])).content.decode()
    assert page.count('class="nw-ask"') == 7
    assert page.count('type="radio"') == 49
    assert "0 af 7" in page
    assert "Aktør 000 svarer." in page
    title = re.search("<title>(.*?)</title>", page)
    assert title
    assert title[1] == "Samarbejde – Brobygger"
    assert "Prøveindsatsen" not in page


def test_a_tap_is_saved_at_once_and_the_page_can_be_left_and_come_back_to(
    invited: list[Invitation],
) -> None:
    url, client = url_of(invited[0]), Client()
    about = invited[1].actor_id
    answer = client.post(url, sent({about: "3"}), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "1 af 7" in answer.content.decode()
    page = Client().get(url).content.decode()
    assert re.search(rf'id="s{about}-3" name="om-{about}" value="3" checked', page)
    client.post(url, sent({about: "5"}), headers={"HX-Request": "true"})
    row = Answer.objects.get()
    assert (row.level, row.about_id) == (5, about)
    verbs = AuditEvent.objects.filter(verb__startswith="roster").values_list("verb", flat=True)
    assert list(verbs) == ["roster.begun"]


def test_without_script_all_is_saved_by_the_button(invited: list[Invitation]) -> None:
    url = url_of(invited[0])
    levels = {row.actor_id: str(at % 6) for at, row in enumerate(invited[1:])}
    levels[invited[7].actor_id] = "x"
    answer = Client().post(url, sent(levels) | {"faerdig": "1"}, follow=True)
    assert "Jeres svar er gemt." in answer.content.decode()
    assert "7 af 7" in answer.content.decode()
    assert Answer.objects.get(about=invited[7].actor_id).level is None
    invited[0].refresh_from_db()
    assert invited[0].answered_at is not None
    assert AuditEvent.objects.filter(verb="roster.answered").count() == 1


@pytest.mark.parametrize("value", ["6", "-1", "tre", ""])
def test_what_is_no_step_is_not_saved(value: str, invited: list[Invitation]) -> None:
    answer = Client().post(url_of(invited[0]), sent({invited[1].actor_id: value}), follow=True)
    assert "Vælg et af de seks trin" in answer.content.decode()
    assert not Answer.objects.exists()


def test_nobody_rates_itself_or_a_stranger(invited: list[Invitation]) -> None:
    stranger = Actor.objects.create(title="Udenfor", folded="udenfor")
    for about in (invited[0].actor_id, stranger.pk):
        answer = Client().post(
            url_of(invited[0]), sent({about: "3"}), headers={"HX-Request": "true"}
        )
        assert "ikke med i denne bølge" in answer.content.decode()
    assert not Answer.objects.exists()


def test_forged_links_and_links_of_another_kind_give_nothing_away(
    invited: list[Invitation],
) -> None:
    row = invited[0]
    other_kind = seal(row.key, row.expires_on, "brobygger.recommendations.handover")
    for token in ("x", token_of(row)[:-1], token_of(row) + "a", other_kind):
        answer = Client().get(reverse("roster:answer", args=[token]))
        assert answer.status_code == 404
        assert "Linket virker ikke" in answer.content.decode()
        assert row.actor.title not in answer.content.decode()


def test_an_expired_revoked_or_replaced_link_is_refused_with_what_to_do(
    invited: list[Invitation], a_user: Callable[..., User]
) -> None:
    expired, revoked, replaced = invited[:3]
    Invitation.objects.filter(pk=expired.pk).update(
        expires_on=timezone.localdate() - timedelta(days=1)
    )
    expired.refresh_from_db()
    invitations.revoke(revoked, a_user())
    old = url_of(replaced)
    invitations.renew(replaced, a_user())
    for url in (url_of(expired), url_of(revoked), old):
        for answer in (Client().get(url), Client().post(url, sent({invited[4].actor_id: "3"}))):
            assert answer.status_code == 410
            assert "bed om et nyt" in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_new_link_does_not_show_what_was_answered_by_the_old_one(
    invited: list[Invitation], a_user: Callable[..., User]
) -> None:
    """Staff can make a new link; it must not become a way to read the answers."""
    row, about = invited[0], invited[1].actor_id
    Client().post(url_of(row), sent({about: "4"}))
    invitations.renew(row, a_user())
    page = Client().get(url_of(row)).content.decode()
    assert "checked" not in page
    assert "1 af 7" in page
    assert "Besvaret med et tidligere link" in page


def test_after_the_wave_only_what_all_say_together_is_shown(
    wave: Wave, closed: Callable[[Wave], Wave]
) -> None:
    row = wave.invitations.select_related("actor").order_by("actor__title")[0]
    closed(wave)
    page = Client().get(url_of(row)).content.decode()
    assert "Det siger alle svar tilsammen" in page
    assert "12 af 12" in page
    assert "Aktør" not in page.replace("Aktører", "")
    answer = Client().post(url_of(row), sent({row.actor_id + 1: "5"}), follow=True)
    assert "Fristen for svar er gået" in answer.content.decode()


def test_nothing_is_shown_where_fewer_than_five_answered(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    closed: Callable[[Wave], Wave],
) -> None:
    actors(8)
    made = opened()
    row = answered(made, 4)[0]
    closed(made)
    page = Client().get(url_of(row)).content.decode()
    assert "Færre end fem har svaret" in page
    assert "Tæthed" not in page


def test_past_the_last_day_no_answer_is_taken_though_nobody_has_closed_the_wave(
    invited: list[Invitation],
) -> None:
    row = invited[0]
    yesterday = timezone.localdate() - timedelta(days=1)
    Wave.objects.update(closes_on=yesterday, opened_on=yesterday)
    Client().post(url_of(row), sent({invited[1].actor_id: "3"}))
    assert not Answer.objects.exists()


def test_of_more_than_sixty_only_those_near_are_asked_about_and_others_can_be_added(
    actors: Callable[..., list[Actor]], opened: Callable[..., Wave]
) -> None:
    rows = actors(64)
    far = rows[63]
    far.places.clear()
    far.themes.set([Theme.objects.create(title="Noget helt andet")])
    wave = opened()
    invitations.invite(wave, far, User.objects.get())
    row = wave.invitations.select_related("actor").get(actor=rows[0])
    page = Client().get(url_of(row)).content.decode()
    assert page.count('class="nw-ask"') == 62
    assert f'<option value="{far.pk}">' in page
    page = Client().get(f"{url_of(row)}?ogsaa={far.pk}").content.decode()
    assert page.count('class="nw-ask"') == 63
    Client().post(url_of(row), sent({far.pk: "2"}))
    assert Client().get(url_of(row)).content.decode().count('class="nw-ask"') == 63


def test_the_page_speaks_english_too(invited: list[Invitation]) -> None:
    client = Client(headers={"Accept-Language": "en"})
    assert client.get(url_of(invited[0])).status_code == 200


def test_whoever_asks_too_often_is_told_when_to_come_back(
    invited: list[Invitation], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    monkeypatch.setattr("brobygger.web.accounts.pace.timezone.now", lambda: now)
    url = url_of(invited[0])
    most = pace.OF_LINK.most
    given = [
        Client(REMOTE_ADDR=f"192.0.2.{number % 200}").get(url).status_code
        for number in range(most + 1)
    ]
    assert given == [200] * most + [429]


def test_the_forms_carry_the_mark_against_forged_requests(
    invited: list[Invitation], settings: Settings
) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(url_of(invited[0]), sent({invited[1].actor_id: "3"})).status_code == 403
