"""What people do with the plan of an initiative: phases, posts with their staff, questions."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.initiatives.phases import moved
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.checks import day_faults
from brobygger.web.initiatives.facts import PhaseFacts, StaffFacts
from brobygger.web.initiatives.models import FollowUp, Initiative, Phase, Post, Staffing
from brobygger.web.ui.faults import Fault, person_numbers, refuse

KINDS: dict[str, Any] = {
    "fase": Phase,
    "stilling": Post,
    "spoergsmaal": FollowUp,
    "aarsvaerk": Staffing,
}
"""What of a plan can be taken away and put back, by its word in addresses."""

MOST_FTE = 1_000


@transaction.atomic
def save_phase(initiative: Initiative, facts: PhaseFacts, user: Any, row: Phase | None) -> Phase:
    """A new phase last, or other words and days for one that is there. Raises Refused."""
    require_work(user)
    refuse(_phase_faults(facts))
    kept = row or Phase(initiative=initiative, order=initiative.phases.count())
    kept.title, kept.starts_on, kept.ends_on = facts.title.strip(), facts.starts_on, facts.ends_on
    kept.save()
    record(user, "plan.phase", initiative, title=kept.title)
    return kept


def _phase_faults(facts: PhaseFacts) -> Iterator[Fault]:
    yield from person_numbers(title=facts.title)
    if not facts.title.strip():
        yield Fault(_("Skriv, hvad fasen hedder."), field="title")
    yield from day_faults("starts_on", facts.starts_on)
    yield from day_faults("ends_on", facts.ends_on)
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        yield Fault(_("Slutdatoen ligger før startdatoen."), field="ends_on")


@transaction.atomic
def move_phase(row: Phase, by: int, user: Any) -> None:
    """A phase one up (-1) or down (1)."""
    require_work(user)
    phases = list(row.initiative.phases.filter(is_removed=False).order_by("order", "pk"))
    in_order = moved([one.pk for one in phases], row.pk, by)
    for one in phases:
        one.order = in_order.index(one.pk)
        one.save(update_fields=["order"])
    record(user, "plan.ordered", row.initiative, title=row.title)


@transaction.atomic
def save_staff(initiative: Initiative, facts: StaffFacts, user: Any, row: Post | None) -> Post:
    """A new post, or how much of one is planned and filled from a day on. Raises Refused."""
    require_work(user)
    refuse(_staff_faults(facts))
    kept = row or Post(initiative=initiative, order=initiative.posts.count())
    kept.title, kept.anchoring = facts.title.strip(), facts.anchoring.strip()
    kept.save()
    _write_staffing(kept, facts, facts.since or _first_day(initiative, is_new=row is None))
    record(user, "plan.staff", initiative, title=kept.title)
    return kept


def _first_day(initiative: Initiative, *, is_new: bool) -> date:
    """From when it counts where nobody says it: a new post from the start, a change from today."""
    today = timezone.localdate()
    return (initiative.starts_on or today) if is_new else today


def _write_staffing(post: Post, facts: StaffFacts, since: date) -> None:
    """A line from the day on. One of the same day is put right, and where nothing has changed
    there is no new one.
    """
    planned, filled = fte(facts.planned), fte(facts.filled)
    said = {"planned": str(planned), "filled": "" if filled is None else str(filled)}
    rows = list(post.staffing.filter(is_removed=False, since__lte=since).order_by("since", "pk"))
    last = rows[-1] if rows else None
    if last is None or last.since != since:
        if last is None or (last.planned, last.filled) != (said["planned"], said["filled"]):
            Staffing.objects.create(post=post, since=since, **said)
        return
    last.planned, last.filled = said["planned"], said["filled"]
    last.save(update_fields=["planned", "filled"])


def _staff_faults(facts: StaffFacts) -> Iterator[Fault]:
    yield from person_numbers(title=facts.title, anchoring=facts.anchoring)
    yield from day_faults("since", facts.since)
    if not facts.title.strip():
        yield Fault(_("Skriv, hvad stillingen hedder, aldrig en persons navn."), field="title")
    for name, text in (("planned", facts.planned), ("filled", facts.filled)):
        try:
            value = fte(text)
        except CellError:
            yield Fault(_("Skriv årsværk som 2½ eller 2,5."), field=name)
            continue
        if value is None and name == "planned":
            yield Fault(_("Skriv, hvor mange årsværk der er planlagt."), field=name)
        elif value is not None and not 0 <= value <= MOST_FTE:
            yield Fault(_("Så mange årsværk har ingen indsats."), field=name)


def fte(text: str) -> Fraction | None:
    """Full-time equivalents as typed: 2½, 2,5 or 5/2; None for a blank. Raises CellError."""
    return parse_cell(text.strip(), "fte").value


@transaction.atomic
def save_question(initiative: Initiative, question: str, user: Any, row: FollowUp | None) -> None:
    """A question that must be answered later. Raises Refused."""
    require_work(user)
    faults = person_numbers(question=question)
    if not question.strip():
        faults.append(Fault(_("Skriv spørgsmålet."), field="question"))
    refuse(faults)
    kept = row or FollowUp(initiative=initiative, order=initiative.follow_ups.count())
    kept.question = question.strip()
    kept.save()
    record(user, "plan.question", initiative)


@transaction.atomic
def set_removed(row: Any, user: Any, *, is_removed: bool) -> None:
    """Take something of the plan away, or put it back."""
    require_work(user)
    row.is_removed = is_removed
    row.save(update_fields=["is_removed"])
    verb = "plan.removed" if is_removed else "plan.put_back"
    record(user, verb, row.initiative, title=str(row))
