"""The work with a part after the annex: who keeps it up, who it was handed to, whom we asked."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Upkeep(models.Model):
    """The person who keeps a part up to date, how often, and what was last said of it.

    ``due_on`` is the last update plus the rhythm: the day from which the part is stale.
    """

    part = models.OneToOneField(
        "recommendations.Part", on_delete=models.CASCADE, related_name="upkeep"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ansvarlig"),
    )
    months = models.PositiveIntegerField(_("måneder mellem opdateringer"), default=6)
    said = models.TextField(_("hvor langt er vi?"), blank=True)
    updated_on = models.DateField(_("opdateret"), null=True, blank=True)
    due_on = models.DateField(_("opdateres inden"), db_index=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["part_id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(months__gte=1), name="rhythm_of_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.part_id}: {self.updated_on}"


class Approach(models.Model):
    """A request to another authority about a part (henvendelse til minister), step by step.

    ``addressed_to`` is an office, never a person.
    """

    part = models.ForeignKey(
        "recommendations.Part", on_delete=models.CASCADE, related_name="approaches"
    )
    addressed_to = models.CharField(_("henvendelse til"), max_length=120)
    subject = models.TextField(_("hvad der bedes om"))
    decided_on = models.DateField(_("besluttet"), null=True, blank=True)
    committee = models.CharField(_("besluttet af"), max_length=60, blank=True)
    sent_on = models.DateField(_("sendt"), null=True, blank=True)
    document_number = models.CharField(_("dokumentnummer"), max_length=40, blank=True)
    answered_on = models.DateField(_("besvaret"), null=True, blank=True)
    answer = models.TextField(_("svaret i korte træk"), blank=True)
    next_on = models.DateField(_("næste dato"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["part_id", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True) | models.Q(sent_on__isnull=False),
                name="approach_sent_before_answered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.addressed_to}: {self.subject}"


class Handover(models.Model):
    """A part handed over to another administration, which answers by a link and has no account.

    ``key`` and ``expires_on`` make the signed link; a revoked or expired one opens nothing.
    """

    class State(models.TextChoices):
        """How far the other administration has come."""

        SENT = "sent", _("sendt")
        RECEIVED = "received", _("modtaget")
        TREATED = "treated", _("behandlet i deres udvalg")
        RETURNED = "returned", _("sendt tilbage")

    part = models.ForeignKey(
        "recommendations.Part", on_delete=models.CASCADE, related_name="handovers"
    )
    administration = models.CharField(_("forvaltning"), max_length=20)
    asked = models.TextField(_("det beder vi om"), blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    sent_on = models.DateField(_("sendt"))
    received_on = models.DateField(_("modtaget"), null=True, blank=True)
    treated_on = models.DateField(_("behandlet den"), null=True, blank=True)
    treated_by = models.CharField(_("udvalg"), max_length=60, blank=True)
    item = models.CharField(_("punkt"), max_length=40, blank=True)
    returned_on = models.DateField(_("sendt tilbage den"), null=True, blank=True)
    answer = models.TextField(_("svar"), blank=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    expires_on = models.DateField(_("linket gælder til og med"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["key"])

    class Meta:
        ordering: ClassVar = ["part_id", "-id"]

    def __str__(self) -> str:
        return f"{self.administration}: {self.state}"
