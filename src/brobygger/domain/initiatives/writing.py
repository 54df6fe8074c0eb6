"""The 360 overview as a paper: one table, and under it in words where it is empty."""

from collections.abc import Mapping, Sequence
from datetime import date

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paper,
    Run,
    Square,
    square,
    words,
)
from brobygger.domain.initiatives.overview import Fill, Overview

NOTHING = "intet tiltag"
PARTY_WIDTH, THEME_WIDTH = 3, 5
"""Shares of the line: the party's name, and each theme."""


def write_overview(
    title: str,
    found: Overview,
    names: Mapping[int, str],
    parties: Mapping[int, str],
    *,
    below: Mapping[str, Sequence[str]],
    printed: date,
) -> Paper:
    """The overview of an initiative on a day. ``names`` are the themes', ``below`` holds the
    sentences under each head after the table.
    """
    blocks: list[Block] = [
        Heading(f"360-graders overblik: {title}", 1),
        words(f"Som det er {printed:%d-%m-%Y}.", italic=True),
        _grid(found, names, parties),
    ]
    for head, sentences in below.items():
        blocks.append(Heading(head, 2))
        blocks.append(Bullets(tuple((Run(one),) for one in sentences)))
    return Paper(f"360-graders overblik: {title}", tuple(blocks), running_head=title, is_wide=True)


def _grid(found: Overview, names: Mapping[int, str], parties: Mapping[int, str]) -> Grid:
    return Grid(
        widths=(PARTY_WIDTH, *(THEME_WIDTH for _theme in found.themes)),
        head=(square("Part", bold=True), *(square(names[pk], bold=True) for pk in found.themes)),
        rows=tuple(
            (
                square(parties[party], bold=True),
                *(_cell(found.cell(party, theme)) for theme in found.themes),
            )
            for party in found.parties
        ),
        caption="Hvem nås af hvilke tiltag?",
    )


def _cell(fills: Sequence[Fill]) -> Square:
    if not fills:
        return Square((words(NOTHING, italic=True),))
    return Square((Bullets(tuple((Run(_said(fill)),) for fill in fills)),))


def _said(fill: Fill) -> str:
    return f"{fill.words} (planlagt)" if fill.standing == "planned" else fill.words
