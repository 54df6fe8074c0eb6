"""Values written by hand of pages that nobody has read, and how a later reading meets them."""

from copy import deepcopy
from typing import Any

import pytest

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.documents.entered import (
    carried_over,
    put_in,
    same_values,
    take_out,
    written,
)
from brobygger.domain.documents.record import as_json
from brobygger.domain.documents.restore import restore

Values = dict[str, Any]


def empty() -> Values:
    values: Values = as_json(BudgetNote())
    return values


def read(value: Any, page: int = 1, line: int = 1) -> Values:
    """A value as a reader would give it."""
    found = written(value, page)
    return {**found, "raw": str(value), "certainty": "certain", "method": "text"}


def fund(agreement: Values, amount: Values) -> Values:
    year = read(2024)
    return {"agreement": agreement, "year": year, "amount_kr": amount, "price_base": None}


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("code", "code"),
        ("goals.+", "goals.0"),
        ("sections.1. Baggrund", "sections.1. Baggrund"),
        ("need_to.Vesterbro/Kgs. Enghave", "need_to.Vesterbro/Kgs. Enghave"),
    ],
)
def test_what_is_put_in_can_be_taken_out_again(path: str, at: str) -> None:
    values = empty()
    assert put_in(values, path, written("x", 2)) == (at, {at: "x"})
    [(found_at, found)] = found_in(values)
    assert (found_at, found["value"], found["method"]) == (at, None, "entered")
    assert found["source"]["page"] == 2
    restore(BudgetNote, values)
    assert take_out(values, at)
    assert values == empty()


def test_a_place_is_never_taken_twice_and_nothing_moves_below_others() -> None:
    values = empty()
    put_in(values, "code", written("BI41", 1))
    with pytest.raises(KeyError):
        put_in(values, "code", written("BI42", 1))
    with pytest.raises(KeyError):
        put_in(values, "goals.7", written("x", 1))
    with pytest.raises(KeyError):
        put_in(values, "no.such.place", written("x", 1))
    put_in(values, "goals.+", written("a", 1))
    put_in(values, "goals.+", written("b", 1))
    assert not take_out(values, "goals.0")
    assert len(values["goals"]) == 2


def test_a_word_goes_where_the_same_thing_stands_in_a_later_reading() -> None:
    held = empty()
    said: Values = {}
    for path, tree in (
        ("code", written("BI41", 1)),
        ("goals.+", written("Flere mødesteder i området", 1)),
        ("goals.+", written("Et mål, som ingen maskine ser", 1)),
        ("earlier_funds.+", fund(written("Budget 2024", 1), written(500, 1))),
    ):
        said |= put_in(held, path, tree)[1]
    later = empty()
    later["code"] = read("BI41")
    later["goals"] = [read("Noget andet"), read("Flere mødesteder i omraadet")]
    later["earlier_funds"] = [
        fund(read("Budget 2022"), read(100)),
        fund(read("Budget 2024"), read(600)),
    ]
    before = deepcopy(later)
    carried = carried_over(later, held, said)
    assert carried.moved == {
        "code": "code",
        "goals.0": "goals.1",
        "goals.1": "goals.2",
        "earlier_funds.0.agreement": "earlier_funds.1.agreement",
        "earlier_funds.0.year": "earlier_funds.1.year",
        "earlier_funds.0.amount_kr": "earlier_funds.1.amount_kr",
    }
    assert carried.values["goals"][2]["method"] == "entered"
    assert carried.values["earlier_funds"] == before["earlier_funds"]
    assert later == before
    restore(BudgetNote, carried.values)


def test_a_reading_that_says_nothing_keeps_all_that_was_said() -> None:
    held = empty()
    said: Values = {}
    for path, tree in (
        ("sections.1. Baggrund", written("Ord", 1)),
        ("earlier_funds.+", fund(written("Budget 2024", 1), written(500, 1))),
    ):
        said |= put_in(held, path, tree)[1]
    for nothing in (None, empty()):
        carried = carried_over(nothing, held, said)
        paths = {path for path, _found in found_in(held)}
        assert set(carried.moved) == paths == set(carried.moved.values())
        assert {path for path, _found in found_in(carried.values)} == paths


def test_what_nobody_spoke_of_is_left_to_the_new_reading() -> None:
    held = empty()
    held["title"] = read("Gammel")
    later = empty()
    later["title"] = read("Ny")
    carried = carried_over(later, held, {})
    assert (carried.values, carried.moved) == (later, {})


def test_a_value_is_the_same_by_its_place_and_words_though_its_path_has_moved() -> None:
    one, two, three = (
        {**read("1½ ÅV"), "source": {"page": page, "line": 4, "box": [1.0, 2.0, 3.0, 4.0]}}
        for page in (2, 3, 1)
    )
    before = {"fte.0": one, "fte.1": two, "title": read("a\n\nb")}
    now = {"fte.0": three, "fte.1": one, "fte.2": two, "title": {**read("a\n\nb"), "value": "a b"}}
    assert same_values(before, now) == {"fte.0": "fte.1", "fte.1": "fte.2", "title": "title"}
    assert same_values({"fte.0": one}, {"annual_amount_kr": one}) == {}
