"""Organisations that work in an area, what they do there, and what was agreed with them.

An actor is an organisation, never a citizen.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Sector(models.Model):
    """What kind of organisation an actor is; the city's own list, in its order."""

    title = models.CharField(_("sektor"), max_length=120, unique=True)
    order = models.PositiveIntegerField(default=0)
    source = models.CharField(_("kilde"), max_length=300, blank=True)
    is_in_use = models.BooleanField(_("i brug"), default=True)

    class Meta:
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class Actor(models.Model):
    """An organisation: where and with what it works, and which function answers there.

    A work name and number stand here only while the organisation has agreed to it
    (``contact_agreed_on``), and can be deleted at any time. ``is_staff`` marks the initiative's
    own people, without whom every figure of the network is given a second time. ``weekdays`` are
    the days on which it is open, 1 for Monday. ``merged_into`` is the actor that this one turned
    out to be; ``merged`` says what was moved there, so that it can be moved back.
    """

    title = models.CharField(_("navn"), max_length=160)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="actors"
    )
    places = models.ManyToManyField("areas.Place", blank=True, related_name="actors")
    themes = models.ManyToManyField("initiatives.Theme", blank=True, related_name="actors")
    target_groups = models.ManyToManyField(
        "initiatives.TargetGroup", blank=True, related_name="actors"
    )
    offers = models.TextField(_("tilbyder"), blank=True)
    weekdays = models.JSONField(_("ugedage"), default=list, blank=True)
    contact_function = models.CharField(_("kontaktens funktion"), max_length=120, blank=True)
    contact_work_name = models.CharField(
        _("kontaktens navn i arbejdet"), max_length=120, blank=True
    )
    contact_work_number = models.CharField(_("arbejdsnummer"), max_length=40, blank=True)
    contact_agreed_on = models.DateField(_("aftalt den"), null=True, blank=True)
    is_staff = models.BooleanField(_("indsatsens eget personale"), default=False)
    is_paused = models.BooleanField(_("på pause"), default=False)
    paused_because = models.CharField(_("på pause, fordi"), max_length=300, blank=True)
    is_archived = models.BooleanField(_("ophørt"), default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_here"
    )
    merged = models.JSONField(default=dict, blank=True, editable=False)
    source = models.CharField(_("kilde"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["folded"], condition=Q(is_archived=False), name="actor_title_once"
            ),
            models.CheckConstraint(
                condition=Q(contact_work_name="", contact_work_number="")
                | Q(contact_agreed_on__isnull=False),
                name="actor_contact_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Effort(models.Model):
    """What actors do, alone or together, existing or planned (tiltag).

    ``initiative`` is the one that pays for it, None for what the grant does not pay.
    """

    class Standing(models.TextChoices):
        """Whether it runs."""

        EXISTING = "existing", _("findes i dag")
        PLANNED = "planned", _("planlagt")
        ENDED = "ended", _("stoppet")

    class Level(models.TextChoices):
        """How many it meets at a time."""

        INDIVIDUAL = "individual", _("den enkelte")
        GROUP = "group", _("en gruppe")
        AREA = "area", _("hele området")

    title = models.CharField(_("tiltag"), max_length=200)
    actors = models.ManyToManyField(Actor, related_name="efforts")
    standing = models.CharField(_("status"), max_length=20, choices=Standing)
    level = models.CharField(_("niveau"), max_length=20, choices=Level)
    places = models.ManyToManyField("areas.Place", blank=True, related_name="efforts")
    themes = models.ManyToManyField("initiatives.Theme", blank=True, related_name="efforts")
    target_groups = models.ManyToManyField(
        "initiatives.TargetGroup", blank=True, related_name="efforts"
    )
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="efforts",
    )
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    about = models.TextField(_("hvad der sker"), blank=True)
    source = models.CharField(_("kilde"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
                name="effort_period_runs_forward",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Agreement(models.Model):
    """A cooperation agreement (samarbejdsaftale) with an actor."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="agreements")
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
    )
    purpose = models.TextField(_("formål"))
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til"), null=True, blank=True)
    renewal_on = models.DateField(_("skal fornys inden"), null=True, blank=True)
    own_contribution = models.TextField(_("aktørens eget bidrag"), blank=True)

    class Meta:
        ordering: ClassVar = ["-starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="agreement_period_runs_forward",
            )
        ]

    def __str__(self) -> str:
        return self.purpose
