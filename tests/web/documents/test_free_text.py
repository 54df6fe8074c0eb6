"""What people type: a personal number is stored nowhere and stands in no log."""

import logging
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.documents.models import Document

from .conftest import NUMBER, LayIn

SignedIn = Callable[..., Client]
BARE = NUMBER.replace("-", "")


@pytest.fixture
def paper(lay_in: LayIn) -> Document:
    return lay_in()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that any part of the program writes."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def nowhere(log: pytest.LogCaptureFixture) -> None:
    """Neither in a row of any table nor in a line of the log."""
    for model in apps.get_models():
        stored = str(list(model._base_manager.values()))
        assert NUMBER not in stored, model
        assert BARE not in stored, model
    written = "\n".join(f"{line.getMessage()} {line.exc_info}" for line in log.records)
    assert NUMBER not in written
    assert BARE not in written


@pytest.mark.parametrize("typed", [NUMBER, f"ring til {NUMBER} i dag", BARE + " (se bilag)"])
def test_in_a_correction(
    typed: str, paper: Document, signed_in: SignedIn, log: pytest.LogCaptureFixture
) -> None:
    value = paper.values.get(path="title")
    address = f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/"
    form = {"verb": "correct", f"ret{value.pk}-value": typed}
    page = signed_in().post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "ser ud til at have et personnummer" in page
    value.refresh_from_db()
    assert value.state == "waiting"
    nowhere(log)


@pytest.mark.parametrize("verb", ["accept", "reject", "offer:0", "correct"])
def test_in_a_note_on_a_value(
    verb: str, paper: Document, signed_in: SignedIn, log: pytest.LogCaptureFixture
) -> None:
    value = paper.values.get(path="title")
    signed_in().post(
        f"/dokumenter/{paper.pk}/vaerdier/{value.pk}/", {"verb": verb, "note": f"se {NUMBER}"}
    )
    value.refresh_from_db()
    assert (value.state, value.note) == ("waiting", "")
    nowhere(log)


def test_in_a_note_on_a_finding(
    paper: Document, signed_in: SignedIn, log: pytest.LogCaptureFixture
) -> None:
    rest = {"position": 9, "severity": "warning", "params": {"share": "0"}}
    finding = paper.findings.create(code="DOCUMENT-022", **rest)
    address = f"/dokumenter/{paper.pk}/fund/{finding.pk}/"
    page = signed_in().post(address, {"note": f"se {NUMBER}"}, follow=True).content.decode()
    assert "ser ud til at have et personnummer" in page
    finding.refresh_from_db()
    assert finding.step is None
    nowhere(log)


@pytest.mark.parametrize("address", ["/soeg/", "/dokumenter/", "/anbefalinger/", "/budgetnotater/"])
def test_in_a_search(
    address: str, paper: Document, signed_in: SignedIn, log: pytest.LogCaptureFixture
) -> None:
    assert signed_in().get(address, {"q": NUMBER}).status_code == 200
    nowhere(log)


def test_in_a_search_of_the_log_and_in_an_address_that_is_not_there(
    signed_in: SignedIn, db: None, log: pytest.LogCaptureFixture
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    assert client.get("/administration/haendelser/", {"q": NUMBER}).status_code == 200
    assert client.get("/findes-ikke/", {"q": NUMBER}).status_code == 404
    nowhere(log)


def test_in_the_form_of_the_sign_in(db: None, log: pytest.LogCaptureFixture) -> None:
    Client().post("/log-ind/", {"login": NUMBER, "password": NUMBER})
    nowhere(log)
