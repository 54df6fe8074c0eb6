"""Hand a part over, answer, renew, revoke: one transaction, one event."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.audit.steps import record
from brobygger.web.recommendations.handovers import mail
from brobygger.web.recommendations.handovers.link import is_open
from brobygger.web.recommendations.handovers.states import State, require
from brobygger.web.recommendations.models import Handover, Part
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import Fault, person_numbers, refuse

LONGEST = timedelta(days=366)
"""A link opens something to whoever holds it, so it is renewed at least once a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other administration says. ``answer`` only where it sends the part back."""

    state: str
    treated_by: str = ""
    treated_on: date | None = None
    item: str = ""
    answer: str = ""


@transaction.atomic
def hand_over(part: Part, administration: str, asked: str, expires_on: date, user: Any) -> Handover:
    """Hand a part over to another administration. Raises Refused."""
    require_work(user)
    faults = [*person_numbers(asked=asked), *_about_end(expires_on)]
    if not administration.strip():
        faults.append(Fault(_("Vælg en forvaltning."), field="administration"))
    if not asked.strip():
        faults.append(Fault(_("Skriv, hvad I beder om."), field="asked"))
    refuse(faults)
    handover = Handover.objects.create(
        part=part,
        administration=administration,
        asked=asked.strip(),
        sent_on=timezone.localdate(),
        expires_on=expires_on,
    )
    _tell(user, "handover.sent", handover, until=str(expires_on))
    return handover


@transaction.atomic
def renew_link(handover: Handover, expires_on: date, user: Any) -> None:
    """A new link with a new last day; the old one opens nothing any more. Raises Refused."""
    require_work(user)
    faults = _about_end(expires_on)
    if handover.state == State.RETURNED:
        faults.append(Fault(_("Delen er sendt tilbage. Overdrag den igen for at spørge på ny.")))
    refuse(faults)
    handover.key = uuid4()
    handover.expires_on, handover.revoked_at = expires_on, None
    handover.save()
    _tell(user, "handover.renewed", handover, until=str(expires_on))


@transaction.atomic
def revoke_link(handover: Handover, user: Any) -> None:
    """Close the link. Closed twice is closed."""
    require_work(user)
    if handover.revoked_at is None:
        handover.revoked_at = timezone.now()
        handover.save()
        _tell(user, "handover.revoked", handover)


@transaction.atomic
def send_link(handover: Handover, mailbox: str, url: str, user: Any) -> None:
    """Send the link by mail. The mailbox is used here and kept nowhere, not in the log either."""
    require_work(user)
    if not mail.can_send() or not is_open(handover, timezone.localdate()):
        raise ValueError(handover.pk)
    _tell(user, "handover.mailed", handover)
    mail.send_link(mailbox, url, handover.expires_on)


@transaction.atomic
def answer_handover(handover: Handover, answer: Answer) -> bool:
    """What the other administration says, by its link; whether it was news.

    The same answer sent again changes nothing. Raises Refused for an answer that lacks something,
    NotAllowed for one that the state does not take.
    """
    row = Handover.objects.select_for_update().select_related("part").get(pk=handover.pk)
    today = timezone.localdate()
    refuse(_about_answer(answer, today))
    if _is_said(row, answer):
        return False
    require(row.state, answer.state)
    row.state = answer.state
    row.received_on = row.received_on or today
    if answer.state == State.TREATED:
        row.treated_by, row.item = answer.treated_by.strip(), answer.item.strip()
        row.treated_on = answer.treated_on
    if answer.state == State.RETURNED:
        row.answer, row.returned_on = answer.answer.strip(), today
    row.save()
    _tell(None, "handover.answered", row, state=row.state)
    return True


def _is_said(row: Handover, answer: Answer) -> bool:
    """The answer is the one that stands already."""
    if row.state != answer.state:
        return False
    if answer.state == State.TREATED:
        said = (answer.treated_by.strip(), answer.treated_on, answer.item.strip())
        return said == (row.treated_by, row.treated_on, row.item)
    return answer.state != State.RETURNED or answer.answer.strip() == row.answer


def _about_answer(answer: Answer, today: date) -> list[Fault]:
    faults = person_numbers(treated_by=answer.treated_by, item=answer.item, answer=answer.answer)
    if answer.state not in {State.RECEIVED, State.TREATED, State.RETURNED}:
        faults.append(Fault(_("Vælg et af svarene.")))
    if answer.state == State.RETURNED and not answer.answer.strip():
        faults.append(Fault(_("Skriv jeres svar."), field="answer"))
    if answer.state != State.TREATED:
        return faults
    if not answer.treated_by.strip():
        faults.append(Fault(_("Skriv, hvilket udvalg det var."), field="treated_by"))
    if answer.treated_on is None:
        faults.append(Fault(_("Skriv, hvilken dag det var."), field="treated_on"))
    elif answer.treated_on > today:
        words = _("Datoen ligger i fremtiden. Svar, når udvalget har behandlet sagen.")
        faults.append(Fault(words, field="treated_on"))
    return faults


def _about_end(expires_on: date) -> list[Fault]:
    today = timezone.localdate()
    if today <= expires_on <= today + LONGEST:
        return []
    words = _("Vælg en dag fra i dag til højst et år frem.")
    return [Fault(words, field="expires_on")]


def _tell(user: Any, verb: str, handover: Handover, **facts: str) -> None:
    part = handover.part
    record(user, verb, part, part=part.code, administration=handover.administration, **facts)
