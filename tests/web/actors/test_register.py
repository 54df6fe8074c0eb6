"""The register of actors on screen: the list, one actor, adding and changing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors import steps
from brobygger.web.actors.contact import set_contact
from brobygger.web.actors.facts import ActorFacts, ContactFacts
from brobygger.web.actors.models import Actor, Effort, Sector
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import TargetGroup, Theme
from web.actors.conftest import World
from web.actors.pages import cost, text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
MakeActor = Callable[..., Actor]


def test_an_empty_register_teaches_what_it_is_for(signed_in: SignedIn) -> None:
    text = text_of(signed_in(), "actors:list")
    assert "Borgere står her aldrig" in text
    assert "Tilføj den første" in text
    assert "Eller indlæs en liste" in text
    reader = text_of(signed_in(Role.STEERING), "actors:list")
    assert "Ingen aktører endnu" in reader
    assert "Tilføj" not in reader


def test_an_actor_is_added_with_all_that_is_known_of_it(
    place: Place, theme: Theme, group: TargetGroup, signed_in: SignedIn
) -> None:
    sector = Sector.objects.create(title="Aftenskole")
    given = {
        "title": " Klub  Nord ",
        "sector": sector.pk,
        "places": [place.pk],
        "themes": [theme.pk],
        "target_groups": [group.pk],
        "offers": "Åben klub",
        "weekdays": ["5", "1"],
        "contact_function": "Klubleder",
        "source": "Kortlægning 2026",
    }
    client = signed_in(Role.PROJECT)
    answer = client.post(reverse("actors:add"), given)
    actor = Actor.objects.get()
    assert answer["Location"] == reverse("actors:actor", args=[actor.pk])
    assert (actor.title, actor.folded, actor.weekdays) == ("Klub  Nord", "klub nord", [1, 5])
    text = text_of(client, "actors:actor", actor.pk)
    for words in (
        "Aftenskole · Nordhegn",
        "Åben klub",
        "Klubleder",
        "mandag, fredag",
        "Netværk i opgangen",
        "Bedsteforældre",
        "Kortlægning 2026",
        "ingen kontakt skrevet ned",
        "tilføjede aktøren »Klub Nord«",
    ):
        assert words in text


def test_a_name_that_looks_like_another_is_asked_about_first(
    an_actor: MakeActor, signed_in: SignedIn
) -> None:
    there = an_actor("Boligforeningen Eksempelhaven")
    client = signed_in()
    page = client.post(reverse("actors:add"), {"title": "Boligforenigen Eksempelhaven"})
    text = words_of(page.content)
    assert "Er det en af dem her? Boligforeningen Eksempelhaven" in text
    assert reverse("actors:actor", args=[there.pk]) in page.content.decode()
    assert Actor.objects.count() == 1
    given = {"title": "Boligforenigen Eksempelhaven", "is_another": "1"}
    assert client.post(reverse("actors:add"), given).status_code == 302
    assert Actor.objects.count() == 2


@pytest.mark.parametrize("title", ["KLUB nord", "Klub-Nord"])
def test_the_same_name_is_never_there_twice(
    title: str, an_actor: MakeActor, signed_in: SignedIn
) -> None:
    an_actor("Klub Nord")
    given = {"title": title, "is_another": "1"}
    text = words_of(signed_in().post(reverse("actors:add"), given).content)
    assert "»Klub Nord« står her allerede" in text
    assert Actor.objects.count() == 1


def test_words_in_another_order_look_alike(
    an_actor: MakeActor, a_user: Callable[..., User]
) -> None:
    an_actor("Perronen Ungdomsklub")
    with pytest.raises(steps.Doubtful) as doubtful:
        steps.add_actor(ActorFacts(title="Ungdomsklub Perronen"), a_user())
    assert [one.title for one in doubtful.value.alike] == ["Perronen Ungdomsklub"]


def test_one_that_has_ceased_is_offered_before_it_is_entered_anew(
    an_actor: MakeActor, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    steps.archive_actor(an_actor("Klub Nord"), a_user())
    client = signed_in()
    text = words_of(client.post(reverse("actors:add"), {"title": "Klub Nord"}).content)
    assert "Klub Nord ophørt" in text
    client.post(reverse("actors:add"), {"title": "Klub Nord", "is_another": "1"})
    first = Actor.objects.get(is_archived=True)
    page = client.post(reverse("actors:restore", args=[first.pk]), follow=True)
    assert "står her allerede" in words_of(page.content)


@pytest.mark.parametrize("field", ["title", "offers", "contact_function", "source"])
def test_a_person_number_is_refused_everywhere(field: str, signed_in: SignedIn) -> None:
    given = {"title": "Klub Nord", field: "ring til 010190-1234"}
    page = signed_in().post(reverse("actors:add"), given)
    assert "ligner et personnummer" in words_of(page.content)
    assert not Actor.objects.exists()


def test_changing_says_what_was_changed_and_nothing_where_nothing_was(
    an_actor: MakeActor, place: Place, signed_in: SignedIn
) -> None:
    actor = an_actor("Klub Nord", offers="Åben klub")
    client = signed_in()
    path = reverse("actors:change", args=[actor.pk])
    page = client.get(path).content.decode()
    assert 'value="Klub Nord"' in page
    client.post(path, {"title": "Klub Nord", "offers": "Åben klub"})
    assert not AuditEvent.objects.filter(verb="actor.changed").exists()
    client.post(path, {"title": "Klub Nord", "offers": "Lukket", "places": [place.pk]})
    text = text_of(client, "actors:actor", actor.pk)
    assert "rettede »Klub Nord«: områder, hvad den tilbyder" in text


def test_the_reason_of_a_pause_is_asked_about_once_where_it_names_somebody(
    an_actor: MakeActor, signed_in: SignedIn
) -> None:
    actor, client = an_actor(), signed_in()
    path = reverse("actors:pause", args=[actor.pk])
    said = {"paused_because": "Hendes søn Taliva Orsu er syg"}
    assert "Det ligner et personnavn" in words_of(client.post(path, said).content)
    actor.refresh_from_db()
    assert not actor.is_paused
    client.post(path, {**said, "paused_because-alligevel": "on"})
    actor.refresh_from_db()
    assert actor.paused_because == said["paused_because"]


def test_a_pause_has_a_reason_and_an_end(an_actor: MakeActor, signed_in: SignedIn) -> None:
    actor = an_actor()
    client = signed_in()
    path = reverse("actors:pause", args=[actor.pk])
    assert "er påkrævet" in words_of(client.post(path, {"paused_because": ""}).content)
    client.post(path, {"paused_because": "Skifter leder"})
    text = text_of(client, "actors:actor", actor.pk)
    assert "På pause" in text
    assert "Skifter leder" in text
    client.post(reverse("actors:resume", args=[actor.pk]))
    assert "På pause" not in text_of(client, "actors:actor", actor.pk)
    assert AuditEvent.objects.get(verb="actor.paused").why == "Skifter leder"


def test_an_actor_that_ceased_stays_can_come_back_and_loses_the_person(
    an_actor: MakeActor, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    actor = an_actor()
    said = ContactFacts(work_name="Kim Eksempel", agreed_on=timezone.localdate())
    set_contact(actor, said, a_user())
    client = signed_in()
    page = client.post(reverse("actors:archive", args=[actor.pk]), follow=True)
    assert "står nu som ophørt" in words_of(page.content)
    actor.refresh_from_db()
    assert (actor.is_archived, actor.contact_work_name, actor.contact_agreed_on) == (True, "", None)
    assert "ophørt 1" in text_of(client, "actors:list")
    client.post(reverse("actors:restore", args=[actor.pk]))
    actor.refresh_from_db()
    assert not actor.is_archived


def test_the_list_shows_who_stands_alone_first(
    an_actor: MakeActor, an_effort: Callable[..., Effort], signed_in: SignedIn
) -> None:
    one, other, alone = an_actor("Anna-huset"), an_actor("Beboerhuset"), an_actor("Ørneklubben")
    an_effort("Fællesspisning", one, other)
    an_effort("Bordtennis", alone)
    an_effort("Udflugt", alone, one, standing="planned")
    table = signed_in().get(reverse("actors:list")).context["table"]
    assert [row.title for row in table.page] == ["Ørneklubben", "Anna-huset", "Beboerhuset"]
    assert [row.partner_count for row in table.page] == [0, 1, 1]
    assert [row.effort_count for row in table.page] == [2, 2, 1]


def test_the_list_is_narrowed_by_chips(
    world: World, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    sector = Sector.objects.create(title="Aftenskole")
    sorted_by = {
        "places": (world.place.pk,),
        "themes": (world.theme.pk,),
        "target_groups": (world.group.pk,),
    }
    full = world.actor("Fuld", sector=sector.pk, **sorted_by)
    bare = world.actor("Bar")
    paused, gone = world.actor("Pauset"), world.actor("Ophørt")
    world.effort("Noget", full)
    world.effort("Stoppet", bare, standing="ended")
    today = timezone.localdate()
    world.contact(full, today)
    world.contact(bare, today - timedelta(days=100))
    steps.pause_actor(paused, "Flytter", a_user())
    steps.archive_actor(gone, a_user())
    client = signed_in()

    def found(query: str) -> list[str]:
        table = client.get(reverse("actors:list") + query).context["table"]
        return sorted(row.title for row in table.page)

    assert found(f"?sektor={sector.pk}") == ["Fuld"]
    assert found(f"?omraade={world.place.pk}") == ["Fuld"]
    assert found(f"?tema={world.theme.pk}") == ["Fuld"]
    assert found(f"?maalgruppe={world.group.pk}") == ["Fuld"]
    assert found("?omraade=ingen&status=aktiv") == ["Bar"]
    assert found("?status=pause") == ["Pauset"]
    assert found("?status=ophoert") == ["Ophørt"]
    assert found("?se=uden-tiltag") == ["Bar", "Pauset"]
    assert found("?se=stille") == ["Bar", "Pauset"]
    assert found("?se=alene") == ["Bar", "Fuld", "Pauset"]
    assert found("?q=fuld") == ["Fuld"]


def test_a_file_of_the_list_never_holds_a_contact(
    an_actor: MakeActor, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    actor = an_actor()
    said = ContactFacts(
        work_name="Kim Eksempel", work_number="12 34 56 78", agreed_on=timezone.localdate()
    )
    set_contact(actor, said, a_user())
    for kind in ("csv", "xlsx"):
        content = signed_in().get(f"{reverse('actors:list')}?format={kind}").content
        assert b"Kim" not in content
        assert b"12 34" not in content
    text = signed_in().get(f"{reverse('actors:list')}?format=csv").content.decode()
    assert "Klub Nord" in text


def test_only_those_who_work_in_the_areas_may_change_anything(
    an_actor: MakeActor, signed_in: SignedIn
) -> None:
    actor = an_actor()
    reader = signed_in(Role.STEERING)
    assert reader.get(reverse("actors:list")).status_code == 200
    text = text_of(reader, "actors:actor", actor.pk)
    assert "Ret aktøren" not in text
    for name in ("add", "change", "contact", "pause", "merge"):
        args = [] if name == "add" else [actor.pk]
        assert reader.get(reverse(f"actors:{name}", args=args)).status_code == 403
    for name in ("resume", "archive", "restore", "delete_contact", "part"):
        assert reader.post(reverse(f"actors:{name}", args=[actor.pk])).status_code == 403


def test_the_pages_cost_the_same_however_many_rows(
    an_actor: MakeActor, an_effort: Callable[..., Effort], signed_in: SignedIn
) -> None:
    client = signed_in()
    one, other = an_actor("Aa"), an_actor("Bb")
    an_effort("Sammen", one, other)
    paths = [reverse("actors:list"), reverse("actors:actor", args=[one.pk])]
    few = [cost(client, path) for path in paths]
    for number in range(12):
        third = an_actor(f"Forening {number * 111}")
        an_effort(f"Tiltag {number}", one, third)
    assert [cost(client, path) for path in paths] == few
    assert max(few) <= 10


def test_the_search_field_finds_actors_and_what_they_do(
    an_actor: MakeActor, an_effort: Callable[..., Effort], signed_in: SignedIn
) -> None:
    an_effort("Strikkeaften", an_actor("Mødestedet"))
    text = words_of(signed_in().get("/soeg/?q=moedestedet").content)
    assert "Mødestedet" in text
    assert "Strikkeaften" in words_of(signed_in().get("/soeg/?q=strikke").content)


def test_the_overview_counts_actors_and_those_that_stand_alone(
    an_actor: MakeActor, signed_in: SignedIn
) -> None:
    an_actor("Klub Nord")
    text = text_of(signed_in(), "overview")
    assert "1 aktør 1 står alene" in text
    assert "tilføjede aktøren »Klub Nord«" in text


@pytest.mark.parametrize(
    "name", ["list", "add", "efforts", "add_effort", "agreements", "sectors", "takeover"]
)
def test_the_pages_open_in_english(name: str, an_actor: MakeActor, signed_in: SignedIn) -> None:
    an_actor()
    client = signed_in()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(reverse(f"actors:{name}"))
    assert answer.status_code == 200
    assert 'lang="en"' in answer.content.decode()
