"""What a row of a list says: a day, an activity by title or alias, counts, organisations by name.

A blank cell is not known, and never nought. An organisation that the register does not know is
left out and told.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django import forms

from brobygger.domain.kernel.fold import fold
from brobygger.web.activities.models import Activity
from brobygger.web.actors.models import Actor
from brobygger.web.recommendations.fields import DayField

COUNTS = ("heads", "first_timers", "asked", "outside", "order")

_COUNT = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,9}")


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name: activities and organisations, however they are spelled."""

    activities: Mapping[str, Sequence[Activity]]
    actors: Mapping[str, int]


def known() -> Known:
    """Activities for citizens, ended ones too, and all organisations (two queries)."""
    activities: dict[str, list[Activity]] = {}
    for row in Activity.objects.filter(kind=Activity.Kind.CITIZENS).order_by("pk"):
        for name in {fold(row.title), fold(row.alias)}:
            activities.setdefault(name, []).append(row)
    actors = {fold(title): pk for pk, title in Actor.objects.values_list("pk", "title")}
    return Known(activities, actors)


@dataclass(slots=True)
class Read:
    """What could be read of a row; ``wrong`` are fields whose cell is no day or no count."""

    on: date | None
    named: str
    activities: Sequence[Activity]
    counts: dict[str, int | None]
    actors: tuple[int, ...] = ()
    unknown: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read_row(cells: Mapping[str, str], there: Known) -> Read:
    """The day, the activity and the counts of a row."""
    wrong: list[str] = []
    counts: dict[str, int | None] = {}
    for name in COUNTS:
        text = cells.get(name, "").strip()
        is_count = bool(_COUNT.fullmatch(text))
        counts[name] = int(text.replace(".", "")) if is_count else None
        if text and not is_count:
            wrong.append(name)
    named = cells.get("activity", "").strip()
    read = Read(
        on=_day(cells.get("on", "")),
        named=named,
        activities=there.activities.get(fold(named), ()),
        counts=counts,
        wrong=wrong,
    )
    found = []
    for word in re.split(r"[;,\n]", cells.get("actors", "")):
        if not word.strip():
            continue
        actor = there.actors.get(fold(word))
        if actor is None:
            read.unknown.append(word.strip())
        else:
            found.append(actor)
    read.actors = tuple(dict.fromkeys(found))
    return read


def _day(text: str) -> date | None:
    try:
        on: date | None = DayField(required=False).clean(text.strip().replace("/", "-"))
    except forms.ValidationError:
        return None
    return on
