"""What the kernel finds in the real papers."""

from fractions import Fraction
from pathlib import Path

import pytest

from brobygger.domain.documents.letters import is_wrong_ocr_language
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.mentions import find_fte, find_prose_amounts

HALF = Fraction(5, 2)


def seed(shared: Path, number: str) -> str:
    """The text of a real paper."""
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_no_real_paper_holds_a_person_number(shared: Path, number: str) -> None:
    assert find_cpr_like(seed(shared, number)) == []


def test_the_scan_has_the_wrong_letters_and_the_others_have_not(shared: Path) -> None:
    wrong = {
        number: is_wrong_ocr_language(seed(shared, number)) for number in ("000", "001", "004")
    }
    assert wrong == {"000": True, "001": False, "004": False}


def test_staffing_is_found_in_both_copies_and_never_repaired(shared: Path) -> None:
    assert [each.value for each in find_fte(seed(shared, "001"))] == [HALF, HALF, HALF]
    assert [(each.raw, each.value) for each in find_fte(seed(shared, "000"))] == [
        ("22 arsveerk", 22),
        ("2% AV", None),
        ("2 v AV", None),
    ]


@pytest.mark.parametrize("number", ["000", "001"])
def test_the_amount_in_words_is_the_same_in_both_copies(shared: Path, number: str) -> None:
    (amount,) = find_prose_amounts(seed(shared, number))
    assert (amount.kr, amount.per_year) == (2_000_000, True)
