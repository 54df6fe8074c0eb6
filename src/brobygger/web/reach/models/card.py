"""Card codes: the decision that they are used, the keys by name, and tokens without a clock.

Off until a decision is recorded. The keys themselves stand outside the database, see
``reach/codes/keys.py``; a row here knows only what a key is called and whether it is gone.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CardDecision(models.Model):
    """Somebody with the power to do so has decided that an initiative uses card codes.

    ``assessment`` is what the impact assessment came to, ``kept_months`` how long after the
    initiative's last day tokens may be kept. It holds until ``ended_on``; a later decision is a
    row of its own.
    """

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="card_decisions"
    )
    decided_on = models.DateField(_("besluttet den"))
    body = models.CharField(_("besluttet af"), max_length=160)
    assessment = models.TextField(_("konsekvensanalyse"), max_length=4000)
    kept_months = models.PositiveSmallIntegerField(_("måneder"))
    ended_on = models.DateField(_("slået fra den"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["initiative_id", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(ended_on__isnull=True),
                name="card_decision_one_in_force",
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(assessment=""), name="card_decision_is_reasoned"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.decided_on:%d-%m-%Y}"


class CardKey(models.Model):
    """What a key is called, and whether it is there; ``file`` is its name and tells nothing.

    ``epoch`` counts an initiative's keys from 1. A key that is going is used no more, and its
    file is deleted as soon as the transaction that said so is safe on the disk.
    """

    class State(models.TextChoices):
        """Where it is in its life."""

        IN_USE = "in_use", _("i brug")
        GOING = "going", _("destrueres")
        DESTROYED = "destroyed", _("destrueret")

    file = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="card_keys"
    )
    epoch = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.IN_USE)
    destroyed_on = models.DateField(_("destrueret den"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["initiative_id", "epoch"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "epoch"], name="card_key_epoch_once"),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(state="in_use"),
                name="card_key_one_in_use",
            ),
            models.CheckConstraint(
                condition=Q(state="destroyed", destroyed_on__isnull=False)
                | ~Q(state="destroyed") & Q(destroyed_on__isnull=True),
                name="card_key_destroyed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.epoch}"


class CheckIn(models.Model):
    """One code given at a session: the session, the token and the key it was made with.

    Nothing else, and no number of its own: a row is its session and token, so that no id tells
    who came first. ``reach/codes/given.py`` writes a session's rows in the order of their tokens.
    """

    pk = models.CompositePrimaryKey("session_id", "token")
    session = models.ForeignKey(
        "activities.Session", on_delete=models.CASCADE, related_name="check_ins", db_index=False
    )
    token = models.BinaryField(max_length=16)
    key = models.ForeignKey(CardKey, on_delete=models.PROTECT, related_name="check_ins")

    class Meta:
        ordering: ClassVar = ["session_id", "token"]

    def __str__(self) -> str:
        return str(self.session_id)


class CodeSheet(models.Model):
    """Heads of a session that gave no code, by reason; there once somebody has asked for codes.

    ``mark`` is drawn anew whenever the session's codes change, so that figures worked out before
    are known to be old. No clock, and nothing of who it was.
    """

    session = models.OneToOneField(
        "activities.Session", on_delete=models.CASCADE, related_name="code_sheet"
    )
    declined = models.PositiveIntegerField(_("ville ikke"), default=0)
    lost = models.PositiveIntegerField(_("havde det ikke med"), default=0)
    unknown = models.PositiveIntegerField(_("ved ikke hvorfor"), default=0)
    mark = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering: ClassVar = ["session_id"]

    def __str__(self) -> str:
        return str(self.session_id)
