"""The Danish number grammar, row by row (decision-methods B1), and its laws."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.amounts import (
    BLANKS,
    CellError,
    in_kroner,
    parse_cell,
    parse_price_base,
    parse_unit,
    print_fte,
    print_kr,
)

NUMBERS = {
    "0": 0,
    "7": 7,
    "2750": 2750,
    "2.750": 2750,
    "12.345.678": 12345678,
    "2 750": 2750,
    "2\u00a0750": 2750,
    "2\u2009750": 2750,
    "2\u202f750": 2750,
    " 2.750 ": 2750,
    "2.750,5": Fraction(5501, 2),
    "3,0": 3,
    "0,25": Fraction(1, 4),
    "-2.750": -2750,
    "\u22122.750": -2750,
    "–2.750": -2750,
    "2.750-": -2750,
    "(2.750)": -2750,
    "2.750,-": 2750,
    "-2.750,-": -2750,
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_a_figure_is_read(text: str, value: Fraction) -> None:
    cell = parse_cell(text)
    assert (cell.kind, cell.value, cell.footnote, cell.raw) == ("number", value, None, text)
    assert isinstance(cell.value, Fraction)


@pytest.mark.parametrize("text", ["-", "–", "—", " - "])
def test_a_lone_dash_is_zero_and_keeps_its_spelling(text: str) -> None:
    cell = parse_cell(text)
    assert (cell.kind, cell.value, cell.raw) == ("zero_dash", 0, text)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_cell_is_not_stated_and_never_zero(text: str) -> None:
    cell = parse_cell(text)
    assert (cell.kind, cell.value) == ("blank", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("i.r.", "not_relevant"), ("..", "not_available"), ("x", "withheld"), ("X", "withheld")],
)
def test_a_word_for_no_figure_is_unknown_with_its_reason(text: str, reason: str) -> None:
    cell = parse_cell(text)
    assert (cell.kind, cell.value, cell.reason) == ("unknown", None, reason)


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        ("9.250³", 9250, "³"),
        ("9.250 ¹²", 9250, "¹²"),
        ("9.250*", 9250, "*"),
        ("9.250 **", 9250, "**"),
        ("9.250 1)", 9250, "1)"),
        ("(400)*", -400, "*"),
    ],
)
def test_a_footnote_reference_is_taken_apart(text: str, value: int, mark: str) -> None:
    cell = parse_cell(text)
    assert (cell.value, cell.footnote) == (value, mark)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9.2503", "point"),
        ("3.7", "point"),
        ("3.75", "point"),
        ("3.7500", "point"),
        ("12.34.567", "point"),
        ("1234.567", "point"),
        ("2.750.5", "point"),
        ("1.600 400", "several_numbers"),
        ("1 600 1 600", "several_numbers"),
        ("1.600\n400", "several_numbers"),
        ("27 50", "several_numbers"),
        ("1.600|", "rule"),
        ("1.600| 400", "rule"),
        ("(-2.750)", "sign"),
        ("(2.750-)", "sign"),
        ("-2.750-", "sign"),
        ("--5", "sign"),
        ("- 2.750", "sign"),
        ("+5", "sign"),
        ("4001)", "sign"),
        ("0.500", "leading_zero"),
        ("007", "leading_zero"),
        ("l.600", "letters"),
        ("1.6OO", "letters"),
        ("2%", "letters"),
        ("2.750 kr.", "letters"),
        ("3½", "fraction"),
        ("3 1/2", "fraction"),
        (",5", "digits"),
        ("5,", "digits"),
    ],
)
def test_what_does_not_fit_is_an_error_and_never_guessed(text: str, reason: str) -> None:
    with pytest.raises(CellError) as error:
        parse_cell(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 1/2", Fraction(7, 2)),
        ("3½", Fraction(7, 2)),
        ("3 ½", Fraction(7, 2)),
        ("3,5", Fraction(7, 2)),
        ("½", Fraction(1, 2)),
        ("1/3", Fraction(1, 3)),
        ("-1¼", Fraction(-5, 4)),
        ("22", Fraction(22)),
    ],
)
def test_a_staffing_figure_may_hold_a_fraction(text: str, value: Fraction) -> None:
    assert parse_cell(text, "fte").value == value


@pytest.mark.parametrize("text", ["2%", "2 v", "21/2", "3/2", "1/0", "2 2", "2.5", "2|"])
def test_a_damaged_staffing_figure_is_an_error(text: str) -> None:
    with pytest.raises(CellError):
        parse_cell(text, "fte")


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("kr.", 1),
        ("1.000 kr.", 1000),
        ("1.000 kr., 2024 p/l", 1000),
        ("1000 kr", 1000),
        ("t.kr.", 1000),
        ("tkr.", 1000),
        ("1.000 ) kr., løbende p/l", 1000),
        ("2024 p/l, kr.", 1),
        ("mio. kr.", 1_000_000),
        ("mio.. kr.", 1_000_000),
        ("mia. kr.", 1_000_000_000),
    ],
)
def test_the_unit_of_a_table(text: str, kroner: int) -> None:
    assert parse_unit(text) == kroner


@pytest.mark.parametrize("text", ["", "2024 p/l", "100 kr.", "1.00O kr.", "1 ?00 kr.", "Service"])
def test_no_unit_is_an_error(text: str) -> None:
    with pytest.raises(CellError):
        parse_unit(text)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("2024 p/l", 2024),
        ("1.000 kr., 2024 p/I", 2024),
        ("2024-p/l", 2024),
        ("p/l 2023", 2023),
        ("løbende p/l", "current"),
        ("1.000 kr., lsbende p/l", "current"),
    ],
)
def test_the_price_base_of_a_table(text: str, base: int | str) -> None:
    assert parse_price_base(text) == base


@pytest.mark.parametrize("text", ["", "2024", "1.000 kr.", "faste p/l"])
def test_no_price_base_is_an_error(text: str) -> None:
    with pytest.raises(CellError):
        parse_price_base(text)


def test_a_part_of_a_krone_is_not_rounded_away() -> None:
    with pytest.raises(CellError):
        in_kroner(Fraction(1, 3), 1000)


@given(
    kr=st.integers(-(10**12), 10**12),
    unit=st.sampled_from([1, 1000, 1_000_000, 1_000_000_000]),
    decimals=st.integers(0, 2),
)
def test_printing_then_reading_an_amount_gives_the_same(kr: int, unit: int, decimals: int) -> None:
    value = parse_cell(print_kr(kr, unit, decimals)).value
    assert value is not None
    assert in_kroner(value, unit) == kr


@given(
    whole=st.integers(0, 99),
    part=st.sampled_from([Fraction(n, d) for d in (2, 3, 4, 5, 8) for n in range(d)]),
)
def test_printing_then_reading_staffing_gives_the_same(whole: int, part: Fraction) -> None:
    assert parse_cell(print_fte(whole + part), "fte").value == whole + part


@given(kr=st.integers(0, 10**12), blank=st.sampled_from(BLANKS))
def test_a_blank_separates_thousands_like_a_point(kr: int, blank: str) -> None:
    assert parse_cell(print_kr(kr).replace(".", blank)).value == kr


@given(text=st.text(alphabet="0123456789.,-–—−()|* ½/1x%", max_size=10))
def test_any_cell_is_a_cell_or_an_error_and_never_a_float(text: str) -> None:
    try:
        cell = parse_cell(text)
    except CellError:
        return
    assert cell.raw == text
    assert cell.value is None or type(cell.value) is Fraction
    assert (cell.value is None) == (cell.kind in ("blank", "unknown"))


@given(kr=st.integers(1000, 10**9), digit=st.sampled_from("0123456789"))
def test_a_digit_glued_behind_a_grouped_figure_is_never_read(kr: int, digit: str) -> None:
    with pytest.raises(CellError):
        parse_cell(print_kr(kr) + digit)


@pytest.mark.parametrize("digits", [19, 5_000])
def test_a_figure_too_long_for_any_amount_is_an_error(digits: int) -> None:
    with pytest.raises(CellError):
        parse_cell("1" * digits)


def test_an_amount_no_city_has_is_an_error() -> None:
    with pytest.raises(CellError, match="too_large"):
        in_kroner(Fraction(10**8), 1_000_000_000)
