"""Old papers keep the old names, and today's owner is the successor."""

import re
from datetime import date

import pytest

from brobygger.domain.recommendations.authority import (
    AUTHORITIES,
    authority_pattern,
    find_authority,
    today_of,
)

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("BIU", "BIU"),
        ("ØKF's", "ØKF"),
        ("ØKFs", "ØKF"),
        ("Økonomiudvalget", "ØU"),
        ("Socialudvalget", "SUD"),
        ("sundheds- og omsorgsudvalget", "SOU"),
        ("Teknik og Miljoforvaltningen", "TMF"),
        ("Beskæftigelses-, Integrations- og Erhvervsudvalget", "BIU-2026"),
    ],
)
def test_a_name_is_known_in_its_usual_spellings(words: str, key: str) -> None:
    authority = find_authority(words)
    assert authority is not None
    assert authority.key == key


@pytest.mark.parametrize("words", ["", "XYZ", "SOV", "Rådhuset", "'s"])
def test_an_unknown_name_is_never_guessed(words: str) -> None:
    assert find_authority(words) is None


def test_the_old_name_in_a_later_paper_still_means_the_old_row() -> None:
    authority = find_authority("BIU", AFTER)
    assert authority is not None
    assert authority.valid_to == BEFORE


def test_today_follows_the_successor_and_knows_no_new_abbreviation() -> None:
    assert today_of("BIU", BEFORE).authority.key == "BIU"
    today = today_of("BIU", AFTER)
    assert today.authority.name == "Beskæftigelses-, Integrations- og Erhvervsudvalget"
    assert today.authority.code is None
    assert [each.key for each in today.path] == ["BIU", "BIU-2026"]
    assert not today.is_open


def test_a_change_whose_new_name_no_source_gives_stays_open() -> None:
    today = today_of("BIF", AFTER)
    assert today.is_open
    assert today.authority.key == "BIF"


def test_the_rows_hold_together() -> None:
    """Keys are unique, sources are given, a successor begins when the one before has ended."""
    by_key = {each.key: each for each in AUTHORITIES}
    assert len(by_key) == len(AUTHORITIES)
    assert all(each.source for each in AUTHORITIES)
    for each in AUTHORITIES:
        if each.successor is not None:
            after = by_key[each.successor]
            assert each.valid_to is not None
            assert after.valid_from is not None
            assert each.valid_to < after.valid_from
        if each.partner is not None:
            assert by_key[each.partner].kind != each.kind


def test_note_prefixes_belong_to_one_committee_each() -> None:
    prefixes = [prefix for each in AUTHORITIES for prefix in each.note_prefixes]
    assert len(prefixes) == len(set(prefixes))
    sou = find_authority("SOU")
    assert sou is not None
    assert sou.note_prefixes == ()


def test_abbreviations_are_found_as_whole_words_only() -> None:
    pattern = re.compile(authority_pattern())
    assert [hit[0] for hit in pattern.finditer("BIF, BUF og SOF; biu, SUDS og TMF")] == [
        "BIF",
        "BUF",
        "SOF",
        "TMF",
    ]
