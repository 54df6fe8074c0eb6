"""The scanned note, read by its letters, beside the same note with a text layer."""

from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.reading import Reading
from brobygger.engines.pdf import reads_pictures
from engines.test_scan import amounts, is_same, leaves

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


def read(shared: Path, name: str) -> Reading:
    """One of the note's copies."""
    file = shared / "documents" / name
    if not file.exists():
        pytest.skip("the typeset note is not on this machine")
    return wiring.read_document(file.read_bytes(), file.name)


@pytest.fixture(scope="module")
def born(shared: Path) -> Reading:
    return read(shared, "bi08.pdf")


@pytest.fixture(scope="module")
def scan(shared: Path) -> Reading:
    return read(shared, "bi08_scan.pdf")


def test_all_amounts_are_right(born: Reading, scan: Reading) -> None:
    assert amounts(scan) == amounts(born)
    assert isinstance(born.values, BudgetNote)
    assert isinstance(scan.values, BudgetNote)
    assert scan.values.annual_amount_kr is not None
    assert born.values.annual_amount_kr is not None
    assert scan.values.annual_amount_kr.value == born.values.annual_amount_kr.value


def test_every_wrong_staffing_figure_is_flagged(born: Reading, scan: Reading) -> None:
    assert isinstance(born.values, BudgetNote)
    assert isinstance(scan.values, BudgetNote)
    told = {(p.where.page, p.where.line) for p in scan.problems if p.code == "BUDGET-012"}
    for right, found in zip(born.values.fte, scan.values.fte, strict=True):
        if found.value != right.value:
            assert (found.source.page, found.source.line) in told


def test_97_of_100_fields_are_right(born: Reading, scan: Reading) -> None:
    right, found = dict(leaves(born.values)), dict(leaves(scan.values))
    wrong = {path for path in right if path not in found or not is_same(found[path], right[path])}
    assert len(wrong) <= 0.03 * len(right), sorted(wrong)


def test_the_code_with_a_letter_for_a_figure_is_only_suggested(scan: Reading) -> None:
    assert isinstance(scan.values, BudgetNote)
    code = scan.values.code
    assert code is not None
    if code.value is None:
        assert code.suggestion == "BI08"
        assert "BUDGET-030" in [problem.code for problem in scan.problems]
    else:
        assert code.value == "BI08"
