"""The half-year plan: what it gathers, who pays, and its own entries written, changed, put back."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.domain.actors.half_year import HalfYear, half_year_of
from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.log.steps import log_contact
from brobygger.web.actors.models import Actor, Effort, PlanEntry
from brobygger.web.actors.plan import steps
from brobygger.web.actors.plan.facts import PlanFacts, facts_of
from brobygger.web.actors.plan.rows import plan_rows
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.faults import Refused
from web.actors.conftest import World
from web.actors.pages import cost, text_of

pytestmark = pytest.mark.django_db
People = Callable[..., User]
Browser = Callable[..., Client]
AnActor = Callable[..., Actor]
AnEffort = Callable[..., Effort]
HALF = HalfYear(2027, 1)
EVENING = PlanFacts(title="Temaaften", on=date(2027, 3, 9))


def shown(client: Client, **asked: Any) -> str:
    """The words of the plan of the first half of 2027."""
    choices = "&".join(f"{key}={value}" for key, value in {"halvaar": "2027-1", **asked}.items())
    return text_of(client, "plan:show", query=f"?{choices}")


# What it gathers


def test_all_that_runs_in_the_half_year_is_there_also_what_the_grant_does_not_pay(
    an_actor: AnActor, an_effort: AnEffort, initiative: Initiative, signed_in: Browser
) -> None:
    club = an_actor()
    an_effort("Åben klub", club)
    an_effort("Fædregruppe", club, initiative=initiative.pk, starts_on=date(2027, 2, 1))
    an_effort("Forbi", club, ends_on=date(2026, 12, 31))
    an_effort("Senere", club, starts_on=date(2027, 7, 1))
    an_effort("Stoppet", club, standing="ended")
    an_effort("Stoppet i marts", club, standing="ended", ends_on=date(2027, 3, 31))
    an_effort("En dag", club, standing="planned")
    rows = {row.title: row for row in plan_rows(HALF)}
    assert list(rows) == ["Stoppet i marts", "Åben klub", "Fædregruppe", "En dag"]
    assert [row.when for row in rows.values()] == [
        "til marts",
        "hele halvåret",
        "fra februar",
        "ikke aftalt hvornår",
    ]
    assert (rows["Åben klub"].is_paid, rows["Fædregruppe"].is_paid) == (False, True)
    assert rows["Fædregruppe"].bar == (100, 500)
    assert rows["En dag"].at is None
    text = shown(signed_in(Role.STEERING))
    assert "4 tiltag og 0 andre punkter. Bevillingen betaler 1; 3 sker, uden at den betaler" in text
    assert "Ja: Indsatsen i Nordhegn fra februar" in text
    assert "Åben klub Klub Nord Nej hele halvåret" in text


def test_next_steps_and_meetings_come_from_the_log_and_readers_get_them_counted(
    an_actor: AnActor, a_user: People, signed_in: Browser
) -> None:
    club, today = an_actor(), timezone.localdate()
    said: dict[str, Any] = {"actor": club.pk, "on": today, "kind": "meeting"}
    log_contact(LogFacts(**said, next_step="Sende oplæg", next_on=today), a_user())
    page = f"?halvaar={half_year_of(today).code}"
    text = text_of(signed_in(Role.PROJECT), "plan:show", query=page)
    assert "Sende oplæg næste skridt Klub Nord Personalets egen tid" in text
    assert "1 møde holdt med en organisation" in text
    text = text_of(signed_in(Role.STEERING), "plan:show", query=page)
    assert "1 aftalt næste skridt" in text
    assert "Sende oplæg" not in text
    assert "1 møde holdt" in text


def test_an_area_has_what_is_done_there_paid_for_it_or_done_by_its_actors(
    world: World, initiative: Initiative, a_user: People, signed_in: Browser
) -> None:
    an_actor, an_effort, place, user = world.actor, world.effort, world.place, a_user()

    def entry(title: str, **facts: Any) -> None:
        steps.add_entry(PlanFacts(title=title, on=HALF.first, **facts), user)

    other = Place.objects.create(code="OPD-8", title="Sydhegn")
    here, away = an_actor(places=(place.pk,)), an_actor("Klub Syd", places=(other.pk,))
    an_effort("Sagt her", away, places=(place.pk,))
    an_effort("Betalt her", away, initiative=initiative.pk)
    an_effort("Gjort her", here)
    an_effort("Sagt der", here, places=(other.pk,))
    entry("Punkt her", place=place.pk)
    entry("Punkt af indsatsen", initiative=initiative.pk)
    entry("Punkt af aktøren", actors=(here.pk,))
    entry("Punkt der", place=other.pk, actors=(here.pk,))
    found = {row.title for row in plan_rows(HALF, place=place.pk)}
    assert found == {
        *("Sagt her", "Betalt her", "Gjort her"),
        *("Punkt her", "Punkt af indsatsen", "Punkt af aktøren"),
    }
    text = shown(signed_in(), omraade=place.pk)
    assert "Hvad sker der i Nordhegn? 1. halvår 2027" in text
    assert "Punkt der" not in text
    assert "Punkt der" in shown(signed_in(), omraade=999)


def test_an_entry_of_an_effort_has_its_themes_and_is_found_by_them(
    world: World, a_user: People, signed_in: Browser
) -> None:
    theme, group = world.theme, world.group
    effort = world.effort("Klub", world.actor(), themes=(theme.pk,), target_groups=(group.pk,))
    steps.add_entry(PlanFacts(title="Af klubben", on=HALF.first, effort=effort.pk), a_user())
    steps.add_entry(PlanFacts(title="Uden noget", on=HALF.first), a_user())
    for asked in ({"tema": theme.pk}, {"maalgruppe": group.pk}):
        text = shown(signed_in(), **asked)
        assert "Af klubben" in text
        assert "Uden noget" not in text
    second = Theme.objects.create(title="Et andet tema")
    assert "Intet i halvåret passer til dit valg" in shown(signed_in(), tema=second.pk)


def test_a_file_has_a_column_for_each_month(
    an_actor: AnActor, an_effort: AnEffort, a_user: People, signed_in: Browser
) -> None:
    an_effort("Klub", an_actor(), starts_on=date(2027, 5, 1), ends_on=date(2027, 5, 31))
    steps.add_entry(EVENING, a_user())
    page = reverse("plan:show") + "?halvaar=2027-1&format=csv"
    heads, *lines = signed_in().get(page).content.decode("utf-8-sig").splitlines()
    assert heads.startswith("Hvad;Slags;Hvem;Betaler bevillingen?;Hvornår;jan;feb")
    assert lines == [
        "Temaaften;punkt i planen;;Nej;marts 2027;;;planlagt;;;;;",
        "Klub;tiltag;Klub Nord;Nej;maj;;;;;i gang;;;",
    ]


def test_an_empty_half_year_teaches_and_a_wrong_one_is_not_there(signed_in: Browser) -> None:
    client = signed_in(Role.STEERING)
    text = shown(client)
    assert "Intet i halvåret endnu" in text
    assert "Tilføj til planen" not in text
    assert "Tilføj til planen" in shown(signed_in())
    assert client.get(reverse("plan:show") + "?halvaar=2027-3").status_code == 404
    assert client.get(reverse("plan:show")).status_code == 200


def test_the_plan_is_read_in_english(
    an_actor: AnActor, an_effort: AnEffort, signed_in: Browser
) -> None:
    an_effort("Klub", an_actor())
    client = signed_in()
    client.post(reverse("set_language"), {"language": "en"})
    assert client.get(reverse("plan:show")).status_code == 200
    assert client.get(reverse("plan:add")).status_code == 200


def test_the_plan_costs_the_same_however_much_is_planned(
    an_actor: AnActor, an_effort: AnEffort, a_user: People, signed_in: Browser
) -> None:
    client, page = signed_in(), reverse("plan:show") + "?halvaar=2027-1"
    actor = an_actor()
    few = cost(client, page)
    for number in range(8):
        effort = an_effort(f"Klub {number}", actor)
        facts = PlanFacts(title="P", on=HALF.first, effort=effort.pk, actors=(actor.pk,))
        steps.add_entry(facts, a_user())
    assert cost(client, page) == few <= 12


# Its own entries


def test_an_entry_is_written_for_the_half_year_and_area_one_was_looking_at(
    an_actor: AnActor, place: Place, signed_in: Browser
) -> None:
    actor, client = an_actor(), signed_in(Role.PROJECT)
    page = f"{reverse('plan:add')}?halvaar=2027-1&omraade={place.pk}"
    form = client.get(page).content.decode()
    assert re.search(rf'<option value="{place.pk}" selected', form)
    given = {
        "title": " Temaaften ",
        "month": "2027-03",
        "actors": [actor.pk],
        "is_paid": "yes",
        "paid_what": "forplejning",
        "place": place.pk,
    }
    answer = client.post(page, given)
    assert answer["Location"] == f"{reverse('plan:show')}?halvaar=2027-1&omraade={place.pk}"
    row = PlanEntry.objects.get()
    assert (row.title, row.on, row.is_day_known) == ("Temaaften", date(2027, 3, 1), False)
    assert "Temaaften punkt Klub Nord Ja: forplejning marts 2027" in shown(client)
    assert (
        sentence(AuditEvent.objects.get(verb="plan.added")) == "skrev »Temaaften« i halvårsplanen"
    )


def test_an_entry_gets_its_day_and_another_name(a_user: People, signed_in: Browser) -> None:
    row = steps.add_entry(EVENING, a_user())
    client, page = signed_in(), reverse("plan:change", args=[row.pk])
    assert '<option value="2027-03" selected>' in client.get(page).content.decode()
    given = {"title": "Fælles aften", "month": "2027-03", "on": "11-03-2027", "is_paid": "no"}
    assert client.post(page, given).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.on, row.is_day_known) == ("Fælles aften", date(2027, 3, 11), True)
    said = sentence(AuditEvent.objects.get(verb="plan.changed"))
    assert said == "rettede »Temaaften« til »Fælles aften« i halvårsplanen"
    client.post(page, given)
    assert AuditEvent.objects.filter(verb="plan.changed").count() == 1


def test_an_entry_is_deleted_and_put_back_as_it_was(
    an_actor: AnActor, a_user: People, signed_in: Browser
) -> None:
    row = steps.add_entry(
        PlanFacts(title="Fest", on=date(2027, 6, 5), is_day_known=True, actors=(an_actor().pk,)),
        a_user(),
    )
    before, client = facts_of(row), signed_in()
    page = client.post(reverse("plan:remove", args=[row.pk]), follow=True).content.decode()
    assert "Punktet er slettet." in page
    assert not PlanEntry.objects.exists()
    client.post(reverse("plan:put_back"))
    assert facts_of(PlanEntry.objects.get()) == before
    assert client.post(reverse("plan:put_back"))["Location"] == reverse("plan:show")
    verbs = AuditEvent.objects.filter(verb__startswith="plan.").order_by("pk")
    assert [event.verb for event in verbs] == ["plan.added", "plan.removed", "plan.put_back"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": ""}, "Hvad skal der ske?: "),
        ({"title": "Ring 010203-1234"}, "ligner et personnummer"),
        ({"month": ""}, "Vælg en måned, eller skriv dagen."),
        ({"paid_what": "mad"}, "Vælg også, at den betaler."),
        ({"paid_what": "010203-1234", "is_paid": "yes"}, "ligner et personnummer"),
        ({"on": "0027"}, "Skriv datoen som 28-06-2023."),
    ],
)
def test_what_cannot_stand_in_the_plan_is_said(
    given: dict[str, str], words: str, signed_in: Browser
) -> None:
    said = {"title": "Temaaften", "month": "2027-03", "is_paid": "no", **given}
    page = signed_in().post(reverse("plan:add") + "?halvaar=2027-1", said).content.decode()
    assert words in page
    assert not PlanEntry.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"on": date(1827, 1, 1)}, "on"),
        ({"actors": (999,)}, "actors"),
        ({"theme": 999}, "theme"),
        ({"place": 999}, "place"),
        ({"effort": 999}, "effort"),
        ({"paid_what": "mad"}, "is_paid"),
        ({"title": "010203-1234"}, "title"),
    ],
)
def test_a_step_names_the_field_of_each_fault(
    facts: dict[str, Any], field: str, a_user: People
) -> None:
    given = {"title": "Temaaften", "on": HALF.first, **facts}
    with pytest.raises(Refused) as refused:
        steps.add_entry(PlanFacts(**given), a_user())
    assert [fault.field for fault in refused.value.faults] == [field]
    assert "1234" not in str(refused.value)


def test_an_actor_that_has_ceased_stays_in_its_entry(an_actor: AnActor, a_user: People) -> None:
    actor, user = an_actor(), a_user()
    row = steps.add_entry(PlanFacts(title="Fest", on=HALF.first, actors=(actor.pk,)), user)
    Actor.objects.update(is_archived=True)
    steps.change_entry(row, PlanFacts(title="Ny fest", on=HALF.first, actors=(actor.pk,)), user)
    assert facts_of(row).actors == (actor.pk,)
    with pytest.raises(Refused):
        steps.add_entry(PlanFacts(title="Fest", on=HALF.first, actors=(actor.pk,)), user)


@pytest.mark.parametrize("role", [Role.STEERING, Role.BUDGET, Role.EVALUATOR])
def test_readers_change_nothing_in_the_plan(role: str, a_user: People, signed_in: Browser) -> None:
    row, reader = steps.add_entry(EVENING, a_user()), a_user(role)
    for step in (
        lambda: steps.add_entry(EVENING, reader),
        lambda: steps.change_entry(row, EVENING, reader),
        lambda: steps.remove_entry(row, reader),
    ):
        with pytest.raises(PermissionDenied):
            step()
    client = signed_in(role)
    assert client.get(reverse("plan:add")).status_code == 403
    assert client.get(reverse("plan:change", args=[row.pk])).status_code == 403
    assert client.post(reverse("plan:remove", args=[row.pk])).status_code == 403
    text = shown(client)
    assert "Temaaften" in text
    assert (
        reverse("plan:change", args=[row.pk])
        not in client.get(reverse("plan:show") + "?halvaar=2027-1").content.decode()
    )


def test_the_initiative_has_its_entries_among_its_dates(
    initiative: Initiative, a_user: People, signed_in: Browser
) -> None:
    on = timezone.localdate() + timedelta(days=9)
    facts = PlanFacts(title="Temaaften", on=on, is_day_known=True, initiative=initiative.pk)
    steps.add_entry(facts, a_user())
    assert "Temaaften" in text_of(signed_in(), "initiatives:initiative", initiative.pk)
