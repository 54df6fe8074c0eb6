"""One paper in several hands: the same facts, written as offices write them.

Each hand gives a paper and its truth: signs before or around figures, dashes for nothing, codes
with a blank, and for an annex other inks, explained by the paper's own legend.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Ink,
    Paper,
    Run,
    Square,
    Words,
)
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.recommendation import (
    Colour,
    LegendEntry,
    RecommendationAnnex,
)
from brobygger.domain.recommendations.wording import COLOUR_NAMES
from brobygger.domain.recommendations.writing import LEGEND

NARROW = "\u202f"
NEGATIVES = ("-{}", "\u2212{}", "({})", "{}-")
THOUSANDS = (".", ".", ".", " ", NARROW, "\u00a0")
ZEROS = ("0", "0", "-", "\u2013")
SEPARATORS = (" ", " - ", " \u2013 ", ": ")
_FIGURE = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})*)((?:,\d+)?)")
_CODE = re.compile(r"([A-ZÆØÅ]{2})(\d{1,3}\S*) ")
_HEAD_MARK = re.compile(rf" \([{''.join(mark.sign for mark in MARKS.values())}] \d+[a-z]\)$")


def in_a_hand(paper: Paper, rng: Random) -> Paper:
    """A note as another office writes it. Every figure stays what it is."""
    negative, thousands = rng.choice(NEGATIVES), rng.choice(THOUSANDS)
    zero, separator = rng.choice(ZEROS), rng.choice(SEPARATORS)
    blank = " " if rng.random() < 0.2 else ""

    def figure(text: str) -> str:
        match = _FIGURE.fullmatch(text)
        if match is None or (len(text) == len("2024") and text.isdigit()):
            return text
        if text == "0":
            return zero
        whole = match[2].replace(".", thousands) + match[3]
        return negative.format(whole) if match[1] else whole

    def square(one: Square) -> Square:
        return with_texts(one, figure) if one.end else one

    blocks = [
        with_squares(block, square) if isinstance(block, Grid) else block for block in paper.blocks
    ]
    title = blocks[0]
    assert isinstance(title, Heading)
    printed = _CODE.sub(lambda match: f"{match[1]}{blank}{match[2]}{separator}", title.text, 1)
    return replace(paper, blocks=(replace(title, text=printed), *blocks[1:]))


def with_squares(grid: Grid, change: Callable[[Square], Square]) -> Grid:
    """The grid with every cell changed, its head too."""
    rows = tuple(tuple(map(change, row)) for row in grid.rows)
    return replace(grid, rows=rows, head=tuple(map(change, grid.head)))


def with_texts(square: Square, change: Callable[[str], str]) -> Square:
    """The cell with the words of each run changed."""
    return replace(square, blocks=tuple(_with_runs(block, change) for block in square.blocks))


def _with_runs(block: Words | Bullets, change: Callable[[str], str]) -> Words | Bullets:
    if isinstance(block, Words):
        return Words(tuple(replace(run, text=change(run.text)) for run in block.runs))
    items = tuple(
        tuple(replace(run, text=change(run.text)) for run in item) for item in block.items
    )
    return replace(block, items=items)


def own_inks(rng: Random) -> Mapping[Colour, Colour]:
    """Which ink stands for which category in a paper: any, as its legend says."""
    names: list[Colour] = ["green", "red", "blue", "black"]
    inks = list(names)
    if rng.random() < 0.6:
        rng.shuffle(inks)
    return dict(zip(names, inks, strict=True))


def with_legend(annex: RecommendationAnnex, inks: Mapping[Colour, Colour]) -> RecommendationAnnex:
    """The annex with a legend that explains these inks."""
    legend = []
    for category, usual in LEGEND.items():
        ink = inks[category]
        meaning = usual.replace(
            f"med {COLOUR_NAMES[category]} skrift", f"med {COLOUR_NAMES[ink]} skrift"
        )
        legend.append(LegendEntry(ink, Found(meaning, meaning)))
    return replace(annex, legend=tuple(legend))


def in_inks(paper: Paper, annex: RecommendationAnnex, inks: Mapping[Colour, Colour]) -> Paper:
    """The annex's paper in these inks and without our shapes: the colour alone says the state."""
    table = next(at for at, block in enumerate(paper.blocks) if isinstance(block, Grid))
    legend = [Words((Run(each.meaning.value or "", ink=each.colour),)) for each in annex.legend]
    grid = paper.blocks[table]
    assert isinstance(grid, Grid)
    blocks: list[Block] = [*paper.blocks[:2], *legend]
    blocks.append(with_squares(grid, lambda square: _in_inks(square, inks)))
    return replace(paper, blocks=(*blocks, *paper.blocks[table + 1 :]))


def _in_inks(square: Square, inks: Mapping[Colour, Colour]) -> Square:
    signs = tuple(mark.sign for mark in MARKS.values())
    kept: list[Words | Bullets] = []
    for block in square.blocks:
        if isinstance(block, Words):
            if block.runs and block.runs[0].text.startswith(signs):
                continue
            kept.append(Words(tuple(_in_ink(run, inks) for run in block.runs)))
        else:
            items = tuple(tuple(_in_ink(run, inks) for run in item) for item in block.items)
            kept.append(replace(block, items=items))
    return replace(square, blocks=tuple(kept))


def _in_ink(run: Run, inks: Mapping[Colour, Colour]) -> Run:
    ink: Ink = run.ink if run.bold else inks[run.ink]
    return replace(run, text=_HEAD_MARK.sub("", run.text), ink=ink)
