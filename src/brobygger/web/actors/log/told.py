"""The sentences of the log of contacts. None repeats the words of a next step."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from brobygger.web.ui.numbers import day

FIELDS = {
    "actor": gettext_lazy("organisation"),
    "on": gettext_lazy("dato"),
    "kind": gettext_lazy("slags"),
    "theme": gettext_lazy("tema"),
    "initiative": gettext_lazy("indsats"),
    "met_with": gettext_lazy("hvem den mødtes med"),
    "next_step": gettext_lazy("næste skridt"),
    "next_on": gettext_lazy("dagen for næste skridt"),
    "next_done_on": gettext_lazy("om næste skridt er taget"),
}


def _said(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    """A sentence about a contact, with its days and the names of what was changed."""

    def said(facts: Mapping[str, Any]) -> str:
        days = {name: _day(facts.get(name)) for name in ("on", "next_on", "was_on")}
        fields = [str(FIELDS.get(name, name)) for name in str(facts.get("fields", "")).split()]
        return str(sentence).format(actor=facts["actor_title"], fields=", ".join(fields), **days)

    return said


def _day(text: Any) -> str:
    return day(date.fromisoformat(str(text))) if text else ""


VERBS: dict[str, Any] = {
    "contact.logged": _said(gettext_lazy("loggede en kontakt med »{actor}« den {on}")),
    "contact.put_back": _said(
        gettext_lazy("fortrød, at kontakten med »{actor}« den {on} blev slettet")
    ),
    "contact.corrected": _said(gettext_lazy("rettede kontakten med »{actor}« den {on}: {fields}")),
    "contact.removed": _said(gettext_lazy("slettede kontakten med »{actor}« den {on}")),
    "contact.undone": _said(gettext_lazy("fortrød kontakten med »{actor}« den {on}")),
    "contact.step_done": _said(gettext_lazy("tog det næste skridt med »{actor}«")),
    "contact.step_open": _said(gettext_lazy("åbnede det næste skridt med »{actor}« igen")),
    "contact.step_moved": _said(
        gettext_lazy("flyttede det næste skridt med »{actor}« fra {was_on} til {next_on}")
    ),
}
