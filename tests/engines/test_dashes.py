"""Dashes that stand for nought on a scanned page, told from all else that is flat."""

import numpy as np
import pytest

from brobygger.engines.pdf import reads_pictures

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")

FIGURE = (100, 40, 160, 70)
"""Left, top, right, bottom of a figure on the baseline 70, small letters 20 dots high."""


def dashes(*spots: tuple[int, int, int, int], word: str = "1.600") -> list[tuple[str, int]]:
    """What is found on a page with one word and these rectangles of ink."""
    from brobygger.engines.pdf.scan.dashes import find_dashes
    from brobygger.engines.pdf.scan.letters import Read

    ink = np.zeros((160, 600), np.uint8)
    for x0, y0, x1, y1 in (FIGURE, *spots):
        ink[y0:y1, x0:x1] = 255
    read = Read(word, *FIGURE, 70.0, 20.0, 0, 0.97)
    return [(each.text, each.x0) for each in find_dashes(ink, [read])]


def test_a_flat_piece_in_line_with_a_figure_is_a_dash() -> None:
    assert dashes((300, 59, 312, 62), (400, 59, 420, 62)) == [("-", 300), ("-", 400)]


@pytest.mark.parametrize(
    "spot",
    [
        pytest.param((300, 52, 312, 64), id="as high as wide: a speck"),
        pytest.param((300, 59, 304, 61), id="as small as dust"),
        pytest.param((300, 59, 360, 62), id="as long as a line"),
        pytest.param((300, 68, 312, 71), id="on the baseline"),
        pytest.param((300, 120, 312, 123), id="in line with no figure"),
        pytest.param((175, 59, 187, 62), id="close to the figure: its minus, or a range of years"),
    ],
)
def test_what_is_no_dash(spot: tuple[int, int, int, int]) -> None:
    assert dashes(spot) == []


def test_a_dash_with_other_ink_beside_it_is_part_of_that() -> None:
    assert dashes((300, 59, 312, 62), (318, 45, 330, 70)) == []


def test_a_page_without_figures_has_none() -> None:
    assert dashes((300, 59, 312, 62), word="Indsats") == []
