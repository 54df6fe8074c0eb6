"""What has changed since a day by what was decided: the states, as they were known on both days."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.build import PartFacts
from brobygger.web.accounts.models import User
from brobygger.web.budgets.decisions.steps import enter_outcomes, undo_last_entry
from brobygger.web.budgets.models import BudgetRound, Outcome, PlannedNote
from brobygger.web.budgets.portfolio import portfolio_of
from brobygger.web.budgets.states.on_a_day import labels_at
from brobygger.web.recommendations.changed import changed_since
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.portfolio import recommendations_of
from brobygger.web.recommendations.register import editions
from domain.recommendations.portfolio.golden import CASES
from papers.annexes import an_annex
from web.budgets.decisions import a_decision, planned
from web.recommendations.back_dated import back_date, noon

pytestmark = pytest.mark.django_db

A = Callable[..., User]
CHANGED = reverse("recommendations:changed")
MADE = date(2025, 1, 1)


@pytest.fixture
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex in the register, since long ago."""
    annex = in_register()
    back_date(annex, MADE)
    PlannedNote.history.update(history_date=noon(MADE))
    return annex


def yesterday() -> date:
    """The last day that is over."""
    return timezone.localdate() - timedelta(days=1)


def changed(annex: Annex, since: date | None = None) -> list[tuple[int, str, str]]:
    """Number, state then and state now of what became something else."""
    found = changed_since(annex, since or yesterday(), list(editions()))
    assert {one.field for one in found.changes} <= {"state"}
    return [(one.number, one.before[0], one.after[0]) for one in found.changes]


def decide(user: User, key: str = "N9", **changes: Any) -> None:
    """Enter a decision about all years up to this one."""
    enter_outcomes(planned(key), a_decision(year_to=timezone.localdate().year, **changes), user)


def entered_on(day: date) -> None:
    """Let everything that is entered until now have been entered on an earlier day."""
    Outcome.objects.update(entered_at=noon(day))


def test_a_decision_entered_since_then_has_changed_what_hangs_on_it(
    annex: Annex, a_user: A, signed_in: Callable[..., Client]
) -> None:
    assert changed(annex) == []
    decide(a_user(), kind="rejected")
    assert changed(annex) == [(5, "open", "fallen"), (9, "open", "fallen")]
    assert changed(annex, timezone.localdate()) == []
    page = signed_in().get(f"{CHANGED}?siden={yesterday().isoformat()}").content.decode()
    assert page.count("○ Åben") == page.count("✕ Faldet") == 2


def test_a_decision_that_was_known_has_changed_nothing(annex: Annex, a_user: A) -> None:
    decide(a_user(), kind="rejected")
    entered_on(yesterday())
    assert changed(annex) == []


def test_a_correction_is_compared_with_what_stood_before_it(annex: Annex, a_user: A) -> None:
    decide(a_user())
    entered_on(yesterday())
    decide(a_user(), kind="rejected", why="Det var et andet notat.")
    assert changed(annex) == [(5, "covered", "fallen"), (9, "covered", "fallen")]
    undo_last_entry(planned("N9"), a_user())
    assert changed(annex) == []


def test_what_was_taken_back_again_is_as_if_it_had_never_been_entered(
    annex: Annex, a_user: A
) -> None:
    decide(a_user())
    entered_on(yesterday())
    undo_last_entry(planned("N9"), a_user())
    assert changed(annex) == [(5, "covered", "open"), (9, "covered", "open")]


def test_money_that_has_ended_in_the_meantime_is_told_without_a_decision(annex: Annex) -> None:
    assert changed(annex, date(2025, 6, 1)) == [(8, "covered", "lapsed")]


def test_a_budget_that_has_got_its_day_since_was_not_known_then(annex: Annex) -> None:
    day = date(2023, 11, 1)
    said = recommendations_of(annex)
    assert labels_at(annex, said, day)[12] == "fallen"
    BudgetRound.objects.create(year=2024, adopted_on=date(2023, 12, 7), source="ØU")
    assert labels_at(annex, said, day)[12] == "fallen"
    BudgetRound.history.update(history_date=noon(day))
    assert labels_at(annex, said, day)[12] == "open"


@pytest.mark.parametrize("case", CASES)
def test_of_today_it_is_what_the_page_of_states_says(case: str, annex: Annex, a_user: A) -> None:
    for one in CASES[case][0]:
        Outcome.objects.create(
            planned_note=planned(one.note),
            year=one.year,
            kind=one.kind,
            decided_on=one.decided_on or date(2023, 10, 5),
            covers=sorted(one.covers),
            excludes=sorted(one.excludes),
            other=one.other or "",
            settled=one.settled,
            until_year=one.until.year + 1 if one.until else None,
            entered_by=a_user(),
        )
    today = timezone.localdate()
    now = portfolio_of(annex).at(today).recommendations
    assert labels_at(annex, recommendations_of(annex), today) == now


def test_a_newer_edition_is_compared_with_what_the_one_before_had(
    annex: Annex, in_register: Callable[..., Annex], a_user: A
) -> None:
    decide(a_user())
    entered_on(yesterday())
    newer = in_register()
    assert planned("N9").annex == newer
    assert changed(newer) == []
    decide(a_user(), kind="rejected", why="Det var et andet notat.")
    assert changed(newer) == [(5, "covered", "fallen"), (9, "covered", "fallen")]


def test_a_note_whose_package_has_changed_since_lay_in_the_other_one(
    annex: Annex, a_user: A
) -> None:
    decide(a_user(), "ØKF", kind="rejected")
    entered_on(yesterday())
    row = planned("N9")
    row.package = "ØKF"
    row.save()
    assert changed(annex) == [(5, "open", "fallen"), (9, "open", "fallen")]


def test_both_days_cost_one_query_each_whatever_the_rows(
    annex: Annex,
    in_register: Callable[..., Annex],
    signed_in: Callable[..., Client],
    a_user: A,
) -> None:
    client = signed_in()
    address = f"{CHANGED}?siden={yesterday().isoformat()}&bilag="

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    few = cost(address + str(annex.pk))
    order = [PartFacts("åbne klubber", "note", ("BUF",), ordered_by="BIU")]
    big = in_register(an_annex(*[order for _ in range(60)]))
    back_date(big, MADE)
    for row in big.planned_notes.all():
        enter_outcomes(row, a_decision(kind="rejected", year_to=2025), a_user())
    assert cost(address + str(big.pk)) == few <= 12
    files = reverse("recommendations:annex_file", args=[big.pk, "xlsx"])
    assert cost(f"{files}?siden={yesterday().isoformat()}") <= 12
    with CaptureQueriesContext(connection) as seen:
        labels_at(big, recommendations_of(big), yesterday())
    assert len([one for one in seen if "historicalplannednote" in one["sql"]]) == 1
