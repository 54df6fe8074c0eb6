"""Amounts and staffing in running text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.amounts import print_fte, print_kr
from brobygger.domain.kernel.mentions import find_fte, find_prose_amounts

HALF = Fraction(5, 2)


@pytest.mark.parametrize(
    ("text", "kr", "per_year"),
    [
        ("Der søges 2,0 mio. kr. årligt til formålet", 2_000_000, True),
        ("Der søges 2,0 mio.\nkr. arligt til formålet", 2_000_000, True),
        ("årligt 400.000 kr. til drift", 400_000, True),
        ("1,5 mio. kr. pr. år", 1_500_000, True),
        ("1,5 mio. kr. i 2024-27", 1_500_000, True),
        ("i alt 8 mio. kr. i perioden", 8_000_000, False),
        ("300 t.kr. fra sidste aftale", 300_000, False),
        ("i 2024 400 kr. pr. gang", 400, False),
    ],
)
def test_an_amount_in_running_text(text: str, kr: int, per_year: bool) -> None:
    assert [(each.kr, each.per_year) for each in find_prose_amounts(text)] == [(kr, per_year)]


@pytest.mark.parametrize(
    "text", ["1.000 kr., 2024 p/l", "1.000 kr., løbende p/l", "mio. kr.", "2.0 mio. kr.", "35.10"]
)
def test_a_unit_or_a_damaged_figure_is_no_amount(text: str) -> None:
    assert find_prose_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("Medarbejdere (2½ årsværk) til", "2½ årsværk", HALF),
        ("Medarbejdere (2 ½ ÅV)", "2 ½ ÅV", HALF),
        ("Medarbejdere 2 1/2 årsværk", "2 1/2 årsværk", HALF),
        ("svarende til 2,5 årsværk", "2,5 årsværk", HALF),
        ("i 2024 2,5 årsværk", "2,5 årsværk", HALF),
        ("i 2024 3 årsværk", "3 årsværk", Fraction(3)),
        ("et ½ årsværk", "½ årsværk", Fraction(1, 2)),
        ("Medarbejdere (22 arsveerk)", "22 arsveerk", Fraction(22)),
        ("Medarbejdere (2% AV)", "2% AV", None),
        ("Medarbejdere (2 v AV)", "2 v AV", None),
        ("Medarbejdere (2 2 ÅV)", "2 2 ÅV", None),
        ("2-3 årsværk", "2-3 årsværk", None),
    ],
)
def test_a_staffing_figure_in_running_text(text: str, raw: str, value: Fraction | None) -> None:
    assert [(each.raw, each.value) for each in find_fte(text)] == [(raw, value)]


@pytest.mark.parametrize("text", ["årsværk af unge", "AV-udstyr", "tabel 2 viser årsværkene"])
def test_staffing_words_without_a_figure_are_no_mention(text: str) -> None:
    assert find_fte(text) == ()


@given(
    kr=st.integers(1, 10**7).map(lambda thousand: thousand * 1000),
    unit=st.sampled_from([(1, "kr."), (1000, "t.kr."), (1_000_000, "mio. kr.")]),
)
def test_a_printed_amount_is_found_in_its_sentence(kr: int, unit: tuple[int, str]) -> None:
    text = f"Der foreslås {print_kr(kr, unit[0])} {unit[1]} årligt."
    assert [(each.kr, each.per_year) for each in find_prose_amounts(text)] == [(kr, True)]


@pytest.mark.parametrize("figure", ["-1,99999999999999999999", "1,٣٤٥٦٧٨٩٠١٢"])
def test_what_is_no_amount_of_kroner_is_none(figure: str) -> None:
    """Found by a hostile file: more decimals than any amount has."""
    assert find_prose_amounts(f"Der søges {figure} mio. kr. årligt.") == ()


@given(
    st.text("0123456789.,-٣ ", min_size=1, max_size=40),
    st.sampled_from(["mio. kr.", "kr.", "tusind kroner"]),
)
def test_no_figure_breaks_the_search(figure: str, unit: str) -> None:
    find_prose_amounts(f"Der søges {figure} {unit} årligt.")


@given(halves=st.integers(1, 60))
def test_a_printed_staffing_figure_is_found_in_its_sentence(halves: int) -> None:
    value = Fraction(halves, 2)
    (mention,) = find_fte(f"Personale ({print_fte(value)} årsværk) til lokalt arbejde")
    assert mention.value == value


@pytest.mark.parametrize("unit", ["100 ", "1.000 ", "2,0 mio. kr. årligt i 2024-27 ", "2½ ÅV "])
def test_searching_is_linear_in_the_text(unit: str) -> None:
    """A paragraph of 400,000 characters: looking at all of it for each figure takes minutes."""
    text = unit * (400_000 // len(unit))
    found = len(find_prose_amounts(text)) + len(find_fte(text))
    assert found == (400_000 // len(unit) if unit[-2].isalpha() or "kr" in unit else 0)


@pytest.mark.parametrize("text", ["(ÅV)", "årsværk (ÅV)", "(antal ÅV)", "(i alt årsværk)"])
def test_a_bracket_with_words_names_no_staffing(text: str) -> None:
    assert find_fte(text) == ()
