"""How fast the page of one initiative's reach is there the first time, codes counted and all."""

import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from register import a_postgres
from run import Table

TITLE = "The page of an initiative's reach"
WHY = (
    "An initiative of 400 sessions in three years, 30 series by four themes, four target groups, "
    "three areas and 15 actors, one session in eight of two to four people; without card codes "
    "and with 100,000 check-ins of them. The page is asked for through the whole site. *First* is "
    "with nothing kept in the process: log and codes are read, every row of every table is "
    "counted, and what must be hidden is chosen and proven. *Again* is the same page after it. "
    "The goal is 1 s for the first. The floor in the same run is bare SQL that reads the sessions "
    "and counts different tokens once, for one row of some 300."
)
SESSIONS, PEOPLE, CODED, ROUNDS = 400, 8_000, 250, 5
MOST_S = 1.0

HELD = """
SELECT s.id, s."on", t.heads, t.first_timers FROM activities_session s
JOIN activities_activity a ON a.id = s.activity_id
LEFT JOIN reach_tally t ON t.session_id = s.id WHERE a.initiative_id = %s
"""
TOKENS = """
SELECT count(*), count(DISTINCT c.token) FROM reach_checkin c
JOIN reach_cardkey k ON k.id = c.key_id WHERE k.initiative_id = %s
"""

Row = tuple[str, str, str, str, str]


def fill(rng: Random, *, is_coded: bool, name: str = "Måling") -> Any:
    """An initiative with its sessions and numbers, written past the steps; gives its number."""
    from django.utils import timezone

    from brobygger.web.activities.models import Activity, Session
    from brobygger.web.actors.models import Actor
    from brobygger.web.areas.models import Place
    from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
    from brobygger.web.reach.models import CheckIn, CodeSheet, Tally

    names = f"{name} {is_coded}"
    of = Initiative.objects.create(title=names, state="started")
    themes = [Theme.objects.create(title=f"{names} tema {at}") for at in range(4)]
    groups = [TargetGroup.objects.create(title=f"{names} gruppe {at}") for at in range(4)]
    places = [
        Place.objects.create(title=f"{names} område {at}", code=f"{names} {at}") for at in range(3)
    ]
    actors = [
        Actor.objects.create(title=f"{names} aktør {at}", folded=f"{names} {at}")
        for at in range(15)
    ]
    series = []
    for at in range(30):
        one = Activity.objects.create(
            initiative=of,
            title=f"Række {at}",
            alias=f"Række {at}",
            theme=rng.choice(themes),
            target_group=rng.choice(groups),
            place=rng.choice(places),
        )
        one.actors.set(rng.sample(actors, rng.choice((1, 1, 2, 3))))
        series.append(one)
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    days = [last - timedelta(days=rng.randrange(1_095)) for _ in range(SESSIONS)]
    rows = Session.objects.bulk_create(
        Session(activity=rng.choice(series), on=day, state="held") for day in days
    )
    tallies, codes, sheets = [], [], []
    tokens = [rng.randbytes(16) for _ in range(PEOPLE)]
    key = a_key(of) if is_coded else None
    for row in rows:
        heads = rng.randint(2, 4) if rng.random() < 0.125 else rng.randint(5, 30)
        firsts: int | None = rng.randint(0, heads)
        if key is not None:
            here = rng.sample(tokens, CODED)
            codes += [CheckIn(session_id=row.pk, token=token, key=key) for token in here]
            sheets.append(CodeSheet(session=row))
            heads, firsts = CODED + rng.randrange(40), None
        tallies.append(Tally(session=row, heads=heads, first_timers=firsts, logged_on=row.on))
    Tally.objects.bulk_create(tallies)
    CodeSheet.objects.bulk_create(sheets)
    CheckIn.objects.bulk_create(codes, batch_size=10_000)
    return of.pk


def a_key(initiative: Any) -> Any:
    """The name of a key; nothing is made with it."""
    from brobygger.web.reach.models import CardKey

    return CardKey.objects.create(initiative=initiative)


def look(home: str, url: str) -> list[Row]:
    """In a process of its own: make the database, fill it, and look at both initiatives."""
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

    from brobygger.web.accounts.models import Role, User
    from brobygger.web.reach.figures import figures

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_user("maaler", role=Role.CASE_OFFICER))
    client.get(reverse("reach:figures"))  # what every page of the process needs is there

    def page(number: int) -> float:
        """One look, in seconds."""
        start = time.perf_counter()
        answer = client.get(reverse("reach:figures"), {"indsats": number})
        taken = time.perf_counter() - start
        assert "400 gange" in answer.content.decode(), "nothing is told"
        return taken

    def rows() -> Iterator[Row]:
        for is_coded in (False, True):
            number = fill(Random(1), is_coded=is_coded)
            first, again, floor = [], [], []
            for _ in range(ROUNDS):
                figures._published.cache_clear()
                first.append(page(number))
                again.append(page(number))
                floor.append(bare(connection, number))
            what = "400 sessions, 100,000 check-ins" if is_coded else "400 sessions"
            took = [f"{statistics.median(each):.2f}" for each in (first, again, floor)]
            yield (connection.display_name, what, took[0], took[1], took[2])

    found = list(rows())
    connection.close()
    return found


def bare(connection: Any, initiative: int) -> float:
    """Read the sessions, and count different tokens once; in seconds."""
    start = time.perf_counter()
    with connection.cursor() as asked:
        for question in (HELD, TOKENS):
            asked.execute(question, [initiative])
            asked.fetchall()
    return time.perf_counter() - start


def measure() -> Table:
    """On the embedded database and, where it answers, on PostgreSQL."""
    rows: list[Row] = []
    with a_postgres() as url:
        for address in ("", url) if url else ("",):
            with (
                tempfile.TemporaryDirectory() as home,
                multiprocessing.get_context("spawn").Pool(1) as pool,
            ):
                rows += pool.apply(look, (home, address))
    slowest = max(float(row[2]) for row in rows)
    kept = "kept" if slowest <= MOST_S else "**missed**"
    basis = (
        f"Seconds by the clock, median of {ROUNDS}; the goal of {MOST_S:.0f} s is {kept}: "
        f"{slowest:.2f} s at most."
    )
    return Table(("database", "what", "first", "again", "floor: bare SQL"), tuple(rows), basis)
