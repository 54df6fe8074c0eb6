"""A raw count never slips out: not by printing, formatting, copying into a file or a message."""

import copy
import json
import pickle
from collections.abc import Callable
from string import Template
from typing import Any

import pytest

from brobygger.domain.figures.raw import RawCount, total


def test_a_raw_count_has_no_text_that_shows_it() -> None:
    count = RawCount(417)
    texts = [str(count), repr(count), f"{count}", f"{count:>8}", f"{[count]}"]
    texts += [f"{count:d}", Template("$n").substitute(n=count)]
    assert not any("417" in text or "4" in text for text in texts)


@pytest.mark.parametrize("store", [json.dumps, pickle.dumps, copy.copy, int, float, hex])
def test_a_raw_count_is_not_stored_or_read_as_a_number(store: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError):
        store(RawCount(3))


def test_a_raw_count_does_not_change() -> None:
    with pytest.raises(AttributeError, match="does not change"):
        RawCount(3)._number = 4


def test_raw_counts_add_up_and_stay_raw() -> None:
    assert total([RawCount(2), RawCount(3)]) == RawCount(5)
    assert (RawCount(2) + RawCount(3)).reveal() == 5
    assert RawCount(2) < RawCount(3)
    assert RawCount(2) != 2


def test_an_error_does_not_tell_the_count() -> None:
    with pytest.raises(ValueError, match="never below nought") as told:
        RawCount(-7)
    assert "7" not in str(told.value)
