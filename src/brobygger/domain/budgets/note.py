"""A budget note as it was read: the names are those of the reading contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.money import PriceBase

Tick = bool | Literal["unknown"]
RowKind = Literal["row", "total"]
Sign = Literal["U", "I"]


@dataclass(frozen=True, slots=True)
class YearAmount:
    """One amount of a table row.

    ``column`` counts the amount columns from 0. ``year`` is None where the year heads are
    lost; ``suggested_year`` may then hold what another table of the note points to. A cell
    left empty in the paper has ``amount_kr.value`` None and raw "": not stated, never zero.
    """

    column: int
    year: int | None
    amount_kr: Found[int]
    suggested_year: int | None = None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of a budget table; ``total`` rows are printed sums."""

    label: Found[str]
    kind: RowKind
    cells: tuple[YearAmount, ...]
    total_kr: Found[int] | None = None
    control_area: Found[str] | None = None
    committee: Found[str] | None = None
    appropriation: Found[str] | None = None
    sign: Found[Sign] | None = None


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A table of the note. ``unit`` is as printed ("1.000 kr."); amounts are whole kroner."""

    id: str
    caption: Found[str] | None
    unit: Found[str] | None
    price_base: Found[PriceBase] | None
    years: tuple[int, ...]
    rows: tuple[BudgetRow, ...]


@dataclass(frozen=True, slots=True)
class EarlierFunds:
    """Money given before, by agreement. ``year`` is None where its column is lost."""

    agreement: Found[str]
    year: Found[int]
    amount_kr: Found[int]
    price_base: PriceBase | None


@dataclass(frozen=True, slots=True)
class NotedFootnote:
    """A footnote: its mark apart from its words."""

    mark: str
    text: Found[str]


@dataclass(frozen=True, slots=True)
class BudgetNote:
    """All that a budget note says, each value with its place. A part not found is None or empty."""

    code: Found[str] | None = None
    title: Found[str] | None = None
    budget_round: Found[int] | None = None
    period: Found[tuple[int, int]] | None = None
    fte: tuple[Found[Fraction], ...] = ()
    annual_amount_kr: Found[int] | None = None
    sections: Mapping[str, Found[str]] = field(default_factory=dict)
    need_to: Mapping[str, Found[Tick]] = field(default_factory=dict)
    target_groups: tuple[Found[str], ...] = ()
    themes: tuple[Found[str], ...] = ()
    area_criteria: tuple[Found[str], ...] = ()
    follow_up: tuple[Found[str], ...] = ()
    goals: tuple[Found[str], ...] = ()
    external_evaluation: Found[str] | None = None
    further_treatment: Found[bool] | None = None
    footnotes: tuple[NotedFootnote, ...] = ()
    districts: Mapping[str, Found[Tick]] = field(default_factory=dict)
    citywide: Found[Tick] | None = None
    address: Found[str] | None = None
    recommendation_refs: tuple[Found[str], ...] = ()
    earlier_funds: tuple[EarlierFunds, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
