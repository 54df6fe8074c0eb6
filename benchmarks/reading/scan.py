"""How well and how fast a scan is read, beside Tesseract alone on the same pictures."""

import os
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import numpy as np
import pypdfium2

from brobygger import wiring
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.page import Line
from brobygger.domain.documents.reading import Reading
from brobygger.engines.pdf.scan.letters import letters_folder
from papers import random_note
from papers.scans import Scanner, scanned
from reading.fields import AMOUNT, Count, amounts_right, printed_amounts

DPI = 200
LONG = 80
"""Letters of a paragraph that is measured: shorter ones are labels."""
SIGNS = str.maketrans({"–": "-", "’": "'", "”": '"', "“": '"', "½": ""})


@dataclass(slots=True)
class Scans:
    """What came of all scans: ours, and Tesseract's."""

    amounts: Count = field(default_factory=Count)
    told: Count = field(default_factory=Count)
    plain_amounts: Count = field(default_factory=Count)
    errors: Count = field(default_factory=Count)
    plain_errors: Count = field(default_factory=Count)
    seconds: float = 0.0
    plain_seconds: float = 0.0
    pages: int = 0


def measure(count: int) -> Scans:
    """Notes by chance, printed and scanned at 200 dots an inch, askew, speckled and grey."""
    all_ = Scans()
    for number in range(count):
        note = random_note(Random(number))
        printed = wiring.print_pdf(write_note(note))
        born = wiring.read_document(printed, "notat.pdf")
        add(all_, note, born, scanned(printed, Scanner(dpi=DPI), number))
    return all_


def add(all_: Scans, note: BudgetNote, born: Reading, scan: bytes) -> None:
    """Read one scan both ways and count."""
    begun = time.process_time()
    reading = wiring.read_document(scan, "notat.pdf")
    all_.seconds += time.process_time() - begun
    begun = time.process_time()
    plain, pages = plain_text(scan)
    all_.plain_seconds += time.process_time() - begun
    all_.pages += pages
    right, told = amounts_right(note, reading)
    for mine, one in ((all_.amounts, right), (all_.told, told)):
        mine.right += one.right
        mine.of += one.of
    assert isinstance(born.values, BudgetNote)
    said = Counter(printed_amounts(note, born.values))
    found = Counter(AMOUNT.findall(plain))
    all_.plain_amounts.right += sum((said & found).values())
    all_.plain_amounts.of += said.total()
    lines = [block.text for block in reading.document.blocks() if isinstance(block, Line)]
    for text, errors in (("\n".join(lines), all_.errors), (plain, all_.plain_errors)):
        for section in note.sections.values():
            for paragraph in (section.value or "").split("\n"):
                if len(paragraph) >= LONG:
                    errors.of += len(paragraph)
                    errors.right += least_edits(_even(paragraph), _even(text))


def plain_text(scan: bytes) -> tuple[str, int]:
    """The letters of the untreated pictures, and how many pages there are."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    from tesserocr import OEM, PSM, PyTessBaseAPI

    texts = []
    document = pypdfium2.PdfDocument(scan)
    with PyTessBaseAPI(path=str(letters_folder()), lang="dan", oem=OEM.LSTM_ONLY) as api:
        api.SetPageSegMode(PSM.AUTO)
        for page in document:
            api.SetImage(page.render(scale=DPI / 72, grayscale=True).to_pil())
            api.SetSourceResolution(DPI)
            texts.append(api.GetUTF8Text())
    document.close()
    return "\n".join(texts), len(texts)


def _even(text: str) -> str:
    """Without what means nothing: line ends, hyphens at them, the shapes of dashes and quotes."""
    joined = re.sub(r"-\n(?=[a-zæøå])", "", text.translate(SIGNS))
    return " ".join(joined.split())


def least_edits(wanted: str, text: str) -> int:
    """How many letters must be changed, added or dropped to find ``wanted`` somewhere in a text.

    >>> least_edits("havn", "en havm ved"), least_edits("øen", "")
    (1, 3)
    """
    letters = np.array([ord(each) for each in text], dtype=np.int64)
    steps = np.arange(len(letters) + 1)
    row = np.zeros(len(letters) + 1, dtype=np.int64)
    for count, letter in enumerate(wanted, 1):
        below = np.empty_like(row)
        below[0] = count
        below[1:] = np.minimum(row[:-1] + (letters != ord(letter)), row[1:] + 1)
        row = np.minimum.accumulate(below - steps) + steps
    return int(row.min())
