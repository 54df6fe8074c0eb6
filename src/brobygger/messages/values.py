"""Enumerated values of a reading in words."""

from brobygger.domain.recommendations.recommendation import Route
from brobygger.messages import Language
from brobygger.messages.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "yes": Phrase("kræver penge", "needs money"),
    "no": Phrase("kræver ikke penge", "needs no money"),
    "unstated": Phrase("ikke oplyst", "not stated"),
    "new": Phrase("ny", "new"),
    "continued": Phrase("videreførelse", "continued"),
    "school": Phrase("skole", "school"),
    "adult": Phrase("voksne", "adults"),
    "civil_society": Phrase("civilsamfund", "civil society"),
    "current": Phrase("løbende p/l", "current prices"),
    "unknown": Phrase("ulæseligt", "unreadable"),
}
"""What the stable words of the contract are called."""

_ROUTES: dict[str, Phrase] = {
    "frame": Phrase("inden for rammen", "within the frame"),
    "note": Phrase("budgetnotat", "budget note"),
    "need": Phrase("intet notat endnu", "no note yet"),
    "via": Phrase("via anbefaling {via}", "via recommendation {via}"),
    "outside": Phrase("uden for mandat", "outside the mandate"),
}
_ORDERED = Phrase("bestilt af {by}", "ordered by {by}")
_PACKAGE = Phrase("i pakke hos {owner}", "in the package of {owner}")


def route_words(route: Route, language: Language = "da") -> str:
    """How a part is to be lifted, in words.

    >>> route_words(Route("note", "N9", "BIU", "ØKF"))
    'budgetnotat N9, bestilt af BIU, i pakke hos ØKF'
    """
    words = _ROUTES[route.kind].said(language).format(via=", ".join(map(str, route.via)))
    named = [f"{words} {route.note}" if route.note else words]
    if route.ordered_by:
        named.append(_ORDERED.said(language).format(by=route.ordered_by))
    if route.package:
        named.append(_PACKAGE.said(language).format(owner=route.package))
    return ", ".join(named)
