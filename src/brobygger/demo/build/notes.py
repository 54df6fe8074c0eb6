"""Builds a budget note from the few facts that differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from brobygger.demo.build.values import all_found, found
from brobygger.domain.budgets.note import (
    BudgetNote,
    BudgetRow,
    BudgetTable,
    EarlierFunds,
    NotedFootnote,
    Sign,
    Tick,
    YearAmount,
)
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.amounts import print_fte, print_kr
from brobygger.domain.kernel.money import PriceBase


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a note's budget: kroner per year; income is negative with the sign I."""

    label: str
    kr: tuple[int, ...]
    sign: Sign = "U"
    control_area: str = "Service"
    committee: str = "BIU"
    appropriation: str = "35.10"


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What one budget note says that another does not; amounts in whole kroner.

    ``lines`` give Table 1 and Table 2. ``fte`` stands in the text and, through ``lines``, in
    the tables. ``earlier`` is (agreement, year, kroner) in current prices. ``control_area`` is
    that of all lines; lines of several control areas get a table each, numbered from 2.
    """

    code: str
    title: str
    years: tuple[int, ...]
    lines: tuple[BudgetLine, ...]
    sections: Mapping[str, str]
    fte: Fraction | None = None
    unit: str = "1.000 kr."
    price_base: PriceBase = 2024
    need_to: Mapping[str, Tick] = field(default_factory=dict)
    districts: Mapping[str, Tick] = field(default_factory=dict)
    citywide: Tick = False
    target_groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    area_criteria: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    address: str = ""
    earlier: tuple[tuple[str, int, int], ...] = ()
    control_area: str = "service"

    @property
    def yearly_kr(self) -> tuple[int, ...]:
        """The note's sum per year."""
        return tuple(map(sum, zip(*(line.kr for line in self.lines), strict=True)))

    @property
    def period_text(self) -> str:
        """The period as notes print it: "2024-27", or the one year."""
        first, last = self.years[0], self.years[-1]
        return f"{first}-{last % 100:02d}" if last > first else str(first)


_FRONT = {"anlæg": "Anlægsudgifter"}


def make_note(facts: NoteFacts) -> BudgetNote:
    """The note that says these facts: both tables, their totals, and the amount in words."""
    yearly = set(facts.yearly_kr)
    steady = len(yearly) == 1 and len(facts.years) > 1
    sections = dict(facts.sections)
    sections["Økonomi"] = _economy_text(facts, steady=steady)
    return BudgetNote(
        code=found(facts.code),
        title=found(facts.title),
        budget_round=found(facts.years[0]),
        period=found((facts.years[0], facts.years[-1])) if len(facts.years) > 1 else None,
        fte=_fte_mentions(facts),
        annual_amount_kr=found(yearly.pop()) if steady else None,
        sections={heading: found(text) for heading, text in sections.items()},
        need_to={label: found(tick) for label, tick in facts.need_to.items()},
        target_groups=all_found(facts.target_groups),
        themes=all_found(facts.themes),
        area_criteria=all_found(facts.area_criteria),
        follow_up=all_found(facts.follow_up),
        further_treatment=found(value=False),
        footnotes=tuple(
            NotedFootnote(str(at), found(text)) for at, text in enumerate(facts.footnotes, 1)
        ),
        districts={name: found(tick) for name, tick in facts.districts.items()},
        citywide=found(facts.citywide),
        address=found(facts.address) if facts.address else None,
        earlier_funds=tuple(
            EarlierFunds(found(agreement), found(year), found(kr), "current")
            for agreement, year, kr in facts.earlier
        ),
        tables=(_overview_table(facts), *_appropriation_tables(facts)),
    )


def _economy_text(facts: NoteFacts, *, steady: bool) -> str:
    if not steady:
        return f"Der søges midler i {facts.period_text}. Tabel 1 viser beløbene år for år."
    amount = print_kr(facts.yearly_kr[0], 1_000_000, 1)
    return f"Der søges {amount} mio. kr. årligt i {facts.period_text}.\nTabel 1 viser fordelingen."


def _fte_mentions(facts: NoteFacts) -> tuple[Found[Fraction], ...]:
    """The text's mention first, then one a table."""
    if facts.fte is None:
        return ()
    return (found(facts.fte),) * 3


def staff_label(fte: Fraction) -> str:
    """The label of the staffing line, with its figure.

    >>> staff_label(Fraction(5, 2))
    'Medarbejderressourcer (2½ ÅV)'
    """
    return f"Medarbejderressourcer ({print_fte(fte)} ÅV)"


def _overview_table(facts: NoteFacts) -> BudgetTable:
    rows = [
        replace(_row(line, facts.years), control_area=found(line.control_area))
        for line in facts.lines
    ]
    total = _total(facts, "Udgifter i alt (netto)")
    caption = "Tabel 1 - Oversigt over aktiviteter på alle styringsområder"
    return _table("table_1", caption, facts, (*rows, total))


def _appropriation_tables(facts: NoteFacts) -> Iterator[BudgetTable]:
    """The lines with committee, appropriation and sign, one table a control area."""
    areas = list(dict.fromkeys(line.control_area for line in facts.lines))
    for number, area in enumerate(areas, 2):
        lines = tuple(line for line in facts.lines if line.control_area == area)
        rows = [
            replace(
                _row(line, facts.years),
                committee=found(line.committee),
                appropriation=found(line.appropriation),
                sign=found(line.sign),
            )
            for line in lines
        ]
        name = area.lower() if len(areas) > 1 else facts.control_area
        front = _FRONT.get(name, f"{name.capitalize()}udgifter")
        total = _total(replace(facts, lines=lines), f"{front} i alt")
        caption = f"Tabel {number} - Udgifter til {name}"
        yield _table(f"table_{number}", caption, facts, (*rows, total))


def _table(name: str, caption: str, facts: NoteFacts, rows: tuple[BudgetRow, ...]) -> BudgetTable:
    base = found(facts.price_base)
    return BudgetTable(name, found(caption), found(facts.unit), base, facts.years, rows)


def _row(line: BudgetLine, years: Sequence[int]) -> BudgetRow:
    return BudgetRow(found(line.label), "row", _cells(line.kr, years), found(sum(line.kr)))


def _total(facts: NoteFacts, label: str) -> BudgetRow:
    sums = facts.yearly_kr
    return BudgetRow(found(label), "total", _cells(sums, facts.years), found(sum(sums)))


def _cells(amounts: Sequence[int], years: Sequence[int]) -> tuple[YearAmount, ...]:
    return tuple(
        YearAmount(column, year, found(kr))
        for column, (year, kr) in enumerate(zip(years, amounts, strict=True))
    )
