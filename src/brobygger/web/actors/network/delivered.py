"""Sessions that organisations deliver, as a later link tells of them: actors know no sessions.

A later link names a function in its AppConfig: ``codelivery`` (numbers of organisations, a day ->
the sessions that they have held, and those planned from that day on).
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Protocol

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string


class Delivered(Protocol):
    """A session: the number and title of its activity, its day, and who delivers it."""

    activity: int
    title: str
    on: date
    actors: frozenset[int]
    is_held: bool


def sessions_of(actors: Collection[int]) -> Iterator[Delivered]:
    """The sessions of these organisations, the earliest first."""
    for config in apps.get_app_configs():
        if dotted := getattr(config, "codelivery", ""):
            yield from import_string(dotted)(actors, timezone.localdate())


def alone(sessions: Sequence[Delivered], staff: Collection[int]) -> tuple[list[str], list[str]]:
    """Activities held without a co-actor, and those that would be if the initiative's own people
    were gone; by title.
    """
    with_whom: dict[tuple[str, int], set[int]] = {}
    for one in sessions:
        if one.is_held:
            with_whom.setdefault((one.title, one.activity), set()).update(one.actors)
    found = sorted(with_whom.items())
    return (
        [title for (title, _pk), actors in found if len(actors) == 1],
        [title for (title, _pk), actors in found if len(actors) > 1 >= len(actors - set(staff))],
    )
