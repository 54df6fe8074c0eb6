"""A neutral name stays neutral however it is spelled, and is always free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.activities.alias import free_alias, telling_words
from brobygger.domain.kernel.fold import squash

ABOUT = ("Samtalegruppe for mødre", "Normer derhjemme", "Æresrelaterede konflikter")
WEEKDAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_weekday_or_a_number_tells_nothing(weekday: str) -> None:
    about = [*ABOUT, f"{weekday}sklub for unge"]
    assert telling_words(f"{weekday}sholdet 2", about) == []
    assert telling_words("Klubben 7", about) == []


@pytest.mark.parametrize(
    ("alias", "word"),
    [
        ("Mødreholdet", "mødre"),
        ("MOEDREHOLDET", "mødre"),
        ("mødre klubben", "mødre"),
        ("Normholdet", "Normer"),
        ("Samtale", "Samtalegruppe"),
        ("Ære", "Æresrelaterede"),
        ("Æresholdet", "Æresrelaterede"),
        ("Konfliktholdet", "konflikter"),
        ("Der hjemme", "derhjemme"),
    ],
)
def test_a_word_of_what_it_is_about_is_seen(alias: str, word: str) -> None:
    found = telling_words(alias, ABOUT)
    assert found == [word]


@given(
    st.sampled_from([word for text in ABOUT for word in text.split() if len(word) > 3]),
    st.sampled_from(["", "holdet", " klubben", "-gruppen"]),
    st.sampled_from(["upper", "lower", "title"]),
)
def test_no_spelling_of_a_whole_word_gets_by(word: str, after: str, spell: str) -> None:
    spelled = str(getattr(word + after, spell)())
    assert telling_words(spelled, ABOUT)


@given(st.text(min_size=1, max_size=20), st.lists(st.text(max_size=20), max_size=9))
def test_a_free_name_is_nobodys(wanted: str, taken: list[str]) -> None:
    name = free_alias(wanted, 2, taken)
    assert name.startswith(wanted)
    assert squash(name) not in {squash(one) for one in taken}
