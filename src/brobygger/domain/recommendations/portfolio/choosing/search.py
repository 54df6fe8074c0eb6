"""The order of solving: most recommendations, then most parts, then every equal answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from brobygger.domain.recommendations.portfolio.choosing.program import (
    Line,
    Mismatch,
    Program,
    Solved,
)


@dataclass(frozen=True, slots=True)
class Best:
    """The most that can be carried; ``notes`` None where nothing is possible, or nothing found.

    ``gap``: weight of recommendations that could still be missing where it is not proven.
    """

    notes: frozenset[str] | None
    weight: int = 0
    part_weight: int = 0
    is_proven: bool = True
    gap: int = 0


def best_of(program: Program, more: Sequence[Line] = ()) -> Best:
    """The greatest weight of recommendations, and with it the greatest weight of parts."""
    first = program.best(program.whole, more)
    if first.notes is None:
        return Best(None, is_proven=first.is_proven)
    weight, part_weight = program.terms.value(first.notes)
    _agree(first, weight)
    if not first.is_proven:
        gap = max(first.bound - weight, 0)
        return Best(first.notes, weight, part_weight, is_proven=False, gap=gap)
    second = program.best(program.parts, [*more, Line(program.whole, weight, weight)])
    if second.notes is None:
        return Best(first.notes, weight, part_weight, is_proven=False)
    kept, part_weight = program.terms.value(second.notes)
    _agree(second, part_weight)
    if kept != weight:
        raise Mismatch(f"weight {kept} for {weight}")
    return Best(second.notes, weight, part_weight, second.is_proven)


def ties_of(
    program: Program, equal: Sequence[Line], most: int
) -> tuple[tuple[frozenset[str], ...], bool]:
    """The portfolios that keep ``equal``, cheapest first, and whether these are all of them.

    A portfolio that holds one already found and more is left out: what it adds carries nothing.
    """
    found: list[frozenset[str]] = []
    wanted = None
    while len(found) <= most:
        answer = _cheapest(program, [*equal, *(program.except_for(notes) for notes in found)])
        if answer.notes is None:
            return tuple(found), answer.is_proven
        value = program.terms.value(answer.notes)
        wanted = wanted or value
        if value != wanted:
            raise Mismatch(f"{value} for {wanted}")
        found.append(answer.notes)
    return tuple(found[:most]), False


def _cheapest(program: Program, lines: Sequence[Line]) -> Solved:
    """The least money, and the fewest notes for that money where some note costs nothing."""
    first = program.best(program.money, lines, least=True)
    if first.notes is None or not program.has_free_notes:
        return first
    at_most = Line(program.money, high=first.value)
    second = program.best(program.count, [*lines, at_most], least=True)
    return first if second.notes is None else second


def _agree(answer: Solved, exact: int) -> None:
    """The solver's value is the one that the rules of the register give for the same notes."""
    if exact != answer.value and (answer.is_proven or exact < answer.value):
        raise Mismatch(f"{answer.value} by the programme, {exact} by the rules")
