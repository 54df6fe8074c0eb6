"""The work with a part goes on when a newer edition of its annex comes in."""

from collections.abc import Iterable
from typing import Any

from brobygger.domain.kernel.fold import fold
from brobygger.web.recommendations.models import Annex, Approach, Handover, Part, Upkeep

CARRIED = "carried"
"""The reason that the history keeps for a row that moved to a newer edition."""


def carry_work(earlier: Iterable[Annex], annex: Annex) -> int:
    """Move requests, handovers and keepers to the same parts of the new edition; how many.

    The same part is the one of the same recommendation with the same label. What belongs to a
    part that the new edition does not have stays with the old one, where it can be read.
    """
    parts = {_name(part): part for part in _parts([annex])}
    moved = 0
    for part in _parts(earlier):
        same = parts.get(_name(part))
        if same is None:
            continue
        rows: list[Any] = [
            *Approach.objects.filter(part=part),
            *Handover.objects.filter(part=part),
            *Upkeep.objects.filter(part=part),
        ]
        for row in rows:
            row.part, row._change_reason = same, CARRIED
            row.save()
        moved += len(rows)
    return moved


def _parts(annexes: Iterable[Annex]) -> Iterable[Part]:
    rows = Part.objects.filter(recommendation__annex__in=list(annexes))
    return rows.select_related("recommendation")


def _name(part: Part) -> tuple[int, str]:
    return part.recommendation.number, fold(part.label)
