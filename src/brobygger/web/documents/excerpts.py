"""A small piece of the paper around a place: cut out of the page's picture, or some lines of text.

What two copies say is judged by looking at both places at once, so both are cut alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from brobygger.web.documents.models import Document, PaperPage
from brobygger.web.documents.pane import mark_around
from brobygger.web.documents.shown import ShownLine, ShownTable, shown_blocks
from brobygger.web.documents.spot import Spot

LEAST_WIDTH = 330.0
LEAST_HEIGHT = 84.0
MOST_HEIGHT = 240.0
MARGIN = 24.0
"""Of a cutting, in points: so wide and high that the words around are read."""

LINES_AROUND = 2
"""Lines of a text shown before and after the place."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of one page. Cut from the picture (``view_box``, ``mark``), else lines of text."""

    page: int
    width: float = 0.0
    height: float = 0.0
    view_box: str = ""
    mark: Mapping[str, str] | None = None
    blocks: tuple[ShownLine | ShownTable, ...] = ()

    @property
    def width_text(self) -> str:
        """The page's width with a point as decimal sign, in any language."""
        return f"{self.width:g}"

    @property
    def height_text(self) -> str:
        """The page's height, likewise."""
        return f"{self.height:g}"

    @property
    def has_picture(self) -> bool:
        """It is cut from the picture of a page."""
        return bool(self.view_box)


def pages_for(*papers: tuple[Document, Iterable[Spot]]) -> list[dict[int, PaperPage]]:
    """The pages that these places of each paper stand on, in one query, without their pictures."""
    wanted = Q(pk__in=())
    for document, spots in papers:
        numbers = {spot.page for spot in spots if spot.is_somewhere}
        wanted |= Q(document=document, number__in=numbers)
    pages = (
        PaperPage.objects.filter(wanted)
        .annotate(has_picture=ExpressionWrapper(Q(png__isnull=False), BooleanField()))
        .defer("png", "sheet")
    )
    found = list(pages)
    return [
        {page.number: page for page in found if page.document_id == document.pk}
        for document, _ in papers
    ]


def excerpt_at(
    pages: Mapping[int, PaperPage], spot: Spot, least_width: float = LEAST_WIDTH
) -> Excerpt | None:
    """The piece around a place; None where the place, or its page, is not known."""
    stored: Any = pages.get(spot.page) if spot.is_somewhere else None
    if stored is None:
        return None
    box = spot.place.box
    if box is not None and stored.has_picture and stored.width and stored.height:
        wide = min(stored.width, max(least_width, box.x1 - box.x0 + 2 * MARGIN))
        high = min(stored.height, MOST_HEIGHT, max(LEAST_HEIGHT, box.y1 - box.y0 + 2 * MARGIN))
        left = _within((box.x0 + box.x1 - wide) / 2, stored.width - wide)
        top = _within((box.y0 + min(box.y1, box.y0 + high) - high) / 2, stored.height - high)
        cut = f"{left:g} {top:g} {wide:g} {high:g}"
        return Excerpt(spot.page, stored.width, stored.height, cut, mark_around(box))
    at = next((i for i, line in enumerate(stored.lines) if line[0] == spot.line), None)
    if at is None:
        return None
    lines = stored.lines[max(0, at - LINES_AROUND) : at + LINES_AROUND + 1]
    return Excerpt(spot.page, blocks=tuple(shown_blocks(lines, spot.line)))


def width_for(*spots: Spot) -> float:
    """How wide the cuttings of one difference are: the same, so that letters are of one size."""
    boxes = [spot.place.box for spot in spots if spot.place.box is not None]
    return max([LEAST_WIDTH, *(box.x1 - box.x0 + 2 * MARGIN for box in boxes)])


def _within(start: float, most: float) -> float:
    return min(max(start, 0.0), max(most, 0.0))
