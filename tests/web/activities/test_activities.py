"""Activities: entered with a neutral name, changed, ended and taken up again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities import steps
from brobygger.web.activities.facts import ActivityFacts, facts_of
from brobygger.web.activities.models import Activity
from brobygger.web.actors.steps import archive_actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.models import BudgetLine, BudgetNote
from brobygger.web.documents.models import Document
from brobygger.web.initiatives.models import Initiative, TargetGroup
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def a_paper(house: House) -> BudgetNote:
    """A budget note with no lines yet."""
    paper = Document.objects.create(owner=house.user, state="registered")
    return BudgetNote.objects.create(
        document=paper, title="Notatet", record={}, accepted_by=house.user
    )


def wrong(house: House, **facts: Any) -> dict[str, str]:
    """The faults of an activity, by field."""
    with pytest.raises(Refused) as refused:
        house.activity(**facts)
    return {fault.field: str(fault.words) for fault in refused.value.faults}


def test_one_is_entered_with_a_neutral_name_and_its_page_tells(
    house: House, signed_in: SignedIn
) -> None:
    client = signed_in(Role.PROJECT)
    path = reverse("activities:add", args=[house.initiative.pk])
    page = client.get(path)
    assert page.context["form"].initial["alias"] == "Klubben"
    assert page.context["form"].initial["place"] == house.place.pk
    given = {
        "title": "Samtalegruppe for mødre",
        "alias": "Tirsdagsholdet",
        "kind": "citizens",
        "is_closed": "on",
        "is_series": "on",
        "theme": house.theme.pk,
        "target_group": house.group.pk,
        "actors": [house.club.pk, house.school.pk],
        "venue": "Beboerhuset",
        "plan": "Mødrene vælger emnet",
    }
    answer = client.post(path, given)
    row = Activity.objects.get()
    assert answer["Location"] == reverse("activities:activity", args=[row.pk])
    text = text_of(client, "activities:activity", row.pk)
    for words in ("Hedder udadtil »Tirsdagsholdet«", "Birkeskolen", "Beboerhuset", "Lukket"):
        assert words in text
    assert "oprettede aktiviteten »Tirsdagsholdet«" in text
    listed = text_of(client, "activities:list")
    assert "Samtalegruppe for mødre udadtil: Tirsdagsholdet" in listed


@pytest.mark.parametrize(
    ("starts_on", "alias"), [(None, "Klubben"), (date(2026, 11, 25), "Onsdagsholdet")]
)
def test_a_blank_name_outward_is_filled_in_neutrally(
    house: House, starts_on: date | None, alias: str
) -> None:
    row = house.activity(alias="", starts_on=starts_on)
    assert row.alias == alias
    assert house.activity("En anden", alias="", starts_on=starts_on).alias == f"{alias} 2"


@pytest.mark.parametrize("alias", ["Mødregruppen", "Norm-klubben", "Samtaleholdet", "Opgangen"])
def test_a_name_that_tells_is_refused_with_its_reason(house: House, alias: str) -> None:
    assert "fortæller, hvad aktiviteten handler om" in wrong(house, alias=alias)["alias"]
    assert Activity.objects.count() == 0


def test_every_fault_stands_at_its_field(house: House) -> None:
    archive_actor(house.school, house.user)
    line = BudgetLine.objects.create(note=a_paper(house), table="one", order=1, label="Løn")
    other = Initiative.objects.create(title="En anden")
    found = wrong(
        house,
        title=" ",
        kind="others",
        theme=999,
        place=999,
        actors=(house.school.pk,),
        cost_line=line.pk,
        trial=999,
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 1, 1),
        plan="borger 010203-1234",
    )
    assert set(found) == {
        "title", "kind", "theme", "place", "actors", "cost_line", "trial", "ends_on", "plan",
    }  # fmt: skip
    row = house.activity()
    moved = ActivityFacts(initiative=other.pk, title="Samtalegruppe", alias="Klubben")
    with pytest.raises(Refused, match="bliver ved sin indsats"):
        steps.change_activity(row, moved, house.user)


def test_a_line_of_the_own_note_pays(house: House) -> None:
    note = a_paper(house)
    house.initiative.budget_note = note
    house.initiative.save()
    line = BudgetLine.objects.create(note=note, table="one", order=1, label="Aktivitetsmidler")
    total = BudgetLine.objects.create(note=note, table="one", order=2, label="I alt", is_total=True)
    assert house.activity(cost_line=line.pk).cost_line == line
    assert set(wrong(house, title="Sum", cost_line=total.pk)) == {"cost_line"}


def test_a_course_for_professionals_is_never_for_citizens(house: House) -> None:
    assert set(wrong(house, kind="competence")) == {"target_group"}
    group = TargetGroup.objects.create(title="Lærere", kind="professionals")
    assert house.activity(kind="competence", target_group=group.pk).kind == "competence"


def test_changes_are_told_by_the_name_outward(house: House, signed_in: SignedIn) -> None:
    row = house.activity()
    steps.change_activity(row, facts_of(row), house.user)
    assert not AuditEvent.objects.filter(verb="activity.changed").exists()
    path = reverse("activities:change", args=[row.pk])
    given = {"title": "Ny titel", "alias": "Tirsdagsholdet", "kind": "citizens", "venue": "Salen"}
    assert signed_in().post(path, given).status_code == 302
    event = AuditEvent.objects.get(verb="activity.changed")
    assert event.facts["alias"] == "Tirsdagsholdet"
    assert "venue" in event.facts["fields"]
    assert "mødre" not in str(event.facts)


def test_one_that_is_over_can_be_taken_up_again(house: House, signed_in: SignedIn) -> None:
    row, client = house.activity(), signed_in()
    client.post(reverse("activities:archive", args=[row.pk]))
    assert "Ingen aktiviteter endnu" in text_of(client, "activities:list")
    assert "Samtalegruppe" in text_of(client, "activities:list", query="?vis=slut")
    assert "Genoptag" in text_of(client, "activities:activity", row.pk)
    house.activity(alias="Klubben")
    answer = client.post(reverse("activities:restore", args=[row.pk]), follow=True)
    assert "hedder det samme nu" in words_of(answer.content)
    Activity.objects.filter(alias="Klubben").update(title="Noget andet")
    client.post(reverse("activities:restore", args=[row.pk]))
    row.refresh_from_db()
    assert not row.is_archived


def test_only_those_who_work_there_change_anything(
    house: House, a_user: Callable[..., User]
) -> None:
    row = house.activity()
    for role in (Role.STEERING, Role.EVALUATOR, Role.BUDGET):
        reader = a_user(role)
        with pytest.raises(PermissionDenied):
            steps.add_activity(facts_of(row), reader)
        with pytest.raises(PermissionDenied):
            steps.change_activity(row, facts_of(row), reader)
        with pytest.raises(PermissionDenied):
            steps.archive_activity(row, reader)
        with pytest.raises(PermissionDenied):
            steps.restore_activity(row, reader)


def test_the_list_is_narrowed_and_searched(house: House, signed_in: SignedIn) -> None:
    house.activity()
    house.activity("Kursus", alias="Klubben", kind="competence", target_group=None, theme=None)
    client = signed_in()
    only = text_of(client, "activities:list", query="?slags=competence")
    assert "Kursus" in only
    assert "Samtalegruppe" not in only
    assert "1 række " in text_of(client, "activities:list", query=f"?tema={house.theme.pk}")
    assert "2 rækker" in text_of(client, "activities:list", query="?q=klub+nord")
    assert "1 række " in text_of(client, "activities:list", query="?q=tirsdag")
