"""The daily scan finds what was written around the guard, and keeps no digit of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.subjects import told_of
from brobygger.web.documents.models import Document
from brobygger.web.entry.scan import (
    KIND,
    TEXTS,
    Finding,
    ask_for_scan,
    latest_scan,
    our_models,
    text_fields,
)
from brobygger.web.jobs.models import Job, State
from brobygger.web.jobs.steps import ask_for_regular, regular
from brobygger.web.jobs.worker import Worker
from brobygger.web.steering.models import Body
from canary import a_cpr

CPR = a_cpr()
DOUBTFUL = f"{a_cpr('')[:-1]}{(int(CPR[-1]) + 1) % 10}"


def plant(row: Model, field: str, text: str) -> None:
    """Write beside the program, as a restored copy or another tool would."""
    table = row._meta.db_table
    quoted = text.replace("'", "''")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {field} = '{quoted}' WHERE id = {row.pk}")


def scanned(a_user: Callable[..., User]) -> Job:
    job = ask_for_scan(a_user(Role.ADMINISTRATOR))
    while Worker().work_once():
        pass
    job.refresh_from_db()
    assert (job.state, job.problem) == (State.DONE, None)
    return job


def test_a_planted_number_is_found_and_its_digits_are_not_kept(
    a_user: Callable[..., User],
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: Any,
) -> None:
    body = Body.objects.create(title="Gruppen", kind="expert_group")
    paper = Document.objects.create(owner=a_user(), state="review")
    plant(body, "title", f"hos {CPR}")
    plant(paper, "title", DOUBTFUL)  # judged at the door
    plant(paper, "record", f'{{"rows": [{{"x": "bilag {a_cpr(" ")}"}}], "kr": 3112995001}}')
    job = scanned(a_user)
    assert CPR not in str(job.result)
    done = latest_scan()
    assert done
    assert set(done.findings) == {
        Finding("steering.Body", "title", str(body.pk), "cpr"),
        Finding("documents.Document", "record", str(paper.pk), "cpr"),
    }
    client = signed_in(Role.ADMINISTRATOR)
    with django_assert_max_num_queries(12):
        page = client.get("/administration/personnumre/").content.decode()
    assert "2 steder skal ses efter" in page
    about = told_of(a_user(), {"steering.Body": {str(body.pk)}})["steering.Body"][str(body.pk)]
    assert f'href="{about.url}"' in page
    assert "er et personnummer" in page
    assert CPR not in page
    assert timezone.localtime(job.ended_at).isoformat() in page


def test_what_may_be_a_number_is_told_where_nobody_has_judged_it(
    a_user: Callable[..., User],
) -> None:
    plant(Place.objects.create(code="B1", title="Eksempelhaven"), "title", f"nr. {DOUBTFUL}.")
    scanned(a_user)
    done = latest_scan()
    assert done
    assert [one.certainty for one in done.findings] == ["doubtful"]


@pytest.mark.parametrize("text", [f"1{CPR}", f"A{a_cpr('')}", f"{a_cpr('')}5"])
def test_digits_inside_longer_ones_are_no_number(text: str, a_user: Callable[..., User]) -> None:
    plant(Place.objects.create(code="B1", title="Eksempelhaven"), "title", text)
    scanned(a_user)
    done = latest_scan()
    assert done
    assert (done.hits, done.findings) == (0, ())


def test_every_column_of_words_is_looked_through() -> None:
    """Also those of a history; a table without words has nothing to look through."""
    labels = {model._meta.label for model in our_models()}
    assert labels >= {
        "actors.Actor",
        "recommendations.HistoricalPart",
        "audit.AuditEvent",
        "jobs.Job",
    }
    for model in our_models():
        words = {one.attname for one in model._meta.concrete_fields if isinstance(one, TEXTS)}
        assert set(text_fields(model)) == words


def test_it_is_for_administrators_and_the_log_tells_who_asked(
    a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_scan(a_user(Role.BUDGET))
    client = signed_in(Role.ADMINISTRATOR)
    assert "ikke set igennem endnu" in client.get("/administration/personnumre/").content.decode()
    assert client.post("/administration/personnumre/nu/").status_code == 302
    assert client.post("/administration/personnumre/nu/").status_code == 302
    assert Job.objects.filter(kind=KIND).count() == 1
    assert AuditEvent.objects.filter(verb="scan.asked").count() == 2
    while Worker().work_once():
        pass
    assert "ingen personnumre" in client.get("/administration/personnumre/").content.decode()


@pytest.mark.django_db
def test_workers_ask_for_it_once_a_day_by_themselves() -> None:
    assert regular()[KIND] == timedelta(days=1)
    ask_for_regular()
    ask_for_regular()
    job = Job.objects.get(kind=KIND)
    assert job.owner is None
    while Worker().work_once():
        pass
    ask_for_regular()
    assert Job.objects.filter(kind=KIND).count() == 1
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    ask_for_regular()
    assert Job.objects.filter(kind=KIND).count() == 2
