"""What one note is worth to the whole: what is lost without it, and what keeping it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from brobygger.domain.documents.restore import restore
from brobygger.domain.recommendations.portfolio.choosing.choice import LIMIT_S
from brobygger.domain.recommendations.portfolio.choosing.program import Line, Program
from brobygger.domain.recommendations.portfolio.choosing.question import Question
from brobygger.domain.recommendations.portfolio.choosing.search import Best, best_of
from brobygger.domain.recommendations.portfolio.choosing.terms import terms_of
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Loss:
    """How much less the best answer carries: weight of recommendations, and of parts.

    The parts count where the recommendations are as many; they can then be more as well as fewer.
    """

    weight: int
    part_weight: int


@dataclass(frozen=True, slots=True)
class Worth:
    """One note under the question's conditions.

    ``without``: what is lost if it is not given, though its money goes to others. ``keeping``:
    what is lost if it must be given. None: then nothing keeps the conditions. A note with nothing
    under both can be in an equal answer, and be left out of another. ``is_proven`` False: the
    time did not suffice to say.
    """

    note: str
    money_kr: int
    without: Loss | None
    keeping: Loss | None
    is_proven: bool = True


def worth(
    model: Model,
    question: Question,
    outcomes: Iterable[Outcome] = (),
    *,
    limit_s: int = LIMIT_S,
) -> tuple[Worth, ...]:
    """Solve anew for each note that can be chosen, once without it and once with it.

    Empty where the question itself has no answer. Raises what ``optimise`` raises.
    """
    terms = terms_of(model, question, outcomes)
    program = Program(terms, terms.rows, limit_s)
    best = best_of(program)
    if best.notes is None:
        return ()
    found = []
    for note in terms.free:
        column = {program.columns["x", note]: 1}
        out = best_of(program, [Line(column, high=0)])
        kept = best_of(program, [Line(column, low=1)])
        is_proven = best.is_proven and out.is_proven and kept.is_proven
        money = terms.money_kr([note])
        found.append(Worth(note, money, _loss(best, out), _loss(best, kept), is_proven))
    return tuple(found)


def _loss(best: Best, other: Best) -> Loss | None:
    if other.notes is None:
        return None
    return Loss(best.weight - other.weight, best.part_weight - other.part_weight)


def read_worth(record: Any) -> tuple[Worth, ...]:
    """What notes are worth, from the JSON that ``as_json`` wrote of it."""
    return tuple(restore(Worth, one) for one in record)
