"""A sign that is found by its shape and place, and taken out before the page is read."""

from dataclasses import dataclass

Area = tuple[int, int, int, int]
"""Left, top, right, bottom, in dots."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a small piece of the page says, in dots; ``base`` is the baseline of its line.

    ``text`` is empty where it is built like such a sign and is none.
    """

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    base: float

    @property
    def area(self) -> Area:
        """Its rectangle."""
        return self.x0, self.y0, self.x1, self.y1
