"""What was written down at a session: heads, first-timers, codes missing and why. No names.

Two numbers on a phone are enough: how many came, and how many of them were there for the first
time in this initiative. Source: section A1 of the design of reach and network methods.
"""

from dataclasses import dataclass, field

from brobygger.domain.activities.session import Session


@dataclass(frozen=True, slots=True)
class Logged:
    """A session with its counts; nothing of them is shown where it is printed.

    ``heads`` is None where nobody counted. ``asked`` is how many were asked whether it was their
    first time, None where everyone was. ``outside`` are heads known not to be of the target
    group, which are taken off; None where that is not known. ``declined`` and ``lost`` are heads
    without a code, by reason; the rest of them is without a known reason.
    """

    session: Session
    heads: int | None = field(default=None, repr=False)
    first_timers: int | None = field(default=None, repr=False)
    asked: int | None = field(default=None, repr=False)
    outside: int | None = field(default=0, repr=False)
    declined: int = field(default=0, repr=False)
    lost: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        counts = (self.heads, self.first_timers, self.asked, self.outside, self.declined, self.lost)
        if any(count is not None and count < 0 for count in counts):
            raise ValueError("a count is never below nought")

    @property
    def people(self) -> int | None:
        """Heads of the target group."""
        if self.heads is None:
            return None
        return max(0, self.heads - (self.outside or 0))


def in_order(log: list[Logged]) -> list[Logged]:
    """The log as it was held; the order in which it was handed in does not matter."""
    return sorted(log, key=lambda one: one.session.key)
