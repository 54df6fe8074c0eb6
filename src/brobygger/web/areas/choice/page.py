"""What the page of a choice shows: evidence by area and criterion, differences, what to do next."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.scoring import Score, score_sheet
from brobygger.domain.areas.sheet import Interval
from brobygger.web.areas.choice import words
from brobygger.web.areas.choice.calculation import calculated
from brobygger.web.areas.choice.loading import Loaded, weights_of
from brobygger.web.areas.models import Candidate, Veto


@dataclass(frozen=True, slots=True)
class SaidCell:
    """What one administration, or both together, said of a cell."""

    scorer: str
    number: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """A cell in words. ``note`` says why it is more than one level, where it is."""

    number: str
    words: str
    note: str
    said: tuple[SaidCell, ...]
    lacks_evidence: bool


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An area with a cell for each criterion; None where nobody has assessed it."""

    candidate: Candidate
    label: str
    vetoes: tuple[Veto, ...]
    cells: tuple[EvidenceCell | None, ...]


def evidence_of(rows: Loaded) -> list[EvidenceRow]:
    """All candidates in the order of the list, those with a veto too."""
    labels = tuple(rows.labels.values())
    cells = score_sheet(rows.said, rows.criteria, labels)[0].cells
    by_cell: dict[tuple[str, str], list[Score]] = {}
    for score in rows.said:
        by_cell.setdefault((score.area, score.criterion), []).append(score)
    return [
        EvidenceRow(
            one,
            (label := rows.labels[one.pk]),
            tuple(veto for veto in rows.standing_vetoes if veto.candidate_id == one.pk),
            tuple(
                _cell(each, cells[label, each.key], by_cell.get((label, each.key), []))
                for each in rows.criteria
            ),
        )
        for one in rows.candidates
    ]


def _cell(criterion: Criterion, stands: Interval, scores: list[Score]) -> EvidenceCell | None:
    if not scores:
        return None
    said = tuple(
        SaidCell(
            _("Sammen") if one.round == "together" else one.scorer,
            words.level_number(one.interval),
            words.level_words(criterion, one.interval),
            one.evidence,
        )
        for one in sorted(scores, key=lambda one: (one.round == "apart", one.scorer))
    )
    counted = [one for one in scores if one.round == "together"] or scores
    note = ""
    if not stands.is_fixed:
        differs = len({one.interval for one in counted}) > 1
        note = _("ikke enige") if differs else _("i tvivl")
    return EvidenceCell(
        words.level_number(stands),
        words.level_words(criterion, stands),
        note,
        said,
        any(not one.evidence.strip() for one in counted),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """How far one administration is."""

    scorer: str
    scored: int
    is_done: bool
    is_mine: bool


def sides_of(rows: Loaded) -> tuple[Side, ...]:
    """The two administrations and what they have scored by themselves."""
    return tuple(
        Side(name, rows.counts[name], rows.choice.is_done(name), name == rows.seat)
        for name in rows.choice.scorers
    )


def facts_of(rows: Loaded) -> dict[str, Any]:
    """What the scores say, where the reader may see them all; else only how far the two are."""
    choice = rows.choice
    facts: dict[str, Any] = {"sides": sides_of(rows), "cells": rows.cells}
    if not rows.is_whole:
        return facts
    found = calculated(rows.sheet, weights_of(choice))
    differences = [words.difference(one, rows.criteria) for one in rows.disagreements]
    facts |= {
        "differences": differences,
        "unsettled": len(rows.unsettled),
        "beaten": words.beaten_words(found.dominated) if found else [],
        "holds": words.holds_words(found) if found else _("Alle områder er ude ved et veto."),
        "basis": words.basis_words(found, rows.names, choice.importance) if found else [],
    }
    return facts


def record_of(rows: Loaded) -> dict[str, Any]:
    """What stands in a closed record: also what was not chosen, in the order of the list."""
    codes = {one.listed.place.code: rows.labels[one.pk] for one in rows.candidates}
    chosen = rows.choice.chosen_id
    return {
        "chosen": next(
            (rows.labels[one.pk] for one in rows.candidates if one.listed.place_id == chosen), ""
        ),
        "said": words.said_words(rows.choice.said, codes),
        "others": [rows.labels[one.pk] for one in rows.candidates if one.listed.place_id != chosen],
    }
