"""Who comes to more than one place: how many different people two areas or themes have in common.

People with a code alone, because two head counts have nothing in common to compare. The matrix is
released as one table. Beside each number in common it is weighed how many came to the one and not
to the other, because that is the rest of a sum that is shown, and whether all of one came to the
other, because that tells something of each of them. Source: section A6 of the design of reach and
network methods.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Protocol

from brobygger.domain.activities.session import Session, slices
from brobygger.domain.figures.disclosure import THRESHOLD, protect
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import ALL, Atom, Name, grouped

MOST_SLICES = 16
"""More are not read as a matrix, and its audit would take minutes."""

TOGETHER = 3
"""Up to so many places at once a reader must take as possible even where nobody was at them.

All choices of places would be the whole truth, and too many to audit. To leave some out takes the
reader to know more than they do, so it hides more and never less.
"""


class Together(Protocol):
    """An engine that tells which slices each code was at."""

    def together(self, slices: Mapping[str, Collection[str]]) -> Mapping[frozenset[str], RawCount]:
        """How many codes were at exactly these slices, for each choice of them that occurs.

        A slice is a label with its sessions' ids.
        """
        ...


@dataclass(frozen=True, slots=True)
class Overlap:
    """A matrix as it may be shown: ``cells`` by two labels, a label twice for its own people."""

    labels: tuple[str, ...]
    cells: Mapping[tuple[str, str], Published]


def overlap(
    log: Sequence[Session], dimension: str, engine: Together, threshold: int = THRESHOLD
) -> Overlap:
    """How many people with a code each two slices have in common.

    Hand in the sessions of the period asked about. More than 16 slices are a wrong call:
    ValueError; so is a threshold below 3. Raises CannotProtect.
    """
    held: dict[str, set[str]] = {}
    for session in log:
        for (label,) in slices(session, (dimension,)):
            held.setdefault(label, set()).add(session.id)
    labels = tuple(sorted(held))
    if len(labels) > MOST_SLICES:
        raise ValueError(f"{len(labels)} slices")
    counts: dict[Atom, RawCount] = {
        chosen: RawCount(0)
        for size in range(1, TOGETHER + 1)
        for chosen in combinations(labels, size)
    }
    counts |= {tuple(sorted(found)): codes for found, codes in engine.together(held).items()}
    groups: dict[Name, list[Atom]] = {
        (one, ALL): [atom for atom in counts if one in atom] for one in labels
    }
    for one, other in permutations(labels, 2):
        own = groups[one, ALL]
        groups[one, other] = [atom for atom in own if other in atom]
        groups[one, other, "not"] = [atom for atom in own if other not in atom]
    found = protect(grouped(counts, groups), threshold, traits=(1,))
    return Overlap(
        labels,
        {
            (one, other): found.cells[one, ALL if one == other else other]
            for one in labels
            for other in labels
        },
    )
