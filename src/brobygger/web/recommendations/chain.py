"""What a recommendation waits for, and what waits for it: rows in, the domain's rule, rows out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from brobygger.domain.recommendations.recommendation import Quantifier, Requirement
from brobygger.domain.recommendations.waits import (
    EdgeKind,
    References,
    Waiting,
    spell_out,
    waited_by,
    waits_for,
)
from brobygger.web.recommendations.annex_rows import AnnexRows, read_annex_rows
from brobygger.web.recommendations.models import Edge, Recommendation
from brobygger.web.recommendations.portfolio import PartRows


@dataclass(frozen=True, slots=True)
class Wait:
    """Another recommendation and how this one hangs together with it, nearest way first.

    ``parts`` are the codes of the parts that wait (or gain support); ``path`` holds the numbers
    of the recommendations passed on the way, empty where nothing stands between.
    """

    other: Recommendation
    kind: EdgeKind
    parts: tuple[str, ...]
    path: tuple[int, ...] = ()
    is_unstated: bool = False

    @property
    def is_direct(self) -> bool:
        """Whether nothing stands in between."""
        return not self.path

    @property
    def shares_order(self) -> bool:
        """Whether both are to be lifted by one budget note."""
        return self.kind == "shares_order"


@dataclass(frozen=True, slots=True)
class Waits:
    """Both sides of one recommendation."""

    waits_for: list[Wait] = field(default_factory=list)
    awaited_by: list[Wait] = field(default_factory=list)
    helped_by: list[Wait] = field(default_factory=list)
    helps: list[Wait] = field(default_factory=list)

    @property
    def are_none(self) -> bool:
        """Whether nothing hangs on anything."""
        return not (self.waits_for or self.awaited_by or self.helped_by or self.helps)


def waits_of(recommendation: Recommendation) -> Waits:
    """Follow the annex's references from a recommendation, both ways (two queries)."""
    rows, _rest = read_annex_rows(recommendation__annex=recommendation.annex_id)
    return waits_in(rows, recommendation)


def waits_in(rows: AnnexRows, recommendation: Recommendation) -> Waits:
    """The same in an annex that is read already."""
    number_of = {part.code: part.recommendation.number for part in rows.parts}
    arrows = spell_out(_references(rows))
    mine = [part for part, number in number_of.items() if number == recommendation.number]
    wanted = [(part, one) for part in mine for one in waits_for(part, arrows)]
    asked = [(part, one) for part in mine for one in waited_by(part, arrows)]
    others = {
        row.number: row
        for row in rows.recommendations.values()
        if row.number != recommendation.number
    }
    before = _gathered(wanted, others, number_of, outwards=True)
    after = _gathered(asked, others, number_of, outwards=False)
    return Waits(
        [one for one in before if one.kind != "strengthens"],
        [one for one in after if one.kind != "strengthens"],
        [one for one in before if one.kind == "strengthens"],
        [one for one in after if one.kind == "strengthens"],
    )


def _references(rows: AnnexRows) -> list[References]:
    """What every part of the annex points at, each thing once."""
    return [_pointing(rows, rows.below(part)) for part in rows.parts]


def _pointing(rows: AnnexRows, below: PartRows) -> References:
    there = rows.recommendations
    notes = dict.fromkeys(route.note for route in below.routes if route.note)
    requires: dict[Requirement, None] = {}
    helped: dict[int, None] = {}
    for edge in below.edges:
        if edge.target_id not in there:
            continue
        number = there[edge.target_id].number
        if edge.kind == Edge.Kind.REQUIRES:
            asked = Requirement(number, cast(Quantifier, edge.quantifier), tuple(edge.parts))
            requires[asked] = None
        else:
            helped[number] = None
    part = below.part
    return References(
        part.code, part.recommendation.number, tuple(requires), tuple(notes), tuple(helped)
    )


def _gathered(
    found: Iterable[tuple[str, Waiting]],
    rows: dict[int, Recommendation],
    number_of: dict[str, int],
    *,
    outwards: bool,
) -> list[Wait]:
    """One row a recommendation, by its shortest way, with all the parts that take that way."""
    best: dict[int, list[tuple[str, Waiting]]] = {}
    for part, one in sorted(found, key=lambda pair: len(pair[1].path)):
        other = number_of.get(one.part)
        if other is None or other not in rows:
            continue
        kept = best.setdefault(other, [])
        if not kept or len(kept[0][1].path) == len(one.path):
            kept.append((part, one))
    waits = []
    for other, ways in best.items():
        first = ways[0][1]
        between = dict.fromkeys(number_of[code] for code in first.path[1:-1])
        waits.append(
            Wait(
                rows[other],
                first.kind,
                tuple(dict.fromkeys(one.path[0 if outwards else -1] for _, one in ways)),
                tuple(between),
                first.quantifier == "unstated",
            )
        )
    return waits
