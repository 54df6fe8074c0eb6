"""Ties what is to be said of a place in the file to the value that was read there."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem


def bind_to_values(problems: Iterable[Problem], values: object) -> tuple[Problem, ...]:
    """Give each warning of a paragraph the value that stands there: nobody accepts it unseen.

    Of several values in one paragraph it is the one that holds the words, else the first.
    """
    by_place: dict[tuple[str, int], list[tuple[str, Found[Any]]]] = {}
    for path, found in walk(values):
        if (spot := _spot(found.source)) is not None and found.raw:
            by_place.setdefault(spot, []).append((path, found))
    return tuple(
        _bound(problem, by_place.get(_spot(problem.where) or ("", 0), [])) for problem in problems
    )


def _spot(place: Place) -> tuple[str, int] | None:
    if place.part is None or place.paragraph is None:
        return None
    return place.part, place.paragraph


def _bound(problem: Problem, there: list[tuple[str, Found[Any]]]) -> Problem:
    if problem.field or problem.severity == "info" or not there:
        return problem
    words = problem.params.get("after") or problem.raw
    holders = [path for path, found in there if words.strip() in found.raw]
    return replace(problem, field=(holders or [there[0][0]])[0])
