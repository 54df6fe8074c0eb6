"""What has changed between two days of the register: only what matters, each value once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.demo.build import PartFacts, make_recommendation
from brobygger.demo.build.values import found
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.changes import Change, ChangedField, changes
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Recommendation,
    Requirement,
    Route,
)
from papers import random_annex

PAID = MoneySource("past_grant", "puljen", valid_to=date(2025, 12, 31), to_known=True)


def a_recommendation(number: int = 1, *facts: PartFacts) -> Recommendation:
    """A recommendation with one plain part, or with these."""
    parts = facts or (PartFacts("kurser", "frame", ("BIF",)),)
    return make_recommendation(number, "school", "Kommunen styrker kurser", parts)


def with_part(recommendation: Recommendation, **values: Any) -> Recommendation:
    """The same with other values of its first part."""
    first, *rest = recommendation.parts
    return replace(recommendation, parts=(replace(first, **values), *rest))


def test_the_same_register_has_no_changes() -> None:
    register = random_annex(Random(1)).recommendations
    assert changes(register, register) == ()


@pytest.mark.parametrize(
    ("values", "change"),
    [
        (
            {"administrations": (found("BUF"), found("BIF"))},
            Change(1, "1a", "administrations", (), ("BUF",)),
        ),
        ({"needs_money": found("yes")}, Change(1, "1a", "needs_money", ("no",), ("yes",))),
        (
            {"routes": (found(Route("need")),)},
            Change(1, "1a", "routes", (Route("frame"),), (Route("need"),)),
        ),
        ({"sources": (found(PAID),)}, Change(1, "1a", "sources", (), (PAID,))),
        ({"novelty": ()}, Change(1, "1a", "novelty", ("new",), ())),
        (
            {"requires": (found(Requirement(2, "any")),)},
            Change(1, "1a", "requires", (), (Requirement(2, "any"),)),
        ),
        ({"strengthened_by": (found(3),)}, Change(1, "1a", "strengthened_by", (), (3,))),
        ({"due": found(date(2026, 6, 30))}, Change(1, "1a", "due", (), (date(2026, 6, 30),))),
        ({"due": Found(None, "snart")}, Change(1, "1a", "due", (), ("snart",))),
        ({"remark": found("obs")}, Change(1, "1a", "remark", (), ("obs",))),
        ({"label": found("møder")}, Change(1, "1a", "label", ("kurser",), ("møder",))),
        ({"category": found("red")}, Change(1, "1a", "category", ("black",), ("red",))),
    ],
    ids=lambda each: each.field if isinstance(each, Change) else "",
)
def test_a_change_tells_what_is_gone_and_what_has_come(
    values: dict[str, Any], change: Change
) -> None:
    was = a_recommendation()
    now = with_part(was, **values)
    assert changes([was], [now]) == (change,)
    back = replace(change, before=change.after, after=change.before)
    assert changes([now], [was]) == (back,)


def test_words_and_places_and_order_are_no_change() -> None:
    was = a_recommendation(1, PartFacts("kurser", "frame", ("BIF", "BUF")))
    now = with_part(
        was,
        administrations=(Found("BUF", "andre ord"), found("BIF")),
        quote=found("noget andet"),
        reason="within_frame",
    )
    assert changes([was], [now]) == ()


def test_a_source_that_repeats_a_route_is_not_told_beside_it() -> None:
    was = a_recommendation()
    now = with_part(was, sources=(found(MoneySource("frame", "")),))
    assert changes([was], [now]) == ()


def test_two_equal_sources_are_two() -> None:
    was = with_part(a_recommendation(), sources=(found(PAID),))
    now = with_part(was, sources=(found(PAID), found(PAID)))
    assert changes([was], [now]) == (Change(1, "1a", "sources", (), (PAID,)),)


def test_recommendations_and_parts_come_and_go() -> None:
    was = [a_recommendation(1), a_recommendation(2)]
    more = a_recommendation(1, PartFacts("kurser", "frame", ("BIF",)), PartFacts("møder", "need"))
    now = [more, a_recommendation(3)]
    assert changes(was, now) == (
        Change(1, "1b", "added", (), ("møder",)),
        Change(2, "", "removed", ("Kommunen styrker kurser",), ()),
        Change(3, "", "added", (), ("Kommunen styrker kurser",)),
    )


def test_words_and_theme_belong_to_the_recommendation() -> None:
    was = a_recommendation()
    now = replace(was, text=found("Nye ord"), theme_area=found("adult"))
    assert changes([was], [now]) == (
        Change(1, "", "theme_area", ("school",), ("adult",)),
        Change(1, "", "text", ("Kommunen styrker kurser",), ("Nye ord",)),
    )


def test_what_follows_from_decisions_is_told_where_somebody_knows_both_days() -> None:
    register = [a_recommendation(1), a_recommendation(2), a_recommendation(3)]
    told = changes(
        register,
        register,
        ({1: "open", 2: "open", 3: "open"}, {1: "fallen", 2: "open"}),
    )
    assert told == (Change(1, "", "state", ("open",), ("fallen",)),)


TURNED: dict[ChangedField, ChangedField] = {"added": "removed", "removed": "added"}


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_forth_and_back_tell_the_same(one: int, other: int) -> None:
    was, now = (random_annex(Random(seed)).recommendations for seed in (one, other))
    turned = [replace(each, before=each.after, after=each.before) for each in changes(now, was)]
    told = [replace(each, field=TURNED.get(each.field, each.field)) for each in turned]
    assert sorted(map(repr, changes(was, now))) == sorted(map(repr, told))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_changes_means_the_same_register(one: int, other: int) -> None:
    was, now = (random_annex(Random(seed)).recommendations for seed in (one, other))
    assert (changes(was, now) == ()) == (facts(was) == facts(now))


def facts(register: Sequence[Recommendation]) -> list[Any]:
    """What a register says, without its words and places."""
    return [
        (
            each.number,
            each.theme_area.value,
            each.text.value,
            [
                (
                    part.id,
                    part.label.value,
                    sorted(repr(one.value) for one in part.administrations),
                    part.needs_money.value,
                    sorted(repr(one.value) for one in part.routes),
                    sorted(repr(one.value) for one in part.sources),
                    sorted(repr(one.value) for one in part.requires),
                    sorted(repr(one.value) for one in part.strengthened_by),
                    part.novelty,
                    part.due and part.due.value,
                    part.remark and part.remark.value,
                    part.category.value,
                )
                for part in each.parts
            ],
        )
        for each in register
    ]
