"""The rows of the register as the domain's recommendations, for propagation and printing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.restore import restore
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.recommendations import recommendation as read
from brobygger.domain.recommendations.category import distinct, headline_of
from brobygger.web.recommendations.models import (
    Annex,
    Edge,
    MoneySource,
    Part,
    ReadWords,
    Recommendation,
    Responsibility,
    Route,
)


@dataclass(frozen=True, slots=True)
class PartRows:
    """A part with the rows below it, of today or as they stood on another day."""

    part: Part
    owners: Sequence[Responsibility]
    routes: Sequence[Route]
    sources: Sequence[MoneySource]
    edges: Sequence[Edge]


def recommendations_of(annex: Annex) -> tuple[read.Recommendation, ...]:
    """An annex as it stands in the register today, with what people have changed (six queries)."""
    parts = Part.objects.filter(recommendation__annex=annex).prefetch_related(
        "responsibilities", "routes", "sources", "edges"
    )
    return from_rows(
        Recommendation.objects.filter(annex=annex), [rows_below(part) for part in parts]
    )


def rows_below(part: Part) -> PartRows:
    """The part with its rows of today, as they were fetched with it."""
    return PartRows(
        part,
        list(part.responsibilities.all()),
        list(part.routes.all()),
        list(part.sources.all()),
        list(part.edges.all()),
    )


def from_rows(
    recommendations: Iterable[Recommendation], parts: Iterable[PartRows]
) -> tuple[read.Recommendation, ...]:
    """The domain's recommendations from rows of one annex, whatever day the rows are of."""
    rows = list(recommendations)
    numbers = {row.pk: row.number for row in rows}
    below: dict[int, list[PartRows]] = {row.pk: [] for row in rows}
    for each in parts:
        below[each.part.recommendation_id].append(each)
    return tuple(_recommendation(row, below[row.pk], numbers) for row in rows)


def _recommendation(
    row: Recommendation, below: Sequence[PartRows], numbers: Mapping[int, int]
) -> read.Recommendation:
    colours = distinct(cast(read.Colour | None, each.part.shown_category or None) for each in below)
    area = cast(read.ThemeArea, row.theme_area)
    return read.Recommendation(
        number=row.number,
        theme_area=Found(area, row.theme_area) if row.theme_area else unknown("", NOWHERE),
        text=Found(row.text, row.text, place_of(row.place)),
        headline=headline_of(colours),
        categories=colours,
        parts=tuple(part_from(each, numbers) for each in below),
    )


def part_from(rows: PartRows, numbers: Mapping[int, int]) -> read.Part:
    """The domain's part. ``numbers``: primary key of a recommendation -> its number."""
    row = rows.part
    place = place_of(row.place)
    quote = Found(row.quote, row.quote, place)
    colour = cast(read.Colour | None, row.shown_category or None)
    novelty: list[read.Novelty] = ["new"] if row.is_new else []
    novelty += ["continued"] if row.is_continued else []
    kinds: dict[str, list[Edge]] = {kind: [] for kind in Edge.Kind.values}
    for edge in rows.edges:
        kinds[edge.kind].append(edge)
    return read.Part(
        id=row.code,
        label=Found(row.label, row.label, place),
        administrations=tuple(_said(one.administration, one) for one in rows.owners),
        needs_money=Found(cast(read.NeedsMoney, row.needs_money or "unstated"), row.quote, place),
        routes=tuple(_said(_route(one), one) for one in rows.routes),
        sources=tuple(_said(_source(one), one) for one in rows.sources),
        novelty=tuple(Found(one, row.quote, place) for one in novelty),
        requires=tuple(_said(_requirement(one, numbers), one) for one in kinds[Edge.Kind.REQUIRES]),
        strengthened_by=tuple(
            _said(numbers[one.target_id], one) for one in kinds[Edge.Kind.STRENGTHENS]
        ),
        due=Found(row.due, row.due_words, place) if row.due or row.due_words else None,
        remark=Found(row.remark, row.remark, place) if row.remark else None,
        quote=quote,
        category=Found(colour, row.quote, place, method="derived"),
        reason=row.reason,
    )


def _said(value: Any, row: ReadWords) -> Found[Any]:
    """A value with the words it rests on: the paper's, or the reason of the person who added it.

    A reason has no place in the paper, so it is never shown as if it had been read there.
    """
    if row.raw:
        return Found(value, row.raw, place_of(row.place))
    return Found(value, row.reason, place_of(row.place), method="derived")


def _route(row: Route) -> read.Route:
    kind = cast(read.RouteKind, row.kind)
    return read.Route(
        kind, row.note or None, row.ordered_by or None, row.package or None, tuple(row.via)
    )


def _source(row: MoneySource) -> read.MoneySource:
    kind = cast(read.SourceKind, row.kind)
    return read.MoneySource(
        kind, row.ref, row.valid_from, row.valid_to, row.to_known, row.confirmed_on
    )


def _requirement(row: Edge, numbers: Mapping[int, int]) -> read.Requirement:
    quantifier = cast(read.Quantifier, row.quantifier or "all")
    return read.Requirement(numbers[row.target_id], quantifier, tuple(row.parts))


def place_of(record: Any) -> Place:
    """A stored place; the whole paper where none is."""
    return restore(Place, record) if record else NOWHERE


def codes_of(recommendations: Iterable[read.Recommendation]) -> dict[str, int]:
    """Part code -> number of its recommendation."""
    return {part.id: each.number for each in recommendations for part in each.parts}
