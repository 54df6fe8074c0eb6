"""The real note and the real annex: recommendation 13, with evidence on both sides."""

from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.domain.budgets.links import propose_between, propose_links
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.reading import Reading
from brobygger.domain.recommendations.recommendation import RecommendationAnnex


def read(path: Path) -> Reading:
    return wiring.read_document(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def annex(shared: Path) -> Reading:
    return read(next((shared / "seeds").glob("004_*.txt")))


@pytest.mark.parametrize("name", ["seeds/000_*.txt", "seeds/001_*.txt", "documents/bi08.pdf"])
def test_recommendation_13_is_proposed_first_and_alone_is_strong(
    shared: Path, annex: Reading, name: str
) -> None:
    note = read(next(shared.glob(name)))
    links = propose_between(note, annex)
    assert [link.recommendation for link in links if link.strength == "strong"] == [13]
    assert links[0].recommendation == 13
    assert links[0].score > sum(link.score for link in links[1:2])
    assert links[0].evidence[0].words == "360-graders"
    for each in links[0].evidence:
        assert each.where_annex.line is not None
        assert each.where_note.line is not None


def test_the_values_alone_say_the_same(shared: Path, annex: Reading) -> None:
    note = read(next((shared / "seeds").glob("001_*.txt"))).values
    assert isinstance(note, BudgetNote)
    assert isinstance(annex.values, RecommendationAnnex)
    links = propose_links(note, annex.values)
    assert links[0].recommendation == 13
    assert links[0].strength == "strong"
