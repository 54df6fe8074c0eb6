"""Prints card codes as PDF: ten neutral cards a sheet, each a code and the same code as QR.

Nothing on a card says what it is for: no name, no heading, no address. The codes stand in memory
while the file is made, and nowhere else; Typst is given them as data, as it is given papers.
"""

import io
import json
from collections.abc import Sequence
from importlib.resources import files

import segno
import typst

from brobygger.domain.activities.card_code import printed

_TEMPLATE = files("brobygger.engines").joinpath("cards.typ")


def write_cards(codes: Sequence[str]) -> bytes:
    """A card for each code, PDF/UA-1 and PDF/A-2b; no code at all is a wrong call."""
    if not codes:
        raise ValueError("no card to print")
    cards = [{"code": printed(code), "svg": _qr(code)} for code in codes]
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"cards": json.dumps(cards)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2b"],
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst printed no single file")
    return made


def _qr(code: str) -> str:
    """The bare code as QR (version 1, a quarter of it may be unreadable): no address to follow."""
    out = io.BytesIO()
    segno.make(code, error="q", micro=False, boost_error=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True
    )
    return out.getvalue().decode("ascii")
