"""A whole annex as rows, in two queries: what a page shows of it, and what its rules ask of it.

What one recommendation waits for, and the state of its parts, turn on the whole annex. A page that
shows both reads the annex once: ``keep_annex_rows`` and ``kept_annex_rows``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from brobygger.web.recommendations.models import (
    Annex,
    Edge,
    MoneySource,
    Part,
    Recommendation,
    Route,
)
from brobygger.web.recommendations.portfolio import PartRows
from brobygger.web.ui.together import rows_together


@dataclass(frozen=True)
class AnnexRows:
    """Parts in printed order with recommendation and annex, and what stands below them but for
    the owners; by the number of the part's row.
    """

    parts: Sequence[Part]
    routes: Mapping[int, Sequence[Route]] = field(default_factory=dict)
    sources: Mapping[int, Sequence[MoneySource]] = field(default_factory=dict)
    edges: Mapping[int, Sequence[Edge]] = field(default_factory=dict)

    @cached_property
    def annexes(self) -> Sequence[Annex]:
        """The annexes of the parts, the newest first."""
        found = {part.recommendation.annex_id: part.recommendation.annex for part in self.parts}
        return sorted(found.values(), key=lambda one: (str(one.dated or ""), one.pk), reverse=True)

    @cached_property
    def recommendations(self) -> Mapping[int, Recommendation]:
        """The recommendations by the number of their row, in printed order."""
        return {part.recommendation_id: part.recommendation for part in self.parts}

    def of(self, annex: Annex) -> "AnnexRows":
        """The parts of one annex alone."""
        mine = [part for part in self.parts if part.recommendation.annex_id == annex.pk]
        return AnnexRows(mine, self.routes, self.sources, self.edges)

    def below(self, part: Part) -> PartRows:
        """A part with its rows, without its owners."""
        return PartRows(
            part,
            [],
            self.routes.get(part.pk, ()),
            self.sources.get(part.pk, ()),
            self.edges.get(part.pk, ()),
        )


def read_annex_rows(
    *also: QuerySet[Any], joined: Sequence[str] = (), **which: Any
) -> tuple[AnnexRows, list[list[Any]]]:
    """The parts that ``which`` chooses with all below them, in two queries whatever the rows.

    ``joined`` are relations of a part that come with it; ``also`` are rows of other tables that
    come in the same trip.
    """
    parts = list(_parts(joined).filter(**which))
    below = {f"part__{name}": value for name, value in which.items()}
    routes, sources, edges, *rest = rows_together(
        Route.objects.filter(**below),
        MoneySource.objects.filter(**below),
        Edge.objects.filter(**below),
        *also,
    )
    found = AnnexRows(parts, by_part(routes), by_part(sources), by_part(edges))
    for edge in edges:
        if edge.target_id in found.recommendations:
            edge.target = found.recommendations[edge.target_id]
    return found, rest


def _parts(joined: Sequence[str]) -> QuerySet[Part]:
    rows = Part.objects.select_related("recommendation__annex", *joined).defer(
        "recommendation__annex__record", "recommendation__folded", "recommendation__keys"
    )
    return rows.order_by("recommendation__annex_id", "recommendation__number", "order")


def by_part(rows: Sequence[Any]) -> dict[int, list[Any]]:
    """Rows below parts by the number of the part's row, in their own order."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.part_id, []).append(row)
    return found


def keep_annex_rows(request: HttpRequest, rows: AnnexRows) -> None:
    """Let what is shown further down the page use the annex that was read for its head."""
    kept = request.__dict__.setdefault("_annex_rows", {})
    kept.update((annex.pk, rows) for annex in rows.annexes)


def kept_annex_rows(request: HttpRequest, annex: Annex) -> AnnexRows:
    """The annex as this page has read it, else read now."""
    kept: AnnexRows | None = request.__dict__.get("_annex_rows", {}).get(annex.pk)
    return kept or read_annex_rows(recommendation__annex=annex)[0]
