"""What the log's form offers: organisations, those in use lately first, themes, initiatives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from brobygger.domain.kernel.fold import fold
from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.together import values_together

LATELY = 90
"""Days that count as lately."""

NEAREST, MOST = 4, 8
"""Organisations offered as buttons: those met last, and with those used most, at most so many."""

Pair = tuple[int, str]
"""The number of a row and what it is called."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything to choose among, each list in its order.

    ``near`` are the organisations that the office has been in contact with lately, whoever had
    the contact: the last ones first, then those it has most contacts with.
    """

    actors: Sequence[Pair]
    near: Sequence[Pair]
    themes: Sequence[Pair]
    initiatives: Sequence[Pair]
    places: Sequence[Pair]

    def named(self, text: str) -> int | None:
        """The number of the organisation that is called so, however it is spelled."""
        wanted = fold(text)
        return next((pk for pk, title in self.actors if fold(title) == wanted), None)

    def title_of(self, pk: int | None) -> str:
        """What an organisation is called; blank for none."""
        return dict(self.actors).get(pk or 0, "")


def fetch(today: date, stands: LogFacts | None = None) -> Choices:
    """The lists as they are now (one query).

    ``stands`` is a contact to correct: what it names is offered even where it is over.
    """
    since = today - timedelta(days=LATELY)
    also = (stands.actor, stands.met_with) if stands else ()
    in_use = Q(is_in_use=True) | Q(pk=stands.theme if stands else None)
    is_open = ~Q(state=Initiative.State.CLOSED) | Q(pk=stands.initiative if stands else None)
    actors, themes, initiatives, places, lately = values_together(
        (Actor.objects.all(), ("pk", "title", "is_archived")),
        (Theme.objects.filter(in_use), ("order", "title", "pk")),
        (Initiative.objects.filter(is_open), ("title", "pk")),
        (Place.objects.all(), ("title", "pk")),
        (Contact.objects.filter(on__gt=since), ("on", "pk", "actor_id")),
    )
    kept = [(pk, title) for pk, title, gone in actors if not gone or pk in also]
    kept.sort(key=lambda one: (one[1].lower(), one[0]))
    return Choices(
        actors=kept,
        near=_near(kept, [actor for _on, _pk, actor in sorted(lately, reverse=True)]),
        themes=[(pk, title) for _order, title, pk in sorted(themes)],
        initiatives=[(pk, title) for title, pk in sorted(initiatives)],
        places=[(pk, title) for title, pk in sorted(places)],
    )


def _near(actors: Sequence[Pair], met: Sequence[int]) -> list[Pair]:
    """Those met last, then those met most; where there is no contact yet, the first of all."""
    titles = dict(actors)
    last = list(dict.fromkeys(met))[:NEAREST]
    most = [pk for pk, _times in Counter(met).most_common()]
    found = [pk for pk in dict.fromkeys((*last, *most)) if pk in titles]
    if not found:
        found = [pk for pk, _title in actors]
    return [(pk, titles[pk]) for pk in found[:MOST]]


def initiative_for(user: Any, choices: Choices) -> int | None:
    """The initiative that a contact of this person most likely belongs to.

    The only one there is; else the one of her latest contact, while it is open.
    """
    numbers = [pk for pk, _title in choices.initiatives]
    if len(numbers) <= 1:
        return numbers[0] if numbers else None
    own = Contact.objects.filter(entered_by=user, initiative__in=numbers).order_by("-pk")
    return own.values_list("initiative", flat=True).first()
