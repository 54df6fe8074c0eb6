"""The expiry radar as a table: what ends when, and when somebody must do what about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from brobygger.domain.budgets.expiry import Expiry
from brobygger.domain.recommendations.portfolio.state import Label
from brobygger.messages.expiry import STAGE_SHAPES, STAGE_WORDS
from brobygger.messages.portfolio import LABEL_WORDS
from brobygger.web.budgets.radar.calendar import short_name
from brobygger.web.budgets.radar.register import Line
from brobygger.web.ui.tables import Column, RegisterTable
from brobygger.web.ui.words import in_words, reader_language


@dataclass(frozen=True, slots=True)
class Changed:
    """A recommendation that is something else on the day after."""

    number: int
    label: Label
    word: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the radar, as its cells print it."""

    line: Line

    @property
    def expiry(self) -> Expiry:
        """The grant with its stage and its dates."""
        return self.line.expiry

    @property
    def what(self) -> str:
        """The grant in codes."""
        return short_name(self.expiry.grant)

    @property
    def title(self) -> str:
        """The grant's own words, where they say more than its code."""
        title = self.expiry.grant.title
        return "" if title == self.what else title

    @property
    def page(self) -> int | None:
        """The recommendation of the first part that it pays."""
        parts = self.expiry.grant.parts
        return self.line.pages.get(number_of(parts[0])) if parts else None

    @property
    def shape(self) -> str:
        """The shape of the stage."""
        return STAGE_SHAPES[self.expiry.stage]

    @property
    def stage(self) -> str:
        """The stage in words."""
        return in_words(STAGE_WORDS[self.expiry.stage])

    @property
    def changed(self) -> list[Changed]:
        """The recommendations that the grant takes along."""
        language = reader_language()
        return [
            Changed(number, label, LABEL_WORDS[label].said(language), self.line.pages[number])
            for number, label in (self.line.lapse.recommendations or {}).items()
        ]


def number_of(part: str) -> int:
    """The recommendation that a part's code belongs to: 3 for "3a"."""
    return int("".join(letter for letter in part if letter.isdigit()))


def radar_table(request: HttpRequest, lines: Sequence[Line]) -> RegisterTable:
    """What ends when? Those without an end first, what has ended last."""
    return RegisterTable(
        request,
        "kalender",
        _("Hvad udløber hvornår?"),
        columns=_columns(),
        rows=[Row(line) for line in lines],
        mark=lambda row: "grey" if row.expiry.stage == "ended" else row.shape,
        page_size=50,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("penge", _("Penge"), _grant, row_head=True, cell="budgets/radar_grant.html"),
        Column("sidste-dag", _("Sidste dag"), lambda row: row.expiry.last_day, kind="date"),
        Column("hvad-nu", _("Hvad nu?"), lambda row: row.stage, cell="budgets/radar_stage.html"),
        Column("budget", _("Afgøres i"), _budget, cell="budgets/radar_budget.html"),
        Column("bestil", _("Bestil senest"), _order, kind="date", cell="budgets/radar_order.html"),
        Column("evaluering", _("Evaluering klar"), _evaluate, kind="date"),
        Column("ophoerer", _("Ophører med dem"), _lapse, cell="budgets/radar_lapse.html"),
    )


def _grant(row: Row) -> str:
    return f"{row.what}: {row.title}" if row.title else row.what


def _budget(row: Row) -> str | None:
    year = row.expiry.decide_in
    return _("Budget %(year)s") % {"year": year} if year else None


def _order(row: Row) -> date | None:
    return row.expiry.order_by


def _evaluate(row: Row) -> date | None:
    return row.expiry.evaluate_by


def _lapse(row: Row) -> str | None:
    """None where nothing does, so that a narrow card leaves the line out."""
    if not row.line.lapse.parts:
        return None
    parts = _("del %(codes)s") % {"codes": ", ".join(row.line.lapse.parts)}
    return "; ".join([parts, *(f"{one.number}: {one.word}" for one in row.changed)])
