"""What is asked when notes are chosen for a sum of money: caps, weights, wishes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from brobygger.domain.documents.restore import restore
from brobygger.domain.recommendations.portfolio.model import Model, Note

RowKind = Literal[
    "cap",
    "must",
    "forbid",
    "exclusion",
    "package",
    "within",
    "given",
    "not_given",
    "without_cost",
]
"""One condition that an answer keeps.

cap: at most so much in a year. must, forbid: a note is to be in, or not. exclusion: at most one of
the notes. package: all of the notes or none. within: the first note only with the second, whose
package it is in. given, not_given: the note has been decided, with or without money.
without_cost: nobody has entered what it costs.
"""


@dataclass(frozen=True, slots=True)
class Cap:
    """At most this much in one year: of everything, of one committee, or of one appropriation."""

    year: int
    kr: int
    committee: str | None = None
    appropriation: str | None = None

    def counts(self, note: Note) -> bool:
        """Whether a note's money is held against this cap."""
        return (self.committee is None or self.committee == note.committee) and (
            self.appropriation is None or self.appropriation == note.appropriation
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A condition of the question or of what is already decided, named for whoever reads of it."""

    kind: RowKind
    notes: tuple[str, ...] = ()
    cap: Cap | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What can be carried, at a date, with so much money?

    Weights are whole numbers of recommendations (by number) and of parts (by id), 1 where none is
    given. A year without a cap is not limited. ``exclusions`` are groups of which at most one is
    taken, ``packages`` groups that are taken whole or not at all.
    """

    at: date
    caps: tuple[Cap, ...] = ()
    weights: Mapping[int, int] = field(default_factory=dict)
    part_weights: Mapping[str, int] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    exclusions: tuple[tuple[str, ...], ...] = ()
    packages: tuple[tuple[str, ...], ...] = ()

    def weight(self, number: int) -> int:
        """How much a recommendation counts."""
        return self.weights.get(number, 1)

    def part_weight(self, part: str) -> int:
        """How much a part counts, where as many recommendations are covered either way."""
        return self.part_weights.get(part, 1)

    def rows(self) -> Iterator[Row]:
        """Every condition that the question itself sets."""
        yield from (Row("must", (note,)) for note in self.must)
        yield from (Row("forbid", (note,)) for note in self.forbid)
        yield from (Row("exclusion", group) for group in self.exclusions)
        yield from (Row("package", group) for group in self.packages)
        yield from (Row("cap", cap=cap) for cap in self.caps)


def check_question(question: Question, model: Model) -> None:
    """Refuse a question that has no meaning: ValueError, or UnknownNote for an unknown note."""
    for cap in question.caps:
        if cap.kr < 0:
            raise ValueError(f"cap of {cap.kr} in {cap.year}")
    for subject, weight in (*question.weights.items(), *question.part_weights.items()):
        if weight < 0:
            raise ValueError(f"weight {weight} of {subject}")
    if both := set(question.must) & set(question.forbid):
        raise ValueError(f"both in and out: {min(both)}")
    for row in question.rows():
        if len(set(row.notes)) < len(row.notes):
            raise ValueError(f"the same note twice: {row.notes}")
        for note in row.notes:
            model.note(note)


def read_question(record: Mapping[str, Any]) -> Question:
    """A question from the JSON that ``as_json`` wrote of it."""
    question = restore(Question, record)
    weights = {int(number): weight for number, weight in question.weights.items()}
    return replace(question, weights=weights)
