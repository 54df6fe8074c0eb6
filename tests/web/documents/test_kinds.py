"""Values in words, and corrections in the grammar of the paper."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.web.documents import kinds, structures
from brobygger.web.documents.kinds import Kind, NotUnderstood, show


@pytest.mark.parametrize(
    ("kind", "typed", "unit", "value"),
    [
        (kinds.AMOUNT, "1.600", 1000, 1_600_000),
        (kinds.AMOUNT, "1.600", 1, 1_600),
        (kinds.AMOUNT, "1.600.000 kr.", 1000, 1_600_000),
        (kinds.AMOUNT, "2,0 mio. kr.", 1, 2_000_000),
        (kinds.AMOUNT, "2,0 mio. kr.", 1000, 2_000_000),
        (kinds.AMOUNT, "-400", 1000, -400_000),
        (kinds.AMOUNT, "2.750,-", 1, 2_750),
        (kinds.FTE, "2½", 1, "2.5"),
        (kinds.FTE, "2,5 årsværk", 1, "2.5"),
        (kinds.FTE, "2 1/2 ÅV", 1, "2.5"),
        (kinds.YEAR, "2024", 1, 2024),
        (kinds.PERIOD, "2024-27", 1, [2024, 2027]),
        (kinds.DATE, "28-06-2023", 1, "2023-06-28"),
        (kinds.DATE, "2023-06-28", 1, "2023-06-28"),
        (kinds.PRICE_BASE, "2024 p/l", 1, 2024),
        (kinds.PRICE_BASE, "Løbende p/l", 1, "current"),
        (kinds.TICK, "2", 1, "unknown"),
        (kinds.YES_NO, "1", 1, False),
        (kinds.TEXT, "  BIU ", 1, "BIU"),
        (structures.NUMBERS, "1 og 2", 1, [1, 2]),
    ],
)
def test_a_correction_means_what_it_means_in_the_paper(
    kind: Kind, typed: str, unit: int, value: Any
) -> None:
    assert kind.parse(typed, unit) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (kinds.AMOUNT, "to millioner"),
        (kinds.AMOUNT, "1.60"),
        (kinds.AMOUNT, ""),
        (kinds.AMOUNT, "0,5"),
        (kinds.FTE, "halvanden"),
        (kinds.FTE, "2%"),
        (kinds.YEAR, "24"),
        (kinds.PERIOD, "2027-24"),
        (kinds.DATE, "31-02-2023"),
        (kinds.PRICE_BASE, "faste priser"),
        (kinds.TICK, "9"),
        (kinds.TICK, ""),
        (kinds.TEXT, "   "),
        (structures.NUMBERS, "1, to"),
    ],
)
def test_what_is_not_understood_is_said_and_never_guessed(kind: Kind, typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        kind.parse(typed, 1)
    assert str(caught.value).endswith(".")


@given(st.integers(-(10**12), 10**12), st.sampled_from([1, 1000, 1_000_000]))
def test_an_amount_typed_as_it_is_shown_is_the_same_amount(kr: int, unit: int) -> None:
    assert kinds.AMOUNT.parse(show(kinds.AMOUNT, kr), unit) == kr


@given(st.integers(0, 400))
def test_staff_typed_as_it_is_shown_is_the_same_staff(quarters: int) -> None:
    from brobygger.domain.documents.record import decimal_text

    value = decimal_text(Fraction(quarters, 4))
    assert kinds.FTE.parse(show(kinds.FTE, value), 1) == value


def test_what_is_missing_is_said_in_words_and_never_zero() -> None:
    assert show(kinds.AMOUNT, None) == "ikke oplyst"
    assert show(kinds.AMOUNT, None, "1_60O") == "kunne ikke læses"
    assert show(kinds.AMOUNT, 0) == "0 kr."
    assert show(kinds.TEXT, "") == "ikke oplyst"


def test_a_route_is_shown_as_a_sentence_and_corrected_field_by_field() -> None:
    value, errors = structures.parse_fields(
        structures.ROUTE, {"kind": "1", "note": "N9", "ordered_by": "BIU", "package": "", "via": ""}
    )
    assert errors == {}
    assert value == {
        "kind": "note",
        "note": "N9",
        "ordered_by": "BIU",
        "package": None,
        "via": [],
    }
    assert show(structures.ROUTE, value) == "budgetnotat · bestilt af BIU"


def test_a_field_that_is_not_understood_is_named() -> None:
    _value, errors = structures.parse_fields(structures.REQUIREMENT, {"target": "x"})
    assert set(errors) == {"target", "quantifier"}
