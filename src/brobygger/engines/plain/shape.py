"""How both forms divide a paper, and which tables they write as tab-separated rows."""

from collections.abc import Iterable, Iterator

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Footmark,
    Grid,
    Heading,
    Paper,
    Square,
    Words,
    runs_of,
)


def sections_of(paper: Paper) -> Iterator[list[Block]]:
    """The paper cut before each main heading; the box follows the section it stands beside."""
    section: list[Block] = []
    for at, block in enumerate(paper.blocks):
        if at == paper.aside_end and paper.aside is not None:
            section.append(paper.aside)
        if section and isinstance(block, Heading) and block.level <= 2:
            yield section
            section = []
        section.append(block)
    yield section


def footnotes_of(section: Iterable[Block]) -> Iterator[Footmark]:
    """The footnotes that a section refers to, in order."""
    for block in section:
        for run in runs_of(block):
            if run.footmark is not None:
                yield run.footmark


def holds_lists(grid: Grid) -> bool:
    """Whether a cell holds more than one line of words."""
    return any(
        isinstance(block, Bullets) or len(cell.blocks) > 1
        for row in grid.rows
        for cell in row
        for block in cell.blocks
    )


def paragraphs_of(row: Iterable[Square]) -> Iterator[Words]:
    """The paragraphs of some cells."""
    for cell in row:
        for block in cell.blocks:
            if isinstance(block, Words):
                yield block
