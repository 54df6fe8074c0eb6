"""Who may do what with a paper: small questions joined by and/or, for buttons and steps alike."""

from importlib import import_module
from typing import Any

from django.core.exceptions import PermissionDenied

from brobygger.web.accounts.rules import works_with_papers
from brobygger.web.documents.models import Document

rules: Any = import_module("rules")  # without types of its own


def _is_owner(user: Any, document: Document) -> bool:
    return bool(document.owner_id == user.pk)


def _is_quarantined(_user: Any, document: Document) -> bool:
    return document.is_quarantined


def _is_registered(_user: Any, document: Document) -> bool:
    return document.state == "registered"


is_owner = rules.predicate(_is_owner)
is_quarantined = rules.predicate(_is_quarantined)
is_registered = rules.predicate(_is_registered)
works_on_it = works_with_papers & (~is_quarantined | is_owner)

PERMISSIONS = {
    "documents.upload": works_with_papers,
    "documents.see": rules.is_active & is_registered | works_on_it,
    "documents.answer": works_on_it & is_quarantined,
    "documents.review": works_with_papers & ~is_quarantined,
    "documents.remove": works_on_it & ~is_registered,
}
"""``answer``: what a paper in quarantine asks. ``review``: values, findings, copies, register."""

for _name, _predicate in PERMISSIONS.items():
    rules.add_perm(_name, _predicate)


def demand(user: Any, permission: str, document: Document | None = None) -> None:
    """Stop the step where the person may not do it; raises PermissionDenied."""
    if not user.has_perm(f"documents.{permission}", document):
        raise PermissionDenied
