"""The size of a target group: stated with year and source, replaced, taken away and put back."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import TargetGroup
from brobygger.web.reach.figures.population_screens import PopulationFacts, state_population
from brobygger.web.reach.figures.populations import Population, population_for
from brobygger.web.reach.models import TargetPopulation
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    """The area."""
    return Place.objects.create(code="E1", title="Eksempelhaven")


def stated(place: Place, source: str) -> PopulationFacts:
    """What is stated."""
    return PopulationFacts(place=place.pk, target_group=None, year=2026, people=9, source=source)


def test_a_figure_of_the_same_year_gives_way(
    place: Place, signed_in: Callable[..., Client]
) -> None:
    client, page = signed_in(Role.PROJECT), reverse("reach:populations")
    for people in (500, 510):
        given = {"place": place.pk, "year": 2026, "people": people, "source": "byens tal"}
        assert client.post(page, given).status_code == 302
    row = TargetPopulation.objects.get()
    assert (row.people, row.target_group) == (510, None)
    assert "510" in text_of(client, "reach:populations")
    assert AuditEvent.objects.filter(verb="population.stated").count() == 2
    client.post(reverse("reach:remove_population", args=[row.pk]))
    assert not TargetPopulation.objects.exists()
    assert "Tallet er slettet." in text_of(client, "reach:populations", query="?fortryd=1")
    client.post(reverse("reach:put_back_population"))
    assert TargetPopulation.objects.get().people == 510


def test_it_needs_a_source_and_somebody_who_works_here(
    place: Place, a_user: Callable[..., User]
) -> None:
    with pytest.raises(Refused, match="hvor tallet kommer fra"):
        state_population(stated(place, " "), a_user())
    with pytest.raises(PermissionDenied):
        state_population(stated(place, "x"), a_user(Role.STEERING))


def test_the_last_year_that_a_period_reaches_counts(place: Place) -> None:
    group = TargetGroup.objects.create(title="Unge her")
    known = [Population(place.pk, None, year, 100 + year, "kilde") for year in (2024, 2026)]
    known.append(Population(place.pk, group.pk, 2025, 90, "kilde"))

    def year(period: str, of: int | None = None) -> int | None:
        found = population_for(known, place.pk, of, period)
        return found.year if found else None

    assert year("all") == 2026
    assert year("2025") == year("2025-1") == 2024
    assert year("2023") == 2024
    assert year("all", group.pk) == 2025
    assert year("all", 99) is None
    assert population_for(known, None, None, "all") is None
