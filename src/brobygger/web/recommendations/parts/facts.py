"""What a person can correct in a part: plain values, the same from a form, the API or an import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import Edge, MoneySource, Part, Responsibility, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A row below a part. ``pk`` is the row it stands in, None for one that a person adds.

    An added row rests on the paper's words (``raw``) or on the person's own ``reason``. The words
    of a row that the paper itself gave are never changed, so they are not sent back here.
    """

    pk: int | None = None
    raw: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerFact(Fact):
    """An administration that carries out the part."""

    administration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFact(Fact):
    """A way to be lifted. ``order`` is the recommendation that carries the budget note's order,
    None for the part's own. What a route ``via`` leads through are the part's requirements.
    """

    kind: str
    order: int | None = None
    ordered_by: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFact(Fact):
    """What pays today. ``valid_to`` None: the end is unknown, never "for ever"."""

    kind: str
    ref: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeFact(Fact):
    """The part waits for a recommendation (requires) or is helped by it (strengthens).

    ``target`` is the number. ``parts`` are named only where the quantifier is "named".
    """

    kind: str
    target: int
    quantifier: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFacts:
    """Everything about a part that a person can correct."""

    needs_money: str
    is_new: bool = False
    is_continued: bool = False
    due: date | None = None
    remark: str = ""
    owners: tuple[OwnerFact, ...] = ()
    routes: tuple[RouteFact, ...] = ()
    sources: tuple[SourceFact, ...] = ()
    edges: tuple[EdgeFact, ...] = field(default=())

    def codes(self) -> dict[str, str]:
        """Each kind of fact as short codes, for the log: numbers, abbreviations and dates.

        Free text is left out; of the remark only that there is one.
        """
        novelty = {"new": self.is_new, "continued": self.is_continued}
        edges: dict[str, list[str]] = {kind: [] for kind in Edge.Kind.values}
        for edge in self.edges:
            edges[edge.kind].append(" ".join(map(str, (edge.target, edge.quantifier, *edge.parts))))
        return {
            "administrations": ", ".join(owner.administration for owner in self.owners),
            "needs_money": self.needs_money,
            "routes": ", ".join(
                _joined(one.kind, one.order, one.ordered_by, one.package) for one in self.routes
            ),
            "sources": ", ".join(
                _joined(one.kind, one.valid_from, one.valid_to or "?", one.confirmed_on)
                for one in self.sources
            ),
            "requires": ", ".join(edges[Edge.Kind.REQUIRES]),
            "strengthens": ", ".join(edges[Edge.Kind.STRENGTHENS]),
            "novelty": ", ".join(name for name, holds in novelty.items() if holds),
            "due": str(self.due or ""),
        }


def _joined(*codes: Any) -> str:
    return " ".join(str(code) for code in codes if code)


def facts_of(part: Part, numbers: Mapping[int, int] | None = None) -> PartFacts:
    """The part as it stands, in the form in which a person corrects it (five queries; none where
    its rows were fetched with it and ``numbers`` are given: primary key of a recommendation ->
    its number).

    Sources that only repeat a route are no facts of their own: they follow from it.
    """
    if numbers is None:
        recommendations = part.recommendation.annex.recommendations
        numbers = dict(recommendations.values_list("pk", "number"))
    return PartFacts(
        needs_money=part.needs_money or "unstated",
        is_new=part.is_new,
        is_continued=part.is_continued,
        due=part.due,
        remark=part.remark,
        owners=tuple(_owner(row) for row in part.responsibilities.all()),
        routes=tuple(_route(row, part) for row in part.routes.all()),
        sources=tuple(_source(row) for row in part.sources.all() if row.kind in PAID_TODAY),
        edges=tuple(_edge(row, numbers[row.target_id]) for row in part.edges.all()),
    )


def order_of(note: str, own: int) -> int | None:
    """The recommendation that a note is named after ("N9" -> 9); None for the part's own."""
    number = int(note[1:]) if note[:1] == "N" and note[1:].isdecimal() else own
    return None if number == own else number


def _owner(row: Responsibility) -> OwnerFact:
    return OwnerFact(administration=row.administration, **_words(row))


def _route(row: Route, part: Part) -> RouteFact:
    return RouteFact(
        kind=row.kind,
        order=order_of(row.note, part.recommendation.number),
        ordered_by=row.ordered_by,
        package=row.package,
        **_words(row),
    )


def _source(row: MoneySource) -> SourceFact:
    return SourceFact(
        kind=row.kind,
        ref=row.ref,
        valid_from=row.valid_from,
        valid_to=row.valid_to if row.to_known else None,
        confirmed_on=row.confirmed_on,
        **_words(row),
    )


def _edge(row: Edge, target: int) -> EdgeFact:
    return EdgeFact(
        kind=row.kind,
        target=target,
        quantifier=row.quantifier,
        parts=tuple(row.parts),
        **_words(row),
    )


def _words(row: Any) -> dict[str, Any]:
    """The row, and the words that a person put in; those of the paper are not hers to change."""
    if not row.is_added:
        return {"pk": row.pk}
    return {"pk": row.pk, "raw": row.raw, "reason": row.reason}
