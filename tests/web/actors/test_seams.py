"""What actors bring to the pages of areas and initiatives, and to the 360 overview."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors import overview_360, places
from brobygger.web.actors.dates import dates_of
from brobygger.web.actors.models import Sector
from brobygger.web.actors.steps import archive_actor
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.panels import Panel
from web.actors.conftest import World

pytestmark = pytest.mark.django_db


def words_of(panel: Panel) -> str:
    """The panel as its page prints it."""
    return " ".join(render_to_string(panel.body, {"panel": panel, "facts": panel.facts}).split())


def request_of(user: User) -> HttpRequest:
    """A page that the person opens."""
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_an_initiative_hears_of_all_that_is_done_in_its_area(
    world: World, initiative: Initiative, a_user: Callable[..., User]
) -> None:
    here = {"places": (world.place.pk,)}
    one, other = world.actor("Klub Nord", **here), world.actor("Skolen", **here)
    world.actor("Biblioteket", **here)
    world.actor("Et andet sted")
    world.effort("Sommerfest", one, other, **here)
    world.effort("Kursus", one, standing="planned", initiative=initiative.pk)
    world.effort("Stoppet", one, standing="ended", **here)
    world.agreement(one, initiative=initiative.pk)
    [panel] = places.on_initiative(request_of(a_user()), initiative)
    assert (panel.figure, panel.detail) == ("3", "1 står alene")
    text = words_of(panel)
    assert "Klub Nord, Skolen · ikke betalt af bevillingen" in text
    assert "Klub Nord · planlagt<" in text
    assert "Lokaler om aftenen" in text
    assert "Stoppet" not in text


def test_an_initiative_without_an_area_is_no_fault(
    initiative: Initiative, a_user: Callable[..., User]
) -> None:
    initiative.place = None
    initiative.save()
    [panel] = places.on_initiative(request_of(a_user()), initiative)
    assert panel.figure == "0"
    assert "Ingen tiltag i området endnu" in words_of(panel)


def test_an_area_hears_of_its_actors_by_sector(world: World, a_user: Callable[..., User]) -> None:
    sector = Sector.objects.create(title="Aftenskole", order=500)
    here = {"places": (world.place.pk,)}
    world.actor("Klub Nord", sector=sector.pk, **here)
    world.actor("Skolen", **here)
    archive_actor(world.actor("Nedlagt", **here), a_user())
    [panel] = places.on_area(RequestFactory().get("/"), world.place)
    assert (panel.figure, panel.detail) == ("2", "2 står alene")
    text = words_of(panel)
    assert text.index("Aftenskole") < text.index("Sektor ikke valgt")
    assert "Nedlagt" not in text


def test_the_dates_of_an_initiative_name_what_must_be_renewed(
    world: World, initiative: Initiative, a_user: Callable[..., User]
) -> None:
    actor = world.actor("Klub Nord")
    day = timezone.localdate() + timedelta(days=200)
    assert list(dates_of(request_of(a_user()), initiative)) == []
    world.agreement(actor, renewal_on=day, initiative=initiative.pk)
    world.agreement(actor, renewal_on=day)
    [panel] = dates_of(request_of(a_user()), initiative)
    [entry] = panel.facts
    assert (entry.first, entry.words) == (day, "Aftalen med Klub Nord skal fornys")


def test_each_effort_fills_the_cells_of_its_themes_and_groups(
    world: World, initiative: Initiative
) -> None:
    one, other = world.actor("Klub Nord"), world.actor("Skolen")
    sorted_by = {"themes": (world.theme.pk,), "target_groups": (world.group.pk,)}
    effort = world.effort("Sommerfest", one, other, places=(world.place.pk,), **sorted_by)
    world.effort("Kursus", one, standing="planned", initiative=initiative.pk)
    world.effort("Stoppet", one, standing="ended", initiative=initiative.pk, **sorted_by)
    world.effort("Andetsteds", one, **sorted_by)
    found = list(overview_360.fills(initiative))
    assert [(one.theme_id, one.target_group_id, one.standing) for one in found] == [
        (None, None, "planned"),
        (world.theme.pk, world.group.pk, "existing"),
    ]
    assert found[1].words == "Sommerfest (Klub Nord, Skolen)"
    assert found[1].url == f"/aktoerer/tiltag/{effort.pk}/"


def test_sectors_that_nobody_covers_are_named(world: World, initiative: Initiative) -> None:
    sector = Sector.objects.create(title="Aftenskole", order=500)
    world.actor("Klub Nord", sector=sector.pk, places=(world.place.pk,))
    world.actor("Et andet sted", sector=Sector.objects.get(title="Skole").pk)
    found = {one.sector: one.actors for one in overview_360.covers(initiative)}
    assert (found["Aftenskole"], found["Skole"]) == (1, 0)
