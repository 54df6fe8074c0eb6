"""A choice with all its rows (five queries), and the part of it that a reader may see.

While administrations score apart, each sees what it said itself. The domain speaks of areas by
their names on the list; where two have the same name, the code is added.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404

from brobygger.domain.areas import scoring
from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.ranking import Weights, equal_weights, order_weights
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.kernel.problem import Problem
from brobygger.web.areas.models import AreaChoice, AreaScore, Candidate, ScoringPerson, Veto


def criteria_of(choice: AreaChoice) -> tuple[Criterion, ...]:
    """The criteria as the domain has them."""
    return tuple(
        Criterion(one["key"], one["name"], tuple(one["levels"]), one["source"])
        for one in choice.criteria
    )


def as_rows(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """The criteria as the column holds them."""
    return [
        {"key": one.key, "name": one.name, "levels": list(one.levels), "source": one.source}
        for one in criteria
    ]


def weights_of(choice: AreaChoice) -> Weights:
    """Equal weights, or those in the middle of all that keep the order of importance."""
    if choice.importance:
        return order_weights(choice.importance)
    return equal_weights([one["key"] for one in choice.criteria])


@dataclass(frozen=True)
class Loaded:
    """A choice and its rows. ``scores`` are those that the reader may see."""

    choice: AreaChoice
    candidates: tuple[Candidate, ...]
    scores: tuple[AreaScore, ...]
    hidden: tuple[AreaScore, ...]
    vetoes: tuple[Veto, ...]
    people: tuple[ScoringPerson, ...]
    seat: str
    """The administration that the reader scores for, "" where none is chosen yet."""

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in their order."""
        return criteria_of(self.choice)

    @cached_property
    def names(self) -> dict[str, str]:
        """What a criterion's key stands for."""
        return {one.key: one.name for one in self.criteria}

    @cached_property
    def labels(self) -> dict[int, str]:
        """Number of a candidate -> what it is called here."""
        counted = Counter(one.listed.title for one in self.candidates)
        return {
            one.pk: one.listed.title
            if counted[one.listed.title] == 1
            else f"{one.listed.title} ({one.listed.place.code})"
            for one in self.candidates
        }

    @cached_property
    def by_label(self) -> dict[str, Candidate]:
        """The other way round."""
        return {self.labels[one.pk]: one for one in self.candidates}

    @property
    def standing_vetoes(self) -> tuple[Veto, ...]:
        """Those that nobody has lifted."""
        return tuple(one for one in self.vetoes if one.lifted_at is None)

    @property
    def is_whole(self) -> bool:
        """Nothing is kept from the reader."""
        return self.choice.is_shown_to_both

    @cached_property
    def said(self) -> tuple[scoring.Score, ...]:
        """The scores that the reader may see, as the domain has them."""
        return tuple(
            scoring.Score(
                self.labels[one.candidate_id],
                one.criterion,
                one.scorer,
                one.low,
                one.high,
                one.evidence,
                "together" if one.round == AreaScore.Round.TOGETHER else "apart",
            )
            for one in self.scores
        )

    @cached_property
    def _sheet(self) -> tuple[ScoreSheet, list[Problem]]:
        vetoes = [
            scoring.Veto(self.labels[one.candidate_id], one.reason, one.said_by)
            for one in self.standing_vetoes
        ]
        return scoring.score_sheet(self.said, self.criteria, tuple(self.labels.values()), vetoes)

    @property
    def sheet(self) -> ScoreSheet:
        """What the areas are ranked by."""
        return self._sheet[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the scores, the criteria by their names."""
        return tuple(
            replace(one, params={**one.params, "criterion": self.names[one.params["criterion"]]})
            if "criterion" in one.params
            else one
            for one in self._sheet[1]
        )

    @cached_property
    def disagreements(self) -> tuple[scoring.Disagreement, ...]:
        """Where the two differ, widest gap first."""
        return scoring.disagreements(self.said)

    @cached_property
    def unsettled(self) -> tuple[scoring.Disagreement, ...]:
        """Those that are not agreed on yet; where a veto stands it makes no difference."""
        return tuple(
            one
            for one in self.disagreements
            if one.agreed is None and one.area not in self.sheet.vetoes
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many cells each administration has scored by itself, also what is not shown."""
        apart = [one for one in (*self.scores, *self.hidden) if one.round == AreaScore.Round.APART]
        return {name: sum(one.scorer == name for one in apart) for name in self.choice.scorers}

    @property
    def cells(self) -> int:
        """How many cells there are to score."""
        return len(self.candidates) * len(self.criteria)


def load(pk: int, user: Any) -> Loaded:
    """The choice as a reader may see it; Http404 where there is none."""
    rows = AreaChoice.objects.select_related("area_list", "budget_note", "chosen")
    return loaded(get_object_or_404(rows.defer("budget_note__record"), pk=pk), user)


def loaded(choice: AreaChoice, user: Any) -> Loaded:
    """The same for a row that is there already."""
    people = tuple(ScoringPerson.objects.filter(choice=choice).order_by("scorer", "user_id"))
    seat = next((one.scorer for one in people if one.user_id == user.pk), "")
    scores = AreaScore.objects.filter(candidate__choice=choice).order_by("pk")
    seen, hidden = parted(choice, list(scores), seat)
    return Loaded(
        choice,
        tuple(
            Candidate.objects.filter(choice=choice)
            .select_related("listed__place")
            .order_by("listed__order", "listed_id", "pk")
        ),
        tuple(seen),
        tuple(hidden),
        tuple(
            Veto.objects.filter(candidate__choice=choice)
            .select_related("candidate__listed")
            .order_by("candidate__listed__order", "pk")
        ),
        people,
        seat,
    )


def parted(
    choice: AreaChoice, scores: Sequence[AreaScore], seat: str
) -> tuple[list[AreaScore], list[AreaScore]]:
    """What a person who scores for ``seat`` may see, and what is kept back."""
    if choice.is_shown_to_both:
        return list(scores), []
    return (
        [one for one in scores if one.scorer == seat],
        [one for one in scores if one.scorer != seat],
    )
