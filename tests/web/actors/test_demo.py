"""The demo's actors: fictional, of many sectors, some alone, and safe to load twice."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors import asking, demo
from brobygger.web.actors.models import Actor, Agreement, Effort
from brobygger.web.documents.demo import WHO

pytestmark = pytest.mark.django_db


def test_the_demo_has_fifteen_fictional_actors_whoever_loads_it_twice(
    a_user: Callable[..., User],
) -> None:
    a_user(username=WHO)
    demo.load()
    demo.load()
    actors = Actor.objects.filter(source=demo.SOURCE)
    assert actors.count() == 15
    assert actors.values("sector").distinct().count() >= 5
    assert actors.filter(places__code="OPD-1").count() == 15
    assert actors.filter(is_staff=True).count() == 1
    assert not actors.exclude(contact_work_name="").exists()
    assert 3 <= actors.filter(asking.stands_alone()).count() < 15
    assert Effort.objects.filter(standing="planned").exists()
    assert Agreement.objects.count() == 2
    assert Agreement.objects.filter(asking.to_renew(timezone.localdate())).count() == 1
