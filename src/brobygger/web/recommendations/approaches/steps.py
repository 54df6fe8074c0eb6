"""Enter a request to another authority, and follow it: one transaction, one event."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.audit.steps import record
from brobygger.web.recommendations.approaches.standing import may_carry, standing_of
from brobygger.web.recommendations.models import Approach, Part
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import Fault, person_numbers, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachFacts:
    """A request as a person enters it, from a form, the API or an import."""

    addressed_to: str
    subject: str
    decided_on: date | None = None
    committee: str = ""
    sent_on: date | None = None
    document_number: str = ""
    answered_on: date | None = None
    answer: str = ""
    next_on: date | None = None


@transaction.atomic
def add_approach(part: Part, facts: ApproachFacts, user: Any) -> Approach:
    """A new request about a part. Raises Refused, also for a part that is ours alone to lift."""
    require_work(user)
    refuse([*_faults(facts), *_about_part(part)])
    approach = Approach.objects.create(part=part, **asdict(facts))
    _tell(user, "approach.added", approach, before="")
    return approach


@transaction.atomic
def change_approach(approach: Approach, facts: ApproachFacts, user: Any) -> bool:
    """Follow a request up; whether anything was changed. Raises Refused."""
    require_work(user)
    refuse(_faults(facts))
    before = standing_of(approach)
    values = asdict(facts)
    if all(getattr(approach, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(approach, name, value)
    approach.save()
    _tell(user, "approach.changed", approach, before=before)
    return True


@transaction.atomic
def remove_approach(approach: Approach, user: Any) -> None:
    """Take away a request that was entered by mistake. What has been sent stays: it happened."""
    require_work(user)
    if approach.sent_on:
        refuse([Fault(_("Henvendelsen er sendt, så den kan ikke slettes. Ret den i stedet."))])
    _tell(user, "approach.removed", approach, before=standing_of(approach))
    approach.delete()


def _about_part(part: Part) -> list[Fault]:
    if may_carry(part, part.routes.all()):
        return []
    words = _(
        "Delen ligger inden for kommunens mandat og har ingen bemærkning om andre. Ret delen"
        " først, hvis det er forkert."
    )
    return [Fault(words)]


def _faults(facts: ApproachFacts) -> list[Fault]:
    faults = person_numbers(
        addressed_to=facts.addressed_to,
        subject=facts.subject,
        committee=facts.committee,
        document_number=facts.document_number,
        answer=facts.answer,
    )
    for name, words in (
        ("addressed_to", _("Skriv, hvem henvendelsen går til.")),
        ("subject", _("Skriv, hvad der bedes om.")),
    ):
        if not getattr(facts, name).strip():
            faults.append(Fault(words, field=name))
    if facts.answered_on and not facts.sent_on:
        words = _("Skriv også, hvornår henvendelsen blev sendt.")
        faults.append(Fault(words, field="sent_on"))
    for earlier, later, words in (
        ("decided_on", "sent_on", _("Henvendelsen er sendt, før den blev besluttet.")),
        ("sent_on", "answered_on", _("Svaret er kommet, før henvendelsen blev sendt.")),
    ):
        first, second = getattr(facts, earlier), getattr(facts, later)
        if first and second and second < first:
            faults.append(Fault(words, field=later))
    return faults


def _tell(user: Any, verb: str, approach: Approach, *, before: str) -> None:
    part = approach.part
    record(
        user,
        verb,
        part,
        part=part.code,
        approach=approach.pk,
        before=before,
        after=standing_of(approach),
    )
