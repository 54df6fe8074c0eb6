"""A confirmed annex becomes rows, with nothing lost and nothing overwritten."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.steps import accept_annex, choose_category
from papers.annexes import an_annex

pytestmark = pytest.mark.django_db


def test_an_annex_becomes_recommendations_and_parts(accept: Callable[..., Annex]) -> None:
    annex = accept(demo_annex())
    assert annex.recommendations.count() == 13
    assert Part.objects.filter(recommendation__annex=annex).count() == 18
    part = Part.objects.get(recommendation__annex=annex, code="3a")
    assert part.shown_category == part.category == "red"
    assert [row.administration for row in part.responsibilities.all()] == ["BIF"]


def test_every_part_keeps_its_words_and_place(accept: Callable[..., Annex]) -> None:
    annex = accept(demo_annex())
    for part in Part.objects.filter(recommendation__annex=annex):
        assert part.quote
        assert set(part.place) == {"page", "line", "box", "part", "paragraph", "table", "cell"}


def test_accepting_writes_one_event(accept: Callable[..., Annex]) -> None:
    annex = accept()
    event = AuditEvent.objects.get(verb="annex.accepted")
    assert (event.subject_id, event.facts["recommendations"]) == (str(annex.pk), 3)


def test_a_newer_edition_supersedes_and_keeps_the_old_one(accept: Callable[..., Annex]) -> None:
    first = accept(demo_annex())
    second = accept(demo_annex())
    first.refresh_from_db()
    assert first.superseded_by == second
    assert first.recommendations.count() == 13


def test_a_rejected_value_leaves_no_row(accept: Callable[..., Annex]) -> None:
    paper = an_annex()
    first = paper.recommendations[0]
    part = replace(first.parts[0], administrations=(Found(None, "BUF", certainty="unknown"),))
    changed = replace(first, parts=(part, *first.parts[1:]))
    annex = accept(replace(paper, recommendations=(changed, *paper.recommendations[1:])))
    row = Part.objects.get(recommendation__annex=annex, recommendation__number=1, order=0)
    assert not row.responsibilities.exists()


def test_a_reader_cannot_accept(a_user: Callable[..., User]) -> None:
    reader = a_user(Role.STEERING)
    values: dict[str, Any] = as_json(an_annex())
    document = Document.objects.create(owner=reader, state="review")
    with pytest.raises(PermissionDenied):
        accept_annex(document, values, reader)
    assert not Recommendation.objects.exists()


def test_a_fault_halfway_saves_nothing(
    a_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_facts: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("brobygger.web.recommendations.steps.record", fail)
    user = a_user()
    document = Document.objects.create(owner=user, state="review")
    with pytest.raises(RuntimeError):
        accept_annex(document, as_json(an_annex()), user)
    assert not Annex.objects.exists()
    assert not Recommendation.objects.exists()


def test_a_chosen_category_stands_beside_the_derived_one(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept()
    part = Part.objects.get(category="red")
    choose_category(part, "black", "Kan løftes inden for rammen", a_user())
    part.refresh_from_db()
    assert (part.category, part.shown_category) == ("red", "black")
    assert part.history.count() == 2
    event = AuditEvent.objects.get(verb="part.category_chosen")
    assert (event.facts["before"], event.facts["after"]) == ("red", "black")
    choose_category(part, "", "", a_user())
    assert part.shown_category == "red"


@pytest.mark.parametrize(("category", "reason"), [("black", "  "), ("purple", "fordi")])
def test_a_choice_needs_a_known_category_and_a_reason(
    accept: Callable[..., Annex], a_user: Callable[..., User], category: str, reason: str
) -> None:
    accept()
    part = Part.objects.get(category="red")
    with pytest.raises(ValueError, match=category):
        choose_category(part, category, reason, a_user())
