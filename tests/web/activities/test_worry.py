"""Bekymret for en borger? The list of contacts: dated, ordered, and no room for a case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import HelpContact
from brobygger.web.activities.worry import steps
from brobygger.web.activities.worry.contacts import help_list
from brobygger.web.activities.worry.steps import HelpFacts
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House, today
from web.actors.pages import text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def a_contact(house: House, title: str = "Døgnvagten", **facts: Any) -> HelpContact:
    """A service that answers; acute unless something else is said."""
    given = {"kind": "acute", "number": "00 00 00 00", "checked_on": today(), **facts}
    return steps.save_contact(house.initiative, HelpFacts(title=title, **given), house.user)


def test_everybody_reads_whom_to_call_life_first(house: House, signed_in: SignedIn) -> None:
    a_contact(house, "Modtagelsen", kind="duty", hours="hverdage 8-16")
    a_contact(house)
    client = signed_in(Role.STEERING)
    text = text_of(client, "worry:help", house.initiative.pk)
    assert text.index("Døgnvagten") < text.index("Modtagelsen")
    assert "Her skrives intet om borgeren" in text
    page = client.get(reverse("worry:help", args=[house.initiative.pk])).content.decode()
    assert 'href="tel:00000000"' in page
    main = page[page.index("<main") : page.index("</main")]
    assert "<input" not in main
    assert "<textarea" not in main


def test_the_empty_list_says_whom_to_call_all_the_same(house: House, signed_in: SignedIn) -> None:
    assert "ring 112" in text_of(signed_in(), "worry:help", house.initiative.pk)


def test_the_button_needs_only_the_initiative(house: House) -> None:
    given = {"initiative_id": house.initiative.pk}
    button = render_to_string("activities/worry_button.html", given)
    assert reverse("worry:help", args=[house.initiative.pk]) in button
    assert render_to_string("activities/worry_button.html", {}).strip() == ""


def test_the_list_is_shown_without_an_account(house: House) -> None:
    a_contact(house)
    [group] = help_list(house.initiative.pk)
    assert (group.kind, [line.contact.title for line in group.lines]) == ("acute", ["Døgnvagten"])
    shown = render_to_string("worry/groups.html", {"groups": [group]})
    assert "00 00 00 00" in shown
    assert "<form" not in shown


@pytest.mark.parametrize(("days", "is_old"), [(150, False), (190, True)])
def test_what_nobody_has_tried_for_half_a_year_is_told(
    house: House, signed_in: SignedIn, days: int, is_old: bool
) -> None:
    row = a_contact(house, checked_on=today() - timedelta(days=days))
    client = signed_in()
    old = "Ingen har efterprøvet det siden"
    assert (old in text_of(client, "worry:help", house.initiative.pk)) == is_old
    client.post(reverse("worry:check", args=[row.pk]))
    assert old not in text_of(client, "worry:help", house.initiative.pk)


def test_contacts_are_entered_corrected_ordered_and_taken_away(
    house: House, signed_in: SignedIn
) -> None:
    client = signed_in(Role.PROJECT)
    given = {"kind": "adviser", "title": "Rådgivningen", "number": "00 00 00 00"}
    given["checked_on"] = f"{today():%d-%m-%Y}"
    client.post(reverse("worry:add", args=[house.initiative.pk]), given)
    client.post(reverse("worry:add", args=[house.initiative.pk]), {**given, "title": "Den anden"})
    first, second = HelpContact.objects.order_by("order")
    client.post(reverse("worry:move", args=[second.pk]), {"retning": "op"})
    text = text_of(client, "worry:help", house.initiative.pk)
    assert text.index("Den anden") < text.index("Rådgivningen")
    client.post(reverse("worry:change", args=[first.pk]), {**given, "hours": "hele døgnet"})
    assert "Hele døgnet" in text_of(client, "worry:help", house.initiative.pk)
    answer = client.post(reverse("worry:remove", args=[first.pk]), follow=True)
    assert "Kontakten er fjernet." in answer.content.decode()
    assert [one.contact for one in help_list(house.initiative.pk)[0].lines] == [second]
    client.post(reverse("worry:put_back", args=[first.pk]))
    assert len(help_list(house.initiative.pk)[0].lines) == 2


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"kind": "friend"}, {"kind"}),
        ({"title": " "}, {"title"}),
        ({"number": ""}, {"number"}),
        ({"number": "", "url": "eksempel"}, {"url"}),
        ({"checked_on": today() + timedelta(days=1)}, {"checked_on"}),
        ({"advice": "borger 010203-1234"}, {"advice"}),
        ({"number": "0" * 41}, {"number"}),
    ],
)
def test_a_contact_that_nobody_can_use_is_refused(
    house: House, facts: dict[str, Any], fields: set[str]
) -> None:
    with pytest.raises(Refused) as refused:
        a_contact(house, **{"title": "Døgnvagten", **facts})
    assert {fault.field for fault in refused.value.faults} == fields


def test_readers_change_no_contact(house: House, a_user: Callable[..., User]) -> None:
    row, reader = a_contact(house), a_user(Role.BUDGET)
    tries: list[Callable[[], Any]] = [
        lambda: steps.save_contact(house.initiative, steps.facts_of(row), reader),
        lambda: steps.check_contact(row, reader),
        lambda: steps.move_contact(row, 1, reader),
        lambda: steps.set_removed(row, reader, is_removed=True),
    ]
    for one in tries:
        with pytest.raises(PermissionDenied):
            one()
