"""The pages of a wave for those who work with it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor, Wave
from brobygger.web.actors.network import waves
from brobygger.web.actors.network.link import token_of
from brobygger.web.initiatives.models import Initiative

pytestmark = pytest.mark.django_db


def test_a_wave_is_opened_on_a_form_and_gives_a_link_for_each(
    actors: Callable[..., list[Actor]], initiative: Initiative, signed_in: Callable[..., Client]
) -> None:
    actors(6)
    client = signed_in(Role.PROJECT)
    assert client.get(reverse("network:open")).status_code == 200
    end = timezone.localdate() + waves.USUAL
    sent = {"initiative": initiative.pk, "title": "Forår", "closes_on": f"{end:%d-%m-%Y}"}
    page = client.post(reverse("network:open"), sent, follow=True).content.decode()
    wave = Wave.objects.get()
    assert "Bølge 0, Forår" in page
    assert "0 af 6 har svaret." in page
    for row in wave.invitations.all():
        assert token_of(row).partition(":")[0] in page
    again = client.post(reverse("network:open"), sent)
    assert "åben bølge" in again.content.decode()


def test_links_are_renewed_and_closed_and_the_wave_too(
    actors: Callable[..., list[Actor]], opened: Callable[..., Wave], signed_in: Any
) -> None:
    actors(6)
    wave, client = opened(), signed_in()
    row = wave.invitations.order_by("pk")[0]
    old = token_of(row)
    page = client.post(reverse("network:renew", args=[row.pk]), follow=True).content.decode()
    assert old not in page
    assert "har et nyt link" in page
    page = client.post(reverse("network:revoke", args=[row.pk]), follow=True).content.decode()
    assert "Linket er lukket" in page
    page = client.post(reverse("network:close", args=[wave.pk]), follow=True).content.decode()
    assert "Bølgen er lukket." in page
    page = client.post(reverse("network:close", args=[wave.pk]), follow=True).content.decode()
    assert "alert-error" in page
    page = client.post(reverse("network:reopen", args=[wave.pk]), follow=True).content.decode()
    assert "Bølgen er åben igen." in page


def test_one_more_is_asked_on_the_page(wave: Wave, signed_in: Callable[..., Client]) -> None:
    late = Actor.objects.create(title="Den nye", folded="den nye")
    url = reverse("network:invite", args=[wave.pk])
    page = signed_in().post(url, {"actor": late.pk}, follow=True).content.decode()
    assert "12 af 13 har svaret." in page
    assert signed_in().post(url, {"actor": late.pk}).status_code == 200


@pytest.mark.parametrize("name", ["open", "wave", "invite", "close", "reopen", "renew", "revoke"])
def test_who_only_reads_is_refused(name: str, wave: Wave, signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.STEERING)
    row = wave.invitations.order_by("pk")[0]
    args = {"open": [], "renew": [row.pk], "revoke": [row.pk]}.get(name, [wave.pk])
    ask = client.get if name in {"open", "wave"} else client.post
    assert ask(reverse(f"network:{name}", args=args)).status_code == 403
