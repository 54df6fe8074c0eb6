"""A note in the register, an area, and an initiative that grows out of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.models import User
from brobygger.web.areas.models import Place
from brobygger.web.budgets import steps as budgets
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.documents.models import Document
from brobygger.web.initiatives import steps
from brobygger.web.initiatives.facts import InitiativeFacts, StepFacts
from brobygger.web.initiatives.models import Initiative
from papers.notes import a_note

DECIDED = StepFacts(on=date(2024, 3, 18), by="Udvalget", source="sag 12, punkt 4")


@pytest.fixture
def place(db: None) -> Place:
    """The area."""
    return Place.objects.create(code="OPD-9", title="Nordhegn")


@pytest.fixture
def accept(a_user: Callable[..., User]) -> Callable[..., BudgetNote]:
    """Put a note into the register; ``waives``: it says that no further decision is needed."""

    def do(**facts: Any) -> BudgetNote:
        values: Any = as_json(a_note(**facts))
        row = Document.objects.create(
            owner=a_user(), state="registered", template="budget_note", record={"values": values}
        )
        budgets.accept_note(row, values, a_user())
        return BudgetNote.objects.get(document=row)

    return do


@pytest.fixture
def initiative(place: Place, a_user: Callable[..., User]) -> Callable[..., Initiative]:
    """An initiative in the area from 2024 to 2027, with what else is said of it."""

    def make(**more: Any) -> Initiative:
        facts: dict[str, Any] = {
            "title": "Indsats i Nordhegn",
            "place": place.pk,
            "starts_on": date(2024, 1, 1),
            "ends_on": date(2027, 12, 31),
        }
        return steps.open_initiative(InitiativeFacts(**facts | more), a_user())

    return make
