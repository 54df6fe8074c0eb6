"""The scan of the real note: no damaged word may be taken along by "accept all certain values"."""

from pathlib import Path

from brobygger.domain.budgets.note import BudgetNote
from brobygger.wiring import read_document


def test_words_of_the_scan_are_not_certain(shared: Path) -> None:
    paper = next((shared / "seeds").glob("000_*.txt"))
    values = read_document(paper.read_bytes(), paper.name).values
    assert isinstance(values, BudgetNote)
    assert values.title is not None
    assert values.title.certainty == "likely"
    texts = [found for found in values.sections.values() if " " in (found.value or "")]
    assert texts
    assert all(found.certainty != "certain" for found in texts)
