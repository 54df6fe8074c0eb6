"""What has happened to papers: sentences of the log, and the paper each line is about."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brobygger.messages.fields import field_words
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.ui.words import reader_language

Words = str | Promise
Facts = Mapping[str, Any]

STEPS: Mapping[str, Words] = {
    "accepted": _("godkendelse"),
    "accepted_sure": _("godkendelse af flere"),
    "corrected": _("rettelse"),
    "rejected": _("afvisning"),
    "taken_from_copy": _("værdi fra anden udgave"),
    "kept": _("bemærkning"),
    "entered": _("værdier skrevet af fra siden"),
    "named": _("papirets slags"),
}
"""What a step of a review is called, for undo and for the log."""


def step_words(step: Any) -> str:
    """What undo would take back, in words."""
    return str(STEPS.get(step.verb, ""))


def with_value(sentence: Words) -> Callable[[Facts], str]:
    """A sentence about one value, named as the screens name it and not by its path."""
    return lambda facts: str(sentence).format(
        value=field_words(str(facts["path"]), reader_language())
    )


def undone(facts: Facts) -> str:
    """Which step was taken back."""
    return str(_("fortrød: {step}")).format(step=STEPS.get(str(facts["step"]), "…"))


def papers_told(user: Any, numbers: Collection[str]) -> Asked:
    """What to call these papers, of those that the person may see at all."""
    from brobygger.web.documents.models import Document

    def about(pk: int, code: str, title: str, file_name: str) -> About:
        paper = Document(pk=pk, code=code, title=title, file_name=file_name)
        return About(paper.heading or str(_("Slettet papir")), paper.get_absolute_url())

    rows = Document.objects.seen_by(user).filter(pk__in=numbers)
    return Asked(rows, ("code", "title", "file_name"), about)
