"""Scanned pages on their side and on their head are turned, read and shown the right way up."""

import io
from functools import cache
from random import Random

import numpy as np
import pytest
from PIL import Image

from brobygger.demo.build import make_note
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.reading import Reading
from brobygger.engines.pdf import reads_pictures, render_pages
from brobygger.wiring import read_document
from papers.kinds import short_facts, varied_facts
from papers.layouts import Layout, laid_out
from papers.scans import Scanner, scanned

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


@cache
def upright() -> bytes:
    """A short note as a scan of one page or two."""
    note = make_note(short_facts(varied_facts(Random(5))))
    return scanned(laid_out(write_note(note), Layout()), Scanner(), 5)


def lying(quarters: int) -> bytes:
    """The same pages turned counter-clockwise; nothing in the file says so."""
    count = read_upright().document.page_count or 0
    pictures = [
        Image.open(io.BytesIO(png)).convert("L").rotate(90 * quarters, expand=True)
        for png in render_pages(upright(), range(1, count + 1), 200)
    ]
    stream = io.BytesIO()
    pictures[0].save(
        stream, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=85
    )
    return stream.getvalue()


@cache
def read_upright() -> Reading:
    return read_document(upright(), "notat.pdf")


def amounts(reading: Reading) -> list[tuple[int | None, str]]:
    assert isinstance(reading.values, BudgetNote)
    return [
        (cell.amount_kr.value, cell.amount_kr.raw)
        for table in reading.values.tables
        for row in table.rows
        for cell in row.cells
    ]


def title_corner(reading: Reading) -> tuple[float, float]:
    """Where the title begins on the page as it is shown, in points."""
    assert isinstance(reading.values, BudgetNote)
    title = reading.values.title
    box = title.source.box if title else None
    assert box is not None
    return box.x0, box.y0


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_is_read_as_if_it_stood(quarters: int) -> None:
    reading, wanted = read_document(lying(quarters), "notat.pdf"), read_upright()
    assert amounts(reading) == amounts(wanted) != []
    assert {page.turned for page in reading.document.pages} == {quarters}
    assert title_corner(reading) == pytest.approx(title_corner(wanted), abs=2)


def test_its_picture_is_shown_the_right_way_up() -> None:
    (stands,) = render_pages(upright(), [1], 50)
    (turned,) = render_pages(lying(1), [1], 50, {1: 1})
    one, other = (Image.open(io.BytesIO(png)).convert("L") for png in (stands, turned))
    assert one.size == pytest.approx(other.size, abs=1)
    size = min(one.width, other.width), min(one.height, other.height)
    difference = np.asarray(one.resize(size), int) - np.asarray(other.resize(size), int)
    assert np.abs(difference).mean() < 8


def test_a_page_that_stands_is_left_alone() -> None:
    assert read_upright().document.turned == {}
