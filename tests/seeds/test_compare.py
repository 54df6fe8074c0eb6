"""The two copies of the real note, and its typeset form: all that matters, nothing cosmetic."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.documents.compare import Comparison
from brobygger.domain.documents.reading import Reading


@cache
def read(path: Path) -> Reading:
    return wiring.read_document(path.read_bytes(), path.name)


def seed(shared: Path, number: str) -> Reading:
    return read(next((shared / "seeds").glob(f"{number}_*.txt")))


@pytest.fixture(scope="module")
def compared(shared: Path) -> Comparison:
    return compare_copies(seed(shared, "000"), seed(shared, "001"))


def test_every_kind_that_matters_is_told(compared: Comparison) -> None:
    kinds = Counter(each.kind for each in compared.differences)
    assert kinds == {
        "staffing_figure": 1,
        "unit_without_number": 2,
        "percentage_above_100": 1,
        "footnote_gap": 1,
        "table_without_years": 1,
        "code_outside_list": 2,
        "symbol_in_word": 8,
        "tick_unreadable": 2,
    }
    assert [part.field for part in compared.only_in_a] == ["need_to"]
    assert [part.field for part in compared.only_in_b] == ["budget_round"]


def test_the_readings_are_quoted_with_their_places(compared: Comparison) -> None:
    found = {each.kind: each for each in compared.differences}
    staff = found["staffing_figure"]
    assert staff.rule == "staffing_out_of_band"
    assert [part in (staff.a or "") for part in ("22", "2%", "2 v")] == [True] * 3
    assert (found["percentage_above_100"].a, found["percentage_above_100"].b) == ("224", "2 24")
    assert found["table_without_years"].field == "tables.1.years"
    assert found["table_without_years"].b == "2024 2025 2026 2027"
    assert found["footnote_gap"].b == "1, 3, 4, 5"
    assert {each.a for each in compared.differences if each.kind == "symbol_in_word"} == {
        "p4,", "&dben", "|", "@vrig", "p&", "@konomi", "1alt", "@vrige",
    }  # fmt: skip
    assert all(each.where_a.line and each.where_b.line for each in compared.differences)


def test_no_amount_is_said_to_differ_where_both_copies_say_the_same(compared: Comparison) -> None:
    assert not [each for each in compared.differences if each.kind in {"number", "unit", "value"}]


def test_the_other_way_round_tells_the_same(shared: Path, compared: Comparison) -> None:
    turned = compare_copies(seed(shared, "001"), seed(shared, "000"))
    assert Counter(each.kind for each in turned.differences) == Counter(
        each.kind for each in compared.differences
    )


def test_the_typeset_copy_differs_in_what_was_invented_for_it_alone(shared: Path) -> None:
    pdf = read(shared / "documents" / "bi08.pdf")
    found = compare_copies(seed(shared, "001"), pdf)
    assert [(each.kind, each.field) for each in found.differences] == [
        ("number", "earlier_funds.0.year"),
        ("tick", "districts.Vesterbro/Kgs. Enghave"),
        ("tick", "districts.Nørrebro"),
    ]
    assert found.only_in_a == ()
    assert [part.field for part in found.only_in_b] == ["need_to"]


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_a_copy_does_not_differ_from_itself(shared: Path, number: str) -> None:
    assert compare_copies(seed(shared, number), seed(shared, number)) == Comparison()
