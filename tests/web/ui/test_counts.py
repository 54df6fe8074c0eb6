"""What the menu counts is worked out once for a person and a day, and counted on every page."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from brobygger.web.accounts.models import Role, User
from brobygger.web.ui import counts
from brobygger.web.ui.panels import offers_of

pytestmark = pytest.mark.django_db


def told(slot: str) -> list[str]:
    return [one for config in apps.get_app_configs() for one in offers_of(config, "counts", slot)]


@pytest.mark.parametrize("slot", ["waiting", "thread"])
@pytest.mark.parametrize("role", Role.values)
def test_what_is_counted_hangs_on_the_person_and_the_day_alone(
    slot: str, role: str, a_user: Callable[..., User]
) -> None:
    """Else it could not be kept: it asks the database nothing, and no moment stands in it."""
    user = a_user(role)
    with CaptureQueriesContext(connection) as asked:
        first = counts._worked_out(told(slot), user)
    assert len(asked) == 0
    assert counts._worked_out(told(slot), user) == first


def test_a_person_whose_role_changes_is_asked_about_anew(a_user: Callable[..., User]) -> None:
    user = a_user(Role.CASE_OFFICER)
    before = counts._question("waiting", user)
    user.role = Role.EVALUATOR
    assert counts._question("waiting", user) != before


def test_what_is_kept_has_an_end(
    a_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "_QUESTIONS", {})
    monkeypatch.setattr(counts, "_MOST_KEPT", 3)
    for at, role in enumerate(Role.values):
        counts._question("waiting", a_user(role))
        assert len(counts._QUESTIONS) == at % 3 + 1
