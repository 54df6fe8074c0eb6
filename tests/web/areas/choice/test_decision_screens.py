"""The decision on screen: calculation, record, workbook, who sees what, and how quick it is."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.close_steps import close_choice
from brobygger.web.areas.choice.loading import criteria_of
from brobygger.web.areas.models import AreaChoice, AreaList, ListedArea, Place
from brobygger.web.audit.subjects import told_of
from web.areas.choice.conftest import CLEAR, KEYS, candidate, decision, form_of, score
from web.areas.choice.test_screens import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
ApartOf = Callable[..., AreaChoice]


def test_the_calculation_stands_behind_a_link_in_the_lists_order(
    scored: ApartOf, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choice = scored({**CLEAR, "Engen": (4, 3, 3)})
    facts = steps.CriteriaFacts(criteria=criteria_of(choice), importance=KEYS, why="Aftalt")
    steps.set_criteria(choice, facts, a_user())
    text = text_of(signed_in(), "choices:calculation", choice.pk)
    for words in (
        "Kriterierne vejer efter rækkefølgen: Lovende indsatser",
        "Andelen af alle vægte er regnet præcist.",
        "Helt lige: Bakken, Engen.",
        "Bakken 0,903 1 50 pct. 50 pct.",
        "Ikke valgt er ikke det samme som mindre behov.",
    ):
        assert words in text


def test_a_decision_is_written_and_readers_see_it_alone(
    scored: ApartOf, signed_in: SignedIn
) -> None:
    choice = scored()
    client, page = signed_in(), reverse("choices:decide", args=[choice.pk])
    reader = signed_in(Role.STEERING)
    assert "Ja: Bakken" in words_of(client.get(page))
    for name in ("choices:choice", "choices:record"):
        assert reader.get(reverse(name, args=[choice.pk])).status_code == 403
    assert "Område til" not in text_of(reader, "choices:list")
    text = words_of(client.post(page, form_of(decision(choice, "Dalen"), conflicts="")))
    for words in ("Der står intet om inhabilitet.", "Afvigelsen er ikke forklaret."):
        assert words in text
    sent = form_of(decision(choice, "Dalen"), deviation="Skolen er klar")
    record = reverse("choices:record", args=[choice.pk])
    assert client.post(page, sent)["Location"] == record
    whole = reader.get(reverse("choices:choice", args=[choice.pk]))
    assert whole["Location"] == record
    text = words_of(reader.get(record))
    for words in (
        "Dalen er valgt",
        "Besluttet 18-03-2024 af Udvalget, indstillet af BIF og TMF.",
        "Afvigelse fra scorerne Skolen er klar",
        "Inhabilitet Ingen",
        "Vægtet sum: Bakken",
        "Ikke valgt Bakken, Engen, Fjorden, Grunden",
        "Ikke valgt er ikke det samme som mindre behov.",
    ):
        assert words in text
    for words in ("Se scorer og kilder", "Åbn valget igen", "mødet"):
        assert words not in text
    assert "Dalen" in text_of(reader, "choices:list")
    assert client.get(page)["Location"] == record
    assert "Dalen er valgt 18-03-2024" in text_of(client, "choices:choice", choice.pk)


def test_a_closed_choice_is_opened_again_by_a_case_officer_only(
    scored: ApartOf, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choice = scored()
    close_choice(choice, decision(choice), a_user())
    page = reverse("choices:reopen", args=[choice.pk])
    assert signed_in(Role.PROJECT).post(page, {"why": "Nej"}).status_code == 403
    client = signed_in()
    assert "hvorfor valget skal åbnes igen" in words_of(client.post(page, follow=True))
    assert not AreaChoice.objects.get().is_open
    text = words_of(client.post(page, {"why": "Klage"}, follow=True))
    assert "åbent igen" in text
    assert (
        "Her er mest at bygge på."
        in client.get(reverse("choices:decide", args=[choice.pk])).content.decode()
    )


def test_a_closed_choice_leads_to_a_new_initiative_once_there_is_that_page(
    scored: ApartOf,
    signed_in: SignedIn,
    a_user: Callable[..., User],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from brobygger.web.areas.choice import addresses

    choice = scored()
    assert addresses.initiative_address(choice) == ""
    close_choice(choice, decision(choice), a_user())
    monkeypatch.setattr(addresses, "reverse", lambda name: f"/{name}/")
    text = signed_in().get(reverse("choices:record", args=[choice.pk])).content.decode()
    place = candidate(choice, "Bakken").listed.place_id
    assert f"/initiatives:new/?omraade={place}" in text
    reader = signed_in(Role.STEERING).get(reverse("choices:record", args=[choice.pk]))
    assert "initiatives:new" not in reader.content.decode()


@pytest.mark.parametrize("is_closed", [False, True])
def test_the_workbook_holds_everything(
    is_closed: bool, scored: ApartOf, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choice = scored(CLEAR, {**CLEAR, "Dalen": (0, 2, 2)})
    score_steps.add_veto(candidate(choice, "Grunden"), "=Nej", "TMF", a_user())
    score_steps.start_together(choice, "", a_user())
    agreed = score_steps.ScoreFacts(low=1, evidence="Enige")
    score_steps.set_score(candidate(choice, "Dalen"), KEYS[0], agreed, a_user(), together=True)
    if is_closed:
        close_choice(choice, decision(choice), a_user())
    page = signed_in().get(reverse("choices:workbook", args=[choice.pk]))
    book = openpyxl.load_workbook(io.BytesIO(page.content))
    names = ["Kriterier", "Evidens", "Uenigheder", "Vetoer", "Vægtet sum", "Andel af alle vægte"]
    names += ["Pladser", "PROMETHEE II", "TOPSIS", *(["Beslutning"] if is_closed else []), "Ordbog"]
    assert book.sheetnames == names
    cells = {
        name: [value for row in book[name].iter_rows(values_only=True) for value in row if value]
        for name in names
    }
    assert "mødet" in cells["Evidens"]
    assert "'=Nej" in cells["Vetoer"]
    assert any("2 trin" in str(value) for value in cells["Uenigheder"])
    assert "1,000" in cells["PROMETHEE II"]
    assert any("frø 0" in str(value) for value in cells["Pladser"])
    assert ("Her er mest at bygge på." in cells.get("Beslutning", [])) is is_closed


def test_who_sees_what(scored: ApartOf, signed_in: SignedIn, a_user: Callable[..., User]) -> None:
    choice = scored()
    project = signed_in(Role.PROJECT)
    assert "Excel" not in text_of(project, "choices:choice", choice.pk)
    for name in ("choices:workbook",):
        assert project.get(reverse(name, args=[choice.pk])).status_code == 403
    for role in (Role.STEERING, Role.EVALUATOR):
        client = signed_in(role)
        for name in ("change", "criteria", "score", "calculation", "workbook", "decide"):
            assert client.get(reverse(f"choices:{name}", args=[choice.pk])).status_code == 403
        for name in ("done", "together", "add_veto", "reopen"):
            assert client.post(reverse(f"choices:{name}", args=[choice.pk])).status_code == 403
        assert client.get(reverse("choices:new")).status_code == 403


def test_a_page_of_another_choice_is_not_there(
    choice: AreaChoice, facts: steps.ChoiceFacts, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    second = steps.open_choice(facts, a_user())
    score_steps.score_for(second, "BIF", a_user())
    wrong = candidate(choice, "Bakken").pk
    page = reverse("choices:score_area", args=[second.pk, wrong])
    assert signed_in().get(page).status_code == 404


def test_two_areas_of_one_name_are_told_apart(
    choice: AreaChoice, area_list: AreaList, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    place = Place.objects.create(code="P9", title="Bakken")
    ListedArea.objects.create(area_list=area_list, place=place, order=9, title="Bakken")
    second = steps.open_choice(
        steps.ChoiceFacts(
            title="En til", area_list=area_list, first_scorer="BIF", second_scorer="TMF"
        ),
        a_user(),
    )
    text = text_of(signed_in(), "choices:choice", second.pk)
    score_steps.score_for(second, "BIF", a_user())
    text = text_of(signed_in(), "choices:choice", second.pk)
    assert "Bakken (P0)" in text
    assert "Bakken (P9)" in text


def test_a_page_of_thirteen_areas_takes_at_most_twelve_queries(
    area_list: AreaList, signed_in: SignedIn, a_user: Callable[..., User], other: User
) -> None:
    for number in range(5, 13):
        place = Place.objects.create(code=f"P{number}", title=f"Sted {number}")
        ListedArea.objects.create(area_list=area_list, place=place, order=number, title=place.title)
    choice = steps.open_choice(
        steps.ChoiceFacts(
            title="Alle 13", area_list=area_list, first_scorer="BIF", second_scorer="TMF"
        ),
        a_user(),
    )
    titles = list(choice.candidates.values_list("listed__title", flat=True))
    for scorer, user in (("BIF", a_user()), ("TMF", other)):
        score_steps.score_for(choice, scorer, user)
        score(choice, user, {title: (at % 5, at % 4, at % 3) for at, title in enumerate(titles)})
        score_steps.say_done(choice, user)
    client = signed_in()
    for name in ("choices:choice", "choices:calculation", "choices:workbook", "choices:decide"):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(name, args=[choice.pk])).status_code == 200
        assert len(seen) <= 12, name


def test_every_page_speaks_english(
    scored: ApartOf, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choice = scored()
    client = signed_in()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for name in ("choice", "criteria", "calculation", "decide", "change", "workbook"):
        page = client.get(reverse(f"choices:{name}", args=[choice.pk]))
        assert page.status_code == 200, name
    close_choice(choice, decision(choice), a_user())
    assert client.get(reverse("choices:record", args=[choice.pk])).status_code == 200
    assert client.get(reverse("choices:list")).status_code == 200


def test_the_list_is_found_filtered_and_exported(
    scored: ApartOf, facts: steps.ChoiceFacts, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choice = scored()
    close_choice(choice, decision(choice), a_user())
    steps.open_choice(steps.ChoiceFacts(**{**_plain(facts), "title": "Et andet"}), a_user())
    client, page = signed_in(), reverse("choices:list")
    assert "Et andet" not in words_of(client.get(f"{page}?tilstand=lukkede"))
    assert "Område til indsatsen" in words_of(client.get(f"{page}?q=Bakken"))
    sheet = client.get(f"{page}?format=csv").content.decode()
    assert "besluttet" in sheet
    assert "scores hver for sig" in sheet


def _plain(facts: steps.ChoiceFacts) -> dict[str, Any]:
    return {
        "area_list": facts.area_list,
        "first_scorer": facts.first_scorer,
        "second_scorer": facts.second_scorer,
    }


def test_the_demo_is_entered_once(a_user: Callable[..., User]) -> None:
    from brobygger.web.areas.choice.demo import load

    a_user(username="sagsbehandler")
    a_user(Role.BUDGET, username="budget")
    load()
    load()
    states = AreaChoice.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["closed", "open", "open"]
    assert AreaList.objects.get().is_fictional


def test_the_demo_uses_the_fictional_list_that_is_there(
    area_list: AreaList, a_user: Callable[..., User]
) -> None:
    from brobygger.web.areas.choice.demo import load

    a_user(username="sagsbehandler")
    a_user(Role.BUDGET, username="budget")
    load()
    assert {one.area_list for one in AreaChoice.objects.all()} == {area_list}


def test_the_log_names_a_choice_to_those_who_may_know_of_it(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice, reader = scored(), a_user(Role.STEERING)
    kind, number = "areas.AreaChoice", str(choice.pk)

    def told(user: User) -> Any:
        return told_of(user, {kind: [number]})[kind].get(number)

    assert told(reader) is None
    assert told(a_user()).url == reverse("choices:choice", args=[choice.pk])
    close_choice(choice, decision(choice), a_user())
    assert told(reader).url == reverse("choices:record", args=[choice.pk])
