"""What the log says of the work with a part, out of the codes that an event holds."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.ui.words import in_words

CHANGED: Mapping[str, Any] = {
    "administrations": _("forvaltning"),
    "needs_money": _("svaret om penge"),
    "routes": _("finansieringsvej"),
    "sources": _("det, der betaler i dag"),
    "requires": _("det, den venter på"),
    "strengthens": _("det, der styrker den"),
    "novelty": _("ny eller videreført"),
    "due": _("frist"),
    "remark": _("bemærkning"),
}
"""What a correction can change, as the log names it."""

STANDING: Mapping[str, Any] = {
    "undecided": _("ikke besluttet"),
    "decided": _("besluttet, ikke sendt"),
    "waiting": _("sendt, afventer svar"),
    "answered": _("besvaret"),
}
"""How far a request to others has come (``approaches.standing``)."""
_ANSWERS: Mapping[str, Any] = {
    "received": _("modtaget"),
    "treated": _("behandlet i deres udvalg"),
    "returned": _("sendt tilbage"),
}


def _edited(facts: Mapping[str, Any]) -> str:
    return _correction(gettext("rettede del {part}: {what}"), facts)


def _undone(facts: Mapping[str, Any]) -> str:
    return _correction(gettext("fortrød rettelsen af del {part}: {what}"), facts)


def _correction(words: str, facts: Mapping[str, Any]) -> str:
    names = [str(CHANGED[name]) for name in str(facts["changed"]).split(", ") if name in CHANGED]
    said = words.format(part=facts["part"], what=", ".join(names) or gettext("papirets ord"))
    if facts["before"] == facts["after"]:
        return said
    moved = gettext("{said}. Kategorien gik fra {before} til {after}")
    return moved.format(
        said=said, before=_category(facts["before"]), after=_category(facts["after"])
    )


def _category(code: str) -> str:
    return in_words(CATEGORIES[code]) if code in CATEGORIES else gettext("Ikke afgjort")


def _followed(facts: Mapping[str, Any]) -> str:
    words = gettext("fulgte op på henvendelsen om del {part}: {after}")
    after = STANDING.get(facts["after"], facts["after"])
    return words.format(part=facts["part"], after=after)


def _answered(facts: Mapping[str, Any]) -> str:
    words = gettext("fik svar fra {administration} om del {part}: {state}")
    state = _ANSWERS.get(facts["state"], facts["state"])
    return words.format(administration=facts["administration"], part=facts["part"], state=state)


VERBS: Mapping[str, Any] = {
    "part.edited": _edited,
    "part.edit_undone": _undone,
    "approach.added": _("skrev en henvendelse om del {part} ind"),
    "approach.changed": _followed,
    "approach.removed": _("slettede en henvendelse om del {part}, som ikke var sendt"),
    "handover.sent": _("overdrog del {part} til {administration}"),
    "handover.renewed": _("lavede et nyt link til {administration} om del {part}"),
    "handover.revoked": _("lukkede linket til {administration} om del {part}"),
    "handover.mailed": _("sendte linket til {administration} om del {part}"),
    "handover.answered": _answered,
    "upkeep.confirmed": _("så på del {part}: stadig rigtigt"),
    "upkeep.updated": _("skrev, hvor langt del {part} er"),
    "upkeep.kept": _("valgte, hvem der holder del {part} ajour"),
    "upkeep.undone": _("fortrød opdateringen af del {part}"),
}
"""Verb -> sentence, or the function that makes it."""
