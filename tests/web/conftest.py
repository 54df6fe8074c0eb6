"""How the web floor is tested: no collected files, a quick password hash, not as a demo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from brobygger.web.accounts.models import Role, User


@pytest.fixture(autouse=True)
def _plain_settings(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DEMO = False
    settings.CARD_CODES = False
    settings.CARD_KEYS = tmp_path / "card_keys"


@pytest.fixture(scope="session")
def laid_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Callable[..., Any]:
    """Rows that many tests read: ``with laid_once(lay) as made`` around a whole file.

    ``lay`` runs in a transaction that is rolled back after the last test; each test's own
    transaction lies within it and takes back what that test did.
    """

    @contextmanager
    def rows(lay: Callable[[], Any]) -> Iterator[Any]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield lay()
            transaction.set_rollback(True)

    return rows


@pytest.fixture
def a_user(db: None) -> Callable[..., User]:
    """Make a person with a role: ``a_user()`` is a case officer."""

    def make(role: str = Role.CASE_OFFICER, username: str = "") -> User:
        name = username or f"u-{role}"
        user = User.objects.filter(username=name).first()
        return user or User.objects.create_user(name, "a long password", role=role)

    return make


@pytest.fixture
def signed_in(a_user: Callable[..., User]) -> Callable[..., Client]:
    """A browser without script that a person of the role is signed in with."""

    def make(role: str = Role.CASE_OFFICER) -> Client:
        client = Client()
        client.force_login(a_user(role), "brobygger.web.accounts.backend.SignIn")
        return client

    return make
