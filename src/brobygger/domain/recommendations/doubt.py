"""What is missing, contradicts itself or stays open in a part: told, never filled in."""

from collections.abc import Iterator

from brobygger.domain.kernel.problem import Problem, Severity
from brobygger.domain.recommendations.recommendation import Part


def doubts_of(part: Part, path: str) -> Iterator[Problem]:
    """Everything about a part that a person must decide; ``path`` leads to its recommendation's
    part in the record ("recommendations.2.parts.0").
    """
    where, quote = part.quote.source, part.quote.raw
    name = {"part": part.id}
    if not part.administrations:
        severity: Severity = "info" if part.category.value == "blue" else "warning"
        field = f"{path}.administrations"
        yield Problem("RECOMMENDATION-004", severity, where, quote, name, field)
    if part.reason == "contradictory":
        raw, field = part.needs_money.raw, f"{path}.needs_money"
        yield Problem("RECOMMENDATION-014", "warning", where, raw, name, field)
    elif part.category.value is None:
        yield Problem("RECOMMENDATION-005", "warning", where, quote, name, f"{path}.category")
    if not part.novelty:
        yield Problem(
            "RECOMMENDATION-013", "warning", part.label.source, quote, name, f"{path}.novelty"
        )
    yield from _open_ends(part, path)


def _open_ends(part: Part, path: str) -> Iterator[Problem]:
    """Money without an end date, and references that do not say how much they need."""
    for at, source in enumerate(part.sources):
        pays = source.value
        if pays is not None and pays.kind in ("plan", "past_grant") and not pays.to_known:
            params = {"part": part.id, "source": pays.ref}
            where, field = source.source, f"{path}.sources.{at}"
            yield Problem("RECOMMENDATION-006", "warning", where, source.raw, params, field)
    for at, need in enumerate(part.requires):
        if need.value is not None and need.value.quantifier == "unstated":
            params = {"part": part.id, "target": str(need.value.target)}
            field = f"{path}.requires.{at}"
            yield Problem("RECOMMENDATION-011", "info", need.source, need.raw, params, field)
