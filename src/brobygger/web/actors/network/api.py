"""The network over HTTP: waves, figures, change, bridges and what is decided about them.

Aggregates are for everybody who may ask at all, and none is given where fewer than five answered.
Pairs are named only in the bridges, which are for those who may see the network. What a single
organisation answered is given to nobody, and no link is.
"""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Count
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from brobygger.domain.actors.change import Change, Moved, change
from brobygger.domain.actors.summary import STRONG_FROM, Summary, summary
from brobygger.messages import Language
from brobygger.messages.actors import reason_words
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network.bridge_words import names_in, reasons_of
from brobygger.web.actors.network.bridges import DECISIONS
from brobygger.web.actors.network.figures import measured
from brobygger.web.actors.network.networks import wave_read, waves_read
from brobygger.web.actors.network.permissions import require_see
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Form, Number, Words300
from brobygger.web.ui.words import reader_language

router = Router(tags=["network"])

RuleName = Literal["mean", "either", "both"]
Asked = Annotated[RuleName, Query(description="What a pair's level is where both answered")]


class WaveRow(Schema):
    """One time that the organisations were asked. Number 0 is the baseline."""

    id: int
    initiative: int
    number: int
    title: str
    opened_on: date
    closes_on: date
    closed_on: date | None
    asked: int


class MeasureRow(Schema):
    """A figure, and the least and most it can be whatever is unknown."""

    value: float | None
    low: float | None
    high: float | None


class FiguresRow(Schema):
    """The figures of one network: ``all`` organisations or without the initiative's own people,
    with ties from level 1 or from level 3 on. ``detail`` says how much the answers carry.
    """

    staff: Literal["with", "without"]
    ties_from: int
    detail: Literal["all", "robust", "counts", "none"]
    asked: int
    answered: int
    response_rate: float | None
    figures: dict[str, MeasureRow]


class MovedRow(Schema):
    """A figure of change, its interval, and its bounds whatever is unknown."""

    value: float
    low: float | None
    high: float | None
    method: Literal["jackknife", "imputation"] | None
    least: float
    most: float


class ChangeRow(Schema):
    """What has changed on the pairs that are known in both waves."""

    staff: Literal["with", "without"]
    actors: int
    pairs: int
    same_pairs: int
    up: MovedRow | None
    same: MovedRow | None
    down: MovedRow | None
    jaccard: MovedRow | None
    density: MovedRow | None


class BridgeRow(Schema):
    """Two organisations that could meet, why, and what was decided."""

    id: int
    one: str
    other: str
    reasons: list[str]
    confidence: Literal["high", "low"]
    state: Literal["proposed", "agreed", "rejected", "done"]
    reason: str
    decided_on: date | None


class DecisionForm(Form):
    """What is decided about a bridge: a contact is agreed, it is not relevant and why, the two have
    met, or nothing is decided after all.
    """

    decision: Literal["agree", "reject", "finish", "undo"]
    reason: Words300 = ""


@router.get("/waves", response={200: list[WaveRow], **REFUSALS})
def list_waves(request: HttpRequest) -> Any:
    """The waves of all initiatives, the newest first."""
    rows = Wave.objects.annotate(asked=Count("invitations"))
    return list(rows.order_by("-opened_on", "-number", "-pk").values(*WaveRow.model_fields))


@router.get("/waves/{wave}/figures", response={200: list[FiguresRow], **REFUSALS})
def show_figures(request: HttpRequest, wave: Number, rule: Asked = "mean") -> Any:
    """The figures of a wave four times: with and without staff, any tie and strong ones."""
    net = wave_read(_wave(wave), rule).net
    return [
        _figures(staff, level, summary(one.at_level(level)))
        for staff, one in (("with", net), ("without", net.without_staff()))
        for level in (1, STRONG_FROM)
    ]


@router.get("/waves/{wave}/change", response={200: list[ChangeRow], **REFUSALS})
def show_change(request: HttpRequest, wave: Number, rule: Asked = "mean") -> Any:
    """What has changed since the wave before of the same initiative; nothing for a first wave."""
    row = _wave(wave)
    earlier = Wave.objects.filter(initiative=row.initiative_id, number__lt=row.number)
    before = earlier.select_related("initiative").order_by("-number").first()
    if before is None:
        return []
    old, new = (reading.net for reading in waves_read([before, row], rule))
    return [
        _change("with", change(old, new)),
        _change("without", change(old.without_staff(), new.without_staff())),
    ]


@router.get("/waves/{wave}/bridges", response={200: list[BridgeRow], **REFUSALS})
def list_bridges(request: HttpRequest, wave: Number) -> Any:
    """The bridges of a wave, the strongest first, for those who may see the network."""
    require_see(request.user)
    rows = list(
        _wave(wave).bridges.select_related("one", "other").order_by("-score", "one_id", "other_id")
    )
    names, language = names_in(rows), reader_language()
    return [_bridge(row, names, language) for row in rows]


@router.post("/bridges/{bridge}/decision", auth=WRITE, response={200: BridgeRow, **REFUSALS})
def post_bridge_decision(request: HttpRequest, bridge: Number, said: DecisionForm) -> Any:
    """Decide about a bridge."""
    require_see(request.user)
    rows = BridgeProposal.objects.select_related("wave", "one", "other")
    row = get_object_or_404(rows, pk=bridge)
    DECISIONS[said.decision](row, said.reason, request.user)
    return _bridge(row, names_in([row]), reader_language())


def _wave(pk: int) -> Wave:
    return get_object_or_404(Wave.objects.select_related("initiative"), pk=pk)


def _figures(staff: Any, level: int, one: Summary) -> FiguresRow:
    return FiguresRow(
        staff=staff,
        ties_from=level,
        detail=one.detail,
        asked=one.asked,
        answered=one.answered,
        response_rate=one.response_rate,
        figures={
            key: MeasureRow(value=of.value, low=of.low, high=of.high)
            for key, of in measured(one).items()
        },
    )


def _change(staff: Any, found: Change) -> ChangeRow:
    return ChangeRow(
        staff=staff,
        actors=found.actors,
        pairs=found.pairs,
        same_pairs=found.same_pairs,
        up=_moved(found.up),
        same=_moved(found.same),
        down=_moved(found.down),
        jaccard=_moved(found.jaccard),
        density=_moved(found.density),
    )


def _moved(one: Moved | None) -> MovedRow | None:
    if one is None:
        return None
    return MovedRow(
        value=one.value,
        low=one.low,
        high=one.high,
        method=one.method,
        least=one.least,
        most=one.most,
    )


def _bridge(row: Any, names: dict[str, str], language: Language) -> BridgeRow:
    return BridgeRow(
        id=row.pk,
        one=row.one.title,
        other=row.other.title,
        reasons=[
            reason_words(reason, language, lambda code: names.get(code, code))
            for reason in reasons_of(row)
        ],
        confidence=row.confidence,
        state=row.state,
        reason=row.reason,
        decided_on=row.decided_on,
    )
