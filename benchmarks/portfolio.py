"""How fast notes are chosen, beside every subset in turn and HiGHS alone on the same matrices."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.metadata import version
from random import Random
from typing import Any

import highspy
import numpy as np
import scipy
from run import Table
from scipy.sparse import csc_array

from brobygger.demo.build import PartFacts, make_recommendation
from brobygger.domain.recommendations.portfolio.choosing.choice import optimise
from brobygger.domain.recommendations.portfolio.choosing.enumeration import (
    best_subsets,
    possible_subsets,
)
from brobygger.domain.recommendations.portfolio.choosing.frontier import frontier
from brobygger.domain.recommendations.portfolio.choosing.program import Program
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.domain.recommendations.portfolio.choosing.search import best_of
from brobygger.domain.recommendations.portfolio.choosing.terms import terms_of
from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.recommendation import Recommendation

TITLE = "Choosing notes"
WHY = (
    "Registers made by chance: 1-3 parts a recommendation, each part on a note of its own or on "
    "one that it shares, four years with a cap at 35 % of what is asked for, one in ten parts "
    "waiting for another recommendation. *Recommendations*: the most that can be covered, proven, "
    "and checked by the rules in whole kroner. *And parts*: then the most parts among the equal "
    "answers, proven. *With ties*: every equal portfolio up to 20 as well. *Front*: the steps of "
    "money against recommendations, at most 40, each proven. A blank was not measured: from 500 "
    "notes on, parts and ties can take minutes. The goals are 13 notes with parts below 0.1 s, the "
    "front of 500 notes below 5 s, the recommendations of 5,000 notes proven below 15 s. The "
    "floors of the same run are every subset in turn (13 notes) and HiGHS alone, given the "
    "programme of the first column as finished matrices."
)
YEARS = (2024, 2025, 2026, 2027)
NEW_YEAR = date(2024, 1, 1)
COLUMNS = {
    "most": "recommendations",
    "parts": "and parts",
    "ties": "with ties",
    "front": "front",
    "subsets": "floor: every subset",
    "highs": "floor: HiGHS alone",
}
GOALS = {("parts", 13): 0.1, ("front", 500): 5.0, ("most", 5_000): 15.0}


def a_register(notes: int, seed: int = 1) -> tuple[Model, Question]:
    """So many notes with costs, and a question."""
    rng = Random(seed)
    made: list[Recommendation] = []
    keys: list[str] = []
    while len(keys) < notes:
        number = len(made) + 1
        parts = []
        for _ in range(rng.choice((1, 1, 2, 3))):
            shares = keys and (rng.random() < 0.2 or len(keys) == notes)
            key = rng.choice(keys) if shares else f"N{number}"
            waits = number > 1 and rng.random() < 0.1
            via = (rng.randrange(1, number),) if waits else ()
            parts.append(PartFacts("del", "note", order=int(key[1:]), via=via))
            if key not in keys[-1:] and key == f"N{number}":
                keys.append(key)
        made.append(make_recommendation(number, "adult", "Forslag", parts))
    cost = {key: {year: rng.randint(1, 80) * 50_000 for year in YEARS} for key in keys}
    model = Model(
        tuple(made), tuple(Note(key, kr, 2024) for key, kr in cost.items()), date(2023, 6, 28)
    )
    asked = {year: sum(kr[year] for kr in cost.values()) for year in YEARS}
    caps = tuple(Cap(year, kr * 35 // 100 // 1_000 * 1_000) for year, kr in asked.items())
    return model, Question(NEW_YEAR, caps)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds by the clock."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def most(model: Model, question: Question) -> None:
    """The most recommendations, proven, and the rules agree."""
    terms = terms_of(model, question)
    program = Program(terms, terms.rows)
    answer = program.best(program.whole)
    assert answer.is_proven
    assert answer.notes is not None
    assert terms.value(answer.notes)[0] == answer.value


def parts(model: Model, question: Question) -> None:
    """Then the most parts as well, proven."""
    terms = terms_of(model, question)
    assert best_of(Program(terms, terms.rows)).is_proven


def subsets(model: Model, question: Question) -> None:
    """Every subset in turn."""
    assert best_subsets(possible_subsets(model, question))


def highs_alone(model: Model, question: Question) -> Callable[[], object]:
    """The first programme as finished matrices, solved by HiGHS without anything around it."""
    terms = terms_of(model, question)
    program = Program(terms, terms.rows)
    taken = program.matrices()
    lines = taken["constraints"]
    matrix = csc_array(lines.A)
    model_of = highspy.HighsLp()
    model_of.num_row_, model_of.num_col_ = matrix.shape
    cost = np.zeros(matrix.shape[1])
    for column, value in program.whole.items():
        cost[column] = -value
    model_of.col_cost_ = cost
    model_of.col_lower_, model_of.col_upper_ = taken["bounds"].lb, taken["bounds"].ub
    model_of.row_lower_ = np.array(lines.lb, dtype="d")
    model_of.row_upper_ = np.array(lines.ub, dtype="d")
    model_of.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model_of.a_matrix_.start_ = matrix.indptr
    model_of.a_matrix_.index_ = matrix.indices
    model_of.a_matrix_.value_ = matrix.data
    model_of.integrality_ = [highspy.HighsVarType.kInteger] * matrix.shape[1]

    def solve() -> None:
        solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.passModel(model_of)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal

    return solve


def measure() -> Table:
    """Seconds for each size, beside every subset and beside HiGHS alone."""
    rows = []
    kept = True
    for notes in (13, 100, 500, 1_000, 5_000):
        model, question = a_register(notes)
        rounds = 5 if notes < 500 else 1
        took = {"most": seconds(partial(most, model, question), rounds)}
        if notes <= 100:
            took["parts"] = seconds(partial(parts, model, question), rounds)
            took["ties"] = seconds(partial(optimise, model, question), 1)
        if notes <= 500:
            took["front"] = seconds(partial(frontier, model, question), 1)
        if notes == 13:
            took["subsets"] = seconds(partial(subsets, model, question), 1)
        took["highs"] = seconds(highs_alone(model, question), rounds)
        kept &= all(took[what] <= goal for (what, size), goal in GOALS.items() if size == notes)
        shown = (took.get(what) for what in COLUMNS)
        rows.append((f"{notes:,}", *("" if one is None else f"{one:.2f}" for one in shown)))
    basis = (
        f"Seconds by the clock, median of 5 rounds below 500 notes; scipy {scipy.__version__}, "
        f"highspy {version('highspy')}; the goals are {'kept' if kept else '**not kept**'}."
    )
    return Table(("notes", *COLUMNS.values()), tuple(rows), basis)
