"""The only module that reads or writes what an organisation answered.

Answers leave it in three ways alone: to the organisation itself through its own link, as reports
that a network is made of, and as a count of how far each has come. A test sees to it that no other
module imports the rows.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from brobygger.domain.actors.roster import Report
from brobygger.web.actors.models import Answer, Invitation, Wave
from brobygger.web.actors.network.codes import actor_code

Levels = Mapping[int, int | None]
"""Organisation (by its number) -> level, None for "we do not know"."""


@dataclass(frozen=True, slots=True)
class Own:
    """What an organisation may see of its own answers: those by this very link with their level,
    and about whom it answered by a link that was replaced.
    """

    levels: Levels
    before: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """A wave, how many were asked in it, and how many answered."""

    wave: Wave
    asked: int
    answered: int


def own_answers(invitation: Invitation) -> Own:
    """What the organisation of this link has answered so far."""
    rows = list(invitation.answers.order_by("about_id").values_list("about_id", "level", "key"))
    return Own(
        {about: level for about, level, key in rows if key == invitation.key},
        frozenset(about for about, _level, key in rows if key != invitation.key),
    )


def keep_levels(invitation: Invitation, levels: Levels) -> None:
    """Save what the organisation of this link answers; an answer given before is replaced."""
    rows = [
        Answer(invitation=invitation, about_id=about, level=level, key=invitation.key)
        for about, level in levels.items()
    ]
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["invitation", "about"],
        update_fields=["level", "key"],
    )


def reports_of(waves: Iterable[Wave]) -> dict[int, list[Report]]:
    """The answers of waves as the domain counts them, by wave; "we do not know" is no answer."""
    found: dict[int, list[Report]] = {wave.pk: [] for wave in waves}
    rows = Answer.objects.filter(invitation__wave__in=list(found), level__isnull=False)
    for wave, by, about, level in rows.order_by("invitation_id", "about_id").values_list(
        "invitation__wave_id", "invitation__actor_id", "about_id", "level"
    ):
        found[wave].append(Report(str(wave), actor_code(by), actor_code(about), level or 0))
    return found


def waves_counted(initiative: int) -> list[Counted]:
    """The waves of an initiative, the newest first, each with how many were asked and how many
    answered: in one question.
    """
    answered = Count(
        "invitations", filter=Q(invitations__answers__level__isnull=False), distinct=True
    )
    rows = Wave.objects.filter(initiative=initiative).annotate(
        asked=Count("invitations", distinct=True), answered=answered
    )
    return [Counted(row, row.asked, row.answered) for row in rows.order_by("-number")]


def begun_in(invitations: Collection[int]) -> set[int]:
    """The invitations that have any answer: how far each has come, and no more."""
    counted = Answer.objects.filter(invitation__in=invitations).values("invitation_id")
    rows = counted.annotate(n=Count("pk")).order_by("invitation_id")
    return {row["invitation_id"] for row in rows}
