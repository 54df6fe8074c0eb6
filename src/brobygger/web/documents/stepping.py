"""From finding to finding, and how large the page is: what stands above the paper in a review."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from brobygger.web.documents.desk import Card, Desk, Row

ZOOMS = (100, 150, 200, 280)
"""How wide a page can be shown, in per cent of its frame. The style sheet has a rule for each."""


@dataclass(frozen=True, slots=True)
class Stepper:
    """Which finding is looked at. ``number`` is 0 where it is another value."""

    number: int
    total: int
    earlier: str = ""
    later: str = ""


def stepper_at(desk: Desk, row: Row | None, card: Card | None) -> Stepper:
    """Where the chosen value, or the finding without one, stands among the findings.

    ``earlier`` and ``later`` are the addresses of those beside it, for readers without script.
    """
    chosen = next((at for at, each in enumerate(desk.cards) if _is_at(each, row, card)), None)
    total = len(desk.cards)
    if chosen is None:
        return Stepper(0, total, later=address_of(desk.cards[0]) if desk.cards else "")
    return Stepper(
        chosen + 1,
        total,
        address_of(desk.cards[chosen - 1]) if chosen else "",
        address_of(desk.cards[chosen + 1]) if chosen + 1 < total else "",
    )


def _is_at(card: Card, row: Row | None, chosen: Card | None) -> bool:
    if chosen is not None:
        return card is chosen
    return row is not None and card.row is not None and card.row.value.pk == row.value.pk


def address_of(card: Card) -> str:
    """The review with this finding chosen, as an address beside the page's own."""
    if card.row is not None:
        return f"?v={card.row.value.pk}#v{card.row.value.pk}"
    number = card.finding.pk if card.finding is not None else ""
    return f"?f={number}#f{number}"


def card_asked_for(desk: Desk, asked: Mapping[str, Any]) -> Card | None:
    """The finding without a value that an address names (``?f=``), or None."""
    number = str(asked.get("f", ""))
    cards = (card for card in desk.cards if card.finding is not None)
    return next((card for card in cards if str(card.finding and card.finding.pk) == number), None)


def zoom_asked_for(asked: Mapping[str, Any]) -> int:
    """Which step of ``ZOOMS`` an address asks for (``?zoom=``), from 1; 0 where it asks nothing."""
    text = str(asked.get("zoom", ""))
    return int(text) if text.isdecimal() and 1 <= int(text[:2]) <= len(ZOOMS) else 0
