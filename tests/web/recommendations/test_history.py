"""The register can be shown as it stood at the end of any day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.web.accounts.models import User
from brobygger.web.recommendations.history import FACTS, end_of, recommendations_at
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.parts.facts import EdgeFact, facts_of
from brobygger.web.recommendations.parts.steps import edit_part, undo_edit
from brobygger.web.recommendations.portfolio import recommendations_of
from brobygger.web.recommendations.steps import choose_category

pytestmark = pytest.mark.django_db

BEGUN, EDITED, UNDONE = date(2026, 3, 1), date(2026, 5, 10), date(2026, 7, 20)


def at(monkeypatch: pytest.MonkeyPatch, day: date, hour: int = 12) -> None:
    """Let the clock stand still on a day."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_the_register_of_each_day(
    accept: Callable[..., Annex], a_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, BEGUN)
    annex = accept(demo_annex())
    read = recommendations_of(annex)
    at(monkeypatch, EDITED)
    part = Part.objects.get(code="3b")
    facts = facts_of(part)
    edge = EdgeFact(kind="strengthens", target=5, reason="Aftale")
    owner = replace(facts.owners[0], administration="SOF")
    edit_part(part, replace(facts, owners=(owner,), edges=(edge,), routes=()), a_user())
    choose_category(Part.objects.get(code="1a"), "red", "Rammen er væk", a_user())
    changed = recommendations_of(annex)
    at(monkeypatch, UNDONE)
    undo_edit(part, a_user())

    assert recommendations_at(annex, date(2026, 2, 28)) == ()
    assert recommendations_at(annex, BEGUN) == read
    assert recommendations_at(annex, date(2026, 5, 9)) == read
    assert recommendations_at(annex, EDITED) == changed != read
    assert recommendations_at(annex, date(2026, 7, 19)) == changed
    assert recommendations_at(annex, UNDONE) == recommendations_of(annex)
    assert recommendations_at(annex, UNDONE)[2] == read[2]


def test_a_day_ends_at_midnight_in_the_city(
    accept: Callable[..., Annex], monkeypatch: pytest.MonkeyPatch
) -> None:
    """22:30 in Greenwich on 9 July is half past midnight on the tenth in Copenhagen."""
    moment = datetime(2026, 7, 9, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    annex = accept(demo_annex())
    assert recommendations_at(annex, date(2026, 7, 9)) == ()
    assert len(recommendations_at(annex, date(2026, 7, 10))) == 13
    assert end_of(date(2026, 7, 9)) < moment


def test_one_edition_does_not_show_the_rows_of_another(accept: Callable[..., Annex]) -> None:
    first, second = accept(demo_annex()), accept(demo_annex())
    today = timezone.localdate()
    assert len(recommendations_at(first, today)) == 13
    assert recommendations_at(second, today) == recommendations_of(second)


def test_six_queries_whatever_the_register(accept: Callable[..., Annex]) -> None:
    annex = accept(demo_annex())
    for ask in (recommendations_of, lambda one: recommendations_at(one, timezone.localdate())):
        with CaptureQueriesContext(connection) as seen:
            assert len(ask(annex)) == 13
        assert len(seen) == 6


def test_rows_from_before_the_histories_begin_theirs_with_their_annex(
    accept: Callable[..., Annex],
) -> None:
    annex = accept(demo_annex())
    for model in FACTS:
        model.history.all().delete()
    today = timezone.localdate()
    assert recommendations_at(annex, today) != recommendations_of(annex)
    migration = import_module("brobygger.web.recommendations.migrations.0003_history_of_rows")
    migration.begin(apps, None)
    migration.begin(apps, None)
    assert recommendations_at(annex, today) == recommendations_of(annex)
    for model in FACTS:
        assert model.history.count() == model.objects.count()


def test_accepting_gives_every_row_one_line_of_history(accept: Callable[..., Annex]) -> None:
    accept(demo_annex())
    models: tuple[Any, ...] = (*FACTS, Part, Recommendation)
    for model in models:
        assert model.history.count() == model.objects.count() > 0
    moments = {row.history_date for model in FACTS for row in model.history.all()}
    assert len(moments) == 1
