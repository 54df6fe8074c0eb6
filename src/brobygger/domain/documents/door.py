"""The door: no paper with a personal number comes in. Finds the places, never the digits."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from brobygger.domain.documents.page import Document
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.place import NOWHERE, Place

_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")


@dataclass(frozen=True, slots=True)
class Suspect:
    """A place where a personal number stands, or may stand. The digits are not kept.

    ``in_name``: it stands in the file's name, so there is no place in the paper.
    """

    place: Place
    is_certain: bool
    in_name: bool = False


def suspects_in(document: Document) -> tuple[Suspect, ...]:
    """Every place in the paper, and in its file name, where a personal number may stand.

    A number broken at its hyphen over two lines is found too; its place is the line where it
    begins. One suspect a place is enough.
    """
    places: list[Place] = []
    starts: list[int] = []
    text = ""
    for place, words in _texts(document):
        places.append(place)
        starts.append(len(text))
        text += words + (" " if words.endswith(_HYPHENS) else "\n")
    found = {
        places[bisect_right(starts, hit.start) - 1]: hit.certainty == "cpr"
        for hit in sorted(find_cpr_like(text), key=lambda hit: hit.certainty == "cpr")
    }
    in_paper = tuple(
        Suspect(place, certain)
        for place, certain in sorted(found.items(), key=lambda item: _position(item[0]))
    )
    return suspects_in_name(document.name) + in_paper


def suspects_in_name(name: str) -> tuple[Suspect, ...]:
    """The same for a file name alone, before the file is even opened."""
    hits = find_cpr_like(name)
    if not hits:
        return ()
    return (Suspect(NOWHERE, any(hit.certainty == "cpr" for hit in hits), in_name=True),)


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    for line in document.all_lines():
        yield line.place, line.text
    for page in document.pages:
        for note in page.footnotes:
            yield note.place, f"{note.mark} {note.text}"
        for mark in page.marks:
            yield mark.place, mark.label
    for line in document.unprinted:
        yield line.place, line.text


def _position(place: Place) -> tuple[int, int]:
    return (place.page or 0, place.line or place.paragraph or 0)
