"""A place in a paper as the screens show it: the page, the line, and the box on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.messages.places import place_words
from brobygger.web.documents.stored import place_of
from brobygger.web.ui.words import reader_language


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to show: the page of the picture or text, the line, and the box on the page."""

    place: Place = NOWHERE
    field: str = ""

    @property
    def page(self) -> int:
        """The page to turn to; a paper without pages is one page."""
        return self.place.page or 1

    @property
    def line(self) -> int | None:
        """The line on that page."""
        return self.place.line

    @property
    def is_somewhere(self) -> bool:
        """There is something to mark."""
        place = self.place
        return place.page is not None or place.line is not None or place.part is not None

    @property
    def words(self) -> str:
        """The place as people say it: "side 3, linje 12"; empty where there is none."""
        if not self.is_somewhere:
            return ""
        return place_words(self.place, reader_language(), self.field)

    @property
    def data(self) -> str:
        """The box for the page's script: four numbers with a point as decimal sign."""
        box = self.place.box
        return f"{box.x0:g} {box.y0:g} {box.x1:g} {box.y1:g}" if box else ""


def spot_of(place: Mapping[str, Any] | None, field: str = "") -> Spot:
    """From a Place in the form of the contract."""
    return Spot(place_of(place or {}), field)
