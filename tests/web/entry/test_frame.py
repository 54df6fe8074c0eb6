"""The frame around every page: policy, language, menu, errors, health, the pages of the whole."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from brobygger.web.accounts.models import Role
from brobygger.web.audit.steps import record
from brobygger.web.entry import errors, urls
from brobygger.web.entry.secret import secret_key
from brobygger.web.entry.words import GLOSSARY

POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}


@pytest.mark.parametrize("address", ["/", "/log-ind/", "/findes-ikke/", "/sundhed/live"])
def test_every_answer_carries_the_strict_policy(
    address: str, signed_in: Callable[..., Client]
) -> None:
    answer = signed_in().get(address)
    policy = {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")}
    assert policy - {""} == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_pages_are_kept_by_nobody(signed_in: Callable[..., Client]) -> None:
    assert "private" in signed_in().get("/").headers["Cache-Control"]


def test_danish_first_english_by_choice(db: None) -> None:
    client = Client(headers={"accept-language": "en"})
    assert "Adgangskode" in client.get("/log-ind/").content.decode()
    client.post("/sprog/", {"language": "en", "next": "/log-ind/"})
    page = client.get("/log-ind/")
    assert page.headers["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()
    assert "Sign in" in page.content.decode()


def test_the_menu_follows_the_chain_and_the_role(signed_in: Callable[..., Client]) -> None:
    page = signed_in().get("/")
    links = [entry.link for group in page.context["menu"]() for entry in group.entries]
    chain = ["overview", "documents", "check", "recommendations", "budgets", "decisions", "states"]
    chain += [
        "scenarios",
        "calendar",
        "areas",
        "initiatives",
        "actors",
        "contacts",
        "plan",
        "network",
    ]
    chain += ["activities", "trials", "steering"]
    assert links == [link for link in chain if link in links]
    assert "administration" not in links
    page = signed_in(Role.ADMINISTRATOR).get("/")
    links = [entry.link for group in page.context["menu"]() for entry in group.entries]
    assert links[-1] == "administration"


def test_one_place_in_the_menu_is_here(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.ADMINISTRATOR).get("/administration/haendelser/")
    here = [entry.link for group in page.context["menu"]() for entry in group.entries if entry.here]
    assert here == ["administration"]


def test_the_overview_of_nothing_says_how_to_start(signed_in: Callable[..., Client]) -> None:
    page = signed_in().get("/").content.decode()
    assert "Læg det første papir ind" in page
    reader = signed_in(Role.STEERING).get("/").content.decode()
    assert 'class="button button-primary"' not in reader


def test_the_overview_shows_what_happened(
    signed_in: Callable[..., Client], a_user: Callable[..., Any]
) -> None:
    with transaction.atomic():
        record(a_user(), "trial.done")
    assert "<strong>u-sagsbehandler</strong> trial.done" in signed_in().get("/").content.decode()


def test_the_overview_is_cheap(
    signed_in: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    with django_assert_max_num_queries(12):
        client.get("/")


@pytest.mark.parametrize("address", ["/soeg/", "/soeg/?q=zzz", "/hjaelp/", "/tilgaengelighed/"])
def test_the_small_pages_open(address: str, signed_in: Callable[..., Client]) -> None:
    assert signed_in().get(address).status_code == 200


def test_what_was_searched_for_is_text(signed_in: Callable[..., Client]) -> None:
    page = signed_in().get("/soeg/", {"q": "<script>x"}).content.decode()
    assert "<script>x" not in page
    assert "Intet fundet" in page


def test_the_help_page_names_shortcuts_and_words(signed_in: Callable[..., Client]) -> None:
    page = signed_in().get("/hjaelp/").content.decode()
    assert "Ctrl+K" in page
    assert all(str(word) in page for word, _ in GLOSSARY)


def test_administration_is_for_administrators(signed_in: Callable[..., Client]) -> None:
    assert signed_in(Role.BUDGET).get("/administration/").status_code == 403
    assert signed_in(Role.ADMINISTRATOR).get("/administration/").status_code == 200


def test_health(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Client().get("/sundhed/live").content == b"ok\n"
    assert Client().get("/sundhed/klar").content == b"ok\n"

    def broken(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr("brobygger.web.entry.health.MigrationExecutor", broken)
    assert Client().get("/sundhed/klar").status_code == 503
    assert Client().get("/sundhed/live").status_code == 200


# Errors ---------------------------------------------------------------------------------------


def break_down(request: HttpRequest) -> HttpResponse:
    secret = "noget, som en person skrev"
    raise ValueError(secret)


class WithFault:
    """The real addresses and one that breaks."""

    urlpatterns = [*urls.urlpatterns, path("knaek/", break_down)]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


def test_a_fault_shows_a_number_that_is_logged_and_nothing_that_was_typed(
    signed_in: Callable[..., Client], caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in()
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=WithFault), caplog.at_level(logging.ERROR, "brobygger"):
        answer = client.get("/knaek/?navn=hemmeligt")
    assert answer.status_code == 500
    [line] = [record.getMessage() for record in caplog.records if record.name == "brobygger.fault"]
    number = line.split()[1].rstrip(":")
    assert number in answer.content.decode()
    assert "ValueError" in line
    assert "test_frame.py:" in line
    assert "person skrev" not in line + answer.content.decode()
    assert "hemmeligt" not in line


def test_a_page_that_is_not_there(signed_in: Callable[..., Client]) -> None:
    answer = signed_in().get("/findes-ikke/")
    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.content.decode()


def test_a_stale_form_says_that_nothing_was_saved(a_user: Callable[..., Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/log-ind/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Intet er gemt" in answer.content.decode()


def test_a_strange_request_is_answered(rf: Any, db: None) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    answer = errors.bad_request(request)
    assert answer.status_code == 400


# Settings -------------------------------------------------------------------------------------


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    key = secret_key(file)
    assert len(key) > 50
    assert secret_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_sqlite_is_set_up_as_measured(db: None) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("says something about SQLite")
    with connection.cursor() as cursor:
        answers = {}
        for name in ("synchronous", "secure_delete", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            answers[name] = cursor.fetchone()[0]
    assert answers == {"synchronous": 1, "secure_delete": 1, "foreign_keys": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
