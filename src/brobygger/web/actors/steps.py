"""What people do with actors: add, change, pause, archive. One event a step."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import set_sorting, sorting_faults, text_faults, unknown
from brobygger.web.actors.duplicates import Alike, Known, folded
from brobygger.web.actors.facts import ActorFacts, settled
from brobygger.web.actors.models import Actor, Sector
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse, told_if_taken

WEEK = range(1, 8)


class Doubtful(Exception):
    """The actor may be in the register already; carries those that it may be."""

    def __init__(self, alike: list[Alike]) -> None:
        self.alike = alike
        super().__init__(", ".join(one.title for one in alike))


@transaction.atomic
def add_actor(facts: ActorFacts, user: Any, *, is_another: bool = False) -> Actor:
    """A new actor. Raises Refused, and Doubtful where it looks like one that is there, unless the
    person has said that it is another.
    """
    require_work(user)
    refuse(actor_faults(facts))
    known = Known()
    refuse(_same_faults(known, facts.title))
    if not is_another and (alike := known.alike(facts.title)):
        raise Doubtful(alike)
    actor = put_in(facts)
    record(user, "actor.added", actor, title=actor.title)
    return actor


def put_in(facts: ActorFacts) -> Actor:
    """Save the facts, which have been asked everything, as a new row. Raises Refused where
    somebody else has taken its name since.
    """
    actor = Actor(**_values(facts))
    with told_if_taken(lambda: _same_faults(Known(), facts.title)):
        actor.save()
    set_sorting(actor, facts)
    return actor


@transaction.atomic
def change_actor(actor: Actor, facts: ActorFacts, user: Any) -> None:
    """Other facts about an actor; where nothing is changed nothing is said. Raises Refused."""
    require_work(user)
    refuse(actor_faults(facts))
    refuse(_same_faults(Known(), facts.title, own=actor.pk))
    said, before = settled(facts), facts_of(actor)
    changed = [name for name in _names() if getattr(said, name) != getattr(before, name)]
    if not changed:
        return
    for name, value in _values(facts).items():
        setattr(actor, name, value)
    with told_if_taken(lambda: _same_faults(Known(), facts.title, own=actor.pk)):
        actor.save()
    set_sorting(actor, facts)
    record(user, "actor.changed", actor, title=actor.title, fields=" ".join(changed))


@transaction.atomic
def pause_actor(actor: Actor, why: str, user: Any) -> None:
    """No new bridges are proposed to it for now, and here is why. Raises Refused."""
    require_work(user)
    faults = list(text_faults(Actor, paused_because=why))
    if not why.strip():
        faults.append(Fault(_("Skriv hvorfor, så den næste ved det."), field="paused_because"))
    refuse(faults)
    actor.is_paused, actor.paused_because = True, why.strip()
    actor.save()
    record(user, "actor.paused", actor, why=why, title=actor.title)


@transaction.atomic
def resume_actor(actor: Actor, user: Any) -> None:
    """It is there again."""
    require_work(user)
    if not actor.is_paused:
        return
    actor.is_paused, actor.paused_because = False, ""
    actor.save()
    record(user, "actor.resumed", actor, title=actor.title)


@transaction.atomic
def archive_actor(actor: Actor, user: Any) -> None:
    """It has ceased: it stays with all that hangs on it, but the contact's name and number go."""
    require_work(user)
    if actor.is_archived:
        return
    actor.is_archived = True
    forget_contact(actor)
    actor.save()
    record(user, "actor.archived", actor, title=actor.title)


@transaction.atomic
def restore_actor(actor: Actor, user: Any) -> None:
    """It has not ceased after all. Raises Refused where its name is taken, or it was merged."""
    require_work(user)
    if not actor.is_archived:
        return
    if actor.merged_into_id is not None:
        refuse([Fault(_("Den er lagt sammen med en anden. Fortryd sammenlægningen i stedet."))])
    refuse(_same_faults(Known(), actor.title, own=actor.pk))
    actor.is_archived = False
    with told_if_taken(lambda: _same_faults(Known(), actor.title, own=actor.pk)):
        actor.save()
    record(user, "actor.restored", actor, title=actor.title)


def forget_contact(actor: Actor) -> bool:
    """Take the contact's name and number off the row; says whether there was any."""
    had = bool(actor.contact_work_name or actor.contact_work_number)
    actor.contact_work_name = actor.contact_work_number = ""
    actor.contact_agreed_on = None
    return had


def facts_of(actor: Actor) -> ActorFacts:
    """An actor as it stands (three queries, none for what is prefetched)."""
    return ActorFacts(
        title=actor.title,
        sector=actor.sector_id,
        places=_numbers(actor.places),
        themes=_numbers(actor.themes),
        target_groups=_numbers(actor.target_groups),
        offers=actor.offers,
        weekdays=tuple(actor.weekdays),
        contact_function=actor.contact_function,
        is_staff=actor.is_staff,
        source=actor.source,
    )


def actor_faults(facts: ActorFacts) -> list[Fault]:
    """What cannot be saved about an actor, but for names that are taken."""
    texts = {name: getattr(facts, name) for name in ("title", "offers", "source")}
    faults = list(text_faults(Actor, contact_function=facts.contact_function, **texts))
    if not folded(facts.title):
        faults.append(Fault(_("Skriv, hvad organisationen hedder."), field="title"))
    if not set(facts.weekdays) <= set(WEEK):
        faults.append(Fault(_("Vælg blandt ugens syv dage."), field="weekdays"))
    faults += sorting_faults(facts)
    faults += unknown(Sector, () if facts.sector is None else (facts.sector,), "sector")
    return faults


def _same_faults(known: Known, title: str, *, own: int | None = None) -> list[Fault]:
    same = known.same(title, own=own)
    if same is None:
        return []
    words = _("»%(title)s« står her allerede. Brug den, eller skriv, hvad der skiller de to.")
    return [Fault(words % {"title": same.title}, field="title")]


def _values(facts: ActorFacts) -> dict[str, Any]:
    said = settled(facts)
    return {
        "title": said.title,
        "folded": folded(said.title),
        "sector_id": said.sector,
        "offers": said.offers,
        "weekdays": list(said.weekdays),
        "contact_function": said.contact_function,
        "is_staff": said.is_staff,
        "source": said.source,
    }


def _names() -> tuple[str, ...]:
    return tuple(ActorFacts.__dataclass_fields__)


def _numbers(rows: Any) -> tuple[int, ...]:
    return tuple(sorted(row.pk for row in rows.all()))
