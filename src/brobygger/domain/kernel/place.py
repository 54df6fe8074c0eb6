"""Where in a paper something stands, so that every value can be shown beside its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    def joined(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a paper; what the format does not have is None.

    PDF: ``page`` (from 1), ``line`` (from 1 on the page) and ``box``. Text and markup: ``line``
    (from 1 in the file). ``cell`` is ``"row,column"`` from 1 inside a table.

    Word has no pages: ``part`` is the part of the file ("word/document.xml"), ``paragraph`` and
    ``table`` count from 1 in that part, and ``line`` counts the lines of the paper as it was read,
    for a screen that shows them.
    """

    page: int | None = None
    line: int | None = None
    box: Box | None = None
    part: str | None = None
    paragraph: int | None = None
    table: int | None = None
    cell: str | None = None


NOWHERE = Place()
"""The whole paper: for what is missing and so has no place of its own."""
