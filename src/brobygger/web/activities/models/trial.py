"""An effort on trial: what is tried and expected, when one looks, and what was then seen."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Trial(models.Model):
    """Something that an initiative tries out (tiltag under afprøvning).

    What is tried stands in its versions, because it changes while it is tried; the latest counts.
    ``source`` says where the idea comes from, such as the mapping study. ``look_on`` is the next
    day on which one looks, None where it has stopped.
    """

    class State(models.TextChoices):
        """Whether it is still tried."""

        ON_TRIAL = "on_trial", _("afprøves")
        CONTINUED = "continued", _("fortsætter")
        STOPPED = "stopped", _("stoppet")

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="trials"
    )
    title = models.CharField(_("tiltag"), max_length=160)
    theme = models.ForeignKey(
        "initiatives.Theme", on_delete=models.PROTECT, null=True, blank=True, related_name="trials"
    )
    effort = models.ForeignKey(
        "actors.Effort", on_delete=models.SET_NULL, null=True, blank=True, related_name="trials"
    )
    actors = models.ManyToManyField("actors.Actor", blank=True, related_name="trials")
    source = models.CharField(_("kilde"), max_length=300, blank=True)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.ON_TRIAL)
    look_on = models.DateField(_("ses næste gang"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "title"], name="trial_title_once")
        ]

    def __str__(self) -> str:
        return self.title


class TrialVersion(models.Model):
    """What is tried from a day on, a line each; earlier versions stay as they were."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    since = models.DateField(_("fra"))
    what = models.CharField(_("hvad prøver vi"), max_length=300)
    expected = models.CharField(_("hvad forventer vi"), max_length=300)
    look_on = models.DateField(_("hvornår ser vi efter"))

    class Meta:
        ordering: ClassVar = ["trial_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trial", "number"], name="trial_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.trial_id} {self.number}"


class TrialLook(models.Model):
    """What was seen when one looked: what happened, what is changed, and what comes of it.

    ``due_on`` is the day on which one was to look, so that a slip can be undone.
    """

    class Outcome(models.TextChoices):
        """What comes of it."""

        CONTINUE = "continue", _("fortsæt")
        ADJUST = "adjust", _("justér")
        STOP = "stop", _("stop")

    version = models.ForeignKey(TrialVersion, on_delete=models.CASCADE, related_name="looks")
    on = models.DateField(_("set den"))
    due_on = models.DateField(_("skulle ses"), null=True, blank=True)
    happened = models.CharField(_("hvad skete der"), max_length=500)
    changed = models.CharField(_("hvad ændrer vi"), max_length=500, blank=True)
    outcome = models.CharField(_("hvad nu"), max_length=10, choices=Outcome)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome="adjust") | ~Q(changed=""), name="adjusted_says_what"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.on:%d-%m-%Y}"
