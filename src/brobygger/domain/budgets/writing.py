"""A budget note as a paper in the template of Budget 2024, from the same values that reading gives.

Writing a read note gives the values back; it is not a copy of the page. What the values do not
hold (where in a sentence a footnote mark stood) gets a place by rule.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from brobygger.domain.budgets.grids import budget_grid, district_ticks, earlier_grid, need_to_box
from brobygger.domain.budgets.note import (
    BudgetNote,
    NotedFootnote,
)
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Footmark,
    Heading,
    Paper,
    Run,
    Words,
    words,
)
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.mentions import find_prose_amounts

TEMPLATE: tuple[tuple[str, int], ...] = (
    ("Baggrund", 2),
    ("Indhold", 2),
    ("Udfordring", 3),
    ("Eksisterende indsats", 3),
    ("Indsats", 3),
    ("Målgrupper", 2),
    ("Forventet effekt og opfølgning", 2),
    ("Økonomi", 2),
    ("Risikovurdering og proces", 2),
    ("Tekniske oplysninger", 2),
    ("Bevillingstekniske oplysninger", 3),
    ("Øvrige tekniske oplysninger", 3),
    ("Bydel", 3),
    ("Adresse", 3),
    ("Tidligere afsatte midler", 3),
)
"""Headings of the template in order, with their level (BI08, Budget 2024)."""

FIRST_TABLE, EARLIER_TABLE = "table_1", "earlier_funds"
_ELSEWHERE = (FIRST_TABLE, EARLIER_TABLE)

_LISTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Indsats": (
        ("area_criteria", "Ved udvælgelsen af område lægges der vægt på:"),
        ("themes", "Aktiviteter inden for følgende temaer:"),
    ),
    "Målgrupper": (("target_groups", ""),),
    "Forventet effekt og opfølgning": (("follow_up", "Der følges op på:"),),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_LIST_SIGN = re.compile(r"^[•◦o*-]\s+")


def write_note(note: BudgetNote) -> Paper:
    """The note as a paper: title, box Kategorisering, sections, tables, ticks, earlier funds."""
    name = " ".join(each.value for each in (note.code, note.title) if each and each.value)
    blocks: list[Block] = [Heading(name or "Budgetnotat", 1)]
    known = {heading for heading, _ in TEMPLATE}
    for heading, level in TEMPLATE:
        blocks += _section(note, heading, level)
        if heading == "Indsats":
            for other in note.sections:
                if other not in known:
                    blocks += _section(note, other, 3)
    round_year = note.budget_round.value if note.budget_round else None
    return Paper(
        title=name or "Budgetnotat",
        blocks=_with_footnotes(blocks, note.footnotes),
        running_head=f"Budget {round_year}" if round_year else "",
        aside=need_to_box(note.need_to),
    )


def _section(note: BudgetNote, heading: str, level: int) -> list[Block]:
    """A heading with what stands under it; headings without content are printed as well."""
    found = note.sections.get(heading)
    inside = [*_running_text(note, heading, found), *_extras(note, heading)]
    return [Heading(heading, level), *inside]


def _running_text(note: BudgetNote, heading: str, found: Found[str] | None) -> Iterator[Block]:
    lists = {
        field: tuple(each.value for each in getattr(note, field) if each.value)
        for field, _ in _LISTS.get(heading, ())
    }
    items = {_bare(item) for values in lists.values() for item in values}
    text = (found.value or "") if found else ""
    written = set()
    for paragraph in filter(str.strip, text.split("\n")):
        bare = _bare(paragraph)
        if bare in items:
            written.add(bare)
            yield Bullets(((Run(bare),),))
        else:
            yield words(paragraph.strip())
    for field, opening in _LISTS.get(heading, ()):
        left = [item for item in lists[field] if _bare(item) not in written]
        if left and opening:
            yield words(opening)
        if left:
            yield Bullets(tuple((Run(item),) for item in left))


def _bare(text: str) -> str:
    return _LIST_SIGN.sub("", " ".join(text.split()))


def _extras(note: BudgetNote, heading: str) -> Iterator[Block]:
    """What a section holds besides running text."""
    if heading == "Økonomi":
        yield from _annual_sentence(note)
        yield from (budget_grid(table) for table in note.tables if table.id == FIRST_TABLE)
    elif heading == "Bevillingstekniske oplysninger":
        yield from (budget_grid(table) for table in note.tables if table.id not in _ELSEWHERE)
    elif heading == "Risikovurdering og proces":
        yield from _process_sentence(note)
    elif heading == "Bydel":
        yield from district_ticks(note)
    elif heading == "Adresse" and note.address and note.address.value:
        if heading not in note.sections:
            yield words(note.address.value)
    elif heading == "Tidligere afsatte midler" and note.earlier_funds:
        yield earlier_grid(note)


def _annual_sentence(note: BudgetNote) -> Iterator[Block]:
    """The amount in words, where the section's own text does not hold it already."""
    section = note.sections.get("Økonomi")
    text = (section.value or "") if section else ""
    if note.annual_amount_kr is None or note.annual_amount_kr.value is None:
        return
    if find_prose_amounts(text):
        return
    period = note.period.value if note.period else None
    years = f" i {period[0]}-{period[1] % 100:02d}" if period else ""
    amount = print_kr(note.annual_amount_kr.value, 1_000_000, 1)
    yield words(f"Der søges {amount} mio. kr. årligt{years}.")


def _process_sentence(note: BudgetNote) -> Iterator[Block]:
    if note.further_treatment is None or "Risikovurdering og proces" in note.sections:
        return
    if note.further_treatment.value is False:
        yield words("Indsatsen kan begynde uden yderligere udvalgsbehandling.")
    elif note.further_treatment.value is True:
        yield words("Indsatsen kræver yderligere udvalgsbehandling.")


def _with_footnotes(
    blocks: Sequence[Block], footnotes: Sequence[NotedFootnote]
) -> tuple[Block, ...]:
    """Give each footnote a sentence of its own, from the section Udfordring on."""
    left = [Footmark(each.mark, each.text.value or "") for each in footnotes]
    printed: list[Block] = []
    begun = not any(isinstance(b, Heading) and b.text == "Udfordring" for b in blocks)
    for block in blocks:
        begun = begun or (isinstance(block, Heading) and block.text == "Udfordring")
        if begun and left and isinstance(block, Words):
            printed.append(_marked(block, left))
        else:
            printed.append(block)
    if left:
        raise ValueError("a note needs as many sentences as footnotes")
    return tuple(printed)


def _marked(block: Words, left: list[Footmark]) -> Words:
    sentences = _SENTENCE.split("".join(run.text for run in block.runs))
    runs = []
    for at, sentence in enumerate(sentences):
        text = sentence if at == 0 else f" {sentence}"
        runs.append(Run(text, footmark=left.pop(0) if left else None))
    return replace(block, runs=tuple(runs))
