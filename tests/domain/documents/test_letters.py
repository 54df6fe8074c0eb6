"""The gate for text that was read from a picture with the wrong language."""

import unicodedata

from brobygger.domain.documents.letters import danish_letter_share, is_wrong_ocr_language

DANISH = "Småbørn på øen æder æbler i læ af skovens høje træer. " * 20


def test_danish_text_passes() -> None:
    assert not is_wrong_ocr_language(DANISH)
    assert 0.1 < danish_letter_share(DANISH) < 0.4


def test_text_without_danish_letters_is_caught() -> None:
    assert is_wrong_ocr_language(DANISH.translate(str.maketrans("æøå", "ega")))


def test_a_short_text_says_nothing() -> None:
    assert not is_wrong_ocr_language("Budget 2024, plain words only")


def test_the_gate_stands_at_five_per_mille_of_five_hundred_letters() -> None:
    assert not is_wrong_ocr_language("a" * 597 + "æøå")
    assert is_wrong_ocr_language("a" * 598 + "æø")
    assert not is_wrong_ocr_language("a" * 499)
    assert is_wrong_ocr_language("a" * 500)


def test_letters_written_with_a_combining_ring_count() -> None:
    assert danish_letter_share(unicodedata.normalize("NFD", "på")) == danish_letter_share("på")


def test_no_letters_at_all() -> None:
    assert danish_letter_share("2.000 | 8.000") == 0.0
