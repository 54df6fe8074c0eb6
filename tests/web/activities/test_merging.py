"""Two actors that are one: what they hold follows, and comes back where they part."""

import pytest

from brobygger.web.activities import guests, sessions
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.actors.merging import merge_actors, part_actors
from web.activities.conftest import House, today

pytestmark = pytest.mark.django_db


def test_what_they_hold_follows_and_comes_back(house: House) -> None:
    own = house.activity()
    both = house.activity("Spisning", alias="Klubben", actors=(house.club.pk, house.school.pk))
    trial = house.trial()
    day = SessionFacts(on=today(), actors=(house.school.pk,))
    session = sessions.plan_session(both, day, house.user)
    link = guests.make_link(both, house.school, house.user)
    merge_actors(house.club, house.school, house.user)
    assert list(both.actors.all()) == list(own.actors.all()) == [house.club]
    assert (trial.actors.get(), session.actors.get()) == (house.club, house.club)
    link.refresh_from_db()
    assert link.actor == house.club
    house.school.refresh_from_db()
    part_actors(house.school, house.user)
    assert set(both.actors.all()) == {house.club, house.school}
    assert list(own.actors.all()) == [house.club]
    assert (trial.actors.get(), session.actors.get()) == (house.school, house.school)
    link.refresh_from_db()
    assert link.actor == house.school
