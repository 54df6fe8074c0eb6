"""The network between actors as rows: waves of the roster, who was asked, answers, bridges."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Wave(models.Model):
    """One time that the organisations of an initiative are asked whom they work with.

    Number 0 is the one before the first activity: the baseline. ``closes_on`` is the last day on
    which a link takes answers. ``left_out`` are organisations of the place that were not asked,
    because they were paused or had ended. ``positions`` are the places of its actors on the map,
    kept when it closes; ``weights`` those that the last proposals of bridges were made with.
    """

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="waves"
    )
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("navn"), max_length=120, blank=True)
    opened_on = models.DateField(_("åbnet"))
    closes_on = models.DateField(_("sidste dag for svar"))
    closed_on = models.DateField(_("lukket"), null=True, blank=True)
    left_out = models.ManyToManyField("actors.Actor", blank=True, related_name="+")
    positions = models.JSONField(default=dict, blank=True)
    weights = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["initiative_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "number"], name="wave_number_once"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")), name="wave_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.number}"


class Invitation(models.Model):
    """An organisation that is asked in a wave: as it stood then, and the key of its link.

    ``answered_at`` is when it had answered about everybody on its roster, or said that it had
    finished. A link that is revoked or past ``expires_on`` opens nothing.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    actor = models.ForeignKey("actors.Actor", on_delete=models.PROTECT, related_name="invitations")
    is_staff = models.BooleanField(_("indsatsens eget personale"), default=False)
    sector = models.ForeignKey(
        "actors.Sector", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    expires_on = models.DateField(_("linket gælder til og med"))
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["wave_id", "actor_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "actor"], name="invited_once_a_wave")
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.actor_id}"


class Answer(models.Model):
    """What an organisation says of its work with another: 0 to 5, or None for "we do not know".

    Private to the organisation that answered. Only ``network/answers.py`` reads these rows, and
    ``key`` is that of the link it was answered by: a link that replaces it does not show it.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    about = models.ForeignKey("actors.Actor", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        ordering: ClassVar = ["invitation_id", "about_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "about"], name="answered_once"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lte=5), name="answer_level_exists"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.about_id}"


class BridgeProposal(models.Model):
    """Two organisations that the answers of a wave say could meet, and what was decided.

    ``reasons`` are codes with the codes of what they speak of, as the domain gives them; the words
    are made when they are read. ``reason`` is why a person said no.
    """

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", _("foreslået")
        AGREED = "agreed", _("kontakt aftalt")
        REJECTED = "rejected", _("ikke relevant")
        DONE = "done", _("gjort")

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="bridges")
    one = models.ForeignKey("actors.Actor", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("actors.Actor", on_delete=models.PROTECT, related_name="+")
    score = models.FloatField(_("vægt i alt"))
    reasons = models.JSONField(default=list)
    confidence = models.CharField(_("sikkerhed"), max_length=10)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PROPOSED)
    reason = models.CharField(_("begrundelse"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("afgjort"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["wave_id", "-score", "one_id", "other_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "one", "other"], name="bridge_proposed_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="bridge_pair_in_order"),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""), name="bridge_rejected_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}-{self.other_id}"
