"""Labels may be damaged, figures never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.likeness import distance, is_like


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Forventet effekt og opfeigning", "Forventet effekt og opfølgning"),
        ("@konomi", "Økonomi"),
        ("Malgrupper", "Målgrupper"),
        ("@vrige tekniske oplysninger", "Øvrige tekniske oplysninger"),
        ("Afsatte midleri alt", "Afsatte midler i alt"),
        ("VOKSEOMRÅDET", "Voksenområdet"),
        ("CIVILSAMFUNDSSOMRÅDET", "Civilsamfundsområdet"),
    ],
)
def test_a_damaged_label_is_recognised(text: str, label: str) -> None:
    assert is_like(text, label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tabel 1", "Tabel 2"),
        ("Budget 2024", "Budget 2025"),
        ("Indsats", "Indhold"),
        ("Bydel", "Adresse"),
        ("", "Bydel"),
        ("1alt", "I alt"),
    ],
)
def test_another_label_is_not(text: str, label: str) -> None:
    assert not is_like(text, label)


@given(one=st.text("abcd", max_size=6), other=st.text("abcd", max_size=6))
def test_distance_is_a_distance(one: str, other: str) -> None:
    assert (distance(one, other, 9) == 0) == (one == other)
    assert distance(one, other, 9) == distance(other, one, 9)
    assert abs(len(one) - len(other)) <= distance(one, other, 9) <= max(len(one), len(other))


@given(one=st.text("ab", max_size=6), other=st.text("ab", max_size=6), limit=st.integers(0, 3))
def test_the_bound_changes_nothing_below_it(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(distance(one, other, 9), limit + 1)
