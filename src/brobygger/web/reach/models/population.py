"""How many there are to reach in an area: the city's own figure, with its year and source."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TargetPopulation(models.Model):
    """So many of a target group live in an area in a year; all target groups where none is named.

    It is not the residents of the area list: a target group is fewer, and the city knows how many.
    """

    place = models.ForeignKey("areas.Place", on_delete=models.PROTECT, related_name="+")
    target_group = models.ForeignKey(
        "initiatives.TargetGroup", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    year = models.PositiveIntegerField(_("år"))
    people = models.PositiveIntegerField(_("antal"))
    source = models.CharField(_("kilde"), max_length=200)

    class Meta:
        ordering: ClassVar = ["place_id", "target_group_id", "-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "target_group", "year"], name="population_once_a_group"
            ),
            models.UniqueConstraint(
                fields=["place", "year"],
                condition=Q(target_group__isnull=True),
                name="population_once_a_place",
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="population_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.year}"
