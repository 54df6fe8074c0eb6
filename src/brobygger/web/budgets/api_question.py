"""What a program asks when notes are chosen for a sum of money: caps, weights, wishes."""

from typing import Annotated

from pydantic import Field, StrictInt

from brobygger.domain.recommendations.portfolio.choosing.frontier import Measure
from brobygger.web.ui.shapes import Day, Form, Kroner, Words20, Words40, Year

Weight = Annotated[StrictInt, Field(ge=0, le=1_000_000)]
Notes = Annotated[list[Words20], Field(max_length=200)]
Groups = Annotated[
    list[Annotated[list[Words20], Field(min_length=2, max_length=50)]], Field(max_length=50)
]


class CapForm(Form):
    """At most so much in one year: of everything, of one committee, or of one appropriation."""

    year: Year
    kr: Annotated[Kroner, Field(ge=0)]
    committee: Words20 | None = None
    appropriation: Words40 | None = None


class QuestionForm(Form):
    """What can be carried, at a date, with so much money? Weights are 1 where none is given."""

    at: Day | None = None
    caps: Annotated[list[CapForm], Field(max_length=50)] = []
    weights: dict[str, Weight] = {}
    part_weights: dict[str, Weight] = {}
    must: Notes = []
    forbid: Notes = []
    exclusions: Groups = []
    packages: Groups = []


class ChooseForm(QuestionForm):
    """The question; ``with_worth`` also asks what each note means for the answer."""

    with_worth: Annotated[bool, Field(strict=True)] = False


class FrontForm(QuestionForm):
    """The question; its caps are put aside. ``measure`` says what is counted."""

    measure: Measure = "recommendations"
