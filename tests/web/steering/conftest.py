"""A register with the demo's annex, a body and a meeting that is owed part 6b."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import User
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.steps import accept_annex
from brobygger.web.steering import steps
from brobygger.web.steering.models import Body, Due, Meeting

HALF_YEAR = date(2024, 12, 31)


@pytest.fixture
def accept(a_user: Callable[..., User]) -> Callable[..., Annex]:
    """Put an annex into the register as a case officer, the demo's without arguments."""

    def do(paper: RecommendationAnnex | None = None) -> Annex:
        values: dict[str, Any] = as_json(paper or demo_annex())
        document = Document.objects.create(
            owner=a_user(), state="review", template="recommendation_annex"
        )
        accept_annex(document, values, a_user())
        steps.annex_accepted(document, values, a_user())
        return Annex.objects.get(document=document)

    return do


@pytest.fixture
def meeting(a_user: Callable[..., User]) -> Callable[..., Meeting]:
    """A meeting of the expert group, in the second half of 2024 unless it is told otherwise."""

    def make(on: date = HALF_YEAR, is_day_known: bool = False, **rest: str) -> Meeting:
        body = Body.objects.filter(title="Ekspertgruppen").first() or steps.add_body(
            steps.BodyFacts(title="Ekspertgruppen", kind="expert_group"), a_user()
        )
        facts = steps.MeetingFacts(on=on, is_day_known=is_day_known, **rest)
        return steps.add_meeting(body, facts, a_user())

    return make


@pytest.fixture
def part() -> Callable[..., Part]:
    """A part of the annex in force, 6b unless another is asked for."""

    def find(code: str = "6b") -> Part:
        return Part.objects.get(code=code, recommendation__annex__superseded_by=None)

    return find


@pytest.fixture
def due(
    accept: Callable[..., Annex],
    meeting: Callable[..., Meeting],
    part: Callable[..., Part],
    a_user: Callable[..., User],
) -> Due:
    """Part 6b is due to the meeting in the second half of 2024."""
    accept()
    return steps.link_due(part(), meeting(), "Et overblik over kontaktflader", a_user())
