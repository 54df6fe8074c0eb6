"""From a reading to the rows of a review: values in the paper's order, findings bound to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document as Paper
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json, walk
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem
from brobygger.web.documents.labels import label_of
from brobygger.web.documents.models import Document, Finding, PaperPage, Value
from brobygger.web.documents.shown import stored_lines


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The unsaved rows of one reading."""

    values: list[Value]
    findings: list[Finding]
    pages: list[PaperPage]


def worksheet_of(document: Document, reading: Reading, pictures: dict[int, bytes]) -> Worksheet:
    """The rows of a review; ``pictures`` are PNGs by page number."""
    found = list(walk(reading.values)) if reading.values is not None else []
    asked = {problem.field for problem in reading.problems if problem.severity != "info"}
    values = [
        Value(
            document=document,
            position=position,
            path=path,
            found=as_json(each),
            is_sure=each.certainty == "certain" and path not in asked,
        )
        for position, (path, each) in enumerate(_in_paper_order(reading, found))
    ]
    by_path = {value.path: value for value in values}
    findings = [
        _finding(document, position, problem, by_path.get(problem.field))
        for position, problem in enumerate(_worst_first(reading.problems))
    ]
    return Worksheet(values, findings, _pages(document, reading.document, pictures))


def _in_paper_order(
    reading: Reading, found: list[tuple[str, Found[Any]]]
) -> list[tuple[str, Found[Any]]]:
    """Headings in the order they stand in the paper; below each the order of the contract.

    The contract's order is the paper's own within a heading (row by row, box by box), and holds
    where a value has no place, as an empty cell or a derived value.
    """
    values = as_json(reading.values)
    groups: dict[str, list[tuple[str, Found[Any]]]] = {}
    starts: dict[str, tuple[int, int]] = {}
    for path, each in found:
        group = label_of(reading.template, path, values).group
        groups.setdefault(group, []).append((path, each))
        at = _position(each.source)
        if at is not None:
            starts[group] = min(at, starts.get(group, at))
    last = max(starts.values(), default=(0, 0))
    ordered = sorted(groups, key=lambda group: starts.get(group, last))
    return [row for group in ordered for row in groups[group]]


def _position(place: Place) -> tuple[int, int] | None:
    if place.line is None and place.paragraph is None:
        return None
    return (place.page or 0, place.line or place.paragraph or 0)


def _worst_first(problems: Iterable[Problem]) -> list[Problem]:
    weight = {"error": 0, "warning": 1, "info": 2}
    return sorted(
        problems, key=lambda each: (weight[each.severity], _position(each.where) or (0, 0))
    )


def _finding(document: Document, position: int, problem: Problem, value: Value | None) -> Finding:
    return Finding(
        document=document,
        position=position,
        code=problem.code,
        severity=problem.severity,
        raw=problem.raw,
        params=dict(problem.params),
        field=problem.field,
        where=as_json(problem.where),
        value=value,
    )


def _pages(document: Document, paper: Paper, pictures: dict[int, bytes]) -> list[PaperPage]:
    pages = {page.number or 1: page for page in paper.pages}
    sheets = dict(paper.sheets)
    return [
        PaperPage(
            document=document,
            number=number,
            width=pages[number].width if number in pages else None,
            height=pages[number].height if number in pages else None,
            png=pictures.get(number),
            sheet=sheets.get(number, ""),
            lines=stored_lines(pages[number]) if number in pages else [],
        )
        for number in sorted(pages.keys() | pictures.keys())
    ]
