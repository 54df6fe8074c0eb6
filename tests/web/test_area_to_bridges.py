"""From a list of areas to a bridge that became a tie, by the pages that people use."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.models import Actor, BridgeProposal, Contact, Invitation, Wave
from brobygger.web.actors.network.bridges import weights_of
from brobygger.web.actors.network.link import token_of
from brobygger.web.areas.choice import score_steps
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, Place
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme

pytestmark = pytest.mark.django_db

LIST = (
    "Kode;Navn;Beboere;Ikke-vestlige;Uden arbejde;Dømte;Grundskole;Indkomst\n"
    "X1;Opdigtet Nord;1.612;41,2;33,4;1,52;61,8;60,3\n"
    "X2;Opdigtet Syd;2.208;38,6;30,2;1,28;60,4;64,1\n"
)
SECTORS = ("Forening", "Skole", "Boligorganisation", "Sundhed", "Sprogskole")
MANY = 15


def take_in(client: Client, slug: str, words: str, **settings: str) -> None:
    """Choose a file, agree to its columns, and take its rows in."""
    file = SimpleUploadedFile("liste.csv", words.encode())
    client.post(reverse("lists:start", args=[slug]), {"file": file, **settings})
    load = ListLoad.objects.latest("pk")
    page = client.post(reverse("lists:preview", args=[slug, load.pk]))
    assert page.status_code == 302, page.content.decode()


def choose_area(client: Client, user: User) -> Place:
    """Two administrations score, and a committee decides with its reason."""
    listed = AreaList.objects.get()
    said = {"title": "Område til indsatsen", "area_list": listed.pk}
    said |= {"first_scorer": "BIF", "second_scorer": "TMF"}
    page = client.post(
        reverse("choices:new"), {**said, "candidates": [one.pk for one in listed.areas.all()]}
    )
    assert page.status_code == 302, page.content.decode()
    choice = AreaChoice.objects.get()
    score_steps.start_together(choice, "De to har talt sammen fra begyndelsen", user)
    for candidate, level in zip(choice.candidates.order_by("pk"), (4, 2), strict=True):
        for one in CRITERIA:
            facts = ScoreFacts(low=level, evidence="besøg i området")
            score_steps.set_score(candidate, one.key, facts, user, together=True)
    chosen = Candidate.objects.filter(choice=choice).order_by("pk")[0]
    decided = {
        "chosen": chosen.pk,
        "decided_by": "Udvalget",
        "decided_on": "18-03-2024",
        "reason": "Mest at bygge på",
        "conflicts": "Ingen",
        "minutes": "Punkt 5",
    }
    assert client.post(reverse("choices:decide", args=[choice.pk]), decided).status_code == 302
    record = client.get(reverse("choices:record", args=[choice.pk])).content.decode()
    assert "Mest at bygge på" in record
    return Place.objects.get(code="X1")


def answer(wave: Wave, together: set[frozenset[int]]) -> None:
    """Every organisation answers by its own link: those next to each other work together."""
    rows = list(wave.invitations.select_related("actor").order_by("actor__title"))
    for at, row in enumerate(rows):
        said = {}
        for number, other in enumerate(rows):
            if number != at:
                is_near = at // 5 == number // 5
                is_tied = is_near or frozenset({row.actor_id, other.actor_id}) in together
                said[f"om-{other.actor_id}"] = "3" if is_tied else "0"
        address = reverse("roster:answer", args=[token_of(row)])
        assert Client().post(address, {**said, "faerdig": "1"}).status_code in (200, 302)


def open_wave(client: Client, initiative: Initiative) -> Wave:
    """Ask all organisations of the area."""
    end = timezone.localdate() + timedelta(days=20)
    said = {"initiative": initiative.pk, "title": "", "closes_on": f"{end:%d-%m-%Y}"}
    assert client.post(reverse("network:open"), said).status_code == 302
    return Wave.objects.latest("pk")


def test_from_a_list_of_areas_to_a_bridge_that_became_a_tie() -> None:
    """Area chosen, initiative opened, actors known, talked to, asked twice, brought together."""
    user = User.objects.create_user("rejse", "a long password", role=Role.CASE_OFFICER)
    client = Client()
    client.force_login(user, "brobygger.web.accounts.backend.SignIn")
    take_in(
        client,
        "omraader",
        LIST,
        kind="prevention_area",
        published="01-12-2023",
        source="Opdigtet",
        convicted="0,70",
    )
    place = choose_area(client, user)
    theme = Theme.objects.get_or_create(title="Netværk for mødre og fædre")[0]
    group = TargetGroup.objects.get_or_create(title="Mødre")[0]
    form = client.get(reverse("initiatives:new") + f"?omraade={place.pk}").content.decode()
    assert f'value="{place.pk}" selected' in form
    said: dict[str, Any] = {"title": "Indsats i Nord", "place": place.pk}
    said |= {"starts_on": "01-01-2024", "ends_on": "31-12-2027"}
    said |= {"themes": [theme.pk], "target_groups": [group.pk]}
    client.post(reverse("initiatives:new"), said)
    initiative = Initiative.objects.get()

    rows = [
        f"Organisation {n:02};{SECTORS[n % 5]};{place.title};{theme.title};{group.title}"
        for n in range(MANY)
    ]
    take_in(client, "aktoerer", "\n".join(["Navn;Sektor;Område;Tema;Målgruppe", *rows]) + "\n")
    actors = list(Actor.objects.order_by("title"))
    assert len(actors) == MANY
    assert all(place in one.places.all() for one in actors)

    for one in actors[:10]:
        contact = {"other": one.title, "day": "today", "kind": "meeting", "theme": theme.pk}
        client.post(reverse("contacts:list"), contact)
    assert Contact.objects.count() == 10

    first = open_wave(client, initiative)
    answer(first, set())
    assert Invitation.objects.filter(wave=first, answered_at=None).count() == 0
    client.post(reverse("network:close", args=[first.pk]))
    weights = {name: f"{part}" for name, part in asdict(weights_of(first)).items()}
    client.post(reverse("network:propose", args=[first.pk]), weights)
    proposed = list(BridgeProposal.objects.filter(wave=first).order_by("pk"))
    assert len(proposed) >= 3
    agreed = {"decision": "agree"}
    client.post(reverse("network:decide", args=[proposed[0].pk]), agreed)
    proposed[0].refresh_from_db()
    assert proposed[0].state == "agreed"
    back = timedelta(days=180)
    Wave.objects.filter(pk=first.pk).update(
        opened_on=first.opened_on - back,
        closes_on=first.closes_on - back,
        closed_on=timezone.localdate() - back,
    )

    second = open_wave(client, initiative)
    answer(second, {frozenset({proposed[0].one_id, proposed[0].other_id})})
    client.post(reverse("network:close", args=[second.pk]))
    figures = client.get(reverse("network:figures") + f"?boelge={second.pk}").content.decode()
    assert "Ændret siden" in figures
    bridges = client.get(reverse("network:bridges") + f"?boelge={second.pk}").content.decode()
    assert "De to arbejder sammen nu." in bridges

    overview = client.get(reverse("initiatives:all_round", args=[initiative.pk]))
    page = overview.content.decode()
    assert "Mødre nås ikke af noget tiltag." in page
