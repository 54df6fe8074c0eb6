"""Two phones at one session, and a code in the moment an initiative is closed: on PostgreSQL,
where they are truly at once (SQLite lets one write at a time).
"""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import decide
from brobygger.web.reach.codes.given import count_without, give_code, so_far
from brobygger.web.reach.figures.closing import close_initiative_reach
from brobygger.web.reach.models import CardKey, CheckIn, CodeSheet, Tally
from brobygger.web.reach.register.steps import Written, undo_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused
from web.reach.log_rows import an_activity, an_initiative, held

from .conftest import decision, some_codes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tally(folder: Any, admin: User) -> Tally:
    """Forty at a session of an initiative that uses codes."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two write at once")
    row = an_initiative()
    decide(row, decision(), admin)
    return held(an_activity(row, "Cafe"), timezone.localdate(), (40, 5), by=admin).tally


def at_once(*steps: Callable[[], Any]) -> list[str]:
    """Do all of them at the same moment; what became of each."""
    start, told = Barrier(len(steps)), [""] * len(steps)

    def one(at: int, step: Callable[[], Any]) -> None:
        start.wait()
        try:
            step()
            told[at] = "done"
        except Refused as refused:
            told[at] = str(refused)
        finally:
            connection.close()

    threads = [Thread(target=one, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_no_code_is_lost_and_none_counts_twice(tally: Tally, admin: User) -> None:
    writer = Writer(user=admin)
    codes = some_codes(8)
    given = (*codes, *codes[:4])
    steps: list[Callable[[], Any]] = [partial(give_code, tally, code, writer) for code in given]
    steps += [partial(count_without, tally, "lost", 1, writer)] * 4
    assert set(at_once(*steps)) == {"done"}
    found = so_far(tally)
    assert (found.codes, found.lost) == (8, 4)


def test_a_code_comes_before_the_closing_or_not_at_all(tally: Tally, admin: User) -> None:
    row = tally.session.activity.initiative
    Initiative.objects.filter(pk=row.pk).update(state=Initiative.State.CLOSED)
    row.refresh_from_db()
    writer = Writer(user=admin)
    steps = [lambda code=code: give_code(tally, code, writer) for code in some_codes(6)]
    told = at_once(*steps[:3], lambda: close_initiative_reach(row, row.title, admin), *steps[3:])
    assert told[3] == "done"
    assert not CheckIn.objects.exists()
    assert not CodeSheet.objects.exists()
    assert CardKey.objects.get().state == CardKey.State.DESTROYED


def test_numbers_taken_back_leave_no_code(tally: Tally, admin: User) -> None:
    assert admin.role == Role.ADMINISTRATOR
    writer = Writer(user=admin)
    steps = [lambda code=code: give_code(tally, code, writer) for code in some_codes(6)]
    undo = lambda: undo_tally(Written(tally, "held"), writer)  # noqa: E731
    told = at_once(*steps[:3], undo, *steps[3:])
    assert told[3] == "done"
    assert not Tally.objects.exists()
    assert not CheckIn.objects.exists()
