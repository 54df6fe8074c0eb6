"""An initiative on its way: bevilget, igangsat, afsluttet, what each step asks for, and undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.network import panels
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives import checks, steps
from brobygger.web.initiatives.facts import StepFacts, Waiver
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Refused

from .conftest import DECIDED

pytestmark = pytest.mark.django_db
Make = Callable[..., Initiative]
People = Callable[..., User]
NOTHING = StepFacts()
WITHOUT = replace(DECIDED, without="Aktørerne er ikke fundet endnu")


def granted(row: Initiative, user: User) -> Initiative:
    """The money is there."""
    steps.take_step(row, "granted", DECIDED, user)
    row.refresh_from_db()
    return row


def test_a_grant_is_written_with_who_when_and_where(initiative: Make, a_user: People) -> None:
    """Without it the step is refused in a sentence."""
    row = initiative()
    with pytest.raises(Refused, match="hvem der har bevilget"):
        steps.take_step(row, "granted", NOTHING, a_user())
    assert granted(row, a_user()).state == "granted"
    assert (row.granted_by, row.granted_source) == ("Udvalget", "sag 12, punkt 4")


def test_to_start_asks_for_the_committees_decision(initiative: Make, a_user: People) -> None:
    """And for the first measurement, or why it starts without."""
    row = granted(initiative(), a_user())
    with pytest.raises(Refused) as refused:
        steps.take_step(row, "started", NOTHING, a_user())
    words = [str(fault.words) for fault in refused.value.faults]
    assert any("udvalgets beslutning" in one for one in words)
    assert any("Mål samarbejdet først" in one for one in words)
    steps.take_step(row, "started", WITHOUT, a_user())
    row.refresh_from_db()
    assert (row.state, row.decision_by) == ("started", "Udvalget")
    assert row.started_without == "Aktørerne er ikke fundet endnu"
    assert row.started_missing == list(panels.before_start(row))


def test_without_an_area_or_a_first_day_nothing_starts(initiative: Make, a_user: People) -> None:
    """Each is asked for in its own sentence."""
    row = granted(initiative(place=None, starts_on=None, ends_on=None), a_user())
    with pytest.raises(Refused) as refused:
        steps.take_step(row, "started", WITHOUT, a_user())
    assert len(refused.value.faults) == 2


def test_the_notes_own_words_may_stand_for_the_decision(
    initiative: Make, a_user: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where the note says it and a person has confirmed it; the words are kept."""
    row = granted(initiative(), a_user())
    confirmed = StepFacts(has_waiver=True, without="Måles senere")
    with pytest.raises(Refused, match="udvalgets beslutning"):
        steps.take_step(row, "started", confirmed, a_user())
    found = Waiver("Kan igangsættes uden yderligere behandling.", {"page": 3, "words": "side 3"})
    monkeypatch.setattr(checks, "waiver_of", lambda _row: found)
    monkeypatch.setattr(steps, "waiver_of", lambda _row: found)
    steps.take_step(row, "started", confirmed, a_user())
    row.refresh_from_db()
    assert (row.waiver_quote, row.waiver_place["page"]) == (found.quote, 3)
    assert row.decision_on is None


def test_a_note_that_waives_the_decision_is_quoted_on_the_page(
    initiative: Make, accept: Callable[..., BudgetNote], a_user: People, signed_in: Any
) -> None:
    """Read from the note's own record, with a link to the paper."""
    note = accept(code="BI08")
    note.record["further_treatment"] = {
        "value": False,
        "raw": "Indsatsen kan igangsættes med det samme.",
        "source": {"page": 2, "line": 7},
        "certainty": "certain",
        "method": "text",
        "readings": [],
        "suggestion": None,
    }
    note.save()
    row = granted(initiative(budget_note=note.pk), a_user())
    address = reverse("initiatives:step", args=[row.pk, "started"])
    page = signed_in().get(address).content.decode()
    assert "Indsatsen kan igangsættes med det samme." in page
    assert "side 2" in page
    given = {"has_waiver": "on", "without": "Måles senere"}
    assert signed_in().post(address, given).status_code == 302
    row.refresh_from_db()
    assert row.state == "started"
    assert (
        "Begyndt efter notatets egne ord"
        in signed_in().get(reverse("initiatives:initiative", args=[row.pk])).content.decode()
    )


def test_a_step_back_and_an_end_ask_why(initiative: Make, a_user: People) -> None:
    """And what was closed is opened again to where it came from."""
    row = granted(initiative(), a_user())
    for to in ("planned", "closed"):
        with pytest.raises(Refused, match="Skriv hvorfor"):
            steps.take_step(row, to, NOTHING, a_user())
    steps.take_step(row, "closed", StepFacts(why="Pengene er brugt"), a_user())
    row.refresh_from_db()
    assert row.closed_because == "Pengene er brugt"
    steps.take_step(row, "granted", StepFacts(why="En slåfejl"), a_user())
    row.refresh_from_db()
    assert (row.state, row.closed_on) == ("granted", None)
    with pytest.raises(Refused, match="kan ikke tages herfra"):
        steps.take_step(row, "granted", DECIDED, a_user())


def test_the_last_step_is_undone_as_it_was(initiative: Make, a_user: People) -> None:
    """Step by step, until none is left; the log keeps them all."""
    row = granted(initiative(), a_user())
    steps.take_step(row, "started", WITHOUT, a_user())
    assert steps.undo_step(row, a_user())
    assert (row.state, row.started_on, row.started_without) == ("granted", None, "")
    assert row.granted_by == "Udvalget"
    assert steps.undo_step(row, a_user())
    assert (row.state, row.granted_on) == ("planned", None)
    assert not steps.undo_step(row, a_user())
    assert AuditEvent.objects.filter(verb="initiative.undone").count() == 2


def test_who_only_reads_takes_no_step(initiative: Make, a_user: People) -> None:
    """Neither on, back nor undone."""
    row = initiative()
    reader = a_user(Role.STEERING)
    with pytest.raises(PermissionDenied):
        steps.take_step(row, "granted", DECIDED, reader)
    with pytest.raises(PermissionDenied):
        steps.undo_step(row, reader)


def test_a_person_number_is_refused_in_every_field(initiative: Make, a_user: People) -> None:
    """Its digits are not repeated."""
    with pytest.raises(Refused) as refused:
        initiative(title="010203-1234", aim="010203-1234", expected_sectors=("010203-1234",))
    assert len(refused.value.faults) == 3
    row = initiative()
    wrong = StepFacts(by="010203-1234", source="010203-1234", why="010203-1234")
    with pytest.raises(Refused) as refused:
        steps.take_step(row, "closed", wrong, a_user())
    assert "010203" not in str(refused.value)


def test_days_that_nobody_means_are_told(initiative: Make) -> None:
    """A year with too few digits, and an end before the beginning."""
    with pytest.raises(Refused, match="slåfejl"):
        initiative(starts_on=date(24, 1, 1))
    with pytest.raises(Refused, match="Slutdatoen ligger før"):
        initiative(ends_on=date(2023, 1, 1))


def test_the_page_leads_by_its_buttons(initiative: Make, signed_in: Callable[..., Client]) -> None:
    """Bevilget by the form, then undone on the page."""
    row = initiative()
    client = signed_in(Role.PROJECT)
    page = reverse("initiatives:initiative", args=[row.pk])
    assert "Pengene er bevilget" in client.get(page).content.decode()
    address = reverse("initiatives:step", args=[row.pk, "granted"])
    assert "Der er noget, du skal rette" in client.post(address, {}).content.decode()
    given = {"on": "18-03-2024", "by": "Udvalget", "source": "sag 12"}
    client.post(address, given)
    assert "Bevilget af Udvalget 18-03-2024" in client.get(page).content.decode()
    client.post(reverse("initiatives:undo", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "planned"
    assert client.get(reverse("initiatives:step", args=[row.pk, "started"])).status_code == 404
