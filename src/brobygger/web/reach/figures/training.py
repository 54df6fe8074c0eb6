"""Courses for professionals and actors: organisations exactly, participations, and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from brobygger.web.activities.models import Session
from brobygger.web.reach.figures.log import Initiatives
from brobygger.web.reach.models import Training
from brobygger.web.ui.together import Ask


@dataclass(frozen=True, slots=True)
class Trained:
    """What was held for professionals: never added to citizens.

    ``participations`` is None where one of the sessions has no number.
    """

    sessions: int = 0
    organisations: int = 0
    participations: int | None = 0
    half_days: int = 0


def training_asked(initiatives: Initiatives) -> tuple[Ask, ...]:
    """What they ask of the database."""
    held: dict[str, Any] = {
        "session__activity__initiative__in": initiatives,
        "session__state": Session.State.HELD,
    }
    there = {f"training__{name}": value for name, value in held.items()}
    return (
        (
            Training.objects.filter(**held),
            ("session__activity__initiative_id", "participations", "half_days"),
        ),
        (
            Training.actors.through.objects.filter(**there),
            ("training__session__activity__initiative_id", "actor_id"),
        ),
    )


def training_from(found: Sequence[Sequence[Any]]) -> dict[int, Trained]:
    """Initiative -> what was held, from the answers."""
    rows, actors = found
    return {
        initiative: Trained(
            len(theirs := [row for row in rows if row[0] == initiative]),
            len({actor for of, actor in actors if of == initiative}),
            None if any(row[1] is None for row in theirs) else sum(row[1] for row in theirs),
            sum(row[2] for row in theirs),
        )
        for initiative in {row[0] for row in rows}
    }
