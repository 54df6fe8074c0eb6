"""The log: written with the step or not at all, and never changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.template import Context, Template
from django.test import Client

from brobygger.web.accounts.models import Role, User
from brobygger.web.audit import words
from brobygger.web.audit.models import AppendOnlyError, AuditEvent
from brobygger.web.audit.steps import PersonNumberError, events_of, record


@pytest.fixture
def event(a_user: Callable[..., User]) -> AuditEvent:
    user = a_user()
    with transaction.atomic():
        return record(user, "trial.done", user, why="  fordi  ", values=42)


def test_an_event_says_who_what_why(event: AuditEvent) -> None:
    assert (event.subject_type, event.why, event.facts) == (
        "accounts.User",
        "fordi",
        {"values": 42},
    )
    assert list(events_of(User.objects.get())) == [event]


@pytest.mark.django_db(transaction=True)
def test_an_event_belongs_in_a_transaction(a_user: Callable[..., User]) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(a_user(), "trial.done")


def test_what_is_undone_leaves_no_event(a_user: Callable[..., User]) -> None:
    user = a_user()

    def break_down() -> None:
        with transaction.atomic():
            record(user, "trial.done", user)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()
    assert not AuditEvent.objects.exists()


def test_nobody_signed_in_is_the_machine(db: None) -> None:
    from django.contrib.auth.models import AnonymousUser

    with transaction.atomic():
        assert record(AnonymousUser(), "trial.done").actor is None
        assert words.actor_name(record(None, "trial.done")) == "Brobygger"


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: AuditEvent.objects.update(why="andet"),
        lambda event: AuditEvent.objects.filter(pk=event.pk).delete(),
        lambda event: AuditEvent.objects.bulk_update([event], ["why"]),
    ],
)
def test_an_event_is_never_changed(event: AuditEvent, change: Callable[[Any], Any]) -> None:
    with pytest.raises(AppendOnlyError):
        change(event)


def test_the_database_refuses_too(event: AuditEvent) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET why = 'andet'")
    assert AuditEvent.objects.get().why == "fordi"


@pytest.mark.postgres
def test_the_database_refuses_removal(event: AuditEvent) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite a removed row shows as a gap in numbers that are never used twice")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditevent")


def test_a_removed_number_is_never_used_twice(event: AuditEvent, a_user: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM audit_auditevent")
        with transaction.atomic():
            assert record(a_user(), "trial.done").pk == event.pk + 1


def test_a_person_number_is_not_written(a_user: Callable[..., User]) -> None:
    number = "0101" + "01" + "-" + "1234"
    with transaction.atomic():
        with pytest.raises(PersonNumberError) as refused:
            record(a_user(), "trial.done", why=f"se {number}")
        assert "1234" not in str(refused.value)
        with pytest.raises(PersonNumberError):
            record(a_user(), "trial.done", name=number)


def test_each_link_gives_its_verbs_words(
    event: AuditEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = apps.get_app_config("documents")
    monkeypatch.setattr(config, "audit_verbs", {"trial.done": "gjorde {values} ting ({more})"})
    words._verbs.cache_clear()
    assert words.sentence(event) == "gjorde 42 ting (…)"
    page = Template("{% load audit %}{% timeline user %}").render(Context({"user": event.actor}))
    assert "<strong>u-sagsbehandler</strong> gjorde 42 ting" in page
    assert "Begrundelse: fordi" in page
    monkeypatch.undo()
    words._verbs.cache_clear()
    assert words.sentence(event) == "trial.done"


def test_every_verb_that_is_recorded_has_words() -> None:
    """A verb without words would stand on the overview as a bare code."""
    import re
    from pathlib import Path

    web = Path(words.__file__).parents[1]
    said = set(words._verbs())
    used = {
        verb
        for file in web.rglob("*.py")
        for verb in re.findall(
            r"\brecord\(\s*[^,()]+(?:\([^()]*\))?,\s*\"([a-z_.]+)\"", file.read_text("utf-8")
        )
    }
    used -= {"verb", "documents.accepted"} - said
    assert used - said == set()


def test_only_administrators_read_the_whole_log(
    event: AuditEvent, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(Role.CASE_OFFICER).get("/administration/haendelser/").status_code == 403
    page = signed_in(Role.ADMINISTRATOR).get("/administration/haendelser/?q=trial")
    assert "trial.done" in page.content.decode()
    page = signed_in(Role.ADMINISTRATOR).get("/administration/haendelser/?format=csv")
    assert page.headers["Content-Type"].startswith("text/csv")


def test_the_log_is_constant_in_queries(
    event: AuditEvent, signed_in: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    with transaction.atomic():
        for number in range(60):
            record(event.actor, "trial.done", event.actor, number=number)
    with django_assert_max_num_queries(12):
        client.get("/administration/haendelser/")
