"""Numbers and dates are printed as the city writes them, exactly."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.forms import DateField
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.money import Money
from brobygger.web.ui import numbers


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (999, "999"),
        (2080, "2.080"),
        (-1600, "-1.600"),
        (Fraction(5, 2), "2,5"),
        (Fraction(-1, 4), "-0,25"),
        (Fraction(1, 3), "1/3"),
        (None, ""),
    ],
)
def test_counts(value: int | Fraction | None, printed: str) -> None:
    assert numbers.count(value) == printed


def test_kroner_and_thousands() -> None:
    assert numbers.kroner(Money(1_600_000, 2024)) == "1.600.000 kr."
    assert numbers.kroner(None) == ""
    assert numbers.thousands(1_600_000) == "1.600"
    assert numbers.thousands(22_500) == "22,5"


@given(st.integers(-(10**15), 10**15))
def test_a_printed_count_is_the_count(value: int) -> None:
    assert int(numbers.count(value).replace(".", "")) == value


def test_moments_are_told_in_the_citys_time() -> None:
    late = datetime(2023, 6, 27, 22, 30, tzinfo=UTC)
    assert numbers.day(late) == "28-06-2023"
    assert numbers.moment(late) == "28-06-2023 00:30"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "written", ["28-06-2023", "28.06.2023", "28/6-2023", "28/06/2023", "2023-06-28"]
)
def test_a_date_is_understood_however_it_is_written(written: str, language: str) -> None:
    with translation.override(language):
        assert DateField().clean(written) == date(2023, 6, 28)


@pytest.mark.parametrize("language", ["da", "en"])
def test_dates_and_ids_in_templates(language: str) -> None:
    page = Template(
        "{{ day|date:'SHORT_DATE_FORMAT' }} {{ number }} {{ number|antal }} {{ kr|kr }}"
    )
    with translation.override(language):
        text = page.render(Context({"day": date(2023, 6, 28), "number": 20805, "kr": 1500}))
    assert text == "28-06-2023 20805 20.805 1.500 kr."
