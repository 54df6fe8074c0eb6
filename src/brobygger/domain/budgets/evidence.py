"""What speaks for a note serving a recommendation: shared words, references, agreements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.terms import rarity_points
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.authority import find_authority
from brobygger.domain.recommendations.recommendation import Recommendation

NAMED = 500
"""Points for an explicit reference: the note's code in the annex, the number in the note."""
AGREES = 50
"""Points for an owner or money need that agrees. They support words and never propose alone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both papers say, with the places and the points it counts.

    ``words`` are those of both; where the papers do not spell alike, the note's come first and
    the annex's behind a slash.
    """

    words: str
    where_note: Place
    where_annex: Place
    points: int


def both(note: str, annex: str) -> str:
    """The words of both papers as one text; see ``Evidence.words``."""
    return annex if squash(note) == squash(annex) else f"{note} / {annex}"


def references(note: BudgetNote, recommendation: Recommendation) -> Iterator[Evidence]:
    """The note names the recommendation by its number, or the annex the note by its code."""
    wording = recommendation.text
    for ref in note.recommendation_refs:
        if str(recommendation.number) in re.findall(r"\d+", ref.value or ref.raw):
            yield Evidence(ref.raw, ref.source, wording.source, NAMED)
    code = note.code
    for text in (wording, *(part.quote for part in recommendation.parts)):
        words = [word.strip(".,;:()") for word in (text.value or "").split()]
        named = [word for word in words if code and squash(word) == squash(code.value or "")]
        if code and code.value and named:
            yield Evidence(both(code.raw, named[0]), code.source, text.source, NAMED)
            return


def agreements(
    note: BudgetNote, recommendation: Recommendation, others: Iterable[Recommendation]
) -> Iterator[Evidence]:
    """Owner and money need that agree, counted by how few other recommendations have them."""
    every = list(others)
    for owner in _owners(note):
        authority = find_authority(str(owner.value))
        partner = authority.partner if authority else None
        held = _administrations(recommendation).get(partner) if partner else None
        if held:
            holders = sum(partner in _administrations(each) for each in every)
            points = rarity_points(AGREES, holders, len(every))
            yield Evidence(both(owner.raw, held.raw), owner.source, held.source, points)
    amount, wanted = note.annual_amount_kr, _money_need(recommendation)
    if amount and wanted:
        holders = sum(_money_need(each) is not None for each in every)
        points = rarity_points(AGREES, holders, len(every))
        yield Evidence(both(amount.raw, wanted.raw), amount.source, wanted.source, points)


def _owners(note: BudgetNote) -> list[Found[str]]:
    """The committees that the note's lines name, each once."""
    named = [row.committee for table in note.tables for row in table.rows if row.committee]
    return list({found.value: found for found in reversed(named) if found.value}.values())


def _administrations(recommendation: Recommendation) -> dict[str, Found[str]]:
    named = [found for part in recommendation.parts for found in part.administrations]
    return {found.value: found for found in named if found.value}


def _money_need(recommendation: Recommendation) -> Found[str] | None:
    needs = (part.needs_money for part in recommendation.parts)
    return next((found for found in needs if found.value == "yes"), None)
