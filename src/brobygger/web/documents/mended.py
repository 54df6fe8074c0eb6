"""Words of a value that were repaired: shown as repaired, with the printed word beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json
from brobygger.messages.places import place_words
from brobygger.messages.records import reading_record
from brobygger.web.documents.models import Document
from brobygger.web.documents.stored import place_of
from brobygger.web.ui.words import reader_language


@dataclass(frozen=True, slots=True)
class MendedWord:
    """A word that is not as printed, or may not be: what to say of it, and where it stands.

    ``words`` is what it became, or the other words that it may be; ``times`` how often it stands
    in this value.
    """

    raw: str
    words: str
    is_open: bool
    place: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Mended:
    """A value's text with its repairs, which are in the order of the text."""

    text: str
    repairs: tuple[Mapping[str, Any], ...]

    @property
    def marked(self) -> SafeString:
        """The text with each repaired word marked."""
        return format_html_join("", "{}", ((part,) for part in self._parts()))

    @property
    def says(self) -> str:
        """How many words are not as printed, and how many may not be."""
        opened = sum(each["state"] == "ambiguous" for each in self.repairs)
        closed = len(self.repairs) - opened
        told = []
        if closed:
            told.append(
                ngettext("{number} ord er rettet op", "{number} ord er rettet op", closed).format(
                    number=closed
                )
            )
        if opened:
            told.append(
                ngettext(
                    "{number} ord kan læses på to måder",
                    "{number} ord kan læses på to måder",
                    opened,
                ).format(number=opened)
            )
        return ", ".join(told)

    @property
    def words(self) -> list[MendedWord]:
        """Each of them once, in the order of the text."""
        found: dict[tuple[str, str], MendedWord] = {}
        for each in self.repairs:
            is_open = each["state"] == "ambiguous"
            words = _either(each["options"]) if is_open else each["text"]
            before = found.get((each["raw"], words))
            place = before.place if before else _place(each["where"])
            times = before.times + 1 if before else 1
            found[each["raw"], words] = MendedWord(each["raw"], words, is_open, place, times)
        return list(found.values())

    def _parts(self) -> Iterator[SafeString | str]:
        end = 0
        for each in self.repairs:
            yield escape(self.text[end : each["at"]])
            end = each["at"] + len(each["text"])
            yield _marked(self.text[each["at"] : end], each)
        yield escape(self.text[end:])


def _marked(word: str, repair: Mapping[str, Any]) -> SafeString:
    """One word: what is said of it can be seen on pointing at it, and is read out."""
    if repair["state"] == "repaired":
        said = _("i papiret: {word}").format(word=repair["raw"])
        shape = '<ins class="bb-mended" title="{}">{}<span class="sr-only"> ({})</span></ins>'
    else:
        said = _("kan også være: {words}").format(words=_either(repair["options"]))
        shape = (
            '<mark class="bb-mended bb-mended--open" title="{}">{}'
            '<span class="sr-only"> ({})</span></mark>'
        )
    return format_html(shape, said, word, said)


def _either(options: Iterable[str]) -> str:
    return _(" eller ").join(options)


def _place(where: Mapping[str, Any]) -> str:
    place = place_of(where)
    if place.page is None and place.line is None and place.part is None:
        return ""
    return place_words(place, reader_language())


def kept_record(reading: Reading) -> dict[str, Any]:
    """What is kept of a reading: the contract's record, and the repairs of its words beside it."""
    return {**reading_record(reading), "repairs": as_json(reading.repairs)}


def repairs_by_path(document: Document) -> dict[str, list[Mapping[str, Any]]]:
    """The repairs of a paper, by the path of their value. Papers read before there were any have
    none.
    """
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in (document.record or {}).get("repairs") or ():
        found.setdefault(each["field"], []).append(each)
    return found


def mended(text: str, repairs: Iterable[Mapping[str, Any]]) -> Mended | None:
    """The text with its repairs, None where it has none.

    A repair whose word does not stand in the text where it says is left out: another reading of
    the page may have moved it.
    """
    here = [
        each
        for each in sorted(repairs, key=lambda one: one["at"])
        if text[each["at"] : each["at"] + len(each["text"])] == each["text"]
    ]
    return Mended(text, tuple(here)) if here else None
