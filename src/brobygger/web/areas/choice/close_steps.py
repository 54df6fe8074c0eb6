"""The decision: closing a choice with its reason, and opening it again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.domain.areas.decision import DecisionRecord, decision_record
from brobygger.web.areas.choice.calculation import calculated, what_methods_say
from brobygger.web.areas.choice.loading import Loaded, loaded, weights_of
from brobygger.web.areas.choice.permissions import may_reopen, require_work
from brobygger.web.areas.choice.steps import locked
from brobygger.web.areas.choice.words import fault_of
from brobygger.web.areas.models import AreaChoice, Candidate
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, person_numbers, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """The decision as a person enters it; ``chosen`` is the number of a candidate."""

    chosen: int | None
    decided_by: str
    decided_on: date | None
    reason: str
    conflicts: str
    minutes: str
    deviation: str = ""


@transaction.atomic
def close_choice(choice: AreaChoice, facts: DecisionFacts, user: Any) -> None:
    """Keep the decision, and what each method said that day. Raises Refused with all that keeps it
    open.
    """
    require_work(user)
    row = locked(choice)
    if not row.is_shown_to_both:
        words = _(
            "Beslutningen kan skrives, når begge forvaltninger er færdige, eller de er gået sammen."
        )
        refuse([Fault(words)])
    rows = loaded(row, user)
    if not rows.scores:
        refuse([Fault(_("Intet område er vurderet. Giv mindst én score først."))])
    found = calculated(rows.sheet, weights_of(row))
    said, silent = what_methods_say(found)
    closed, problems = decision_record(
        rows.sheet,
        said,
        chosen=rows.labels.get(facts.chosen or 0, ""),
        decided_by=facts.decided_by,
        decided_on=facts.decided_on,
        reason=facts.reason,
        conflicts=facts.conflicts,
        minutes=facts.minutes,
        deviation=facts.deviation,
    )
    refuse(map(fault_of, problems))
    assert closed is not None  # there is a record where there is no problem
    _keep(row, rows, closed, silent)
    named = {"area": closed.chosen, "decided_by": closed.decided_by}
    record(user, "choice.closed", row, why=closed.reason, title=row.title, **named)


def _keep(row: AreaChoice, rows: Loaded, closed: DecisionRecord, silent: tuple[str, ...]) -> None:
    def place(label: str) -> Any:
        candidate: Candidate = rows.by_label[label]
        return candidate.listed.place

    row.chosen = place(closed.chosen)
    row.decided_by, row.decided_on = closed.decided_by, closed.decided_on
    row.reason, row.conflicts = closed.reason, closed.conflicts
    row.minutes, row.deviation = closed.minutes, closed.deviation
    row.said = [
        *(
            {"method": one.method, "first": [place(area).code for area in one.first]}
            for one in closed.said
        ),
        *({"method": name, "first": None} for name in silent),
    ]
    row.state = AreaChoice.State.CLOSED
    row.save()


@transaction.atomic
def reopen_choice(choice: AreaChoice, why: str, user: Any) -> None:
    """Open a closed choice again, as a case officer and with a reason; the log keeps the decision
    that stood. Raises Refused.
    """
    if not may_reopen(user):
        raise PermissionDenied
    row = (
        AreaChoice.objects.select_for_update(of=("self",))
        .select_related("chosen")
        .get(pk=choice.pk)
    )
    faults = person_numbers(why=why)
    if row.is_open:
        faults.append(Fault(_("Valget er åbent.")))
    if not why.strip():
        faults.append(Fault(_("Skriv, hvorfor valget skal åbnes igen."), field="why"))
    refuse(faults)
    stood = {
        "area": str(row.chosen),
        "decided_by": row.decided_by,
        "decided_on": row.decided_on.isoformat() if row.decided_on else "",
        "reason": row.reason,
        "conflicts": row.conflicts,
        "minutes": row.minutes,
        "deviation": row.deviation,
        "said": "; ".join(
            f"{one['method']}: {', '.join(one['first']) if one['first'] else '-'}"
            for one in row.said
        ),
    }
    row.state, row.chosen, row.decided_on, row.said = AreaChoice.State.OPEN, None, None, []
    row.save()
    record(user, "choice.reopened", row, why=why, title=row.title, **stood)
