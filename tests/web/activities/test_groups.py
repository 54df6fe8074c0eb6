"""The city's broad groups of those who come: added, renamed, ordered, out of use."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.groups import save_group
from brobygger.web.activities.models import HeadGroup
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def test_groups_are_the_citys_own(signed_in: SignedIn) -> None:
    client = signed_in(Role.PROJECT)
    for title in ("unge 13-17 år", "forældre"):
        client.post(reverse("activities:groups"), {"title": title})
    first, second = HeadGroup.objects.all()
    client.post(reverse("activities:move_group", args=[second.pk]), {"retning": "op"})
    assert list(HeadGroup.objects.values_list("title", flat=True)) == ["forældre", "unge 13-17 år"]
    path = reverse("activities:group", args=[first.pk])
    client.post(path, {"title": "unge under 18"})
    client.post(path, {"brug": "nej"})
    assert "unge under 18 ude af brug" in text_of(client, "activities:groups")
    client.post(path, {"brug": "ja"})
    assert "ude af brug" not in text_of(client, "activities:groups")


@pytest.mark.parametrize(
    ("title", "words"),
    [(" ", "Skriv gruppen"), ("Forældre", "allerede"), ("010203-1234", "personnummer")],
)
def test_a_group_that_cannot_be_is_refused(
    a_user: Callable[..., User], title: str, words: str
) -> None:
    save_group("forældre", a_user())
    with pytest.raises(Refused, match=words):
        save_group(title, a_user())


def test_readers_write_none(a_user: Callable[..., User], signed_in: SignedIn) -> None:
    with pytest.raises(PermissionDenied):
        save_group("forældre", a_user(Role.STEERING))
    client = signed_in(Role.STEERING)
    assert client.post(reverse("activities:groups"), {"title": "x"}).status_code == 403
