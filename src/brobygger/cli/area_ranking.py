"""The methods of choosing an area, asked of a file, and put together as one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from brobygger.cli.answering import placed
from brobygger.domain.areas.acceptability import DRAWS, smaa
from brobygger.domain.areas.file import AreasFile, check_order, check_weights
from brobygger.domain.areas.outranking import Flows, promethee2
from brobygger.domain.areas.ranking import (
    Ranked,
    Weights,
    dominance,
    equal_weights,
    order_weights,
    table_of,
    wsm,
)
from brobygger.domain.areas.robustness import Holding, holds
from brobygger.domain.areas.scoring import disagreements, score_sheet
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.areas.triangle import THREE, smaa_exact
from brobygger.domain.kernel.problem import Problem
from brobygger.messages.area_answers import (
    NOT_LESS_NEED,
    AreaSaid,
    CriterionSaid,
    DisagreementSaid,
    FlowSaid,
    OvertakingSaid,
    RankAnswer,
    Weighting,
    holding_words,
)
from brobygger.messages.language import Language
from brobygger.messages.portfolio_answers import said_problems


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked beside the file; weights and order here count before those of the file."""

    weights: Mapping[str, Fraction] | None = None
    order: tuple[str, ...] = ()
    draws: int = DRAWS
    seed: int = 0
    with_promethee: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What the methods found of the areas without a veto."""

    ranked: Mapping[str, Ranked]
    first_exact: Mapping[str, Fraction]
    first_drawn: Mapping[str, float]
    better: Mapping[str, tuple[str, ...]]
    flows: Flows | None
    holding: Holding | None


def rank_answer(
    file: AreasFile,
    problems: Iterable[Problem],
    asked: Asked,
    name: str,
    language: Language = "da",
) -> tuple[RankAnswer, list[Problem]]:
    """What the scores of the file ``name`` say, and what is wrong with them.

    Raises Unreadable for weights or an order that are none.
    """
    sheet, of_scores = file.sheet()
    weighting, order, weights = _weighed(file, asked)
    told = [*problems, *of_scores]
    found = _asked_of(sheet, weights, order, asked, told)
    without_vetoes = score_sheet(file.scores, file.criteria, file.candidates)[0]
    holding = found.holding
    told = [placed(problem, name) for problem in told]
    answer = RankAnswer(
        criteria=tuple(
            CriterionSaid(one.key, one.name, weights[one.key], one.levels) for one in file.criteria
        ),
        weighting=weighting,
        areas=tuple(
            _area(area, without_vetoes, sheet.vetoes.get(area), found) for area in file.candidates
        ),
        disagreements=tuple(
            DisagreementSaid(one.area, one.criterion, one.said, one.gap, one.agreed)
            for one in disagreements(file.scores)
        ),
        first=holding.first if holding else (),
        holds=holding.is_one and holding.stays if holding else None,
        sentence=holding_words(holding, language),
        overtakings=tuple(
            OvertakingSaid(one.area, one.rival, one.weights)
            for one in (holding.overtakings if holding else ())
        ),
        convention=found.flows.convention if found.flows else None,
        draws=asked.draws if found.first_drawn else 0,
        seed=asked.seed,
        note=NOT_LESS_NEED.said(language),
        problems=said_problems(told, language),
    )
    return answer, told


def _weighed(file: AreasFile, asked: Asked) -> tuple[Weighting, tuple[str, ...] | None, Weights]:
    """The weights in force, and the order that they keep where one was stated."""
    given, order = asked.weights, asked.order
    if given is None and not order:
        given, order = file.weights or None, () if file.weights else file.order
    if given is not None:
        check_weights(given, file.criteria)
        whole = sum(given.values(), Fraction())
        return "given", None, {key: weight / whole for key, weight in given.items()}
    if order:
        check_order(order, file.criteria)
        return "order", order, order_weights(order)
    return "equal", None, equal_weights([one.key for one in file.criteria])


def _asked_of(
    sheet: ScoreSheet,
    weights: Weights,
    order: tuple[str, ...] | None,
    asked: Asked,
    problems: list[Problem],
) -> _Found:
    flows = _flows(sheet, weights, problems) if asked.with_promethee else None
    if not sheet.areas:
        return _Found({}, {}, {}, {}, flows, None)
    exact: Mapping[str, Fraction] = {}
    drawn: Mapping[str, float] = {}
    if len(sheet.keys) == THREE and not sheet.open_cells:
        exact = smaa_exact(sheet, order).first
    else:
        drawn = smaa(sheet, order or "free", "intervals", asked.draws, asked.seed).first
    return _Found(
        {one.area: one for one in wsm(sheet, weights).ranked},
        exact,
        drawn,
        dominance(sheet),
        flows,
        holds(sheet, weights, n=asked.draws, seed=asked.seed),
    )


def _flows(sheet: ScoreSheet, weights: Weights, problems: list[Problem]) -> Flows | None:
    if sheet.open_cells:
        cells = ", ".join(f"{area}: {key}" for area, key in sheet.open_cells)
        params = {"count": str(len(sheet.open_cells)), "cells": cells}
        problems.append(Problem("AREA-049", "warning", params=params))
        return None
    if len(sheet.areas) < 2:
        problems.append(Problem("AREA-050", "warning"))
        return None
    return promethee2(table_of(sheet), weights)


def _area(area: str, sheet: ScoreSheet, veto: str | None, found: _Found) -> AreaSaid:
    ranked = found.ranked.get(area)
    exact = found.first_exact.get(area)
    flow = found.flows.of.get(area) if found.flows else None
    return AreaSaid(
        area=area,
        levels=dict(zip(sheet.keys, sheet.row(area), strict=True)),
        veto=veto,
        sum_low=ranked.low if ranked else None,
        sum_high=ranked.high if ranked else None,
        best_rank=ranked.best_rank if ranked else None,
        worst_rank=ranked.worst_rank if ranked else None,
        first_share=found.first_drawn.get(area) if exact is None else float(exact),
        first_share_exact=exact,
        dominated_by=found.better.get(area, ()),
        promethee=FlowSaid(flow.plus, flow.minus, flow.net) if flow else None,
    )
