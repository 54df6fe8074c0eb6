"""What would become of each row of a list: a new actor, one that is there, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from brobygger.web.actors.choices import fetch
from brobygger.web.actors.duplicates import Alike, Known, folded
from brobygger.web.actors.loading.reading import Read, read_row
from brobygger.web.actors.models import Actor
from brobygger.web.actors.told import FIELDS
from brobygger.web.documents.lists.kinds import SKIP, Row, Verdict
from brobygger.web.ui.faults import person_numbers

NEW = "new"
SAME = "same-"
"""The choice ``same-7`` is: the row is actor 7, who gets what it has nothing of."""

_LIMITS = {"title": 160, "offers": 4000, "contact_function": 120, "source": 300}


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what it says and what it may be. ``stop`` says why it cannot be taken in."""

    row: Row
    read: Read
    alike: Sequence[Alike] = ()
    stop: str = ""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What a person may choose, the proposed one first; nothing where there is no doubt."""
        there = [one for one in self.alike if not one.is_archived]
        offered = [
            (f"{SAME}{one.pk}", _("samme som »%(title)s«") % {"title": one.title}) for one in there
        ]
        if not any(one.is_same for one in there):
            offered.append((NEW, _("en ny aktør")))
        return (*offered, (SKIP, _("spring over"))) if self.alike else ()


def judge(rows: Sequence[Row], settings: Mapping[str, Any]) -> list[Judged]:
    """All rows, in their order (two queries)."""
    choices, known = fetch(), Known()
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        read = read_row(row.cells, choices, str(settings.get("source", "")))
        name = folded(read.facts.title)
        stop = _stop(read, seen.get(name))
        if name:
            seen.setdefault(name, row.line)
        found.append(Judged(row, read, () if stop else known.alike(read.facts.title), stop))
    return found


def check(rows: Sequence[Row], settings: Mapping[str, Any]) -> list[Verdict]:
    """The verdicts as the preview shows them."""
    judged = judge(rows, settings)
    there = Actor.objects.in_bulk({one.alike[0].pk for one in judged if one.alike})
    return [_verdict(one, there) for one in judged]


def _verdict(one: Judged, there: Mapping[int, Actor]) -> Verdict:
    title = one.read.facts.title
    if one.stop:
        return Verdict(one.row.line, title, "left_out", one.stop)
    words = list(_said(one))
    if not one.choices:
        return Verdict(one.row.line, title, "new", " ".join(words))
    proposed = one.choices[0][0]
    if proposed == NEW:
        return Verdict(one.row.line, title, "new", " ".join(words), choices=one.choices)
    fills = would_fill(there[one.alike[0].pk], one.read)
    if fills:
        names = ", ".join(str(FIELDS[name]) for name in fills)
        words.append(_("Udfyldes hos den: %(names)s.") % {"names": names})
    outcome: Literal["changed", "same"] = "changed" if fills else "same"
    return Verdict(one.row.line, title, outcome, " ".join(words), choices=one.choices)


def would_fill(actor: Actor, read: Read) -> list[str]:
    """Plain fields that the row says and the actor has nothing in."""
    said = {
        "sector": (actor.sector_id, read.facts.sector),
        "offers": (actor.offers, read.facts.offers),
        "weekdays": (actor.weekdays, read.facts.weekdays),
        "contact_function": (actor.contact_function, read.facts.contact_function),
    }
    return [name for name, (stands, says) in said.items() if says and not stands]


def _stop(read: Read, line: int | None) -> str:
    facts = read.facts
    texts = {name: getattr(facts, name) for name in _LIMITS}
    if not folded(facts.title):
        return _("Der mangler et navn.")
    if line is not None:
        return _("Det samme navn står på linje %(line)s.") % {"line": line}
    if any(person_numbers(**texts)):
        return _("Der står noget, der ligner et personnummer.")
    for name, most in _LIMITS.items():
        if len(texts[name]) > most:
            said = {"field": FIELDS[name], "most": most}
            return _("Teksten i »%(field)s« er længere end %(most)s tegn.") % said
    return ""


def _said(one: Judged) -> Iterator[str]:
    """What a person should see before the row is taken in."""
    if one.alike and one.alike[0].is_archived:
        yield _("»%(title)s« er ophørt.") % {"title": one.alike[0].title}
    elif one.alike and one.alike[0].is_same:
        yield _("»%(title)s« står her allerede.") % {"title": one.alike[0].title}
    elif one.alike:
        yield _("Ligner »%(title)s«. Er det en anden, så vælg det.") % {"title": one.alike[0].title}
    for name, words in one.read.unknown.items():
        said = {"field": FIELDS[name], "words": ", ".join(words)}
        yield _("Kendes ikke og udelades (%(field)s): %(words)s.") % said


def chosen(one: Judged) -> str:
    """What becomes of the row: what was chosen, else what is proposed, else it is new."""
    offered = [value for value, _words in one.choices]
    if one.stop or one.row.choice == SKIP:
        return SKIP
    if not offered:
        return NEW
    return one.row.choice if one.row.choice in offered else offered[0]
