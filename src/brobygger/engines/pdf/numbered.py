"""Tables of numbered rows whose columns no printed line parts: annexes as other offices set them.

Such a table is known by its numbers, which go on from row to row at one place of the pages. Where
lines are printed between the rows, those part them; else every step down does that is as wide as
the one from a row to the next number. Columns are parted by gutters that no word of a numbered row
crosses and behind which the head has words. Without all of that the lines stay lines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from brobygger.engines.pdf.bands import Band, Strip, bands_of, long_rules, steps
from brobygger.engines.pdf.foot import MARGIN_SHARE
from brobygger.engines.pdf.grid import Grid, GridCell
from brobygger.engines.pdf.layout import Block, Draft
from brobygger.engines.pdf.rows import BULLETS, Row, is_raised
from brobygger.engines.pdf.sheet import Word

GUTTER = 0.35
"""Of the letters' size: wider than a blank between words, narrower than what parts columns."""

SAME_STEP = 0.3
SAME_STEP_SCANNED = 0.8
"""Points by which the steps between the rows of one table may differ."""

FEWEST_COLUMNS = 3
"""A list whose numbers are set apart has two; it is no table."""

SAME_SIZE = 0.06
EDGE = 1.0
FOOT_SHARE = 0.75
"""A row that goes on overleaf reaches into the last quarter of its page."""

_NUMBER = re.compile(r"(\d{1,3})[.):]?")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A row of words that begins with the number after the one before it."""

    draft: Draft
    row: Row


@dataclass(frozen=True, slots=True)
class _Cuts:
    """What parts the rows of one table: printed lines, or a step down of ``narrow`` points or more.
    A step wider than ``wide`` ends the table.
    """

    is_ruled: bool
    narrow: float
    wide: float

    def bands(self, draft: Draft) -> list[Band]:
        """The page cut into rows of the table and what else there is."""
        return bands_of(draft, None if self.is_ruled else self.narrow)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The table's head, where its columns begin, how far a gutter reaches before them, and its
    numbered rows (by ``id``), which are content wherever they stand.
    """

    head: Band
    starts: tuple[float, ...]
    gutter: float
    own: frozenset[int]

    def are_crossed(self, band: Band) -> bool:
        """Does a word stand where a gutter is?"""
        inner = self.starts[1:]
        return any(
            x0 < at - EDGE and x1 > at - self.gutter for at in inner for x0, x1 in _ink(band.rows)
        )


def take_numbered(drafts: Sequence[Draft], running: set[int]) -> None:
    """Turn the rows of such tables into blocks of their pages; ``running`` are heads and feet."""
    for numbered in _series(drafts):
        cuts = _cuts(numbered)
        columns = _columns(drafts, numbered, cuts) if cuts is not None else None
        if cuts is None or columns is None:
            continue
        bands = [
            band
            for draft in drafts
            for band in _content(cuts.bands(draft), columns, cuts, running - columns.own)
        ]
        last = _holding(bands, columns.own)[-1]
        inside = bands[bands.index(columns.head) : last + 1]
        for part in _parts(
            [*inside, *_rest(bands[last + 1 :], inside[-1], columns, cuts)], columns
        ):
            _place(part, columns)


def _series(drafts: Sequence[Draft]) -> list[list[_Numbered]]:
    """Rows that begin with 1, 2, 3 ... at one place from the left, through all pages."""
    series: list[list[_Numbered]] = []
    for draft in drafts:
        for row in draft.rows:
            is_mark = is_raised(row.words[0], row.main.size, row.base)
            match = None if is_mark else _NUMBER.fullmatch(row.words[0].text)
            if match is not None and int(match[1]) == 1:
                series.append([_Numbered(draft, row)])
            elif match is not None:
                number = int(match[1])
                before = next(
                    (each for each in reversed(series) if _is_next(each, number, row)), None
                )
                if before is not None:
                    before.append(_Numbered(draft, row))
    return [each for each in series if len(each) > 1]


def _is_next(series: Sequence[_Numbered], number: int, row: Row) -> bool:
    first, above = row.words[0], series[-1].row.words[0]
    return number == len(series) + 1 and abs(first.x0 - above.x0) <= above.style.size


def _cuts(numbered: Sequence[_Numbered]) -> _Cuts | None:
    """What stands between each two numbers of a page; None where no page has two of them."""
    widest: list[float] = []
    is_ruled = True
    for above, below in pairwise(numbered):
        if above.draft is not below.draft:
            continue
        low, high = above.row.base, below.row.base
        found = [end - start for start, end in steps(above.draft) if low < end <= high + EDGE]
        widest.append(max(found, default=0.0))
        is_ruled &= any(low < at < high for at in long_rules(above.draft))
    if not widest:
        return None
    words = numbered[0].row.words
    is_scanned = any(word.confidence is not None or word.style.hidden for word in words)
    same = SAME_STEP_SCANNED if is_scanned else SAME_STEP
    return _Cuts(is_ruled, min(widest) - same, max(widest) + same)


def _holding(bands: Sequence[Band], rows: frozenset[int]) -> list[int]:
    """Which of the bands hold one of these rows."""
    return [at for at, band in enumerate(bands) if any(id(row) in rows for row in band.rows)]


def _columns(
    drafts: Sequence[Draft], numbered: Sequence[_Numbered], cuts: _Cuts
) -> _Columns | None:
    """The columns of the numbered rows, by the nearest band above them that heads each."""
    bands = [band for draft in drafts for band in cuts.bands(draft)]
    own = frozenset(id(each.row) for each in numbered)
    first, *_ = held = _holding(bands, own)
    rows = [bands[at] for at in held]
    size = rows[0].rows[0].main.size
    for head in reversed(bands[:first]):
        if head.draft is not rows[0].draft:
            return None
        starts = _starts(rows, head, GUTTER * size)
        filled = [sum(_fills(band, start, size) for band in rows) for start in starts]
        if len(starts) >= FEWEST_COLUMNS and min(filled) * 2 > len(rows):
            return _Columns(head, tuple(starts), GUTTER * size, own)
    return None


def _fills(band: Band, start: float, size: float) -> bool:
    """Does a word of the band begin at the column's left edge?"""
    return any(-EDGE <= x0 - start <= size for x0, _ in _ink(band.rows))


def _ink(rows: Sequence[Row]) -> Iterator[Strip]:
    """Where words stand from side to side; a list sign reaches to the words it opens."""
    for row in rows:
        for before, word, after in zip(
            [None, *row.words], row.words, [*row.words[1:], None], strict=False
        ):
            opens = before is None or word.x0 - before.x1 >= GUTTER * word.style.size
            is_sign = opens and after is not None and word.text in BULLETS
            yield word.x0, after.x0 if is_sign and after is not None else word.x1


def _starts(numbered: Sequence[Band], head: Band, gutter: float) -> list[float]:
    """Where columns begin: behind each gutter that the head leaves free and has words behind."""
    spread = sorted(strip for band in (*numbered, head) for strip in _ink(band.rows))
    groups = [[spread[0]]]
    reached = spread[0][1]
    for strip in spread[1:]:
        if strip[0] - reached >= gutter:
            groups.append([])
        groups[-1].append(strip)
        reached = max(reached, strip[1])
    headed = {strip[0] for strip in _ink(head.rows)}
    return [group[0][0] for group in groups if any(strip[0] in headed for strip in group)]


def _content(
    bands: Sequence[Band], columns: _Columns, cuts: _Cuts, running: set[int]
) -> Sequence[Band]:
    """The bands of a page without its running heads and feet, also such as are known by their
    place alone. What stands above the table's own head is none of it.
    """
    head, kept = columns.head, list[Band]()
    for band in bands:
        again = _again(band, head)
        if again is not None:
            kept = [*kept, again] if _holding(kept, columns.own) else [again]
        elif rows := _without_running(band.rows, cuts.narrow, running):
            kept.append(replace(band, rows=rows))
    height = head.draft.frame.upright_size[1]
    first, end = 0, len(kept)
    for at, (above, below) in enumerate(pairwise(kept), 1):
        if below.bases[0] - above.bases[1] > cuts.wide:
            if above.bases[1] < MARGIN_SHARE * height:
                first = at
            if below.bases[0] > (1 - MARGIN_SHARE) * height:
                end = min(end, at)
    held = [at for at, band in enumerate(kept) if band.text == head.text]
    held += _holding(kept, columns.own)
    return kept[min([first, *held]) : max([end, *(at + 1 for at in held)])]


def _without_running(rows: Sequence[Row], step: float, running: set[int]) -> tuple[Row, ...]:
    """Rows that go on as lines of a cell do are its words, though other pages end in them too."""
    groups = [[rows[0]]]
    for above, row in pairwise(rows):
        if row.base - above.base >= step:
            groups.append([])
        groups[-1].append(row)
    content = (group for group in groups if any(id(row) not in running for row in group))
    return tuple(row for group in content for row in group)


def _again(band: Band, head: Band) -> Band | None:
    """The head of the table where the band ends in it: on every page it may stand anew, and like
    what runs through the pages.
    """
    ends = (replace(band, rows=band.rows[at:]) for at in range(len(band.rows)))
    return next((each for each in ends if each.text == head.text), None)


def _rest(below: Sequence[Band], last: Band, columns: _Columns, cuts: _Cuts) -> Iterator[Band]:
    """What still is of the last row: it stands in the columns, close below it, overleaf, or where
    the first column is blank: nothing new begins there.
    """
    size = last.rows[0].main.size
    for band in below:
        if columns.are_crossed(band) or abs(band.rows[0].main.size - size) > SAME_SIZE * size:
            return
        if band.draft is last.draft:
            step = band.bases[0] - last.bases[1]
            is_inner = min(x0 for x0, _ in _ink(band.rows)) >= columns.starts[1] - EDGE
            goes_on = is_inner or step <= cuts.wide
        else:
            goes_on = last.ink[1] >= FOOT_SHARE * last.draft.frame.upright_size[1]
        if not goes_on:
            return
        yield band
        last = band


def _parts(bands: Sequence[Band], columns: _Columns) -> list[list[Band]]:
    """The bands that stand in columns, those of one page together that nothing parts.

    What runs across the columns (the head of a theme) stays a line between two parts.
    """
    parts: list[list[Band]] = []
    before: Band | None = None
    for band in bands:
        if columns.are_crossed(band):
            before = None
            continue
        if before is None or before.draft is not band.draft:
            parts.append([])
        parts[-1].append(band)
        before = band
    return parts


def _place(part: Sequence[Band], columns: _Columns) -> None:
    """Make a block of the bands, its cells as if their lines were printed; its rows are taken."""
    draft = part[0].draft
    words = [word for band in part for row in band.rows for word in row.words]
    xs = [at - EDGE for at in columns.starts]
    right = max([*(word.x1 for word in words), xs[-1]]) + EDGE
    top, bottom = part[0].ink[0] - EDGE, part[-1].ink[1] + EDGE
    ys = [top, *(band.top for band in part[1:]), bottom]
    cells = [GridCell(row, at, 1, 1) for row in range(len(part)) for at in range(len(xs))]
    owners = [list(range(row * len(xs), (row + 1) * len(xs))) for row in range(len(part))]
    members: list[list[Word]] = [[] for _ in cells]
    for row, band in enumerate(part):
        for word in (word for line in band.rows for word in line.words):
            members[owners[row][max(bisect_right(xs, word.x0) - 1, 0)]].append(word)
    grid = Grid((*xs, right), tuple(ys), tuple(cells), owners)
    taken = {id(row) for band in part for row in band.rows}
    draft.rows = [row for row in draft.rows if id(row) not in taken]
    draft.tables.append(Block(grid, members))
