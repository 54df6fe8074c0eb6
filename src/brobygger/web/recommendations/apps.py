"""The link ``recommendations`` as an app."""

from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.recommendations.told import VERBS
from brobygger.web.ui.words import in_words


def _category_chosen(facts: Mapping[str, Any]) -> str:
    words = gettext("ændrede kategorien for del {part} fra {before} til {after}")
    return words.format(part=facts["part"], before=_word(facts["before"]), after=_after(facts))


def _category_withdrawn(facts: Mapping[str, Any]) -> str:
    words = gettext("fortrød sit valg for del {part}: kategorien er igen {after}")
    return words.format(part=facts["part"], after=_after(facts))


def _after(facts: Mapping[str, Any]) -> str:
    return _word(facts["after"])


def _word(code: str) -> str:
    return in_words(CATEGORIES[code]) if code in CATEGORIES else gettext("Ikke afgjort")


class RecommendationsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.recommendations"
    label = "recommendations"
    default_auto_field = "django.db.models.BigAutoField"
    accepts = {"recommendation_annex": "brobygger.web.recommendations.steps.accept_annex"}
    panels = {
        "thread": "brobygger.web.recommendations.panels.thread",
        "waiting": "brobygger.web.recommendations.panels.waiting",
    }
    counts = {
        "thread": "brobygger.web.recommendations.panels.thread_counts",
        "waiting": "brobygger.web.recommendations.panels.waiting_counts",
    }
    searcher = "brobygger.web.recommendations.panels.find"
    demo = "brobygger.web.recommendations.demo.load"
    audit_subjects = {
        "recommendations.Annex": "brobygger.web.recommendations.panels.annexes_told",
        "recommendations.Part": "brobygger.web.recommendations.panels.parts_told",
    }
    audit_verbs = {
        "annex.accepted": _(
            "lagde bilaget i registret: {recommendations} anbefalinger i {parts} dele"
        ),
        "part.category_chosen": _category_chosen,
        "part.category_withdrawn": _category_withdrawn,
        **VERBS,
    }
