"""Rows of several tables come in one query as they would have come one by one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.models import User
from brobygger.web.budgets.models import BudgetRound
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.handovers.steps import hand_over
from brobygger.web.recommendations.models import (
    Annex,
    Edge,
    Handover,
    MoneySource,
    Part,
    Recommendation,
    Responsibility,
    Route,
)
from brobygger.web.recommendations.steps import accept_annex
from brobygger.web.ui.together import rows_together, values_together

pytestmark = pytest.mark.django_db
TABLES: tuple[Any, ...] = (Edge, Route, Responsibility, MoneySource, Handover, Part, BudgetRound)


@pytest.fixture
def register(a_user: Callable[..., User]) -> None:
    """The demo's annex, a part that is handed over, a round that is entered."""
    values: dict[str, Any] = as_json(demo_annex())
    row = Document.objects.create(
        owner=a_user(), state="review", template="recommendation_annex", record={"values": values}
    )
    accept_annex(row, values, a_user())
    hand_over(Part.objects.all()[0], "BUF", "Hvornår?", timezone.localdate(), a_user())
    BudgetRound.objects.create(year=2024, adopted_on=date(2023, 10, 5))


def facts(row: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


def test_every_table_comes_whole_and_in_order_in_one_query(register: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        found = rows_together(*(model.objects.all() for model in TABLES))
    assert len(seen) == 1
    for model, rows in zip(TABLES, found, strict=True):
        alone = list(model.objects.order_by("pk"))
        assert alone
        assert [facts(row) for row in rows] == [facts(row) for row in alone]


def test_what_was_put_off_is_put_off_here_too(register: None) -> None:
    [annex], [first, *_] = rows_together(
        Annex.objects.defer("record"), Recommendation.objects.only("number")
    )
    assert annex.get_deferred_fields() == {"record"}
    assert "text" in first.get_deferred_fields()
    assert "number" not in first.get_deferred_fields()
    assert annex.record["recommendations"]


def test_a_table_that_is_asked_for_nothing_gives_nothing(register: None) -> None:
    rounds, nothing, parts = rows_together(
        BudgetRound.objects.filter(pk__in=[]), Route.objects.none(), Part.objects.all()
    )
    assert (rounds, nothing) == ([], [])
    assert len(parts) == Part.objects.count()
    assert rows_together(Route.objects.none()) == [[]]
    assert values_together() == []


def test_chosen_fields_follow_relations(register: None) -> None:
    parts, rounds = values_together(
        (Part.objects.filter(code="3b"), ("code", "recommendation__number", "is_new")),
        (BudgetRound.objects.all(), ("adopted_on", "year")),
    )
    assert parts == [("3b", 3, Part.objects.get(code="3b").is_new)]
    assert rounds == [(date(2023, 10, 5), 2024)]
