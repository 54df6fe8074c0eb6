"""What people do with activities: add, change, end and take up again. One event a step.

The log is read by all roles, so its sentences know an activity by its alias alone.
"""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.activities.aliases import proposed, taken_aliases
from brobygger.web.activities.checks import activity_faults
from brobygger.web.activities.facts import LINKED, PLAIN, ActivityFacts, facts_of
from brobygger.web.activities.models import Activity
from brobygger.web.actors.facts import settled
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def add_activity(facts: ActivityFacts, user: Any) -> Activity:
    """A new activity. Raises Refused."""
    require_work(user)
    said = _named(settled(facts), None)
    refuse(activity_faults(said))
    activity = Activity()
    _save(activity, said)
    record(user, "activity.added", activity, alias=activity.alias)
    return activity


@transaction.atomic
def change_activity(activity: Activity, facts: ActivityFacts, user: Any) -> None:
    """Other facts; where nothing is changed nothing is said. Raises Refused."""
    require_work(user)
    before = facts_of(activity)
    said = _named(settled(facts), activity.pk)
    refuse(activity_faults(said, before, activity.pk))
    if said == before:
        return
    names = ActivityFacts.__dataclass_fields__
    changed = [name for name in names if getattr(said, name) != getattr(before, name)]
    _save(activity, said)
    record(user, "activity.changed", activity, alias=activity.alias, fields=" ".join(changed))


@transaction.atomic
def archive_activity(activity: Activity, user: Any) -> None:
    """It is over: it stays with everything that was held, and its links close."""
    require_work(user)
    if not activity.is_archived:
        activity.is_archived = True
        activity.save()
        record(user, "activity.archived", activity, alias=activity.alias)


@transaction.atomic
def restore_activity(activity: Activity, user: Any) -> None:
    """It goes on after all. Raises Refused where another has taken its title."""
    require_work(user)
    if not activity.is_archived:
        return
    same = Activity.objects.filter(initiative=activity.initiative_id, title__iexact=activity.title)
    if same.filter(is_archived=False).exists():
        refuse([Fault(_("En anden aktivitet hedder det samme nu. Giv den et andet navn først."))])
    activity.is_archived = False
    activity.save()
    record(user, "activity.restored", activity, alias=activity.alias)


def _named(facts: ActivityFacts, pk: int | None) -> ActivityFacts:
    """With a neutral name where none is given."""
    if facts.alias:
        return facts
    return replace(facts, alias=proposed(facts.starts_on, taken_aliases(pk)))


def _save(activity: Activity, facts: ActivityFacts) -> None:
    for name in PLAIN:
        setattr(activity, name, getattr(facts, name))
    for name in LINKED:
        setattr(activity, f"{name}_id", getattr(facts, name))
    activity.save()
    activity.actors.set(facts.actors)
