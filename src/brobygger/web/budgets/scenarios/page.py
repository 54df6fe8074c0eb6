"""A scenario as a page: equal answers side by side, the front, what each note is worth."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from django.urls import reverse

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.choosing.choice import Choice
from brobygger.domain.recommendations.portfolio.choosing.question import (
    Cap,
    Question,
    read_question,
)
from brobygger.messages.portfolio import OUTCOME_WORDS
from brobygger.web.budgets.decisions.costs import base_words
from brobygger.web.budgets.models import PlannedNote, Scenario
from brobygger.web.budgets.scenarios.answer import Answer, read_answer
from brobygger.web.budgets.scenarios.loading import in_order
from brobygger.web.budgets.scenarios.picture import Picture, picture_of
from brobygger.web.budgets.scenarios.words import (
    answer_words,
    cap_name,
    row_words,
    unproven_words,
    wishes_words,
)
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.words import in_words


@dataclass(frozen=True, slots=True)
class NoteCell:
    """A note with its page. ``is_common``: every equal answer holds it."""

    key: str
    title: str
    url: str
    is_fictional: bool = False
    is_common: bool = True


@dataclass(frozen=True, slots=True)
class Spent:
    """What an answer spends of a cap, or in a year that has none."""

    what: str
    spent_kr: int
    cap_kr: int | None

    @property
    def left_kr(self) -> int | None:
        """What nobody has used."""
        return None if self.cap_kr is None else self.cap_kr - self.spent_kr


@dataclass(frozen=True, slots=True)
class Card:
    """One of the equal answers."""

    letter: str
    choice: Choice
    notes: Sequence[NoteCell]
    spent: Sequence[Spent]
    covered: Sequence[Recommendation]
    partly: Sequence[Recommendation]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A note that was not weighed, and the page where its cost is entered."""

    problem: Problem
    url: str


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A note that is no longer anybody's to choose, in words."""

    note: NoteCell
    outcome: str
    is_given: bool


@dataclass(frozen=True)
class ScenarioPage:
    """Everything that the page of a saved scenario says."""

    row: Scenario
    recommendations: Mapping[int, Recommendation]
    planned: Mapping[str, PlannedNote]

    @cached_property
    def question(self) -> Question:
        """What was asked."""
        return read_question(self.row.question)

    @cached_property
    def answer(self) -> Answer:
        """What came out that day."""
        return read_answer(self.row.answer)

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        return answer_words(self.answer)

    @property
    def unproven(self) -> str:
        """What is not certain about it."""
        return unproven_words(self.answer.portfolio)

    @property
    def base(self) -> str:
        """The price base of every amount."""
        return base_words(self.answer.price_base)

    @property
    def conflict(self) -> list[str]:
        """The conditions that cannot be kept together."""
        return [row_words(row) for row in self.answer.portfolio.conflict]

    @property
    def left_out(self) -> list[LeftOut]:
        """The notes without a cost."""
        found = {one.params["note"]: one for one in self.answer.portfolio.left_out}
        return [LeftOut(found[key], self._note(key).url) for key in in_order(found)]

    @property
    def no_committee(self) -> list[NoteCell]:
        """Notes that no committee's cap reaches."""
        return [self._note(key) for key in in_order(self.answer.no_committee)]

    @property
    def fictional(self) -> list[NoteCell]:
        """Notes whose cost is made up."""
        return [self._note(key) for key in in_order(self.answer.fictional)]

    @property
    def decided(self) -> list[DecidedLine]:
        """What is decided already."""
        found = {one.note: one for one in self.answer.portfolio.decided}
        return [
            DecidedLine(
                self._note(key), in_words(OUTCOME_WORDS[found[key].outcome]), found[key].is_given
            )
            for key in in_order(found)
        ]

    @cached_property
    def cards(self) -> list[Card]:
        """The equal answers, none of them before the others but by money."""
        ties = self.answer.portfolio.ties
        common = {
            key for one in ties for key in one.notes if all(key in each.notes for each in ties)
        }
        return [
            Card(
                letter,
                one,
                [self._note(key, is_common=key in common) for key in in_order(one.notes)],
                self._spent(at, one),
                self._rows(one.labelled("covered")),
                self._rows(one.labelled("partly")),
            )
            for at, (letter, one) in enumerate(zip(ascii_uppercase, ties, strict=False))
        ]

    @property
    def is_alone(self) -> bool:
        """There is one answer and no other as good."""
        portfolio = self.answer.portfolio
        return len(portfolio.ties) == 1 and not portfolio.more_ties

    @property
    def is_weighed(self) -> bool:
        """Some recommendations count more than others."""
        return bool(self.question.weights)

    @property
    def base_count(self) -> int:
        """How many recommendations are covered without any of the notes."""
        return len(self.answer.nothing.labelled("covered"))

    @cached_property
    def changed(self) -> list[int]:
        """The recommendations that are not the same in every answer and without new money."""
        answers = [*self.answer.portfolio.ties, self.answer.nothing]
        return [
            number
            for number in self.recommendations
            if len({one.labels.get(number) for one in answers}) > 1
        ]

    @property
    def unchanged(self) -> int:
        """How many are the same."""
        return len(self.recommendations) - len(self.changed)

    @cached_property
    def picture(self) -> Picture | None:
        """The front, drawn."""
        ties = self.answer.portfolio.ties
        return picture_of(self.answer.front, ties, is_weighed=self.is_weighed)

    @property
    def asked_caps(self) -> list[tuple[str, int]]:
        """Each cap by its name."""
        return [(cap_name(cap), cap.kr) for cap in self.question.caps]

    @property
    def wishes(self) -> list[str]:
        """Everything else that was asked."""
        return wishes_words(self.question)

    def _spent(self, at: int, one: Choice) -> list[Spent]:
        """Year by year against its cap, then committees and appropriations."""
        pairs = list(zip(self.question.caps, self.answer.spent_kr[at], strict=True))
        plain = {
            cap.year: Spent(cap_name(cap), kr, cap.kr) for cap, kr in pairs if not is_share(cap)
        }
        years = one.cost_by_year_kr
        return [
            *(plain.get(year, Spent(str(year), years.get(year, 0), None)) for year in years),
            *(Spent(cap_name(cap), kr, cap.kr) for cap, kr in pairs if is_share(cap)),
        ]

    def _note(self, key: str, *, is_common: bool = True) -> NoteCell:
        planned = self.planned.get(key)
        if planned is None:
            return NoteCell(key, "", "", is_common=is_common)
        url = reverse("decisions:planned", args=[planned.pk])
        is_fictional = key in self.answer.fictional
        return NoteCell(key, planned.called, url, is_fictional, is_common)

    def _rows(self, numbers: Sequence[int]) -> list[Recommendation]:
        return [
            self.recommendations[number] for number in numbers if number in self.recommendations
        ]


def is_share(cap: Cap) -> bool:
    """It holds one committee or appropriation, and not everything."""
    return cap.committee is not None or cap.appropriation is not None


def page_of(row: Scenario) -> ScenarioPage:
    """The page of a scenario (two queries)."""
    (page,) = pages_of([row])
    return page


def pages_of(rows: Sequence[Scenario]) -> list[ScenarioPage]:
    """The pages of some scenarios, in two queries together."""
    annexes = {row.annex_id for row in rows}
    recommendations: dict[int, dict[int, Recommendation]] = defaultdict(dict)
    found = Recommendation.objects.filter(annex__in=annexes)
    for one in found.only("number", "text", "annex_id"):
        recommendations[one.annex_id][one.number] = one
    planned: dict[int, dict[str, PlannedNote]] = defaultdict(dict)
    for note in PlannedNote.objects.filter(annex__in=annexes):
        planned[note.annex_id][note.key] = note
    return [ScenarioPage(row, recommendations[row.annex_id], planned[row.annex_id]) for row in rows]
