"""The link for a partner: made, opened, renewed and closed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities import guests, sessions, steps
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.activities.models import GuestLink
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House, today

pytestmark = pytest.mark.django_db


def test_a_link_opens_its_activity_until_it_is_renewed_or_closed(house: House) -> None:
    row = house.activity()
    link = guests.make_link(row, house.club, house.user)
    token = guests.token_of(link)
    found = guests.guest_link_of(token)
    assert found is not None
    assert (found.activity, found.actor) == (row, house.club)
    assert guests.why_closed(token) == ""
    guests.renew_link(link, house.user)
    assert (guests.guest_link_of(token), guests.why_closed(token)) == (None, "closed")
    token = guests.token_of(link)
    assert guests.guest_link_of(token) == link
    guests.revoke_link(link, house.user)
    guests.revoke_link(link, house.user)
    assert guests.why_closed(token) == "closed"
    told = AuditEvent.objects.filter(verb__startswith="guest.").values_list("verb", flat=True)
    assert sorted(told) == ["guest.made", "guest.renewed", "guest.revoked"]


def test_a_forged_or_late_link_opens_nothing(house: House) -> None:
    link = guests.make_link(house.activity(), house.club, house.user)
    assert guests.why_closed(guests.token_of(link) + "x") == "unknown"
    assert guests.guest_link_of("ukendt") is None
    link.expires_on = today() - timedelta(days=1)
    assert guests.why_closed(guests.token_of(link)) == "ended"
    assert all(guests.closed_words(why) for why in ("unknown", "ended", "closed"))


def test_a_link_closes_with_its_activity(house: House) -> None:
    row = house.activity()
    token = guests.token_of(guests.make_link(row, house.club, house.user))
    steps.archive_activity(row, house.user)
    assert guests.why_closed(token) == "closed"


def test_it_is_good_until_the_end_of_the_series(house: House) -> None:
    row = house.activity()
    assert guests.last_day(row) == today() + guests.USUAL
    planned = today() + timedelta(days=40)
    sessions.plan_session(row, SessionFacts(on=planned), house.user)
    assert guests.last_day(row) == planned
    row.ends_on = date(2199, 1, 1)
    assert guests.last_day(row) == row.ends_on


def test_only_those_who_hold_it_get_one_link(house: House) -> None:
    row = house.activity()
    with pytest.raises(Refused, match="holder aktiviteten"):
        guests.make_link(row, house.school, house.user)
    guests.make_link(row, house.club, house.user)
    with pytest.raises(Refused, match="har et link"):
        guests.make_link(row, house.club, house.user)


def test_links_are_handed_out_on_the_page(house: House, signed_in: Callable[..., Client]) -> None:
    row, client = house.activity(), signed_in(Role.PROJECT)
    client.post(reverse("activities:make_link", args=[row.pk]), {"actor": house.club.pk})
    link = GuestLink.objects.get()
    page = client.get(reverse("activities:activity", args=[row.pk])).content.decode()
    assert "til og med" in page
    client.post(reverse("activities:revoke_link", args=[link.pk]))
    client.post(reverse("activities:renew_link", args=[link.pk]))
    link.refresh_from_db()
    assert link.revoked_at is None


def test_readers_hand_out_nothing(house: House, a_user: Callable[..., User]) -> None:
    link = guests.make_link(house.activity(), house.club, house.user)
    reader = a_user(Role.STEERING)
    with pytest.raises(PermissionDenied):
        guests.make_link(link.activity, house.school, reader)
    with pytest.raises(PermissionDenied):
        guests.renew_link(link, reader)
    with pytest.raises(PermissionDenied):
        guests.revoke_link(link, reader)
