"""Is what the register says still right? One press, a line and a press, and back again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.domain.recommendations.rhythm import add_months
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.models import Annex, Part, Upkeep
from brobygger.web.recommendations.upkeep.standing import standing_of
from brobygger.web.recommendations.upkeep.steps import confirm_part, undo_update, update_part
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db
LIST = "recommendations:upkeep_list"


def part_of(code: str) -> Part:
    """A part as its card fetches it."""
    rows = Part.objects.select_related("recommendation__annex", "upkeep__person")
    return rows.get(code=code, recommendation__annex__superseded_by=None)


def aged(annex: Annex, months: int) -> None:
    """Let the annex have come in some months ago."""
    annex.accepted_at = timezone.now() - timedelta(days=31 * months)
    annex.save()


@pytest.fixture
def annex(accept: Callable[..., Annex]) -> Annex:
    """The demo's annex, confirmed today."""
    return accept(demo_annex())


def test_a_part_that_nobody_touched_was_looked_at_when_it_came_in(annex: Annex) -> None:
    today = timezone.localdate()
    now = standing_of(part_of("1a"), today)
    assert (now.updated_on, now.is_stale, now.months) == (today, False, 6)
    later = add_months(today, 8)
    stale = standing_of(part_of("1a"), later)
    assert stale.is_stale
    assert stale.words == "ikke opdateret i 8 måneder"
    assert not standing_of(part_of("1a"), add_months(today, 6)).is_stale


def test_still_right_is_one_press_and_undo_is_another(
    annex: Annex, signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    aged(annex, 9)
    client = signed_in()
    part = part_of("1a")
    card = reverse("recommendations:recommendation", args=[part.recommendation_id])
    assert "Ikke opdateret i 9 måneder" in client.get(card).content.decode()
    url = reverse("recommendations:confirm", args=[part.pk])
    answer = client.post(url, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("#del-1a")
    assert "Ikke opdateret" not in page
    assert "så på del 1a: stadig rigtigt" in page
    undo = reverse("recommendations:undo_update", args=[part.pk])
    page = client.post(undo, follow=True).content.decode()
    assert "Ikke opdateret i 9 måneder" in page
    assert not Upkeep.objects.exists()
    assert "Der er ingen opdatering" in client.post(undo, follow=True).content.decode()
    verbs = list(AuditEvent.objects.filter(verb__startswith="upkeep.").values_list("verb"))
    assert len(verbs) == 2


def test_a_line_counts_as_an_update_and_a_person_alone_does_not(
    annex: Annex, a_user: Callable[..., User]
) -> None:
    aged(annex, 9)
    user = a_user()
    update_part(part_of("1a"), "", user, 3, user)
    now = standing_of(part_of("1a"), timezone.localdate())
    assert (now.is_stale, now.person, now.months) == (True, user, 3)
    update_part(part_of("1a"), "Skolerne er i gang", user, 3, user)
    now = standing_of(part_of("1a"), timezone.localdate())
    assert (now.is_stale, now.said) == (False, "Skolerne er i gang")
    assert now.due_on == add_months(timezone.localdate(), 3)
    assert undo_update(part_of("1a"), user)
    now = standing_of(part_of("1a"), timezone.localdate())
    assert (now.is_stale, now.said, now.person, now.months) == (True, "", user, 3)
    assert not undo_update(part_of("1a"), user)


def test_yesterdays_update_is_history_not_a_slip(annex: Annex, a_user: Callable[..., User]) -> None:
    row = confirm_part(part_of("1a"), a_user())
    Upkeep.history.filter(id=row.pk).update(updated_on=timezone.localdate() - timedelta(1))
    assert not undo_update(part_of("1a"), a_user())


def test_what_cannot_be_kept_is_refused(annex: Annex, a_user: Callable[..., User]) -> None:
    with pytest.raises(Refused, match="ligner et personnummer") as said:
        update_part(part_of("1a"), "Se 010190-1234", None, 6, a_user())
    assert "010190" not in str(said.value)
    with pytest.raises(Refused, match="hvor tit"):
        update_part(part_of("1a"), "", None, 0, a_user())
    with pytest.raises(ValueError, match=Role.STEERING):
        update_part(part_of("1a"), "", a_user(Role.STEERING), 6, a_user())
    assert not Upkeep.objects.exists()


def test_the_page_offers_only_people_who_may_update(
    annex: Annex, signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    reader, budget = a_user(Role.STEERING), a_user(Role.BUDGET)
    client = signed_in()
    url = reverse("recommendations:upkeep", args=[part_of("1a").pk])
    page = client.get(url).content.decode()
    assert str(budget) in page
    assert str(reader) not in page
    refused = client.post(url, {"said": "", "person": reader.pk, "months": 6})
    assert refused.status_code == 200
    sent = {"said": "På vej", "person": budget.pk, "months": 12}
    page = client.post(url, sent, follow=True).content.decode()
    assert "Del 1a er gemt." in page
    assert "På vej" in page
    row = Upkeep.objects.get()
    assert (row.person, row.months) == (budget, 12)


def test_the_list_says_what_is_due_and_whose_it_is(
    annex: Annex, signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    aged(annex, 9)
    me, other = a_user(), a_user(Role.BUDGET)
    update_part(part_of("1a"), "i gang", me, 6, me)
    update_part(part_of("2a"), "", me, 3, me)
    update_part(part_of("3a"), "", other, 3, me)
    client = signed_in()

    def found(query: str) -> list[str]:
        return [row.code for row in client.get(reverse(LIST) + query).context["table"].found]

    assert len(found("")) == 18
    assert set(found("?ansvarlig=mine")) == {"1a", "2a"}
    assert found("?ansvarlig=mine&stand=skal") == ["2a"]
    assert found("?stand=ajour") == ["1a"]
    assert len(found("?stand=skal")) == 17
    assert len(found("?ansvarlig=ingen")) == 15
    assert found("")[-1] == "1a"


def test_a_press_in_the_list_comes_back_to_the_same_list_and_offers_undo(
    annex: Annex, signed_in: Callable[..., Client]
) -> None:
    aged(annex, 9)
    client = signed_in()
    here = reverse(LIST) + "?stand=skal&rettet=1"
    part = part_of("3a")
    url = reverse("recommendations:confirm", args=[part.pk])
    answer = client.post(url, {"next": here})
    assert answer["Location"] == f"{reverse(LIST)}?stand=skal&rettet={part.pk}"
    page = client.get(answer["Location"])
    assert "Del 3a står som opdateret i dag." in page.content.decode()
    assert "3a" not in [row.code for row in page.context["table"].found]
    undo = reverse("recommendations:undo_update", args=[part.pk])
    answer = client.post(undo, {"next": page.context["here"]})
    assert answer["Location"] == f"{reverse(LIST)}?stand=skal"
    page = client.get(f"{reverse(LIST)}?rettet={part.pk}")
    assert "står som opdateret" not in page.content.decode()


@pytest.mark.parametrize("where", ["https://ond.example/", "//ond.example", "javascript:x"])
def test_a_press_never_leads_out_of_the_site(
    annex: Annex, signed_in: Callable[..., Client], where: str
) -> None:
    part = part_of("3a")
    for name in ("confirm", "undo_update"):
        url = reverse(f"recommendations:{name}", args=[part.pk])
        assert signed_in().post(url, {"next": where})["Location"].endswith("#del-3a")
    url = reverse("recommendations:upkeep", args=[part.pk])
    sent = {"said": "x", "months": 6, "next": where}
    assert signed_in().post(url, sent)["Location"].endswith("#del-3a")


def test_what_is_due_waits_on_its_keepers_overview(
    annex: Annex, signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    aged(annex, 9)
    update_part(part_of("1a"), "", a_user(), 3, a_user())
    update_part(part_of("2a"), "", a_user(Role.BUDGET), 3, a_user())
    page = signed_in().get("/").content.decode()
    assert "del skal opdateres" in page
    assert "?stand=skal&amp;ansvarlig=mine" in page
    confirm_part(part_of("1a"), a_user())
    assert "skal opdateres" not in signed_in().get("/").content.decode()


def test_the_list_costs_the_same_whatever_the_rows(
    annex: Annex, accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    costs = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(LIST))
        costs.append(len(seen))
        accept()
    assert costs[0] == costs[1] <= 12


def test_a_file_has_the_words_and_no_buttons(
    annex: Annex, signed_in: Callable[..., Client]
) -> None:
    answer: Any = signed_in().get(reverse(LIST) + "?format=csv")
    heads, *rows = answer.content.decode("utf-8-sig").splitlines()
    assert "Opdatér;" not in f"{heads};"
    assert len(rows) == 18
    assert "ajour" in rows[0]


def test_history_keeps_what_was_said(annex: Annex, a_user: Callable[..., User]) -> None:
    update_part(part_of("1a"), "Først", None, 6, a_user())
    row = update_part(part_of("1a"), "Siden", None, 6, a_user())
    assert [line.said for line in row.history.order_by("history_id")] == ["Først", "Siden"]
    assert isinstance(row.due_on, date)


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_see_how_old_it_is_and_change_nothing(
    annex: Annex, signed_in: Callable[..., Client], a_user: Callable[..., User], role: str
) -> None:
    client = signed_in(role)
    part = part_of("1a")
    page: Any = client.get(reverse(LIST))
    assert page.status_code == 200
    assert "Stadig rigtigt" not in page.content.decode()
    for name in ("confirm", "undo_update", "upkeep"):
        url = reverse(f"recommendations:{name}", args=[part.pk])
        assert client.post(url, {"said": "x", "months": 6}).status_code == 403
    assert client.get(reverse("recommendations:upkeep", args=[part.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        update_part(part, "x", None, 6, a_user(role))
    assert not Upkeep.objects.exists()
