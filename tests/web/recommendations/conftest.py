"""An annex in the register, made from facts and never from a paper."""

from collections.abc import Callable
from typing import Any

import pytest

from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import User
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.steps import accept_annex
from papers.annexes import an_annex


@pytest.fixture
def accept(a_user: Callable[..., User]) -> Callable[..., Annex]:
    """Put an annex into the register as a case officer: ``accept(an_annex(...))``."""

    def do(annex: RecommendationAnnex | None = None) -> Annex:
        user = a_user()
        values: dict[str, Any] = as_json(annex or an_annex())
        document = Document.objects.create(
            owner=user,
            state="review",
            template="recommendation_annex",
            file_name="bilag.pdf",
            record={"values": values},
        )
        accept_annex(document, values, user)
        return Annex.objects.get(document=document)

    return do
