"""The rules against the same rules written a second time, slowly, from the text of section A4."""

from datetime import date

from hypothesis import given, settings

from brobygger.domain.recommendations.portfolio.model import part_ids
from brobygger.domain.recommendations.portfolio.propagation import propagate
from brobygger.domain.recommendations.portfolio.state import State
from counts import examples
from domain.recommendations.portfolio.chance import Register, days, registers
from domain.recommendations.portfolio.oracle import LETTERS, Oracle, all_days


@settings(max_examples=examples(small=200, full=5_000))
@given(registers, days)
def test_every_part_by_both_readings(register: Register, at: date) -> None:
    model, outcomes = register
    states = propagate(model, outcomes, at)
    strict, lenient = (Oracle(model, outcomes, at, soft) for soft in (False, True))
    for code in part_ids(model.recommendations):
        found = states.parts[code]
        softer = found.state if found.lenient is None else found.lenient
        assert LETTERS[found.state] == strict.part(code), code
        assert LETTERS[softer] == lenient.part(code), code


@settings(max_examples=examples(small=200, full=5_000))
@given(registers, days)
def test_labels_and_what_has_lapsed(register: Register, at: date) -> None:
    model, outcomes = register
    states = propagate(model, outcomes, at)
    calendar = all_days(model, outcomes)
    for is_lenient in (False, True):
        oracle = Oracle(model, outcomes, at, is_lenient)
        for each in model.recommendations:
            stood = {
                part.id: oracle.last_stood(part.id, calendar)
                for part in each.parts
                if oracle.part(part.id) == "F"
            }
            wanted = oracle.label(each.number, has_lapsed=any(stood.values()))
            strict = states.recommendations[each.number]
            if is_lenient:
                assert states.lenient.get(each.number, strict) == wanted
                continue
            assert strict == wanted
            for part in each.parts:
                assert states.parts[part.id].lapsed_on == stood.get(part.id), part.id


def test_the_letters_are_the_states() -> None:
    assert [LETTERS[state] for state in State] == ["F", "U", "T", "O"]
