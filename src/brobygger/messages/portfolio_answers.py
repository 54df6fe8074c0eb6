"""The answers of the portfolio as objects: what `brobygger portfolio` and the API give.

The domain holds values and codes; here each reason and each problem gets its sentence, so that
the same object is printed by the command line, served by the API and described by its JSON Schema.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Severity
from brobygger.domain.recommendations.category import Reason, colour
from brobygger.domain.recommendations.portfolio.explain import Explanation
from brobygger.domain.recommendations.portfolio.state import (
    Label,
    PartState,
    State,
    States,
    Step,
    StepKind,
)
from brobygger.domain.recommendations.recommendation import Colour, Recommendation
from brobygger.messages import Language, say
from brobygger.messages.portfolio import remark_words, step_words

StateWord = Literal["falls", "open", "stands", "outside"]
STATE_WORDS: Mapping[State, StateWord] = {
    State.FALLS: "falls",
    State.OPEN: "open",
    State.STANDS: "stands",
    State.OUTSIDE: "outside",
}


@dataclass(frozen=True, slots=True)
class SaidProblem:
    """Something that a person should find out or put right."""

    code: str
    severity: Severity
    what: str
    where: Place
    remedy: str


@dataclass(frozen=True, slots=True)
class PartColour:
    """The category of a part: as derived from the paper's words, and the one that is shown.

    They differ where an officer has chosen another one, or the paper prints another colour.
    """

    id: str
    category: Colour | None
    shown: Colour | None
    reason: Reason
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class RecommendationColours:
    """A recommendation's categories; ``headline`` is never shown without the others."""

    number: int
    headline: Colour | None
    categories: tuple[Colour, ...]
    parts: tuple[PartColour, ...]


@dataclass(frozen=True, slots=True)
class ColourAnswer:
    """What `brobygger portfolio colour` gives: the categories of the annex at a date."""

    at: date | None
    recommendations: tuple[RecommendationColours, ...]


@dataclass(frozen=True, slots=True)
class SaidStep:
    """One step of the reason for a state; the last one quotes the paper."""

    kind: StepKind
    subject: str
    state: StateWord
    words: str
    quote: str
    place: Place
    decision: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SaidPart:
    """A part at a date. ``lenient`` is the state by the gentler reading, where that differs."""

    id: str
    state: StateWord
    lapsed_on: date | None
    lenient: StateWord | None
    remarks: tuple[str, ...]
    chain: tuple[SaidStep, ...]


@dataclass(frozen=True, slots=True)
class SaidLabel:
    """A recommendation at a date. ``lenient`` is its label by the gentler reading, if another."""

    number: int
    label: Label
    lenient: Label | None


@dataclass(frozen=True, slots=True)
class StatesAnswer:
    """What `brobygger portfolio propagate` gives: the state of everything at a date."""

    at: date
    counts: Mapping[str, int]
    recommendations: tuple[SaidLabel, ...]
    parts: tuple[SaidPart, ...]
    problems: tuple[SaidProblem, ...]


@dataclass(frozen=True, slots=True)
class SaidPartChange:
    """A part where the note is granted, and where it gets nothing."""

    id: str
    before: StateWord
    after: StateWord
    is_lifted: bool
    chain: tuple[SaidStep, ...]


@dataclass(frozen=True, slots=True)
class SaidLabelChange:
    """A recommendation where the note is granted, and where it gets nothing."""

    number: int
    before: Label
    after: Label


@dataclass(frozen=True, slots=True)
class ExplainAnswer:
    """What `brobygger portfolio explain` gives: all that hangs on one note.

    ``parts`` are those that the note lifts itself or that change without it; each chain is the
    reason for the state without it.
    """

    note: str
    at: date
    lifted: tuple[str, ...]
    parts: tuple[SaidPartChange, ...]
    recommendations: tuple[SaidLabelChange, ...]


def colour_answer(recommendations: Iterable[Recommendation], at: date | None) -> ColourAnswer:
    """The categories of an annex at a date; without one nothing is taken to have ended."""
    found = []
    for each in recommendations:
        derived = colour(each, at)
        parts = tuple(
            PartColour(
                part.id, verdict.colour, part.category.value, verdict.reason, verdict.is_conditional
            )
            for part in each.parts
            for verdict in [derived.parts[part.id]]
        )
        found.append(RecommendationColours(each.number, derived.headline, derived.colours, parts))
    return ColourAnswer(at, tuple(found))


def states_answer(states: States, language: Language = "da") -> StatesAnswer:
    """The state of everything at a date, each with its reason in words."""
    return StatesAnswer(
        at=states.at,
        counts={str(label): count for label, count in states.counts.items()},
        recommendations=tuple(
            SaidLabel(number, label, states.lenient.get(number))
            for number, label in states.recommendations.items()
        ),
        parts=tuple(_part(part, language) for part in states.parts.values()),
        problems=said_problems(states.problems, language),
    )


def explain_answer(found: Explanation, language: Language = "da") -> ExplainAnswer:
    """What falls, becomes partly or stands without a note."""
    return ExplainAnswer(
        note=found.note,
        at=found.at,
        lifted=found.lifted,
        parts=tuple(
            SaidPartChange(
                change.id,
                STATE_WORDS[change.before.state],
                STATE_WORDS[change.after.state],
                change.id in found.lifted,
                _chain(change.after.chain, language),
            )
            for change in found.parts
        ),
        recommendations=tuple(
            SaidLabelChange(change.number, change.before, change.after)
            for change in found.recommendations
        ),
    )


def said_problems(problems: Iterable[Problem], language: Language) -> tuple[SaidProblem, ...]:
    """Problems in words."""
    found = []
    for each in problems:
        said = say(each, language)
        found.append(SaidProblem(each.code, each.severity, said.what, each.where, said.remedy))
    return tuple(found)


def _part(part: PartState, language: Language) -> SaidPart:
    return SaidPart(
        part.id,
        STATE_WORDS[part.state],
        part.lapsed_on,
        None if part.lenient is None else STATE_WORDS[part.lenient],
        tuple(remark_words(remark, language) for remark in part.remarks),
        _chain(part.chain, language),
    )


def _chain(chain: Iterable[Step], language: Language) -> tuple[SaidStep, ...]:
    return tuple(
        SaidStep(
            step.kind,
            step.subject,
            STATE_WORDS[step.state],
            step_words(step, language),
            step.quote,
            step.place,
            step.decision,
            step.day,
        )
        for step in chain
    )
