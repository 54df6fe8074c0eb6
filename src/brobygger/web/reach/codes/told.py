"""The sentences of card codes in the log of events: no code, no token, and no number of people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.ui.numbers import day


def _given(facts: Mapping[str, Any]) -> str:
    on = day(date.fromisoformat(str(facts["on"])))
    if actor := facts.get("actor_title"):
        words = _("»%(actor)s« gav kortkoder for »%(alias)s« den %(on)s med sit link")
        return words % {"actor": actor, "alias": facts["alias"], "on": on}
    return _("gav kortkoder for »%(alias)s« den %(on)s") % {"alias": facts["alias"], "on": on}


def _decided(facts: Mapping[str, Any]) -> str:
    said = {**facts, "on": day(date.fromisoformat(str(facts["on"])))}
    words = _("slog kortkoder til i »%(title)s« efter beslutning af %(body)s den %(on)s")
    return words % said


VERBS: dict[str, Any] = {
    "cards.decided": _decided,
    "cards.ended": gettext_lazy("slog kortkoder fra i »{title}«"),
    "cards.printed": gettext_lazy("trykte {count} kort til »{title}«"),
    "cards.key_renewed": gettext_lazy("skiftede nøglen til kortkoder i »{title}«"),
    "cards.key_destroyed": gettext_lazy("slettede en nøgle til kortkoder i »{title}« for altid"),
    "codes.given": _given,
}
