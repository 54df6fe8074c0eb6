"""What the rows below a part shall be, out of the facts that a person has put right."""

from typing import Any

from brobygger.domain.kernel.fold import fold
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import (
    Edge,
    MoneySource,
    Part,
    Recommendation,
    Responsibility,
    Route,
)
from brobygger.web.recommendations.parts.facts import Fact, PartFacts, SourceFact
from brobygger.web.recommendations.parts.rows import Stamp, Wanted, bring_to


def put_facts(part: Part, facts: PartFacts, before: PartFacts, stamp: Stamp) -> bool:
    """Bring the rows of all four kinds to the facts; whether any of them was changed."""
    owners = [
        Wanted(
            {"administration": one.administration}, one.pk, one.administration, _words(part, one)
        )
        for one in facts.owners
    ]
    sources = [_source(part, one) for one in facts.sources]
    edges = _edges(part, facts)
    changed = [
        bring_to(Responsibility, part, owners, lambda row: row.administration, stamp),
        bring_to(Edge, part, edges, lambda row: (row.kind, row.target_id), stamp),
        bring_to(Route, part, _routes(part, facts, before), None, stamp),
    ]
    sources += _repeated(part, {(one.kind, one.note) for one in part.routes.all()})
    changed.append(bring_to(MoneySource, part, sources, None, stamp))
    return any(changed)


def _routes(part: Part, facts: PartFacts, before: PartFacts) -> list[Wanted]:
    """The routes. What ``via`` leads through follows the requirements where they were changed."""
    old = {row.pk: list(row.via) for row in part.routes.all()}
    kept = _required(facts) == _required(before)
    wanted = []
    for one in facts.routes:
        via: list[int] = []
        if one.kind == "via":
            via = old[one.pk] if kept and one.pk and old.get(one.pk) else _required(facts)
        note = f"N{one.order or part.recommendation.number}" if one.kind == "note" else ""
        values = {
            "kind": one.kind,
            "note": note,
            "ordered_by": one.ordered_by,
            "package": one.package,
            "via": via,
        }
        wanted.append(Wanted(values, one.pk, words=_words(part, one)))
    return wanted


def _required(facts: PartFacts) -> list[int]:
    return sorted({one.target for one in facts.edges if one.kind == Edge.Kind.REQUIRES})


def _source(part: Part, one: SourceFact) -> Wanted:
    values = {
        "kind": one.kind,
        "ref": one.ref,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "to_known": one.valid_to is not None,
        "confirmed_on": one.confirmed_on,
    }
    return Wanted(values, one.pk, words=_words(part, one))


def _repeated(part: Part, routes: set[tuple[str, str]]) -> list[Wanted]:
    """The sources that repeat a route stay as long as the route does."""
    kinds = {kind for kind, _note in routes}
    return [
        Wanted({}, row.pk)
        for row in part.sources.all()
        if row.kind not in PAID_TODAY
        if ((row.kind, row.ref) in routes if row.kind == "note" else row.kind in kinds)
    ]


def _edges(part: Part, facts: PartFacts) -> list[Wanted]:
    targets = {
        row.number: row.pk
        for row in Recommendation.objects.filter(annex_id=part.recommendation.annex_id)
    }
    wanted = []
    for one in facts.edges:
        requires = one.kind == Edge.Kind.REQUIRES
        values = {
            "kind": one.kind,
            "target_id": targets[one.target],
            "quantifier": one.quantifier if requires else "",
            "parts": list(one.parts) if requires else [],
        }
        key = (one.kind, targets[one.target])
        wanted.append(Wanted(values, one.pk, key, _words(part, one)))
    return wanted


def _words(part: Part, fact: Fact) -> dict[str, Any]:
    """The words of an added row; what stands in the part's quote has the quote's place."""
    raw = fact.raw.strip()
    quoted = bool(raw) and fold(raw) in fold(part.quote)
    return {"raw": raw, "reason": fact.reason.strip(), "place": part.place if quoted else {}}
