"""Laws of the whole answer: its two readings, its order, its chains, and rings refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.portfolio.model import CycleError
from brobygger.domain.recommendations.portfolio.propagation import plain_states, propagate
from brobygger.domain.recommendations.recommendation import Requirement
from counts import examples
from domain.recommendations.portfolio.chance import Register, days, registers
from domain.recommendations.portfolio.registers import WORTH, softly

Thing = TypeVar("Thing")
law = settings(max_examples=examples(small=60, full=2_000))


@law
@given(registers, days)
def test_the_strict_reading_is_never_kinder_than_the_lenient_one(
    register: Register, at: date
) -> None:
    model, outcomes = register
    states = propagate(model, outcomes, at)
    for part, found in states.parts.items():
        assert found.state <= softly(states, part)
        assert found.lenient is None or found.lenient is not found.state
    for number, label in states.lenient.items():
        assert WORTH[label] >= WORTH[states.recommendations[number]]
        assert label != states.recommendations[number]


@law
@given(registers, days, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_entered_does_not_matter(
    register: Register, at: date, rng: Random
) -> None:
    model, outcomes = register
    shuffled = replace(
        model,
        recommendations=tuple(mixed(rng, model.recommendations)),
        notes=tuple(mixed(rng, model.notes)),
    )
    assume(shuffled.notes_by_id == model.notes_by_id)  # two papers' packages for one note
    one, other = propagate(model, outcomes, at), propagate(shuffled, mixed(rng, outcomes), at)
    assert other.parts == one.parts
    assert other.recommendations == one.recommendations
    assert other.lenient == one.lenient
    assert sorted(map(repr, other.problems)) == sorted(map(repr, one.problems))


def mixed(rng: Random, things: Sequence[Thing]) -> list[Thing]:
    """The same things in another order."""
    return rng.sample(things, len(things))


@law
@given(registers, days)
def test_every_state_has_a_chain_that_begins_with_it_and_ends_in_words_of_the_paper(
    register: Register, at: date
) -> None:
    model, outcomes = register
    for part, found in propagate(model, outcomes, at).parts.items():
        assert found.chain, part
        assert found.chain[0].state is found.state, part
        assert all(step.quote for step in found.chain), part
        assert found.chain[-1].kind not in {"requires", "requires_other_authority"}, part


@law
@given(registers, days)
def test_the_states_alone_are_those_of_the_whole_answer(register: Register, at: date) -> None:
    model, outcomes = register
    whole = propagate(model, outcomes, at)
    assert plain_states(model, outcomes, at) == {
        part: found.state for part, found in whole.parts.items()
    }


@law
@given(registers, st.data())
def test_a_ring_is_refused_with_a_path_that_is_one(register: Register, data: st.DataObject) -> None:
    """A part is made to wait for a recommendation that waits, near or far, for the part's own."""
    model, _ = register
    waiting = [
        (node.number, node.targets[0].number) for node in model.nodes.values() if node.targets
    ]
    assume(waiting)
    number, target = data.draw(st.sampled_from(waiting))
    back = Found(Requirement(number, "all"), f"anbefaling {number}")
    ring = replace(
        model,
        recommendations=tuple(
            each
            if each.number != target
            else replace(
                each,
                parts=tuple(replace(part, requires=(*part.requires, back)) for part in each.parts),
            )
            for each in model.recommendations
        ),
    )
    try:
        propagate(ring, (), date(2024, 1, 1))
    except CycleError as refused:
        first, *rest = refused.path
        assert rest[-1] == first
        assert len(set(rest)) == len(rest)
        needs = {
            part.id: {found.value.target for found in part.requires if found.value}
            for each in ring.recommendations
            for part in each.parts
        }
        steps = zip(refused.path, rest, strict=False)
        assert all(int(needed[:-1]) in needs[part] for part, needed in steps)
    else:
        raise AssertionError("a ring was not refused")
