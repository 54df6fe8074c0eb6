"""Scans as an office's scanner saves them: with the letters that it made out, laid unseen over the
picture.
"""

import ctypes
import io
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

UNSEEN = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
"""How text is set that can be searched and copied, and not seen."""


def laid_over(scan: bytes, printed: bytes, misread: Callable[[str], str]) -> bytes:
    """The scan with the lines of the ``printed`` paper over it, as ``misread`` makes them out."""
    document, source = pypdfium2.PdfDocument(scan), pypdfium2.PdfDocument(printed)
    try:
        for page, wanted in zip(document, source, strict=True):
            for words, left, base, size in _lines(wanted):
                _lay(document, page, misread(words), left, base, size)
            pdfium.FPDFPage_GenerateContent(page)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()
    finally:
        document.close()
        source.close()


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float, float]]:
    """Each run of words of a line with its left end, its base and its height, in points."""
    text = page.get_textpage()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            yield words, left, bottom, top - bottom
    text.close()


def _lay(
    document: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    words: str,
    left: float,
    base: float,
    size: float,
) -> None:
    piece = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
    letters = (words + "\0").encode("utf-16-le")
    wide = ctypes.cast(ctypes.create_string_buffer(letters), pdfium.FPDF_WIDESTRING)
    pdfium.FPDFText_SetText(piece, wide)
    pdfium.FPDFTextObj_SetTextRenderMode(piece, UNSEEN)
    pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, left, base)
    pdfium.FPDFPage_InsertObject(page, piece)
