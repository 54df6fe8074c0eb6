"""Whether a question can be put to a register at all, and if not, what a person can put right."""

from collections.abc import Iterator

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.choosing.question import Question
from brobygger.domain.recommendations.portfolio.model import Model, UnknownNote


def question_problems(question: Question, model: Model) -> Iterator[Problem]:
    """Everything that keeps a question from having a meaning; nothing where it has one.

    >>> from datetime import date
    >>> asked = Question(date(2024, 1, 1), weights={6: -1})
    >>> [problem.code for problem in question_problems(asked, Model(()))]
    ['REGISTER-007', 'REGISTER-012']
    """
    for cap in question.caps:
        if cap.kr < 0:
            yield _problem("REGISTER-011", year=str(cap.year))
    yield from _about_weights(question, model)
    for note in sorted(set(question.must) & set(question.forbid)):
        yield _problem("REGISTER-013", note=note)
    yield from _about_notes(question, model)


def _about_weights(question: Question, model: Model) -> Iterator[Problem]:
    numbers = {str(each.number) for each in model.recommendations}
    parts = {part.id for each in model.recommendations for part in each.parts}
    weights = [(str(number), weight, numbers) for number, weight in question.weights.items()]
    weights += [(part, weight, parts) for part, weight in question.part_weights.items()]
    for subject, weight, known in weights:
        if subject not in known:
            yield _problem("REGISTER-007", part=subject)
        if weight < 0:
            yield _problem("REGISTER-012", subject=subject)


def _about_notes(question: Question, model: Model) -> Iterator[Problem]:
    unknown = set()
    for row in question.rows():
        for note in dict.fromkeys(row.notes):
            if row.notes.count(note) > 1:
                yield _problem("REGISTER-014", note=note)
            try:
                model.note(note)
            except UnknownNote:
                unknown.add(note)
    yield from (_problem("REGISTER-006", note=note) for note in sorted(unknown))


def price_base_problem(bases: str) -> Problem:
    """Notes in more than one price base: their amounts are never added."""
    return _problem("REGISTER-009", bases=bases)


def day_problem() -> Problem:
    """No day is asked about, and the annex does not say which one would be meant."""
    return _problem("REGISTER-010")


def _problem(code: str, **params: str) -> Problem:
    return Problem(code, "error", params=params)
