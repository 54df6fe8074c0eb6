"""A proposal of a bridge as a card: its reasons in words, how sure it is, and an occasion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from brobygger.domain.actors.bridging.reason import Reason
from brobygger.messages.actors import CONFIDENCE_WORDS, reason_words
from brobygger.web.actors.models import BridgeProposal, Sector
from brobygger.web.actors.network.codes import (
    actor_code,
    day_code,
    group_code,
    pk_of,
    place_code,
    sector_code,
    theme_code,
)
from brobygger.web.actors.network.networks import DAYS
from brobygger.web.actors.network.occasions import occasions_of
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.ui.together import values_together
from brobygger.web.ui.words import in_words, reader_language

COLOURS = {"proposed": "grey", "agreed": "blue", "rejected": "black", "done": "green"}


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal in words."""

    bridge: BridgeProposal
    reasons: tuple[str, ...]
    confidence: str
    is_sure: bool
    occasion: str
    colour: str
    outcome: str = ""


def cards_of(bridges: Sequence[BridgeProposal]) -> list[Card]:
    """The proposals as cards, those that wait for a decision first."""
    names = names_in(bridges)
    occasions = occasions_of(bridges) if bridges else {}
    language = reader_language()
    order = list(COLOURS)
    cards = [
        Card(
            row,
            tuple(
                reason_words(reason, language, lambda code: names.get(code, code))
                for reason in reasons_of(row)
            ),
            in_words(CONFIDENCE_WORDS["high" if row.confidence == "high" else "low"]),
            row.confidence == "high",
            occasions.get(row.pk, ""),
            COLOURS[row.state],
        )
        for row in bridges
    ]
    return sorted(cards, key=lambda card: order.index(card.bridge.state))


def reasons_of(row: BridgeProposal) -> list[Reason]:
    """The reasons as the domain gave them."""
    return [
        Reason(one["code"], {name: tuple(of) for name, of in one["params"].items()})
        for one in row.reasons
    ]


def outcome_words(became: str) -> str:
    """What the next wave says of a proposal."""
    return {
        "tie": _("De to arbejder sammen nu."),
        "no tie": _("Der er ikke noget bånd endnu."),
        "unknown": _("Ingen af de to har svaret om den anden."),
    }[became]


def names_in(bridges: Iterable[BridgeProposal]) -> dict[str, str]:
    """The names of all codes in the reasons, in one question."""
    names = {day_code(number): str(word) for number, word in DAYS.items()}
    codes: set[str] = set()
    for row in bridges:
        names[actor_code(row.one_id)] = row.one.title
        names[actor_code(row.other_id)] = row.other.title
        for reason in row.reasons:
            for of in reason["params"].values():
                codes.update(code for code in of if not code.isdecimal())
    if not codes:
        return names
    kinds = (
        ("s", Sector, sector_code),
        ("t", Theme, theme_code),
        ("g", TargetGroup, group_code),
        ("p", Place, place_code),
    )
    asked = [
        (model.objects.filter(pk__in=[pk_of(code) for code in codes if code[0] == letter]), code_of)
        for letter, model, code_of in kinds
    ]
    found = values_together(*((rows, ("pk", "title")) for rows, _code_of in asked))
    for (_rows, code_of), lines in zip(asked, found, strict=True):
        names.update({code_of(pk) or "": title for pk, title in lines})
    return names
