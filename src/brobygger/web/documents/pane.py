"""The paper's side of a review: one page as picture or text, with a place marked."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from brobygger.domain.kernel.place import Box
from brobygger.web.documents.models import Document, PaperPage
from brobygger.web.documents.shown import ShownLine, ShownTable, Stored, shown_blocks
from brobygger.web.documents.spot import Spot

AROUND = 150
"""Lines of a long text shown before and after the place; the rest is a press away."""


@dataclass(frozen=True, slots=True)
class Pane:
    """One page of the paper as it is shown."""

    number: int
    last: int
    width: float | None = None
    height: float | None = None
    has_picture: bool = False
    has_pages: bool = False
    is_word: bool = False
    blocks: tuple[ShownLine | ShownTable, ...] = ()
    hidden_before: int = 0
    hidden_after: int = 0
    spot: Spot | None = None

    @property
    def view_box(self) -> str:
        """The page in points, as an SVG wants it."""
        return f"0 0 {self.width or 595:g} {self.height or 842:g}"

    @property
    def mark(self) -> dict[str, str] | None:
        """The box around the place, a little larger than the words, as SVG attributes."""
        box = self.spot.place.box if self.spot else None
        return None if box is None else mark_around(box)


def mark_around(box: Box) -> dict[str, str]:
    """A box a little larger than the words in it, as the attributes of an SVG ``rect``."""
    return {
        "x": f"{box.x0 - 3:g}",
        "y": f"{box.y0 - 2:g}",
        "width": f"{box.x1 - box.x0 + 6:g}",
        "height": f"{box.y1 - box.y0 + 4:g}",
    }


def pane_at(document: Document, number: int, spot: Spot | None) -> Pane:
    """A page with a place marked on it; the nearest page where there is none of that number."""
    numbers = list(document.pages.values_list("number", flat=True))
    if not numbers:
        return Pane(1, 1, spot=spot)
    number = min(numbers, key=lambda each: abs(each - number))
    page = (
        PaperPage.objects.filter(document=document, number=number)
        .annotate(has_picture=ExpressionWrapper(Q(png__isnull=False), BooleanField()))
        .defer("png", "sheet")
        .get()
    )
    blocks, before, after = _window(page.lines, spot)
    return Pane(
        number,
        max(numbers),
        page.width,
        page.height,
        page.has_picture and bool(page.width),
        document.page_count is not None,
        document.format == "docx",
        blocks,
        before,
        after,
        spot,
    )


def _window(
    lines: list[Stored], spot: Spot | None
) -> tuple[tuple[ShownLine | ShownTable, ...], int, int]:
    """The lines around the place: a page's all, of a long text a part."""
    marked = spot.line if spot else None
    at = next((i for i, line in enumerate(lines) if line[0] == marked), 0) if marked else 0
    first, last = max(0, at - AROUND), min(len(lines), at + AROUND + 1)
    if len(lines) <= 2 * AROUND:
        first, last = 0, len(lines)
    shown = tuple(shown_blocks(lines[first:last], marked))
    return shown, first, len(lines) - last
