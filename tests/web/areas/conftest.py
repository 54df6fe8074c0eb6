"""Lists of areas as people load them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brobygger.domain.areas.area import Area, Polygon
from brobygger.web.accounts.models import User
from brobygger.web.areas.models import AreaList
from brobygger.web.areas.steps import ListFacts, load_list

DAY = date(2023, 12, 1)
SQUARE = Polygon(((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)))

BAKKEN = Area(
    "P1",
    "Bakken",
    DAY,
    "prevention_area",
    "Ministeriet",
    1_001,
    {
        "non_western": Fraction(334, 10),
        "outside_work": Fraction(302, 10),
        "convicted": Fraction(171, 100),
        "basic_school": Fraction(587, 10),
        "income": Fraction(622, 10),
    },
    ("Højbakken",),
    (SQUARE,),
)
DALEN = replace(BAKKEN, code="P2", name="Dalen", residents=2_080, aliases=(), polygons=())


def facts_for(published: date = DAY, **changes: Any) -> ListFacts:
    """The list of a day."""
    given: dict[str, Any] = {
        "kind": "prevention_area",
        "published": published,
        "source": "Ministeriet",
        "convicted_percent": Fraction(7, 10),
    }
    return ListFacts(**(given | changes))


def on_day(areas: Sequence[Area], facts: ListFacts) -> list[Area]:
    """The same areas on another list."""
    named: Mapping[str, Any] = {
        "published": facts.published,
        "kind": facts.kind,
        "source": facts.source,
    }
    return [replace(area, **named) for area in areas]


@pytest.fixture
def loaded(a_user: Callable[..., User]) -> Callable[..., AreaList]:
    """Load a list: Bakken and Dalen of December 2023 unless others are given."""

    def do(*areas: Area, **changes: Any) -> AreaList:
        facts = facts_for(**changes)
        return load_list(facts, on_day(areas or (BAKKEN, DALEN), facts), a_user())

    return do
