"""What is planned in an area for a half year, beside the efforts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PlanEntry(models.Model):
    """Something that is planned in a month, or on a day (``is_day_known``), beside the efforts.

    ``is_paid`` says whether the grant pays, ``paid_what`` what it pays: the half-year plan shows
    all that actors do, also what the grant does not pay.
    """

    title = models.CharField(_("hvad"), max_length=200)
    on = models.DateField(_("hvornår"))
    is_day_known = models.BooleanField(_("dagen er fastsat"), default=False)
    effort = models.ForeignKey(
        "actors.Effort",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="plan_entries",
    )
    actors = models.ManyToManyField("actors.Actor", blank=True, related_name="plan_entries")
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_entries",
    )
    place = models.ForeignKey(
        "areas.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey(
        "initiatives.Theme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    target_group = models.ForeignKey(
        "initiatives.TargetGroup", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_paid = models.BooleanField(_("betales af bevillingen"), default=False)
    paid_what = models.CharField(_("hvad bevillingen betaler"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_paid=True) | Q(paid_what=""), name="plan_paid_what_is_paid"
            )
        ]

    def __str__(self) -> str:
        return self.title
