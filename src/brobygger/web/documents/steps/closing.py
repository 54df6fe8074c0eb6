"""The end of a review: into the register, or to the side."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.module_loading import import_string

from brobygger.domain.documents.confirmed import NotConfirmed, Verdict
from brobygger.domain.documents.confirmed import confirmed_values as with_verdicts
from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document, nothing_waits
from brobygger.web.documents.permissions import demand
from brobygger.web.documents.states import require
from brobygger.web.documents.steps.review import reviewable

Accept = Callable[[Document, dict[str, Any], Any], str | None]
"""What a later link offers: (document, confirmed values, user) -> address in the register.

A link that only wants to hear of the paper gives no address.
"""


class NoRegister(Exception):
    """No link takes papers of this kind into the register."""


def accept_step(template: str) -> Accept | None:
    """The step that takes this kind of paper, named by a link in its AppConfig::

    accepts = {"budget_note": "brobygger.web.budgets.steps.accept_note"}

    Several links may name the same kind: their steps are taken in the order of the chain, and
    the first address counts.
    """
    names = [getattr(config, "accepts", {}).get(template) for config in apps.get_app_configs()]
    steps: list[Accept] = [import_string(dotted) for dotted in names if dotted]

    def take_all(document: Document, values: dict[str, Any], user: Any) -> str | None:
        addresses = [step(document, values, user) for step in steps]
        return next((address for address in addresses if address), None)

    return take_all if steps else None


def confirmed_values(document: Document) -> dict[str, Any]:
    """The paper's values as a person has confirmed them; raises NotConfirmed while any waits."""
    said: Any = document.values.exclude(state="waiting")
    verdicts = {
        path: Verdict(state, corrected)
        for path, state, corrected in said.values_list("path", "state", "corrected")
    }
    return with_verdicts(document.values_read, verdicts)


@transaction.atomic
def register(user: Any, document_id: int) -> str:
    """Lay the confirmed values into the register; returns their address there."""
    document = reviewable(user, document_id)
    require(document.state, "registered")
    if not nothing_waits(document):
        raise NotConfirmed(())
    step = accept_step(document.template)
    if step is None:
        raise NoRegister(document.template)
    url = step(document, confirmed_values(document), user) or ""
    document.state = "registered"
    document.registered_url = url
    document.save(update_fields=["state", "registered_url"])
    record(user, "documents.registered", document)
    return url


@transaction.atomic
def set_aside(user: Any, document_id: int) -> Document:
    """Another copy counts; this one is kept beside it for comparison."""
    document = reviewable(user, document_id)
    require(document.state, "set_aside")
    document.state = "set_aside"
    document.save(update_fields=["state"])
    record(user, "documents.set_aside", document)
    return document


@transaction.atomic
def take_back(user: Any, document_id: int) -> Document:
    """The copy that was set aside is reviewed after all."""
    document = Document.objects.select_for_update().get(pk=document_id)
    demand(user, "review", document)
    require(document.state, "review")
    document.state = "review"
    document.save(update_fields=["state"])
    record(user, "documents.taken_back", document)
    return document
