"""The four categories of the annex, derived from what the paper says and from nothing else.

Source: section A3 of the decision methods. The city prints the category as a font colour,
which text loses; where a copy still has it, it is compared and never trusted. An officer's
override is stored beside the derived value by the register and deletes nothing here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from brobygger.domain.recommendations.recommendation import (
    Colour,
    MoneySource,
    NeedsMoney,
    Part,
    Recommendation,
    Route,
)

Reason = Literal[
    "outside_mandate",
    "note_ordered",
    "note_shared",
    "note_in_package",
    "no_note",
    "within_frame",
    "follows_others",
    "follows_others_unstated",
    "frame_source_ended",
    "contradictory",
    "not_classified",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why a part has its category. The codes are stable; the words are in the catalogue."""

HEADLINE_ORDER: tuple[Colour, ...] = ("red", "green", "blue", "black")
"""What a split recommendation is known by: the part that still lacks money comes first."""

_DATED = ("plan", "past_grant")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A part's category and why. ``colour`` is None where the paper does not say enough.

    ``is_conditional``: the paper leaves the money open and only points at other
    recommendations, so the part is "needs no money" only as long as they are carried out.
    """

    colour: Colour | None
    reason: Reason
    is_conditional: bool = False


@dataclass(frozen=True, slots=True)
class CategorySet:
    """The categories of a recommendation: by part, and the one it is known by.

    Always show ``headline`` together with ``colours``: one colour for a split recommendation
    would mislead.
    """

    parts: Mapping[str, Verdict]
    colours: tuple[Colour, ...]
    headline: Colour | None


def classify(
    needs_money: NeedsMoney | None,
    routes: Sequence[Route],
    sources: Sequence[MoneySource],
    at: date | None,
    number: int | None = None,
) -> Verdict:
    """Which of the four categories a part is in at a date; the first test that hits decides.

    Outside the city's mandate; needs money and a note is ordered (own, shared or in somebody's
    package); needs money and there is no note; otherwise no money is needed. Money that pays
    today but ends removes no need: a part within the frame that stands on dated sources which
    have all ended at ``at`` is tested again as one that needs money. Without ``at`` nothing is
    taken to have ended. ``number`` is the recommendation's own: a note of another is shared.
    """
    kinds = {route.kind for route in routes}
    if "outside" in kinds:
        return Verdict("blue", "outside_mandate")
    if needs_money is None:
        return Verdict(None, "contradictory")
    has_ended = "frame" in kinds and needs_money == "no" and _all_ended(sources, at)
    if needs_money == "yes" or has_ended:
        return _with_need(routes, number, has_ended=has_ended)
    if "via" in kinds:
        is_open = needs_money == "unstated"
        return Verdict("black", "follows_others_unstated" if is_open else "follows_others", is_open)
    if needs_money == "no":
        return Verdict("black", "within_frame")
    return Verdict(None, "not_classified")


def _with_need(routes: Sequence[Route], number: int | None, *, has_ended: bool) -> Verdict:
    notes = [route for route in routes if route.kind == "note"]
    if not notes:
        return Verdict("red", "frame_source_ended" if has_ended else "no_note")
    if notes[0].package is not None:
        return Verdict("green", "note_in_package")
    is_shared = number is not None and notes[0].note != f"N{number}"
    return Verdict("green", "note_shared" if is_shared else "note_ordered")


def _all_ended(sources: Sequence[MoneySource], at: date | None) -> bool:
    dated = [source for source in sources if source.kind in _DATED]
    if at is None or not dated:
        return False
    return all(source.valid_to is not None and source.valid_to < at for source in dated)


def verdict_of(part: Part, at: date | None) -> Verdict:
    """The category of a part at a date, from the values read or corrected."""
    number = part.id.rstrip("abcdefghijklmnopqrstuvwxyz")
    return classify(
        part.needs_money.value,
        [found.value for found in part.routes if found.value is not None],
        [found.value for found in part.sources if found.value is not None],
        at,
        int(number) if number.isdecimal() else None,
    )


def colour(recommendation: Recommendation, at: date | None) -> CategorySet:
    """The categories of a recommendation at a date, part by part, and its headline."""
    parts = {part.id: verdict_of(part, at) for part in recommendation.parts}
    colours = distinct(verdict.colour for verdict in parts.values())
    return CategorySet(parts, colours, headline_of(colours))


def distinct(colours: Iterable[Colour | None]) -> tuple[Colour, ...]:
    """The categories that occur, each once, in headline order."""
    present = set(colours)
    return tuple(each for each in HEADLINE_ORDER if each in present)


def headline_of(colours: Iterable[Colour]) -> Colour | None:
    """The category a recommendation is known by: red > green > blue > black.

    >>> headline_of(("black", "green"))
    'green'
    """
    return next(iter(distinct(colours)), None)
