"""What a note should hold and does not, or holds in a form that nobody can read."""

from collections.abc import Iterator, Mapping

from brobygger.domain.budgets.checks.naming import main_table, table_name
from brobygger.domain.budgets.note import BudgetNote, Tick
from brobygger.domain.budgets.reading.template import CONTAINERS, HEADINGS
from brobygger.domain.budgets.reference import CITYWIDE
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.place import NOWHERE
from brobygger.domain.kernel.problem import Problem


def check_presence(note: BudgetNote) -> list[Problem]:
    """Missing parts and unreadable boxes; a missing section is a finding, not a failure."""
    return [*_head(note), *_ticks(note), *_parts(note), *_earlier_prices(note)]


def _head(note: BudgetNote) -> Iterator[Problem]:
    if note.code is None or note.code.value is None:
        found: Found[str] = note.code or note.title or Found(None)
        yield Problem("BUDGET-030", "warning", found.source, found.raw, field="code")
    if note.budget_round is None or note.budget_round.value is None:
        offered = note.budget_round.suggestion if note.budget_round else None
        params = {"suggestion": str(offered or "–")}
        yield Problem("BUDGET-033", "info", NOWHERE, "", params, "budget_round")


def _ticks(note: BudgetNote) -> Iterator[Problem]:
    if not note.need_to:
        yield Problem("BUDGET-017", "warning", field="need_to")
    districts = dict(note.districts)
    if note.citywide is not None:
        districts = {CITYWIDE: note.citywide, **districts}
    yield from _unreadable("need_to", note.need_to)
    yield from _unreadable("districts", districts)
    if districts and all(each.value is False for each in districts.values()):
        first = next(iter(districts.values()))
        params = {"count": str(len(districts))}
        yield Problem("BUDGET-020", "warning", first.source, first.raw, params, "districts")


def _unreadable(field: str, ticks: Mapping[str, Found[Tick]]) -> Iterator[Problem]:
    """One finding a list of boxes: unknown, never taken for "not ticked"."""
    lost = {label: found for label, found in ticks.items() if found.value == "unknown"}
    if lost:
        first = next(iter(lost.values()))
        params = {"labels": ", ".join(lost), "count": str(len(lost)), "all": str(len(ticks))}
        yield Problem("BUDGET-018", "warning", first.source, first.raw, params, field)


def _parts(note: BudgetNote) -> Iterator[Problem]:
    missing = [
        heading
        for heading in HEADINGS
        if heading not in CONTAINERS and heading not in note.sections
    ]
    if missing:
        params = {"headings": ", ".join(missing)}
        yield Problem("BUDGET-027", "info", NOWHERE, "", params, "sections")
    if main_table(note.tables) is None:
        yield Problem("BUDGET-031", "warning", params={"table": "Tabel 1"}, field="tables")
    for index, table in enumerate(note.tables):
        if not table.rows:
            place, raw = (
                (table.caption.source, table.caption.raw) if table.caption else (NOWHERE, "")
            )
            params = {"table": table_name(table)}
            yield Problem("BUDGET-031", "warning", place, raw, params, f"tables.{index}")


def _earlier_prices(note: BudgetNote) -> Iterator[Problem]:
    """M11: earlier money is in the prices of its own years and is never added to the tables."""
    other = next((each for each in note.earlier_funds if isinstance(each.price_base, int)), None)
    if other is not None:
        params = {"base": f"{other.price_base} p/l"}
        found = other.amount_kr
        path = f"earlier_funds.{note.earlier_funds.index(other)}.amount_kr"
        yield Problem("BUDGET-038", "warning", found.source, found.raw, params, path)
    current = [fund for fund in note.earlier_funds if fund.price_base == "current"]
    if current:
        amounts = ", ".join(f"{fund.agreement.value}: {fund.amount_kr.raw}" for fund in current)
        bases = {table.price_base.raw for table in note.tables if table.price_base}
        first = current[0].amount_kr
        params = {"amounts": amounts, "bases": " · ".join(sorted(bases))}
        yield Problem(
            "BUDGET-011", "info", first.source, first.raw, params, "earlier_funds.0.amount_kr"
        )
