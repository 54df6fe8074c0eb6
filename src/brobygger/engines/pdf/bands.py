"""What stands one below the other on a page: bands of rows, parted by lines or blank strips."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from brobygger.engines.pdf.grid import NEAR
from brobygger.engines.pdf.layout import Draft
from brobygger.engines.pdf.rows import Row

RULE_SHARE = 0.5
"""Of the page's width: a line between two rows of a table runs over as much, also in pieces."""

HEIGHT = 0.7
"""Of the step from row to row, what the letters of the lower one take at most."""

Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows between two cuts of a page, ``top`` and ``bottom``."""

    draft: Draft
    top: float
    bottom: float
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """Its words with single blanks, to know a head again by."""
        return " ".join(row.text for row in self.rows)

    @property
    def bases(self) -> Strip:
        """The lines that its first words and its last stand on."""
        found = [word.base for row in self.rows for word in row.words]
        return min(found), max(found)

    @property
    def ink(self) -> Strip:
        """From the top of its first words to the foot of its last."""
        boxes = [row.box for row in self.rows]
        return min(box.y0 for box in boxes), max(box.y1 for box in boxes)


def steps(draft: Draft) -> Iterator[Strip]:
    """From the line that a row's words stand on to that of the row below it.

    Not the blank between them: how high letters are is not known well enough in a scan.
    """
    reached: float | None = None
    for row in draft.rows:
        bases = [word.base for word in row.words]
        if reached is not None and min(bases) > reached:
            yield reached, min(bases)
        reached = max(bases) if reached is None else max(reached, *bases)


def long_rules(draft: Draft) -> list[float]:
    """The heights of lines that run over half of the page's width or more."""
    across = sorted((rule for rule in draft.rules if rule.horizontal), key=lambda rule: rule.at)
    found: list[float] = []
    while across:
        line = [rule for rule in across if rule.at - across[0].at <= NEAR]
        across = across[len(line) :]
        if sum(rule.length for rule in line) >= RULE_SHARE * draft.frame.upright_size[0]:
            found.append(line[0].at)
    return found


def bands_of(draft: Draft, step: float | None) -> list[Band]:
    """The page cut at its long lines; with ``step``, wherever rows stand so far apart."""
    if step is None:
        cuts = long_rules(draft)
    else:
        wide = [(above, below) for above, below in steps(draft) if below - above >= step]
        cuts = [above + (1 - HEIGHT) * (below - above) for above, below in wide]
    edges = [0.0, *cuts, draft.frame.upright_size[1]]
    members: list[list[Row]] = [[] for _ in edges[1:]]
    for row in draft.rows:
        members[bisect_right(cuts, row.base)].append(row)
    return [
        Band(draft, top, bottom, tuple(rows))
        for (top, bottom), rows in zip(pairwise(edges), members, strict=True)
        if rows
    ]
