"""Prints a paper as PDF with Typst: offline, tagged, fit for archives, from embedded fonts alone.

One file is both PDF/UA-1 (a screen reader can read it) and PDF/A-2b (an archive can keep it).
``tests/pdf_standard`` checks what it prints; see ``docs/explanation/printed-pdf.md``.
"""

import json
from dataclasses import fields, is_dataclass
from importlib.resources import files
from typing import Any

import typst

from brobygger.domain.documents.paper import Paper

_TEMPLATE = files("brobygger.engines").joinpath("paper.typ")


def write_pdf(paper: Paper) -> bytes:
    """Print the paper; the same paper gives the same bytes.

    The words reach Typst as JSON, so nothing that stands in a paper is ever run as markup.
    Only the fonts inside Typst are used: a paper looks the same on every machine, and they
    hold the Danish letters, the tick boxes and the fractions.
    """
    data = {**_as_data(paper), "aside_end": paper.aside_end}
    printed = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2b"],
        timestamp=0,
    )
    if not isinstance(printed, bytes):
        raise TypeError("Typst printed no single file")
    return printed


def _as_data(value: object) -> Any:
    """Dataclasses become objects that name their kind; the template asks for it."""
    if is_dataclass(value) and not isinstance(value, type):
        data = {each.name: _as_data(getattr(value, each.name)) for each in fields(value)}
        return {"kind": type(value).__name__, **data}
    if isinstance(value, tuple):
        return [_as_data(item) for item in value]
    return value
