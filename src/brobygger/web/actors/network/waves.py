"""Open a wave of the roster, and close it: who is asked, and what the map looked like then."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.actors.layout import layout
from brobygger.domain.actors.network import FEWEST_ANSWERS
from brobygger.web.actors.models import Actor, Invitation, Wave
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Fault, person_numbers, refuse

USUAL = timedelta(days=28)
"""Four weeks to answer in."""

LONGEST = timedelta(days=183)
"""The roster is half-yearly: a wave that is open longer runs into the next one."""

AFTERWARDS = timedelta(days=200)
"""So long after its last day the link shows what all answers together say: till the next wave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFacts:
    """A wave as a person opens it."""

    title: str = ""
    closes_on: date


def to_be_asked(initiative: Initiative) -> tuple[list[Actor], list[Actor]]:
    """The organisations of the initiative's place that are asked, and those left out because they
    are paused or have ended. The initiative's own people are asked wherever they sit.
    """
    here = Q(places=initiative.place_id) if initiative.place_id else Q(pk__isnull=False)
    rows = Actor.objects.filter(here | Q(is_staff=True)).distinct().order_by("title", "pk")
    asked: list[Actor] = []
    left_out: list[Actor] = []
    for row in rows:
        (left_out if row.is_paused or row.is_archived else asked).append(row)
    return asked, left_out


def has_baseline(initiative: Initiative) -> bool:
    """A wave was asked before the first activity, and is closed."""
    return Wave.objects.filter(initiative=initiative, number=0, closed_on__isnull=False).exists()


@transaction.atomic
def open_wave(initiative: Initiative, facts: WaveFacts, user: Any) -> Wave:
    """Ask the organisations of the initiative's place. Raises Refused.

    The first wave is number 0, the baseline, where the initiative has not started yet, and
    number 1 where it has: a baseline cannot be made up for.
    """
    require_work(user)
    today = timezone.localdate()
    faults = person_numbers(title=facts.title)
    faults += _about_end(facts.closes_on, today)
    if Wave.objects.filter(initiative=initiative, closed_on__isnull=True).exists():
        faults.append(Fault(_("Der er en åben bølge. Luk den, før du åbner den næste.")))
    asked, left_out = to_be_asked(initiative)
    if len(asked) < FEWEST_ANSWERS:
        words = _(
            "Der er kun %(n)s organisationer at spørge. Under fem kan svar genkendes, så tilføj"
            " flere aktører i området først."
        )
        faults.append(Fault(words % {"n": len(asked)}))
    refuse(faults)
    wave = Wave.objects.create(
        initiative=initiative,
        number=_next_number(initiative),
        title=facts.title.strip(),
        opened_on=today,
        closes_on=facts.closes_on,
    )
    wave.left_out.set(left_out)
    Invitation.objects.bulk_create(invitation_for(wave, actor) for actor in asked)
    _tell(user, "wave.opened", wave, asked=len(asked), left_out=len(left_out))
    return wave


def invitation_for(wave: Wave, actor: Actor) -> Invitation:
    """An organisation as it stands today, asked in a wave; not saved yet."""
    return Invitation(
        wave=wave,
        actor=actor,
        is_staff=actor.is_staff,
        sector_id=actor.sector_id,
        expires_on=wave.closes_on + AFTERWARDS,
    )


@transaction.atomic
def close_wave(wave: Wave, user: Any) -> None:
    """No more answers; the map keeps the places that everybody has on it. Raises Refused."""
    require_work(user)
    row = Wave.objects.select_for_update().get(pk=wave.pk)
    if row.closed_on is not None:
        refuse([Fault(_("Bølgen er lukket."))])
    row.closed_on = timezone.localdate()
    row.positions = dict(positions_of(row))
    row.save()
    _tell(user, "wave.closed", row)


@transaction.atomic
def reopen_wave(wave: Wave, user: Any) -> None:
    """It was closed by mistake. Raises Refused where a later wave has begun, or the last day for
    answers is past.
    """
    require_work(user)
    row = Wave.objects.select_for_update().get(pk=wave.pk)
    faults = []
    if row.closed_on is None:
        faults.append(Fault(_("Bølgen er åben.")))
    if Wave.objects.filter(initiative=row.initiative_id, number__gt=row.number).exists():
        faults.append(Fault(_("Der er en senere bølge. En bølge før den kan ikke åbnes igen.")))
    if row.closes_on < timezone.localdate():
        faults.append(Fault(_("Sidste dag for svar er gået. Åbn en ny bølge i stedet.")))
    refuse(faults)
    row.closed_on, row.positions = None, {}
    row.save()
    _tell(user, "wave.reopened", row)


def positions_of(wave: Wave) -> dict[str, tuple[float, float]]:
    """Where everybody stands on the map of a wave: as kept when it closed, else from the wave
    before it.
    """
    if wave.positions:
        return {code: (x, y) for code, (x, y) in wave.positions.items()}
    rows = Wave.objects.filter(initiative=wave.initiative_id, number__lt=wave.number)
    kept: Any = rows.order_by("-number").values_list("positions", flat=True).first()
    return layout(wave_read(wave).net, kept)


def _next_number(initiative: Initiative) -> int:
    last = Wave.objects.filter(initiative=initiative).aggregate(last=Max("number"))["last"]
    if last is not None:
        return int(last) + 1
    begun = {Initiative.State.STARTED, Initiative.State.CLOSED}
    return 1 if initiative.state in begun else 0


def _about_end(closes_on: date, today: date) -> list[Fault]:
    if today <= closes_on <= today + LONGEST:
        return []
    return [Fault(_("Vælg en dag fra i dag til højst et halvt år frem."), field="closes_on")]


def _tell(user: Any, verb: str, wave: Wave, **counts: Any) -> None:
    record(user, verb, wave, number=wave.number, initiative=wave.initiative.title, **counts)
