"""Choosing an area in the screens and over the API: the same steps, for the same roles."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, ListedArea, Place
from brobygger.web.recommendations.models import Annex
from web.api.both_ways import OFFICERS, Step
from web.api.conftest import Caller

WORKERS = OFFICERS | {Role.PROJECT}


def fill_choices(user: User) -> None:
    """A choice that nobody has scored in, and two where the administrations have met."""
    listed = AreaList.objects.create(kind="district", published=date(2023, 12, 1), source="prøve")
    for order in range(2):
        place = Place.objects.create(code=f"B{order}", title=f"Sted {order}")
        ListedArea.objects.create(area_list=listed, place=place, order=order, title=place.title)
    for title in ("Ny", "Mødt", "Mødt igen"):
        facts = steps.ChoiceFacts(
            title=title, area_list=listed, first_scorer="BIF", second_scorer="TMF"
        )
        made = steps.open_choice(facts, user)
        if title != "Ny":
            score_steps.start_together(made, "prøve", user)
            first = made.candidates.select_related("listed", "choice").order_by("pk")[0]
            facts_of_score = score_steps.ScoreFacts(low=3, evidence="prøve")
            for one in CRITERIA:
                score_steps.set_score(first, one.key, facts_of_score, user, together=True)


def new(annex: Annex) -> AreaChoice:
    """Nobody has scored in it."""
    return AreaChoice.objects.get(title="Ny")


def choice(annex: Annex) -> AreaChoice:
    """The two have met, and it is not decided."""
    return AreaChoice.objects.filter(state="open").exclude(together_at=None).latest("pk")


def candidate(annex: Annex) -> Candidate:
    """The first of its areas."""
    return choice(annex).candidates.order_by("pk")[0]


def score_on_screen(client: Client, annex: Annex) -> Any:
    """Another level, as a browser sends it."""
    sent = {f"k{index}-low": "2" for index in range(len(CRITERIA))}
    page = reverse("choices:score_area", args=[choice(annex).pk, candidate(annex).pk])
    return client.post(page, sent)


def score_by_program(ask: Caller, annex: Annex) -> Any:
    """Another level, as a program sends it."""
    said = {
        "candidate": candidate(annex).pk,
        "criterion": CRITERIA[0].key,
        "low": 1,
        "together": True,
    }
    return ask.post(f"/area-choices/{choice(annex).pk}/scores", said)


def decision(annex: Annex) -> dict[str, Any]:
    """A whole decision; the day is said in the way of each."""
    return {
        "chosen": candidate(annex).pk,
        "decided_by": "Udvalget",
        "reason": "Mest at bygge på",
        "conflicts": "Ingen",
        "minutes": "Punkt 5",
        "deviation": "Aftalt",
    }


CHOICE_STEPS = [
    Step(
        "score_area_choice_for",
        lambda client, annex: client.post(
            reverse("choices:score", args=[new(annex).pk]), {"scorer": "BIF"}
        ),
        lambda ask, annex: ask.post(f"/area-choices/{new(annex).pk}/side", {"scorer": "TMF"}),
        WORKERS,
    ),
    Step("post_area_score", score_on_screen, score_by_program, WORKERS),
    Step(
        "decide_area_choice",
        lambda client, annex: client.post(
            reverse("choices:decide", args=[choice(annex).pk]),
            {**decision(annex), "decided_on": "18-03-2024"},
        ),
        lambda ask, annex: ask.post(
            f"/area-choices/{choice(annex).pk}/decision",
            {**decision(annex), "decided_on": "2024-03-18"},
        ),
        WORKERS,
    ),
]
