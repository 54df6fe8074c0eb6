"""Scans as an office's scanner saves them: with the letters that it made out, laid unseen over the
picture.
"""

import ctypes
import io
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


def laid_over(scan: bytes, printed: bytes, misread: Callable[[str], str]) -> bytes:
    """The scan with the lines of the ``printed`` paper over it, as ``misread`` makes them out."""
    document, source = pypdfium2.PdfDocument(scan), pypdfium2.PdfDocument(printed)
    try:
        for page, wanted in zip(document, source, strict=True):
            for words, where in _lines(wanted):
                piece = _unseen(document, misread(words), where)
                pdfium.FPDFPage_InsertObject(page, piece)
            pdfium.FPDFPage_GenerateContent(page)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()
    finally:
        document.close()
        source.close()


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Rectangle]]:
    """Each run of words of a line, with where it stands."""
    text = page.get_textpage()
    for index in range(text.count_rects()):
        where = text.get_rect(index)
        words = " ".join(text.get_text_bounded(*where).split())
        if words:
            yield words, where
    text.close()


def _unseen(document: pypdfium2.PdfDocument, words: str, where: Rectangle) -> Any:
    """The words as a piece of a page that can be searched and copied, and not seen."""
    left, bottom, _, top = where
    piece = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", top - bottom)
    letters = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    pdfium.FPDFText_SetText(piece, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
    pdfium.FPDFTextObj_SetTextRenderMode(piece, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, left, bottom)
    return piece
