"""The log in figures: open to readers, with source and period, never by the person who logged."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.domain.actors.half_year import HalfYear, half_year_of
from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.log.figures import Line, figures
from brobygger.web.actors.models import Actor, Contact, Sector
from brobygger.web.initiatives.models import Theme
from web.actors.pages import cost, text_of

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
AnActor = Callable[..., Actor]


def entered(user: User, actor: Actor, on: date, kind: str = "meeting", **more: object) -> Contact:
    """A contact as a row: figures are asked of days that are past and to come alike."""
    return Contact.objects.create(actor=actor, on=on, kind=kind, entered_by=user, **more)


def test_contacts_are_counted_by_kind_theme_sector_and_half_year(
    an_actor: AnActor, theme: Theme, a_user: Callable[..., User]
) -> None:
    school = Sector.objects.create(title="Prøveskole", order=1)
    club, other = an_actor(sector=school.pk), an_actor("Klub Syd")
    user, half = a_user(), HalfYear(2027, 1)
    entered(user, club, date(2027, 1, 1), theme=theme)
    entered(user, club, date(2027, 6, 30), "advice", met_with=other)
    entered(user, other, date(2027, 3, 1), "advice", met_with=club)
    entered(user, other, date(2025, 12, 31))
    found = figures(half)
    assert (found.contacts, found.organisations, found.advice, found.bridges) == (3, 2, 2, 1)
    parts = {part.key: list(part.lines) for part in found.parts}
    assert parts["kind"] == [Line("møde", 1, 1), Line("sparring", 2, 2)]
    assert parts["theme"] == [Line("Netværk i opgangen", 1, 1), Line("intet tema", 2, 2)]
    assert parts["sector"] == [Line("Prøveskole", 2, 1), Line("sektor ikke valgt", 1, 1)]
    assert list(found.halves) == [
        Line("2025-2", 1, 1),
        Line("2026-1", 0, 0),
        Line("2026-2", 0, 0),
        Line("2027-1", 3, 2),
    ]
    assert figures(None).contacts == 4
    assert figures(HalfYear(2026, 1)).contacts == 0


def test_readers_see_figures_with_source_and_period_but_no_contact(
    an_actor: AnActor, a_user: Callable[..., User], signed_in: Browser
) -> None:
    today = timezone.localdate()
    entered(a_user(), an_actor(), today, "advice", next_step="Hemmeligt", next_on=today)
    text = text_of(signed_in(Role.STEERING), "contacts:summary")
    first = half_year_of(today).first
    assert "1 kontakt med 1 organisation." in text
    assert f"Kilde: samarbejdsloggen, {first:%d-%m-%Y} til {today:%d-%m-%Y}." in text
    assert "Hemmeligt" not in text
    assert str(a_user()) not in text


def test_a_period_is_chosen_and_taken_as_a_file(
    an_actor: AnActor, a_user: Callable[..., User], signed_in: Browser
) -> None:
    entered(a_user(), an_actor(), date(2025, 3, 1))
    client, page = signed_in(), reverse("contacts:summary")
    assert "Ingen kontakter i perioden" in text_of(client, "contacts:summary")
    assert "1 kontakt" in text_of(client, "contacts:summary", query="?periode=2025-1")
    assert "1 kontakt" in text_of(client, "contacts:summary", query="?periode=alle")
    lines = client.get(f"{page}?periode=2025-1&format=csv").content.decode("utf-8-sig")
    heads, *rows = lines.splitlines()
    assert heads == "Opdelt efter;Værdi;Kontakter;Organisationer;Kilde"
    source = "samarbejdsloggen, 01-01-2025 til 30-06-2025"
    assert rows[0] == f"I alt;alle;1;1;{source}"
    assert rows[-1] == "Halvår;1. halvår 2025;1;1;samarbejdsloggen, hele halvåret"
    assert client.get(f"{page}?periode=2025-3").status_code == 404
    coming = half_year_of(timezone.localdate()).after.code
    assert client.get(f"{page}?periode={coming}").status_code == 200
    assert signed_in(Role.PROJECT).get(f"{page}?format=csv").status_code == 403


def test_the_figures_cost_the_same_however_many_contacts(
    an_actor: AnActor, a_user: Callable[..., User], signed_in: Browser
) -> None:
    client, page, actor = signed_in(), reverse("contacts:summary"), an_actor()
    few = cost(client, page)
    for days in range(9):
        entered(a_user(), actor, timezone.localdate() - timedelta(days=days))
    assert cost(client, page) == few <= 12


def test_a_day_that_is_both_chosen_and_typed_is_asked_about(
    an_actor: AnActor, signed_in: Browser
) -> None:
    given = {"actor": an_actor().pk, "day": "today", "on": "01-02-2026", "kind": "meeting"}
    page = signed_in().post(reverse("contacts:list"), given).content.decode()
    assert "Du har både skrevet en dag og valgt en anden." in page
    assert not Contact.objects.exists()
