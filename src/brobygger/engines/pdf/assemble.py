"""Puts the divided pages together as the neutral paper: lines, tables, boxes, marks, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brobygger.domain.documents.page import Footnote, Line, Page, Table
from brobygger.domain.documents.ticks import marks_of
from brobygger.domain.kernel.place import Place
from brobygger.engines.pdf.foot import notes_of, running_rows, split_notes
from brobygger.engines.pdf.headings import body_size, has_gap, heading_levels, usual_pitch
from brobygger.engines.pdf.layout import Block, Draft, line_count, table_of
from brobygger.engines.pdf.numbered import take_numbered
from brobygger.engines.pdf.rows import DASHES, Row, line_of


@dataclass(frozen=True, slots=True)
class Looks:
    """What is usual in this paper, so that the unusual can be seen."""

    running: set[int]
    headings: dict[int, int]
    pitch: float


def assemble(drafts: list[Draft]) -> tuple[Page, ...]:
    """All pages of a paper; a footnote that runs on to the next page is whole again."""
    running = running_rows(drafts)
    take_numbered(drafts, running)
    content = [row for draft in drafts for row in draft.rows if id(row) not in running]
    body = body_size(content)
    notes: list[list[Row]] = []
    for draft in drafts:
        draft.rows, below = split_notes(draft, body, running, after_notes=any(notes))
        notes.append(below)
    content = [row for draft in drafts for row in draft.rows if id(row) not in running]
    looks = Looks(running, heading_levels(content, body), usual_pitch(drafts))
    pages: list[Page] = []
    for draft, below in zip(drafts, notes, strict=True):
        earlier = pages[-1].blocks if pages else ()
        pages.append(_page(draft, below, looks, earlier))
    return _with_whole_notes(pages)


def _page(
    draft: Draft, notes: list[Row], looks: Looks, earlier: Sequence[Line | Table] = ()
) -> Page:
    blocks: list[Line | Table] = []
    number = 1
    above: Row | None = None
    sign = _list_sign(earlier)
    parts: list[Row | Block] = sorted([*draft.rows, *draft.tables], key=_top)
    for part in parts:
        if isinstance(part, Block):
            blocks.append(table_of(part, draft.number, number, draft.frame))
            number += line_count(part)
            continue
        after_table = bool(blocks) and isinstance(blocks[-1], Table)
        gap = after_table or (above is not None and has_gap(above, part, looks.pitch))
        listed = gap or _may_be_listed(part, above, blocks, earlier)
        line = line_of(part, Place(draft.number, number), draft.frame, bullets=listed)
        furniture = id(part) in looks.running
        if not furniture:
            gap = gap or (not line.bullet and sign is not None and part.box.x0 < sign - 1)
            sign = part.box.x0 if line.bullet else None if gap else sign
        heading = 0 if furniture else looks.headings.get(id(part), 0)
        blocks.append(replace(line, gap_before=gap, heading=heading, furniture=furniture))
        above = None if furniture else part
        number += 1
    for stray in draft.strays:
        blocks.append(line_of(Row([stray]), Place(draft.number, number), draft.frame))
        number += 1
    footnotes = notes_of(notes, draft, number)
    number += len(notes)
    asides: list[Table] = []
    for block in draft.asides:
        asides.append(table_of(block, draft.number, number, draft.frame))
        number += line_count(block)
    width, height = draft.frame.shown_size
    return Page(
        number=draft.number,
        blocks=tuple(blocks),
        width=round(width, 2),
        height=round(height, 2),
        asides=tuple(asides),
        marks=tuple(marks_of((*blocks, *asides))),
        footnotes=tuple(footnotes),
        turned=draft.frame.turned,
    )


def _list_sign(earlier: Sequence[Line | Table]) -> float | None:
    """Where the sign of the list stands that the page before ended in: left of it begins a new
    paragraph, also where the page's end hides the gap.
    """
    for block in reversed(earlier):
        if isinstance(block, Table):
            return None
        if block.furniture:
            continue
        if block.bullet and block.place.box is not None:
            return block.place.box.x0
        if block.gap_before:
            return None
    return None


def _may_be_listed(
    row: Row, above: Row | None, blocks: Sequence[Line | Table], earlier: Sequence[Line | Table]
) -> bool:
    """A dash that a line happens to begin with opens an item only where a list can stand.

    At the top of a page (``above`` None) the page before (``earlier``) tells: a sentence that
    is not finished there goes on with its dash.
    """
    if row.words[0].text not in DASHES:
        return True
    before = [
        block
        for block in (blocks if above is not None else earlier)
        if isinstance(block, Table) or not block.furniture
    ]
    if not before:
        return True
    last = before[-1].words.rstrip() if isinstance(before[-1], Line) else ""
    if last.endswith((":", ";")) or (above is None and last.endswith((".", "!", "?"))):
        return True
    for block in reversed(before):
        if isinstance(block, Table) or block.bullet in DASHES:
            return isinstance(block, Line)
        if block.gap_before:
            break
    return False


def _top(part: Row | Block) -> float:
    if isinstance(part, Block):
        return part.grid.ys[0]
    return part.base - 0.3 * part.main.size


def _with_whole_notes(pages: list[Page]) -> tuple[Page, ...]:
    """Join a note without a mark to the last note before it, where there is one."""
    whole: list[Page] = []
    for page in pages:
        notes = list(page.footnotes)
        if notes and not notes[0].mark:
            home = next((i for i in range(len(whole) - 1, -1, -1) if whole[i].footnotes), None)
            if home is not None:
                rest = notes.pop(0)
                *others, last = whole[home].footnotes
                last = Footnote(last.mark, f"{last.text} {rest.text}", last.place)
                whole[home] = replace(whole[home], footnotes=(*others, last))
        whole.append(replace(page, footnotes=tuple(notes)))
    return tuple(whole)
