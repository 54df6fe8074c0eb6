"""The demo's work with the parts: one request to a ministry, one handover, a few keepers."""

from datetime import timedelta

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.recommendations.approaches.steps import ApproachFacts, add_approach
from brobygger.web.recommendations.handovers.steps import Answer, answer_handover, hand_over
from brobygger.web.recommendations.models import Handover, Part
from brobygger.web.recommendations.upkeep.steps import confirm_part, update_part

WHO = "sagsbehandler"


def load() -> None:
    """Do a little work with the demo's annex, once; what a person has done since is left alone."""
    user = User.objects.get(username=WHO)
    rows = Part.objects.filter(recommendation__annex__superseded_by=None)
    parts = {part.code: part for part in rows.select_related("recommendation__annex")}
    if Handover.objects.exists() or "4a" not in parts:
        return
    today = timezone.localdate()
    facts = ApproachFacts(
        addressed_to="Undervisningsministeriet",
        subject="At trivselsmålingen får spørgsmål om rettigheder (opdigtet eksempel)",
        decided_on=today - timedelta(days=80),
        committee="BUU",
        sent_on=today - timedelta(days=60),
        next_on=today - timedelta(days=4),
    )
    add_approach(parts["4a"], facts, user)
    asked = "Hvornår behandler jeres udvalg ressourcefunktionen? (opdigtet eksempel)"
    handover = hand_over(parts["2a"], "BUF", asked, today + timedelta(days=90), user)
    answer_handover(handover, Answer(state=Handover.State.RECEIVED))
    update_part(parts["3a"], "Tilbuddet kører, pengene mangler", user, 3, user)
    update_part(parts["6b"], "", user, 6, user)
    confirm_part(parts["1a"], user)
