"""The demo's decision on card codes: invented, so that cards can be printed and codes be given.

No code is given in the demo's numbers: they show that the tally alone is enough.
"""

from datetime import date

from django.conf import settings
from django.db import transaction

from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import DecisionFacts, put_decision
from brobygger.web.reach.models import CardDecision

DECIDED = DecisionFacts(
    decided_on=date(2026, 2, 2),
    body="Demoens styregruppe",
    assessment=(
        "Opdigtet til demoen. Analysen fandt ingen høj restrisiko: ingen liste over kort, intet"
        " klokkeslæt, en nøgle for indsatsen alene. Den ligger i demoens arkiv."
    ),
    kept_months=6,
)


def load() -> None:
    """Record it once; what a person has decided since is left alone."""
    row = Initiative.objects.filter(state=Initiative.State.STARTED).order_by("pk").first()
    if settings.CARD_CODES and row is not None and not CardDecision.objects.exists():
        with transaction.atomic():
            put_decision(row, DECIDED, None)
