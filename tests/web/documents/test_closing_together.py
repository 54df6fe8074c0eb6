"""A paper that several links want: all of them hear of it, or nothing is saved."""

from typing import Any

import pytest
from django.apps import apps

from brobygger.web.accounts.models import User
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps import closing
from brobygger.web.documents.steps.closing import accept_step

heard: list[str] = []


def first(document: Document, values: dict[str, Any], user: User) -> str:
    """Takes the paper."""
    heard.append("first")
    return "/anbefalinger/"


def second(document: Document, values: dict[str, Any], user: User) -> None:
    """Only wants to hear of it."""
    document.code = "saved by the second"
    document.save()
    heard.append("second")


def broken(document: Document, values: dict[str, Any], user: User) -> None:
    """Fails after the others."""
    raise RuntimeError


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Name the steps that links offer for a kind of paper, in the order of the chain."""
    heard.clear()

    def name(*steps: str) -> None:
        for link, step in zip(("documents", "recommendations", "budgets"), steps, strict=False):
            accepts = {"trial": f"{__name__}.{step}"} if step else {}
            monkeypatch.setattr(apps.get_app_config(link), "accepts", accepts, raising=False)

    monkeypatch.setattr(
        closing, "import_string", lambda dotted: globals()[dotted.rsplit(".", 1)[1]]
    )
    return name


def test_no_link_no_step(links: Any) -> None:
    links("", "", "")
    assert accept_step("trial") is None


@pytest.mark.django_db
def test_the_first_address_counts_and_the_order_is_the_chains(links: Any, a_user: Any) -> None:
    document = Document.objects.create(owner=a_user(), state="review", template="trial")
    links("", "second", "first")
    step = accept_step("trial")
    assert step is not None
    assert step(document, {}, document.owner) == "/anbefalinger/"
    assert heard == ["second", "first"]


@pytest.mark.django_db
def test_a_fault_of_the_last_undoes_the_first(links: Any, a_user: Any) -> None:
    document = Document.objects.create(
        owner=a_user(), state="review", template="trial", record={"values": {}}
    )
    links("", "second", "broken")
    with pytest.raises(RuntimeError):
        closing.register(document.owner, document.pk)
    document.refresh_from_db()
    assert (document.state, document.code) == ("review", "")
