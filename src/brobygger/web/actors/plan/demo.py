"""The demo's plan: four invented entries, one of them paid by the grant."""

from datetime import date, timedelta

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.models import Actor, Effort, PlanEntry
from brobygger.web.actors.plan.facts import PlanFacts
from brobygger.web.actors.plan.steps import add_entry
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.models import Initiative, TargetGroup

_ENTRIES = (
    ("Fælles temaaften i beboerhuset", 7, True, "forplejning og oplæg"),
    ("Rundtur hos foreningerne", 20, False, ""),
    ("Kursus for frivillige i at tage svære samtaler", 40, False, ""),
    ("Sommerfest på torvet", 75, False, ""),
)


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    actors = list(Actor.objects.filter(is_archived=False, is_staff=False).order_by("pk"))[:6]
    if PlanEntry.objects.exists() or len(actors) < 6:
        return
    user = User.objects.get(username=WHO)
    initiative = Initiative.objects.exclude(place=None).order_by("pk").first()
    effort = Effort.objects.filter(standing=Effort.Standing.EXISTING).order_by("pk").first()
    group = TargetGroup.objects.order_by("order", "pk").first()
    today: date = timezone.localdate()
    for number, (title, days, is_paid, what) in enumerate(_ENTRIES):
        facts = PlanFacts(
            title=title,
            on=today + timedelta(days=days),
            is_day_known=number == 0,
            actors=tuple(one.pk for one in actors[number : number + 2]),
            effort=effort.pk if effort and number == 2 else None,
            initiative=initiative.pk if initiative else None,
            place=initiative.place_id if initiative else None,
            target_group=group.pk if group and number != 2 else None,
            is_paid=is_paid,
            paid_what=what,
        )
        add_entry(facts, user)
