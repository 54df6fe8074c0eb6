"""A choice among five fictional areas, scored by BIF and TMF."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from brobygger.domain.areas.criteria import CRITERIA
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.close_steps import DecisionFacts
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, ListedArea, Place

AREAS = ("Bakken", "Dalen", "Engen", "Fjorden", "Grunden")
KEYS = tuple(one.key for one in CRITERIA)

Levels = Mapping[str, tuple[int | None, ...]]


@pytest.fixture
def area_list(db: None) -> AreaList:
    """Five areas."""
    made = AreaList.objects.create(
        kind="prevention_area", published=date(2023, 12, 1), source="Prøve", is_fictional=True
    )
    for order, title in enumerate(AREAS):
        place = Place.objects.create(code=f"P{order}", title=title)
        ListedArea.objects.create(area_list=made, place=place, order=order, title=title)
    return made


@pytest.fixture
def facts(area_list: AreaList) -> steps.ChoiceFacts:
    """The five areas, scored by BIF and TMF."""
    return steps.ChoiceFacts(
        title="Område til indsatsen", area_list=area_list, first_scorer="BIF", second_scorer="TMF"
    )


@pytest.fixture
def choice(facts: steps.ChoiceFacts, a_user: Callable[..., User]) -> AreaChoice:
    """The choice, before anybody has scored."""
    return steps.open_choice(facts, a_user())


@pytest.fixture
def other(a_user: Callable[..., User]) -> User:
    """The colleague who scores for TMF."""
    return a_user(Role.BUDGET)


def candidate(choice: AreaChoice, title: str) -> Candidate:
    """A candidate by its name, as the steps take it."""
    rows = Candidate.objects.select_related("listed__place", "choice")
    return rows.get(choice=choice, listed__title=title)


def score(choice: AreaChoice, user: User, levels: Levels) -> None:
    """Score areas by name, one level a criterion; None is not assessed."""
    for title, row in levels.items():
        facts = {
            key: None if level is None else ScoreFacts(low=level, evidence="mødet")
            for key, level in zip(KEYS, row, strict=True)
        }
        score_steps.score_area(candidate(choice, title), facts, user)


CLEAR: Levels = {
    "Bakken": (4, 3, 3),
    "Dalen": (2, 2, 2),
    "Engen": (1, 2, 2),
    "Fjorden": (0, 1, 1),
    "Grunden": (1, 1, 0),
}
"""Bakken is ahead on every criterion."""


@pytest.fixture
def scored(
    choice: AreaChoice, a_user: Callable[..., User], other: User
) -> Callable[..., AreaChoice]:
    """Both have scored by themselves and said so; the same levels unless others are given."""

    def do(bif: Levels = CLEAR, tmf: Levels | None = None) -> AreaChoice:
        for scorer, user, levels in (("BIF", a_user(), bif), ("TMF", other, tmf or bif)):
            score_steps.score_for(choice, scorer, user)
            score(choice, user, levels)
            score_steps.say_done(choice, user)
        choice.refresh_from_db()
        return choice

    return do


def decision(choice: AreaChoice, title: str = "Bakken", **other: Any) -> DecisionFacts:
    """A whole decision for an area by name."""
    said: dict[str, Any] = {
        "chosen": candidate(choice, title).pk,
        "decided_by": "Udvalget, indstillet af BIF og TMF",
        "decided_on": date(2024, 3, 18),
        "reason": "Her er mest at bygge på.",
        "conflicts": "Ingen",
        "minutes": "18-03-2024, punkt 5",
        **other,
    }
    return DecisionFacts(**said)


def form_of(facts: DecisionFacts, **changes: str) -> dict[str, str]:
    """The same as a browser sends it."""
    day = facts.decided_on
    return {
        "chosen": str(facts.chosen),
        "decided_by": facts.decided_by,
        "decided_on": f"{day:%d-%m-%Y}" if day else "",
        "reason": facts.reason,
        "conflicts": facts.conflicts,
        "minutes": facts.minutes,
        "deviation": facts.deviation,
        **changes,
    }
