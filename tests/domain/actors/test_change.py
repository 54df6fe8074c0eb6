"""Change between two waves: the same pairs, their intervals, and bounds for the rest."""

from collections.abc import Callable
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from brobygger.domain.actors.change import Change, Moved, change, changes
from brobygger.domain.actors.network import Actor, Network, from_groups
from brobygger.domain.actors.roster import Report, build_network
from counts import examples
from domain.actors.networks import a_roster, registers, seeds

law = settings(max_examples=examples(small=50, full=1_000))
NAMES = "abcdef"
FIGURES = ("up", "same", "down", "jaccard", "density")


def wave(name: str, levels: dict[str, int], silent: str = "") -> Network:
    """Six actors who agree with each other: pairs as told, the others nought."""
    reports = [
        Report(name, one, other, levels.get("".join(sorted(one + other)), 0))
        for one in NAMES
        for other in NAMES
        if one != other and one not in silent
    ]
    return build_network(reports, name, actors=[Actor(one) for one in NAMES])


def value(found: Change, figure: str) -> float | None:
    """A figure's value."""
    moved: Moved | None = getattr(found, figure)
    return moved.value if moved else None


def test_every_pair_is_counted_where_it_came_from_and_where_it_went() -> None:
    before = wave("1", {"ab": 1, "ac": 3, "ad": 5})
    after = wave("2", {"ab": 2, "ac": 3, "bc": 1})
    found = change(before, after)
    assert found.transition is not None
    assert found.transition[1] == (0, 0, 1, 0, 0, 0)
    assert found.transition[3] == (0, 0, 0, 1, 0, 0)
    assert found.transition[5] == (1, 0, 0, 0, 0, 0)
    assert found.transition[0] == (11, 1, 0, 0, 0, 0)
    assert found.same_pairs == found.pairs == 15
    assert value(found, "up") == pytest.approx(2 / 15)
    assert value(found, "same") == pytest.approx(12 / 15)
    assert value(found, "down") == pytest.approx(1 / 15)
    assert value(found, "jaccard") == pytest.approx(2 / 4)
    assert value(found, "density") == pytest.approx(0)


def test_half_a_level_is_not_yet_the_next() -> None:
    reports = [
        Report("1", one, other, int((one, other) == ("a", "b")))
        for one in NAMES
        for other in NAMES
        if one != other
    ]
    before = build_network(reports, "1")
    found = change(before, wave("2", {"ab": 1}))
    assert before.level("a", "b") == 0.5
    assert found.transition is not None
    assert found.transition[0][1] == 1


def test_no_common_pair_gives_no_shares() -> None:
    left = from_groups([frozenset("ab")] * 2)
    right = from_groups([frozenset("cd")] * 2)
    found = change(left, right)
    assert (found.actors, found.same_pairs) == (0, 0)
    assert [getattr(found, figure) for figure in FIGURES] == [None] * 5


def test_no_ties_at_all_have_no_jaccard() -> None:
    found = change(wave("1", {}), wave("2", {}))
    assert found.jaccard is None
    assert value(found, "same") == 1


def test_no_imputation_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="0 imputations"):
        change(wave("1", {}), wave("2", {}), imputations=0)


@pytest.mark.parametrize(
    ("silent", "has_table", "has_shares"),
    [("", True, True), ("a", True, True), ("ab", False, False)],
)
def test_too_few_answers_in_one_wave_show_less(
    silent: str, has_table: bool, has_shares: bool
) -> None:
    found = change(wave("1", {"ab": 2, "ef": 2}, silent), wave("2", {"ab": 2, "ef": 2}))
    assert (found.transition is not None) == has_table
    assert (found.up is not None) == has_shares


def test_under_sixty_per_cent_only_counts_are_shown() -> None:
    names = [f"a{number:02}" for number in range(10)]
    actors = list(map(Actor, names))
    reports = [Report("1", one, other, 1) for one in names[:5] for other in names if one != other]
    net = build_network(reports, "1", actors=actors)
    found = change(net, net)
    assert found.transition is not None
    assert found.transition[1][1] == 35
    assert found.up is None


def test_change_is_told_without_the_projects_people_too() -> None:
    staff = [Actor("s", is_staff=True), *map(Actor, "abc")]
    groups = [frozenset("sa"), frozenset("sb"), frozenset("sc")] * 2
    before = from_groups(groups, actors=staff)
    after = from_groups([*groups, frozenset("ab"), frozenset("ab")], actors=staff)
    both = changes(before, after)
    assert value(both.all_actors, "density") == pytest.approx(1 / 6)
    assert value(both.without_staff, "density") == pytest.approx(1 / 3)


def test_unknown_levels_are_drawn_from_those_between_the_same_sectors() -> None:
    """Associations all work together and nobody else does: so do two that did not answer."""
    names = "abcdefghij"
    actors = [Actor(name, "forening" if name < "e" else "kommune") for name in names]
    reports = [
        Report("1", one, other, 5 if max(one, other) < "e" else 0)
        for one in names
        for other in names
        if one != other
    ]
    before = build_network(reports, "1", actors=actors)
    heard = [report for report in reports if report.by not in "ab"]
    after = build_network(heard, "1", actors=actors)
    assert list(after.unknown()) == [("a", "b")]
    found = change(before, after)
    assert found.same is not None
    assert found.jaccard is not None
    assert (found.same.low, found.same.high, found.same.most) == (1, 1, 1)
    assert (found.jaccard.low, found.jaccard.high) == (1, 1)
    assert found.same.least == pytest.approx(44 / 45)


@law
@given(seeds)
def test_the_table_and_the_shares_say_the_same(seed: int) -> None:
    before, after = a_roster(Random(seed)), a_roster(Random(seed + 1))
    found = change(before, after)
    if found.transition is None:
        return
    table = np.array(found.transition)
    assert table.sum() == found.same_pairs
    known = [
        (before.level(*pair), after.level(*pair))
        for pair in combinations([one.id for one in after.actors if one.id in before.by_id], 2)
    ]
    assert table.sum() == sum(None not in both for both in known)
    if found.up and found.same and found.down:
        assert found.up.value == pytest.approx(np.triu(table, 1).sum() / table.sum())
        assert found.up.value + found.same.value + found.down.value == pytest.approx(1)


@law
@given(seeds)
def test_intervals_hold_their_figure_and_come_again_with_the_seed(seed: int) -> None:
    before, after = a_roster(Random(seed)), a_roster(Random(seed + 1))
    found = change(before, after, seed=seed)
    assert found == change(before, after, seed=seed)
    for figure in FIGURES:
        moved: Moved | None = getattr(found, figure)
        if moved and moved.low is not None and moved.high is not None:
            assert moved.low <= moved.value <= moved.high


@settings(max_examples=examples(small=30, full=300))
@given(seeds)
def test_bounds_are_the_least_and_the_most_of_every_filling(seed: int) -> None:
    """Small waves: every unknown pair tried at nought, at a tie, and at the top."""
    rng = Random(seed)
    levels = [
        {pair: rng.choice((0, 0, 1, 3, 5)) for pair in ("ab", "ac", "bc", "cd")} for _ in "12"
    ]
    silent = rng.sample(NAMES, 1)[0]
    whole = [wave(str(at), one) for at, one in enumerate(levels)]
    before, after = [
        Network(
            net.wave,
            net.actors,
            {
                pair: one
                for pair, one in net.levels.items()
                if not (silent in pair and rng.random() < 0.3)
            },
            asked=net.asked,
            answered=net.answered,
        )
        for net in whole
    ]
    found, holes = change(before, after), (before, after)
    unknown = [(at, pair) for at, net in enumerate(holes) for pair in net.unknown()]
    if len(unknown) > 5:
        return
    tried: dict[str, list[float]] = {figure: [] for figure in FIGURES}
    for filling in product(range(6), repeat=len(unknown)):
        full = [dict(net.levels) for net in holes]
        for (at, pair), level in zip(unknown, filling, strict=True):
            full[at][pair] = level
        pairs = list(combinations(NAMES, 2))
        was, now = (np.array([one[pair] for pair in pairs]) for one in full)
        tried["up"].append(float((now > was).mean()))
        tried["same"].append(float((now == was).mean()))
        tried["down"].append(float((now < was).mean()))
        tried["density"].append(float((now >= 1).mean() - (was >= 1).mean()))
        if either := ((now >= 1) | (was >= 1)).sum():
            tried["jaccard"].append(float(((now >= 1) & (was >= 1)).sum() / either))
    for figure, values in tried.items():
        moved: Moved | None = getattr(found, figure)
        if moved is not None:
            assert moved.least == pytest.approx(min(values)), figure
            assert moved.most == pytest.approx(max(values)), figure


@law
@given(registers)
def test_a_register_that_stays_the_same_has_not_changed(net: Network) -> None:
    found = change(net, net)
    if found.same is not None:
        assert found.same.value == found.same.least == found.same.most == 1
        assert value(found, "density") == 0
        assert found.same.method in ("jackknife", None)


@pytest.mark.prove
def test_the_jackknife_is_as_wide_as_it_should_be(
    record_property: Callable[[str, object], None],
) -> None:
    """Independent pairs, of which 30 % rise: the squared error is that of a mean of pairs within
    10 %, and at least 92 % of the 95 % intervals hold 0.3.
    """
    rng, names = Random(4), [f"a{number:02}" for number in range(20)]
    rounds, held, squares = examples(small=150, full=2_000), 0, 0.0
    pairs = list(combinations(names, 2))
    for _ in range(rounds):
        before = from_groups([], actors=map(Actor, names))
        risen = [frozenset(pair) for pair in pairs if rng.random() < 0.3]
        moved = change(before, from_groups(risen, 1, map(Actor, names))).up
        assert moved is not None
        assert moved.low is not None
        assert moved.high is not None
        held += moved.low <= 0.3 <= moved.high
        squares += ((moved.high - moved.low) / 2 / 2.093) ** 2  # Student's t with 19 degrees
    record_property("examples", rounds)
    assert held >= 0.92 * rounds
    assert squares / rounds == pytest.approx(0.3 * 0.7 / len(pairs), rel=0.1)
