"""The demo's network: two waves over the demo's actors, some silent, three bridges, one agreed.

Everything is fictional. Nothing is drawn by chance, so the demo is the same every time.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.models import BridgeProposal, Invitation, Wave
from brobygger.web.actors.network import bridges
from brobygger.web.actors.network.answers import keep_levels
from brobygger.web.actors.network.waves import invitation_for, positions_of, to_be_asked
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.models import Initiative

FEWEST = 8
"""With fewer organisations in an initiative's place there is no network to show."""

SILENT = 6
"""Every sixth organisation does not answer: about 80 % do."""


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    if Wave.objects.exists():
        return
    user = User.objects.get(username=WHO)
    initiative = _initiative()
    if initiative is None:
        return
    today = timezone.localdate()
    first = _wave(initiative, 0, today - timedelta(days=200), closed=True)
    bridges.propose(first, user)
    for row in first.bridges.order_by("-score", "one_id", "other_id")[:1]:
        bridges.agree(row, user)
    second = _wave(initiative, 1, today - timedelta(days=10), closed=False)
    bridges.propose(second, user)


def _initiative() -> Initiative | None:
    """The demo's initiative with organisations enough."""
    for row in Initiative.objects.exclude(place=None).order_by("pk"):
        if len(to_be_asked(row)[0]) >= FEWEST:
            return row
    return None


def _wave(initiative: Initiative, number: int, opened_on: date, *, closed: bool) -> Wave:
    asked, left_out = to_be_asked(initiative)
    wave = Wave.objects.create(
        initiative=initiative,
        number=number,
        title="Opdigtede svar",
        opened_on=opened_on,
        closes_on=opened_on + timedelta(days=28),
    )
    wave.left_out.set(left_out)
    rows = [invitation_for(wave, actor) for actor in asked]
    for row in rows:
        row.save()
    for at in range(len(rows)):
        if at % SILENT != SILENT - 1:
            _answer(wave, rows, at)
    if closed:
        wave.closed_on = wave.closes_on
        wave.positions = dict(positions_of(wave))
        wave.save()
    return wave


def _answer(wave: Wave, rows: list[Invitation], at: int) -> None:
    agreed = set(
        BridgeProposal.objects.filter(
            wave__initiative=wave.initiative_id, state=BridgeProposal.State.AGREED
        ).values_list("one_id", "other_id")
    )
    levels: dict[int, int | None] = {}
    for other, row in enumerate(rows):
        if other == at:
            continue
        pair = (min(rows[at].actor_id, row.actor_id), max(rows[at].actor_id, row.actor_id))
        level = _level(at, other, len(rows), wave.number)
        levels[row.actor_id] = max(level, 2) if pair in agreed else level
    keep_levels(rows[at], levels)
    rows[at].answered_at = timezone.make_aware(datetime.combine(wave.opened_on, time(12)))
    rows[at].save()


def _level(at: int, other: int, count: int, wave: int) -> int:
    """Neighbours on the list work together, most of all in fours; the last two are alone."""
    low, high = sorted((at, other))
    if high >= count - 2:
        return 0
    if low // 4 == high // 4:
        return min(5, 2 + (low + high) % 3 + (at < other) * (low % 2) + wave * (low % 2))
    return int(wave == 1 and low == 0 and high == 4)
