"""The answers about a network as objects: what `brobygger network` gives, and its JSON Schemas.

The domain holds figures and codes; here each reason and each problem gets its sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from brobygger.domain.actors.bridging.bridges import Bridge
from brobygger.domain.actors.bridging.reason import Confidence, ReasonCode
from brobygger.domain.actors.bridging.worth import Weights
from brobygger.domain.actors.change import Change
from brobygger.domain.actors.figure import Twice
from brobygger.domain.actors.file_network import Source, Ties
from brobygger.domain.actors.metrics import ActorMetrics, actor_metrics
from brobygger.domain.actors.network import Detail, Network
from brobygger.domain.actors.summary import STRONG_FROM, Indicators, indicators
from brobygger.domain.kernel.problem import Problem
from brobygger.messages.actors import CONFIDENCE_WORDS, DETAIL_WORDS, reason_words
from brobygger.messages.language import Language
from brobygger.messages.portfolio_answers import SaidProblem, said_problems


@dataclass(frozen=True, slots=True)
class WaveAnswers:
    """How many answered, and how much of the figures their answers carry, in words."""

    actors: int
    asked: int
    answered: int
    response_rate: float | None
    detail: Detail
    said: str


@dataclass(frozen=True, slots=True)
class WaveOf:
    """One wave: with the project's own people, and without them."""

    wave: str
    source: Source
    answers: Twice[WaveAnswers]


@dataclass(frozen=True, slots=True)
class ActorFigures:
    """Where one actor stands; ``without_staff`` is None for the project's own people."""

    id: str
    is_staff: bool
    all_actors: ActorMetrics
    without_staff: ActorMetrics | None


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """What `brobygger network summary` gives: each figure of one wave, twice.

    ``any_tie`` counts from ``ties.min_level``, ``strong`` from ``strong_from`` (coordination).
    ``actors`` is empty where they were not asked for.
    """

    wave: WaveOf
    waves: tuple[str, ...]
    ties: Ties
    strong_from: int
    figures: Indicators
    actors: tuple[ActorFigures, ...]
    problems: tuple[SaidProblem, ...]


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """What `brobygger network change` gives: what differs between two waves, twice."""

    before: WaveOf
    after: WaveOf
    ties: Ties
    imputations: int
    seed: int
    change: Twice[Change]
    problems: tuple[SaidProblem, ...]


@dataclass(frozen=True, slots=True)
class SaidReason:
    """One reason for a proposal, in its code, what it speaks of, and words."""

    code: ReasonCode
    params: Mapping[str, tuple[str, ...]]
    words: str


@dataclass(frozen=True, slots=True)
class SaidBridge:
    """A tie proposed: what it adds after those before it, why, and how sure it is."""

    one: str
    other: str
    score: float
    efficiency_gain: float
    confidence: Confidence
    confidence_words: str
    reasons: tuple[SaidReason, ...]


@dataclass(frozen=True, slots=True)
class BridgesAnswer:
    """What `brobygger network bridges` gives: proposals, and what they were weighed by.

    Weighed without the project's own people. Fewer than ``k``, or none, is normal.
    """

    wave: WaveOf
    ties: Ties
    k: int
    cap: int
    seed: int
    weights: Weights
    rejected: tuple[tuple[str, str], ...]
    bridges: tuple[SaidBridge, ...]
    problems: tuple[SaidProblem, ...]


def wave_of(net: Network, language: Language = "da") -> WaveOf:
    """Who answered in a wave."""
    source: Source = "groups" if net.is_register else "answers"
    lasting = net.without_staff()
    return WaveOf(net.wave, source, Twice(_answers(net, language), _answers(lasting, language)))


def summary_answer(
    net: Network,
    ties: Ties,
    waves: tuple[str, ...],
    problems: Iterable[Problem] = (),
    language: Language = "da",
    *,
    with_actors: bool = False,
) -> SummaryAnswer:
    """The figures of a wave, and of each actor where they are asked for."""
    return SummaryAnswer(
        wave_of(net, language),
        waves,
        ties,
        STRONG_FROM,
        indicators(net),
        _actors(net) if with_actors else (),
        said_problems(problems, language),
    )


def said_bridges(
    bridges: Iterable[Bridge],
    language: Language = "da",
    named: Callable[[str], str] = str,
) -> tuple[SaidBridge, ...]:
    """Proposals with their reasons in words; ``named`` turns a code into its name."""
    return tuple(
        SaidBridge(
            one.one,
            one.other,
            one.score,
            one.efficiency_gain,
            one.confidence,
            CONFIDENCE_WORDS[one.confidence].said(language),
            tuple(
                SaidReason(reason.code, reason.params, reason_words(reason, language, named))
                for reason in one.reasons
            ),
        )
        for one in bridges
    )


def _answers(net: Network, language: Language) -> WaveAnswers:
    detail = net.detail
    return WaveAnswers(
        len(net.actors),
        len(net.asked),
        len(net.answered & net.asked),
        net.response_rate,
        detail,
        DETAIL_WORDS[detail].said(language),
    )


def _actors(net: Network) -> tuple[ActorFigures, ...]:
    """In the order of ids, which is no ranking."""
    whole, lasting = actor_metrics(net), actor_metrics(net.without_staff())
    return tuple(
        ActorFigures(actor.id, actor.is_staff, whole[actor.id], lasting.get(actor.id))
        for actor in net.actors
    )
