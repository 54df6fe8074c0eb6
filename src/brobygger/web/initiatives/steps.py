"""What people do with initiatives: open, change, and lead one from plan to end."""

from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.initiatives.stages import Stage, is_back, open_steps, reached
from brobygger.domain.kernel.fold import fold
from brobygger.web.areas.models import Place
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives.checks import (
    initiative_faults,
    open_checks,
    step_faults,
    waiver_of,
)
from brobygger.web.initiatives.facts import InitiativeFacts, StepFacts
from brobygger.web.initiatives.models import (
    FollowUp,
    Initiative,
    Post,
    Staffing,
    StateChange,
    TargetGroup,
    Theme,
)
from brobygger.web.initiatives.noted import noted
from brobygger.web.ui.faults import Fault, refuse

KEPT = (
    "state",
    "granted_on",
    "granted_by",
    "granted_source",
    "decision_on",
    "decision_by",
    "decision_source",
    "waiver_quote",
    "waiver_place",
    "started_on",
    "started_without",
    "started_missing",
    "closed_on",
    "closed_because",
)
"""What a step may change, and what undoing it brings back."""


@transaction.atomic
def open_initiative(facts: InitiativeFacts, user: Any) -> Initiative:
    """A new initiative; its follow-up questions and posts are those that its note states.

    Raises Refused.
    """
    require_work(user)
    refuse([*initiative_faults(facts), *_unknown(facts)])
    row = Initiative.objects.create(**_columns(facts))
    row.themes.set(facts.themes)
    row.target_groups.set(facts.target_groups)
    if row.budget_note is not None:
        _take_from_note(row, row.budget_note)
    record(user, "initiative.opened", row, title=row.title)
    return row


def _take_from_note(row: Initiative, note: BudgetNote) -> None:
    said = noted(note)
    for order, (question, place) in enumerate(said.follow_up):
        FollowUp.objects.create(
            initiative=row, question=question, order=order, is_from_note=True, place=place
        )
    if said.fte is not None:
        post = Post.objects.create(initiative=row, title=_("Projektmedarbejdere"))
        since = row.starts_on or timezone.localdate()
        Staffing.objects.create(post=post, since=since, planned=str(said.fte))


@transaction.atomic
def change_initiative(row: Initiative, facts: InitiativeFacts, user: Any) -> None:
    """Say something else of it. Raises Refused."""
    require_work(user)
    faults = [*initiative_faults(facts), *_unknown(facts)]
    if row.state in ("started", "closed") and facts.place is None:
        faults.append(Fault(_("En indsats, der er igangsat, har et område."), field="place"))
    refuse(faults)
    before = row.title
    for name, value in _columns(facts).items():
        setattr(row, name, value)
    row.save()
    row.themes.set(facts.themes)
    row.target_groups.set(facts.target_groups)
    record(user, "initiative.changed", row, title=row.title, before=before)


def _columns(facts: InitiativeFacts) -> dict[str, Any]:
    return {
        "title": facts.title.strip(),
        "folded": fold(facts.title),
        "aim": facts.aim.strip(),
        "budget_note_id": facts.budget_note,
        "place_id": facts.place,
        "starts_on": facts.starts_on,
        "ends_on": facts.ends_on,
        "expected_sectors": [one.strip() for one in facts.expected_sectors if one.strip()],
    }


def _unknown(facts: InitiativeFacts) -> list[Fault]:
    faults = []
    chosen: tuple[tuple[str, Any, set[int | None]], ...] = (
        ("budget_note", BudgetNote, {facts.budget_note}),
        ("place", Place, {facts.place}),
        ("themes", Theme, set(facts.themes)),
        ("target_groups", TargetGroup, set(facts.target_groups)),
    )
    for name, model, keys in chosen:
        keys -= {None}
        if model.objects.filter(pk__in=keys).count() < len(keys):
            faults.append(Fault(_("Det findes ikke længere. Vælg igen."), field=name))
    return faults


@transaction.atomic
def take_step(row: Initiative, to: Stage, facts: StepFacts, user: Any) -> None:
    """Lead an initiative on its way, or back with a reason. Raises Refused."""
    require_work(user)
    now = cast("Stage", row.state)
    closed_from = reached(row.started_on is not None, row.granted_on is not None)
    if to not in open_steps(now, closed_from):
        refuse([Fault(_("Det skridt kan ikke tages herfra. Hent siden igen."))])
    asked = open_checks(row) if to == "started" and not is_back(now, to) else []
    refuse(step_faults(row, to, facts, asked))
    before = {name: _plain(getattr(row, name)) for name in KEPT}
    _write(row, to, facts, asked)
    row.save()
    why = facts.why.strip()
    StateChange.objects.create(initiative=row, was=now, now=to, why=why, before=before, by=user)
    record(user, f"initiative.{to}" if not is_back(now, to) else "initiative.back", row, why=why)


def _write(row: Initiative, to: Stage, facts: StepFacts, asked: list[str]) -> None:
    now = cast("Stage", row.state)
    row.state = to
    if is_back(now, to):
        row.closed_on, row.closed_because = None, ""
        if to != "started":
            row.started_on, row.started_without, row.started_missing = None, "", []
        return
    said = (facts.on, facts.by.strip(), facts.source.strip())
    if to == "granted":
        row.granted_on, row.granted_by, row.granted_source = said
    elif to == "started":
        waiver = waiver_of(row) if facts.has_waiver else None
        if waiver is not None:
            row.waiver_quote, row.waiver_place = waiver.quote, waiver.place
        else:
            row.decision_on, row.decision_by, row.decision_source = said
        row.started_on = timezone.localdate()
        row.started_without = facts.without.strip() if asked else ""
        row.started_missing = asked
    elif to == "closed":
        row.closed_on, row.closed_because = timezone.localdate(), facts.why.strip()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def undo_step(row: Initiative, user: Any) -> bool:
    """Take the last step back as a slip; False where there is none. The log keeps both."""
    require_work(user)
    last = row.state_changes.filter(is_undone=False).order_by("-pk").first()
    if last is None:
        return False
    for name, value in last.before.items():
        is_day = name.endswith("_on") and value is not None
        setattr(row, name, date.fromisoformat(value) if is_day else value)
    row.save()
    last.is_undone = True
    last.save(update_fields=["is_undone"])
    record(user, "initiative.undone", row, title=row.title)
    return True
