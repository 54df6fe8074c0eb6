"""The demo's contacts: a dozen with the invented organisations, one next step late."""

from datetime import timedelta

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.log.steps import log_contact
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.models import Initiative, Theme

_KINDS = ("meeting", "advice", "knowledge", "coordination")
_STEPS = ("Sende et oplæg", "", "Aftale et fælles møde", "", "Ringe igen", "")
MANY = 12


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    if Contact.objects.exists():
        return
    user = User.objects.get(username=WHO)
    actors = list(Actor.objects.filter(is_archived=False, is_staff=False).order_by("pk"))[:8]
    if not actors:
        return
    initiative = Initiative.objects.exclude(place=None).order_by("pk").first()
    themes = list(Theme.objects.filter(is_in_use=True).order_by("order", "title"))
    today = timezone.localdate()
    for number in range(MANY):
        step = _STEPS[number % len(_STEPS)]
        on = today - timedelta(days=3 + 9 * number)
        facts = LogFacts(
            actor=actors[number % len(actors)].pk,
            on=on,
            kind=_KINDS[number % len(_KINDS)],
            theme=themes[number % len(themes)].pk if themes else None,
            initiative=initiative.pk if initiative else None,
            met_with=actors[3].pk if number == 1 and len(actors) > 3 else None,
            next_step=step,
            next_on=(today + timedelta(days=6 - 4 * number)) if step else None,
        )
        log_contact(facts, user)
