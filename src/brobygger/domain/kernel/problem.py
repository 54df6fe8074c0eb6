"""A Problem is what a user is told when something does not add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Literal

from brobygger.domain.kernel.place import NOWHERE, Place

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the user's paper or data that a person must know of.

    Problems are collected, never raised: all of them are shown, not just the first. The
    sentence is made at the edge (``brobygger.messages``) from ``code`` and ``params``, so
    that the rules know nothing of languages. ``raw`` quotes the reading as it stands in the
    paper. ``field`` is the dotted path of the value concerned ("tables.0.rows.1.cells.2"),
    empty where the problem concerns the paper as a whole.
    """

    code: str
    severity: Severity
    where: Place = NOWHERE
    raw: str = ""
    params: Mapping[str, str] = dataclass_field(default_factory=dict)
    field: str = ""


class Unreadable(Exception):
    """A file cannot be opened as a paper; carries the Problem that says why and what to do.

    A state of the paper, not a fault of ours.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
