"""An initiative with activities, sessions and a partner's link, and numbers written of them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.activities.models import Activity, GuestLink, Session
from brobygger.web.actors.models import Actor
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.steps import write_tally
from brobygger.web.reach.writers import Writer

TITLE = "Samtaler om vold og kontrol"
"""What the house calls it; it stands nowhere outward."""


@pytest.fixture
def initiative(db: None) -> Initiative:
    """An initiative that is in progress."""
    return Initiative.objects.create(title="Prøveindsatsen", state=Initiative.State.STARTED)


@pytest.fixture
def an_activity(initiative: Initiative) -> Callable[..., Activity]:
    """Make an activity: ``an_activity("Cafe")``."""

    def make(alias: str = "Cafe", **rest: Any) -> Activity:
        facts = {"title": f"{TITLE} {alias}", "alias": alias, "initiative": initiative, **rest}
        return Activity.objects.create(**facts)

    return make


@pytest.fixture
def cafe(an_activity: Callable[..., Activity]) -> Activity:
    """The activity that most tests are about."""
    return an_activity()


@pytest.fixture
def a_session() -> Callable[..., Session]:
    """Plan a session: today, or so many days ago."""

    def make(activity: Activity, days_ago: int = 0, **rest: Any) -> Session:
        day = timezone.localdate() - timedelta(days=days_ago)
        return Session.objects.create(activity=activity, on=day, **rest)

    return make


@pytest.fixture
def a_link() -> Callable[..., GuestLink]:
    """A partner's link to an activity, for a month."""

    def make(activity: Activity, title: str = "Birkeskolen", **rest: Any) -> GuestLink:
        actor, _new = Actor.objects.get_or_create(title=title, folded=title.casefold())
        end = timezone.localdate() + timedelta(days=30)
        return GuestLink.objects.create(
            activity=activity, actor=actor, **{"expires_on": end, **rest}
        )

    return make


@pytest.fixture
def writer(a_user: Callable[..., User]) -> Writer:
    """A colleague who writes numbers."""
    return Writer(user=a_user())


def facts(activity: Activity, heads: int | None = 12, **rest: Any) -> TallyFacts:
    """Numbers of today."""
    on: date = rest.pop("on", timezone.localdate())
    return TallyFacts(activity=activity.pk, on=on, heads=heads, **rest)


@pytest.fixture
def tallied(writer: Writer) -> Callable[..., Any]:
    """Write numbers as a colleague."""

    def do(activity: Activity, heads: int | None = 12, **rest: Any) -> Any:
        return write_tally(facts(activity, heads, **rest), writer).tally

    return do
