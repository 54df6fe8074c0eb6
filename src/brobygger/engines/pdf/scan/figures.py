"""Figures that stand by themselves, as in the cells of a table: each is read once more, alone.

In a line with wide gaps Tesseract loses commas and takes digits for letters ("4136" for "412,6").
One figure at a time, enlarged, softened, and with nothing but digits to choose from, it does not.
Up to three such pictures of a figure are read, until two of them agree. What was read in the line
counts as one more where it is as long and was read surely: a faint "4" alone may become a "1".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import POINT, Grey
from brobygger.engines.pdf.scan.letters import Letters, Read
from brobygger.engines.pdf.scan.opinion import Opinion
from brobygger.engines.pdf.scan.picture import ink_of
from brobygger.engines.pdf.sheet import Ruling

PICTURES = ((1.3, 1.0), (1.5, 1.7), (1.75, 1.4))
"""How much a figure is enlarged, and by how many dots it is then softened."""
FRAME = 15
GAP = 1.3
"""In x-heights: a wider gap parts two cells; a blank within "1 600" is half a height wide. Words
that Tesseract is at a loss with may overlap by one."""
SAME_LINE = 0.4
"""In x-heights: lines of text are two and more apart."""
LONGEST = 14.0
"""In x-heights: a longer run of words is text."""
KNOWN = 0.8
"""A word of letters that was read so surely is a word."""
AGREE = 2
SURE, AGREED, DOUBTED = 0.97, 0.9, 0.4
"""How sure a figure is that the pictures agree on at once; that a second machine agrees on with one
of them; and that stands against other readings."""
STANDING = (0.8, 2.2)
"""In x-heights: how high digits are."""
ROUND = 4
"""Dots of paper kept around a figure, and below it where a comma hangs."""
BELOW = 10
FIGURE = re.compile(r"[-(]?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?[-)]?|\d{1,2}(?:\.\d{1,2})+")
"""An amount, a year, a number without blanks, or the number of an appropriation."""
_PARTED = re.compile(r"\d,\d|[. ]\d{3}")
_DASH = str.maketrans("−–—", "---")


def read_figures(
    sharp: Grey,
    reads: Sequence[Read],
    rulings: Sequence[Ruling],
    letters: Letters,
    opinion: Opinion | None = None,
) -> list[Read]:
    """The words of a page, figures that stand alone read once more in the ``sharp`` picture.

    ``sharp`` is the straight page with its lines taken out and its specks still in: what takes
    a speck away takes a comma with it. ``opinion`` is asked where its pictures do not agree.
    """
    upright = [one for one in rulings if not one.horizontal]
    instead: dict[int, Read | None] = {}
    for run in _runs(reads, upright):
        figure = _read_alone(sharp, run, letters, opinion) if may_be_figure(run) else None
        if figure:
            instead |= {id(read): None for read in run} | {id(run[0]): figure}
    told = (instead.get(id(read), read) for read in reads)
    return [read for read in told if read is not None]


def _runs(reads: Sequence[Read], upright: Sequence[Ruling]) -> Iterator[list[Read]]:
    """Words on one baseline that stand close together, with no ruling line between them.

    Tesseract's own lines do not do: where it is at a loss, two halves of a figure are in two.
    """
    for line in _lines(reads):
        run: list[Read] = []
        for read in sorted(line, key=lambda one: one.x0):
            if run and _parted(run[-1], read, upright):
                yield run
                run = []
            run.append(read)
        yield run


def _lines(reads: Sequence[Read]) -> Iterator[list[Read]]:
    line: list[Read] = []
    for read in sorted(reads, key=lambda one: one.base):
        if line and read.base - line[-1].base > SAME_LINE * read.x_height:
            yield line
            line = []
        line.append(read)
    if line:
        yield line


def _parted(one: Read, other: Read, upright: Sequence[Ruling]) -> bool:
    if not -one.x_height <= other.x0 - one.x1 <= GAP * one.x_height:
        return True
    left, right, base = (one.x1 - 2) / POINT, (other.x0 + 2) / POINT, one.base / POINT
    return any(left <= each.at <= right and each.start <= base <= each.end for each in upright)


def may_be_figure(run: Sequence[Read]) -> bool:
    """Short, and of digits; or of letters that were read with doubt."""
    if run[-1].x1 - run[0].x0 > LONGEST * run[0].x_height:
        return False
    text = " ".join(read.text for read in run)
    letters = sum(letter.isalpha() for letter in text)
    if letters and min(read.confidence for read in run) >= KNOWN:
        return False
    return letters <= 3


def _read_alone(
    sharp: Grey, run: Sequence[Read], letters: Letters, opinion: Opinion | None
) -> Read | None:
    """The figure of a run of words; None where it shows none."""
    area = _area(sharp, run)
    if area is None:
        return None
    x0, y0, x1, y1 = area
    part = sharp[y0:y1, x0:x1]
    votes = _with_first(_votes(part, letters), run)
    text, count = votes.most_common(1)[0]
    if len(votes) == 1:
        is_one = text and _is_likely(text, run)
        return replace(run[0], text=text, x0=x0, x1=x1, confidence=SURE) if is_one else None
    second = _figure_of(opinion(part)) if opinion else ""
    if second and second in votes:
        text, sure = second, AGREED
    else:
        text, sure = (text if count > 1 else "") or second, DOUBTED
    if not text or not _is_likely(text, run):
        return None
    readings = tuple(dict.fromkeys(each for each in (text, second, *votes) if each))
    if sure == AGREED or len(readings) == 1:
        readings = ()
    return replace(run[0], text=text, x0=x0, x1=x1, confidence=sure, readings=readings)


def _votes(part: Grey, letters: Letters) -> Counter[str]:
    """What the pictures of a figure show, until two show the same."""
    votes: Counter[str] = Counter()
    for scale, soft in PICTURES:
        votes[_figure_of(letters.figure(enlarged(part, scale, soft)))] += 1
        if max(votes.values()) == AGREE:
            break
    return votes


def _with_first(votes: Counter[str], run: Sequence[Read]) -> Counter[str]:
    """The votes, and what was read in the line where it is another figure of the same length."""
    first = _figure_of(" ".join(read.text for read in run))
    is_sure = min(read.confidence for read in run) >= KNOWN
    is_other = _digits(first) not in map(_digits, votes)
    if first and is_sure and is_other and len(first) in map(len, votes):
        votes[first] += 1
    return votes


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _is_likely(text: str, run: Sequence[Read]) -> bool:
    """A percentage stays what it is: its sign is none of the letters to choose from, and would
    come out as a digit. A whole amount in its place is no percentage.
    """
    return not any("%" in read.text for read in run) or bool(_PARTED.search(text))


def _figure_of(text: str) -> str:
    """What was read, where it is one figure; else nothing.

    >>> _figure_of("412,6."), _figure_of("(1).38.89"), _figure_of("1 600"), _figure_of("-")
    ('412,6', '', '1 600', '')
    """
    even = " ".join(text.translate(_DASH).split()).rstrip(".,")
    return even if FIGURE.fullmatch(even) else ""


def _area(sharp: Grey, run: Sequence[Read]) -> tuple[int, int, int, int] | None:
    """The rectangle of a run's ink: its digits, and the signs beside and below them."""
    high = run[0].x_height
    reach = int(high * 0.6)
    left, right = max(run[0].x0 - reach, 0), run[-1].x1 + reach
    top = max(min(read.y0 for read in run) - ROUND, 0)
    bottom = max(read.y1 for read in run) + ROUND
    ink = ink_of(np.ascontiguousarray(cv2.medianBlur(sharp[top:bottom, left:right], 3)))
    stats: Any = cv2.connectedComponentsWithStats(ink)[2]
    pieces = stats[1:].tolist()
    digits = [one for one in pieces if STANDING[0] * high <= one[3] <= STANDING[1] * high]
    if not digits:
        return None
    y0 = min(y for _, y, _, _, _ in digits)
    y1 = max(y + tall for _, y, _, tall, _ in digits)
    signs = [one for one in pieces if _is_sign(one, y0, y1, high)]
    both = digits + signs
    x0 = min(x for x, *_ in both)
    x1 = max(x + wide for x, _, wide, _, _ in both)
    return (
        max(left + x0 - ROUND, 0),
        max(top + y0 - ROUND, 0),
        left + x1 + ROUND,
        top + y1 + BELOW,
    )


def _is_sign(piece: Sequence[int], y0: int, y1: int, high: float) -> bool:
    """A minus or a bracket: long one way, within the height of the digits."""
    _, y, wide, tall, _ = piece
    return max(wide, tall) >= 0.25 * high and y >= y0 - ROUND and y + tall <= y1 + BELOW


def enlarged(part: Grey, scale: float, soft: float) -> Grey:
    """A figure made larger and softer, ink black and paper white, with paper around it."""
    large = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    smooth = cv2.GaussianBlur(large, (0, 0), soft).astype(float)
    dark, paper = float(np.percentile(smooth, 1)), float(np.median(smooth))
    tones = np.clip((smooth - dark) / max(paper - dark, 1.0) * 255, 0, 255).astype(np.uint8)
    framed = cv2.copyMakeBorder(tones, FRAME, FRAME, FRAME, FRAME, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(framed, np.uint8)
