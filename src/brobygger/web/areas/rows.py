"""What no area of a list may be, whoever sends it: too long, out of bounds, naming a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from brobygger.domain.areas.area import Area, percent_of
from brobygger.domain.areas.reading import WHOLE
from brobygger.domain.areas.text import refused_texts
from brobygger.web.ui.faults import Fault, no_person_number

LONGEST_CODE, LONGEST_NAME = 30, 120

MOST_RESIDENTS = 10_000_000
"""More than the whole country has."""

MOST_INCOME = 1_000_000


def faults_of(area: Area, number: int = 0) -> Iterator[Fault]:
    """Every reason why an area cannot be kept; ``number`` is its place on the list, from 0."""

    def fault(words: str, field: str) -> Fault:
        return Fault(words, section="areas", index=number, field=field)

    texts = {"code": area.code, "title": area.name, "aliases": "; ".join(area.aliases)}
    texts["successor"] = area.successor or ""
    for problem in refused_texts(texts):
        yield fault(no_person_number(), problem.field)
    if not area.code.strip() or not area.name.strip():
        yield fault(_("Et område på en liste har både kode og navn."), "code")
    for field, text in (("code", area.code), ("successor", texts["successor"])):
        if len(text) > LONGEST_CODE:
            words = _("%(area)s: koden er længere end %(most)s tegn.")
            yield fault(words % {"area": area.name[:60], "most": LONGEST_CODE}, field)
    if any(len(name) > LONGEST_NAME for name in (area.name, *area.aliases)):
        words = _("%(area)s …: navnet er længere end %(most)s tegn.")
        yield fault(words % {"area": area.name[:60], "most": LONGEST_NAME}, "title")
    yield from (fault(words, field) for field, words in _figures(area))


def _figures(area: Area) -> Iterator[tuple[str, str]]:
    named = {"area": area.name[:60]}
    if area.residents is not None and not 0 <= area.residents <= MOST_RESIDENTS:
        yield "residents", _("%(area)s: antallet af beboere kan ikke være rigtigt.") % named
    for measure, value in area.values.items():
        most = MOST_INCOME if measure == "income" else WHOLE
        if not 0 <= percent_of(value) <= most:
            yield measure, _("%(area)s: en andel er mellem 0 og 100 procent.") % named
