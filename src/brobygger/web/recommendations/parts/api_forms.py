"""What a program sends to correct a part: the same as the page's forms, in their bounds."""

from typing import Annotated, Any, Literal

from pydantic import Field

from brobygger.domain.recommendations.recommendation import NeedsMoney, Quantifier, RouteKind
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.recommendations.parts.facts import (
    EdgeFact,
    OwnerFact,
    PartFacts,
    RouteFact,
    SourceFact,
)
from brobygger.web.recommendations.parts.forms import MOST_ROWS
from brobygger.web.ui.shapes import Day, Form, Words, Words10, Words20, Words500, Words1000

Row = Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
Answer = Annotated[bool, Field(strict=True)]
Rows = Field(max_length=MOST_ROWS)


class FactForm(Form):
    """A row below a part: ``pk`` is the one that it stands in, null one that is added. An added
    row rests on the paper's words (``raw``) or on a ``reason``; the paper's own rows keep theirs.
    """

    pk: Row | None = None
    raw: Words1000 = ""
    reason: Words1000 = ""


class OwnerForm(FactForm):
    """An administration that carries out the part."""

    administration: Words20


class RouteForm(FactForm):
    """A way to be lifted. ``order``: the recommendation whose note it is, null the part's own."""

    kind: RouteKind
    order: Row | None = None
    ordered_by: Words20 = ""
    package: Words20 = ""


class SourceForm(FactForm):
    """What pays today. ``valid_to`` is always said: null is an end that nobody knows."""

    kind: Literal["plan", "past_grant"]
    ref: Annotated[Words, Field(max_length=200)]
    valid_from: Day | None = None
    valid_to: Day | None
    confirmed_on: Day | None = None


class EdgeForm(FactForm):
    """The part waits for a recommendation (by number), or is helped by it."""

    kind: Literal["requires", "strengthens"]
    target: Row
    quantifier: Quantifier | Literal[""] = ""
    parts: Annotated[list[Words10], Rows] = []


class PartFactsForm(Form):
    """All that can be corrected in a part: a row that is left out is taken away."""

    needs_money: NeedsMoney
    is_new: Answer
    is_continued: Answer
    due: Day | None
    remark: Words1000
    owners: Annotated[list[OwnerForm], Rows]
    routes: Annotated[list[RouteForm], Rows]
    sources: Annotated[list[SourceForm], Rows]
    edges: Annotated[list[EdgeForm], Field(max_length=2 * MOST_ROWS)]

    def said(self) -> PartFacts:
        """The same as the page's forms say it."""
        rows: dict[str, Any] = {
            "owners": tuple(OwnerFact(**typed(one)) for one in self.owners),
            "routes": tuple(RouteFact(**typed(one)) for one in self.routes),
            "sources": tuple(SourceFact(**typed(one)) for one in self.sources),
            "edges": tuple(
                EdgeFact(**{**typed(one), "parts": tuple(one.parts)}) for one in self.edges
            ),
        }
        return PartFacts(**{**typed(self), **rows})


class CorrectionForm(Form):
    """A corrected part. ``version`` is the one that was read; null corrects whatever stands.

    ``why`` is needed where the answer about money changes.
    """

    version: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)] | None
    facts: PartFactsForm
    why: Words500 = ""
