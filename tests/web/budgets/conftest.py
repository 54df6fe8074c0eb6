"""The register with an annex and its planned notes, made from facts and never from a paper."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from brobygger import wiring
from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.note import BudgetNote as NotePaper
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.domain.recommendations.writing import write_annex
from brobygger.web.accounts.models import User
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.budgets.steps import accept_note, annex_accepted
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.steps import accept_annex


@cache
def as_read() -> Any:
    """The demo's annex printed and read again: its values have words and places in a paper."""
    return as_json(
        wiring.read_document(wiring.print_pdf(write_annex(demo_annex())), "b.pdf").values
    )


def annex_in_register(user: User, paper: RecommendationAnnex | None = None) -> Annex:
    """Put an annex into the register by all links' steps; without a paper it is the demo's."""
    values: dict[str, Any] = as_json(paper) if paper else as_read()
    document = Document.objects.create(
        owner=user, state="review", template="recommendation_annex", file_name="bilag.pdf"
    )
    accept_annex(document, values, user)
    annex_accepted(document, values, user)
    return Annex.objects.get(document=document)


def note_taken_in(user: User, paper: NotePaper | None = None) -> BudgetNote:
    """Put a budget note into the register; without a paper it is the demo's."""
    document = Document.objects.create(
        owner=user, state="review", template="budget_note", file_name="notat.pdf"
    )
    accept_note(document, as_json(paper or demo_note()), user)
    return BudgetNote.objects.get(document=document)


@pytest.fixture
def in_register(a_user: Callable[..., User]) -> Callable[..., Annex]:
    """Put an annex into the register by all links' steps: ``in_register()`` is the demo's."""
    return lambda paper=None: annex_in_register(a_user(), paper)


@pytest.fixture
def note_in_register(a_user: Callable[..., User]) -> Callable[..., BudgetNote]:
    """Put a budget note into the register: ``note_in_register()`` is the demo's."""
    return lambda paper=None: note_taken_in(a_user(), paper)
