"""Every code of a network has its words in both languages."""

import re
from dataclasses import fields
from typing import get_args

import pytest

from brobygger.domain.actors.bridging.reason import Confidence, ReasonCode
from brobygger.domain.actors.bridging.worth import Weights
from brobygger.messages.actors import CONFIDENCE_WORDS, REASON_WORDS
from brobygger.messages.bridges import WEIGHT_WORDS
from brobygger.messages.phrase import Phrase


def test_reasons_and_weights_all_have_words() -> None:
    assert set(REASON_WORDS) == set(get_args(ReasonCode))
    assert set(CONFIDENCE_WORDS) == set(get_args(Confidence))
    assert list(WEIGHT_WORDS) == [field.name for field in fields(Weights)]


@pytest.mark.parametrize("texts", [REASON_WORDS, CONFIDENCE_WORDS, WEIGHT_WORDS])
def test_both_languages_name_the_same_parameters(texts: dict[str, Phrase]) -> None:
    for name, phrase in texts.items():
        assert phrase.da, name
        assert phrase.en, name
        assert sorted(re.findall(r"{\w*}", phrase.da)) == sorted(re.findall(r"{\w*}", phrase.en))
