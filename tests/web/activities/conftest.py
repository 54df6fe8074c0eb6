"""An initiative in an area with two actors, and ways to put activities and trials into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.activities.facts import ActivityFacts
from brobygger.web.activities.models import Activity, Trial
from brobygger.web.activities.steps import add_activity
from brobygger.web.activities.trials.facts import TrialFacts, VersionFacts
from brobygger.web.activities.trials.steps import begin_trial
from brobygger.web.actors.facts import ActorFacts
from brobygger.web.actors.models import Actor
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme


@dataclass(frozen=True)
class House:
    """What the tests begin with. The words are unlike any other on the pages."""

    initiative: Initiative
    place: Place
    theme: Theme
    group: TargetGroup
    club: Actor
    school: Actor
    user: User

    def activity(self, title: str = "Samtalegruppe for mødre", **facts: Any) -> Activity:
        """A closed activity of the club, called Tirsdagsholdet outward."""
        given: dict[str, Any] = {
            "alias": "Tirsdagsholdet",
            "theme": self.theme.pk,
            "target_group": self.group.pk,
            "place": self.place.pk,
            "venue": "Beboerhuset",
            "actors": (self.club.pk,),
            **facts,
        }
        return add_activity(
            ActivityFacts(initiative=self.initiative.pk, title=title, **given), self.user
        )

    def trial(self, title: str = "Fast makker", look_in: int = 30, **facts: Any) -> Trial:
        """A trial that one looks at in so many days."""
        version = VersionFacts(
            what="En lærer og en medarbejder mødes",
            expected="Skolen ringer tidligere",
            look_on=today() + timedelta(days=max(look_in, 1)),
        )
        said = TrialFacts(title=title, actors=(self.school.pk,), **facts)
        row = begin_trial(self.initiative, said, version, self.user)
        if look_in <= 0:
            row.look_on = today() + timedelta(days=look_in)
            row.save()
        return row


def today() -> date:
    """Today in the city."""
    return timezone.localdate()


@pytest.fixture
def house(a_user: Callable[..., User]) -> House:
    """An initiative in an area, a theme, a target group, a club and a school."""
    place = Place.objects.create(code="OPD-9", title="Nordhegn")
    theme = Theme.objects.create(title="Normer derhjemme")
    group = TargetGroup.objects.create(title="Mødre i opgangen")
    initiative = Initiative.objects.create(title="Indsatsen i Nordhegn", place=place)
    initiative.themes.add(theme)
    user = a_user()
    club, school = (
        add_actor(ActorFacts(title=title, places=(place.pk,)), user, is_another=True)
        for title in ("Klub Nord", "Birkeskolen")
    )
    return House(initiative, place, theme, group, club, school, user)
