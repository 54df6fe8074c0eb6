"""Laws of propagation, on registers made by chance with every kind of decision."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind
from brobygger.domain.recommendations.portfolio.propagation import plain_states, propagate
from brobygger.domain.recommendations.portfolio.state import State, States
from brobygger.domain.recommendations.recommendation import MoneySource
from counts import examples
from domain.recommendations.portfolio.chance import YEARS, Register, days, registers, subjects_of
from domain.recommendations.portfolio.registers import WORTH, softly

law = settings(max_examples=examples(small=60, full=2_000))

BETTER: tuple[OutcomeKind, ...] = ("rejected", "undecided", "funded")


def assert_no_worse(less: States, more: States) -> None:
    """No part and no label is worse in the second, by either reading."""
    for part, state in less.parts.items():
        other = more.parts[part]
        assert other.state >= state.state, part
        assert softly(more, part) >= softly(less, part), part
    for number, label in less.recommendations.items():
        assert WORTH[more.recommendations[number]] >= WORTH[label], number
        lenient = less.lenient.get(number, label)
        softer = more.lenient.get(number, more.recommendations[number])
        assert WORTH[softer] >= WORTH[lenient], number


# Adding money


@law
@given(registers, days, st.data())
def test_deciding_better_for_all_years_makes_nothing_worse(
    register: Register, at: date, data: st.DataObject
) -> None:
    model, outcomes = register
    assume(subjects_of(model))
    note = data.draw(st.sampled_from(subjects_of(model)))
    others = [one for one in outcomes if one.note != note]
    ladder = [propagate(model, [*others, Outcome(note, kind)], at) for kind in BETTER]
    for less, more in pairwise(ladder):
        assert_no_worse(less, more)


@law
@given(registers, days, st.sampled_from(YEARS), st.data())
def test_deciding_better_for_one_year_makes_nothing_worse_until_it_is_over(
    register: Register, at: date, year: int, data: st.DataObject
) -> None:
    """After it, money has ended where "undecided" would still be open: granted is not for ever."""
    model, outcomes = register
    assume(subjects_of(model) and at.year <= year)
    note = data.draw(st.sampled_from(subjects_of(model)))
    others = [one for one in outcomes if (one.note, one.year) != (note, year)]
    ladder = [propagate(model, [*others, Outcome(note, kind, year)], at) for kind in BETTER]
    for less, more in pairwise(ladder):
        assert_no_worse(less, more)


@law
@given(registers, days, st.sampled_from(YEARS), st.data())
def test_granting_instead_of_refusing_makes_nothing_worse_on_any_day(
    register: Register, at: date, year: int, data: st.DataObject
) -> None:
    model, outcomes = register
    assume(subjects_of(model))
    note = data.draw(st.sampled_from(subjects_of(model)))
    others = [one for one in outcomes if (one.note, one.year) != (note, year)]
    less, more = (
        propagate(model, [*others, Outcome(note, kind, year)], at)
        for kind in ("rejected", "funded")
    )
    assert_no_worse(less, more)


@law
@given(registers, days, days)
def test_money_that_lasts_longer_makes_nothing_worse(
    register: Register, at: date, last: date
) -> None:
    model, outcomes = register
    assert_no_worse(propagate(model, outcomes, at), propagate(lasting(model, last), outcomes, at))


def lasting(model: Model, last: date) -> Model:
    """The register where no money whose end is known ends before this day."""
    return replace(
        model,
        recommendations=tuple(
            replace(
                each,
                parts=tuple(
                    replace(part, sources=tuple(longer(found, last) for found in part.sources))
                    for part in each.parts
                ),
            )
            for each in model.recommendations
        ),
    )


def longer(found: Found[MoneySource], last: date) -> Found[MoneySource]:
    """A source that does not end before this day."""
    source = found.value
    if source is None or source.valid_to is None:
        return found
    return replace(found, value=replace(source, valid_to=max(source.valid_to, last)))


@law
@given(registers, days, st.data())
def test_requiring_less_makes_nothing_worse(
    register: Register, at: date, data: st.DataObject
) -> None:
    """A part that waits for one thing fewer is no worse off, nor is what waits for it."""
    model, outcomes = register
    waiting = [
        (each.number, part.id)
        for each in model.recommendations
        for part in each.parts
        if model.nodes[part.id].targets and model.nodes[part.id].lifts
    ]
    assume(waiting)
    number, code = data.draw(st.sampled_from(waiting))
    freed = replace(
        model,
        recommendations=tuple(
            each
            if each.number != number
            else replace(
                each,
                parts=tuple(
                    replace(part, requires=()) if part.id == code else part for part in each.parts
                ),
            )
            for each in model.recommendations
        ),
    )
    assert_no_worse(propagate(model, outcomes, at), propagate(freed, outcomes, at))


# Time


@law
@given(registers, days, days)
def test_what_has_lapsed_stays_lapsed_where_no_money_begins(
    register: Register, at: date, later: date
) -> None:
    """Everything decided is known and of this year or before it; no source is still to begin."""
    model, outcomes = register
    at, later = min(at, later), max(at, later)
    begun = [
        replace(one, decided_on=None)
        for one in outcomes
        if one.year is not None and one.year <= at.year
    ]
    states, after = propagate(model, begun, at), propagate(model, begun, later)
    begins = [
        lift.source.valid_from
        for node in model.nodes.values()
        for lift in node.lifts
        if lift.source is not None and lift.source.valid_from is not None
    ]
    assume(not any(at < day <= later for day in begins))
    for part, state in states.parts.items():
        if state.lapsed_on is not None:
            assert after.parts[part].lapsed_on == state.lapsed_on, part


@law
@given(registers, days)
def test_a_part_has_lapsed_where_it_falls_now_and_stood_on_that_day(
    register: Register, at: date
) -> None:
    model, outcomes = register
    for part, state in propagate(model, outcomes, at).parts.items():
        if state.lapsed_on is not None:
            assert state.state is State.FALLS
            assert state.lapsed_on < at
            assert plain_states(model, outcomes, state.lapsed_on)[part] is State.STANDS
