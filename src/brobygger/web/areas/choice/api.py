"""The choice of an area over HTTP: what is scored and why, a score, the decision."""

from datetime import date
from typing import Annotated, Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import Field

from brobygger.domain.areas.criteria import HIGHEST
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.areas.choice.calculation import calculated
from brobygger.web.areas.choice.close_steps import DecisionFacts, close_choice
from brobygger.web.areas.choice.loading import Loaded, load, weights_of
from brobygger.web.areas.choice.permissions import may_work
from brobygger.web.areas.choice.score_steps import ScoreFacts, score_for, set_score
from brobygger.web.areas.choice.words import holds_words
from brobygger.web.areas.models import AreaChoice, AreaScore, Candidate
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.faults import Fault, Refused
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words, Words10, Words60, Words300, Words1000

router = Router(tags=["area choices"])

Level = Annotated[int, Field(strict=True, ge=0, le=HIGHEST)]


class ChoiceRow(Schema):
    """A choice in the list. ``chosen`` is the code of the place, once it is decided."""

    id: int
    title: str
    state: Literal["open", "closed"]
    scorers: list[str]
    is_together: bool
    chosen: str | None
    decided_on: date | None


class CandidateRow(Schema):
    """An area that may be chosen, in the order of the list. ``vetoes`` are those in force."""

    id: int
    code: str
    title: str
    vetoes: list[str]


class ScoreRow(Schema):
    """A score; ``high`` is null for the one level ``low``."""

    candidate: int
    criterion: str
    scorer: str
    round: Literal["apart", "together"]
    low: int
    high: int | None
    evidence: str


class CriterionRow(Schema):
    """A criterion with the words of its levels, from 0 up."""

    key: str
    name: str
    levels: list[str]
    source: str


class DecisionRow(Schema):
    """The decision as it was written."""

    chosen: str
    decided_by: str
    decided_on: date
    reason: str
    conflicts: str
    minutes: str
    deviation: str
    said: dict[str, list[str] | None]


class WholeChoice(ChoiceRow):
    """A choice with what the caller may see of it. While the administrations score apart, that is
    what the caller's own has said, and ``holds`` is null. Readers get the decision alone.
    """

    criteria: list[CriterionRow]
    importance: list[str]
    candidates: list[CandidateRow]
    scores: list[ScoreRow]
    holds: str | None
    decision: DecisionRow | None


class SideForm(Form):
    """The administration that the caller scores for."""

    scorer: Words10


class ScoreForm(Form):
    """A score of a candidate (by its id) on a criterion (by its key)."""

    candidate: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
    criterion: Words60
    low: Level
    high: Level | None = None
    evidence: Words1000 = ""
    together: Annotated[bool, Field(strict=True)] = False


class DecisionForm(Form):
    """The decision; ``chosen`` is the id of a candidate."""

    chosen: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
    decided_by: Words300
    decided_on: Day
    reason: Annotated[Words, Field(max_length=4000)]
    conflicts: Words1000
    minutes: Words300
    deviation: Words1000 = ""


@router.get("/area-choices", response={200: list[ChoiceRow], **REFUSALS})
def list_area_choices(request: HttpRequest) -> Any:
    """The choices, the newest first; those who may only read get the decided ones."""
    rows = AreaChoice.objects.select_related("chosen").order_by("-opened_at", "-pk")
    if not may_work(request.user):
        rows = rows.filter(state=AreaChoice.State.CLOSED)
    return [ChoiceRow(**_about(row)) for row in rows]


@router.get("/area-choices/{choice}", response={200: WholeChoice, **REFUSALS})
def show_area_choice(request: HttpRequest, choice: Number) -> Any:
    """One choice: criteria, candidates, scores, whether it holds, and the decision."""
    return _whole(load(choice, request.user), request.user)


@router.post("/area-choices/{choice}/side", auth=WRITE, response={200: WholeChoice, **REFUSALS})
def score_area_choice_for(request: HttpRequest, choice: Number, said: SideForm) -> Any:
    """Say which administration the caller scores for."""
    row = get_object_or_404(AreaChoice, pk=choice)
    score_for(row, said.scorer, request.user)
    return _whole(load(choice, request.user), request.user)


@router.post("/area-choices/{choice}/scores", auth=WRITE, response={201: ScoreRow, **REFUSALS})
def post_area_score(request: HttpRequest, choice: Number, said: ScoreForm) -> Any:
    """Give a score, or another one in its place, apart or together."""
    rows = Candidate.objects.select_related("listed", "choice").filter(choice=choice)
    candidate = rows.filter(pk=said.candidate).first()
    if candidate is None:
        get_object_or_404(AreaChoice, pk=choice)
        raise Refused([Fault(_("Valget har ikke den kandidat."), field="candidate")])
    facts = ScoreFacts(low=said.low, high=said.high, evidence=said.evidence)
    score = set_score(candidate, said.criterion, facts, request.user, together=said.together)
    return Status(201, _score(score))


@router.post("/area-choices/{choice}/decision", auth=WRITE, response={200: WholeChoice, **REFUSALS})
def decide_area_choice(request: HttpRequest, choice: Number, said: DecisionForm) -> Any:
    """Close the choice with its decision."""
    row = get_object_or_404(AreaChoice, pk=choice)
    close_choice(row, DecisionFacts(**typed(said)), request.user)
    return _whole(load(choice, request.user), request.user)


def _about(row: AreaChoice) -> dict[str, Any]:
    closed = not row.is_open
    return {
        "id": row.pk,
        "title": row.title,
        "state": row.state,
        "scorers": list(row.scorers),
        "is_together": row.is_together,
        "chosen": row.chosen.code if closed and row.chosen else None,
        "decided_on": row.decided_on if closed else None,
    }


def _whole(rows: Loaded, user: Any) -> WholeChoice:
    choice, works = rows.choice, may_work(user)
    if choice.is_open and not works:
        raise PermissionDenied
    found = calculated(rows.sheet, weights_of(choice)) if works and rows.is_whole else None
    return WholeChoice(
        **_about(choice),
        criteria=[CriterionRow(**one) for one in choice.criteria],
        importance=choice.importance,
        candidates=[_candidate(rows, one) for one in rows.candidates],
        scores=[_score(one) for one in rows.scores] if works else [],
        holds=holds_words(found) if found else None,
        decision=_decision(choice),
    )


def _candidate(rows: Loaded, row: Candidate) -> CandidateRow:
    vetoes = [one.reason for one in rows.standing_vetoes if one.candidate_id == row.pk]
    return CandidateRow(
        id=row.pk, code=row.listed.place.code, title=row.listed.title, vetoes=vetoes
    )


def _score(row: AreaScore) -> ScoreRow:
    return ScoreRow(
        candidate=row.candidate_id,
        criterion=row.criterion,
        scorer=row.scorer,
        round="together" if row.round == AreaScore.Round.TOGETHER else "apart",
        low=row.low,
        high=row.high,
        evidence=row.evidence,
    )


def _decision(choice: AreaChoice) -> DecisionRow | None:
    if choice.is_open or choice.chosen is None or choice.decided_on is None:
        return None
    return DecisionRow(
        chosen=choice.chosen.code,
        decided_by=choice.decided_by,
        decided_on=choice.decided_on,
        reason=choice.reason,
        conflicts=choice.conflicts,
        minutes=choice.minutes,
        deviation=choice.deviation,
        said={one["method"]: one["first"] for one in choice.said},
    )
