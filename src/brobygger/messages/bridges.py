"""Why two actors could meet, in words: for the screen, the command line and the API alike."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from brobygger.domain.actors.bridging.reason import Confidence, Reason, ReasonCode
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase

Kind = Literal["actor", "sector", "theme", "target_group", "area", "day"]
"""What a code in a reason is the code of."""

Names = Mapping[Kind, Mapping[str, str]]
"""Kind -> code -> the name that people know it by; a code without a name is shown as it is."""

NO_NAMES: Names = MappingProxyType({})

CONFIDENCE_WORDS: dict[Confidence, Phrase] = {
    "high": Phrase("begge har svaret", "both have answered"),
    "low": Phrase("mindst en af de to har ikke svaret", "at least one of the two has not answered"),
}
"""How sure a proposal is."""

REASON_WORDS: dict[ReasonCode, Phrase] = {
    "no_path": Phrase("intet forbinder de to i dag", "nothing joins the two today"),
    "far_apart": Phrase(
        "der er {steps} led mellem de to i dag", "there are {steps} steps between the two today"
    ),
    "isolate": Phrase(
        "samarbejder ikke med nogen i dag: {actors}", "works with nobody today: {actors}"
    ),
    "crosses": Phrase("forbinder to sektorer: {sectors}", "joins two sectors: {sectors}"),
    "theme": Phrase("fælles tema: {themes}", "shared theme: {themes}"),
    "target_group": Phrase(
        "fælles målgruppe: {target_groups}", "shared target group: {target_groups}"
    ),
    "area": Phrase("samme område: {areas}", "same area: {areas}"),
    "reaches_group": Phrase(
        "{actor} når en målgruppe, den anden ikke når: {target_groups}",
        "{actor} reaches a target group that the other does not: {target_groups}",
    ),
    "reaches_day": Phrase(
        "{actor} har åbent, når den anden ikke har: {days}",
        "{actor} is open when the other is not: {days}",
    ),
}
"""Why two actors could meet."""

WEIGHT_WORDS: dict[str, Phrase] = {
    "closer": Phrase("alle aktører kommer tættere på hinanden", "all actors come closer"),
    "joined": Phrase(
        "aktører, der står alene, og adskilte dele forbindes",
        "actors without ties and separate parts are joined",
    ),
    "crosses": Phrase("to sektorer mødes", "two sectors meet"),
    "overlap": Phrase("fælles temaer og målgrupper", "shared themes and target groups"),
    "complement": Phrase(
        "den ene når målgrupper eller dage, den anden ikke når",
        "one reaches target groups or days that the other does not",
    ),
    "load": Phrase(
        "tæller imod: har mange samarbejder i forvejen", "against: has many ties already"
    ),
}
"""The weights of `Weights` by their field: they are shown beside the proposals and may be moved."""

_KINDS: Mapping[str, Kind] = {
    "actor": "actor",
    "actors": "actor",
    "sectors": "sector",
    "themes": "theme",
    "target_groups": "target_group",
    "areas": "area",
    "days": "day",
}
"""The params of reasons; ``steps`` is a number and has no names."""


def reason_words(reason: Reason, names: Names = NO_NAMES, language: Language = "da") -> str:
    """A reason in words.

    >>> reason_words(Reason("theme", {"themes": ("job", "skole")}), {"theme": {"job": "Arbejde"}})
    'fælles tema: Arbejde, skole'
    """
    params = {}
    for name, codes in reason.params.items():
        known = names.get(_KINDS[name], {}) if name in _KINDS else {}
        params[name] = ", ".join(known.get(code, code) for code in codes)
    return REASON_WORDS[reason.code].said(language).format_map(params)
