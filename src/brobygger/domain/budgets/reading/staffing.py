"""Staffing figures of a note: every mention, and whether they agree.

A misread "2½" ("22", "2%") looks like a figure and would change the cost of a full-time
equivalent tenfold, so one mention alone is never believed against the others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from brobygger.domain.budgets.note import BudgetTable
from brobygger.domain.budgets.reading.outline import Outline
from brobygger.domain.budgets.reading.sentences import places_in
from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import is_near
from brobygger.domain.kernel.mentions import FteMention, find_fte
from brobygger.domain.kernel.place import Place

_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Staffing:
    """A mention, its place, and the folded label and table of its row ("" in running text)."""

    mention: FteMention
    place: Place
    label: str = ""
    table: str = ""


def line_key(label: str) -> str:
    """What a row is known by in any table: its label without brackets, staffing and hyphens.

    >>> line_key("Medarbejderressour-cer (2 ½ ÅV)") == line_key("Medarbejderressourcer")
    True
    """
    bare = _BRACKETS.sub(" ", label)
    for mention in reversed(find_fte(bare)):
        bare = bare[: mention.start] + bare[mention.end :]
    return squash(bare)


def read_staffing(outline: Outline, tables: Sequence[BudgetTable]) -> tuple[Found[Fraction], ...]:
    """Every staffing figure of the note, in the order of the paper: running text, then tables.

    Where the mentions disagree or one is unreadable, none is certain, each carries all
    readings, and a value stays only where two mentions agree on it.
    """
    found = (*_in_text(outline), *table_staffing(tables))
    readings = tuple(each.mention.raw for each in found)
    if not disagrees(found):
        return tuple(Found(each.mention.value, each.mention.raw, each.place) for each in found)
    agreed = agreed_value([each.mention.value for each in found])
    return tuple(_doubtful(each, readings, agreed) for each in found)


def _in_text(outline: Outline) -> Iterator[Staffing]:
    for section in (outline.title, *outline.sections):
        for paragraph in outline.paragraphs(section):
            place = places_in(paragraph)
            for mention in find_fte(paragraph.text):
                yield Staffing(mention, place(mention.start))


def table_staffing(tables: Iterable[BudgetTable]) -> tuple[Staffing, ...]:
    """The staffing figures in the labels of table rows."""
    return tuple(
        Staffing(mention, row.label.source, line_key(row.label.value or ""), table.id)
        for table in tables
        for row in table.rows
        for mention in find_fte(row.label.value or "")
    )


def disagrees(found: Sequence[Staffing]) -> bool:
    """Whether the mentions cannot all be right.

    A row says the same in every table. Running text names one row's figure or the sum of all
    rows; without figures in tables all mentions are the same.
    """
    if any(each.mention.value is None for each in found):
        return True
    rows = _by_row(found)
    if any(len(values) > 1 for values in rows.values()):
        return True
    allowed = {value for values in rows.values() for value in values}
    text = {each.mention.value for each in found if not each.label}
    if not rows:
        return len(text) > 1
    return not text <= allowed | {sum(allowed, Fraction(0)), _sum(rows)}


def _by_row(found: Sequence[Staffing]) -> dict[str, set[Fraction]]:
    """The readable figures of each row. Another table may print a damaged label ("R4dgiver"),
    so it is looked for as the checks of amounts look for it: the same, else a like one.
    """
    rows: dict[str, set[Fraction]] = {}
    tables: dict[str, set[str]] = {}
    for each in found:
        if not each.label or each.mention.value is None:
            continue
        label = each.label
        if label not in rows:
            others = (name for name in rows if each.table not in tables[name])
            label = next((name for name in others if is_near(label, name)), label)
        rows.setdefault(label, set()).add(each.mention.value)
        tables.setdefault(label, set()).add(each.table)
    return rows


def _sum(rows: dict[str, set[Fraction]]) -> Fraction:
    return sum((value for values in rows.values() for value in values), Fraction(0))


def agreed_value(values: Sequence[Fraction | None]) -> Fraction | None:
    """The only value that two or more mentions give, else None."""
    agreed = {value for value in values if value is not None and values.count(value) > 1}
    return agreed.pop() if len(agreed) == 1 else None


def _doubtful(
    each: Staffing, readings: tuple[str, ...], agreed: Fraction | None
) -> Found[Fraction]:
    mention = each.mention
    if mention.value is not None and mention.value == agreed:
        return Found(agreed, mention.raw, each.place, "unsure", readings=readings)
    doubtful: Found[Fraction] = unknown(mention.raw, each.place, suggestion=agreed)
    return replace(doubtful, readings=readings)
