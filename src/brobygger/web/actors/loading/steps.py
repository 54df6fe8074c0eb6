"""Taking a list of actors in, as one step with one event, and undoing exactly that."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.actors.checks import SORTED_BY
from brobygger.web.actors.facts import Numbers
from brobygger.web.actors.loading.judging import NEW, SAME, Judged, chosen, judge, would_fill
from brobygger.web.actors.models import Actor
from brobygger.web.actors.steps import facts_of, put_in
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.documents.lists.kinds import Loaded, Row
from brobygger.web.ui.faults import Fault, refuse

MOST_NAMED = 5
"""Actors that a refusal names; of more it says how many."""


@transaction.atomic
def accept(rows: Sequence[Row], settings: Mapping[str, Any], user: Any) -> Loaded:
    """Take the rows in. Raises Refused where a name was taken since the preview."""
    require_work(user)
    made: list[dict[str, Any]] = []
    filled: list[dict[str, Any]] = []
    for one in judge(rows, settings):
        choice = chosen(one)
        if choice == NEW:
            made.append(_remembered(put_in(one.read.facts)))
        elif choice.startswith(SAME):
            actor = Actor.objects.get(pk=int(choice.removeprefix(SAME)))
            if given := _fill(actor, one):
                filled.append({"actor": actor.pk, **given})
    record(user, "actor.imported", made=len(made), filled=len(filled))
    words = ngettext("%(n)s aktør er tilføjet.", "%(n)s aktører er tilføjet.", len(made))
    said = words % {"n": len(made)}
    if filled:
        more = ngettext(
            "%(n)s, der stod her, er udfyldt.", "%(n)s, der stod her, er udfyldt.", len(filled)
        )
        said = f"{said} {more % {'n': len(filled)}}"
    return Loaded(
        len(made) + len(filled), said, reverse("actors:list"), {"made": made, "filled": filled}
    )


@transaction.atomic
def take_back(made: Any, user: Any) -> None:
    """Remove the actors that the list made, and what it filled in, where that still stands so.
    Raises Refused where something hangs on an actor by now, or a person has changed it.
    """
    require_work(user)
    rows = Actor.objects.in_bulk([one["actor"] for one in (*made["made"], *made["filled"])])
    there = [(rows[one["actor"]], one) for one in made["made"] if one["actor"] in rows]
    busy = [row.title for row, one in there if _hangs(row) or _is_changed(row, one["facts"])]
    if busy:
        refuse([Fault(_busy_words(busy))])
    for row, _one in there:
        row.delete()
    for one in made["filled"]:
        if one["actor"] in rows:
            _empty(rows[one["actor"]], one)
    record(user, "actor.import_undone", made=len(there), filled=len(made["filled"]))


def _fill(actor: Actor, one: Judged) -> dict[str, Any]:
    """Give an actor what it has nothing of; what was given, or nothing."""
    plain = {name: getattr(one.read.facts, name) for name in would_fill(actor, one.read)}
    for name, value in plain.items():
        setattr(actor, "sector_id" if name == "sector" else name, _stored(value))
    actor.save()
    added: dict[str, list[int]] = {}
    for name in SORTED_BY:
        own = set(getattr(actor, name).values_list("pk", flat=True))
        added[name] = sorted(set(getattr(one.read.facts, name)) - own)
        getattr(actor, name).add(*added[name])
    if not plain and not any(added.values()):
        return {}
    return {"plain": {name: _stored(value) for name, value in plain.items()}, "added": added}


def _empty(actor: Actor, given: Mapping[str, Any]) -> None:
    """Take away what was filled in, but for what a person has changed since."""
    for name, value in given["plain"].items():
        column = "sector_id" if name == "sector" else name
        if getattr(actor, column) == value:
            field: Any = Actor._meta.get_field(name)
            setattr(actor, column, None if name == "sector" else field.get_default())
    actor.save()
    for name in SORTED_BY:
        getattr(actor, name).remove(*given["added"][name])


def _remembered(actor: Actor) -> dict[str, Any]:
    return {"actor": actor.pk, "facts": _plain_facts(actor)}


def _plain_facts(actor: Actor) -> dict[str, Any]:
    facts = facts_of(actor)
    names = type(facts).__dataclass_fields__
    return {name: _stored(getattr(facts, name)) for name in names}


def _is_changed(actor: Actor, facts: Mapping[str, Any]) -> bool:
    is_marked = actor.is_paused or actor.is_archived or bool(actor.contact_agreed_on)
    return is_marked or _plain_facts(actor) != facts


def _stored(value: Numbers | Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _hangs(actor: Actor) -> bool:
    """Any row of any link refers to it: an effort, a contact, an agreement, an answer."""
    relations: Any = Actor._meta.related_objects
    return any(
        one.related_model._base_manager.filter(**{one.field.name: actor.pk}).exists()
        for one in relations
    )


def _busy_words(titles: Sequence[str]) -> str:
    named = ", ".join(f"»{title}«" for title in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    if more > 0:
        named = _("%(named)s og %(n)s mere") % {"named": named, "n": more}
    words = _("Noget hænger på dem nu, eller de er rettet: %(named)s. Fjern det først.")
    return words % {"named": named}
