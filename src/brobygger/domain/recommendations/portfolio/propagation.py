"""What stands, what is open and what falls at a date: three values along what requires what.

Source: section A4 of the decision methods. A part is supported when one of its sources is, and
stands when it is supported and everything it requires stands. Each state comes with the chain of
steps that gave it, and the chain ends in words of the paper.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from brobygger.domain.recommendations.portfolio.decisions import Decisions, decisions
from brobygger.domain.recommendations.portfolio.findings import find_problems
from brobygger.domain.recommendations.portfolio.model import (
    Lift,
    Model,
    Node,
    Target,
    last_day_of,
    part_ids,
)
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.state import (
    Label,
    PartState,
    State,
    States,
    Step,
    StepKind,
)
from brobygger.domain.recommendations.recommendation import MoneySource

Chosen = tuple[State, tuple[Step, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """One date and one reading of "requires some of it, which is not said"."""

    decided: Decisions
    at: date
    is_lenient: bool = False


def propagate(model: Model, outcomes: Iterable[Outcome], at: date) -> States:
    """The state of every part and recommendation at a date, strict reading first.

    Where a paper does not say which part of a recommendation is required, the strict reading
    takes all of it, and the lenient one, where any part is enough, stands beside it. Raises
    CycleError, UnknownNote, UnknownPart and TwoOutcomes.
    """
    decided = decisions(model, outcomes)
    strict = _states(Run(decided, at))
    lenient = _states(Run(decided, at, is_lenient=True)) if _has_unstated(model) else strict
    lapsed = _lapsed_on(Run(decided, at), strict)
    was_lenient = lapsed
    if lenient is not strict:
        was_lenient = _lapsed_on(Run(decided, at, is_lenient=True), lenient)
    parts = {
        part: PartState(
            part,
            strict[part][0],
            strict[part][1],
            lapsed.get(part),
            lenient[part][0] if lenient[part][0] != strict[part][0] else None,
            _remarks(Run(decided, at), model.nodes[part], strict),
        )
        for part in part_ids(model.recommendations)
    }
    labels = labels_of(model, {part: one.state for part, one in parts.items()}, lapsed)
    softer = labels_of(model, {part: state for part, (state, _) in lenient.items()}, was_lenient)
    return States(
        at,
        parts,
        labels,
        {number: label for number, label in softer.items() if label != labels[number]},
        tuple(find_problems(decided, at)),
    )


def plain_states(model: Model, outcomes: Iterable[Outcome], at: date) -> Mapping[str, State]:
    """Only the states of the parts by the strict reading, without the past."""
    states = _states(Run(decisions(model, outcomes), at))
    return {part: state for part, (state, _) in states.items()}


def labels_of(
    model: Model, parts: Mapping[str, State], lapsed: Iterable[str] = ()
) -> Mapping[int, Label]:
    """What each recommendation is said to be, over its parts that the city may carry out."""
    gone = set(lapsed)
    return {
        each.number: label_of(
            [parts[part.id] for part in each.parts], any(part.id in gone for part in each.parts)
        )
        for each in model.recommendations
    }


def label_of(states: Sequence[State], has_lapsed: bool = False) -> Label:
    """The label of parts in these states.

    >>> label_of([State.STANDS, State.OPEN]), label_of([State.FALLS, State.OUTSIDE])
    ('partly', 'fallen')
    """
    own = [state for state in states if state is not State.OUTSIDE]
    if not own:
        return "outside"
    if all(state is State.STANDS for state in own):
        return "covered"
    if State.STANDS in own:
        return "partly"
    if State.OPEN in own:
        return "open"
    return "lapsed" if has_lapsed else "fallen"


def _has_unstated(model: Model) -> bool:
    return any(
        target.quantifier == "unstated" and len(target.parts) > 1
        for node in model.nodes.values()
        for target in node.targets
    )


def _states(run: Run) -> dict[str, Chosen]:
    done: dict[str, Chosen] = {}
    for part, node in run.decided.model.nodes.items():
        done[part] = _state(run, node, done)
    return done


def _state(run: Run, node: Node, done: Mapping[str, Chosen]) -> Chosen:
    """The part's own support, held back by the weakest thing it requires."""
    state, chain = _support(run, node)
    if state is State.OUTSIDE:
        return state, chain
    for target in node.targets:
        needed, way = _required(run, target, done)
        if needed < state:
            state, chain = needed, way
        elif node.is_only_via and needed == state and chain[-1].kind == "only_via":
            chain = way
    return state, chain


def _support(run: Run, node: Node) -> Chosen:
    """The strongest of the part's sources; what belongs to others counts only where it is alone."""
    if not node.lifts:
        quote = node.part.quote
        kind: StepKind = "only_via" if node.targets else "no_source"
        state = State.STANDS if node.targets else State.OPEN
        return state, (Step(kind, node.id, state, quote.raw, quote.source),)
    found = [_lift(run, node, lift) for lift in node.lifts]
    own = [chosen for chosen in found if chosen[0] is not State.OUTSIDE] or found
    return max(own, key=_how_good)


def _how_good(chosen: Chosen) -> tuple[State, date]:
    """The stronger state; of two that fall, the one that fell last is told."""
    state, chain = chosen
    day = chain[0].day if state is State.FALLS else None
    return state, day or date.min


def _lift(run: Run, node: Node, lift: Lift) -> Chosen:
    words = lift.words
    if lift.note:
        found = run.decided.state(lift.note, node.id, run.at)
        return found.state, tuple(
            Step(one.kind, one.note, one.state, words.raw, words.source, one.decision, one.day)
            for one in found.all_the_way
        )
    if lift.source is not None:
        state, kind, day = _dated(lift.source, run.at, run.decided.model.dated)
        return state, (Step(kind, lift.source.ref, state, words.raw, words.source, day=day),)
    state = State.OUTSIDE if lift.kind == "outside" else State.STANDS
    kind = "outside" if lift.kind == "outside" else "frame"
    return state, (Step(kind, node.id, state, words.raw, words.source),)


_DATED: Mapping[str, tuple[StepKind, StepKind, StepKind, StepKind]] = {
    "plan": ("plan_pays", "plan_ended", "plan_not_begun", "plan_end_unknown"),
    "past_grant": ("grant_pays", "grant_ended", "grant_not_begun", "grant_end_unknown"),
}


def _dated(
    source: MoneySource, at: date, dated: date | None
) -> tuple[State, StepKind, date | None]:
    """Money with an end. An end that nobody has told is believed up to the latest paper's day."""
    pays, ended, not_begun, unknown = _DATED[source.kind]
    if source.valid_from is not None and at < source.valid_from:
        return State.OPEN, not_begun, source.valid_from
    last = last_day_of(source)
    if last is not None:
        return (State.FALLS, ended, last) if at > last else (State.STANDS, pays, last)
    told = source.confirmed_on or dated
    return (State.STANDS if told is not None and at <= told else State.OPEN), unknown, told


def _required(run: Run, target: Target, done: Mapping[str, Chosen]) -> Chosen:
    """How much of another recommendation stands. What waits for another authority is open."""
    choose: Callable[..., Chosen] = min
    if target.quantifier == "any" or (target.quantifier == "unstated" and run.is_lenient):
        choose = max
    held: list[Chosen] = []
    for part in target.parts:
        state, chain = done[part]
        kind: StepKind = "requires"
        if state is State.OUTSIDE:
            state, kind = State.OPEN, "requires_other_authority"
        step = Step(kind, part, state, target.words.raw, target.words.source)
        held.append((state, (step, *chain)))
    return choose(held, key=lambda chosen: chosen[0])


def _remarks(run: Run, node: Node, states: Mapping[str, Chosen]) -> tuple[str, ...]:
    """What does not change the state but must be said: support that fell away, others' mandate."""
    found: list[str] = []
    helped = {one.value for one in node.part.strengthened_by if one.value is not None}
    for number in sorted(helped):
        own = [state for part, (state, _) in states.items() if _number(part) == number]
        if label_of(own) == "fallen":
            found.append(f"not_strengthened:{number}")
    if any(_waits_for_others(run, target, states) for target in node.targets):
        found.append("waits_for_other_authority")
    steps = [step for lift in node.lifts for step in _lift(run, node, lift)[1]]
    if states[node.id][0] is not State.STANDS and any(one.kind == "note_intent" for one in steps):
        found.append("intent_only")
    return tuple(found)


def _waits_for_others(run: Run, target: Target, states: Mapping[str, Chosen]) -> bool:
    """Part of what is required is for another authority, and the rest of it is not enough."""
    is_theirs = any(states[part][0] is State.OUTSIDE for part in target.parts)
    return is_theirs and _required(run, target, states)[0] is not State.STANDS


def _number(part: str) -> int:
    return int("".join(letter for letter in part if letter.isdigit()))


def _days_before_a_change(decided: Decisions) -> tuple[date, ...]:
    """The only days on which something that stood can have stood for the last time."""
    dated = decided.model.dated
    told = {last_day_of(one) or one.confirmed_on or dated for one in _sources(decided.model)}
    return tuple(sorted(decided.days_before_a_change() | {day for day in told if day}))


def _sources(model: Model) -> Iterator[MoneySource]:
    for node in model.nodes.values():
        for lift in node.lifts:
            if lift.source is not None:
                yield lift.source


def _lapsed_on(run: Run, now: Mapping[str, Chosen]) -> dict[str, date]:
    """Parts that fall now and stood once, with the last day on which they did."""
    fallen = {part for part, (state, _) in now.items() if state is State.FALLS}
    found: dict[str, date] = {}
    for day in reversed(_days_before_a_change(run.decided)):
        if not fallen or day >= run.at:
            continue
        for part, (state, _) in _states(replace(run, at=day)).items():
            if part in fallen and state is State.STANDS:
                found[part] = day
                fallen.discard(part)
    return found


def day_after(day: date) -> date:
    """The first day on which what ended is gone: "til og med 2025" has lapsed on 01-01-2026.

    >>> day_after(date(2025, 12, 31)).isoformat()
    '2026-01-01'
    """
    return day + timedelta(days=1)


def with_outcome(outcomes: Iterable[Outcome], *instead: Outcome) -> tuple[Outcome, ...]:
    """The outcomes with everything said of some notes replaced, to ask what if."""
    notes = {one.note for one in instead}
    return (*(one for one in outcomes if one.note not in notes), *instead)
