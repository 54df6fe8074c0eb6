"""Printed fractions on scans: ½, ¼ and ¾ are read by their shape, and nothing else becomes one."""

import re
from collections import Counter
from random import Random
from typing import Any

import pytest

from brobygger.engines.pdf import read_pdf, reads_pictures
from counts import examples
from engines.typeset import raw_pdf, typeset
from papers.scans import Scanner, scanned

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")

FONTS = ("Libertinus Serif", "New Computer Modern")
FIGURES = ("2½", "2 ½", "1¼", "3 ¾", "½", "12½")
TRAPS = (
    "24 % af VAKX, 7/9 og 1/2 er XYZ/wvyxkz",
    "50% i 2022/2023, AVA 4/7 og 100 % af Åby",
    "10 ‰ eller 1/4 af WAV, Z/2 og N/M 44/41",
)


def lines(rng: Random) -> list[str]:
    """Sentences with a fraction, and sentences with what looks like one."""
    return [
        f"Der er sat midler af til medarbejderressourcer ({figure} årsværk) i alle årene."
        if rng.random() < 0.6
        else f"Medarbejderressourcer ({figure} ÅV), {rng.choice(TRAPS)}"
        for figure in FIGURES
    ]


def fractions(text: str) -> Counter[str]:
    """Every fraction with the whole number before it.

    The word behind is not part of it: a scan that loses the blank ("1¼årsværk") reads the
    fraction right all the same.
    """
    return Counter("".join(found) for found in re.findall(r"(\d*) ?([½¼¾])", text))


def read_back(pdf: bytes, dpi: int, seed: int) -> str:
    """The words of its scan."""
    return read_pdf(scanned(pdf, Scanner(dpi=dpi), seed=seed), "side.pdf").text


@pytest.mark.prove
@pytest.mark.parametrize("dpi", [200, 300])
def test_fractions_are_read_in_serif_print(dpi: int, record_property: Any) -> None:
    """Not one wrong; 17 of 20 halves are read. The thin lines of a serif's 4 are often lost in
    the scan, and ¼ and ¾ with them: then the figure is unknown, as before.
    """
    asked = read = 0
    for case in range(examples(small=1, full=12)):
        rng = Random(case)
        printed = {font: lines(rng) for font in FONTS}
        source = "\n\n".join(
            f'#set text(font: "{font}")\n\n' + "\n\n".join(said) for font, said in printed.items()
        )
        text = read_back(typeset(source), dpi, case)
        right = sum((fractions("\n".join(said)) for said in printed.values()), Counter[str]())
        found = fractions(text)
        assert not found - right, text
        asked += sum(count for figure, count in right.items() if "½" in figure)
        read += sum(count for figure, count in found.items() if "½" in figure)
    record_property("examples", asked)
    assert read >= 0.85 * asked, (read, asked)


def test_fractions_are_read_in_the_commonest_font() -> None:
    written = lines(Random(7))
    shown = b"BT /F1 11 Tf 60 780 Td 22 TL "
    for line in written:
        shown += (
            b"("
            + line.replace("‰", "%").encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj T* "
        )
    text = read_back(raw_pdf(shown + b"ET"), 200, 3)
    assert fractions(text) == fractions("\n".join(written))


@pytest.mark.prove
def test_what_only_looks_like_a_fraction_is_none() -> None:
    for case in range(examples(small=1, full=12)):
        source = "\n\n".join(
            f'#text(font: "{font}")[{trap}]' for font in FONTS for trap in TRAPS * 2
        )
        assert not fractions(read_back(typeset(source), (150, 200, 300)[case % 3], case))
