"""What the file holds beside the printed words: changes, comments, empty fields, pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from brobygger.domain.documents.page import Line, Span
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem, Severity

MOST_FIGURES = 20
"""Changed figures that are told one by one. A paper with more is not finished."""

_LONGEST = 200


@dataclass(slots=True)
class Count:
    """How many there are, and where the first one stands."""

    number: int = 0
    first: Place = NOWHERE

    def add(self, place: Place) -> None:
        """One more."""
        if not self.number:
            self.first = place
        self.number += 1


@dataclass(slots=True)
class Remarks:
    """Gathered while the file is walked through."""

    inserted: Count = field(default_factory=Count)
    deleted: Count = field(default_factory=Count)
    moved: Count = field(default_factory=Count)
    comments: Count = field(default_factory=Count)
    unfilled: Count = field(default_factory=Count)
    pictures: Count = field(default_factory=Count)
    objects: Count = field(default_factory=Count)
    struck: list[tuple[Place, str]] = field(default_factory=list)
    figures: list[tuple[Place, str, str]] = field(default_factory=list)
    unprinted: list[Line] = field(default_factory=list)

    def keep_unprinted(self, text: str, place: Place) -> None:
        """Text that the paper does not show."""
        if text.strip():
            self.unprinted.append(Line((Span(text, place, origin="xml"),), place))

    def change(self, gone: str, new: str, before: str, place: Place) -> None:
        """The words that a paragraph loses and gains; told where a figure is among them.

        A paragraph that is new as a whole changes no figure (``before`` is what stood there).
        """
        has_figure = any(sign.isdigit() for sign in gone + new)
        if gone != new and before.strip() and has_figure:
            self.figures.append((place, _short(gone), _short(new)))

    def problems(self) -> tuple[Problem, ...]:
        """All that a person should know, the paper's own order within each kind."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        changes = [self.inserted, self.deleted, self.moved]
        if any(each.number for each in changes):
            names = ("inserted", "deleted", "moved")
            params = {name: str(c.number) for name, c in zip(names, changes, strict=True)}
            places = [each.first for each in changes if each.number]
            first = min(places, key=lambda place: place.line or 0)
            yield Problem("DOCUMENT-074", "info", first, params=params)
        for place, gone, new in self.figures[:MOST_FIGURES]:
            params = {"before": gone or "–", "after": new or "–"}
            yield Problem("DOCUMENT-075", "warning", place, gone or new, params)
        for place, text in self.struck[:MOST_FIGURES]:
            yield Problem("DOCUMENT-080", "warning", place, text, {"words": text})
        if self.objects.number:
            yield _counted("DOCUMENT-079", "warning", self.objects)
        if self.unfilled.number:
            yield _counted("DOCUMENT-077", "info", self.unfilled)
        if self.comments.number:
            yield _counted("DOCUMENT-076", "info", self.comments)
        if self.pictures.number:
            yield _counted("DOCUMENT-078", "info", self.pictures)


def _counted(code: str, severity: Severity, count: Count) -> Problem:
    return Problem(code, severity, count.first, params={"count": str(count.number)})


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
