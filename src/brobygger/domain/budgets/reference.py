"""What the city may change from year to year: labels, districts, code lists, the staffing band.

None of it is built into a rule. Each entry says from when it holds, where it was read, and a
rule asks for the entries that hold in the budget round at hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from brobygger.domain.recommendations.authority import AUTHORITIES, Authority

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Dated(Generic[Value]):
    """A piece of reference data: its value, the budget years it holds for, and its source.

    ``first`` and ``last`` are budget years, both included; None is open.
    """

    value: Value
    source: str
    first: int | None = None
    last: int | None = None

    def holds_in(self, year: int | None) -> bool:
        """Whether it holds in a budget year; an unknown year (None) is held by all."""
        if year is None:
            return True
        return (self.first or year) <= year <= (self.last or year)


def in_force(entries: Iterable[Dated[Value]], year: int | None) -> tuple[Value, ...]:
    """The values that hold in a budget year, in the order in which they are printed."""
    return tuple(entry.value for entry in entries if entry.holds_in(year))


_TEMPLATE_2024 = "Template of Budget 2024, as printed in note BI08"

SYNONYMS: dict[str, tuple[str, ...]] = {"Bevillingsudløb": ("Bevillingsbortfald",)}
"""Other words that the papers use for one label: the only table of them."""


def forms_of(label: str) -> tuple[str, ...]:
    """A label with the other words that papers print for it.

    >>> forms_of("Bevillingsudløb"), forms_of("Need to")
    (('Bevillingsudløb', 'Bevillingsbortfald'), ('Need to',))
    """
    return (label, *SYNONYMS.get(label, ()))


NEED_TO_LABELS: tuple[Dated[tuple[str, ...]], ...] = (
    Dated(
        (
            "Need to",
            "Fastholdelse/rekruttering",
            "Rettidig omhu",
            "Specifik udfordring",
            "Bevillingsudløb",
            "Henvist sag",
            "Bestilt af politisk parti",
            "Bestilt af fagudvalg",
            "Bestilt administrativt",
        ),
        _TEMPLATE_2024,
        first=2024,
    ),
)
"""The box "Kategorisering". The definitions are approved each January, so it is a list a round."""

CITYWIDE = "Bydækkende"
ELSEWHERE = "Udenbys"

DISTRICT_LABELS: tuple[Dated[tuple[str, ...]], ...] = (
    Dated(
        (
            "Bispebjerg",
            "Indre by",
            "Vesterbro/Kgs. Enghave",
            "Valby",
            "Amager Øst",
            ELSEWHERE,
            "Nørrebro",
            "Østerbro",
            "Brønshøj/Husum",
            "Vanløse",
            "Amager Vest",
        ),
        _TEMPLATE_2024,
        first=2024,
    ),
)
"""The ten districts and "Udenbys", in printed order; "Bydækkende" stands apart above them."""

CONTROL_AREAS: tuple[Dated[str], ...] = tuple(
    Dated(name, "The city's published budget papers (committee papers on kk.dk)")
    for name in (
        "Service",
        "Anlæg",
        "Overførsler",
        "Efterspørgselsstyrede overførsler",
        "Finansposter",
        "Indsats",
    )
)


CROSS_CUTTING_PREFIXES: tuple[Dated[str], ...] = (
    Dated("TV", "Cross-cutting efficiency proposals in the city's budget papers"),
)


def committees(year: int | None = None) -> tuple[Authority, ...]:
    """The committees that existed on some day of a budget year; all of them for None."""
    return tuple(row for row in AUTHORITIES if row.kind == "committee" and _existed_in(row, year))


def _existed_in(row: Authority, year: int | None) -> bool:
    if year is None:
        return True
    begun = row.valid_from is None or row.valid_from.year <= year
    return begun and (row.valid_to is None or row.valid_to.year >= year)


def code_prefixes(year: int | None = None) -> frozenset[str]:
    """The letters that a note code may begin with in a budget year.

    >>> "BI" in code_prefixes(2024), "SOU" in code_prefixes(2024)
    (True, False)
    """
    own = {prefix for committee in committees(year) for prefix in committee.note_prefixes}
    return frozenset(own | set(in_force(CROSS_CUTTING_PREFIXES, year)))


def committee_codes(year: int | None = None) -> frozenset[str]:
    """The short names of the committees in a budget year."""
    return frozenset(committee.code for committee in committees(year) if committee.code)


@dataclass(frozen=True, slots=True)
class StaffBand:
    """What one full-time equivalent may cost a year, in whole kroner, both ends included."""

    low_kr: int
    high_kr: int
    price_base: int


STAFF_BANDS: tuple[Dated[StaffBand], ...] = (
    Dated(
        StaffBand(450_000, 900_000, 2024),
        "Our default for plausibility; bounds to be confirmed with the municipality",
        first=2024,
    ),
)
"""A figure outside the band is asked about, never repaired: the note BI08 itself gives 640,000."""


def staff_band(year: int | None = None) -> StaffBand:
    """The band of a budget year; the earliest one for years before the first."""
    held = in_force(STAFF_BANDS, year)
    return held[-1] if held else STAFF_BANDS[0].value


def need_to_labels(year: int | None = None) -> tuple[str, ...]:
    """The printed labels of the box "Kategorisering" in a budget round, in printed order."""
    held = in_force(NEED_TO_LABELS, year)
    return held[-1] if held else NEED_TO_LABELS[0].value


def district_labels(year: int | None = None) -> tuple[str, ...]:
    """The printed district labels of a budget round, without "Bydækkende"."""
    held = in_force(DISTRICT_LABELS, year)
    return held[-1] if held else DISTRICT_LABELS[0].value
