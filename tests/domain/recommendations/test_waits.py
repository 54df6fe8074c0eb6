"""What a part waits for and what waits for it, with the way there."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.recommendations.recommendation import Recommendation
from brobygger.domain.recommendations.waits import edges, find_cycle, waited_by, waits_for
from domain.recommendations.printed import Row, read


def annex(*money: str) -> tuple[Recommendation, ...]:
    """Recommendations in a row, each with one statement about money."""
    rows: list[Row] = [
        (f"{at}. Forslag", ["• Implementering i BIF", f"• {text}"], "Ny indsats")
        for at, text in enumerate(money, 1)
    ]
    return read(*rows)[0].recommendations


ORDERED = "Kræver finansiering: Budgetnotat bestilt af BIU"
CHAIN = annex(
    ORDERED,
    "Kan løftes via implementering af anbefaling 1",
    "Kan realiseres som del af anbefaling 2",
    "Kræver finansiering: Løftes som del af bestillingen på anbefaling 1",
    "Kræver ikke finansiering. Kan styrkes gennem anbefaling 3",
)


def test_directly_and_through_others_with_the_path() -> None:
    near, far = waits_for("3a", edges(CHAIN))
    assert (near.part, near.path, near.is_direct, near.quantifier) == (
        "2a", ("3a", "2a"), True, "unstated",
    )  # fmt: skip
    assert (far.part, far.path, far.is_direct) == ("1a", ("3a", "2a", "1a"), False)


def test_what_waits_for_it_is_the_same_the_other_way_round() -> None:
    assert {(each.part, each.kind) for each in waited_by("1a", edges(CHAIN))} == {
        ("2a", "requires"), ("4a", "shares_order"), ("3a", "requires"),
    }  # fmt: skip
    assert waited_by("5a", edges(CHAIN)) == ()


def test_support_is_shown_one_step_and_never_passed_on() -> None:
    (support,) = waits_for("5a", edges(CHAIN))
    assert (support.part, support.kind) == ("3a", "strengthens")
    assert "5a" not in {each.part for each in waited_by("2a", edges(CHAIN))}


def test_a_named_part_is_the_only_target() -> None:
    recommendations = annex(ORDERED, "Kan løftes via anbefaling 1a")
    assert [(edge.part, edge.target, edge.quantifier) for edge in edges(recommendations)] == [
        ("2a", "1a", "named")
    ]


def test_a_ring_has_an_end() -> None:
    ring = annex(*(f"Kan løftes via anbefaling {at % 3 + 1}" for at in (1, 2, 3)))
    assert find_cycle(ring) == ("1a", "2a", "3a", "1a")
    assert {each.part for each in waits_for("1a", edges(ring))} == {"2a", "3a"}
    assert find_cycle(CHAIN) == ()


@given(st.lists(st.integers(1, 6), min_size=6, max_size=6))
def test_waiting_is_seen_from_both_ends(targets: Sequence[int]) -> None:
    """A waits for B exactly where A is among those that wait for B, and a path is a real one."""
    recommendations = annex(*(f"Kan løftes via anbefaling {target}" for target in targets))
    arrows = edges(recommendations)
    steps = {(edge.part, edge.target) for edge in arrows}
    for at in range(1, 7):
        for each in waits_for(f"{at}a", arrows):
            assert f"{at}a" in {other.part for other in waited_by(each.part, arrows)}
            assert all(step in steps for step in zip(each.path, each.path[1:], strict=False))
    follows = {f"{at}a": f"{target}a" for at, target in enumerate(targets, 1) if target != at}
    assert bool(find_cycle(recommendations)) == has_ring(follows)


def has_ring(follows: dict[str, str]) -> bool:
    """Whether walking on from some part comes back to a part passed before."""
    for start in follows:
        seen, part = {start}, follows.get(start)
        while part is not None:
            if part in seen:
                return True
            seen.add(part)
            part = follows.get(part)
    return False
