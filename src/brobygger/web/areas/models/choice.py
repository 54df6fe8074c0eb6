"""The choice of an area: candidates, scores with evidence, vetoes, the decision and its reason.

Scores are of places and organisations, never of residents.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from brobygger.domain.areas.criteria import HIGHEST
from brobygger.web.areas.models.lists import AreaList, ListedArea, Place


class AreaChoice(models.Model):
    """A choice among the areas of one list, scored by two administrations.

    ``criteria`` is a list of {"key", "name", "levels" (five texts), "source"}; ``importance`` their
    keys with the most important first, empty where all count the same. ``said`` is what each method
    put first when the choice was closed: a list of {"method", "first" (codes of places, or null
    where the method could not be used)}.
    """

    class State(models.TextChoices):
        """A closed choice can be opened again, with a reason."""

        OPEN = "open", _("åbent")
        CLOSED = "closed", _("lukket")

    title = models.CharField(_("navn"), max_length=200)
    budget_note = models.ForeignKey(
        "budgets.BudgetNote",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="area_choices",
    )
    area_list = models.ForeignKey(AreaList, on_delete=models.PROTECT, related_name="choices")
    criteria = models.JSONField(default=list)
    importance = models.JSONField(default=list, blank=True)
    first_scorer = models.CharField(_("første forvaltning"), max_length=10)
    second_scorer = models.CharField(_("anden forvaltning"), max_length=10)
    first_done_at = models.DateTimeField(null=True, blank=True)
    second_done_at = models.DateTimeField(null=True, blank=True)
    together_at = models.DateTimeField(null=True, blank=True)
    together_reason = models.TextField(blank=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    chosen = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="chosen_in"
    )
    decided_by = models.CharField(_("besluttet af"), max_length=300, blank=True)
    decided_on = models.DateField(_("besluttet den"), null=True, blank=True)
    reason = models.TextField(_("begrundelse"), blank=True)
    conflicts = models.TextField(_("inhabilitet"), blank=True)
    minutes = models.CharField(_("referat"), max_length=300, blank=True)
    deviation = models.TextField(_("afvigelse"), blank=True)
    said = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(first_scorer=F("second_scorer")), name="choice_has_two_scorers"
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | (
                    Q(chosen__isnull=False, decided_on__isnull=False)
                    & ~Q(decided_by="")
                    & ~Q(reason="")
                    & ~Q(conflicts="")
                    & ~Q(minutes="")
                ),
                name="closed_choice_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Scores may still be given."""
        return self.state == self.State.OPEN

    @property
    def scorers(self) -> tuple[str, str]:
        """The two administrations."""
        return self.first_scorer, self.second_scorer

    @property
    def both(self) -> str:
        """The name that scores given together stand under."""
        return f"{self.first_scorer}+{self.second_scorer}"

    def is_done(self, scorer: str) -> bool:
        """An administration has said that it is done by itself."""
        done = {self.first_scorer: self.first_done_at, self.second_scorer: self.second_done_at}
        return done[scorer] is not None

    @property
    def is_together(self) -> bool:
        """The two have met, and agree from here on."""
        return self.together_at is not None

    @property
    def is_shown_to_both(self) -> bool:
        """Each may see what the other one said."""
        return self.is_together or (
            self.first_done_at is not None and self.second_done_at is not None
        )


class Candidate(models.Model):
    """An area of the list that may be chosen."""

    choice = models.ForeignKey(AreaChoice, on_delete=models.CASCADE, related_name="candidates")
    listed = models.ForeignKey(ListedArea, on_delete=models.PROTECT, related_name="candidates")

    class Meta:
        ordering: ClassVar = ["listed__order", "listed_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["choice", "listed"], name="candidate_once_a_choice")
        ]

    def __str__(self) -> str:
        return self.listed.title


class AreaScore(models.Model):
    """A level, or a span of levels, that an administration gives an area on a criterion.

    ``high`` is None for the one level ``low``. What is not scored has no row. Scores given
    together stand under both administrations (``AreaChoice.both``).
    """

    class Round(models.TextChoices):
        """Each administration by itself, or what they agreed on when they met."""

        APART = "apart", _("hver for sig")
        TOGETHER = "together", _("sammen")

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=60)
    scorer = models.CharField(max_length=30)
    round = models.CharField(max_length=10, choices=Round, default=Round.APART)
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.TextField(_("det bygger på"), blank=True)
    scored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scored_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["candidate_id", "criterion", "round", "scorer", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidate", "criterion", "scorer", "round"], name="one_score_a_cell"
            ),
            models.CheckConstraint(
                condition=Q(low__gte=0, low__lte=HIGHEST)
                & (Q(high__isnull=True) | Q(high__gt=F("low"), high__lte=HIGHEST)),
                name="score_is_a_level_or_span",
            ),
        ]

    def __str__(self) -> str:
        levels = self.low if self.high is None else f"{self.low}-{self.high}"
        return f"{self.scorer} {self.criterion} {levels}"


class Veto(models.Model):
    """Why an area cannot be chosen whatever its scores are. A lifted one keeps its place."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="vetoes")
    reason = models.TextField(_("begrundelse"))
    said_by = models.CharField(_("nedlagt af"), max_length=200)
    said_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.TextField(_("ophævet, fordi"), blank=True)

    class Meta:
        ordering: ClassVar = ["candidate_id", "said_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(said_by=""), name="veto_says_why_and_who"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | ~Q(lifted_because=""),
                name="lifted_veto_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class ScoringPerson(models.Model):
    """For which of the two administrations a colleague scores in one choice."""

    choice = models.ForeignKey(AreaChoice, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    scorer = models.CharField(_("forvaltning"), max_length=10)

    class Meta:
        ordering: ClassVar = ["choice_id", "scorer", "user_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["choice", "user"], name="one_administration_a_person_and_choice"
            )
        ]

    def __str__(self) -> str:
        return self.scorer
