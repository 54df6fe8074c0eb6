"""Card codes: every slip of the hand is found, and a token cannot be turned back or linked."""

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.activities.card_code import (
    ALPHABET,
    CodeError,
    InitiativeKey,
    KeyDestroyed,
    issue_card_codes,
    make_token,
    normalise_code,
    printed,
    with_check,
)
from counts import examples

FIRST = InitiativeKey("1", bytes(range(32)))
SECOND = InitiativeKey("2", bytes(range(1, 33)))
Note = Callable[[str, int], None]


def codes(count: int) -> list[str]:
    """Some codes, the same every time."""
    return issue_card_codes(count, Random(1).randrange)


def is_found(code: str) -> bool:
    """Whether the code is refused."""
    try:
        normalise_code(code)
    except CodeError:
        return True
    return False


@pytest.mark.prove
def test_every_wrong_character_is_found(record_property: Note) -> None:
    tried = 0
    for code in codes(examples(small=40, full=4_000)):
        for place, right in enumerate(code):
            for wrong in set(ALPHABET) - {right}:
                assert is_found(code[:place] + wrong + code[place + 1 :])
                tried += 1
    record_property("examples", tried)


@pytest.mark.prove
def test_every_two_swapped_characters_are_found(
    record_property: Note,
) -> None:
    tried = 0
    for code in codes(examples(small=500, full=50_000)):
        for one, other in combinations(range(8), 2):
            if code[one] == code[other]:
                continue
            letters = list(code)
            letters[one], letters[other] = letters[other], letters[one]
            assert is_found("".join(letters))
            tried += 1
    record_property("examples", tried)


ZERO = "0" * 8


def test_no_two_codes_are_one_slip_apart() -> None:
    """All codes at once. The difference of two codes is a code (the law below), so two codes one
    slip apart would make a code of noughts but for that slip: none of all 1,116 such is one.
    """
    assert not is_found(ZERO)
    slips = [(place,) for place in range(8)] + list(combinations(range(8), 2))
    tried = 0
    for places in slips:
        for letter in ALPHABET[1:]:
            written = [letter if place in places else "0" for place in range(8)]
            assert is_found("".join(written))
            tried += 1
    assert tried == (8 + 28) * 31


SEVEN = st.text(ALPHABET, min_size=7, max_size=7)


@given(SEVEN, SEVEN)
def test_the_difference_of_two_codes_is_a_code(one: str, other: str) -> None:
    pairs = zip(with_check(one), with_check(other), strict=True)
    difference = "".join(ALPHABET[ALPHABET.index(a) ^ ALPHABET.index(b)] for a, b in pairs)
    assert not is_found(difference)


def test_a_code_is_read_as_people_write_it() -> None:
    code = with_check("A1B0C2D")
    for written in (code.lower(), printed(code), f" {code[:3]} {code[3:]} "):
        assert normalise_code(written) == code
    assert normalise_code(code.replace("0", "o").replace("1", "l")) == code
    wide = code.translate({ord(letter): ord(letter) + 0xFEE0 for letter in ALPHABET})
    assert normalise_code(wide) == code


@pytest.mark.parametrize(
    ("raw", "reason"), [("", "length"), ("0000000", "length"), ("0000000U", "character")]
)
def test_what_is_no_code_is_refused_with_a_reason(raw: str, reason: str) -> None:
    with pytest.raises(CodeError) as told:
        normalise_code(raw)
    assert told.value.reason == reason


def test_a_refused_code_is_not_repeated() -> None:
    code = codes(1)[0]
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    with pytest.raises(CodeError) as told:
        normalise_code(wrong)
    assert wrong not in str(told.value)


def test_new_codes_are_different_and_right() -> None:
    drawn = codes(2_000)
    assert len(set(drawn)) == 2_000
    assert all(normalise_code(code) == code for code in drawn)
    with pytest.raises(ValueError, match="0 codes"):
        issue_card_codes(0, Random(1).randrange)


def test_the_same_card_is_the_same_token_and_only_there() -> None:
    code, other = codes(2)
    assert make_token(code, FIRST) == make_token(printed(code).lower(), FIRST)
    tokens = {make_token(code, FIRST), make_token(other, FIRST), make_token(code, SECOND)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {16}


def test_a_key_does_not_show_itself_and_is_gone_when_destroyed() -> None:
    assert FIRST.secret is not None
    assert FIRST.secret.hex() not in repr(FIRST)
    assert str(FIRST.secret) not in repr(FIRST)
    with pytest.raises(KeyDestroyed):
        make_token(codes(1)[0], InitiativeKey("1", None))
    with pytest.raises(ValueError, match="no key"):
        InitiativeKey("1", b"short")
