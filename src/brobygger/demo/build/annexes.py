"""Builds an annex of recommendations from the few facts that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brobygger.demo.build.values import all_found, found
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.recommendation import (
    CaseNumbers,
    Colour,
    LegendEntry,
    MoneySource,
    NeedsMoney,
    Novelty,
    Part,
    Quantifier,
    Recommendation,
    RecommendationAnnex,
    Requirement,
    Route,
    RouteKind,
    ThemeArea,
)
from brobygger.domain.recommendations.writing import LEGEND


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a part of a recommendation says. ``via`` are targets (numbers, or part ids "3a").

    ``order``: for kind "note" the number of the recommendation that carries the order (its own
    by default). ``paid_by`` is (what pays, last year or None) for an effort that goes on.
    """

    label: str
    kind: RouteKind
    administrations: tuple[str, ...] = ()
    ordered_by: str | None = None
    order: int | None = None
    package: str | None = None
    via: tuple[int, ...] = ()
    quantifier: Quantifier = "all"
    strengthened_by: tuple[int, ...] = ()
    novelty: Novelty = "new"
    paid_by: tuple[str, int | None] | None = None
    due: date | None = None
    remark: str = ""


_CATEGORY: dict[RouteKind, Colour] = {
    "outside": "blue",
    "note": "green",
    "need": "red",
    "frame": "black",
    "via": "black",
}
_HEADLINE: tuple[Colour, ...] = ("red", "green", "blue", "black")


def make_recommendation(
    number: int, area: ThemeArea, text: str, parts: Sequence[PartFacts]
) -> Recommendation:
    """The recommendation with its parts, lettered in order, and the category of each."""
    made = tuple(
        _part(number, f"{number}{chr(ord('a') + at)}", facts) for at, facts in enumerate(parts)
    )
    colours = {_CATEGORY[facts.kind] for facts in parts}
    inks = tuple(colour for colour in _HEADLINE if colour in colours)
    return Recommendation(number, found(area), found(text), inks[0], inks, made)


def _part(number: int, name: str, facts: PartFacts) -> Part:
    order = f"N{facts.order or number}" if facts.kind == "note" else None
    route = Route(facts.kind, order, facts.ordered_by, facts.package, facts.via)
    return Part(
        id=name,
        label=found(facts.label),
        administrations=all_found(facts.administrations),
        needs_money=found(_needs_money(facts)),
        routes=(found(route),),
        sources=_sources(facts),
        novelty=(found(facts.novelty),),
        requires=all_found([Requirement(target, facts.quantifier) for target in facts.via]),
        strengthened_by=all_found(facts.strengthened_by),
        due=found(facts.due) if facts.due else None,
        remark=found(facts.remark) if facts.remark else None,
        quote=found(facts.label),
        category=found(_CATEGORY[facts.kind]),
        reason="",
    )


def _needs_money(facts: PartFacts) -> NeedsMoney:
    if facts.kind in ("note", "need"):
        return "yes"
    if facts.kind == "frame" or (facts.kind == "via" and facts.quantifier == "all"):
        return "no"
    return "unstated"


def _sources(facts: PartFacts) -> tuple[Found[MoneySource], ...]:
    """Only what pays for an effort that goes on; what a route gives follows from the route."""
    if facts.paid_by is None:
        return ()
    ref, year = facts.paid_by
    if year is None:
        return (found(MoneySource("plan", ref)),)
    return (found(MoneySource("past_grant", ref, valid_to=date(year, 12, 31), to_known=True)),)


def make_annex(
    title: str,
    day: date,
    case_numbers: tuple[str, str, str],
    recommendations: Sequence[Recommendation],
) -> RecommendationAnnex:
    """The annex with the committee's legend."""
    f2, f2_document, edoc = all_found(case_numbers)
    legend = tuple(LegendEntry(colour, found(words)) for colour, words in LEGEND.items())
    numbers = CaseNumbers(f2, f2_document, edoc)
    return RecommendationAnnex(found(title), found(day), numbers, legend, tuple(recommendations))
