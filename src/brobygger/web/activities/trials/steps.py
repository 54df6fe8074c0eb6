"""What people do with efforts on trial: begin, correct, adjust, look, take a look back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Trial, TrialLook, TrialVersion
from brobygger.web.activities.trials.checks import look_faults, trial_faults, version_faults
from brobygger.web.activities.trials.facts import (
    LookFacts,
    TrialFacts,
    VersionFacts,
    facts_of,
    latest_of,
)
from brobygger.web.actors.facts import settled
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Fault, refuse

_STATES = {
    TrialLook.Outcome.CONTINUE: Trial.State.CONTINUED,
    TrialLook.Outcome.ADJUST: Trial.State.ON_TRIAL,
    TrialLook.Outcome.STOP: Trial.State.STOPPED,
}
"""Where a trial stands after a look."""


@transaction.atomic
def begin_trial(
    initiative: Initiative, facts: TrialFacts, version: VersionFacts, user: Any
) -> Trial:
    """A new trial with its first version. Raises Refused."""
    require_work(user)
    said, tried = settled(facts), settled(version)
    today = timezone.localdate()
    refuse([*trial_faults(said, initiative.pk), *version_faults(tried, today)])
    trial = Trial(initiative=initiative, look_on=tried.look_on)
    _save(trial, said)
    _version(trial, 1, tried)
    _tell(user, "trial.begun", trial, look_on=tried.look_on.isoformat())
    return trial


@transaction.atomic
def change_trial(trial: Trial, facts: TrialFacts, user: Any) -> None:
    """Another name, theme, source or other actors; what is tried stays. Raises Refused."""
    require_work(user)
    before, said = facts_of(trial), settled(facts)
    refuse(trial_faults(said, trial.initiative_id, before.actors, trial.pk))
    if said == before:
        return
    names = TrialFacts.__dataclass_fields__
    changed = [name for name in names if getattr(said, name) != getattr(before, name)]
    _save(trial, said)
    _tell(user, "trial.changed", trial, fields=" ".join(changed))


@transaction.atomic
def adjust_trial(trial: Trial, facts: VersionFacts, user: Any) -> TrialVersion:
    """Something else is tried from today; the earlier version stays as it was. Raises Refused."""
    require_work(user)
    said, before = settled(facts), latest_of(trial)
    refuse([*_stopped(trial), *version_faults(said, timezone.localdate())])
    if said == VersionFacts(what=before.what, expected=before.expected, look_on=before.look_on):
        return before
    version = _version(trial, before.number + 1, said)
    trial.state, trial.look_on = Trial.State.ON_TRIAL, said.look_on
    trial.save()
    _tell(user, "trial.adjusted", trial, number=version.number)
    return version


@transaction.atomic
def look_at(trial: Trial, facts: LookFacts, user: Any) -> TrialLook:
    """What happened, what is changed, and what comes of it. Raises Refused."""
    require_work(user)
    said, today = settled(facts), timezone.localdate()
    refuse([*_stopped(trial), *look_faults(said, today)])
    version = latest_of(trial)
    look = TrialLook.objects.create(
        version=version,
        on=today,
        due_on=trial.look_on,
        happened=said.happened,
        changed=said.changed,
        outcome=said.outcome,
        by=user,
    )
    outcome = TrialLook.Outcome(said.outcome)
    trial.state = _STATES[outcome]
    trial.look_on = None if outcome == TrialLook.Outcome.STOP else said.look_on
    trial.save()
    if outcome == TrialLook.Outcome.ADJUST and said.look_on:
        tried = VersionFacts(what=said.what, expected=said.expected, look_on=said.look_on)
        _version(trial, version.number + 1, tried)
    _tell(user, f"trial.{outcome.value}", trial)
    return look


@transaction.atomic
def take_back_look(trial: Trial, user: Any) -> None:
    """The latest look was wrong: it goes, with the version that it made. Raises Refused."""
    require_work(user)
    look = TrialLook.objects.filter(version__trial=trial).order_by("-pk").first()
    if look is None:
        refuse([Fault(_("Der er ikke noget eftersyn at fortryde."))])
        return
    trial.versions.filter(number__gt=look.version.number).delete()
    earlier = TrialLook.objects.filter(version__trial=trial, pk__lt=look.pk).order_by("-pk").first()
    trial.state = _STATES[TrialLook.Outcome(earlier.outcome)] if earlier else Trial.State.ON_TRIAL
    trial.look_on = look.due_on
    trial.save()
    look.delete()
    _tell(user, "trial.look_undone", trial)


def _stopped(trial: Trial) -> list[Fault]:
    words = _("Afprøvningen er stoppet. Fortryd det seneste eftersyn, hvis den skal gå videre.")
    return [Fault(words)] if trial.state == Trial.State.STOPPED else []


def _version(trial: Trial, number: int, facts: VersionFacts) -> TrialVersion:
    return TrialVersion.objects.create(
        trial=trial,
        number=number,
        since=timezone.localdate(),
        what=facts.what,
        expected=facts.expected,
        look_on=facts.look_on,
    )


def _save(trial: Trial, facts: TrialFacts) -> None:
    trial.title, trial.source = facts.title, facts.source
    trial.theme_id, trial.effort_id = facts.theme, facts.effort
    trial.save()
    trial.actors.set(facts.actors)


def _tell(user: Any, verb: str, trial: Trial, **facts: Any) -> None:
    record(user, verb, trial, title=trial.title, **facts)
