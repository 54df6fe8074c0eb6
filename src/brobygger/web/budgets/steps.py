"""What people do with budget notes: one function a verb, one transaction, one audit event."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from brobygger.domain.budgets import note as read
from brobygger.domain.budgets.links import propose_links
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json, decimal_text
from brobygger.domain.documents.restore import restore
from brobygger.domain.kernel.fold import fold
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.audit.steps import record
from brobygger.web.budgets.decisions.money import follow_link
from brobygger.web.budgets.decisions.sync import sync_planned_notes
from brobygger.web.budgets.models import CURRENT, BudgetLine, BudgetNote, LineAmount, NoteLink
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.models import Annex, Recommendation
from brobygger.web.recommendations.permissions import require_work


@transaction.atomic
def accept_note(document: Document, values: Mapping[str, Any], user: Any) -> str:
    """Put a confirmed note into the register; its address.

    A note with the same code in the same budget round is the same note: its row takes the new
    values, and its history keeps the old ones.
    """
    require_work(user)
    paper = restore(read.BudgetNote, values)
    code, budget_round = _value(paper.code) or "", _value(paper.budget_round)
    period = _value(paper.period)
    title = _value(paper.title) or ""
    note = BudgetNote.objects.filter(code=code, budget_round=budget_round).first()
    replaced = note.document_id if note and code else None
    if note is None or not code:
        note = BudgetNote(code=code, budget_round=budget_round)
    note.document = document
    note.title = title
    note.period_from, note.period_to = period or (None, None)
    note.fte = _agreed_fte(paper)
    note.folded = fold(f"{code} {title}")
    note.record = values
    note.accepted_by = user
    note.save()
    _save_lines(note, paper)
    record(user, "note.accepted", note, code=code, document=document.pk, replaced=replaced)
    _propose(note, paper, Annex.objects.filter(superseded_by=None))
    return reverse("budgets:note", args=[note.pk])


@transaction.atomic
def annex_accepted(document: Document, values: Mapping[str, Any], user: Any) -> None:
    """A new annex is in the register: propose which recommendation each note serves, and plan
    the notes that it orders or lacks.
    """
    require_work(user)
    annexes = Annex.objects.filter(document=document)
    for note in BudgetNote.objects.all():
        _propose(note, restore(read.BudgetNote, note.record), annexes)
    for annex in annexes:
        sync_planned_notes(annex, user)


def _save_lines(note: BudgetNote, paper: read.BudgetNote) -> None:
    note.lines.all().delete()
    for table in paper.tables:
        base = _value(table.price_base)
        for order, row in enumerate(table.rows):
            line = BudgetLine.objects.create(
                note=note,
                table=table.id,
                order=order,
                label=_value(row.label) or row.label.raw,
                is_total=row.kind == "total",
                control_area=_value(row.control_area) or "",
                committee=_value(row.committee) or "",
                appropriation=_value(row.appropriation) or "",
                sign=_value(row.sign) or "",
                price_base=CURRENT if base == "current" else base,
            )
            LineAmount.objects.bulk_create(
                LineAmount(line=line, year=cell.year, kr=cell.amount_kr.value)
                for cell in row.cells
                if cell.year is not None and cell.amount_kr.value is not None
            )


def _agreed_fte(paper: read.BudgetNote) -> str:
    """The staffing figure, only where all confirmed mentions agree."""
    mentions = {found.value for found in paper.fte if found.value is not None}
    return decimal_text(mentions.pop()) if len(mentions) == 1 else ""


def _propose(note: BudgetNote, paper: read.BudgetNote, annexes: Any) -> None:
    """Save link proposals; what a person has already decided is left alone."""
    for annex in annexes:
        rows = {row.number: row for row in Recommendation.objects.filter(annex=annex)}
        for link in propose_links(paper, restore(RecommendationAnnex, annex.record)):
            NoteLink.objects.get_or_create(
                note=note,
                recommendation=rows[link.recommendation],
                defaults={
                    "strength": link.strength,
                    "score": link.score,
                    "evidence": as_json(link.evidence),
                },
            )


@transaction.atomic
def decide_link(link: NoteLink, state: str, user: Any, why: str = "") -> None:
    """A person confirms or rejects a proposed link, or takes the answer back ("proposed").

    The order or need that the note turns out to be follows: see ``follow_link``.
    """
    require_work(user)
    if state not in NoteLink.State.values:
        raise ValueError(state)
    is_open = state == NoteLink.State.PROPOSED
    before = link.state
    link.state = state
    link.decided_by = None if is_open else user
    link.decided_at = None if is_open else timezone.now()
    link.save()
    planned = follow_link(link, before)
    record(
        user,
        f"link.{state}",
        link.note,
        why=why.strip(),
        planned=planned,
        code=link.note.code,
        number=link.recommendation.number,
        recommendation=link.recommendation_id,
        before=before,
    )


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None
