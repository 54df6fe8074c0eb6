"""Every subset of notes, one after the other: the plainest way to the answer, for few notes.

It is what the solver is held against, so it shares nothing with it but the question and the rules
of the register.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from brobygger.domain.recommendations.portfolio.choosing.question import Question
from brobygger.domain.recommendations.portfolio.decisions import Decisions, decisions
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome, granted, refused
from brobygger.domain.recommendations.portfolio.propagation import (
    labels_of,
    plain_states,
    with_outcome,
)
from brobygger.domain.recommendations.portfolio.state import State

MOST_NOTES = 16
"""65,536 subsets: as many as anybody should wait for."""


@dataclass(frozen=True, slots=True)
class Subset:
    """Some notes, and what they carry."""

    notes: frozenset[str]
    weight: int
    part_weight: int
    money_kr: int


class TooManyNotes(ValueError):
    """More notes than can be gone through one subset at a time."""


def possible_subsets(
    model: Model, question: Question, outcomes: Iterable[Outcome] = ()
) -> tuple[Subset, ...]:
    """Every subset that keeps all conditions, cheapest first; raises TooManyNotes."""
    known = tuple(outcomes)
    decided = decisions(model, known)
    free = [
        note.id
        for note in model.notes_by_id.values()
        if note.cost_kr and not decided.is_settled(note.id, question.at)
    ]
    if len(free) > MOST_NOTES:
        raise TooManyNotes(str(len(free)))
    found = [
        _weighed(model, question, known, free, notes)
        for notes in subsets_of(free)
        if _is_possible(decided, question, notes)
    ]
    return tuple(sorted(found, key=lambda one: (one.money_kr, len(one.notes), sorted(one.notes))))


def best_subsets(subsets: Iterable[Subset]) -> tuple[Subset, ...]:
    """The subsets that carry most, without those that only add notes to another; cheapest first."""
    listed = list(subsets)
    most = max(((one.weight, one.part_weight) for one in listed), default=(0, 0))
    return _without_idle(one for one in listed if (one.weight, one.part_weight) == most)


def front_of(
    subsets: Iterable[Subset], measure: Literal["weight", "part_weight"] = "weight"
) -> tuple[tuple[int, int], ...]:
    """Money and value of every subset to which no other is at least as good in both."""
    front: list[tuple[int, int]] = []
    values = [(one.money_kr, -getattr(one, measure)) for one in subsets]
    for money, value in sorted(values):
        if not front or -value > front[-1][1]:
            front.append((money, -value))
    return tuple(front)


def _without_idle(subsets: Iterable[Subset]) -> tuple[Subset, ...]:
    kept: list[Subset] = []
    for one in subsets:
        if not any(other.notes <= one.notes for other in kept):
            kept.append(one)
    return tuple(kept)


def _weighed(
    model: Model,
    question: Question,
    outcomes: tuple[Outcome, ...],
    free: Iterable[str],
    notes: frozenset[str],
) -> Subset:
    wish = [granted(note) if note in notes else refused(note) for note in free]
    states = plain_states(model, with_outcome(outcomes, *wish), question.at)
    labels = labels_of(model, states)
    return Subset(
        notes,
        sum(question.weight(number) for number, label in labels.items() if label == "covered"),
        sum(question.part_weight(part) for part in states if states[part] is State.STANDS),
        sum(kr for note in notes for kr in model.note(note).cost_kr.values()),
    )


def _is_possible(decided: Decisions, question: Question, notes: frozenset[str]) -> bool:
    model = decided.model
    given = {note for note in model.notes_by_id if _is_given(decided, note, question)}
    have = notes | given
    return (
        _is_affordable(model, question, notes)
        and have >= set(question.must)
        and not have & set(question.forbid)
        and all(len(have & set(group)) <= 1 for group in question.exclusions)
        and all(len(have & set(group)) in {0, len(group)} for group in question.packages)
        and all(_has_its_package(decided, note, have, question) for note in notes)
    )


def _is_given(decided: Decisions, note: str, question: Question) -> bool:
    if not decided.is_settled(note, question.at):
        return False
    parts = decided.model.lifted_by[note] or ("",)
    return any(decided.state(note, part, question.at).state is State.STANDS for part in parts)


def _is_affordable(model: Model, question: Question, notes: frozenset[str]) -> bool:
    for cap in question.caps:
        spent = 0
        for note in map(model.note, notes):
            is_theirs = cap.committee in {None, note.committee}
            is_of_it = cap.appropriation in {None, note.appropriation}
            if is_theirs and is_of_it:
                spent += note.cost_kr.get(cap.year, 0)
        if spent > cap.kr:
            return False
    return True


def _has_its_package(
    decided: Decisions, note: str, have: frozenset[str], question: Question
) -> bool:
    """A note goes with its package where the package itself is up for choice or decided."""
    package = decided.model.note(note).package
    if package is None or package not in decided.model.notes_by_id:
        return True
    is_open = not decided.model.note(package).cost_kr
    if is_open and not decided.is_settled(package, question.at):
        return True
    return package in have


def subsets_of(notes: Iterable[str]) -> Iterator[frozenset[str]]:
    """Every subset, the empty one first."""
    listed = list(notes)
    for size in range(len(listed) + 1):
        yield from map(frozenset, combinations(listed, size))
