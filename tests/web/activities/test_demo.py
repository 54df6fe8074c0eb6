"""The demo's activities: a year of sessions, a trial that is due, and no number that answers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.activities.demo import NOBODY, load
from brobygger.web.activities.models import Activity, HeadGroup, HelpContact, Session, Trial
from brobygger.web.activities.trials.table import is_due
from brobygger.web.actors.demo import load as load_actors
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.demo import load as load_initiatives

pytestmark = pytest.mark.django_db


def test_it_is_entered_once_and_can_be_shown(a_user: Callable[..., User]) -> None:
    today = timezone.localdate()
    a_user(username=WHO)
    load_initiatives()
    load_actors()
    load()
    load()
    assert Activity.objects.count() == 4
    assert {row.kind for row in Activity.objects.all()} == {"citizens", "competence"}
    assert all(row.actors.count() > 1 for row in Activity.objects.all())
    held = Session.objects.filter(state="held")
    assert held.filter(on__lt=today - timedelta(days=300)).exists()
    assert Session.objects.filter(state="planned", on__gte=today).exists()
    assert Trial.objects.count() == 2
    assert Trial.objects.filter(is_due(today)).count() == 1
    assert HeadGroup.objects.exists()
    assert set(HelpContact.objects.values_list("number", flat=True)) == {NOBODY}
    assert {row.kind for row in HelpContact.objects.all()} == set(HelpContact.Kind.values)
