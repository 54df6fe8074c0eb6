"""Words of the catalogue (``brobygger.messages``) in the language of whoever reads the page."""

from typing import Protocol

from django.utils.functional import lazy
from django.utils.translation import get_language

from brobygger.messages import Language


class InBoth(Protocol):
    """Anything of the catalogue that is said in Danish and in English."""

    @property
    def da(self) -> str:
        """The Danish words."""

    @property
    def en(self) -> str:
        """The English words."""


def reader_language() -> Language:
    """The language of this page."""
    return "en" if get_language() == "en" else "da"


def in_words(said: InBoth) -> str:
    """The words in the language of this page."""
    return said.en if reader_language() == "en" else said.da


in_words_lazy = lazy(in_words, str)
"""The same, chosen when it is printed: for labels that are made before there is a reader."""
