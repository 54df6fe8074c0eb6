"""Checks a printed PDF against what PDF/UA-1 and PDF/A-2b ask of papers like ours.

A tool of the tests: ``PYTHONPATH=tests python -m pdf_standard FILE.pdf``. It knows the rules that
our own prints can break (text, lists, tables, boxes) and looks at every one of them in the whole
file; it is no validator of the standards and replaces none (docs/explanation/printed-pdf.md).
"""

import io

from pypdf import PdfReader

from pdf_standard.archive import check_archive
from pdf_standard.content import check_content
from pdf_standard.finding import Finding
from pdf_standard.fonts import check_fonts
from pdf_standard.links import check_links
from pdf_standard.structure import check_structure

__all__ = ["Finding", "check"]


def check(pdf: bytes) -> list[Finding]:
    """Everything that is wrong with the file, each with the name of its rule."""
    reader = PdfReader(io.BytesIO(pdf))
    if reader.is_encrypted:
        return [Finding("encryption", "the file is encrypted")]
    return [
        *check_archive(reader),
        *check_structure(reader),
        *check_content(reader),
        *check_fonts(reader),
        *check_links(reader),
    ]
