"""Numbers sent by a program: saved once, refused in words, and never given out again."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.activities.models import Activity, HeadGroup
from brobygger.web.entry.api import api
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.models import Tally
from web.api.conftest import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Activity:
    """Something that is held."""
    initiative = Initiative.objects.create(title="Prøveindsatsen")
    return Activity.objects.create(initiative=initiative, title="Klub for unge", alias="Klub")


def said(club: Activity, **more: object) -> dict[str, object]:
    """Numbers of today."""
    today = timezone.localdate().isoformat()
    return {"activity": club.pk, "on": today, "sent_key": str(uuid4()), "heads": 12, **more}


def test_the_same_key_is_saved_once_and_answered_the_same(
    club: Activity, caller: Callable[..., Caller]
) -> None:
    ask, sent = caller(), said(club, first_timers=3)
    answers = [ask.post("/tallies", sent) for _time in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    tally = Tally.objects.get()
    assert (tally.heads, tally.first_timers, tally.outside) == (12, 3, None)
    assert set(answers[0].json()) == {"id", "session", "activity", "on"}


def test_what_cannot_be_is_refused_in_words(club: Activity, caller: Callable[..., Caller]) -> None:
    ask = caller()
    for more, where in (
        ({"first_timers": 13}, "first_timers"),
        ({"heads": 600}, "is_sure"),
        ({"line": "Ring til hendes søn Brimka i morgen"}, "is_sure"),
        ({"groups": [{"group": 99, "heads": 12}]}, "heads"),
    ):
        answer = ask.post("/tallies", said(club, **more))
        assert answer.status_code == 422
        assert [one["where"] for one in answer.json()["errors"]] == [where]
    assert ask.post("/tallies", said(club, heads=600, is_sure=True)).status_code == 201


def test_groups_add_up(club: Activity, caller: Callable[..., Caller]) -> None:
    group = HeadGroup.objects.create(title="unge")
    sent = said(club, groups=[{"group": group.pk, "heads": 7}])
    del sent["heads"]
    assert caller().post("/tallies", sent).status_code == 201
    assert Tally.objects.get().heads == 7


def test_those_who_only_read_write_nothing(club: Activity, caller: Callable[..., Caller]) -> None:
    assert caller(Role.STEERING).post("/tallies", said(club)).status_code == 403


def test_no_question_gives_raw_counts() -> None:
    paths = api.get_openapi_schema()["paths"]
    assert list(paths["/api/tallies"]) == ["post"]
