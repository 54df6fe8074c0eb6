"""A list of organisations from a spreadsheet: judged row by row, taken in once, undone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.choices import fetch
from brobygger.web.actors.loading.judging import check
from brobygger.web.actors.loading.reading import read_row
from brobygger.web.actors.models import Actor, Sector
from brobygger.web.actors.steps import archive_actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.lists.kinds import Row, Verdict
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.initiatives.models import Theme
from web.actors.conftest import World
from web.actors.pages import words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
START = "lists:start"
HEADS = "Navn;Sektor;Område;Tema;Tilbud;Åbent;Funktion;Telefon\n"


def lay_in(client: Client, *rows: str, source: str = "Kortlægning 2026") -> ListLoad:
    """Choose a file with these rows; its columns are known by their heads."""
    data = (HEADS + "\n".join(rows)).encode()
    file = SimpleUploadedFile("aktoerer.csv", data)
    answer = client.post(reverse(START, args=["aktoerer"]), {"file": file, "source": source})
    assert answer.status_code == 302, words_of(answer.content)
    return ListLoad.objects.latest("pk")


def preview(load: ListLoad) -> str:
    """The address of the preview."""
    return reverse("lists:preview", args=["aktoerer", load.pk])


def judged(*names: str) -> list[Verdict]:
    """The verdicts of rows that have a name alone."""
    return check([Row(at, {"title": name}) for at, name in enumerate(names, 2)], {})


def test_a_list_is_taken_in_with_all_that_its_columns_say(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in(Role.PROJECT)
    load = lay_in(
        client,
        "Klub Nord;forening;NORDHEGN;Netværk i opgangen;Åben klub;man-ons, fredag;Leder;12345678",
        "Skolen;Skole;OPD-9;;;hverdage;;",
    )
    text = words_of(client.get(preview(load)).content)
    assert "Klub Nord ny" in text
    page = client.post(preview(load), follow=True)
    assert "2 aktører er tilføjet." in words_of(page.content)
    klub, skole = Actor.objects.order_by("title")
    assert (str(klub.sector), klub.offers, klub.contact_function) == (
        "Forening",
        "Åben klub",
        "Leder",
    )
    assert (klub.weekdays, skole.weekdays) == ([1, 2, 3, 5], [1, 2, 3, 4, 5])
    assert list(klub.places.all()) == list(skole.places.all()) == [world.place]
    assert list(klub.themes.all()) == [world.theme]
    assert klub.source == "Kortlægning 2026"
    assert "12345678" not in str(list(Actor.objects.values()))
    [event] = AuditEvent.objects.filter(verb__startswith="actor.")
    assert (event.verb, event.facts) == ("actor.imported", {"made": 2, "filled": 0})


def test_each_row_is_judged_on_its_own(
    an_actor: Callable[..., Actor], a_user: Callable[..., User]
) -> None:
    same, near = an_actor("Klub Nord"), an_actor("Boligforeningen Eksempelhaven")
    gone = an_actor("Nedlagt forening")
    archive_actor(gone, a_user())
    verdicts = judged(
        "Ny forening",
        "KLUB NORD",
        "Boligforenigen Eksempelhaven",
        "Nedlagt forening",
        "",
        "ny  forening",
        "ring 010190-1234",
    )
    outcomes = [one.outcome for one in verdicts]
    assert outcomes == ["new", "same", "same", "new", "left_out", "left_out", "left_out"]
    offered = [[value for value, _words in one.choices] for one in verdicts[:4]]
    assert offered == [
        [],
        [f"same-{same.pk}", "skip"],
        [f"same-{near.pk}", "new", "skip"],
        ["new", "skip"],
    ]
    assert "Ligner »Boligforeningen Eksempelhaven«" in verdicts[2].words
    assert "er ophørt" in verdicts[3].words
    assert "linje 2" in verdicts[5].words


def test_words_that_the_register_does_not_know_are_told_and_left_out(world: World) -> None:
    cells = {
        "title": "Klub Nord",
        "sector": "Rumfart",
        "places": "Nordhegn; Sydhegn",
        "weekdays": "tirsdag og juleaften",
    }
    [verdict] = check([Row(2, cells)], {})
    assert verdict.outcome == "new"
    for words in ("(sektor): Rumfart", "(områder): Sydhegn", "(åbningsdage): juleaften"):
        assert words in verdict.words
    read = read_row(cells, fetch(), "")
    assert (read.facts.places, read.facts.weekdays) == ((world.place.pk,), (2,))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("mandag", (1,)),
        ("Man, ons og fre", (1, 3, 5)),
        ("man-tors", (1, 2, 3, 4)),
        ("lørdag–søndag", (6, 7)),
        ("alle dage", (1, 2, 3, 4, 5, 6, 7)),
        ("", ()),
    ],
)
def test_days_are_read_as_people_write_them(cell: str, days: tuple[int, ...]) -> None:
    assert read_row({"title": "x", "weekdays": cell}, fetch(), "").facts.weekdays == days


def test_one_that_is_there_gets_only_what_it_has_nothing_of(
    world: World, signed_in: SignedIn
) -> None:
    actor = world.actor("Klub Nord", offers="Det, vi ved")
    client = signed_in()
    load = lay_in(client, "klub nord;Forening;Nordhegn;;Noget andet;;Leder;")
    text = words_of(client.get(preview(load)).content)
    assert "rettes »Klub Nord« står her allerede" in text
    assert "Udfyldes hos den: sektor, kontaktens funktion" in text
    page = client.post(preview(load), follow=True)
    assert "1, der stod her, er udfyldt" in words_of(page.content)
    actor.refresh_from_db()
    assert (str(actor.sector), actor.offers, actor.contact_function) == (
        "Forening",
        "Det, vi ved",
        "Leder",
    )
    assert list(actor.places.all()) == [world.place]
    client.post(reverse("lists:take_back", args=["aktoerer", load.pk]))
    actor.refresh_from_db()
    assert (actor.sector, actor.offers, actor.contact_function) == (None, "Det, vi ved", "")
    assert not actor.places.exists()


def test_a_person_decides_what_a_doubtful_row_is(
    an_actor: Callable[..., Actor], signed_in: SignedIn
) -> None:
    an_actor("Boligforeningen Eksempelhaven")
    client = signed_in()
    row = "Boligforenigen Eksempelhaven;;;;;;;"
    skipped = lay_in(client, row)
    client.post(preview(skipped), {"valg-2": "skip"})
    assert Actor.objects.count() == 1
    same = lay_in(client, row)
    client.post(preview(same))
    assert Actor.objects.count() == 1
    new = lay_in(client, row)
    client.post(preview(new), {"valg-2": "new"})
    assert Actor.objects.count() == 2


def test_undo_removes_what_the_list_made_and_nothing_else(
    an_actor: Callable[..., Actor], signed_in: SignedIn
) -> None:
    own = an_actor("Klub Nord")
    client = signed_in()
    load = lay_in(client, "Skolen;;;;;;;", "Biblioteket;;;;;;;")
    client.post(preview(load))
    assert Actor.objects.count() == 3
    back = reverse("lists:take_back", args=["aktoerer", load.pk])
    page = client.post(back, follow=True)
    assert "Det er fortrudt" in words_of(page.content)
    assert list(Actor.objects.all()) == [own]
    assert AuditEvent.objects.filter(verb="actor.import_undone").count() == 1


@pytest.mark.parametrize("what", ["effort", "agreement", "contact", "change"])
def test_undo_stops_where_something_hangs_on_an_actor(
    what: str, world: World, signed_in: SignedIn
) -> None:
    client = signed_in()
    load = lay_in(client, "Skolen;;;;;;;", "Biblioteket;;;;;;;")
    client.post(preview(load))
    skole = Actor.objects.get(title="Skolen")
    deeds: dict[str, Callable[[], Any]] = {
        "effort": lambda: world.effort("Lektiecafé", skole),
        "agreement": lambda: world.agreement(skole),
        "contact": lambda: world.contact(skole, date(2026, 3, 2)),
        "change": lambda: client.post(
            reverse("actors:change", args=[skole.pk]), {"title": "Skolen", "offers": "Lektier"}
        ),
    }
    deeds[what]()
    page = client.post(reverse("lists:take_back", args=["aktoerer", load.pk]), follow=True)
    assert "Noget hænger på dem nu, eller de er rettet: »Skolen«" in words_of(page.content)
    assert Actor.objects.count() == 2


def test_a_name_in_two_lists_at_once_is_entered_once(signed_in: SignedIn) -> None:
    client = signed_in()
    first, second = lay_in(client, "Skolen;;;;;;;"), lay_in(client, "Skolen;;;;;;;")
    client.post(preview(first))
    client.post(preview(second))
    assert Actor.objects.count() == 1


def test_a_list_with_a_person_number_is_refused_whole(signed_in: SignedIn) -> None:
    data = f"{HEADS}Skolen;;;;ring 010190-1234;;;".encode()
    file = SimpleUploadedFile("aktoerer.csv", data)
    page = signed_in().post(reverse(START, args=["aktoerer"]), {"file": file})
    assert "personnummer" in words_of(page.content)
    assert not ListLoad.objects.exists()


def test_only_those_who_work_in_the_areas_load_lists(signed_in: SignedIn) -> None:
    path = reverse(START, args=["aktoerer"])
    assert signed_in(Role.STEERING).get(path).status_code == 403
    assert signed_in(Role.PROJECT).get(path).status_code == 200


def test_five_hundred_rows_are_judged_in_five_queries(
    django_assert_max_num_queries: Any, an_actor: Callable[..., Actor]
) -> None:
    an_actor("Klub Nord")
    Sector.objects.create(title="Aftenskole")
    Theme.objects.create(title="Et tema")
    with django_assert_max_num_queries(5):
        assert len(judged(*(f"Forening nummer {number}" for number in range(500)))) == 500


DOUBTFUL = "Vi ringer til hendes søn Taliva Orsu"


def test_a_row_that_seems_to_name_somebody_is_left_out_until_a_person_says_so(
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    rows = ("Klub Nord;;;;Åben klub;;;", f"Klub Syd;;;;{DOUBTFUL};;;")
    load = lay_in(client, *rows)
    text = words_of(client.get(preview(load)).content)
    assert "»Hvad tilbyder den?«: Det ligner et personnavn" in text
    assert text.count("tag den med alligevel") == 1
    client.post(preview(load))
    assert [one.title for one in Actor.objects.all()] == ["Klub Nord"]
    again = lay_in(client, *rows)
    client.post(preview(again), {"valg-3": "alligevel"})
    assert Actor.objects.get(title="Klub Syd").offers == DOUBTFUL


def test_a_row_with_a_choice_already_is_left_out_too(
    an_actor: Callable[..., Actor], signed_in: SignedIn
) -> None:
    an_actor("Boligforeningen Eksempelhaven")
    client = signed_in()
    row = f"Boligforenigen Eksempelhaven;;;;{DOUBTFUL};;;"
    load = lay_in(client, row)
    client.post(preview(load))
    assert not Actor.objects.exclude(offers="").exists()
    chosen = lay_in(client, row)
    client.post(preview(chosen), {"valg-2": "new"})
    assert Actor.objects.get(title="Boligforenigen Eksempelhaven").offers == DOUBTFUL


def test_what_rows_are_called_is_no_name_and_titles_are_fetched_once(
    signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    named = [f"Taliva Orsu {at};;;;Hos os i Taliva Orsu {at} spiser vi;;;" for at in range(20)]
    assert "personnavn" not in words_of(client.get(preview(lay_in(client, *named))).content)
    load = lay_in(client, *(f"Klub {at};;;;{DOUBTFUL};;;" for at in range(20)))
    with django_assert_max_num_queries(30):
        page = client.get(preview(load))
    assert words_of(page.content).count("tag den med alligevel") == 20
