"""Correct a part, and take the correction back: one transaction, one event, one moment."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.recommendations.category import verdict_of
from brobygger.domain.recommendations.ring import find_ring
from brobygger.web.audit.steps import record
from brobygger.web.recommendations.history import FACTS, INSTANT, parts_at
from brobygger.web.recommendations.keys import write_keys
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.parts.checks import find_faults, known_to
from brobygger.web.recommendations.parts.facts import PartFacts, facts_of
from brobygger.web.recommendations.parts.followers import tell_followers
from brobygger.web.recommendations.parts.rows import EDITED, UNDONE, Stamp, put_back
from brobygger.web.recommendations.parts.wanted import put_facts
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.recommendations.portfolio import part_from, recommendations_of, rows_below
from brobygger.web.recommendations.steps import day_of
from brobygger.web.ui.faults import Fault, Refused, person_numbers

_OWN = ("needs_money", "is_new", "is_continued", "due", "remark")


@transaction.atomic
def edit_part(
    part: Part, facts: PartFacts, user: Any, *, why: str = "", seen: int | None = None
) -> bool:
    """Save a person's correction of a part; whether anything was changed.

    The derived category is computed anew, a chosen one stays. ``seen`` is the version that the
    person had before her (``version_of``). Raises Refused with every fault: facts that
    cannot be right, a ring of parts that wait for each other, or a part that somebody else has
    changed meanwhile.
    """
    require_work(user)
    part = _locked(part)
    if seen is not None and seen != version_of(part):
        raise Refused([Fault(_stale())])
    faults = [*person_numbers(why=why), *find_faults(facts, known_to(part))]
    before = facts_of(part)
    if facts.needs_money != before.needs_money and not why.strip():
        faults.append(Fault(_("Skriv, hvad det nye svar om penge bygger på."), field="why"))
    if faults:
        raise Refused(faults)
    stamp = Stamp(timezone.now(), user, EDITED)
    has_changed = put_facts(part, facts, before, stamp)
    if not has_changed and all(getattr(part, name) == getattr(facts, name) for name in _OWN):
        return False
    for name in _OWN:
        setattr(part, name, getattr(facts, name))
    shown = part.shown_category
    _classify(part)
    stamp.save(part)
    _refuse_ring(part)
    write_keys([part.recommendation])
    _tell("part.edited", part, user, (before, shown), why)
    tell_followers(part.recommendation.annex, user)
    return True


@transaction.atomic
def undo_edit(part: Part, user: Any) -> bool:
    """Put a part back as it was before the last correction; False where there is none to undo."""
    require_work(user)
    part = _locked(part)
    edit = last_edit([part]).get(part.pk)
    if edit is None:
        return False
    moment = edit.history_date - INSTANT
    stamp = Stamp(timezone.now(), user, UNDONE)
    before, shown = facts_of(part), part.shown_category
    was: Part = Part.history.as_of(moment).get(id=part.pk)
    [rows] = parts_at([was], moment)
    for model, old in zip(FACTS, (rows.owners, rows.routes, rows.sources, rows.edges), strict=True):
        put_back(model, part, old, stamp)
    for name in _OWN:
        setattr(part, name, getattr(was, name))
    _classify(part)
    stamp.save(part)
    _refuse_ring(part)
    write_keys([part.recommendation])
    _tell("part.edit_undone", part, user, (before, shown))
    tell_followers(part.recommendation.annex, user)
    return True


def last_edit(parts: list[Part]) -> dict[int, Any]:
    """The correction of each part that can be undone: the last one, if it stands (one query)."""
    found: dict[int, Any] = {}
    rows = Part.history.filter(
        id__in=[part.pk for part in parts], history_change_reason__in=(EDITED, UNDONE)
    )
    for row in rows.order_by("-history_date", "-history_id"):
        found.setdefault(row.id, row)
    return {pk: row for pk, row in found.items() if row.history_change_reason == EDITED}


def version_of(part: Part) -> int:
    """A number that changes with each change of the part."""
    newest: int = part.history.order_by("-history_id").values_list("history_id", flat=True)[0]
    return newest


def ring_in_words(path: tuple[str, ...]) -> str:
    """A ring, step by step: "3b venter på 1a, 1a venter på 3b: en ring"."""
    steps = [
        _("%(part)s venter på %(other)s") % {"part": part, "other": other}
        for part, other in pairwise(path)
    ]
    words = _("%(steps)s: en ring, hvor ingen kan begynde. Fjern et af leddene.")
    return words % {"steps": ", ".join(steps)}


def _refuse_ring(part: Part) -> None:
    """A ring that this part is in; one elsewhere is not for the person who corrects this part."""
    ring = find_ring(recommendations_of(part.recommendation.annex))
    if part.code in ring:
        raise Refused([Fault(ring_in_words(ring), "edges")])


def _locked(part: Part) -> Part:
    rows = Part.objects.select_for_update(of=("self",)).select_related("recommendation__annex")
    return rows.get(pk=part.pk)


def _stale() -> str:
    return _(
        "Delen er ændret af en anden, siden du åbnede siden. Se den i et nyt vindue. Gem igen,"
        " hvis det, du har skrevet, skal gælde."
    )


def _classify(part: Part) -> None:
    """The derived category anew, as of the annex's day; a chosen one stays the one shown."""
    fresh = Part.objects.prefetch_related("responsibilities", "routes", "sources").get(pk=part.pk)
    for name in _OWN:
        setattr(fresh, name, getattr(part, name))
    rows = replace(rows_below(fresh), edges=())  # no category turns on what a part waits for
    derived = verdict_of(part_from(rows, {}), day_of(part.recommendation.annex))
    part.category, part.reason = derived.colour or "", derived.reason
    part.shown_category = part.chosen_category or part.category


def _tell(verb: str, part: Part, user: Any, before: tuple[PartFacts, str], why: str = "") -> None:
    """The event: which kinds of facts changed, from which codes to which; never free text."""
    facts, shown = before
    was, now = facts.codes(), facts_of(part).codes()
    changed = [name for name in was if was[name] != now[name]]
    remark = ["remark"] if facts.remark != part.remark else []
    record(
        user,
        verb,
        part,
        why=why.strip(),
        part=part.code,
        before=shown,
        after=part.shown_category,
        changed=", ".join(changed + remark),
        was="; ".join(f"{name}: {was[name] or '-'}" for name in changed),
        now="; ".join(f"{name}: {now[name] or '-'}" for name in changed),
    )
