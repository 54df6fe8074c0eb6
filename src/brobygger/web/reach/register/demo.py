"""The demo's numbers as people write them: some sessions, a partner's link, helped on, a course."""

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.activities.guests import make_link
from brobygger.web.activities.models import Activity, GuestLink, Session
from brobygger.web.documents.demo import WHO
from brobygger.web.reach.cards.steps import save_question
from brobygger.web.reach.models import Question, ReceivingService, Tally, Training
from brobygger.web.reach.referrals.steps import save_referrals, save_service
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.steps import write_tally
from brobygger.web.reach.training.steps import TrainingFacts, write_training
from brobygger.web.reach.writers import Writer

SERVICES = ("Den opdigtede rådgivning", "Eksempelhavens familiehus")
LACKING = 2
"""The latest sessions of each series, which nobody has written numbers for yet, as in life."""

FIRST_AGAIN = 6
"""Sessions after which two thirds of those who come have been there before."""


def load() -> None:
    """Write them once; what a person has written since is left alone."""
    user = User.objects.get(username=WHO)
    citizens = Activity.objects.filter(kind=Activity.Kind.CITIZENS).order_by("pk")
    if not Tally.objects.exists():
        for row in citizens:
            _write(row, user)
    first = citizens.filter(is_archived=False).exclude(actors=None).first()
    if first and not GuestLink.objects.exists():
        make_link(first, first.actors.order_by("pk")[0], user)
    if first and not ReceivingService.objects.exists():
        today = timezone.localdate()
        rows = [save_service(title, user) for title in SERVICES]
        cells = {(row.pk, 1): 3 + at for at, row in enumerate(rows)}
        save_referrals(first.initiative, today.year, cells, today, user)
    if not Question.objects.exists():
        save_question("Deutsch", "de", "Wie viele von euch sind zum ersten Mal hier?", user)
    if not Training.objects.exists():
        _train(user)


def _write(row: Activity, user: User) -> None:
    held = list(row.sessions.filter(state=Session.State.HELD).order_by("on", "pk"))
    for at, session in enumerate(held[: max(1, len(held) - LACKING)]):
        heads = 9 + (row.pk * 3 + at * 5) % 11
        facts = TallyFacts(
            activity=row.pk,
            on=session.on,
            session=session.pk,
            heads=heads,
            first_timers=heads * FIRST_AGAIN // (FIRST_AGAIN + 2 * at),
            outside=0,
        )
        write_tally(facts, Writer(user=user))


def _train(user: User) -> None:
    sessions = Session.objects.filter(
        activity__kind=Activity.Kind.COMPETENCE, state=Session.State.HELD
    )
    for session in sessions.select_related("activity").order_by("-on")[:2]:
        actors = frozenset(session.activity.actors.values_list("pk", flat=True))
        facts = TrainingFacts(
            activity=session.activity_id,
            on=session.on,
            actors=actors,
            participations=14,
        )
        write_training(facts, user)
