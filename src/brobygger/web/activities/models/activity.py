"""An activity of an initiative, one-off or a series, and its sessions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """What actors hold together for a target group, once or many times.

    ``title`` is what the house calls it; ``alias`` is the neutral name that stands outward, in
    links, icons, cards and feeds. Where ``is_closed``, time and place stand in no feed, export,
    public page or report: a calendar entry that says what it is about can expose who comes.
    A course for professionals (``kind``) is never added to citizens. ``cost_line`` is the line of
    the note that pays; blank for what the grant does not pay.
    """

    class Kind(models.TextChoices):
        """For whom."""

        CITIZENS = "citizens", _("for borgere")
        COMPETENCE = "competence", _("kompetenceudvikling for fagpersoner og aktører")

    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, related_name="activities"
    )
    title = models.CharField(_("aktivitet"), max_length=160)
    alias = models.CharField(_("navn udadtil"), max_length=60)
    kind = models.CharField(_("slags"), max_length=20, choices=Kind, default=Kind.CITIZENS)
    is_closed = models.BooleanField(_("lukket aktivitet"), default=True)
    is_series = models.BooleanField(_("flere gange"), default=True)
    theme = models.ForeignKey(
        "initiatives.Theme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    target_group = models.ForeignKey(
        "initiatives.TargetGroup",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    place = models.ForeignKey(
        "areas.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    venue = models.CharField(_("sted"), max_length=120, blank=True)
    actors = models.ManyToManyField("actors.Actor", blank=True, related_name="activities")
    effort = models.ForeignKey(
        "actors.Effort",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
    )
    trial = models.ForeignKey(
        "activities.Trial",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
    )
    cost_line = models.ForeignKey(
        "budgets.BudgetLine", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    plan = models.TextField(_("plan"), blank=True)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    is_archived = models.BooleanField(_("holdt op"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative", "title"],
                condition=Q(is_archived=False),
                name="activity_title_once",
            ),
            models.CheckConstraint(condition=~Q(alias=""), name="activity_has_alias"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
                name="activity_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Session(models.Model):
    """One sitting of an activity: planned, held or called off. Never who came.

    ``order`` is its running number within the day in the whole initiative, None where nobody
    knows. ``actors`` are those who delivered it together; those of the activity where none are
    named.
    """

    class State(models.TextChoices):
        """What became of it."""

        PLANNED = "planned", _("planlagt")
        HELD = "held", _("afholdt")
        CANCELLED = "cancelled", _("aflyst")

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("klokken"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("nummer den dag"), null=True, blank=True)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PLANNED)
    actors = models.ManyToManyField("actors.Actor", blank=True, related_name="sessions")

    class Meta:
        ordering: ClassVar = ["-on", "-order", "-pk"]

    def __str__(self) -> str:
        return f"{self.activity} {self.on:%d-%m-%Y}"
