"""PDF as other offices print it: other letters, margins and rules, the same words.

Our own template is the start, and each layout changes some of its lines; so there is one way to
print a paper, and a paper in a layout is our paper.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Literal

import typst

from brobygger.domain.documents.paper import Paper
from brobygger.engines.typst import _as_data

Rules = Literal["all", "rows", "none"]
_STROKES: dict[Rules, str] = {
    "all": "0.5pt + black",
    "rows": "(x: none, y: 0.5pt + black)",
    "none": "none",
}
_ASIDE = "grid-table(paper.aside, size: 8.5pt)"
_BOX = "set table(stroke: 0.5pt + black)"
"""The box beside the text has its frame in every layout."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper looks. ``size``: of its letters in points. ``rules``: the lines of a table.

    ``split``: a table may be cut by a page's end. ``foot``: the running head stands at the foot.
    """

    rules: Rules = "all"
    face: str = "Libertinus Serif"
    size: float = 10.5
    margin: int = 26
    top: int = 30
    gap: float = 3.5
    justify: bool = False
    split: bool = False
    foot: bool = False
    counted: str = "1/1"
    tagged: bool = True


PLAIN = Layout()
"""Our own."""


def random_layout(rng: Random) -> Layout:
    """Any of the looks that papers arrive in."""
    size = rng.choice((9.0, 10.0, 10.5, 11.0, 12.0))
    return Layout(
        rules=rng.choice(("all", "all", "rows", "none")),
        face=rng.choice(("Libertinus Serif", "New Computer Modern")),
        size=size,
        margin=rng.choice((18, 22, 26, 30)),
        gap=round(rng.choice((0.3, 0.35, 0.5)) * size, 1),
        justify=rng.random() < 0.3,
        split=rng.random() < 0.4,
        foot=rng.random() < 0.4,
        tagged=rng.random() < 0.5,
    )


def laid_out(paper: Paper, layout: Layout = PLAIN) -> bytes:
    """The paper as PDF in a layout."""
    source = files("brobygger.engines").joinpath("paper.typ").read_text(encoding="utf-8")
    for old, new in _changes(layout):
        if old not in source:
            raise ValueError(f"the template of print no longer says: {old}")
        source = source.replace(old, new)
    data = {**_as_data(paper), "aside_end": paper.aside_end}
    printed = typst.compile(
        source.encode(),
        format="pdf",
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2b"] if layout.tagged else [],
        timestamp=0,
    )
    assert isinstance(printed, bytes)
    return printed


def _changes(layout: Layout) -> list[tuple[str, str]]:
    """Lines of the template and what stands in their place."""
    sides = f"(x: {layout.margin}mm, top: {layout.top}mm, bottom: {layout.top - 4}mm"
    stroke = _STROKES[layout.rules]
    changes = [
        ('("Libertinus Serif", "DejaVu', f'("{layout.face}", "DejaVu'),
        ("else { 10.5pt }, lang", f"else {{ {layout.size}pt }}, lang"),
        ("(x: 26mm, top: 30mm, bottom: 26mm", sides),
        (
            "set table(stroke: 0.5pt + black, inset: (x: 4pt, y: 3.5pt))",
            f"set table(stroke: {stroke}, inset: (x: 4pt, y: {layout.gap}pt))",
        ),
        (_ASIDE, f"{{ {_BOX}; {_ASIDE} }}"),
        ("size: 9.5pt) = {", f"size: {layout.size - 1}pt) = {{"),
    ]
    if layout.justify:
        changes.append(("justify: false", "justify: true"))
    if layout.split:
        changes.append(("breakable: not figures or it.rows.len() > 15", "breakable: true"))
    if layout.foot:
        changes += [("footer: if", "header: if"), ("  header: context {", "  footer: context {")]
    return changes
