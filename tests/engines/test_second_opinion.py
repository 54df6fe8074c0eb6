"""A figure that the pictures of it do not agree on: who decides, and what is said about it."""

from collections.abc import Sequence

import numpy as np
import pytest

from brobygger.engines.pdf import reads_pictures
from brobygger.engines.pdf.scan.dots import POINT
from brobygger.engines.pdf.scan.letters import Read
from brobygger.engines.pdf.sheet import Ruling

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


class Machine:
    """Gives its answers one after another."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def figure(self, grey: object) -> str:
        return self.answers.pop(0)


def read(
    answers: Sequence[str], second: str | None, first: str = "4136", confidence: float = 0.5
) -> Read:
    """One word of a page, read alone with these answers."""
    from brobygger.engines.pdf.scan.figures import read_figures

    page = np.full((120, 300), 255, np.uint8)
    for at in range(100, 180, 25):
        page[40:70, at : at + 15] = 20
    word = Read(first, 100, 40, 190, 70, 70.0, 20.0, 0, confidence)
    opinion = None if second is None else lambda part: second
    (found,) = read_figures(page, [word], [], Machine(answers), opinion)  # type: ignore[arg-type]
    return found


def test_two_pictures_that_agree_need_no_second_machine() -> None:
    found = read(["412,6", "412,6"], "999")
    assert (found.text, found.readings) == ("412,6", ())
    assert found.confidence > 0.9


def test_what_was_read_surely_in_the_line_is_heard_where_it_is_as_long() -> None:
    found = read(["1807", "1807"], None, first="4807", confidence=0.9)
    assert (found.text, found.readings) == ("1807", ("1807", "4807"))
    assert read(["1807", "1807"], "4807", first="4807", confidence=0.9).text == "4807"
    assert read(["1807", "1807"], None, first="4807", confidence=0.5).readings == ()
    assert read(["412,6", "412,6"], None, first="4126", confidence=0.9).readings == ()


def test_a_line_of_another_table_parts_no_figure() -> None:
    from brobygger.engines.pdf.scan.figures import read_figures

    page = np.full((120, 300), 255, np.uint8)
    words = [
        Read(text, x, 40, x + 15, 70, 70.0, 20.0, 0, 0.9) for text, x in (("4", 100), ("807", 125))
    ]
    for word in words:
        page[40:70, word.x0 : word.x1] = 20
    for end, count in ((10.0, 1), (60.0, 2)):
        upright = Ruling(False, 120 / POINT, 0.0, end)
        reads = read_figures(page, words, [upright], Machine(["4807"] * 4))  # type: ignore[arg-type]
        assert len(reads) == count


def test_the_second_machine_settles_it_where_it_agrees_with_one_picture() -> None:
    found = read(["412,6", "4126", "41,26"], "4126")
    assert (found.text, found.readings) == ("4126", ())


def test_what_no_two_machines_agree_on_is_in_doubt_with_all_readings() -> None:
    found = read(["412,6", "4126", "412,6"], "442,6")
    assert found.text == "412,6"
    assert found.readings == ("412,6", "442,6", "4126")
    assert found.confidence < 0.5


def test_without_a_second_machine_two_of_three_are_in_doubt_too() -> None:
    found = read(["412,6", "4126", "412,6"], None)
    assert (found.text, found.readings) == ("412,6", ("412,6", "4126"))


def test_what_is_no_figure_stays_as_it_was_read() -> None:
    assert read(["(1).38.89", ""], "AB", first="sg").text == "sg"


def test_a_percentage_keeps_its_sign() -> None:
    assert read(["249", "249"], None, first="24%").text == "24%"
    assert read(["325,8", "325,8"], None, first="305%").text == "325,8"


def test_the_second_machine_reads_a_printed_figure() -> None:
    from PIL import Image, ImageDraw, ImageFont

    from brobygger.engines.pdf.scan.opinion import second_opinion

    opinion = second_opinion()
    if opinion is None:
        pytest.skip("the second machine is not installed")
    picture = Image.new("L", (130, 44), 250)
    ImageDraw.Draw(picture).text((12, 4), "412,6", fill=20, font=ImageFont.load_default(34))
    assert opinion(np.asarray(picture)) == "412,6"
