"""The committee's annex of recommendations as it was read: the names are those of the contract."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from brobygger.domain.documents.found import Found

ThemeArea = Literal["school", "adult", "civil_society"]
Colour = Literal["green", "red", "blue", "black"]
NeedsMoney = Literal["yes", "no", "unstated"]
RouteKind = Literal["frame", "note", "need", "via", "outside"]
SourceKind = Literal["frame", "note", "need", "plan", "past_grant", "outside"]
Quantifier = Literal["all", "any", "named", "unstated"]
Novelty = Literal["new", "continued"]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a colour means by the paper's own legend."""

    colour: Colour
    meaning: Found[str]


@dataclass(frozen=True, slots=True)
class Route:
    """How the paper says that a part is to be lifted.

    ``note`` is "N" + the number of the recommendation that carries the order. ``package`` is
    the administration whose budget package holds the note. ``via`` are recommendation numbers.
    """

    kind: RouteKind
    note: str | None = None
    ordered_by: str | None = None
    package: str | None = None
    via: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneySource:
    """What pays over time. ``to_known`` False: the paper names no end, which is a finding."""

    kind: SourceKind
    ref: str
    valid_from: date | None = None
    valid_to: date | None = None
    to_known: bool = False
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A part waits for another recommendation (its ``parts`` where the paper names them)."""

    target: int
    quantifier: Quantifier
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a recommendation: one deliverable with one owner, money statement and novelty.

    ``label`` names it in the paper's own words; ``quote`` holds the words it rests on.
    ``category`` is derived; ``reason`` is a code of ``category.REASONS``. ``due`` keeps the
    paper's words, with the last possible day as value where one follows from them.
    """

    id: str
    label: Found[str]
    administrations: tuple[Found[str], ...]
    needs_money: Found[NeedsMoney]
    routes: tuple[Found[Route], ...]
    sources: tuple[Found[MoneySource], ...]
    novelty: tuple[Found[Novelty], ...]
    requires: tuple[Found[Requirement], ...]
    strengthened_by: tuple[Found[int], ...]
    due: Found[date] | None
    remark: Found[str] | None
    quote: Found[str]
    category: Found[Colour]
    reason: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its 1..n parts; ``headline`` is always shown with ``categories``."""

    number: int
    theme_area: Found[ThemeArea]
    text: Found[str]
    headline: Colour | None
    categories: tuple[Colour, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """The references printed on the annex, as text."""

    f2: Found[str] | None = None
    f2_document: Found[str] | None = None
    edoc: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class RecommendationAnnex:
    """The annex: head, legend and recommendations in printed order."""

    title: Found[str] | None
    date: Found[date] | None
    case_numbers: CaseNumbers
    legend: tuple[LegendEntry, ...]
    recommendations: tuple[Recommendation, ...]
