"""Efforts on screen: what actors do, alone or together, paid by the grant or not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.efforts import steps
from brobygger.web.actors.facts import EffortFacts
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.actors.steps import archive_actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Refused
from web.actors.conftest import World
from web.actors.pages import cost, text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def test_an_effort_of_two_is_begun_on_the_page_of_one(world: World, signed_in: SignedIn) -> None:
    one, other = world.actor("Klub Nord"), world.actor("Skolen")
    client = signed_in(Role.PROJECT)
    path = f"{reverse('actors:add_effort')}?aktoer={one.pk}"
    page = client.get(path)
    assert page.context["form"].initial["actors"] == (one.pk,)
    given = {
        "title": "Lektiecafé",
        "standing": "planned",
        "level": "group",
        "actors": [one.pk, other.pk],
        "themes": [world.theme.pk],
        "target_groups": [world.group.pk],
        "places": [world.place.pk],
        "starts_on": "01-03-2027",
        "about": "Hver torsdag",
    }
    assert client.post(path, given)["Location"] == reverse("actors:actor", args=[one.pk])
    text = text_of(client, "actors:actor", one.pk)
    assert "Planlagt Lektiecafé en gruppe · Netværk i opgangen · fra 01-03-2027" in text
    assert "sammen med Skolen" in text
    effort = Effort.objects.get()
    text = text_of(client, "actors:effort", effort.pk)
    for words in ("Klub Nord , Skolen", "Hver torsdag", "Betales ikke af bevillingen", "Nordhegn"):
        assert words in text


def test_the_empty_list_teaches(signed_in: SignedIn) -> None:
    assert "også det, bevillingen ikke betaler" in text_of(signed_in(), "actors:efforts")


def test_an_effort_is_corrected_and_its_page_tells(world: World, signed_in: SignedIn) -> None:
    one, other = world.actor("Klub Nord"), world.actor("Skolen")
    effort = world.effort("Lektiecafé", one)
    client = signed_in()
    path = reverse("actors:change_effort", args=[effort.pk])
    stands = {"title": "Lektiecafé", "standing": "existing", "level": "group", "actors": [one.pk]}
    client.post(path, stands)
    assert not AuditEvent.objects.filter(verb="effort.changed").exists()
    client.post(path, {**stands, "standing": "ended", "actors": [one.pk, other.pk]})
    text = text_of(client, "actors:effort", effort.pk)
    assert "rettede tiltaget »Lektiecafé«: aktører, status" in text
    assert "rettede tiltaget" in text_of(client, "actors:actor", other.pk)


def test_what_was_deleted_by_mistake_is_put_back_whole(
    world: World, initiative: Initiative, signed_in: SignedIn
) -> None:
    one, other = world.actor("Klub Nord"), world.actor("Skolen")
    effort = world.effort(
        "Lektiecafé",
        one,
        other,
        themes=(world.theme.pk,),
        starts_on=date(2026, 1, 5),
        initiative=initiative.pk,
    )
    before = steps.facts_of(effort)
    client = signed_in()
    page = client.post(reverse("actors:remove_effort", args=[effort.pk]), follow=True)
    assert "Tiltaget er slettet. Fortryd" in words_of(page.content)
    assert not Effort.objects.exists()
    assert "Fortryd" not in text_of(client, "actors:efforts")
    client.post(reverse("actors:put_back_effort"))
    assert steps.facts_of(Effort.objects.get()) == before
    client.post(reverse("actors:put_back_effort"))
    assert Effort.objects.count() == 1
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"effort.removed", "effort.put_back"} <= verbs


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"actors": ()}, "actors"),
        ({"actors": (999,)}, "actors"),
        ({"standing": "maybe"}, "standing"),
        ({"level": "city"}, "level"),
        ({"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}, "ends_on"),
        ({"themes": (999,)}, "themes"),
        ({"initiative": 999}, "initiative"),
        ({"title": "x" * 201}, "title"),
        ({"about": "se 010190-1234"}, "about"),
        ({"source": "010190-1234"}, "source"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    given: dict[str, object],
    field: str,
    an_actor: Callable[..., Actor],
    a_user: Callable[..., User],
) -> None:
    right = {
        "title": "Lektiecafé",
        "actors": (an_actor().pk,),
        "standing": "existing",
        "level": "group",
    }
    facts: dict[str, Any] = {**right, **given}
    with pytest.raises(Refused) as refused:
        steps.add_effort(EffortFacts(**facts), a_user())
    assert [fault.field for fault in refused.value.faults] == [field]
    assert not Effort.objects.exists()


def test_one_that_ceased_stays_in_what_it_did_but_joins_nothing_new(
    world: World, a_user: Callable[..., User]
) -> None:
    one, gone = world.actor("Klub Nord"), world.actor("Skolen")
    effort = world.effort("Lektiecafé", gone)
    archive_actor(gone, a_user())
    steps.change_effort(effort, replace(steps.facts_of(effort), title="Ny"), a_user())
    other = world.effort("Udflugt", one)
    both = replace(steps.facts_of(other), actors=(one.pk, gone.pk))
    with pytest.raises(Refused):
        steps.change_effort(other, both, a_user())


def test_the_list_is_narrowed_by_chips(
    world: World, initiative: Initiative, signed_in: SignedIn
) -> None:
    one, other = world.actor("Klub Nord"), world.actor("Skolen")
    sorted_by = {
        "themes": (world.theme.pk,),
        "target_groups": (world.group.pk,),
        "places": (world.place.pk,),
    }
    world.effort("Betalt", one, other, initiative=initiative.pk, level="area", **sorted_by)
    world.effort("Selv", one)
    world.effort("Senere", other, standing="planned", level="individual")
    client = signed_in()

    def found(query: str) -> list[str]:
        table = client.get(reverse("actors:efforts") + query).context["table"]
        return [row.title for row in table.page]

    assert found("") == ["Betalt", "Selv", "Senere"]
    assert found("?betales=nej") == ["Selv", "Senere"]
    assert found(f"?betales={initiative.pk}") == ["Betalt"]
    assert found("?status=planned") == ["Senere"]
    assert found("?niveau=area") == ["Betalt"]
    assert found("?sammen=sammen") == ["Betalt"]
    assert found("?sammen=alene") == ["Selv", "Senere"]
    assert found(f"?tema={world.theme.pk}") == ["Betalt"]
    assert found(f"?maalgruppe={world.group.pk}") == ["Betalt"]
    assert found(f"?omraade={world.place.pk}") == ["Betalt"]
    assert found("?q=klub") == ["Betalt", "Selv"]


def test_the_list_costs_the_same_however_many_rows(world: World, signed_in: SignedIn) -> None:
    one = world.actor("Klub Nord")
    world.effort("Første", one, themes=(world.theme.pk,))
    client = signed_in()
    path = reverse("actors:efforts")
    few = cost(client, path)
    for number in range(9):
        world.effort(f"Nr. {number}", one, world.actor(f"Forening {number * 111}"))
    assert cost(client, path) == few <= 11


def test_those_who_read_change_nothing(world: World, signed_in: SignedIn) -> None:
    effort = world.effort("Lektiecafé", world.actor())
    reader = signed_in(Role.STEERING)
    assert "Ret tiltaget" not in text_of(reader, "actors:effort", effort.pk)
    for method, name, args in (
        ("get", "add_effort", []),
        ("get", "change_effort", [effort.pk]),
        ("post", "remove_effort", [effort.pk]),
    ):
        answer = getattr(reader, method)(reverse(f"actors:{name}", args=args))
        assert answer.status_code == 403
    assert Effort.objects.exists()
