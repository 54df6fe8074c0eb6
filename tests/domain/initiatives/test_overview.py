"""The 360 overview: who is reached under which theme, and where it is empty."""

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.initiatives.overview import Fill, overview, uncovered

THEMES, PARTIES = (1, 2), (10, 20)


def test_a_cell_holds_what_runs_before_what_is_planned() -> None:
    fills = [Fill(1, 10, "A", standing="planned"), Fill(1, 10, "Å"), Fill(1, 10, "B")]
    found = overview(THEMES, PARTIES, fills)
    assert [fill.words for fill in found.cell(10, 1)] == ["Å", "B", "A"]
    assert found.filled(10, 1) == "covered"


def test_only_planned_is_not_covered() -> None:
    found = overview(THEMES, PARTIES, [Fill(2, 20, "A", standing="planned")])
    assert found.filled(20, 2) == "planned"
    assert [found.count(state) for state in ("covered", "planned", "empty")] == [0, 1, 3]
    assert found.themes_where(20, "empty") == (1,)


def test_what_has_ended_reaches_nobody() -> None:
    found = overview(THEMES, PARTIES, [Fill(1, 10, "A", standing="ended")])
    assert found.count("empty") == 4


def test_the_same_is_told_once_and_what_is_outside_not_at_all() -> None:
    fills = [Fill(1, 10, "A"), Fill(1, 10, "A"), Fill(3, 10, "B"), Fill(1, 30, "C")]
    found = overview(THEMES, PARTIES, fills)
    assert sum(map(len, found.cells.values())) == 1


def test_a_sector_is_there_in_singular_and_plural() -> None:
    assert uncovered(["Boligforeninger"], ["Boligforening"]) == ()
    assert uncovered(["Skole"], ["Skoler"]) == ()
    assert uncovered(["Bo"], ["Boligforening"]) == ("Bo",)
    assert uncovered(["Politi", "Skole"], []) == ("Politi", "Skole")


_FILLS = st.builds(
    Fill,
    st.sampled_from([1, 2, 3]),
    st.sampled_from([10, 20]),
    st.sampled_from("ABC"),
    standing=st.sampled_from(["existing", "planned", "ended"]),
)


@given(st.lists(_FILLS, max_size=12))
def test_every_cell_is_one_of_three(fills: list[Fill]) -> None:
    found = overview((1, 2, 3), PARTIES, fills)
    assert found.count("covered") + found.count("planned") + found.count("empty") == 6


@given(st.lists(_FILLS, max_size=12), _FILLS)
def test_one_effort_more_never_makes_a_cell_emptier(fills: list[Fill], more: Fill) -> None:
    rank = {"empty": 0, "planned": 1, "covered": 2}
    before, after = (overview((1, 2, 3), PARTIES, each) for each in (fills, [*fills, more]))
    for party in PARTIES:
        for theme in (1, 2, 3):
            assert rank[after.filled(party, theme)] >= rank[before.filled(party, theme)]
