"""The template of the budget note as data: its headings, lists, columns and fixed words.

A new round with other words is met by adding a line here, not a rule elsewhere.
"""

import re
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.documents.recognise import Signature
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import is_near

SIGNATURE = Signature(
    "budget_note",
    (
        "Baggrund",
        "Udfordring",
        "Eksisterende indsats",
        "Målgrupper",
        "Forventet effekt og opfølgning",
        "Økonomi",
        "Risikovurdering og proces",
        "Bevillingstekniske oplysninger",
        "Øvrige tekniske oplysninger",
        "Tidligere afsatte midler",
    ),
)
"""Headings that no other paper of the case carries together."""

BOX_HEADING = "Kategorisering"
ECONOMY = "Økonomi"
GROUPS = "Målgrupper"
EFFECT = "Forventet effekt og opfølgning"
PROCESS = "Risikovurdering og proces"
DISTRICT = "Bydel"
ADDRESS = "Adresse"
EARLIER = "Tidligere afsatte midler"
EFFORT = "Indsats"

HEADINGS: dict[str, tuple[str, ...]] = {
    "Baggrund": (),
    "Indhold": (),
    "Udfordring": ("Udfordringer",),
    "Eksisterende indsats": ("Eksisterende indsatser",),
    EFFORT: ("Indsatsen", "Forslag til indsats"),
    GROUPS: ("Målgruppe", "Målgruppen"),
    EFFECT: ("Forventede effekter og opfølgning", "Forventet effekt"),
    ECONOMY: (),
    PROCESS: ("Risikovurdering", "Risici og proces"),
    "Tekniske oplysninger": (),
    "Bevillingstekniske oplysninger": (),
    "Øvrige tekniske oplysninger": (),
    DISTRICT: ("Bydele",),
    ADDRESS: (),
    EARLIER: ("Tidligere bevilgede midler", "Tidligere bevillinger"),
}
"""Each printed heading of the template with the other forms seen or likely."""

CONTAINERS = frozenset({"Indhold", "Tekniske oplysninger", "Øvrige tekniske oplysninger"})
"""Headings that mostly hold other headings: that they have no text of their own says nothing."""


_KNOWN = tuple(
    (squash(known), heading)
    for heading, synonyms in {**HEADINGS, BOX_HEADING: ()}.items()
    for known in (heading, *synonyms)
)


_LETTER_FIGURES = re.compile(r"^0(?=[^\W\d_])|(?<=[^\W\d_])4(?=[^\W\d_])")


def undigited(text: str) -> str:
    """Words of the template hold no figures: a 0 in front is an Ø, a 4 inside an å, read wrongly.

    >>> undigited("0konomi"), undigited("M4lgrupper"), undigited("Tabel 4")
    ('økonomi', 'Målgrupper', 'Tabel 4')
    """
    return _LETTER_FIGURES.sub(lambda match: "ø" if match[0] == "0" else "å", text)


def heading_of(text: str) -> str | None:
    """The template's heading that a whole line prints, damaged letters allowed, or None.

    >>> heading_of("Forventet effekt og opfeigning"), heading_of("Baggrund ..... 3")
    ('Forventet effekt og opfølgning', None)
    """
    bare = undigited(text.strip().rstrip(":").rstrip())
    if not bare or len(bare) > 60 or any(sign.isdigit() for sign in bare):
        return None
    printed = squash(bare)
    return next((heading for known, heading in _KNOWN if is_near(printed, known)), None)


Role = Literal["control_area", "committee", "appropriation", "sign"]

ROLE_HEADS: dict[Role, tuple[str, ...]] = {
    "control_area": ("Styringsområde",),
    "committee": ("Udvalg",),
    "appropriation": ("Bevilling",),
    "sign": ("Indtægt/udgift", "Udgift/indtægt", "U/I", "I/U"),
}
"""Columns of words between a row's label and its amounts, in printed order."""

ListField = Literal["target_groups", "themes", "area_criteria", "follow_up"]


@dataclass(frozen=True, slots=True)
class ListSign:
    """Which list is this? Told by the section it stands in, or by words of the line above it."""

    field: ListField
    section: str | None = None
    intro: re.Pattern[str] | None = None


_LETTERS = {
    "å": "(?:å|aa|éa|[adé4&e])",
    "ø": "(?:ø|oe|[oegaqz@0é])",
    "æ": "(?:æ|ae|ee|ze|[eéa])",
}


def danish(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose Danish letters also match what a wrong OCR language makes of them.

    >>> bool(danish("følgeforskning").search("evaluering/falgeforskning"))
    True
    """
    return re.compile("".join(_LETTERS.get(sign, sign) for sign in pattern), re.IGNORECASE)


LIST_SIGNS: tuple[ListSign, ...] = (
    ListSign("target_groups", section=GROUPS),
    ListSign("follow_up", section=EFFECT),
    ListSign("area_criteria", intro=danish(r"udvælgelse\w* af (?:\w+ )?område|valg af område")),
    ListSign("themes", intro=danish(r"temaer|tilgange")),
)

GOAL = danish(r"(?<!\w)mål(?:et)? (?:om|er)\b|overordnede formål|(?<!\w)mål \d+\s*:")
POLITICAL_GOAL = danish(r"(?<!\w)mål(?:et)? (?:om|er)\b")
NUMBERED_GOAL = danish(r"(?<!\w)mål \d+\s*:")
EVALUATION = danish(r"følgeforskning|ekstern\w* evaluering")
NO_FURTHER_TREATMENT = danish(
    r"uden yderligere udvalgsbehandling|ikke (?:yderligere|behov for yderligere) udvalgsbehandling"
)
FURTHER_TREATMENT = danish(r"(?:yderligere|fornyet) (?:udvalgs|politisk )behandling")
RECOMMENDATION_REFS = (
    danish(r"360[-\s]?graders[-\s]?indsats"),
    danish(r"en af ekspertgruppens anbefalinger"),
    danish(r"anbefaling(?:en|erne)? (?:nr\. )?\d{1,2}\b"),
)
EFFORT_WORDS = danish(
    r"indsats|årig|afsat|afsætte|afsættes|søges|foreslås|bevilling|perioden|projekt|årligt"
)
"""A range of years is the effort's only in a sentence about it: surveys have years too."""

BUDGET_ROUND = re.compile(r"\s*Budget\s+(\d{4})(?:\s+\d+\s*/\s*\d+)?\s*")
