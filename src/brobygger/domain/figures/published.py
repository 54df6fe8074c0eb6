"""A figure that may be shown: it carries the seal of disclosure control, and nothing of the rest.

Screens, exports, reports and the API take these and nothing else. What was hidden is told as
hidden, without saying whether the number was small itself or hides another one.
"""

from dataclasses import InitVar, dataclass
from typing import Literal

from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.seal import SEAL, Seal

Status = Literal["shown", "hidden"]


@dataclass(frozen=True, slots=True)
class Published:
    """A number of people that may be shown, or the word that it is hidden.

    ``interval`` is None exactly where the figure is hidden. ``rounded`` says that both ends were
    rounded outward to whole fives. Made by ``disclosure`` only: without its seal a TypeError.
    """

    interval: Interval | None
    rounded: bool = False
    seal: InitVar[Seal | None] = None

    def __post_init__(self, seal: Seal | None) -> None:
        if seal is not SEAL:
            raise TypeError("only disclosure control publishes a figure")

    @property
    def status(self) -> Status:
        """Whether there is a number to show."""
        return "hidden" if self.interval is None else "shown"
