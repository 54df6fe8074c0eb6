"""The four categories are said with the same words everywhere, in both languages."""

import pytest
from django.utils import translation

from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.documents import kinds
from brobygger.web.recommendations.models import Category


@pytest.mark.parametrize("language", ["da", "en"])
def test_register_review_and_catalogue_agree(language: str) -> None:
    with translation.override(language):
        for colour, word in CATEGORIES.items():
            said = word.en if language == "en" else word.da
            assert str(Category(colour).label) == said
            assert kinds.CATEGORY.show(colour) == said
