"""Card codes over HTTP: the decision, and codes given at a session. No answer repeats a code.

Cards are printed on the page alone: a program that is handed codes has a list of them.
"""

from datetime import date
from typing import Annotated, Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field, StrictInt

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.areas.permissions import require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import (
    DecisionFacts,
    decide,
    end_use,
    renew_key,
    require_deciding,
)
from brobygger.web.reach.codes.forms import LONGEST_TYPED, DecisionForm
from brobygger.web.reach.codes.given import Reason, SoFar, count_without, give_code, take_code_back
from brobygger.web.reach.codes.use import CardUse, use_of
from brobygger.web.reach.models import Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, FreeForm, Words

router = Router(tags=["card codes"])


class CardDecisionForm(FreeForm):
    """Who has decided on which day, what the impact assessment came to, and for how many months
    after the initiative's last day tokens may be kept.
    """

    free_words: ClassVar = DecisionForm.free_words

    decided_on: Day
    body: Annotated[Words, Field(max_length=160)]
    assessment: Annotated[Words, Field(max_length=4000)]
    kept_months: Annotated[StrictInt, Field(ge=0, le=120)]


class CardUseShape(Schema):
    """Whether an initiative uses card codes. ``epoch`` counts its keys; null where it has none."""

    initiative: int
    is_on: bool
    decided_on: date | None
    epoch: int | None


class GivenCode(Form):
    """The code of one card, as it is printed or read."""

    code: Annotated[Words, Field(max_length=LONGEST_TYPED)]


class WithoutCode(Form):
    """One head more without a code for this reason; ``less`` one fewer."""

    reason: Reason
    less: bool = False


class GivenSoFar(Schema):
    """Codes given at the session, and heads without one, after this. ``is_new`` unless the code
    stood there already.
    """

    codes: int
    declined: int
    lost: int
    unknown: int
    is_new: bool


@router.post(
    "/initiatives/{initiative}/card-decision", auth=WRITE, response={201: CardUseShape, **REFUSALS}
)
def post_card_decision(request: HttpRequest, initiative: int, said: CardDecisionForm) -> Any:
    """Record the decision; the initiative uses card codes from now on. Administrators alone."""
    require_deciding(request.user)
    row = get_object_or_404(Initiative, pk=initiative)
    facts = {name: value for name, value in typed(said).items() if name != "confirmed"}
    decide(row, DecisionFacts(**facts), request.user)
    return Status(201, _use(use_of(row.pk)))


@router.post(
    "/initiatives/{initiative}/card-decision/end",
    auth=WRITE,
    response={200: CardUseShape, **REFUSALS},
)
def post_card_decision_end(request: HttpRequest, initiative: int) -> Any:
    """No more codes are given; those that were given still count."""
    require_work(request.user)
    row = get_object_or_404(Initiative, pk=initiative)
    end_use(row, request.user)
    return _use(use_of(row.pk))


@router.post(
    "/initiatives/{initiative}/card-key", auth=WRITE, response={201: CardUseShape, **REFUSALS}
)
def post_card_key(request: HttpRequest, initiative: int) -> Any:
    """Another key from now on; the old one is destroyed. Administrators alone."""
    require_deciding(request.user)
    row = get_object_or_404(Initiative, pk=initiative)
    renew_key(row, request.user)
    return Status(201, _use(use_of(row.pk)))


@router.post("/tallies/{tally}/codes", auth=WRITE, response={201: GivenSoFar, **REFUSALS})
def post_code(request: HttpRequest, tally: int, said: GivenCode) -> Any:
    """A card was shown at the session of these numbers."""
    require_work(request.user)
    given = give_code(_tally(tally), said.code, Writer(user=request.user))
    return Status(201, _so_far(given.so_far, is_new=given.is_new))


@router.post(
    "/tallies/{tally}/codes/taken-back", auth=WRITE, response={200: GivenSoFar, **REFUSALS}
)
def post_code_back(request: HttpRequest, tally: int, said: GivenCode) -> Any:
    """A code was given at the wrong session; it travels in the body, never in the address."""
    require_work(request.user)
    given = take_code_back(_tally(tally), said.code, Writer(user=request.user))
    return _so_far(given.so_far, is_new=given.is_new)


@router.post("/tallies/{tally}/without-code", auth=WRITE, response={201: GivenSoFar, **REFUSALS})
def post_without_code(request: HttpRequest, tally: int, said: WithoutCode) -> Any:
    """A head gave no code, and why."""
    require_work(request.user)
    by = -1 if said.less else 1
    now = count_without(_tally(tally), said.reason, by, Writer(user=request.user))
    return Status(201, _so_far(now, is_new=True))


def _tally(pk: int) -> Tally:
    return get_object_or_404(Tally.objects.select_related("session__activity"), pk=pk)


def _use(now: CardUse) -> CardUseShape:
    return CardUseShape(
        initiative=now.initiative,
        is_on=now.is_on,
        decided_on=now.decision.decided_on if now.decision else None,
        epoch=now.key.epoch if now.key else None,
    )


def _so_far(now: SoFar, *, is_new: bool) -> GivenSoFar:
    return GivenSoFar(
        codes=now.codes,
        declined=now.declined,
        lost=now.lost,
        unknown=now.unknown,
        is_new=is_new,
    )
