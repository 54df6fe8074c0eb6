"""Scores with evidence: what is missing stays open, what is refused is missing, who differs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.criteria import CRITERIA as PROPOSED
from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.scoring import Score, Veto, disagreements, of_scorer, score_sheet
from brobygger.domain.areas.sheet import OPEN, Interval, NotFixed
from brobygger.messages import say
from counts import examples
from domain.areas.sheets import CRITERIA, KEYS, a_sheet, levels, scored

law = settings(max_examples=examples(small=60, full=3_000))


def a_score(low: int = 3, high: int | None = None, **changes: str) -> Score:
    """A score of area A on trust by BIF, with evidence."""
    told = {"area": "A", "criterion": "trust", "scorer": "BIF", "evidence": "referat, maj"}
    return Score(low=low, high=high, **{**told, **changes})  # type: ignore[arg-type]


def test_the_proposed_criteria_have_a_text_for_each_level() -> None:
    assert [criterion.key for criterion in PROPOSED] == [
        "trusted_efforts",
        "motivated_actors",
        "local_need",
    ]
    assert all(len(set(criterion.levels)) == 5 for criterion in PROPOSED)
    for texts in (("0", "1", "2", "3"), ("0", "1", "2", "3", " ")):
        with pytest.raises(ValueError, match="each level"):
            Criterion("trust", "Tillid", texts, "prøve")


def test_what_is_not_scored_is_open_and_never_nought() -> None:
    sheet, problems = score_sheet([a_score()], CRITERIA, areas=["A", "B"])
    assert problems == []
    assert sheet.row("A") == (Interval(3, 3), OPEN, OPEN)
    assert sheet.row("B") == (OPEN, OPEN, OPEN)
    assert len(sheet.open_cells) == 5
    with pytest.raises(NotFixed, match="A/actors"):
        sheet.fixed_rows()


def test_a_score_without_evidence_counts_and_is_shown() -> None:
    sheet, problems = score_sheet([a_score(evidence="  ")], CRITERIA)
    assert sheet.cells["A", "trust"] == Interval(3, 3)
    assert [(each.code, each.severity, each.field) for each in problems] == [
        ("AREA-010", "warning", "scores.0.evidence")
    ]


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (a_score(5), "5"),
        (a_score(-1), "-1"),
        (a_score(3, 5), "3-5"),
        (a_score(3, 2), "3-2"),
    ],
)
def test_levels_outside_0_to_4_are_missing(score: Score, level: str) -> None:
    sheet, problems = score_sheet([score], CRITERIA)
    assert sheet.cells["A", "trust"] == OPEN
    assert [each.code for each in problems] == ["AREA-011"]
    assert f" {level} " in say(problems[0]).what


def test_evidence_with_a_person_number_is_refused_by_place_only() -> None:
    score = a_score(evidence="Talt med 311299-5001")
    sheet, problems = score_sheet([score], CRITERIA)
    assert sheet.cells["A", "trust"] == OPEN
    (problem,) = problems
    assert (problem.code, problem.field) == ("AREA-008", "scores.0.evidence")
    assert problem.params == {"start": "10", "end": "20"}
    assert (problem.raw, "5001" in str(problem)) == ("", False)
    assert "5001" not in str(sheet)


def test_one_administration_twice_is_shown_and_both_count() -> None:
    sheet, problems = score_sheet([a_score(1), a_score(3)], CRITERIA)
    assert [each.code for each in problems] == ["AREA-012"]
    assert sheet.cells["A", "trust"] == Interval(1, 3)
    _, none = score_sheet([a_score(1), a_score(1)], CRITERIA)
    assert none == []


def test_apart_all_is_kept_and_together_replaces_it() -> None:
    apart = [a_score(1), a_score(3, scorer="TMF")]
    assert scored(*apart).cells["A", "trust"] == Interval(1, 3)
    agreed = a_score(2, scorer="BIF og TMF", round="together")
    assert scored(*apart, agreed).cells["A", "trust"] == Interval(2, 2)
    own = scored(*of_scorer([*apart, agreed], "TMF"))
    assert own.cells["A", "trust"] == Interval(3, 3)


def test_disagreements_are_listed_widest_first_and_stay_when_agreed() -> None:
    scores = [
        a_score(1),
        a_score(2, 3, scorer="TMF"),
        a_score(0, criterion="need"),
        a_score(4, criterion="need", scorer="TMF"),
        a_score(2, criterion="actors"),
        a_score(2, criterion="actors", scorer="TMF"),
        a_score(2, criterion="need", scorer="begge", round="together"),
        a_score(9, area="B"),
        a_score(2, area="B", scorer="TMF"),
    ]
    found = disagreements(scores)
    assert [(each.criterion, each.gap, each.agreed) for each in found] == [
        ("need", 4, Interval(2, 2)),
        ("trust", 1, None),
    ]
    assert found[1].said == {"BIF": Interval(1, 1), "TMF": Interval(2, 3)}


def test_overlapping_intervals_differ_by_no_gap() -> None:
    (found,) = disagreements([a_score(1, 3), a_score(2, 4, scorer="TMF")])
    assert found.gap == 0


def test_a_veto_takes_an_area_out_with_its_reason() -> None:
    vetoes = [Veto("A", "Boligorganisationen siger nej.", "TMF"), Veto("A", "Huset lukker.", "BIF")]
    sheet, problems = score_sheet([a_score(4)], CRITERIA, ["A", "B"], vetoes)
    assert problems == []
    assert sheet.areas == ("B",)
    assert sheet.vetoes == {"A": "Boligorganisationen siger nej. Huset lukker."}


def test_a_veto_without_words_or_with_a_person_number_does_not_count() -> None:
    vetoes = [Veto("A", " ", "TMF"), Veto("B", "Spørg 311299-5001", "TMF")]
    sheet, problems = score_sheet([a_score(4)], CRITERIA, ["A", "B"], vetoes)
    assert [each.code for each in problems] == ["AREA-013", "AREA-008"]
    assert sheet.areas == ("A", "B")
    assert sheet.vetoes == {}


def test_unknown_criteria_and_candidates_are_wrong_calls() -> None:
    with pytest.raises(ValueError, match="no criterion"):
        score_sheet([a_score(criterion="price")], CRITERIA)
    with pytest.raises(ValueError, match="no candidate"):
        score_sheet([a_score()], CRITERIA, ["B"])
    with pytest.raises(ValueError, match="no candidate"):
        score_sheet([a_score()], CRITERIA, ["A"], [Veto("B", "nej", "TMF")])


@st.composite
def many(draw: st.DrawFn) -> list[Score]:
    """Scores of two areas by two administrations, levels in and out of bounds."""
    chosen = st.sampled_from
    return draw(
        st.lists(
            st.builds(
                Score,
                area=chosen("AB"),
                criterion=chosen(KEYS),
                scorer=chosen(["BIF", "TMF"]),
                low=st.integers(-1, 5),
                high=st.none() | st.integers(-1, 5),
                evidence=chosen(["", "referat"]),
                round=chosen(["apart", "together"]),
            ),
            max_size=12,
        )
    )


@law
@given(many(), st.randoms(use_true_random=False))
def test_the_order_of_scores_does_not_matter(scores: list[Score], random: object) -> None:
    shuffled = list(scores)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, problems = score_sheet(scores, CRITERIA, "AB")
    second, others = score_sheet(shuffled, CRITERIA, "AB")
    assert first == second
    assert len([p for p in problems if p.code != "AREA-012"]) == len(
        [p for p in others if p.code != "AREA-012"]
    )


@law
@given(many(), levels)
def test_one_more_voice_apart_never_narrows_a_cell(scores: list[Score], level: int) -> None:
    """Nothing anybody said is lost before they have agreed."""
    apart = [score for score in scores if score.round == "apart" and score.is_possible]
    before = score_sheet(apart, CRITERIA, "AB")[0]
    after = score_sheet([*apart, a_score(level, scorer="ØKF")], CRITERIA, "AB")[0]
    for cell, interval in before.cells.items():
        if interval != OPEN:
            assert after.cells[cell].joined(interval) == after.cells[cell]
    assert after.cells["A", "trust"].low <= level <= after.cells["A", "trust"].high


def test_a_sheet_without_open_cells_gives_its_levels() -> None:
    assert a_sheet({"A": (1, 2, 3)}).fixed_rows() == ((1, 2, 3),)
