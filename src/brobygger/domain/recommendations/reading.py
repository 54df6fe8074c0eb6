"""Reading the committee's annex of recommendations, from the neutral paper to its values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from brobygger.domain.documents.flow import hyphenated_words, paragraphs
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line
from brobygger.domain.documents.recognise import Signature
from brobygger.domain.kernel.problem import Problem, Severity
from brobygger.domain.recommendations.category import distinct, headline_of
from brobygger.domain.recommendations.crosscheck import check_annex, check_said, share_orders
from brobygger.domain.recommendations.head import read_case_numbers, read_date, read_title
from brobygger.domain.recommendations.legend import printed_categories, read_legend
from brobygger.domain.recommendations.novelty import novelty_statements
from brobygger.domain.recommendations.part import build_part
from brobygger.domain.recommendations.recommendation import (
    LegendEntry,
    Recommendation,
    RecommendationAnnex,
)
from brobygger.domain.recommendations.rows import Row, has_columns, read_rows, unplaced_lines
from brobygger.domain.recommendations.said import hear
from brobygger.domain.recommendations.split import split_parts
from brobygger.domain.recommendations.statement import (
    colours_of,
    joined_text,
    place_of,
    statements,
)
from brobygger.domain.recommendations.wording import COLOUR_NAMES

SIGNATURE = Signature(
    "recommendation_annex",
    (
        "anbefaling",
        "finansieringsbehov",
        "ansvarlig forvaltning",
        "ny indsats",
        "videreførelse",
        "implementering i",
        "kræver finansiering",
        "kræver ikke finansiering",
    ),
)
"""What every copy of the annex holds: the heads of its columns and its answers about money."""


def read_annex(document: Document) -> tuple[RecommendationAnnex, tuple[Problem, ...]]:
    """Read everything the annex says, and tell what does not add up.

    Never raises on damaged paper: what cannot be read is missing or unknown, with a Problem.
    Problems stand in the order of the paper's rows, those of the whole paper first.
    """
    hyphenated = hyphenated_words(document.all_lines())
    lines = [block for block in document.blocks() if isinstance(block, Line)]
    printed = paragraphs(lines, hyphenated)
    everywhere = [line for line in document.all_lines() if not line.furniture]
    when = read_date(everywhere)
    at = when.value if when is not None else None
    legend = read_legend(printed)
    rows = read_rows(document)
    numbers = frozenset(row.number for row in rows)
    problems: list[Problem] = []
    recommendations = []
    for index, row in enumerate(rows):
        path = f"recommendations.{index}"
        recommendation, found = _read_row(row, numbers, hyphenated, at, path)
        recommendations.append(recommendation)
        problems += [*found, *_colour_problems(row, recommendation, legend, path)]
    annex = RecommendationAnnex(
        title=read_title(printed),
        date=when,
        case_numbers=read_case_numbers(everywhere),
        legend=legend,
        recommendations=tuple(share_orders(recommendations)),
    )
    return annex, (*check_annex(annex, rows), *_unplaced(document), *problems)


def _unplaced(document: Document) -> Iterator[Problem]:
    """Lines of the table that are in no row, once for each page with its first."""
    told: set[int | None] = set()
    for line in unplaced_lines(document):
        if line.place.page not in told:
            told.add(line.place.page)
            params = {"page": str(line.place.page)}
            severity: Severity = "error" if has_columns(line) else "warning"
            yield Problem("RECOMMENDATION-021", severity, line.place, line.text, params)


def _read_row(
    row: Row, numbers: frozenset[int], hyphenated: frozenset[str], at: date | None, path: str
) -> tuple[Recommendation, list[Problem]]:
    text = _text(row, hyphenated)
    said = [hear(each, row.number, at) for each in statements(row.cells[1], hyphenated)]
    novelty = novelty_statements(row.cells[2], hyphenated, at)
    parts, problems = [], list(_row_problems(row, path))
    for each in said:
        problems += check_said(each, row.number, numbers, path)
    for index, draft in enumerate(split_parts(text, said, novelty)):
        part, found = build_part(draft, row.number, index, at, path)
        parts.append(part)
        problems += found
    categories = distinct(part.category.value for part in parts)
    recommendation = Recommendation(
        row.number, row.theme, text, headline_of(categories), categories, tuple(parts)
    )
    return recommendation, problems


def _text(row: Row, hyphenated: frozenset[str]) -> Found[str]:
    lines = row.cells[0]
    if not lines:
        return Found("", "", row.place, "unsure")
    raw = "\n".join(line.text for line in lines)
    found = Found(joined_text(lines, hyphenated), raw, place_of(lines))
    return found if row.torn_at is None else replace(found, certainty="likely", method="derived")


def _row_problems(row: Row, path: str) -> Iterator[Problem]:
    name = {"number": str(row.number)}
    if row.torn_at is not None:
        yield Problem("RECOMMENDATION-010", "info", row.torn_at, row.torn_raw, name, f"{path}.text")
    if row.theme.value is None:
        raw = row.theme.raw
        yield Problem("RECOMMENDATION-009", "warning", row.place, raw, name, f"{path}.theme_area")


def _colour_problems(
    row: Row, recommendation: Recommendation, legend: Sequence[LegendEntry], path: str
) -> Iterator[Problem]:
    """Compare the printed colours, where a copy has them, with the categories derived."""
    lines = [line for lines in row.cells for line in lines]
    codes = colours_of(lines)
    printed = printed_categories(codes, legend)
    derived = recommendation.categories
    agrees = recommendation.headline in printed and set(printed) <= set(derived)
    if printed and not agrees:
        # The sentence is made in two languages: the paper's own colour words, and the codes.
        params = {
            "number": str(recommendation.number),
            "printed_da": ", ".join(COLOUR_NAMES[each] for each in printed),
            "printed_en": ", ".join(printed),
            "derived_da": ", ".join(COLOUR_NAMES[each] for each in derived),
            "derived_en": ", ".join(derived),
        }
        raw = recommendation.text.raw
        yield Problem("RECOMMENDATION-007", "warning", row.place, raw, params, path)
