"""The demo's target group: how many live where its activities are held. Invented."""

from django.utils import timezone

from brobygger.web.areas.models import Place
from brobygger.web.reach.models import TargetPopulation


def load() -> None:
    """Write it once; what a person has written since is left alone."""
    if TargetPopulation.objects.exists():
        return
    for place in Place.objects.exclude(activities=None).distinct():
        TargetPopulation.objects.create(
            place=place,
            target_group=None,
            year=timezone.localdate().year,
            people=640,
            source="Demoens egne tal (opdigtet)",
        )
