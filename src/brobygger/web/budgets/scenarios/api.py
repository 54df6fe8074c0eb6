"""Scenarios over HTTP: the saved ones, a new one asked and saved, one thrown away."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from pydantic import Field, StrictInt

from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.budgets.api_question import CapForm, Groups, Notes
from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.models import Scenario
from brobygger.web.budgets.scenarios.form import MOST_WEIGHT
from brobygger.web.budgets.scenarios.loading import Asked, asked_of
from brobygger.web.budgets.scenarios.steps import delete_scenario, make_scenario
from brobygger.web.recommendations.api import annex_or_404
from brobygger.web.ui.faults import Fault, Refused
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words120, Words1000

router = Router(tags=["scenarios"])

Weight = Annotated[StrictInt, Field(ge=0, le=MOST_WEIGHT)]
Recommendations = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,4}$")]
"""The number of a recommendation, as the name in an object is written."""


_NAME = r"^[^\x00-\x20\s:0-9][^\x00-\x20\s:]*$"
_DIGITS = r"^[0-9][^\x00-\x20\s:]*$"


class ShareForm(CapForm):
    """At most so much in one year: of everything, of one committee, or of one appropriation,
    which begins with a digit.
    """

    committee: Annotated[str, Field(max_length=20, pattern=_NAME)] | None = None
    appropriation: Annotated[str, Field(max_length=40, pattern=_DIGITS)] | None = None


class ScenarioForm(Form):
    """What can be carried, at a date (else the annex's own), with so much money; for whom and
    why. A weight that is not given is 1.
    """

    title: Words120
    purpose: Words1000
    at: Day | None = None
    caps: Annotated[list[ShareForm], Field(min_length=1, max_length=50)]
    weights: dict[Recommendations, Weight] = {}
    must: Notes = []
    forbid: Notes = []
    exclusions: Groups = []
    packages: Groups = []


class ScenarioRow(Schema):
    """A saved question with the answer of that day: an internal working paper."""

    id: int
    title: str
    purpose: str
    author: str
    made_at: datetime
    question: dict[str, Any]
    answer: dict[str, Any]
    marked: Literal["internt arbejdsdokument"] = "internt arbejdsdokument"


@router.get("/annexes/{annex}/scenarios", response={200: list[ScenarioRow], **REFUSALS})
def list_scenarios(request: HttpRequest, annex: Number) -> Any:
    """The saved scenarios of an annex, the newest first."""
    rows = Scenario.objects.filter(annex=annex_or_404(annex)).select_related("author")
    return [_row(row) for row in rows.order_by("-made_at", "-pk")]


@router.post("/annexes/{annex}/scenarios", auth=WRITE, response={201: ScenarioRow, **REFUSALS})
def post_scenario(request: HttpRequest, annex: Number, said: ScenarioForm) -> Any:
    """Ask what can be carried, and save question and answer as an internal working paper."""
    register = register_of(annex_or_404(annex))
    asked = asked_of(register) if register else None
    if asked is None or not asked.years():
        raise Refused([Fault(_("Ingen notater har et beløb"))])
    row = make_scenario(
        asked, _question(asked, said), request.user, title=said.title, purpose=said.purpose
    )
    return Status(201, _row(row))


@router.delete("/scenarios/{scenario}", auth=WRITE, response={200: ScenarioRow, **REFUSALS})
def remove_scenario(request: HttpRequest, scenario: Number) -> Any:
    """Throw a scenario away; answers with what it said."""
    row = get_object_or_404(Scenario.objects.select_related("author"), pk=scenario)
    was = _row(row)
    delete_scenario(row, request.user)
    return was


def _question(asked: Asked, said: ScenarioForm) -> Question:
    """The question as the page's form makes it: a weight of 1 is what each has anyway."""
    weights = {int(number): weight for number, weight in said.weights.items() if weight != 1}
    return Question(
        said.at or asked.day or timezone.localdate(),
        tuple(Cap(**cap.model_dump()) for cap in said.caps),
        weights,
        must=tuple(dict.fromkeys(said.must)),
        forbid=tuple(dict.fromkeys(said.forbid)),
        exclusions=tuple(map(tuple, said.exclusions)),
        packages=tuple(map(tuple, said.packages)),
    )


def _row(row: Scenario) -> ScenarioRow:
    return ScenarioRow(
        id=row.pk,
        title=row.title,
        purpose=row.purpose,
        author=str(row.author),
        made_at=row.made_at,
        question=row.question,
        answer=row.answer,
    )
