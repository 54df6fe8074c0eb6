"""What people do with bodies, meetings and what meetings are owed: one event a step."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.ui.faults import Fault, person_numbers, refuse, told_if_taken

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A meeting in any other year is a slip of the finger ("28-06-0023")."""


MEETING_WORDS = ("subject", "source")
DUE_WORDS = ("asked",)
DELIVERY_WORDS = ("delivered",)
"""Free text, where a name is asked about once, on screen and of a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """A body as a person enters it."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting as a person enters it. ``on`` is the last day of the half year where the day is
    not set.
    """

    on: date
    is_day_known: bool = True
    subject: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFacts:
    """What was delivered, when, and under which number it lies."""

    delivered_on: date
    delivered: str
    paper: str = ""


# Bodies


@transaction.atomic
def add_body(facts: BodyFacts, user: Any) -> Body:
    """A new body. Raises Refused."""
    require_work(user)
    refuse(_body_faults(facts, None))
    body = Body(title=facts.title.strip(), kind=facts.kind)
    with told_if_taken(lambda: _body_faults(facts, None)):
        body.save()
    record(user, "body.added", body, title=body.title)
    return body


@transaction.atomic
def change_body(body: Body, facts: BodyFacts, user: Any) -> None:
    """Another name or kind. Raises Refused."""
    require_work(user)
    refuse(_body_faults(facts, body))
    before = body.title
    body.title, body.kind = facts.title.strip(), facts.kind
    with told_if_taken(lambda: _body_faults(facts, body)):
        body.save()
    record(user, "body.changed", body, before=before, title=body.title)


@transaction.atomic
def remove_body(body: Body, user: Any) -> None:
    """Take away a body without meetings. Raises Refused for one that has met or will meet."""
    require_work(user)
    if body.meetings.exists():
        refuse([Fault(_("Slet først møderne, så forsvinder intet uset."))])
    record(user, "body.removed", body, title=body.title)
    body.delete()


def _body_faults(facts: BodyFacts, own: Body | None) -> list[Fault]:
    faults = person_numbers(title=facts.title)
    title = facts.title.strip()
    if not title:
        faults.append(Fault(_("Skriv, hvad det hedder."), field="title"))
    if facts.kind not in Body.Kind.values:
        faults.append(Fault(_("Vælg, hvad det er."), field="kind"))
    same = Body.objects.filter(title__iexact=title).values_list("pk", flat=True)
    if set(same) - {own.pk if own else None}:
        faults.append(Fault(_("Det står her allerede."), field="title"))
    return faults


# Meetings


@transaction.atomic
def add_meeting(body: Body, facts: MeetingFacts, user: Any) -> Meeting:
    """A new meeting of a body. Raises Refused."""
    require_work(user)
    refuse(_meeting_faults(facts))
    meeting = Meeting.objects.create(body=body, **_values(facts))
    record(user, "meeting.added", meeting, body=body.title, **_when(meeting))
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, facts: MeetingFacts, user: Any) -> None:
    """Move a meeting, or say more of it; what is due to it moves along. Raises Refused."""
    require_work(user)
    refuse(_meeting_faults(facts))
    before = _when(meeting)
    for name, value in _values(facts).items():
        setattr(meeting, name, value)
    meeting.save()
    now = _when(meeting)
    verb = "meeting.moved" if now != before else "meeting.changed"
    was = {"was_on": before["on"], "was_known": before["known"]}
    record(user, verb, meeting, body=meeting.body.title, **now, **was)


@transaction.atomic
def remove_meeting(meeting: Meeting, user: Any) -> None:
    """Take away a meeting that is owed nothing. Raises Refused for one that is."""
    require_work(user)
    if meeting.dues.exists():
        refuse([Fault(_("Flyt eller fjern først det, der skal leveres til mødet."))])
    record(user, "meeting.removed", meeting, body=meeting.body.title, **_when(meeting))
    meeting.delete()


def _values(facts: MeetingFacts) -> dict[str, Any]:
    return {
        "on": facts.on,
        "is_day_known": facts.is_day_known,
        "subject": facts.subject.strip(),
        "source": facts.source.strip(),
    }


def _when(meeting: Meeting) -> dict[str, Any]:
    """The day as facts of the log; the sentence says it in the reader's language."""
    return {"on": meeting.on.isoformat(), "known": meeting.is_day_known}


def _meeting_faults(facts: MeetingFacts) -> list[Fault]:
    faults = person_numbers(subject=facts.subject, source=facts.source)
    if not FIRST_YEAR <= facts.on.year <= LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        faults.append(Fault(words % {"year": facts.on.year}, field="on"))
    ends = {(6, 30), (12, 31)}
    if not facts.is_day_known and (facts.on.month, facts.on.day) not in ends:
        words = _("Et møde uden dag står på halvårets sidste dag.")
        faults.append(Fault(words, field="half_year"))
    return faults


# What a meeting is owed


@transaction.atomic
def link_due(part: Part, meeting: Meeting, asked: str, user: Any) -> Due:
    """A part, or something about it, is due to a meeting: its due date is the meeting's from now.

    Raises Refused.
    """
    require_work(user)
    faults = person_numbers(asked=asked)
    if not asked.strip():
        faults.append(Fault(_("Skriv, hvad der blev bedt om."), field="asked"))
    if part.recommendation.annex.superseded_by_id is not None:
        words = _("Der er et nyere bilag. Brug delen i det.")
        faults.append(Fault(words, field="part"))
    refuse(faults)
    due = Due.objects.create(part=part, meeting=meeting, asked=asked.strip())
    _tell(user, "due.linked", due)
    return due


@transaction.atomic
def remove_due(due: Due, user: Any) -> None:
    """Take away what was put there by mistake. What is delivered stays. Raises Refused."""
    require_work(user)
    if due.delivered_on is not None:
        refuse([Fault(_("Det er leveret. Fortryd leveringen først."))])
    _tell(user, "due.removed", due)
    due.delete()


@transaction.atomic
def deliver(due: Due, facts: DeliveryFacts, user: Any) -> None:
    """Say that it is delivered, in words and with a number. Raises Refused."""
    require_work(user)
    faults = person_numbers(delivered=facts.delivered, paper=facts.paper)
    if not facts.delivered.strip():
        faults.append(Fault(_("Skriv, hvad der er leveret."), field="delivered"))
    refuse(faults)
    due.delivered_on = facts.delivered_on
    due.delivered = facts.delivered.strip()
    due.paper = facts.paper.strip()
    due.save()
    _tell(user, "due.delivered", due, paper=due.paper)


@transaction.atomic
def take_back(due: Due, user: Any) -> None:
    """It was not delivered after all. The log keeps that it was said."""
    require_work(user)
    if due.delivered_on is None:
        return
    due.delivered_on, due.delivered, due.paper = None, "", ""
    due.save()
    _tell(user, "due.taken_back", due)


def _tell(user: Any, verb: str, due: Due, **facts: str) -> None:
    body = due.meeting.body.title
    record(user, verb, due.meeting, part=due.part.code, body=body, due=due.pk, **facts)


@transaction.atomic
def annex_accepted(document: Document, values: Any, user: Any) -> None:
    """A newer edition of the annex is in the register: what meetings are owed goes along with the
    parts that still have their code.
    """
    require_work(user)
    annex = Annex.objects.filter(document=document).first()
    if annex is None:
        return
    parts = {part.code: part for part in Part.objects.filter(recommendation__annex=annex)}
    moved = []
    for due in Due.objects.filter(part__recommendation__annex__superseded_by=annex).select_related(
        "part"
    ):
        if due.part.code in parts:
            due.part = parts[due.part.code]
            due.save()
            moved.append(due.part.code)
    if moved:
        record(user, "due.carried", annex, parts=", ".join(sorted(set(moved))))
