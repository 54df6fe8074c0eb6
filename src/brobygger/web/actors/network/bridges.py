"""Bridges that the answers of a wave propose, and what people decide about each."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.actors.bridging.bridges import Bridge, Progress, propose_bridges
from brobygger.domain.actors.bridging.worth import DEFAULT, Weights
from brobygger.domain.actors.network import Network, Pair, pair_of
from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network.codes import actor_code, pk_of
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.actors.network.permissions import require_see
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, person_numbers, refuse

State = BridgeProposal.State

AT_ONCE_UP_TO = 200
"""Of more organisations than this the work is done in the background."""

DECIDED = (State.AGREED, State.REJECTED, State.DONE)


def weights_of(wave: Wave) -> Weights:
    """The weights that the last proposals of a wave were made with."""
    known = {name: float(value) for name, value in wave.weights.items() if name in WEIGHT_NAMES}
    return Weights(**known) if known else DEFAULT


WEIGHT_NAMES = ("closer", "joined", "crosses", "overlap", "complement", "load")


def keep_weights(wave: Wave, weights: Mapping[str, float], user: Any) -> None:
    """What the next proposals of a wave are made with. Raises Refused."""
    require_see(user)
    require_work(user)
    faults = [
        Fault(_("Skriv et tal fra 0 til 1."), field=name)
        for name, value in weights.items()
        if not 0 <= value <= 1
    ]
    if not faults and not sum(value for name, value in weights.items() if name != "load"):
        faults.append(Fault(_("Mindst én vægt skal være over 0."), field="closer"))
    refuse(faults)
    wave.weights = dict(weights)
    wave.save(update_fields=["weights"])


def propose(wave: Wave, user: Any, progress: Progress | None = None) -> int:
    """Find bridges in the answers of a wave; how many were proposed.

    What nobody has decided about gives way to the new proposals. What somebody has decided about
    stays, and is not proposed again; nor is what was turned down in an earlier wave.
    """
    require_see(user)
    require_work(user)
    found = bridges_in(wave, progress)
    return keep_bridges(wave, found, user)


def bridges_in(wave: Wave, progress: Progress | None = None) -> list[Bridge]:
    """The bridges that a wave's answers propose now; nothing is saved."""
    reading = wave_read(wave, in_full=True)
    return propose_bridges(
        reading.net, weights=weights_of(wave), exclude=settled_pairs(wave), progress=progress
    )


@transaction.atomic
def keep_bridges(wave: Wave, found: list[Bridge], user: Any) -> int:
    """Save what was found in place of what nobody has decided about."""
    Wave.objects.select_for_update().get(pk=wave.pk)
    wave.bridges.filter(state=State.PROPOSED).delete()
    settled = set(settled_pairs(wave))
    rows = [_row(wave, one) for one in found if (one.one, one.other) not in settled]
    BridgeProposal.objects.bulk_create(rows)
    record(user, "bridges.proposed", wave, number=wave.number, bridges=len(rows))
    return len(rows)


def settled_pairs(wave: Wave) -> list[Pair]:
    """What is decided in this wave, and what was turned down in any wave of the initiative."""
    rows = BridgeProposal.objects.filter(
        Q(wave=wave, state__in=DECIDED)
        | Q(wave__initiative=wave.initiative_id, state=State.REJECTED)
    )
    return [_pair(row) for row in rows.order_by("pk")]


def _pair(row: BridgeProposal) -> Pair:
    return pair_of(actor_code(row.one_id), actor_code(row.other_id))


def _row(wave: Wave, found: Bridge) -> BridgeProposal:
    one, other = sorted((pk_of(found.one), pk_of(found.other)))
    return BridgeProposal(
        wave=wave,
        one_id=one,
        other_id=other,
        score=round(found.score, 6),
        reasons=[
            {"code": reason.code, "params": {name: list(of) for name, of in reason.params.items()}}
            for reason in found.reasons
        ],
        confidence=found.confidence,
    )


# What people decide


def agree(bridge: BridgeProposal, user: Any) -> None:
    """A contact is agreed with the two."""
    _decide(bridge, State.AGREED, user, "bridge.agreed")


def reject(bridge: BridgeProposal, reason: str, user: Any) -> None:
    """It is not relevant, and why: it is not proposed again. Raises Refused."""
    require_see(user)
    require_work(user)
    faults = person_numbers(reason=reason)
    if not reason.strip():
        faults.append(Fault(_("Skriv, hvorfor forslaget ikke er relevant."), field="reason"))
    if len(reason.strip()) > 300:
        faults.append(Fault(_("Skriv højst 300 tegn."), field="reason"))
    refuse(faults)
    _decide(bridge, State.REJECTED, user, "bridge.rejected", reason.strip())


def finish(bridge: BridgeProposal, user: Any) -> None:
    """The two have met."""
    _decide(bridge, State.DONE, user, "bridge.done")


@transaction.atomic
def undo(bridge: BridgeProposal, user: Any) -> None:
    """Nothing is decided about it after all; the log keeps that it was."""
    require_see(user)
    require_work(user)
    if bridge.state == State.PROPOSED:
        return
    bridge.state, bridge.reason = State.PROPOSED, ""
    bridge.decided_by = bridge.decided_on = None
    bridge.save()
    _tell(user, "bridge.undone", bridge)


@transaction.atomic
def _decide(bridge: BridgeProposal, state: str, user: Any, verb: str, reason: str = "") -> None:
    require_see(user)
    require_work(user)
    bridge.state, bridge.reason = state, reason
    bridge.decided_by, bridge.decided_on = user, timezone.localdate()
    bridge.save()
    _tell(user, verb, bridge, why=reason)


def _tell(user: Any, verb: str, bridge: BridgeProposal, why: str = "") -> None:
    """The event is about the proposal and not the wave: that two lack a tie comes from their
    answers, so only those who may see the network hear of it.
    """
    record(user, verb, bridge, why=why, one=bridge.one.title, other=bridge.other.title)


DECISIONS: Mapping[str, Callable[[BridgeProposal, str, Any], None]] = {
    "agree": lambda bridge, _reason, user: agree(bridge, user),
    "reject": reject,
    "finish": lambda bridge, _reason, user: finish(bridge, user),
    "undo": lambda bridge, _reason, user: undo(bridge, user),
}
"""What can be decided, by what the form and the API call it; only a rejection needs its reason."""


# What became of them


def became_of(bridge: BridgeProposal, after: Network) -> str:
    """What the next wave says of a proposal: "tie", "no tie" or "unknown"."""
    pair = _pair(bridge)
    if not set(pair) <= after.by_id.keys():
        return "unknown"
    level = after.level(*pair)
    if level is None:
        return "unknown"
    return "tie" if pair in after.ties else "no tie"
