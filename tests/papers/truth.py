"""What of a paper must come back when it is printed and read: plain values, without places."""

from collections.abc import Mapping
from typing import Any

from brobygger.domain.budgets.note import BudgetNote, BudgetRow, BudgetTable
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.recommendation import Part, RecommendationAnnex


def annex_truth(annex: RecommendationAnnex) -> dict[str, Any]:
    """Everything an annex says, as plain values."""
    numbers = annex.case_numbers
    return {
        "title": _value(annex.title),
        "date": _value(annex.date),
        "case_numbers": [_value(each) for each in (numbers.f2, numbers.f2_document, numbers.edoc)],
        "legend": [(each.colour, each.meaning.value) for each in annex.legend],
        "recommendations": {
            each.number: {
                "theme_area": each.theme_area.value,
                "text": each.text.value,
                "headline": each.headline,
                "categories": each.categories,
                "parts": [_part_truth(part) for part in each.parts],
            }
            for each in annex.recommendations
        },
    }


def _part_truth(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "administrations": _values(part.administrations),
        "needs_money": part.needs_money.value,
        "routes": [
            (route.kind, route.note, route.package, route.via, route.ordered_by)
            for route in _values(part.routes)
        ],
        "paid_by": [
            (source.kind, source.ref, source.valid_to, source.to_known)
            for source in _values(part.sources)
            if source.kind in ("plan", "past_grant")
        ],
        "novelty": _values(part.novelty),
        "requires": [(each.target, each.quantifier, each.parts) for each in _values(part.requires)],
        "strengthened_by": _values(part.strengthened_by),
        "due": _value(part.due),
        "remark": _value(part.remark),
        "category": part.category.value,
    }


def note_truth(note: BudgetNote, *, columns: bool = True) -> dict[str, Any]:
    """Everything a note says, as plain values.

    Without ``columns`` (plain text loses them) earlier funds come without their year. Their
    table holds the same figures once more and is left out.
    """
    return {
        "code": _value(note.code),
        "title": _value(note.title),
        "budget_round": _value(note.budget_round),
        "period": _value(note.period),
        "fte": _values(note.fte),
        "annual_amount_kr": _value(note.annual_amount_kr),
        "need_to": _ticks(note.need_to),
        "target_groups": _values(note.target_groups),
        "themes": _values(note.themes),
        "area_criteria": _values(note.area_criteria),
        "follow_up": _values(note.follow_up),
        "further_treatment": _value(note.further_treatment),
        "footnotes": [(each.mark, each.text.value) for each in note.footnotes],
        "districts": _ticks(note.districts),
        "citywide": _value(note.citywide),
        "earlier_funds": [
            (
                each.agreement.value,
                each.year.value if columns else None,
                each.amount_kr.value,
                each.price_base,
            )
            for each in note.earlier_funds
        ],
        "tables": {
            table.id: _table_truth(table) for table in note.tables if table.id != "earlier_funds"
        },
    }


def lost_paragraphs(wanted: BudgetNote, found: BudgetNote) -> list[str]:
    """Paragraphs of the sections that do not come back word by word under their heading.

    Blanks do not count: where a page ends after a full stop, nobody can see a paragraph end.
    """
    return [
        f"{heading}: {paragraph}"
        for heading, text in wanted.sections.items()
        for paragraph in (text.value or "").split("\n")
        if paragraph not in " ".join((_value(found.sections.get(heading)) or "").split())
    ]


def _table_truth(table: BudgetTable) -> dict[str, Any]:
    return {
        "caption": _value(table.caption),
        "unit": _value(table.unit),
        "price_base": _value(table.price_base),
        "years": table.years,
        "rows": [_row_truth(row) for row in table.rows],
    }


def _row_truth(row: BudgetRow) -> dict[str, Any]:
    return {
        "label": row.label.value,
        "kind": row.kind,
        "control_area": _value(row.control_area),
        "committee": _value(row.committee),
        "appropriation": _value(row.appropriation),
        "sign": _value(row.sign),
        "cells": [(cell.year, cell.amount_kr.value) for cell in row.cells],
        "total_kr": _value(row.total_kr),
    }


def _value(found: Found[Any] | None) -> Any:
    return None if found is None else found.value


def _values(found: tuple[Found[Any], ...]) -> list[Any]:
    return [each.value for each in found]


def _ticks(ticks: Mapping[str, Found[Any]]) -> dict[str, Any]:
    return {label: tick.value for label, tick in ticks.items()}


def differences(wanted: Any, found: Any, path: str = "") -> list[str]:
    """Where two truths differ, one line each."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        keys = [*wanted, *(key for key in found if key not in wanted)]
        return [
            line
            for key in keys
            for line in differences(wanted.get(key), found.get(key), f"{path}.{key}")
        ]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        return [
            line
            for at, (one, other) in enumerate(zip(wanted, found, strict=True))
            for line in differences(one, other, f"{path}.{at}")
        ]
    return [] if wanted == found else [f"{path}: {wanted!r} -> {found!r}"]
