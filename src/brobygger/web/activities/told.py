"""The log's sentences about activities. All roles read them: they know the alias alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from brobygger.web.ui.numbers import day

FIELDS = {
    "title": gettext_lazy("navn"),
    "alias": gettext_lazy("navn udadtil"),
    "kind": gettext_lazy("slags"),
    "is_closed": gettext_lazy("om den er lukket"),
    "is_series": gettext_lazy("om den er flere gange"),
    "theme": gettext_lazy("tema"),
    "target_group": gettext_lazy("målgruppe"),
    "place": gettext_lazy("område"),
    "venue": gettext_lazy("sted"),
    "actors": gettext_lazy("aktører"),
    "effort": gettext_lazy("tiltag"),
    "trial": gettext_lazy("afprøvning"),
    "cost_line": gettext_lazy("budgetlinje"),
    "plan": gettext_lazy("plan"),
    "starts_on": gettext_lazy("begyndelse"),
    "ends_on": gettext_lazy("slutning"),
    "source": gettext_lazy("kilde"),
}


def said(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    """A sentence with its days, and the names of what was changed."""

    def tell(facts: Mapping[str, Any]) -> str:
        days = {name: _day(facts.get(name)) for name in ("on", "was_on", "first", "last")}
        fields = [str(FIELDS.get(name, name)) for name in str(facts.get("fields", "")).split()]
        return str(sentence).format_map({**facts, **days, "fields": ", ".join(fields)})

    return tell


def _day(text: Any) -> str:
    return day(date.fromisoformat(str(text))) if text else ""


VERBS: dict[str, Any] = {
    "activity.added": gettext_lazy("oprettede aktiviteten »{alias}«"),
    "activity.changed": said(gettext_lazy("rettede aktiviteten »{alias}«: {fields}")),
    "activity.archived": gettext_lazy("skrev, at aktiviteten »{alias}« er holdt op"),
    "activity.restored": gettext_lazy("genoptog aktiviteten »{alias}«"),
    "session.planned": said(gettext_lazy("planlagde en gang af »{alias}« den {on}")),
    "session.series": said(
        gettext_lazy("planlagde {count} gange af »{alias}« fra {first} til {last}")
    ),
    "session.series_undone": gettext_lazy("fortrød {count} planlagte gange af »{alias}«"),
    "session.held": said(gettext_lazy("skrev, at »{alias}« blev afholdt den {on}")),
    "session.cancelled": said(gettext_lazy("aflyste »{alias}« den {on}")),
    "session.reopened": said(gettext_lazy("fortrød aflysningen af »{alias}« den {on}")),
    "session.moved": said(gettext_lazy("flyttede en gang af »{alias}« fra {was_on} til {on}")),
    "session.removed": said(gettext_lazy("slettede en planlagt gang af »{alias}« den {on}")),
    "guest.made": gettext_lazy("lavede et link til »{alias}« for {actor_title}"),
    "guest.renewed": gettext_lazy("lavede et nyt link til »{alias}« for {actor_title}"),
    "guest.revoked": gettext_lazy("lukkede linket til »{alias}« for {actor_title}"),
    "headgroup.saved": gettext_lazy("skrev gruppen »{title}«"),
}
