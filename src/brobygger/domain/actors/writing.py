"""The map of who works with whom as a paper: the drawing, and the table that says the same."""

from collections.abc import Sequence
from datetime import date

from brobygger.domain.documents.paper import Grid, Heading, Paper, Picture, square, words

TITLE = "Hvem arbejder sammen, hvem står alene?"
WIDTHS = {"Organisation": 5, "Sektor": 3, "Ukendt om": 2, "Foreslået": 5}
WITH_WHOM = 11
"""Shares of the line; the column with no name of its own here says whom an actor works with."""


def write_map(
    source: str,
    picture: Picture,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    chosen: str,
    printed: date,
) -> Paper:
    """The map on a day. ``chosen`` says which actors alone are on it; blank for all of them."""
    about = (f"{source} {chosen}".strip(), f"Udskrevet {printed:%d-%m-%Y}.")
    table = Grid(
        widths=tuple(WIDTHS.get(head, WITH_WHOM) for head in heads),
        head=tuple(square(head, bold=True) for head in heads),
        rows=tuple(
            (square(first, bold=True), *(square(text) for text in rest)) for first, *rest in rows
        ),
        caption="Det samme i en tabel",
    )
    blocks = (Heading(TITLE, 1), words(" ".join(about), italic=True), picture, table)
    return Paper(TITLE, blocks, running_head="Kort over samarbejdet", is_wide=True)
