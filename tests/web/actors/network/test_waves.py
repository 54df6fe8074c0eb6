"""Waves: who is asked, baseline or none, closing and opening again, and the links handed out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.models import Actor, Invitation, Wave
from brobygger.web.actors.network import invitations, waves
from brobygger.web.actors.network.link import NoLongerOpen, invitation_of, token_of
from brobygger.web.actors.network.panels import before_start
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db


def test_a_wave_asks_the_organisations_of_the_place_and_says_whom_it_left_out(
    actors: Callable[..., list[Actor]], opened: Callable[..., Wave]
) -> None:
    rows = actors(8)
    Actor.objects.filter(pk=rows[0].pk).update(is_paused=True)
    Actor.objects.filter(pk=rows[1].pk).update(is_archived=True)
    Actor.objects.create(title="Et andet sted", folded="et andet sted")
    Actor.objects.create(title="Projektet", folded="projektet", is_staff=True)
    wave = opened()
    titles = list(wave.invitations.values_list("actor__title", flat=True).order_by("actor__title"))
    assert titles == [*(f"Aktør {n:03}" for n in range(2, 8)), "Projektet"]
    assert list(wave.left_out.values_list("title", flat=True)) == ["Aktør 000", "Aktør 001"]
    assert wave.invitations.get(actor__title="Projektet").is_staff
    event = AuditEvent.objects.get(verb="wave.opened")
    assert event.facts == {
        "number": 0, "initiative": "Prøveindsatsen", "asked": 7, "left_out": 2,
    }  # fmt: skip


def test_fewer_than_five_organisations_are_not_asked(
    actors: Callable[..., list[Actor]], opened: Callable[..., Wave]
) -> None:
    actors(4)
    with pytest.raises(Refused, match="4 organisationer"):
        opened()
    assert not Wave.objects.exists()


@pytest.mark.parametrize("days", [-1, 400])
def test_the_last_day_is_within_half_a_year(
    days: int,
    actors: Callable[..., list[Actor]],
    initiative: Initiative,
    a_user: Callable[..., User],
) -> None:
    actors(5)
    end = timezone.localdate() + timedelta(days=days)
    with pytest.raises(Refused, match="halvt år"):
        waves.open_wave(initiative, waves.WaveFacts(closes_on=end), a_user())


def test_a_person_number_in_the_title_is_refused(
    actors: Callable[..., list[Actor]], opened: Callable[..., Wave]
) -> None:
    actors(5)
    with pytest.raises(Refused, match="personnummer"):
        opened(title="010190-1234")


def test_one_wave_is_open_at_a_time_and_numbers_follow(
    wave: Wave, opened: Callable[..., Wave], closed: Callable[[Wave], Wave]
) -> None:
    assert wave.number == 0
    with pytest.raises(Refused, match="åben bølge"):
        opened()
    closed(wave)
    assert opened().number == 1


def test_an_initiative_that_has_started_has_no_baseline_to_make_up(
    actors: Callable[..., list[Actor]],
    initiative: Initiative,
    opened: Callable[..., Wave],
    closed: Callable[[Wave], Wave],
) -> None:
    actors(5)
    assert [str(one) for one in before_start(initiative)] == [
        "bølge 0 er ikke afsluttet, så ændringer i samarbejdet får ingen baseline"
    ]
    initiative.state = Initiative.State.STARTED
    initiative.save()
    late = closed(opened())
    assert late.number == 1
    assert not waves.has_baseline(initiative)


def test_a_closed_wave_0_is_the_baseline(
    wave: Wave, initiative: Initiative, closed: Callable[[Wave], Wave]
) -> None:
    assert list(before_start(initiative))
    closed(wave)
    assert list(before_start(initiative)) == []


def test_closing_keeps_the_map_and_can_be_undone(
    wave: Wave, closed: Callable[[Wave], Wave], a_user: Callable[..., User]
) -> None:
    closed(wave)
    assert len(wave.positions) == 12
    with pytest.raises(Refused, match="lukket"):
        waves.close_wave(wave, a_user())
    waves.reopen_wave(wave, a_user())
    wave.refresh_from_db()
    assert (wave.closed_on, wave.positions) == (None, {})
    with pytest.raises(Refused, match="er åben"):
        waves.reopen_wave(wave, a_user())


def test_a_wave_before_another_is_not_opened_again(
    wave: Wave,
    closed: Callable[[Wave], Wave],
    opened: Callable[..., Wave],
    a_user: Callable[..., User],
) -> None:
    closed(wave)
    opened()
    with pytest.raises(Refused, match="senere bølge"):
        waves.reopen_wave(wave, a_user())


def test_the_map_of_the_next_wave_starts_from_the_one_before(
    wave: Wave, closed: Callable[[Wave], Wave], opened: Callable[..., Wave], answered: Any
) -> None:
    first = closed(wave).positions
    second = opened()
    answered(second, level=lambda one, other: 3 if one // 4 == other // 4 or one == 0 else 0)
    moved = [
        max(abs(x - first[code][0]), abs(y - first[code][1]))
        for code, (x, y) in waves.positions_of(second).items()
    ]
    assert max(moved) <= 0.1


def test_a_new_link_closes_the_old_one_and_a_closed_link_opens_nothing(
    wave: Wave, a_user: Callable[..., User]
) -> None:
    row = wave.invitations.order_by("pk")[0]
    old = token_of(row)
    assert invitation_of(old) == row
    invitations.renew(row, a_user())
    with pytest.raises(NoLongerOpen):
        invitation_of(old)
    new = token_of(row)
    assert invitation_of(new) == row
    invitations.revoke(row, a_user())
    invitations.revoke(row, a_user())
    with pytest.raises(NoLongerOpen):
        invitation_of(new)
    verbs = list(AuditEvent.objects.filter(verb__startswith="invitation").values_list("verb"))
    assert sorted(verbs) == [("invitation.renewed",), ("invitation.revoked",)]


def test_an_organisation_that_came_later_can_be_asked_too(
    wave: Wave,
    actors: Callable[..., list[Actor]],
    place: Any,
    a_user: Callable[..., User],
    closed: Callable[[Wave], Wave],
) -> None:
    late = Actor.objects.create(title="Den nye", folded="den nye")
    assert invitations.invite(wave, late, a_user()).expires_on > wave.closes_on
    with pytest.raises(Refused, match="er spurgt"):
        invitations.invite(wave, late, a_user())
    resting = Actor.objects.create(title="Pause", folded="pause", is_paused=True)
    with pytest.raises(Refused, match="på pause"):
        invitations.invite(wave, resting, a_user())
    later = Actor.objects.create(title="For sen", folded="for sen")
    with pytest.raises(Refused, match="lukket"):
        invitations.invite(closed(wave), later, a_user())


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR, Role.BUDGET])
def test_only_those_who_work_in_the_areas_ask(
    role: str, wave: Wave, initiative: Initiative, a_user: Callable[..., User]
) -> None:
    user, row = a_user(role), wave.invitations.order_by("pk")[0]
    facts = waves.WaveFacts(closes_on=wave.closes_on)
    for step in (
        lambda: waves.open_wave(initiative, facts, user),
        lambda: waves.close_wave(wave, user),
        lambda: waves.reopen_wave(wave, user),
        lambda: invitations.renew(row, user),
        lambda: invitations.revoke(row, user),
        lambda: invitations.invite(wave, row.actor, user),
    ):
        with pytest.raises(PermissionDenied):
            step()


def test_the_log_never_holds_a_level(wave: Wave, closed: Callable[[Wave], Wave]) -> None:
    closed(wave)
    said = [set(event.facts) for event in AuditEvent.objects.all()]
    assert set().union(*said) <= {"number", "initiative", "asked", "left_out", "actor_title"}
    assert Invitation.objects.filter(answered_at__isnull=False).count() == 12
