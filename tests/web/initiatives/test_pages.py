"""The pages of initiatives: opened from a note, its plan, the words, and the 360 overview."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.efforts.steps import add_effort
from brobygger.web.actors.facts import ActorFacts, EffortFacts
from brobygger.web.actors.models import Sector
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import Place
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives import plan_steps, steps
from brobygger.web.initiatives.all_round import all_round
from brobygger.web.initiatives.facts import PhaseFacts, StaffFacts
from brobygger.web.initiatives.models import FollowUp, Initiative, TargetGroup, Theme
from brobygger.web.initiatives.page import plan_of, staff_of
from brobygger.web.ui.faults import Refused

from .conftest import DECIDED

pytestmark = pytest.mark.django_db
Make = Callable[..., Initiative]
People = Callable[..., User]


def body(client: Client, name: str, *args: Any, query: str = "") -> str:
    """A page as text."""
    return client.get(reverse(name, args=args) + query).content.decode()


def test_the_list_teaches_until_there_is_an_initiative(
    signed_in: Callable[..., Client], initiative: Make
) -> None:
    """Then it shows them, and a search finds them by area too."""
    assert "Ingen indsatser endnu" in body(signed_in(), "initiatives:list")
    initiative()
    page = body(signed_in(), "initiatives:list", query="?q=nordhegn")
    assert "Indsats i Nordhegn" in page
    assert "Indsats i Nordhegn" not in body(signed_in(), "initiatives:list", query="?q=andet")
    assert "Indsats i Nordhegn" in signed_in().get("/soeg/?q=Nordhegn").content.decode()


def test_an_initiative_is_opened_from_its_note(
    signed_in: Callable[..., Client], accept: Callable[..., BudgetNote], place: Place
) -> None:
    """Title, period and people come from the note; the questions are its own."""
    note = accept(code="BI21")
    client = signed_in()
    page = body(client, "initiatives:new", query=f"?notat={note.pk}&omraade={place.pk}")
    assert note.title in page
    assert f'value="{place.pk}" selected' in page
    given = {
        "title": "Områdeindsats",
        "budget_note": note.pk,
        "place": place.pk,
        "starts_on": "01-01-2024",
        "ends_on": "31-12-2027",
        "aim": "",
        "expected_sectors": "Skole\nPoliti",
    }
    client.post(reverse("initiatives:new"), given)
    row = Initiative.objects.get()
    assert row.expected_sectors == ["Skole", "Politi"]
    asked = note.record.get("follow_up", [])
    assert row.follow_ups.count() == len([one for one in asked if one["value"]])
    page = body(client, "initiatives:initiative", row.pk)
    assert note.title in page
    assert "p/l" in page


def test_people_are_counted_exactly_and_over_time(initiative: Make, a_user: People) -> None:
    """2½ planned, 2 filled from a later day; unknown is not zero."""
    row = initiative()
    user = a_user()
    first = StaffFacts(title="Projektmedarbejder", planned="2½", since=date(2024, 1, 1))
    post = plan_steps.save_staff(row, first, user, None)
    later = StaffFacts(
        title="Projektmedarbejder",
        anchoring="Helhedsplanen",
        planned="2½",
        filled="2",
        since=date(2024, 6, 1),
    )
    plan_steps.save_staff(row, later, user, post)
    posts = plan_of(row).posts
    before, after = (staff_of(row, posts, day) for day in (date(2024, 3, 1), date(2025, 1, 1)))
    assert (before.planned, before.is_told) == (Fraction(5, 2), False)
    assert (after.planned, after.filled) == (Fraction(5, 2), Fraction(2))
    for wrong in ("mange", "", "99999"):
        with pytest.raises(Refused):
            plan_steps.save_staff(row, StaffFacts(title="x", planned=wrong), user, None)


def test_the_plan_is_written_moved_and_put_back_on_the_page(
    initiative: Make, signed_in: Callable[..., Client]
) -> None:
    """A phase, a post and a question by their forms; what is taken away can be undone."""
    row = initiative()
    client = signed_in()
    for title in ("Find aktørerne", "Afprøv"):
        given = {"title": title, "starts_on": "01-01-2024", "ends_on": ""}
        client.post(reverse("initiatives:add", args=[row.pk, "fase"]), given)
    given = {"title": "Medarbejder", "planned": "1,5", "filled": "", "since": ""}
    client.post(reverse("initiatives:add", args=[row.pk, "stilling"]), given)
    question = reverse("initiatives:add", args=[row.pk, "spoergsmaal"])
    client.post(question, {"question": "Hvor mange er nået?"})
    page = body(client, "initiatives:initiative", row.pk)
    for words in ("Find aktørerne", "ikke oplyst", "1½", "Hvor mange er nået?"):
        assert words in page
    second = row.phases.get(title="Afprøv")
    client.post(reverse("initiatives:move", args=[row.pk, second.pk]), {"retning": "op"})
    assert [one.title for one in row.phases.order_by("order")] == ["Afprøv", "Find aktørerne"]
    address = reverse("initiatives:remove", args=[row.pk, "fase", second.pk])
    assert "Fortryd" in client.post(address).content.decode()
    page = body(client, "initiatives:initiative", row.pk).split("Historik")[0]
    assert "Afprøv" not in page.replace("Afprøvninger", "")
    client.post(address, {"tilbage": "1"})
    assert not row.phases.filter(is_removed=True).exists()
    edit = reverse("initiatives:edit", args=[row.pk, "fase", second.pk])
    assert "Afprøv" in client.get(edit).content.decode()
    wrong = {"title": "Afprøv", "starts_on": "01-01-2025", "ends_on": "01-01-2024"}
    assert "Slutdatoen ligger før" in client.post(edit, wrong).content.decode()
    assert client.get(reverse("initiatives:add", args=[row.pk, "andet"])).status_code == 404


def test_coming_days_stand_on_the_page_and_in_the_calendar(
    initiative: Make, signed_in: Callable[..., Client], a_user: People
) -> None:
    """The end of a phase that is near."""
    row = initiative()
    soon = timezone.localdate() + timedelta(days=10)
    plan_steps.save_phase(row, PhaseFacts(title="Afprøv", ends_on=soon), a_user(), None)
    assert "»Afprøv« slutter" in body(signed_in(), "initiatives:initiative", row.pk)
    page = body(signed_in(), "calendar:year", soon.year)
    assert "fasen »Afprøv« slutter" in page


def test_the_overview_says_who_is_reached_and_where_it_is_empty(
    initiative: Make, place: Place, a_user: People, signed_in: Callable[..., Client]
) -> None:
    """Filled from the efforts in the area; empty cells and absent sectors in words."""
    user = a_user()
    theme, other = (Theme.objects.create(title=t, order=n) for n, t in enumerate("AB", 90))
    young = TargetGroup.objects.create(title="Unge i området", order=91)
    fathers = TargetGroup.objects.create(title="Fædre i området", order=92)
    row = initiative(
        themes=(theme.pk, other.pk),
        target_groups=(young.pk, fathers.pk),
        expected_sectors=("Skoler", "Politi"),
    )
    school = Sector.objects.get_or_create(title="Skole")[0]
    facts = ActorFacts(title="Birkeskolen", sector=school.pk, places=(place.pk,))
    actor = add_actor(facts, user)
    effort = EffortFacts(
        title="Trivsel",
        actors=(actor.pk,),
        standing="existing",
        level="group",
        places=(place.pk,),
        themes=(theme.pk,),
        target_groups=(young.pk,),
    )
    add_effort(effort, user)
    found = all_round(row)
    assert found.count_words.startswith("1 af 4")
    assert found.empty == (
        "Unge i området nås ikke af noget tiltag under »B«.",
        "Fædre i området nås ikke af noget tiltag.",
    )
    assert found.missing_sectors == ("Politi",)
    page = body(signed_in(), "initiatives:all_round", row.pk)
    assert "Trivsel (Birkeskolen)" in page
    assert "Politi" in page


def test_without_themes_and_parties_the_overview_says_what_to_do(
    initiative: Make, signed_in: Callable[..., Client]
) -> None:
    """No empty table."""
    row = initiative()
    assert "Vælg temaer og parter først" in body(signed_in(), "initiatives:all_round", row.pk)


def test_the_citys_words_are_its_own(signed_in: Callable[..., Client]) -> None:
    """Added, renamed, taken out of use; the same word twice is refused."""
    client = signed_in()
    address = reverse("initiatives:words")
    client.post(address, {"liste": "tema", "title": "Fritid", "source": ""})
    row = Theme.objects.get(title="Fritid")
    again = client.post(address, {"liste": "tema", "title": "fritid", "source": ""})
    assert "Det står her allerede" in again.content.decode()
    page = reverse("initiatives:word", args=["tema", row.pk])
    client.post(page, {"title": "Fritid og job", "source": "Notatet"})
    client.post(page, {"brug": "nej"})
    row.refresh_from_db()
    assert (row.title, row.is_in_use) == ("Fritid og job", False)
    given = {"liste": "maalgruppe", "title": "Naboer", "kind": "citizens", "source": ""}
    client.post(address, given)
    assert TargetGroup.objects.filter(title="Naboer").exists()
    assert client.post(address, {"liste": "andet"}).status_code == 404


def test_readers_see_and_change_nothing(initiative: Make, signed_in: Callable[..., Client]) -> None:
    """The pages are open, the forms are not."""
    row = initiative()
    reader = signed_in(Role.STEERING)
    page = body(reader, "initiatives:initiative", row.pk)
    assert "Pengene er bevilget" not in page
    assert "Indsats i Nordhegn" in body(reader, "initiatives:all_round", row.pk)
    for name, args in (("new", ()), ("change", (row.pk,)), ("add", (row.pk, "fase"))):
        assert reader.get(reverse(f"initiatives:{name}", args=args)).status_code == 403
    assert reader.post(reverse("initiatives:words"), {"liste": "tema"}).status_code == 403


def test_a_change_is_kept_and_a_running_initiative_has_an_area(
    initiative: Make, a_user: People, signed_in: Callable[..., Client]
) -> None:
    """The form shows what stands."""
    row = initiative()
    client = signed_in()
    assert "Indsats i Nordhegn" in body(client, "initiatives:change", row.pk)
    given = {"title": "Ny titel", "place": "", "starts_on": "01-01-2024", "ends_on": ""}
    client.post(reverse("initiatives:change", args=[row.pk]), given)
    row.refresh_from_db()
    assert (row.title, row.place) == ("Ny titel", None)
    Initiative.objects.filter(pk=row.pk).update(state="started")
    answer = client.post(reverse("initiatives:change", args=[row.pk]), given)
    assert "har et område" in answer.content.decode()


def test_an_area_and_the_thread_know_their_initiatives(
    initiative: Make, place: Place, a_user: People, signed_in: Callable[..., Client]
) -> None:
    """The area's page leads to it; one past its end waits in the menu."""
    row = initiative(ends_on=date(2024, 2, 1))
    assert "Indsats i Nordhegn" in body(signed_in(), "areas:place", place.pk)
    steps.take_step(row, "granted", DECIDED, a_user())
    Initiative.objects.filter(pk=row.pk).update(state="started")
    page = body(signed_in(), "overview")
    assert "1 i gang" in page
    assert "indsats er forbi sin slutdato" in page


def test_the_pages_are_english_in_english(
    initiative: Make, signed_in: Callable[..., Client]
) -> None:
    """No Danish is left over in the frame of the page."""
    row = initiative()
    client = signed_in()
    client.post(reverse("set_language"), {"language": "en"})
    page = body(client, "initiatives:initiative", row.pk)
    assert "The money is granted" in page
    assert "360 degree overview" in page
    assert FollowUp.objects.count() == 0
