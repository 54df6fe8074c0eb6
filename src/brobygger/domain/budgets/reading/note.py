"""A budget note read whole: every value of the contract, each with its place."""

from collections.abc import Iterator
from dataclasses import replace

from brobygger.domain.budgets.note import BudgetNote, BudgetTable, Tick
from brobygger.domain.budgets.reading.boxes import Ticks, read_ticks, tokens_of
from brobygger.domain.budgets.reading.grid import CAPTION
from brobygger.domain.budgets.reading.leftovers import figures_left_over
from brobygger.domain.budgets.reading.lists import read_lists
from brobygger.domain.budgets.reading.outline import Outline, read_outline
from brobygger.domain.budgets.reading.prose import (
    read_annual_amount,
    read_evaluation,
    read_further_treatment,
    read_goals,
    read_period,
    read_recommendation_refs,
)
from brobygger.domain.budgets.reading.staffing import read_staffing
from brobygger.domain.budgets.reading.tables import read_earlier_funds, read_tables
from brobygger.domain.budgets.reading.template import (
    ADDRESS,
    BUDGET_ROUND,
    CONTAINERS,
    DISTRICT,
    EARLIER,
)
from brobygger.domain.budgets.reading.title import read_title
from brobygger.domain.budgets.reference import CITYWIDE, district_labels
from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.page import Document
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem


def read_note(document: Document) -> tuple[BudgetNote, tuple[Problem, ...]]:
    """Read a budget note: its values, and the faults of print that no value can show.

    Never raises and never guesses: what is missing stays None or empty, what cannot be read is
    unknown with its raw reading. Whether the values add up is said by ``checks``.
    """
    outline = read_outline(document)
    tables = read_tables(
        [
            (section.heading.startswith(EARLIER), grid)
            for section in (outline.title, *outline.sections)
            for grid in section.grids
        ]
    )
    districts = _district_ticks(document, outline)
    code, title = read_title(outline)
    lists = read_lists(outline)
    note = BudgetNote(
        code=code,
        title=title,
        budget_round=_budget_round(outline, tables),
        period=read_period(outline),
        fte=read_staffing(outline, tables),
        annual_amount_kr=read_annual_amount(outline),
        sections=_sections(outline),
        need_to={label: ticks.found for label, ticks in outline.need_to.items()},
        target_groups=lists.get("target_groups", ()),
        themes=lists.get("themes", ()),
        area_criteria=lists.get("area_criteria", ()),
        follow_up=lists.get("follow_up", ()),
        goals=read_goals(outline),
        external_evaluation=read_evaluation(outline),
        further_treatment=read_further_treatment(outline),
        footnotes=outline.noted.footnotes,
        districts=_districts(districts),
        citywide=districts[CITYWIDE].found if CITYWIDE in districts else None,
        address=_address(outline),
        recommendation_refs=read_recommendation_refs(outline),
        earlier_funds=read_earlier_funds(tables),
        tables=tables,
    )
    return note, tuple(_faults_of_print(outline, districts))


def _budget_round(outline: Outline, tables: tuple[BudgetTable, ...]) -> Found[int] | None:
    """The round stands in the running head only; where that is lost the price base suggests it."""
    for line in outline.furniture:
        match = BUDGET_ROUND.fullmatch(line.words)
        if match is not None:
            return Found(int(match[1]), line.words.strip(), line.place)
    bases = [
        table.price_base
        for table in tables
        if table.price_base and isinstance(table.price_base.value, int)
    ]
    if not bases:
        return None
    year = bases[0].value
    assert isinstance(year, int)
    return replace(unknown("", bases[0].source, suggestion=year), method="derived")


def _sections(outline: Outline) -> dict[str, Found[str]]:
    """The running text under each heading, paragraphs parted by an empty line."""
    texts: dict[str, Found[str]] = {}
    for section in outline.sections:
        paragraphs = outline.paragraphs(section)
        if section.head is None or (not paragraphs and section.heading in CONTAINERS):
            continue
        text = "\n\n".join(paragraph.text for paragraph in paragraphs)
        raw = "\n".join(line.text for line in section.lines)
        texts[section.heading] = Found(text, raw, section.head.place)
    return texts


def _address(outline: Outline) -> Found[str] | None:
    section = outline.section(ADDRESS)
    if section is None or section.head is None:
        return None
    text = " ".join(paragraph.text for paragraph in outline.paragraphs(section))
    return Found(text or None, text, section.head.place)


def _district_ticks(document: Document, outline: Outline) -> dict[str, Ticks]:
    """The ticks of the list under "Bydel", every printed label with its box."""
    if outline.section(DISTRICT) is None:
        return {}
    marks = [mark for page in document.pages for mark in page.marks]
    labels = (CITYWIDE, *district_labels())
    read = read_ticks(tokens_of(outline.district_list), labels, marks)
    if not outline.district_list and not read:
        return {}
    place = outline.district_list[0].place if outline.district_list else _first(read)
    return {label: read.get(label, Ticks(place, "")) for label in labels}


def _first(ticks: dict[str, Ticks]) -> Place:
    return next(iter(ticks.values())).place


def _districts(ticks: dict[str, Ticks]) -> dict[str, Found[Tick]]:
    return {label: each.found for label, each in ticks.items() if label != CITYWIDE}


def _faults_of_print(outline: Outline, districts: dict[str, Ticks]) -> Iterator[Problem]:
    """What only the paper shows: two boxes for one label, captions without table, torn marks."""
    for field, ticks in (("need_to", outline.need_to), ("districts", districts)):
        for label, each in ticks.items():
            if sum(box != "unknown" for box in each.boxes) > 1:
                path = "citywide" if label == CITYWIDE else f"{field}.{label}"
                params = {"label": label, "count": str(len(each.boxes))}
                yield Problem("BUDGET-019", "warning", each.place, each.raw, params, path)
    for section in outline.sections:
        for line in section.lines:
            caption = CAPTION.match(line.words)
            if caption is not None:  # its table was not found, so the caption is still text
                params = {"table": f"Tabel {caption[1]}"}
                yield Problem("BUDGET-031", "warning", line.place, line.text, params, "tables")
    for section in (outline.title, *outline.sections):
        yield from figures_left_over(section)
    yield from _doubtful_marks(outline)


def _doubtful_marks(outline: Outline) -> Iterator[Problem]:
    if not outline.noted.doubtful:
        return
    marks = ", ".join(f"{mark}: “{printed}”" for mark, printed in outline.noted.doubtful)
    first = outline.noted.doubtful[0][0]
    notes = outline.noted.footnotes
    index, note = next((i, note) for i, note in enumerate(notes) if note.mark == first)
    raw = outline.noted.doubtful[0][1]
    yield Problem(
        "BUDGET-034", "warning", note.text.source, raw, {"marks": marks}, f"footnotes.{index}.text"
    )
