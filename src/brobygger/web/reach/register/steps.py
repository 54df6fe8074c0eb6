"""What people do with the numbers of a session: one event a step, and never a number in it.

The log of events names the activity by its alias and the day. Numbers sent twice with the same
``sent_key`` are saved once and answered the same way, even at the same moment.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Activity, Session
from brobygger.web.activities.sessions import hold, session_for
from brobygger.web.audit.steps import record
from brobygger.web.reach.check_ins import forget_codes
from brobygger.web.reach.models import GroupHeads, Tally, TallyChange
from brobygger.web.reach.numbers import closed_faults
from brobygger.web.reach.register.checks import tally_faults
from brobygger.web.reach.register.facts import NUMBERS, TallyFacts, facts_of, numbers_of, settled
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Fault, Refused, refuse

Before = Literal["new", "planned", "held"]


@dataclass(frozen=True, slots=True)
class Written:
    """The numbers that were saved, and what the session was before: undone, it is so again.

    ``is_new`` unless they had been sent before.
    """

    tally: Tally
    before: Before = "held"
    is_new: bool = False


class Counted(Refused):
    """Somebody has written the numbers of this session already; they can be corrected."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        words = _("Der står allerede tal for den dag. Er de forkerte, så ret dem.")
        super().__init__([Fault(words, field="on")])


@transaction.atomic
def write_tally(facts: TallyFacts, writer: Writer) -> Written:
    """The numbers of a session. Raises Refused, and Counted where they stand there already."""
    written = put_tally(facts, writer)
    if written.is_new:
        hold(written.tally.session, writer.user, order=facts.order)
        _tell("tally.written", written.tally, writer)
    return written


def put_tally(facts: TallyFacts, writer: Writer) -> Written:
    """The same within another step, which holds the session and writes the event."""
    said = settled(facts)
    writer.require(said.activity)
    activity = _locked(said)
    if sent := Tally.objects.filter(sent_key=said.sent_key).first():
        return _answered_again(sent, said)
    refuse(closed_faults(activity.initiative_id))
    refuse(tally_faults(said, timezone.localdate(), is_guest=writer.link is not None))
    session, before = _session(activity, said, writer)
    if there := Tally.objects.filter(session=session).first():
        raise Counted(there)
    try:
        with transaction.atomic():
            tally = _new(session, said, writer)
    except IntegrityError:  # the same numbers, sent at the same moment
        sent = Tally.objects.filter(sent_key=said.sent_key).first()
        if sent is None:
            raise
        return _answered_again(sent, said)
    return Written(tally, before, is_new=True)


@transaction.atomic
def correct_tally(tally: Tally, facts: TallyFacts, writer: Writer) -> None:
    """Other numbers; what stood before is kept. Where nothing differs nothing is said.

    The session stays what it is. Raises Refused, and PermissionDenied for another's numbers.
    """
    writer.require(tally.session.activity_id)
    rows = Tally.objects.select_for_update(of=("self",)).select_related("session__activity")
    row = rows.get(pk=tally.pk)
    if not writer.may_correct(row):
        raise PermissionDenied
    said = settled(facts)
    refuse(tally_faults(said, timezone.localdate(), is_guest=writer.link is not None))
    before = numbers_of(row)
    if numbers_of(said) == before:
        return
    TallyChange.objects.create(
        tally=row, before=before, changed_on=timezone.localdate(), **writer.marks
    )
    _put(row, said)
    _tell("tally.corrected", row, writer)


@transaction.atomic
def undo_tally(written: Written, writer: Writer) -> TallyFacts:
    """Undo what one has just written; the session is what it was before. Gives what was said.

    Card codes go after the numbers: whoever gives one holds the numbers' row.
    """
    tally = written.tally
    session = tally.session
    writer.require(session.activity_id)
    is_own = tally.by_id == writer.user.pk if writer.user else writer.may_correct(tally)
    if not is_own:
        refuse([Fault(_("Det er en andens tal. Ret dem i stedet."))])
    facts = facts_of(tally)
    _tell("tally.undone", tally, writer)
    tally.delete()
    forget_codes(session)
    if written.before == "new":
        session.delete()
    elif written.before == "planned":
        session.state = Session.State.PLANNED
        session.save(update_fields=["state"])
    return facts


def _locked(said: TallyFacts) -> Activity:
    """The activity: two who write its numbers at once take turns."""
    rows = Activity.objects.select_for_update()
    activity = rows.filter(pk=said.activity, kind=Activity.Kind.CITIZENS).first()
    if activity is None:
        raise Refused([Fault(_("Vælg en aktivitet, der står på listen."), field="activity")])
    return activity


def _answered_again(sent: Tally, said: TallyFacts) -> Written:
    """The answer that the first sending got. Raises Refused where other numbers came with it."""
    first = sent.changes.order_by("pk").first()
    numbers = first.before if first else numbers_of(sent)
    where = (sent.session.activity_id, sent.session.on)
    if numbers != numbers_of(said) or where != (said.activity, said.on):
        words = _("Siden har sendt andre tal før. Åbn den igen, og skriv tallene på ny.")
        refuse([Fault(words)])
    return Written(sent)


def _session(activity: Activity, said: TallyFacts, writer: Writer) -> tuple[Session, Before]:
    """The session that the numbers are of: the one named, else one of that day without numbers,
    else the one that has them; where there is none it is made.
    """
    there = activity.sessions.filter(on=said.on).exclude(state=Session.State.CANCELLED)
    rows = list(there.select_related("tally").order_by("order", "pk"))
    if said.session is not None:
        rows = [row for row in rows if row.pk == said.session]
        if not rows:
            refuse([Fault(_("Den gang er flyttet eller aflyst. Genindlæs siden."), field="on")])
    elif said.order is not None:
        exact = [row for row in rows if row.order == said.order]
        rows = exact or [row for row in rows if row.order is None and not hasattr(row, "tally")]
        if not rows:
            return Session.objects.create(activity=activity, on=said.on, order=said.order), "new"
    if rows:
        row = next((one for one in rows if not hasattr(one, "tally")), rows[0])
        return row, "held" if row.state == Session.State.HELD else "planned"
    return session_for(activity, said.on, writer.user), "new"


def _new(session: Session, said: TallyFacts, writer: Writer) -> Tally:
    tally = Tally(
        session=session, sent_key=said.sent_key, logged_on=timezone.localdate(), **writer.marks
    )
    _put(tally, said)
    return tally


def _put(tally: Tally, said: TallyFacts) -> None:
    for name in NUMBERS:
        setattr(tally, name, getattr(said, name))
    tally.save()
    tally.groups.all().delete()
    GroupHeads.objects.bulk_create(
        GroupHeads(tally=tally, group_id=group, heads=heads) for group, heads in said.groups.items()
    )


def _tell(verb: str, tally: Tally, writer: Writer) -> None:
    named: dict[str, Any] = {
        "alias": tally.session.activity.alias,
        "on": tally.session.on.isoformat(),
    }
    if writer.link is not None:
        named["actor_title"] = writer.link.actor.title
    record(writer.user, verb, tally, **named)
