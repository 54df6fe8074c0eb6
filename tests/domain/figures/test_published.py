"""Only disclosure control makes a figure that may be shown, silent on what it hides."""

import copy
import dataclasses
import pickle

import pytest

from brobygger.domain.figures.disclosure import publish_count, publish_interval, rounded
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.seal import Seal
from brobygger.messages.figures import figure_words


def test_nobody_else_publishes_a_figure() -> None:
    with pytest.raises(TypeError, match="only disclosure control"):
        Published(Interval(12, 12))
    with pytest.raises(TypeError, match="only disclosure control"):
        Published(Interval(12, 12), seal=Seal())
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(publish_count(RawCount(12)), interval=Interval(3, 3))


def test_a_published_figure_may_be_copied_and_stored() -> None:
    figure = publish_count(RawCount(12))
    assert copy.copy(figure) == figure
    assert pickle.loads(pickle.dumps(figure)) == figure


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (5, "5"), (1_600, "1.600")])
def test_what_may_be_shown_is_shown(count: int, said: str) -> None:
    assert figure_words(publish_count(RawCount(count))) == said


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_what_is_hidden_does_not_tell_what_it_was(count: int) -> None:
    figure = publish_count(RawCount(count))
    assert figure.status == "hidden"
    assert figure == publish_count(RawCount(4))
    assert figure_words(figure) == "skjult"
    assert figure_words(figure, "en") == "hidden"
    assert str(count) not in repr(figure)


def test_an_interval_tells_no_small_number() -> None:
    assert publish_interval(Interval(0, 4)).status == "hidden"
    assert publish_interval(Interval(3, 9)).interval == Interval(0, 9)
    assert publish_interval(Interval(3, None)).interval == Interval(0, None)
    assert publish_interval(Interval(0, 0)).interval == Interval(0, 0)


def test_the_public_gets_whole_fives() -> None:
    figure = rounded(publish_interval(Interval(12, 18)))
    assert figure.rounded
    assert figure_words(figure) == "10–20"
    assert figure_words(rounded(publish_interval(Interval(12, None))), "en") == "at least 10"
    assert rounded(publish_count(RawCount(2))).status == "hidden"


def test_a_threshold_below_three_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="threshold of 2"):
        publish_count(RawCount(12), threshold=2)
