"""What the numbers of a session were before each correction, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.activities.models import HeadGroup
from brobygger.web.reach.codes.use import in_force
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.facts import NUMBERS, numbers_of
from brobygger.web.ui.together import values_together

_CHANGE = (
    *("pk", "changed_on", "before", "by__display_name", "by__username"),
    "link__actor__title",
)

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
    """A correction: when, by whom (a colleague or, by link, a partner), and what became what."""

    on: date
    by: str
    is_by_link: bool
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """All around the numbers of a session: heads by group, groups to choose from, corrections,
    and whether card codes are asked for there.
    """

    groups: Mapping[int, int]
    offered: Sequence[tuple[int, str]]
    changes: Sequence[Changed]
    asks_codes: bool


def standing_of(tally: Tally) -> Standing:
    """What a page that corrects them shows (one query). The newest correction comes first; each
    says what stood there and what came instead.
    """
    counted, known, changes, decided = values_together(
        (tally.groups.all(), ("group_id", "heads")),
        (HeadGroup.objects.all(), ("order", "title", "pk", "is_in_use")),
        (tally.changes.all(), _CHANGE),
        in_force(tally.session.activity.initiative_id),
    )
    titles = {str(pk): title for _order, title, pk, _used in known}
    groups = dict(sorted(counted))
    after = numbers_of(tally, groups)
    told = []
    for _pk, on, before, name, login, actor in sorted(changes, key=lambda row: -row[0]):
        what = [
            _("%(name)s: %(before)s → %(after)s")
            % {
                "name": NAMES[each],
                "before": _words(before.get(each), titles),
                "after": _words(after.get(each), titles),
            }
            for each in (*NUMBERS, "groups")
            if before.get(each) != after.get(each)
        ]
        told.append(Changed(on, name or login or actor or "", bool(actor), tuple(what)))
        after = before
    offered = [(pk, title) for _order, title, pk, is_used in sorted(known) if is_used]
    return Standing(groups, offered, told, settings.CARD_CODES and bool(decided))


def _words(value: Any, titles: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        parts = [f"{titles.get(group, group)} {heads}" for group, heads in value.items()]
        return ", ".join(parts) or _("ikke oplyst")
    return _("ikke oplyst") if value in (None, "") else str(value)
