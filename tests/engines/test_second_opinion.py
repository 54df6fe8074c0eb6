"""A figure that the pictures of it do not agree on: who decides, and what is said about it."""

from collections.abc import Sequence

import numpy as np
import pytest

from brobygger.engines.pdf import reads_pictures
from brobygger.engines.pdf.scan.letters import Read

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


class Machine:
    """Gives its answers one after another."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def figure(self, grey: object) -> str:
        return self.answers.pop(0)


def read(answers: Sequence[str], second: str | None, first: str = "4136") -> Read:
    """One word of a page, read alone with these answers."""
    from brobygger.engines.pdf.scan.figures import read_figures

    page = np.full((120, 300), 255, np.uint8)
    for at in range(100, 180, 25):
        page[40:70, at : at + 15] = 20
    word = Read(first, 100, 40, 190, 70, 70.0, 20.0, 0, 0.5)
    opinion = None if second is None else lambda part: second
    (found,) = read_figures(page, [word], [], Machine(answers), opinion)  # type: ignore[arg-type]
    return found


def test_two_pictures_that_agree_need_no_second_machine() -> None:
    found = read(["412,6", "412,6"], "999")
    assert (found.text, found.readings) == ("412,6", ())
    assert found.confidence > 0.9


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
