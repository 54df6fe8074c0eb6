"""A course for professionals and actors: counted apart from citizens, and exactly."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Training(models.Model):
    """Who was represented at a session of competence-building, and how many took part.

    ``half_days`` is its length; organisations are exact, people are participations.
    """

    session = models.OneToOneField(
        "activities.Session", on_delete=models.PROTECT, related_name="training"
    )
    actors = models.ManyToManyField("actors.Actor", blank=True, related_name="+")
    participations = models.PositiveIntegerField(_("deltagelser"), null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(_("halve dage"), default=1)
    line = models.CharField(_("en linje"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["session_id"]

    def __str__(self) -> str:
        return str(self.session_id)
