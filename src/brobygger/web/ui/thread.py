"""The red thread as figures: where its knots sit and how the thread runs between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from brobygger.web.ui.panels import Panel


@dataclass(frozen=True, slots=True)
class Knot:
    """One link on the thread; ``here`` where the reader stands."""

    panel: Panel
    title: str
    here: bool
    first: bool
    last: bool


def knots(panels: Sequence[Panel], current: str = "") -> list[Knot]:
    """The knots in the order of the panels."""
    return [
        Knot(
            panel,
            panel.title_of_link,
            panel.link == current,
            index == 0,
            index == len(panels) - 1,
        )
        for index, panel in enumerate(panels)
    ]
