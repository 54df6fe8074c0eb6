"""Switching card codes on by a recorded decision, and off; a new key, and keys that are destroyed.

One event a step. A key is destroyed in two strokes, so that a crash between them leaves something
that is finished by the next run: the database says that it is going, and is never told otherwise;
then the file goes, and only then does the database say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.jobs.steps import enqueue
from brobygger.web.reach.city_files import remove_files
from brobygger.web.reach.codes.keys import destroy_key, make_key
from brobygger.web.reach.codes.use import CardUse, use_of
from brobygger.web.reach.models import CardDecision, CardKey
from brobygger.web.ui.faults import Fault, Refused, person_numbers, refuse

DECIDES = "accounts.administer"
"""Who records such a decision: those who answer for the installation."""

LEAST_ASSESSED = 40
"""Letters of an assessment that says anything."""

DESTROY = "codes.destroy"
"""The kind of job that finishes what a crash has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """Who has decided on which day, what the impact assessment came to, and how long tokens may
    be kept: months after the initiative's last day.
    """

    decided_on: date
    body: str
    assessment: str
    kept_months: int


def require_deciding(user: Any) -> None:
    """Refuse a person who may not record such a decision; raises PermissionDenied."""
    if not user.has_perm(DECIDES):
        raise PermissionDenied


@transaction.atomic
def decide(initiative: Initiative, facts: DecisionFacts, user: Any) -> CardDecision:
    """Record the decision and draw the initiative's key, if it has none. Raises Refused."""
    require_deciding(user)
    return put_decision(initiative, facts, user)


def put_decision(initiative: Initiative, facts: DecisionFacts, user: Any) -> CardDecision:
    """The same within another step, or for a demo, where nobody is an administrator."""
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    use = use_of(initiative.pk)
    refuse([*_standing_faults(use), *_decision_faults(facts, timezone.localdate())])
    row = CardDecision.objects.create(
        initiative=initiative,
        decided_on=facts.decided_on,
        body=facts.body.strip(),
        assessment=facts.assessment.strip(),
        kept_months=facts.kept_months,
        recorded_by=user,
    )
    named = {"title": initiative.title, "body": row.body, "on": row.decided_on.isoformat()}
    record(user, "cards.decided", initiative, **named)
    if use.key is None:
        _draw(initiative, use)
    return row


@transaction.atomic
def end_use(initiative: Initiative, user: Any) -> None:
    """No more codes are given; those that were given still count. Raises Refused."""
    require_work(user)
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    row = use_of(initiative.pk).decision
    if row is None:
        raise Refused([Fault(_("Kortkoder er slået fra allerede."))])
    row.ended_on = timezone.localdate()
    row.save(update_fields=["ended_on"])
    record(user, "cards.ended", initiative, title=initiative.title)


@transaction.atomic
def renew_key(initiative: Initiative, user: Any) -> None:
    """Somebody may have seen the key, or it is lost: from now on another one. Raises Refused.

    Cards stay good, but what was given before and what is given after cannot be compared.
    """
    require_deciding(user)
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    use = use_of(initiative.pk)
    if not use.is_on:
        refuse([Fault(_("Kortkoder er slået fra, så der er ingen nøgle at skifte."))])
    let_go_of_keys(initiative)
    record(user, "cards.key_renewed", initiative, title=initiative.title)
    _draw(initiative, use)


def let_go_of_keys(initiative: Initiative) -> None:
    """The initiative's keys are used no more and go as soon as this transaction is saved.

    Whoever gives a code holds the key's row, so a code given at the same moment is before or after.
    """
    keys = CardKey.objects.filter(initiative=initiative, state=CardKey.State.IN_USE)
    if keys.update(state=CardKey.State.GOING):
        enqueue(DESTROY)  # finishes it after a crash
        transaction.on_commit(destroy_going_keys, robust=True)


def destroy_going_keys() -> int:
    """Destroy every key that is going; safe to run again, whenever it was stopped."""
    going = list(CardKey.objects.filter(state=CardKey.State.GOING))
    return sum(_destroy(row.pk) for row in going)


@transaction.atomic
def _destroy(key: int) -> bool:
    row = CardKey.objects.select_for_update().select_related("initiative").get(pk=key)
    if row.state != CardKey.State.GOING:
        return False
    destroy_key(row.file)
    remove_files()  # the city's files are written anew without what goes with the key
    row.state, row.destroyed_on = CardKey.State.DESTROYED, timezone.localdate()
    row.save(update_fields=["state", "destroyed_on"])
    record(None, "cards.key_destroyed", row.initiative, title=row.initiative.title)
    return True


def run(run: Any) -> dict[str, object]:
    """The job: what a crash has left of keys that are going."""
    return {"keys": destroy_going_keys()}


def _draw(initiative: Initiative, use: CardUse) -> None:
    """The file first: a file without a row is nothing, a row without a file is a lost key."""
    row = CardKey(initiative=initiative, epoch=1 + max((key.epoch for key in use.keys), default=0))
    make_key(row.file)
    row.save()


def _standing_faults(use: CardUse) -> Iterator[Fault]:
    if use.is_closed:
        yield Fault(_("Indsatsens tal er slettet for altid, så der kan ikke gives koder."))
    elif not use.is_allowed:
        yield Fault(_("Kortkoder er slået fra i denne installation."))
    elif use.decision is not None:
        yield Fault(_("Kortkoder er slået til allerede."))


def _decision_faults(facts: DecisionFacts, today: date) -> Iterator[Fault]:
    yield from person_numbers(body=facts.body, assessment=facts.assessment)
    if facts.decided_on > today:
        yield Fault(_("Dagen er ikke kommet endnu."), field="decided_on")
    elif facts.decided_on.year < 2000:
        yield Fault(_("Skriv året med fire cifre, fx 2027."), field="decided_on")
    if not facts.body.strip():
        yield Fault(_("Skriv, hvem der har besluttet det."), field="body")
    if len(facts.assessment.strip()) < LEAST_ASSESSED:
        words = _("Skriv, hvad konsekvensanalysen kom frem til, og hvor den ligger.")
        yield Fault(words, field="assessment")
    most = settings.REACH_KEPT_MONTHS
    if not 0 <= facts.kept_months <= most:
        words = _("Skriv et antal måneder fra 0 til %(most)s: så længe gemmes indsatsens tal.")
        yield Fault(words % {"most": most}, field="kept_months")
