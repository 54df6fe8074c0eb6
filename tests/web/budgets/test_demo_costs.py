"""The demo's costs: one is real, the others say that they are made up, and nothing is decided."""

from collections.abc import Callable

import pytest

from brobygger.web.accounts.models import Role, User
from brobygger.web.budgets import demo
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.recommendations.models import Annex
from web.budgets.decisions import planned

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register(in_register: Callable[..., Annex], a_user: Callable[..., User]) -> User:
    """The demo's annex, and the person who writes its costs."""
    in_register()
    return a_user(Role.BUDGET, username="budget")


def test_only_the_area_initiative_has_a_real_cost() -> None:
    demo.load()
    rows = {row.key: row for row in PlannedNote.objects.prefetch_related("costs")}
    costs = {key: sum(cost.kr for cost in row.costs.all()) for key, row in rows.items()}
    assert costs["N13"] == 8_000_000
    assert {cost.year for cost in rows["N13"].costs.all()} == {2024, 2025, 2026, 2027}
    assert (rows["N13"].price_base, rows["N13"].is_fictional) == (2024, False)
    made_up = {key for key, row in rows.items() if row.is_fictional}
    assert made_up == {"N2", "N6", "N9"}
    assert all("Opdigtet" in rows[key].source for key in made_up)
    assert {key for key, kr in costs.items() if not kr} == {"R3", "R7", "R11", "ØKF"}
    assert not Outcome.objects.exists()


def test_a_second_start_leaves_alone_what_a_person_has_written(register: User) -> None:
    demo.load()
    said = ShortForm(costs={2024: 1}, price_base=2024, source="tabel 1", title="Egen titel")
    edit_planned_note(planned("N2"), said, register)
    demo.load()
    row = planned("N2")
    assert (row.title, row.is_fictional) == ("Egen titel", False)
    assert [(cost.year, cost.kr) for cost in row.costs.all()] == [(2024, 1)]
