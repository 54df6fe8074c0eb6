"""Figures as tidy rows: one row is one fact, with an id that stays and a column a breakdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import ALL as EVERY
from brobygger.domain.reach.edition import ALL_TIME, TOTAL, EditionRow
from brobygger.messages.figures import ROUNDED
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.figures import Reading
from brobygger.web.reach.figures.page import share_for
from brobygger.web.reach.figures.populations import Share
from brobygger.web.reach.figures.words import (
    DIMENSION_WORDS,
    hidden_words,
    light_words,
    method_words,
    value_words,
)
from brobygger.web.ui.numbers import day
from brobygger.web.ui.words import in_words

Status = Literal["shown", "hidden", "not_stated"]
Measure = Literal[
    "people", "participations", "share_percent", "helped_on",
    "organisations", "professional_participations", "half_days",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``by`` leads a breakdown to its value; ``low`` and ``high`` are None where it is
    hidden or not stated, ``high`` alone where nothing limits it.
    """

    measure: Measure
    period: str
    by: dict[str, str]
    status: Status
    low: int | None
    high: int | None
    row: EditionRow | None = None
    share: Share | None = None

    @property
    def id(self) -> str:
        """The same in every file: what, when and of whom."""
        parts = (f"{name}={value}" for name, value in self.by.items())
        return "/".join((self.measure, self.period, *parts))


def facts_of(reading: Reading, initiative: Initiative) -> Iterator[Fact]:
    """Every fact of the published tables, in an order that stays."""
    for name, row in sorted(reading.edition.rows.items()):
        period, dimension, value = name
        if dimension == "month":
            period = value
        by = {} if dimension == TOTAL else {dimension: value}
        yield _fact("people", period, by, row.people, row)
        yield _fact("participations", period, by, row.participations, row)
        share = share_for(reading, initiative, name, row)
        if share is not None:
            yield Fact("share_percent", period, by, "shown", share.low, share.high, row, share)
    for (service, half), figure in sorted(reading.helped_on.items()):
        by = {} if service == EVERY else {"service": service}
        yield _fact("helped_on", ALL_TIME if half == EVERY else half, by, figure)
    trained = reading.trained
    if trained.sessions:
        yield _plain("organisations", trained.organisations)
        yield _plain("professional_participations", trained.participations)
        yield _plain("half_days", trained.half_days)


def _fact(
    measure: Measure,
    period: str,
    by: dict[str, str],
    figure: Published | None,
    row: EditionRow | None = None,
) -> Fact:
    if figure is None:
        return Fact(measure, period, by, "not_stated", None, None, row)
    if figure.interval is None:
        return Fact(measure, period, by, "hidden", None, None, row)
    return Fact(measure, period, by, "shown", figure.interval.low, figure.interval.high, row)


def _plain(measure: Measure, number: int | None) -> Fact:
    return Fact(measure, ALL_TIME, {}, "not_stated" if number is None else "shown", number, number)


def measure_words(measure: Measure) -> str:
    """What is counted."""
    return {
        "people": _("forskellige mennesker"),
        "participations": _("deltagelser"),
        "share_percent": _("andel af målgruppen, procent"),
        "helped_on": _("henvist videre"),
        "organisations": _("organisationer på kompetenceudvikling"),
        "professional_participations": _("fagpersoners deltagelser"),
        "half_days": _("halve dage med kompetenceudvikling"),
    }[measure]


def status_words(status: Status) -> str:
    """Whether there is a number."""
    return {"shown": _("vist"), "hidden": _("skjult"), "not_stated": _("ikke oplyst")}[status]


def workbook_of(reading: Reading, initiative: Initiative) -> Workbook:
    """The facts on a sheet, above them what they are, and a last sheet that explains columns."""
    lines = [initiative.title, hidden_words()]
    if reading.edition.until is not None:
        lines.append(_("Tal til og med %(day)s.") % {"day": day(reading.edition.until)})
    if any(row.people.rounded for row in reading.edition.rows.values()):
        lines.append(in_words(ROUNDED))
    rows = tuple(_cells(one, reading, initiative) for one in facts_of(reading, initiative))
    sheet = SheetOfRows(_("Rækkevidde"), columns(), rows, tuple(lines))
    heads = (_("Ark"), _("Kolonne"), _("Betydning"))
    return Workbook(_("Rækkevidde"), (sheet,), _("Ordbog"), heads)


def table_of(
    reading: Reading, initiative: Initiative
) -> tuple[list[str], list[tuple[CellValue, ...]]]:
    """The same as heads and rows, for a plain file."""
    rows = [_cells(one, reading, initiative) for one in facts_of(reading, initiative)]
    return [one.head for one in columns()], rows


def columns() -> tuple[SheetColumn, ...]:
    """The columns, with what each of them means."""
    periods = _("all: hele perioden; 2027: et år; 2027-1: 1. halvår; 2027-03: en måned")
    low = _("det mindste, tallet kan være; blank: skjult eller ikke oplyst")
    high = _("det højeste; blank ved et vist tal: intet sætter en øvre grænse")
    blank = _("blank: ikke opdelt efter det")
    return (
        SheetColumn(_("id"), _("det samme i hver fil: hvad, hvornår og opdelt efter hvad"), 34),
        SheetColumn(_("indsats"), _("indsatsens navn"), 28),
        SheetColumn(_("hvad"), _("hvad der er talt; de lægges aldrig sammen"), 26),
        SheetColumn(_("periode"), periods, 12),
        *(SheetColumn(str(words), blank, 22) for words in _columns().values()),
        SheetColumn(_("henvist til"), blank, 22),
        SheetColumn(_("mindst"), low, 10),
        SheetColumn(_("højst"), high, 10),
        SheetColumn(_("status"), _("vist, skjult eller ikke oplyst; skjult er ikke nul"), 12),
        SheetColumn(_("grundlag"), _("hvor sikkert tallet er"), 30),
        SheetColumn(_("metode"), _("hvordan tallet er fundet"), 60),
        SheetColumn(_("målgruppens størrelse"), _("det, andelen er af"), 12),
        SheetColumn(_("år"), _("året for målgruppens størrelse"), 8),
        SheetColumn(_("kilde"), _("hvem der oplyser målgruppens størrelse"), 30),
    )


def _columns() -> dict[str, str]:
    """The breakdowns with a column of their own; a month stands as the period."""
    return {name: str(words) for name, words in DIMENSION_WORDS.items() if name != "month"}


def _cells(one: Fact, reading: Reading, initiative: Initiative) -> tuple[CellValue, ...]:
    by = {
        name: value_words(name, value, reading.names.get(value, ""))
        for name, value in one.by.items()
        if name not in {"service", "month"}
    }
    service = one.by.get("service", "")
    of = one.share.of if one.share else None
    return (
        one.id,
        initiative.title,
        measure_words(one.measure),
        one.period,
        *(by.get(name) for name in _columns()),
        reading.name(service) if service else None,
        one.low,
        one.high,
        status_words(one.status),
        light_words(one.row) if one.row else None,
        method_words(one.row) if one.row else None,
        of.people if of else None,
        of.year if of else None,
        of.source if of else None,
    )
