"""What budget notes show on pages of other links, and what a search finds."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.kernel.fold import fold
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets import register
from brobygger.web.budgets.decisions import panels as decision_panels
from brobygger.web.budgets.models import BudgetNote, NoteLink, PlannedNote
from brobygger.web.budgets.portfolio import adopted_days, dated_rounds
from brobygger.web.budgets.radar import panels as radar_panels
from brobygger.web.budgets.register import find as find_rows
from brobygger.web.budgets.states import panels as state_panels
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit
from brobygger.web.ui.together import rows_together


def thread(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """How many notes there are, and what was decided on those that the annex asks for."""
    count, detail = decision_panels.told_of_notes(request)
    yield Panel(
        "budgets",
        str(count),
        ngettext("budgetnotat", "budgetnotater", count),
        reverse("budgets:list"),
        detail=detail,
    )


def waiting(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Links that nobody has confirmed or rejected, for those who can answer."""
    yield from radar_panels.waiting(request, subject)
    yield from decision_panels.waiting(request, subject)
    count = counted(request, "waiting")["proposed"]
    if count:
        yield Panel(
            "budgets",
            str(count),
            ngettext(
                "notat ser ud til at tjene en anbefaling",
                "notater ser ud til at tjene en anbefaling",
                count,
            ),
            reverse("budgets:list") + "?kobling=foreslaaet",
            detail=_("Bekræft eller afvis koblingen"),
        )


def waiting_counts(request: HttpRequest) -> Counts:
    """What waits for an answer, for those who can give it."""
    if request.user.has_perm("accounts.work_with_papers"):
        links = NoteLink.objects.filter(
            note=OuterRef("pk"),
            state=NoteLink.State.PROPOSED,
            strength="strong",
            recommendation__annex__superseded_by=None,
        )
        yield "proposed", BudgetNote.objects.filter(Exists(links))
    yield from decision_panels.waiting_counts(request)


def on_recommendation(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The notes that serve a recommendation, or may do so; and the state of its parts today."""
    links, notes, rounds = rows_together(
        NoteLink.objects.filter(recommendation=subject)
        .exclude(state=NoteLink.State.REJECTED)
        .exclude(state=NoteLink.State.PROPOSED, strength="weak")
        .defer("evidence"),
        BudgetNote.objects.filter(links__recommendation=subject).defer("record"),
        dated_rounds(),
    )
    called = {note.pk: note for note in notes}
    for link in links:
        link.note = called[link.note_id]
    yield Panel(
        "budgets",
        str(len(links)),
        ngettext("budgetnotat", "budgetnotater", len(links)),
        reverse("budgets:list"),
        body="budgets/on_recommendation.html",
        facts=sorted(links, key=lambda link: -link.score),
    )
    yield from state_panels.state_today(request, subject, adopted_days(rounds))


def find(user: Any, text: str) -> Iterator[Hit]:
    """Notes with the code, or with every word in their title."""
    links = NoteLink.objects.select_related("recommendation").defer("evidence")
    rows = find_rows(
        BudgetNote.objects.defer("record").prefetch_related(Prefetch("links", links)), text
    )
    for row in rows[:MOST]:
        facts = [_("Budget %(year)s") % {"year": row.budget_round}] if row.budget_round else []
        if served := register.served(row):
            facts.append(_("tjener anbefaling %(numbers)s") % {"numbers": served})
        yield Hit(
            "budgets",
            row.title,
            reverse("budgets:note", args=[row.pk]),
            code=row.code,
            detail=" · ".join(facts),
        )
        if fold(row.code) == fold(text).replace(" ", ""):
            yield from _served_by(row)


def _served_by(note: BudgetNote) -> Iterator[Hit]:
    """A note's code also leads to the recommendations that the note serves, or may serve."""
    for link in note.links.all():
        if link.is_shown:
            is_open = link.state == NoteLink.State.PROPOSED
            words = _("budgetnotat %(code)s (forslag)") if is_open else _("budgetnotat %(code)s")
            yield Hit(
                "recommendations",
                link.recommendation.text,
                reverse("recommendations:recommendation", args=[link.recommendation_id]),
                code=str(link.recommendation.number),
                detail=words % {"code": note.code},
            )


def notes_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these notes; the register is open to everybody who signs in."""

    def about(pk: int, code: str, title: str) -> About:
        return About(str(BudgetNote(code=code, title=title)), reverse("budgets:note", args=[pk]))

    return Asked(BudgetNote.objects.filter(pk__in=numbers), ("code", "title"), about)


def planned_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these planned notes; they are open to everybody who signs in."""

    def about(pk: int, key: str, title: str) -> About:
        words = f"{key} {PlannedNote(key=key, title=title).called}".strip()
        return About(words, reverse("decisions:planned", args=[pk]))

    return Asked(PlannedNote.objects.filter(pk__in=numbers), ("key", "title"), about)
