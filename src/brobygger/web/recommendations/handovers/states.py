"""The states of a handover and the steps between them: one table for screens, steps and tests."""

from collections.abc import Mapping

from brobygger.web.recommendations.models import Handover

State = Handover.State

TRANSITIONS: Mapping[str, frozenset[str]] = {
    State.SENT: frozenset({State.RECEIVED, State.TREATED, State.RETURNED}),
    State.RECEIVED: frozenset({State.TREATED, State.RETURNED}),
    State.TREATED: frozenset({State.TREATED, State.RETURNED}),
    State.RETURNED: frozenset(),
}
"""Where a handover may go from each state. ``treated`` to itself: a wrong date or item is put
right. What has been sent back is answered; a new question is a new handover."""


class NotAllowed(Exception):
    """A handover in this state cannot take this step."""

    def __init__(self, state: str, to: str) -> None:
        super().__init__(f"{state} -> {to}")
        self.state = state
        self.to = to


def require(state: str, to: str) -> None:
    """Refuse a step that the table does not hold; raises NotAllowed."""
    if to not in TRANSITIONS[state]:
        raise NotAllowed(state, to)
