"""What was planned for an initiative: phases, posts with their staff over time, follow-up.

What a person takes away is kept (``is_removed``), so that it can be put back.
"""

from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from brobygger.domain.kernel.amounts import print_fte
from brobygger.web.initiatives.models.initiative import Initiative


class Phase(models.Model):
    """A part of the way with a name; the initiative's own, in its own order."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(_("fase"), max_length=120)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["initiative_id", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(starts_on__lte=models.F("ends_on")),
                name="phase_runs_forward",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Post(models.Model):
    """Work that somebody is paid for: what it is called, and where in the house it sits.

    It is a post and never a person: nobody's name stands here.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(_("stilling"), max_length=120)
    anchoring = models.CharField(_("forankret i"), max_length=160, blank=True)
    order = models.PositiveIntegerField(default=0)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["initiative_id", "order", "pk"]

    def __str__(self) -> str:
        return self.title


class Staffing(models.Model):
    """From a day on, so much of a post is planned and so much filled.

    Both are exact numbers in text ("2.5", "7/3"); ``filled`` is blank where nobody has said it.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="staffing")
    since = models.DateField(_("fra"))
    planned = models.CharField(_("planlagt"), max_length=20)
    filled = models.CharField(_("besat"), max_length=20, blank=True)
    remark = models.CharField(_("bemærkning"), max_length=300, blank=True)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["post_id", "since", "pk"]

    def __str__(self) -> str:
        return f"{self.post}, {self.since:%d-%m-%Y}"

    @property
    def initiative(self) -> Initiative:
        """The initiative whose post it is."""
        return self.post.initiative

    @property
    def planned_words(self) -> str:
        """How much is planned, as people write it: "2½"."""
        return print_fte(Fraction(self.planned))

    @property
    def filled_words(self) -> str:
        """How much is filled, as people write it; blank where nobody has said it."""
        return print_fte(Fraction(self.filled)) if self.filled else ""


class FollowUp(models.Model):
    """A question that must be answered later; ``place`` is where the note asks it."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="follow_ups")
    question = models.TextField(_("spørgsmål"))
    order = models.PositiveIntegerField(default=0)
    is_from_note = models.BooleanField(_("står i notatet"), default=False)
    place = models.JSONField(default=dict, blank=True)
    is_removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["initiative_id", "order", "pk"]

    def __str__(self) -> str:
        return self.question
