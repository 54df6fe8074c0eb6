"""The demo's meetings: the expert group's yearly one, and a committee that will hear of it."""

from datetime import date

from brobygger.web.accounts.models import User
from brobygger.web.documents.demo import WHO
from brobygger.web.recommendations.models import Part
from brobygger.web.steering import steps
from brobygger.web.steering.models import Body


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    if Body.objects.exists():
        return
    user = User.objects.get(username=WHO)
    group = steps.add_body(
        steps.BodyFacts(title="Ekspertgruppen", kind=Body.Kind.EXPERT_GROUP), user
    )
    yearly = steps.add_meeting(
        group,
        steps.MeetingFacts(
            on=date(2024, 12, 31),
            is_day_known=False,
            subject="Det årlige møde om, hvor langt anbefalingerne er",
            source="Bilagets del 6b",
        ),
        user,
    )
    committee = steps.add_body(
        steps.BodyFacts(title="Beskæftigelses- og Integrationsudvalget", kind=Body.Kind.COMMITTEE),
        user,
    )
    steps.add_meeting(
        committee,
        steps.MeetingFacts(
            on=date(2024, 3, 18),
            subject="Status på anbefalingerne",
            source="Opdigtet til demoen",
        ),
        user,
    )
    for part in Part.objects.filter(code="6b", recommendation__annex__superseded_by=None)[:1]:
        asked = "Et overblik over, hvor kommunen allerede møder målgruppen"
        steps.link_due(part, yearly, asked, user)
