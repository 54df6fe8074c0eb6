"""The styles of a paper, each with what it takes over from the style it is based on."""

from dataclasses import dataclass, field
from typing import Any

from brobygger.engines.docx.look import Look, styled, traits_of
from brobygger.engines.docx.names import Element, W, number, value
from brobygger.engines.docx.numbering import indent_of
from brobygger.engines.docx.theme import Theme

TITLE = "title"
BODY_LEVEL = 9
"""The outline level of running text; headings are 0 to 8."""


@dataclass(slots=True)
class Style:
    """A style. ``level`` is its outline level from 0, ``list_`` the list it numbers by, ``indent``
    how far in it stands, in twentieths of a point.
    """

    id: str = ""
    name: str = ""
    based_on: str | None = None
    traits: dict[str, Any] = field(default_factory=dict)
    level: int | None = None
    list_: int | None = None
    depth: int | None = None
    indent: int | None = None


class Styles:
    """All styles by their id; what is not there looks like running text."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self._elements: dict[tuple[str, str], Element] = {}
        self._whole: dict[tuple[str, str], Style] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._usual = ""
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.base = Look()._replace(**traits_of(defaults, theme))
        # Word writes hundreds of styles into a paper that uses ten: each is read when asked for.
        for element in () if root is None else root.iterfind(W + "style"):
            kind, name = value(element, "type") or "paragraph", value(element, "styleId") or ""
            self._elements[kind, name] = element
            if kind == "paragraph" and value(element, "default") in ("1", "true"):
                self._usual = name

    def _own(self, kind: str, name: str) -> Style | None:
        """What a style says itself."""
        element = self._elements.get((kind, name))
        if element is None:
            return None
        properties = element.find(W + "pPr")
        style = Style(
            id=name,
            name=(value(element.find(W + "name")) or "").lower(),
            based_on=value(element.find(W + "basedOn")),
            traits=traits_of(element.find(W + "rPr"), self.theme),
        )
        if properties is not None:
            style.level = number(properties.find(W + "outlineLvl"))
            style.list_ = number(properties.find(f"{W}numPr/{W}numId"))
            style.depth = number(properties.find(f"{W}numPr/{W}ilvl"))
            style.indent = indent_of(properties)
        if style.level is None and style.name.startswith("heading "):
            digits = style.name.removeprefix("heading ").strip()
            style.level = int(digits) - 1 if digits in set("123456789") else None
        return style

    def paragraph(self, name: str | None) -> Style:
        """A style of paragraphs; without a name, the paper's usual one."""
        return self._style("paragraph", self._usual if name is None else name)

    def _style(self, kind: str, name: str) -> Style:
        known = self._whole.get((kind, name))
        if known is None:
            known = self._whole[kind, name] = self._resolved(kind, name)
        return known

    def _resolved(self, kind: str, name: str) -> Style:
        """The style with what it takes over; a ring of styles ends where it began."""
        chain: list[Style] = []
        seen: set[str] = set()
        at: str | None = name
        while at is not None and at not in seen and (own := self._own(kind, at)) is not None:
            seen.add(at)
            chain.append(own)
            at = own.based_on
        whole = Style(id=name, name=chain[0].name if chain else "")
        for own in reversed(chain):
            whole.traits.update(own.traits)
            whole.level = own.level if own.level is not None else whole.level
            whole.list_ = own.list_ if own.list_ is not None else whole.list_
            whole.depth = own.depth if own.depth is not None else whole.depth
            whole.indent = own.indent if own.indent is not None else whole.indent
            if own.name == TITLE:
                whole.name = TITLE
        return whole

    def look(self, paragraph: Style, properties: Element | None, *, in_link: bool) -> Look:
        """How a run in a paragraph looks. The blue of a link says that it is one, no more."""
        if properties is None or not len(properties):
            return self._look(paragraph, "", (), in_link=in_link)
        character = value(properties.find(W + "rStyle")) or ""
        own = traits_of(properties, self.theme)
        return self._look(paragraph, character, tuple(own.items()), in_link=in_link)

    def _look(
        self, paragraph: Style, character: str, own: tuple[tuple[str, Any], ...], *, in_link: bool
    ) -> Look:
        key = (paragraph.id, character, own, in_link)
        look = self._looks.get(key)
        if look is None:
            look = self.base._replace(**paragraph.traits)
            if character:
                traits = self._style("character", character).traits
                if in_link:
                    traits = {name: each for name, each in traits.items() if name != "colour"}
                look = styled(look, traits)
            look = self._looks[key] = look._replace(**dict(own))
        return look
