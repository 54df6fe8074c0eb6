"""Person numbers are recognised, and never kept. The numbers here are made by rule, not real."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.cpr import WEIGHTS, Hit, find_cpr_like


def passing(six: str) -> str:
    """Four digits that make the number pass modulus 11; for a century of 1900-1999."""
    for tail in range(1, 4000):
        digits = f"{six}{tail:04d}"
        if sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11 == 0:
            return f"{tail:04d}"
    raise AssertionError(six)


def failing(six: str) -> str:
    """Four digits that fail modulus 11: one away from those that pass."""
    return f"{int(passing(six)) + 1:04d}"


DAY = "010190"


@pytest.mark.parametrize("separator", ["", " ", "-", "\u00a0", "–", "\u2011", " - "])
def test_a_number_that_passes_modulus_is_one(separator: str) -> None:
    text = f"Vedr. {DAY}{separator}{passing(DAY)}, møde"
    (hit,) = find_cpr_like(text)
    assert hit.certainty == "cpr"
    assert text[hit.start : hit.end] == f"{DAY}{separator}{passing(DAY)}"


@pytest.mark.parametrize(("separator", "certainty"), [("", "doubtful"), (" ", "cpr"), ("-", "cpr")])
def test_a_number_without_modulus_is_one_when_written_as_one(
    separator: str, certainty: str
) -> None:
    assert [h.certainty for h in find_cpr_like(f"{DAY}{separator}{failing(DAY)}")] == [certainty]


def test_a_replacement_number_is_doubtful() -> None:
    assert [hit.certainty for hit in find_cpr_like("610190-1234")] == ["doubtful"]


@pytest.mark.parametrize(
    "text",
    [
        "2023 - 11338",
        "3507323",
        "2023-0283605",
        "3201901234",  # no 32nd day
        "0113901234",  # no 13th month
        "290201-1234",  # 1901 was no leap year
        "12345678901",
        "A0101901234",
        "1.600 1.600 6.400",
        "01-01-1990 1234",
    ],
)
def test_other_figures_are_no_hit(text: str) -> None:
    assert find_cpr_like(text) == []


def test_the_leap_day_of_2000_needs_the_right_century() -> None:
    assert find_cpr_like("290200-4123")
    assert not find_cpr_like("290200-1123")


def test_each_of_several_is_found() -> None:
    text = f"{DAY}-{failing(DAY)},{DAY}{passing(DAY)}/020202 1234."
    assert [hit.certainty for hit in find_cpr_like(text)] == ["cpr", "cpr", "cpr"]


def test_the_digits_are_never_printed() -> None:
    (hit,) = find_cpr_like(f"{DAY}-{passing(DAY)}")
    assert hit == Hit(0, 11, "cpr")
    assert DAY not in repr(hit)
    assert passing(DAY) not in str(hit)


@given(
    born=st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    before=st.sampled_from(["", "nr. ", "(", "_", "\n", "cpr:"]),
    after=st.sampled_from(["", ".", ")", "_", "\n", ", "]),
    separator=st.sampled_from(["", " ", "-"]),
)
def test_every_number_of_the_century_is_found(
    born: date, before: str, after: str, separator: str
) -> None:
    six = born.strftime("%d%m%y")
    hits = find_cpr_like(f"{before}{six}{separator}{passing(six)}{after}")
    assert [hit.certainty for hit in hits] == ["cpr"]
