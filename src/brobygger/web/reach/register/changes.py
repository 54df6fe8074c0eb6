"""What the numbers of a session were before each correction, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.activities.models import HeadGroup
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.facts import NUMBERS, numbers_of

NAMES = {
    "heads": gettext_lazy("antal"),
    "first_timers": gettext_lazy("første gang"),
    "asked": gettext_lazy("spurgt"),
    "outside": gettext_lazy("uden for målgruppen"),
    "line": gettext_lazy("linjen"),
    "groups": gettext_lazy("grupperne"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A correction: when, by whom, and what became what."""

    on: date
    by: str
    what: tuple[str, ...]


def changes_of(tally: Tally) -> list[Changed]:
    """The corrections, the newest first. Each says what stood there and what came instead."""
    after = numbers_of(tally)
    titles = {str(pk): title for pk, title in HeadGroup.objects.values_list("pk", "title")}
    told = []
    for change in tally.changes.select_related("by", "link__actor").order_by("-pk"):
        by = str(change.by) if change.by else str(change.link.actor) if change.link else ""
        what = [
            _("%(name)s: %(before)s → %(after)s")
            % {
                "name": NAMES[name],
                "before": _words(change.before.get(name), titles),
                "after": _words(after.get(name), titles),
            }
            for name in (*NUMBERS, "groups")
            if change.before.get(name) != after.get(name)
        ]
        told.append(Changed(change.changed_on, by, tuple(what)))
        after = change.before
    return told


def _words(value: Any, titles: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        parts = [f"{titles.get(group, group)} {heads}" for group, heads in value.items()]
        return ", ".join(parts) or _("ikke oplyst")
    return _("ikke oplyst") if value in (None, "") else str(value)
