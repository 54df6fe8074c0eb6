"""The sentences of written numbers. They name an activity by its alias, and hold no number."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from brobygger.web.ui.numbers import day


def _said(mine: Promise, by_link: Promise | None = None) -> Callable[[Mapping[str, Any]], str]:
    """A sentence about a session's numbers, another where a partner wrote them by link."""

    def said(facts: Mapping[str, Any]) -> str:
        actor = facts.get("actor_title")
        sentence = str(by_link if actor and by_link else mine)
        on = day(date.fromisoformat(str(facts["on"])))
        return sentence.format(alias=facts["alias"], on=on, actor=actor)

    return said


def _plain(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    return lambda facts: str(sentence).format(**facts)


VERBS: dict[str, Any] = {
    "tally.written": _said(
        gettext_lazy("skrev tal for »{alias}« den {on}"),
        gettext_lazy("»{actor}« skrev tal for »{alias}« den {on} med sit link"),
    ),
    "tally.corrected": _said(
        gettext_lazy("rettede tallene for »{alias}« den {on}"),
        gettext_lazy("»{actor}« rettede tallene for »{alias}« den {on} med sit link"),
    ),
    "tally.undone": _said(
        gettext_lazy("fortrød tallene for »{alias}« den {on}"),
        gettext_lazy("»{actor}« fortrød tallene for »{alias}« den {on} med sit link"),
    ),
    "tally.imported": _plain(gettext_lazy("indlæste en liste med tal for tidligere gange")),
    "tally.import_undone": _plain(gettext_lazy("fortrød en liste med tal for tidligere gange")),
    "training.written": _said(gettext_lazy("skrev, hvem der var med på »{alias}« den {on}")),
    "referral.saved": _plain(gettext_lazy("skrev »henvist videre« for »{title}«, {year}")),
    "service.saved": _plain(gettext_lazy("skrev stedet »{title}« på listen over henvisninger")),
    "service.used": _plain(gettext_lazy("tog stedet »{title}« i brug igen")),
    "service.unused": _plain(gettext_lazy("tog stedet »{title}« ud af brug")),
    "question.saved": _plain(gettext_lazy("skrev spørgekortet på {language}")),
    "question.removed": _plain(gettext_lazy("tog spørgekortet på {language} væk")),
}
