"""Correct a part over HTTP, and take the correction back: the steps of the page *Ret delen*."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.recommendations.api_sent import part_or_404, unknown_authority
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.parts.api_forms import CorrectionForm
from brobygger.web.recommendations.parts.facts import PartFacts, facts_of
from brobygger.web.recommendations.parts.steps import edit_part, undo_edit, version_of
from brobygger.web.ui.faults import Fault, refuse
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Number, shape_of

router = Router(tags=["recommendations"])


class PartFactsAnswer(Schema):
    """What can be corrected in a part, in the form in which it is sent back."""

    part: int
    code: str
    version: int
    facts: shape_of(PartFacts)  # type: ignore[valid-type]


@router.get("/parts/{part}/facts", response={200: PartFactsAnswer, **REFUSALS})
def show_part_facts(request: HttpRequest, part: Number) -> Any:
    """What can be corrected in a part, and the version of it that a correction names."""
    return _answer(part)


@router.put("/parts/{part}/facts", auth=WRITE, response={200: PartFactsAnswer, **REFUSALS})
def put_part_facts(request: HttpRequest, part: Number, said: CorrectionForm) -> Any:
    """Correct a part; its category is derived anew. One changed meanwhile is not overwritten."""
    row, facts = part_or_404(part), said.facts.said()
    refuse(_unknown(row, facts))
    edit_part(row, facts, request.user, why=said.why, seen=said.version)
    return _answer(part)


@router.post("/parts/{part}/facts/undo", auth=WRITE, response={200: PartFactsAnswer, **REFUSALS})
def undo_part_facts(request: HttpRequest, part: Number) -> Any:
    """Put a part back as it was before its last correction; answers with what then stands."""
    undo_edit(part_or_404(part), request.user)
    return _answer(part)


def _answer(pk: int) -> PartFactsAnswer:
    row = part_or_404(pk)
    return PartFactsAnswer(
        part=row.pk, code=row.code, version=version_of(row), facts=as_json(facts_of(row))
    )


def _unknown(part: Part, facts: PartFacts) -> Iterator[Fault]:
    """Only whom the page offers too: those that papers name, and the row's own name."""
    own = {row.pk: row.administration for row in part.responsibilities.all()}
    for index, owner in enumerate(facts.owners):
        yield from unknown_authority(
            owner.administration,
            ("administration",),
            also=own.get(owner.pk or 0, ""),
            at=("owners", index, "administration"),
        )
    routes = {row.pk: row for row in part.routes.all()}
    for index, route in enumerate(facts.routes):
        stands = routes.get(route.pk or 0)
        yield from unknown_authority(
            route.ordered_by,
            ("committee", "administration"),
            also=stands.ordered_by if stands else "",
            at=("routes", index, "ordered_by"),
        )
        yield from unknown_authority(
            route.package,
            ("administration",),
            also=stands.package if stands else "",
            at=("routes", index, "package"),
        )
