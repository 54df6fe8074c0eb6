"""The city's figures as tidy rows: one row is one fact, with its source, unit and status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from django.utils.translation import gettext as _

from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import ALL as EVERY
from brobygger.domain.reach.edition import ALL_TIME, TOTAL
from brobygger.domain.reach.initiatives import TogetherRow
from brobygger.messages.figures import ROUNDED
from brobygger.web.reach.city.kept import City
from brobygger.web.reach.city.page import LEVELS, share_for
from brobygger.web.reach.figures.populations import Share
from brobygger.web.reach.figures.words import DIMENSION_WORDS, hidden_words, value_words
from brobygger.web.ui.numbers import day
from brobygger.web.ui.words import in_words

CityMeasure = Literal["people", "participations", "share_percent", "people_with_code"]
CitySource = Literal["initiatives", "card_codes"]
CityStatus = Literal["shown", "hidden"]


@dataclass(frozen=True, slots=True)
class CityFact:
    """One fact; ``by`` leads a breakdown to its value. ``low`` and ``high`` are None where it is
    hidden, ``high`` alone where nothing limits it.
    """

    measure: CityMeasure
    source: CitySource
    period: str
    by: dict[str, str]
    status: CityStatus
    low: int | None
    high: int | None
    initiatives: int | None = None
    unknown: int | None = None
    share: Share | None = field(default=None)

    @property
    def id(self) -> str:
        """The same in every file: what, when and of whom."""
        parts = (f"{name}={value}" for name, value in self.by.items())
        return "/".join((self.measure, self.period, *parts))


def facts_of(city: City) -> Iterator[CityFact]:
    """Every fact of the city, in an order that stays."""
    for name, row in sorted(city.rows.items()):
        period, dimension, value = name
        when = value if dimension == "month" else period
        by = {} if dimension == TOTAL else {dimension: value}
        yield _fact("people", when, by, row.people, row=row)
        yield _fact("participations", when, by, row.participations, row=row)
        share = share_for(city, name, row)
        if share is not None:
            found = _fact("share_percent", when, by, row.people, row=row)
            yield replace(found, low=share.low, high=share.high, share=share)
    for name, figure in sorted(city.codes.items()):
        by = {level: value for level, value in zip(LEVELS, name, strict=True) if value != EVERY}
        yield _of_codes(by.get("month", ALL_TIME), by, figure)


def _fact(
    measure: CityMeasure, period: str, by: dict[str, str], figure: Published, *, row: TogetherRow
) -> CityFact:
    found = _of_codes(period, by, figure)
    return replace(
        found,
        measure=measure,
        source="initiatives",
        initiatives=row.initiatives,
        unknown=row.unknown,
    )


def _of_codes(period: str, by: dict[str, str], figure: Published) -> CityFact:
    people = figure.interval
    if people is None:
        return CityFact("people_with_code", "card_codes", period, by, "hidden", None, None)
    return CityFact("people_with_code", "card_codes", period, by, "shown", people.low, people.high)


def measure_words(measure: CityMeasure) -> str:
    """What is counted."""
    return {
        "people": _("forskellige mennesker"),
        "participations": _("deltagelser"),
        "share_percent": _("andel af målgruppen"),
        "people_with_code": _("forskellige mennesker med kortkode"),
    }[measure]


def unit_words(measure: CityMeasure) -> str:
    """What a figure is in."""
    return {
        "people": _("personer"),
        "participations": _("deltagelser"),
        "share_percent": _("procent"),
        "people_with_code": _("personer"),
    }[measure]


def source_words(source: CitySource) -> str:
    """Where a figure is from."""
    return {
        "initiatives": _("indsatsernes udgivne tal"),
        "card_codes": _("kortkoder, talt over hele byen"),
    }[source]


def workbook_of(city: City) -> Workbook:
    """The facts on a sheet, above them what they are, and a last sheet that explains columns."""
    lines = [_("Rækkevidde, hele byen"), hidden_words()]
    if city.until is not None:
        lines.append(_("Tal til og med %(day)s.") % {"day": day(city.until)})
    if any(row.people.rounded for row in city.rows.values()):
        lines.append(in_words(ROUNDED))
    sheet = SheetOfRows(_("Hele byen"), columns(), tuple(_rows(city)), tuple(lines))
    return Workbook(_("Hele byen"), (sheet,), _("Ordbog"), (_("Ark"), _("Kolonne"), _("Betydning")))


def table_of(city: City) -> tuple[list[str], list[tuple[CellValue, ...]]]:
    """The same as heads and rows, for a plain file."""
    return [one.head for one in columns()], list(_rows(city))


def columns() -> tuple[SheetColumn, ...]:
    """The columns, with what each of them means."""
    periods = _("all: hele perioden; 2027: et år; 2027-1: 1. halvår; 2027-03: en måned")
    low = _("det mindste, tallet kan være; blank: skjult")
    high = _("det højeste; blank ved et vist tal: intet sætter en øvre grænse")
    blank = _("blank: ikke opdelt efter det")
    unknown = _("så mange af dem har et tal, der er skjult eller uden øvre grænse")
    return (
        SheetColumn(_("id"), _("det samme i hver fil: hvad, hvornår og opdelt efter hvad"), 34),
        SheetColumn(_("hvad"), _("hvad der er talt; de lægges aldrig sammen"), 30),
        SheetColumn(_("enhed"), _("hvad tallet er i"), 14),
        SheetColumn(_("fra"), _("hvor tallet kommer fra"), 30),
        SheetColumn(_("periode"), periods, 12),
        *(SheetColumn(str(DIMENSION_WORDS[one]), blank, 22) for one in LEVELS if one != "month"),
        SheetColumn(_("mindst"), low, 10),
        SheetColumn(_("højst"), high, 10),
        SheetColumn(_("status"), _("vist eller skjult; skjult er ikke nul"), 12),
        SheetColumn(_("indsatser"), _("hvor mange indsatser der har tal i rækken"), 12),
        SheetColumn(_("uden øvre grænse"), unknown, 12),
        SheetColumn(_("målgruppens størrelse"), _("det, andelen er af"), 12),
        SheetColumn(_("år"), _("året for målgruppens størrelse"), 8),
        SheetColumn(_("kilde"), _("hvem der oplyser målgruppens størrelse"), 30),
    )


def _rows(city: City) -> Iterator[tuple[CellValue, ...]]:
    for one in facts_of(city):
        of = one.share.of if one.share else None
        by = {
            name: value_words(name, value, city.names.get(value, ""))
            for name, value in one.by.items()
            if name != "month"
        }
        yield (
            one.id,
            measure_words(one.measure),
            unit_words(one.measure),
            source_words(one.source),
            one.period,
            *(by.get(name) for name in LEVELS if name != "month"),
            one.low,
            one.high,
            _("vist") if one.status == "shown" else _("skjult"),
            one.initiatives,
            one.unknown,
            of.people if of else None,
            of.year if of else None,
            of.source if of else None,
        )
