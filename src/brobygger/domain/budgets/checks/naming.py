"""How checks name a table, a year and an amount: as the paper prints them."""

from brobygger.domain.budgets.note import BudgetTable
from brobygger.domain.budgets.reading.grid import CAPTION
from brobygger.domain.budgets.reading.template import EARLIER
from brobygger.domain.kernel.amounts import CellError, parse_unit, print_kr

EARLIER_FUNDS = "earlier_funds"
NOTHING = "–"


def table_name(table: BudgetTable) -> str:
    """As printed ("Tabel 1"), or the heading that a table without a caption stands under."""
    match = CAPTION.match(table.caption.value or "") if table.caption else None
    if match is not None:
        return f"Tabel {match[1]}"
    return EARLIER if is_earlier(table) else f"Tabel {table.id.removeprefix('table_')}"


def is_earlier(table: BudgetTable) -> bool:
    """Whether this is the table of money given before."""
    return table.id.startswith(EARLIER_FUNDS)


def main_table(tables: tuple[BudgetTable, ...]) -> BudgetTable | None:
    """Table 1: all lines of the note by control area."""
    return next((table for table in tables if table.id == "table_1"), None)


def technical_tables(tables: tuple[BudgetTable, ...]) -> tuple[BudgetTable, ...]:
    """Table 2 and further: the same lines with committee, appropriation and sign."""
    return tuple(table for table in tables if table.id != "table_1" and not is_earlier(table))


def unit_words(table: BudgetTable) -> str:
    """Unit and price base as printed: "1.000 kr., 2024 p/l"."""
    return table.unit.raw if table.unit else NOTHING


def shown_kr(kr: int | None, table: BudgetTable) -> str:
    """An amount in the table's own unit."""
    if kr is None:
        return NOTHING
    try:
        return print_kr(kr, parse_unit(table.unit.raw)) if table.unit else print_kr(kr)
    except CellError:
        return print_kr(kr)
