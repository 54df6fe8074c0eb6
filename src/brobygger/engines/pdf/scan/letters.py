"""Reads the words of a cleaned page with Tesseract, in Danish.

Tesseract and its Danish letters are the extra ``ocr``. Without them a page that is a picture is
said to be unread; nothing else changes.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from brobygger.engines.pdf.scan.dots import DPI, Grey

LANGUAGE = "dan"
FOLDERS = (
    Path(sys.prefix) / "share" / "tessdata",
    Path("/usr/share/tesseract-ocr/5/tessdata"),
    Path("/usr/share/tesseract-ocr/4.00/tessdata"),
)
"""Where the Danish letters may lie: `make ocr` puts them into the first, Debian into the others."""


@dataclass(frozen=True, slots=True)
class Read:
    """A word as it was read: its rectangle and baseline in dots, and how sure, from 0 to 1.

    ``line`` numbers the lines of one reading; ``x_height`` is the height of its line's small
    letters in dots. ``readings`` are all readings of a figure that is in doubt.
    """

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    base: float
    x_height: float
    line: int
    confidence: float
    readings: tuple[str, ...] = ()

    def moved(self, right: int, down: int) -> "Read":
        """The word where it stands on the page that a part of was read."""
        return replace(
            self,
            x0=self.x0 + right,
            x1=self.x1 + right,
            y0=self.y0 + down,
            y1=self.y1 + down,
            base=self.base + down,
        )


def letters_folder() -> Path | None:
    """The folder with the Danish letters, where there is one."""
    return next((one for one in FOLDERS if (one / f"{LANGUAGE}.traineddata").is_file()), None)


@cache
def is_installed() -> bool:
    """Can pictures be read here: Tesseract, OpenCV, and Danish letters?"""
    return all(find_spec(name) for name in ("tesserocr", "cv2")) and letters_folder() is not None


@cache
def version() -> str:
    """The machine that read a word, as its spans name it: "ocr:tesseract@5.5.4"."""
    import tesserocr

    return f"ocr:tesseract@{tesserocr.tesseract_version().split()[1]}"


class Letters:
    """One Tesseract, kept for all pages of a paper: starting it costs as much as a short page."""

    def __init__(self, api: Any) -> None:
        self._api = api

    def words(self, grey: Grey, *, block: bool = False) -> list[Read]:
        """The words of a page, or of one ``block`` of text without columns."""
        from tesserocr import PSM, RIL, iterate_level

        self._show(grey, PSM.SINGLE_BLOCK if block else PSM.AUTO)
        self._api.Recognize()
        found: list[Read] = []
        line = -1
        seen = self._api.GetIterator()
        if seen is None or seen.Empty(RIL.WORD):
            return found
        for word in iterate_level(seen, RIL.WORD):
            line += bool(word.IsAtBeginningOf(RIL.TEXTLINE)) or not found
            box, base = word.BoundingBox(RIL.WORD), word.Baseline(RIL.TEXTLINE)
            text = (word.GetUTF8Text(RIL.WORD) or "").strip()
            if not text or box is None or base is None:
                continue
            row = word.RowAttributes()
            small = row["row_height"] - row["ascenders"] + row["descenders"]
            confidence = word.Confidence(RIL.WORD) / 100
            x0, y0, x1, y1 = box
            at = _height(base, (x0 + x1) / 2)
            found.append(Read(text, x0, y0, x1, y1, at, max(small, 1.0), line, confidence))
        return found

    def lines(self, grey: Grey) -> list[tuple[int, int, int, int, float]]:
        """Where lines of text are, without reading them: rectangle and baseline, in dots."""
        from tesserocr import PSM, RIL, iterate_level

        self._show(grey, PSM.AUTO)
        seen = self._api.AnalyseLayout()
        found = []
        for line in iterate_level(seen, RIL.TEXTLINE) if seen else ():
            box, base = line.BoundingBox(RIL.TEXTLINE), line.Baseline(RIL.TEXTLINE)
            if box is not None and base is not None:
                found.append((*box, _height(base, (box[0] + box[2]) / 2)))
        return found

    def digits(self, grey: Grey, *, one: bool) -> str:
        """What stands in a small picture of ``one`` digit or a few; empty where none does."""
        from tesserocr import PSM

        mode = PSM.SINGLE_CHAR if one else PSM.SINGLE_WORD
        return "".join(self._chosen(grey, mode, "0123456789").split())

    def figure(self, grey: Grey) -> str:
        """What stands in a picture of one figure, with its signs; empty where none does."""
        from tesserocr import PSM

        return self._chosen(grey, PSM.SINGLE_LINE, "0123456789.,-–()").strip()

    def _chosen(self, grey: Grey, mode: int, letters: str) -> str:
        """What is read in a picture where only these letters can be."""
        self._api.SetVariable("tessedit_char_whitelist", letters)
        try:
            self._show(grey, mode)
            text: str = self._api.GetUTF8Text()
        finally:
            self._api.SetVariable("tessedit_char_whitelist", "")
        return text

    def _show(self, grey: Grey, mode: int) -> None:
        self._api.SetPageSegMode(mode)
        high, wide = grey.shape
        self._api.SetImageBytes(grey.tobytes(), wide, high, 1, wide)
        self._api.SetSourceResolution(DPI)


def _height(base: tuple[tuple[int, int], tuple[int, int]], x: float) -> float:
    """The height of a baseline at ``x``."""
    (x0, y0), (x1, y1) = base
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else float(y0)


@contextmanager
def letters() -> Iterator[Letters]:
    """Tesseract, started and ended. Wrong call where it is not installed.

    It is kept to one thread, and OpenCV too: four of them read a page hardly faster than one,
    and papers are read side by side instead.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import cv2
    from tesserocr import OEM, PyTessBaseAPI

    cv2.setNumThreads(1)

    folder = letters_folder()
    if folder is None:
        raise RuntimeError("no Danish letters are installed")
    with PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=OEM.LSTM_ONLY) as api:
        yield Letters(api)
