"""What the budget note of an initiative says of it: read from the note, to be confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from brobygger.domain.budgets import note as read
from brobygger.domain.documents.restore import restore
from brobygger.domain.initiatives.recognise import recognised
from brobygger.messages.places import place_words
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.initiatives.facts import Waiver
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.ui.words import reader_language


@dataclass(frozen=True, slots=True)
class Noted:
    """What a note says that an initiative begins with. ``fte`` only where it says one figure."""

    title: str
    starts_on: date | None
    ends_on: date | None
    fte: Fraction | None
    aim: str
    target_groups: tuple[int, ...]
    themes: tuple[int, ...]
    follow_up: tuple[tuple[str, dict[str, int | None]], ...]
    waiver: Waiver | None


def noted(row: BudgetNote) -> Noted:
    """Read a note for its initiative (two queries, for the city's words)."""
    paper = restore(read.BudgetNote, row.record)
    period = paper.period.value if paper.period else None
    goals = [found.value for found in paper.goals if found.value]
    mentions = {found.value for found in paper.fte if found.value is not None}
    fte = mentions.pop() if len(mentions) == 1 else None
    return Noted(
        title=row.title,
        starts_on=date(period[0], 1, 1) if period else None,
        ends_on=date(period[1], 12, 31) if period else None,
        fte=fte,
        aim=" ".join(goals)[:1000],
        target_groups=_known(TargetGroup, [found.value for found in paper.target_groups]),
        themes=_known(Theme, [found.value for found in paper.themes]),
        follow_up=tuple(
            (found.value, {"page": found.source.page, "line": found.source.line})
            for found in paper.follow_up
            if found.value
        ),
        waiver=waiver_in(paper),
    )


def waiver_in(paper: read.BudgetNote) -> Waiver | None:
    """The note's words, where it says that it can start without further treatment."""
    found = paper.further_treatment
    if found is None or found.value is not False:
        return None
    source = found.source
    words = place_words(source, reader_language())
    return Waiver(found.raw, {"page": source.page, "line": source.line, "words": words})


def _known(model: Any, said: Sequence[str | None]) -> tuple[int, ...]:
    rows = list(model.objects.filter(is_in_use=True).order_by("order", "title"))
    titles = [str(row.title) for row in rows]
    return tuple(rows[at].pk for at in recognised(titles, [text for text in said if text]))
