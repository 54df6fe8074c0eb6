"""An initiative with organisations in its place, and waves in which some of them answer."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.models import Actor, Invitation, Sector, Wave
from brobygger.web.actors.network import waves
from brobygger.web.actors.network.roster import save_answers
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme

Level = Callable[[int, int], int | None]


def clusters(one: int, other: int) -> int:
    """Fours that work together, and nothing between them."""
    return 3 if one // 4 == other // 4 else 0


@pytest.fixture
def place(db: None) -> Place:
    """The place of the initiative."""
    return Place.objects.create(code="P1", title="Prøvekvarteret")


@pytest.fixture
def initiative(place: Place) -> Initiative:
    """An initiative that is granted and has not started."""
    return Initiative.objects.create(
        title="Prøveindsatsen", place=place, state=Initiative.State.GRANTED
    )


@pytest.fixture
def actors(place: Place) -> Callable[..., list[Actor]]:
    """Make so many organisations in the place, all with one theme and one target group."""

    def make(count: int = 12, **rest: Any) -> list[Actor]:
        theme, _new = Theme.objects.get_or_create(title="Netværk for mødre")
        group, _new = TargetGroup.objects.get_or_create(title="mødre")
        sectors = [Sector.objects.get_or_create(title=f"Sektor {n}")[0] for n in range(3)]
        made = []
        for number in range(count):
            title = f"Aktør {number:03}"
            row = Actor.objects.create(
                title=title, folded=title.casefold(), sector=sectors[number % 3], **rest
            )
            row.places.add(place)
            row.themes.add(theme)
            row.target_groups.add(group)
            made.append(row)
        return made

    return make


@pytest.fixture
def opened(initiative: Initiative, a_user: Callable[..., User]) -> Callable[..., Wave]:
    """Open a wave of the initiative, four weeks long."""

    def do(of: Initiative | None = None, title: str = "") -> Wave:
        end = timezone.localdate() + waves.USUAL
        facts = waves.WaveFacts(title=title, closes_on=end)
        return waves.open_wave(of or initiative, facts, a_user())

    return do


@pytest.fixture
def answered() -> Callable[..., list[Invitation]]:
    """Let the first organisations of a wave answer about all others by a rule."""

    def do(wave: Wave, count: int = 12, level: Level = clusters) -> list[Invitation]:
        rows = list(wave.invitations.select_related("actor").order_by("actor__title"))
        for at, row in enumerate(rows[:count]):
            save_answers(
                row,
                {
                    other.actor_id: level(at, number)
                    for number, other in enumerate(rows)
                    if number != at
                },
            )
        return rows

    return do


@pytest.fixture
def wave(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Callable[..., list[Invitation]],
) -> Wave:
    """Wave 0 with twelve organisations that have all answered; it is still open."""
    actors()
    made = opened()
    answered(made)
    return made


@pytest.fixture
def closed(a_user: Callable[..., User]) -> Callable[[Wave], Wave]:
    """Close a wave."""

    def do(row: Wave) -> Wave:
        waves.close_wave(row, a_user())
        row.refresh_from_db()
        return row

    return do


@pytest.fixture
def half_a_year_ago() -> Callable[[Wave], None]:
    """Move a wave back in time, so that the next one is a later one."""

    def do(row: Wave) -> None:
        back = timedelta(days=180)
        Wave.objects.filter(pk=row.pk).update(
            opened_on=row.opened_on - back,
            closes_on=row.closes_on - back,
            closed_on=None if row.closed_on is None else row.closed_on - back,
        )
        row.refresh_from_db()

    return do


def sent(levels: Mapping[int, str]) -> dict[str, str]:
    """What the form of a roster sends."""
    return {f"om-{about}": value for about, value in levels.items()}
