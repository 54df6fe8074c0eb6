"""Opens a PDF, or says in the user's words why it cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from brobygger.domain.documents.limits import MOST_PAGES
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable

ONE_AT_A_TIME = Lock()
"""PDFium must never run in two threads of one process."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF behind some bytes, alone with PDFium until the block ends.

    Raises Unreadable: a password is needed (DOCUMENT-007), the file is broken (008), it has
    more pages than a paper has (009).
    """
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(Problem(_code(error), "error")) from error
        try:
            if len(document) > MOST_PAGES:
                params = {"pages": str(len(document)), "most": str(MOST_PAGES)}
                raise Unreadable(Problem("DOCUMENT-009", "error", params=params))
            if len(document) == 0:
                raise Unreadable(Problem("DOCUMENT-008", "error"))
            yield document
        finally:
            document.close()


def page_of(document: Any, number: int) -> Any:
    """Page ``number`` (from 1). A page that cannot be loaded makes the whole file unreadable:
    a paper that lacks a page without saying so is worse than none."""
    try:
        return document[number - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(Problem("DOCUMENT-008", "error", Place(page=number))) from error


def _code(error: pypdfium2.PdfiumError) -> str:
    locked = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
    return "DOCUMENT-007" if error.err_code in locked else "DOCUMENT-008"


def edges(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the visible page in user space."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page.raw, box):
        width, height = page.get_size()
        return 0.0, 0.0, width, height
    return box.left, box.bottom, box.right, box.top
