"""How answers and deliveries become a network, and what stays unknown."""

from dataclasses import FrozenInstanceError, replace
from random import Random

import pytest
from hypothesis import given

from brobygger.domain.actors.network import Actor, Network, from_groups, pair_of
from brobygger.domain.actors.roster import Report, build_network
from brobygger.messages import say
from domain.actors.networks import a_roster, networks, rosters, seeds


def answers(*given_: tuple[str, str, int]) -> list[Report]:
    """Answers of wave 1: who, about whom, which level."""
    return [Report("1", by, about, level) for by, about, level in given_]


@pytest.mark.parametrize(("rule", "level"), [("mean", 2.0), ("either", 4.0), ("both", 0.0)])
def test_two_answers_are_one_level_by_the_rule(rule: str, level: float) -> None:
    net = build_network(answers(("a", "b", 4), ("b", "a", 0)), "1", rule)  # type: ignore[arg-type]
    assert net.level("b", "a") == level
    assert net.twice[("a", "b")] == (4, 0)


@pytest.mark.parametrize("rule", ["mean", "either", "both"])
def test_one_answer_is_the_level_by_every_rule(rule: str) -> None:
    net = build_network(answers(("b", "a", 3)), "1", rule)  # type: ignore[arg-type]
    assert net.levels == {("a", "b"): 3}
    assert net.twice == {}


def test_a_pair_that_nobody_answered_about_is_unknown_and_not_nought() -> None:
    actors = [Actor(name) for name in "abc"]
    net = build_network(answers(("a", "b", 0)), "1", actors=actors)
    assert net.level("a", "b") == 0
    assert net.level("b", "c") is None
    assert list(net.unknown()) == [("a", "c"), ("b", "c")]
    assert net.known_by_actor == {"a": 1, "b": 1, "c": 0}
    assert net.response_rate == pytest.approx(1 / 3)


def test_other_waves_and_excluded_actors_are_left_out() -> None:
    reports = [*answers(("a", "b", 2), ("c", "a", 2)), Report("2", "a", "b", 5)]
    net = build_network(reports, "1", exclude=["c"])
    assert net.levels == {("a", "b"): 2}
    assert list(net.by_id) == ["a", "b"]


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        (answers(("a", "a", 2)), "ACTORS-001"),
        (answers(("a", "b", 6)), "ACTORS-002"),
        (answers(("a", "b", -1)), "ACTORS-002"),
        (answers(("a", "b", 1), ("a", "b", 2), ("a", "b", 1)), "ACTORS-003"),
        (answers(("a", "z", 1)), "ACTORS-004"),
        (answers(("z", "a", 1)), "ACTORS-004"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_and_leaves_the_pair_unknown(
    reports: list[Report], code: str
) -> None:
    net = build_network(reports, "1", actors=[Actor("a"), Actor("b")])
    assert [problem.code for problem in net.problems] == [code]
    assert net.level("a", "b") is None
    assert net.answered == frozenset()
    for language in ("da", "en"):
        assert "{" not in say(net.problems[0], language).what


def test_the_same_answer_twice_is_one_answer() -> None:
    net = build_network(answers(("a", "b", 2), ("a", "b", 2)), "1")
    assert net.problems == ()
    assert net.levels == {("a", "b"): 2}


def test_half_a_level_below_the_least_is_no_tie() -> None:
    net = build_network(answers(("a", "b", 1), ("b", "a", 0)), "1")
    assert net.level("a", "b") == 0.5
    assert net.ties == frozenset()
    assert net.at_level(0.5).ties == {("a", "b")}


def test_a_register_ties_from_the_second_time_on_and_knows_every_pair() -> None:
    groups = [frozenset("ab"), frozenset("abc"), frozenset("d"), frozenset("bc")]
    net = from_groups(groups)
    assert net.ties == {("a", "b"), ("b", "c")}
    assert net.shared == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 2}
    assert net.level("a", "d") == 0
    assert net.known_count == net.pair_count == 6
    assert list(net.unknown()) == []


def test_fewer_than_one_shared_group_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="0 shared"):
        from_groups([], 0)


def test_without_staff_a_register_forgets_what_only_staff_joined() -> None:
    staff = Actor("s", is_staff=True)
    actors = [staff, Actor("a"), Actor("b")]
    net = from_groups([frozenset("sa"), frozenset("sa"), frozenset("s")], actors=actors)
    left = net.without_staff()
    assert left.groups == (frozenset("a"), frozenset("a"))
    assert left.ties == frozenset()
    assert list(left.by_id) == ["a", "b"]


def test_a_network_cannot_be_changed() -> None:
    net = from_groups([frozenset("ab")] * 2)
    with pytest.raises(FrozenInstanceError):
        net.min_level = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        net.levels[("a", "b")] = 5  # type: ignore[index]


@pytest.mark.parametrize(
    ("asked", "answered", "detail"),
    [
        (0, 0, "none"),
        (5, 4, "none"),
        (5, 5, "all"),
        (10, 5, "counts"),
        (10, 6, "robust"),
        (10, 7, "robust"),
        (10, 8, "all"),
        (100, 4, "none"),
    ],
)
def test_how_much_is_shown_follows_from_who_answered(
    asked: int, answered: int, detail: str
) -> None:
    names = frozenset(f"a{number:03}" for number in range(asked))
    heard = frozenset(sorted(names)[:answered])
    net = Network("1", tuple(map(Actor, sorted(names))), {}, asked=names, answered=heard)
    assert net.detail == detail


@given(seeds)
def test_what_one_calls_the_other_first_does_not_matter(seed: int) -> None:
    """Both ends see the same level, and the order of answers changes nothing."""
    net = a_roster(Random(seed))
    for one, other in net.pairs():
        assert net.level(one, other) == net.level(other, one)
        assert (other in net.neighbours[one]) == (one in net.neighbours[other])
        assert pair_of(one, other) == pair_of(other, one)


@given(networks)
def test_known_and_unknown_pairs_are_all_pairs(net: Network) -> None:
    unknown = list(net.unknown())
    assert len(unknown) + net.known_count == net.pair_count
    assert all(net.level(*pair) is None for pair in unknown)
    assert net.ties.isdisjoint(unknown)


@given(rosters)
def test_answers_in_another_order_give_the_same_network(net: Network) -> None:
    reports = [Report("1", one, other, level) for (one, other), (level, _) in net.twice.items()] + [
        Report("1", other, one, level) for (one, other), (_, level) in net.twice.items()
    ]
    forth = build_network(reports, "1", actors=net.actors)
    back = build_network(reports[::-1], "1", actors=net.actors[::-1])
    assert replace(forth) == back
