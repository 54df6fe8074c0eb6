"""How fast the numbers of a session are saved, from the phone's request to the answer."""

import multiprocessing
import os
import statistics
import tempfile
import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

from register import a_postgres
from run import Table

TITLE = "Numbers of a session"
WHY = (
    "A partner's link writes the numbers of one session after another, through the whole site: "
    "pace, link, form, checks, session, numbers, event of the log, and the short answer that the "
    "phone waits for. The register holds 2,000 sessions with numbers already. The goal is a "
    "median below 100 ms. The floor in the same run is bare SQL that writes one such row."
)
SESSIONS, ROUNDS = 2_000, 60
MOST_MS = 100

Row = tuple[str, str, str, str, str]


def fill() -> Any:
    """A series with its past, written past the steps; gives a partner's link to another one."""
    from django.utils import timezone

    from brobygger.web.activities.models import Activity, GuestLink, Session
    from brobygger.web.actors.models import Actor
    from brobygger.web.initiatives.models import Initiative
    from brobygger.web.reach.models import Tally

    of = Initiative.objects.create(title="Måling", state="started")
    past = Activity.objects.create(initiative=of, title="Før", alias="Før")
    today = timezone.localdate()
    sessions = Session.objects.bulk_create(
        Session(activity=past, on=today - timedelta(days=at), state="held")
        for at in range(SESSIONS)
    )
    Tally.objects.bulk_create(
        Tally(session=row, heads=12, first_timers=3, logged_on=row.on) for row in sessions
    )
    now = Activity.objects.create(initiative=of, title="Nu", alias="Nu")
    actor = Actor.objects.create(title="Måler", folded="måler")
    end = today + timedelta(days=9)
    return GuestLink.objects.create(activity=now, actor=actor, expires_on=end)


def log_all(home: str, url: str) -> list[Row]:
    """In a process of its own: make the database, fill it, and write one session after another."""
    os.environ.update(DJANGO_SETTINGS_MODULE="brobygger.web.entry.settings", BROBYGGER_HOME=home)
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from brobygger.web.activities.guests import token_of
    from brobygger.web.activities.models import Session
    from brobygger.web.reach.models import Tally

    call_command("migrate", verbosity=0, skip_checks=True)
    link = fill()
    client = Client(headers={"host": "localhost", "accept": "application/json"})
    address = reverse("guest:tally", args=[token_of(link)])
    took, work, bare = [], [], []
    for at in range(ROUNDS):
        on = timezone.localdate() - timedelta(days=at)
        sent = {"day": "other", "on": f"{on:%d-%m-%Y}", "heads": 12, "first_timers": 3}
        begun, busy = time.perf_counter(), time.process_time()
        answer = client.post(address, {**sent, "sent_key": str(uuid4())})
        took.append((time.perf_counter() - begun) * 1000)
        work.append((time.process_time() - busy) * 1000)
        assert answer.json()["saved"], answer.content
    other = link.activity
    for at in range(ROUNDS):
        session = Session.objects.create(activity=other, on=timezone.localdate(), order=2 + at)
        begun = time.perf_counter()
        Tally.objects.create(session=session, heads=12, logged_on=session.on)
        bare.append((time.perf_counter() - begun) * 1000)
    engine = connection.display_name
    connection.close()
    return [
        (engine, name, f"{statistics.median(each):.1f}", f"{max(each):.1f}", busy_for)
        for name, each, busy_for in (
            ("a session's numbers", took, f"{statistics.median(work):.1f}"),
            ("floor: one row", bare, ""),
        )
    ]


def measure() -> Table:
    """On the embedded database and, where it answers, on PostgreSQL."""
    rows: list[Row] = []
    with a_postgres() as url:
        for address in ("", url) if url else ("",):
            with (
                tempfile.TemporaryDirectory() as home,
                multiprocessing.get_context("spawn").Pool(1) as pool,
            ):
                rows += pool.apply(log_all, (home, address))
    slowest = max(float(row[2]) for row in rows)
    kept = "kept" if slowest < MOST_MS else "missed"
    basis = (
        f"median and slowest of {ROUNDS} by the clock; the goal of {MOST_MS} ms is {kept}: "
        f"{slowest:.0f} ms at most."
    )
    return Table(("database", "what", "ms", "ms at worst", "ms of work"), tuple(rows), basis)
