"""Lists of a note: target groups, themes, criteria for the area, follow-up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brobygger.domain.budgets.reading.outline import Outline
from brobygger.domain.budgets.reading.template import GROUPS, LIST_SIGNS, ListField
from brobygger.domain.documents.flow import Paragraph
from brobygger.domain.documents.found import Found


@dataclass(frozen=True, slots=True)
class Listed:
    """The items under one line of introduction, with the section they stand in."""

    section: str
    intro: str
    items: tuple[Paragraph, ...]


def read_lists(outline: Outline) -> dict[ListField, tuple[Found[str], ...]]:
    """Every list of the template; a section of target groups without list signs is one group."""
    found: dict[ListField, tuple[Found[str], ...]] = {}
    lists = [
        listed
        for section in outline.sections
        for listed in _lists(section.heading, outline.paragraphs(section))
    ]
    for sign in LIST_SIGNS:
        for listed in lists:
            if sign.section is not None and listed.section != sign.section:
                continue
            if sign.intro is not None and not sign.intro.search(listed.intro):
                continue
            found.setdefault(sign.field, tuple(map(_item, listed.items)))
    groups = outline.section(GROUPS)
    if "target_groups" not in found and groups is not None:
        found["target_groups"] = tuple(map(_item, outline.paragraphs(groups)))
    return found


def _item(paragraph: Paragraph) -> Found[str]:
    return Found(paragraph.text, paragraph.raw, paragraph.place)


def _lists(section: str, paragraphs: Sequence[Paragraph]) -> Iterator[Listed]:
    """The lists of a section; items below an item that ends with a colon are their own list."""
    intro = ""
    items: list[Paragraph] = []
    inner: list[Paragraph] = []
    for paragraph in (*paragraphs, None):
        if paragraph is not None and paragraph.bullet:
            if items and _is_below(paragraph, items[-1], begun=bool(inner)):
                inner.append(paragraph)
                continue
            items.append(paragraph)
            continue
        if inner:
            yield Listed(section, items[-1].text, tuple(inner))
        if items:
            yield Listed(section, intro, tuple(items))
        items, inner = [], []
        intro = paragraph.text if paragraph is not None else ""


def _is_below(item: Paragraph, parent: Paragraph, *, begun: bool) -> bool:
    """Whether an item belongs to the one that ends with a colon: set further in, another sign."""
    if not parent.text.endswith(":"):
        return False
    box, parent_box = item.place.box, parent.place.box
    if box is not None and parent_box is not None and item.place.page == parent.place.page:
        return box.x0 > parent_box.x0 + 1
    return item.bullet != parent.bullet or begun or item.lines[0].gap_before
