"""Who holds sessions together: a layer of the network, with isolated activities and occasions."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.activities.models import Session
from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network.delivered import alone, sessions_of
from brobygger.web.actors.network.networks import sessions_read
from brobygger.web.actors.network.occasions import occasions_of
from brobygger.web.reach.figures import demo
from brobygger.web.reach.models import TargetPopulation
from web.actors.pages import text_of
from web.reach.log_rows import an_activity, an_actor, an_initiative, held, weekly

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 3, 2)


def test_two_sessions_held_together_are_a_tie_and_one_is_none() -> None:
    row = an_initiative()
    weekly(an_activity(row, "Spisning", actors=("Klub", "Skole")), LONG_AGO, [None, None])
    held(an_activity(row, "Fest", actors=("Klub", "Politi")), LONG_AGO, None)
    net = sessions_read().net
    klub, skole, politi = (f"a{an_actor(title).pk}" for title in ("Klub", "Skole", "Politi"))
    assert net.level(klub, skole) == 1
    assert net.level(klub, politi) == 0
    assert len(net.ties) == 1


def test_who_stood_for_a_session_goes_before_who_stands_for_its_activity() -> None:
    row = an_activity(an_initiative(), "Spisning", actors=("Klub", "Skole"))
    first, _second = weekly(row, LONG_AGO, [None, None])
    first.actors.set([an_actor("Klub")])
    assert not sessions_read().net.ties


def test_activities_without_a_co_actor_are_named(signed_in: Callable[..., Client]) -> None:
    row = an_initiative()
    weekly(an_activity(row, "Alene", actors=("Klub",)), LONG_AGO, [None, None])
    staff = an_actor("Indsatsens folk")
    staff.is_staff = True
    staff.save()
    weekly(an_activity(row, "Med os", actors=("Skole", "Indsatsens folk")), LONG_AGO, [None])
    sessions = list(sessions_of([an_actor(t).pk for t in ("Klub", "Skole", "Indsatsens folk")]))
    assert alone(sessions, [staff.pk]) == (["Alene"], ["Med os"])
    text = text_of(signed_in(), "network:figures", query="?net=gange")
    assert "Aktiviteter uden en medaktør Alene Med os står alene" in text
    assert "mindst to fælles gange" in text
    assert "fælles gange" in text_of(signed_in(Role.PROJECT), "network:map", query="?net=gange")


def test_the_next_session_of_either_is_an_occasion() -> None:
    row = an_initiative()
    today = timezone.localdate()
    planned = an_activity(row, "Spisning", actors=("Klub",))
    for days in (9, 2, -3):
        on = today + timedelta(days=days)
        Session.objects.create(activity=planned, on=on, state=Session.State.PLANNED)
    wave = Wave.objects.create(initiative=row, number=1, opened_on=today, closes_on=today)
    one, other = sorted((an_actor("Klub"), an_actor("Skole")), key=lambda each: each.pk)
    bridge = BridgeProposal.objects.create(wave=wave, one=one, other=other, score=1.0)
    said = occasions_of([bridge])[bridge.pk]
    assert said == f"ved »Spisning« {today + timedelta(days=2):%d-%m-%Y}"


def test_the_demo_states_a_target_group_where_activities_are_held_once() -> None:
    demo.load()
    assert not TargetPopulation.objects.exists()
    an_activity(an_initiative(), "Spisning")
    demo.load()
    demo.load()
    assert TargetPopulation.objects.get().place.title == "Eksempelhaven"
