"""What the rows must agree on: numbers without gaps, references that lead somewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.recommendation import (
    Part,
    Recommendation,
    RecommendationAnnex,
    Requirement,
    Route,
)
from brobygger.domain.recommendations.rows import Row
from brobygger.domain.recommendations.said import Said
from brobygger.domain.recommendations.waits import find_cycle


def share_orders(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """Fill in who ordered a shared note: it is the same note, so the same orderer and package."""
    orders = _orders(recommendations)

    def filled(found: Found[Route]) -> Found[Route]:
        route = found.value
        order = orders.get(route.note or "") if route is not None else None
        if route is None or order is None or route.ordered_by or route.package:
            return found
        by, package = order.ordered_by, order.package
        return replace(found, value=replace(route, ordered_by=by, package=package))

    def with_orders(part: Part) -> Part:
        return replace(part, routes=tuple(map(filled, part.routes)))

    return [replace(each, parts=tuple(map(with_orders, each.parts))) for each in recommendations]


def _orders(recommendations: Sequence[Recommendation]) -> dict[str, Route]:
    """The notes that are ordered, by the recommendation they are named after; its first counts."""
    orders: dict[str, Route] = {}
    for each in recommendations:
        for part in each.parts:
            for route in part.routes:
                if route.value is not None and route.value.note == f"N{each.number}":
                    orders.setdefault(route.value.note, route.value)
    return orders


def check_annex(annex: RecommendationAnnex, rows: Sequence[Row]) -> list[Problem]:
    """Everything that concerns the annex as a whole, all of it and not just the first."""
    if not annex.recommendations:
        return [Problem("RECOMMENDATION-001", "error")]
    return [
        *_missing_head(annex),
        *_numbers(rows),
        *_named_parts(annex.recommendations),
        *_missing_orders(annex.recommendations),
        *_cycles(annex.recommendations),
    ]


def _missing_head(annex: RecommendationAnnex) -> Iterator[Problem]:
    if annex.date is None:
        yield Problem("RECOMMENDATION-016", "warning", field="date")
    if annex.title is None:
        yield Problem("RECOMMENDATION-020", "info", field="title")
    if not annex.legend:
        yield Problem("RECOMMENDATION-017", "info", field="legend")


def _numbers(rows: Sequence[Row]) -> Iterator[Problem]:
    """Tell each number that is not the one after the number before it."""
    wanted = 1
    for at, row in enumerate(rows):
        if row.number != wanted:
            params = {"number": str(row.number), "expected": str(wanted)}
            field = f"recommendations.{at}"
            yield Problem("RECOMMENDATION-002", "error", row.place, str(row.number), params, field)
        wanted = row.number + 1


def check_said(said: Said, number: int, numbers: frozenset[int], path: str) -> Iterator[Problem]:
    """What one statement says that leads nowhere or was not understood.

    ``path`` leads to its recommendation in the record.
    """
    yield from (replace(problem, field=path) for problem in said.problems)
    where, raw = said.statement.place, said.statement.raw
    for target in dict.fromkeys(said.references):
        if target not in numbers:
            params = {"number": str(number), "target": str(target)}
            yield Problem("RECOMMENDATION-003", "error", where, raw, params, path)
    if said.has_alternatives:
        yield Problem("RECOMMENDATION-019", "warning", where, raw, {"number": str(number)}, path)
    if said.is_empty and not said.statement.is_head:
        yield Problem("RECOMMENDATION-012", "info", where, raw, {"number": str(number)}, path)


def _named_parts(recommendations: Sequence[Recommendation]) -> Iterator[Problem]:
    known = {part.id for each in recommendations for part in each.parts}
    numbers = {each.number for each in recommendations}
    for path, need in walk(recommendations, "recommendations"):
        wanted = need.value
        if not isinstance(wanted, Requirement) or wanted.target not in numbers:
            continue
        for target in wanted.parts:
            if target not in known:
                number = str(recommendations[int(path.split(".")[1])].number)
                params = {"number": number, "target": target}
                yield Problem("RECOMMENDATION-003", "error", need.source, need.raw, params, path)


def _missing_orders(recommendations: Sequence[Recommendation]) -> Iterator[Problem]:
    """A part leans on an order that the recommendation it names does not carry."""
    orders = _orders(recommendations)
    numbers = {f"N{each.number}" for each in recommendations}
    for path, found in walk(recommendations, "recommendations"):
        route = found.value
        if isinstance(route, Route) and route.note in numbers and route.note not in orders:
            _, at, _, part, *_ = path.split(".")
            name = recommendations[int(at)].parts[int(part)].id
            params = {"part": name, "target": (route.note or "").removeprefix("N")}
            yield Problem("RECOMMENDATION-015", "warning", found.source, found.raw, params, path)


def _cycles(recommendations: Sequence[Recommendation]) -> Iterator[Problem]:
    path = find_cycle(recommendations)
    if path:
        yield Problem("RECOMMENDATION-018", "error", params={"path": " → ".join(path)})
