"""Choosing an area on screen: from an empty list to a decision that readers can see."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps
from brobygger.web.areas.models import AreaChoice, AreaList, AreaScore, Veto
from web.areas.choice.conftest import CLEAR, KEYS, candidate, score

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
ApartOf = Callable[..., AreaChoice]


def words_of(page: Any) -> str:
    """An answer's words without its tags, blanks made one."""
    text = page.content.decode()
    main = text[text.index("<main") : text.index("</main")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def text_of(client: Client, name: str, *args: Any) -> str:
    """A page's words."""
    return words_of(client.get(reverse(name, args=args)))


def levels(*rows: tuple[str, str, str]) -> dict[str, str]:
    """The form of an area's scores: level, up to, evidence for each criterion."""
    sent: dict[str, str] = {}
    for index, (low, high, evidence) in enumerate(rows):
        sent |= {f"k{index}-low": low, f"k{index}-high": high, f"k{index}-evidence": evidence}
    return sent


def test_an_empty_list_says_what_comes_and_who_may_begin(signed_in: SignedIn, db: None) -> None:
    text = text_of(signed_in(), "choices:list")
    assert "Læg først en liste" in text
    assert "Åbn et valg" not in text
    AreaList.objects.create(kind="district", published="2023-12-01", source="Prøve")
    assert "Åbn et valg" in text_of(signed_in(), "choices:list")
    assert "Intet er besluttet endnu" in text_of(signed_in(Role.STEERING), "choices:list")


def test_a_choice_is_opened_and_its_criteria_looked_through(
    area_list: AreaList, signed_in: SignedIn
) -> None:
    client = signed_in(Role.PROJECT)
    sent = {
        "title": "Område til indsatsen",
        "area_list": str(area_list.pk),
        "first_scorer": "BIF",
        "second_scorer": "BIF",
    }
    page = client.post(reverse("choices:new"), sent)
    assert "to forskellige forvaltninger" in words_of(page)
    page = client.post(reverse("choices:new"), {**sent, "second_scorer": "TMF"})
    choice = AreaChoice.objects.get()
    criteria = reverse("choices:criteria", args=[choice.pk])
    assert page["Location"] == criteria
    assert "Lokale parter ser intet behov." in client.get(criteria).content.decode()


def criteria_form(**changes: str) -> dict[str, str]:
    """The form of the three criteria as it stands, and an empty fourth."""
    sent: dict[str, str] = {}
    for index, one in enumerate(CRITERIA):
        sent |= {f"k{index}-name": one.name, f"k{index}-source": one.source}
        sent |= {f"k{index}-level{level}": text for level, text in enumerate(one.levels)}
    return {**sent, **{name.replace("__", "-"): value for name, value in changes.items()}}


def test_criteria_are_added_ordered_and_taken_away(choice: AreaChoice, signed_in: SignedIn) -> None:
    client, page = signed_in(), reverse("choices:criteria", args=[choice.pk])
    assert "Skriv det, eller slet" in words_of(client.post(page, criteria_form(k3__name="Plads")))
    same = criteria_form(p0__place="1", p1__place="1", p2__place="2")
    assert "sin egen plads" in words_of(client.post(page, same))
    whole = {f"k3__level{level}": f"trin {level}" for level in range(5)}
    places = {"p0__place": "2", "p1__place": "1", "p2__place": "3", "p3__place": "4"}
    client.post(page, criteria_form(k3__name="Åben plads", **whole, **places))
    choice.refresh_from_db()
    assert choice.criteria[3]["name"] == "Åben plads"
    assert choice.importance[:2] == [KEYS[1], KEYS[0]]
    gone = {name: "" for name in criteria_form() if name.startswith("k0-")}
    client.post(page, {**criteria_form(), **gone})
    choice.refresh_from_db()
    assert [one["key"] for one in choice.criteria] == list(KEYS[1:])
    assert choice.importance == []


def test_after_the_first_score_only_weights_change_and_with_a_reason(
    choice: AreaChoice, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    score_steps.score_for(choice, "BIF", a_user())
    score(choice, a_user(), {"Bakken": (1, 1, 1)})
    client, page = signed_in(), reverse("choices:criteria", args=[choice.pk])
    assert "står fast" in words_of(client.get(page))
    sent = {"p0-place": "3", "p1-place": "2", "p2-place": "1"}
    assert "hvorfor" in words_of(client.post(page, sent))
    client.post(page, {**sent, "why": "Aftalt"})
    choice.refresh_from_db()
    assert choice.importance == list(reversed(KEYS))


def test_one_area_is_scored_at_a_time_with_the_levels_own_words(
    choice: AreaChoice, signed_in: SignedIn
) -> None:
    client = signed_in()
    start = reverse("choices:score", args=[choice.pk])
    assert "Hvem scorer du for?" in words_of(client.get(start))
    client.post(start, {"scorer": "BIF"})
    first, second = candidate(choice, "Bakken"), candidate(choice, "Dalen")
    page = reverse("choices:score_area", args=[choice.pk, first.pk])
    assert client.get(start)["Location"] == page
    text = text_of(client, "choices:score_area", choice.pk, first.pk)
    for words in ("Du scorer for BIF", "4: Aktører fra alle de sektorer", "0 af 3"):
        assert words in text
    wrong = levels(("3", "2", "Mødet"), ("nej", "", "Mødet"), ("1", "", "Se 010190-1234"))
    text = words_of(client.post(page, wrong))
    for words in ("Et spænd går fra", "Vælg et trin, eller slet", "personnummer"):
        assert words in text
    assert not AreaScore.objects.exists()
    sent = levels(("3", "", "Mødet"), ("1", "2", ""), ("nej", "", ""))
    after = reverse("choices:score_area", args=[choice.pk, second.pk])
    assert client.post(page, sent)["Location"] == after
    assert AreaScore.objects.count() == 2
    assert "2 af 3" in words_of(client.get(after))
    assert 'value="2" selected' in client.get(page).content.decode()
    sent = levels(("nej", "", ""), ("1", "2", ""), ("nej", "", ""))
    client.post(page, {**sent, "stay": "1"})
    assert AreaScore.objects.get().high == 2
    text = text_of(client, "choices:choice", choice.pk)
    for words in ("1 af 15 felter", "ikke vurderet", "kilde mangler", "i tvivl"):
        assert words in text


def test_each_sees_only_its_own_until_both_are_done(
    choice: AreaChoice, signed_in: SignedIn, a_user: Callable[..., User], other: User
) -> None:
    score_steps.score_for(choice, "BIF", a_user())
    score_steps.score_for(choice, "TMF", other)
    score(choice, a_user(), CLEAR)
    score(choice, other, {"Bakken": (0, None, None)})
    text = text_of(signed_in(Role.BUDGET), "choices:choice", choice.pk)
    for words in ("Her står kun det, TMF har scoret", "15 af 15 felter", "hver for sig"):
        assert words in text
    for words in ("Holder valget", "Hvor er de to uenige", "Flere indsatser bliver brugt"):
        assert words not in text
    bystander = signed_in(Role.PROJECT)
    text = text_of(bystander, "choices:choice", choice.pk)
    assert "Scorerne vises, når begge forvaltninger er færdige" in text
    assert "mødet" not in text
    assert "ikke vurderet" not in text, "it is assessed, and not to be seen yet"
    for name in ("choices:calculation", "choices:decide"):
        page = bystander.get(reverse(name, args=[choice.pk]))
        assert page["Location"] == reverse("choices:choice", args=[choice.pk])
    page = signed_in().get(reverse("choices:workbook", args=[choice.pk]))
    assert page.status_code == 302
    done = reverse("choices:done", args=[choice.pk])
    signed_in().post(done)
    signed_in(Role.BUDGET).post(done)
    text = text_of(signed_in(), "choices:choice", choice.pk)
    assert "Hvor er de to uenige" in text
    assert "4 trin fra hinanden" in text


def test_done_is_undone_while_nobody_has_looked(
    choice: AreaChoice, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in()
    score_steps.score_for(choice, "BIF", a_user())
    done = reverse("choices:done", args=[choice.pk])
    assert "mindst én score" in words_of(client.post(done, follow=True))
    score(choice, a_user(), {"Bakken": (1, 1, 1)})
    assert "BIF er færdig" in words_of(client.post(done, follow=True))
    here = reverse("choices:score_area", args=[choice.pk, candidate(choice, "Bakken").pk])
    assert "sagt færdig" in words_of(client.post(here, levels(*[("2", "", "")] * 3)))
    assert "ikke færdige" in words_of(client.post(done, {"undo": "1"}, follow=True))
    client.post(reverse("choices:score", args=[choice.pk]), {"scorer": "TMF"})
    assert choice.people.get().scorer == "BIF"


def test_the_page_says_whether_it_holds_who_differs_and_who_is_beaten(
    scored: ApartOf, signed_in: SignedIn
) -> None:
    choice = scored(CLEAR, {**CLEAR, "Dalen": (0, 2, 2)})
    text = text_of(signed_in(), "choices:choice", choice.pk)
    for words in (
        "Ja: Bakken er først ved alle vægte.",
        "1 felt er åbent",
        "Dalen , Lovende indsatser, som folk har tillid til: 2 trin fra hinanden",
        "Dalen: Bakken ligger aldrig lavere og på mindst ét kriterium højere.",
        "Ikke valgt er ikke det samme som mindre behov.",
        "Begynd runden sammen",
    ):
        assert words in text
    order = [text.index(f"{title} ", text.index("række")) for title in ("Bakken", "Dalen", "Engen")]
    assert order == sorted(order), "the order of the list, not of the scores"


def test_together_shows_what_was_said_and_goes_to_the_next_difference(
    scored: ApartOf, signed_in: SignedIn
) -> None:
    choice = scored(CLEAR, {**CLEAR, "Dalen": (0, 2, 2), "Grunden": (1, 3, 0)})
    client = signed_in(Role.PROJECT)
    client.post(reverse("choices:together", args=[choice.pk]))
    assert "2 uenigheder er ikke afklaret" in text_of(client, "choices:choice", choice.pk)
    dalen, grunden = candidate(choice, "Dalen"), candidate(choice, "Grunden")
    page = client.get(reverse("choices:score", args=[choice.pk]))
    here = reverse("choices:score_area", args=[choice.pk, dalen.pk])
    assert page["Location"] == here
    text = text_of(client, "choices:score_area", choice.pk, dalen.pk)
    for words in ("Sammen: BIF+TMF", "BIF 2", "TMF 0", "De er enige", "1 uenighed", "mødet"):
        assert words in text
    sent = levels(("1", "", "Enige"), ("nej", "", ""), ("nej", "", ""))
    following = reverse("choices:score_area", args=[choice.pk, grunden.pk])
    assert client.post(here, sent)["Location"] == following
    last = levels(("nej", "", ""), ("2", "", "Enige"), ("nej", "", ""))
    whole = reverse("choices:choice", args=[choice.pk])
    assert client.post(following, last)["Location"] == whole
    assert "0 uenigheder er ikke afklaret" in words_of(client.get(whole))


def test_going_together_early_takes_a_reason(choice: AreaChoice, signed_in: SignedIn) -> None:
    client, page = signed_in(), reverse("choices:together", args=[choice.pk])
    assert "Skriv, hvorfor I går sammen nu" in words_of(client.post(page))
    client.post(page, {"reason": "Fristen er i morgen"})
    assert "Fristen er i morgen" in text_of(client, "choices:choice", choice.pk)


def test_a_veto_is_written_shown_and_lifted(choice: AreaChoice, signed_in: SignedIn) -> None:
    client, page = signed_in(), reverse("choices:add_veto", args=[choice.pk])
    where = str(candidate(choice, "Engen").pk)
    text = words_of(client.post(page, {"candidate": where, "reason": "", "said_by": "TMF"}))
    assert "Der er noget, du skal rette" in text
    client.post(page, {"candidate": where, "reason": "Ingen lokaler", "said_by": "TMF"})
    assert "Engen : Ingen lokaler TMF" in text_of(client, "choices:choice", choice.pk)
    lift = reverse("choices:lift_veto", args=[Veto.objects.get().pk])
    assert "Ingen lokaler" in words_of(client.get(lift))
    client.post(lift, {"why": "Der er et lokale"})
    assert ": Der er et lokale" in text_of(client, "choices:choice", choice.pk)


def test_facts_are_corrected_and_a_mistake_taken_away(
    choice: AreaChoice, signed_in: SignedIn
) -> None:
    client, page = signed_in(), reverse("choices:change", args=[choice.pk])
    kept = [str(one.listed_id) for one in choice.candidates.all()][:3]
    sent: dict[str, Any] = {
        "title": "Nyt navn",
        "first_scorer": "BIF",
        "second_scorer": "SOF",
        "candidates": kept,
    }
    assert client.get(page).content.decode().count("checked") == 5
    client.post(page, sent)
    choice.refresh_from_db()
    assert (choice.title, choice.candidates.count(), choice.second_scorer) == ("Nyt navn", 3, "SOF")
    few = {**sent, "candidates": kept[:1]}
    assert "mindst to områder" in words_of(client.post(page, few))
    assert client.post(page, {"remove": "1"})["Location"] == reverse("choices:list")
    assert not AreaChoice.objects.exists()
