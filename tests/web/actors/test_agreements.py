"""Agreements: entered, renewed, ended; told in the calendar and to those who must act."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.agreements import steps
from brobygger.web.actors.agreements.standing import standing
from brobygger.web.actors.facts import AgreementFacts
from brobygger.web.actors.models import Actor, Agreement
from brobygger.web.actors.steps import archive_actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
MakeAgreement = Callable[..., Agreement]
TODAY = date(2026, 6, 1)


@pytest.fixture
def actor(an_actor: Callable[..., Actor]) -> Actor:
    """The actor that something is agreed with."""
    return an_actor("Klub Nord")


def test_an_agreement_is_written_in_on_the_actors_page(actor: Actor, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROJECT)
    given = {
        "purpose": "Lokaler to aftener",
        "own_contribution": "Rengøring",
        "starts_on": "01-01-2026",
        "ends_on": "31-12-2030",
        "renewal_on": "01-10-2030",
    }
    client.post(reverse("actors:add_agreement", args=[actor.pk]), given)
    text = text_of(client, "actors:actor", actor.pk)
    for words in (
        "Lokaler to aftener gælder 01-01-2026 – 31-12-2030 · skal fornys inden 01-10-2030",
        "Eget bidrag: Rengøring",
        "skrev en samarbejdsaftale med »Klub Nord« fra 01-01-2026, skal fornys inden 01-10-2030",
    ):
        assert words in text
    assert "Lokaler to aftener" in text_of(client, "actors:agreements")


@pytest.mark.parametrize(
    ("ends_on", "renewal_on", "word"),
    [
        (None, None, "gælder"),
        (date(2026, 5, 31), None, "ophørt"),
        (TODAY, None, "gælder"),
        (None, date(2026, 5, 31), "fornyelsen er overskredet"),
        (None, date(2026, 7, 31), "skal fornys"),
        (None, date(2026, 8, 1), "gælder"),
    ],
)
def test_where_an_agreement_stands_today(
    ends_on: date | None, renewal_on: date | None, word: str
) -> None:
    assert standing(date(2026, 1, 1), ends_on, renewal_on, TODAY).word == word


def test_an_agreement_is_renewed_ended_and_deleted_with_undo(
    actor: Actor, an_agreement: MakeAgreement, signed_in: SignedIn
) -> None:
    row = an_agreement(actor, renewal_on=date(2026, 10, 1))
    client = signed_in()
    path = reverse("actors:change_agreement", args=[row.pk])
    given = {"purpose": row.purpose, "starts_on": "01-01-2026", "renewal_on": "01-10-2029"}
    client.post(path, given)
    row.refresh_from_db()
    assert row.renewal_on == date(2029, 10, 1)
    client.post(reverse("actors:end_agreement", args=[row.pk]), {"on": "01-06-2026"})
    row.refresh_from_db()
    assert (row.ends_on, row.renewal_on) == (date(2026, 6, 1), None)
    assert "afsluttede samarbejdsaftalen med »Klub Nord« pr. 01-06-2026" in text_of(
        client, "actors:actor", actor.pk
    )
    page = client.post(reverse("actors:remove_agreement", args=[row.pk]), follow=True)
    assert "Aftalen er slettet. Fortryd" in words_of(page.content)
    assert not Agreement.objects.exists()
    client.post(reverse("actors:put_back_agreement"))
    assert Agreement.objects.get().ends_on == date(2026, 6, 1)
    assert AuditEvent.objects.filter(verb="agreement.put_back").exists()


def test_it_cannot_end_before_it_begins(
    actor: Actor, an_agreement: MakeAgreement, signed_in: SignedIn
) -> None:
    row = an_agreement(actor)
    path = reverse("actors:end_agreement", args=[row.pk])
    text = words_of(signed_in().post(path, {"on": "01-01-2025"}).content)
    assert "Den kan ikke slutte, før den begynder" in text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"purpose": "Se 010190-1234"}, "purpose"),
        ({"own_contribution": "010190-1234"}, "own_contribution"),
        ({"ends_on": date(2025, 1, 1)}, "ends_on"),
        ({"renewal_on": date(2025, 1, 1)}, "renewal_on"),
        ({"ends_on": date(2026, 2, 1), "renewal_on": date(2026, 3, 1)}, "renewal_on"),
        ({"initiative": 999}, "initiative"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    given: dict[str, object], field: str, actor: Actor, a_user: Callable[..., User]
) -> None:
    facts: dict[str, Any] = {"purpose": "Lokaler", "starts_on": date(2026, 1, 1), **given}
    with pytest.raises(Refused) as refused:
        steps.add_agreement(actor, AgreementFacts(**facts), a_user())
    assert [fault.field for fault in refused.value.faults] == [field]


def test_nothing_is_agreed_with_one_that_has_ceased(
    actor: Actor, an_agreement: MakeAgreement, a_user: Callable[..., User]
) -> None:
    archive_actor(actor, a_user())
    with pytest.raises(Refused, match="Gendan den først"):
        an_agreement(actor)


def test_renewals_within_sixty_days_wait_for_those_who_can_act(
    actor: Actor, an_agreement: MakeAgreement, signed_in: SignedIn
) -> None:
    today = timezone.localdate()
    an_agreement(actor, renewal_on=today + timedelta(days=60), purpose="Snart")
    an_agreement(actor, renewal_on=today + timedelta(days=61), purpose="Senere")
    an_agreement(
        actor,
        date(2025, 1, 1),
        renewal_on=date(2025, 6, 1),
        ends_on=date(2025, 7, 1),
        purpose="Slut",
    )
    assert "1 samarbejdsaftale skal fornys" in text_of(signed_in(Role.PROJECT), "overview")
    assert "1 samarbejdsaftale" not in text_of(signed_in(Role.STEERING), "overview")
    table = signed_in().get(reverse("actors:agreements") + "?stand=fornys").context["table"]
    assert [row.purpose for row in table.page] == ["Snart"]
    table = signed_in().get(reverse("actors:agreements") + "?stand=ophoert").context["table"]
    assert [row.purpose for row in table.page] == ["Slut"]


def test_the_calendar_names_a_renewal_by_number_alone(
    actor: Actor, an_agreement: MakeAgreement, signed_in: SignedIn
) -> None:
    row = an_agreement(actor, renewal_on=date(2026, 10, 1))
    text = text_of(signed_in(), "calendar:year", 2026)
    assert f"Samarbejdsaftale nr. {row.pk} skal fornys senest" in text
    assert "Klub Nord" not in text
    assert "Samarbejdsaftale" not in text_of(signed_in(), "calendar:year", 2027)


def test_those_who_read_change_nothing(
    actor: Actor, an_agreement: MakeAgreement, signed_in: SignedIn
) -> None:
    row = an_agreement(actor)
    reader = signed_in(Role.STEERING)
    assert "Lokaler om aftenen" in text_of(reader, "actors:agreements")
    for method, name, pk in (
        ("get", "add_agreement", actor.pk),
        ("get", "change_agreement", row.pk),
        ("post", "end_agreement", row.pk),
        ("post", "remove_agreement", row.pk),
    ):
        answer = getattr(reader, method)(reverse(f"actors:{name}", args=[pk]))
        assert answer.status_code == 403
