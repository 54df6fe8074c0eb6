"""The city's own words in a note's text: whole words only."""

from brobygger.domain.initiatives.recognise import recognised

PARTIES = ["Unge", "Mødre", "Fædre", "Øvrig familie", "Fagpersoner"]


def test_parents_are_mothers_and_fathers() -> None:
    assert recognised(PARTIES, ["børn, unge og forældre"]) == (0, 1, 2)


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert recognised(PARTIES, ["ungdomsklubber og fagpersonale"]) == ()


def test_both_spellings_of_the_letters_are_the_same() -> None:
    assert recognised(PARTIES, ["FAEDRE"]) == (2,)


def test_without_texts_or_titles_nothing_is_recognised() -> None:
    assert recognised(PARTIES, []) == ()
    assert recognised(["", "—"], ["alt"]) == ()
