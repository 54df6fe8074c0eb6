"""The question about the first time in another language: the city's own list."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.Model):
    """How the question to the group is asked in a language; Danish and English are given.

    ``code`` is the language's tag (ar, so, ur), by which a screen reader reads it aloud rightly.
    """

    language = models.CharField(_("sprog"), max_length=60, unique=True)
    code = models.CharField(_("sprogkode"), max_length=12, blank=True)
    sentence = models.CharField(_("spørgsmålet"), max_length=300)

    class Meta:
        ordering: ClassVar = ["language"]

    def __str__(self) -> str:
        return self.language
