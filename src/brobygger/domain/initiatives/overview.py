"""The 360 overview: who is reached under which theme, where it is empty, and who is not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.kernel.fold import fold

Standing = Literal["existing", "planned", "ended"]
Filled = Literal["covered", "planned", "empty"]

SHORTEST_STEM = 5
"""Letters that two names must share to be the same word in singular and plural."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Something that reaches a party under a theme: its name, its page, and whether it runs."""

    theme_id: int
    target_group_id: int
    words: str
    url: str = ""
    standing: Standing = "existing"


@dataclass(frozen=True, slots=True)
class Overview:
    """Parties x themes; what has ended reaches nobody and is not in it."""

    themes: tuple[int, ...]
    parties: tuple[int, ...]
    cells: Mapping[tuple[int, int], tuple[Fill, ...]]

    def cell(self, party: int, theme: int) -> tuple[Fill, ...]:
        """What reaches this party under this theme, what runs before what is planned."""
        return self.cells.get((party, theme), ())

    def filled(self, party: int, theme: int) -> Filled:
        """Something runs, something is only planned, or there is nothing."""
        found = {fill.standing for fill in self.cell(party, theme)}
        if "existing" in found:
            return "covered"
        return "planned" if found else "empty"

    def count(self, filled: Filled) -> int:
        """How many cells are like this."""
        pairs = ((party, theme) for party in self.parties for theme in self.themes)
        return sum(self.filled(*pair) == filled for pair in pairs)

    def themes_where(self, party: int, filled: Filled) -> tuple[int, ...]:
        """The themes under which this party's cell is like this."""
        return tuple(theme for theme in self.themes if self.filled(party, theme) == filled)


def overview(themes: Sequence[int], parties: Sequence[int], fills: Iterable[Fill]) -> Overview:
    """Put each fill in its cell, once; what is outside the table is left out."""
    cells: dict[tuple[int, int], list[Fill]] = {}
    for fill in fills:
        is_shown = fill.theme_id in themes and fill.target_group_id in parties
        if is_shown and fill.standing != "ended":
            held = cells.setdefault((fill.target_group_id, fill.theme_id), [])
            if fill not in held:
                held.append(fill)
    in_order = {
        pair: tuple(sorted(held, key=lambda fill: (fill.standing != "existing", fold(fill.words))))
        for pair, held in cells.items()
    }
    return Overview(tuple(themes), tuple(parties), in_order)


def uncovered(expected: Iterable[str], present: Iterable[str]) -> tuple[str, ...]:
    """The sectors that are expected while nobody of them is there.

    >>> uncovered(["Boligorganisationer", "Politi"], ["boligorganisation", "Skole"])
    ('Politi',)
    """
    there = [fold(title) for title in present]
    return tuple(title for title in expected if not any(_same(fold(title), one) for one in there))


def _same(one: str, other: str) -> bool:
    """The same name, or one begins with the other (singular and plural)."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST_STEM and long.startswith(short))
