"""What a recommendation waits for, and what waits for it: rows in, the domain's rule, rows out."""

from collections import defaultdict
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
from brobygger.web.recommendations.models import Edge, Part, Recommendation


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
    references, number_of = _references(recommendation.annex_id)
    arrows = spell_out(references)
    mine = [part for part, number in number_of.items() if number == recommendation.number]
    wanted = [(part, one) for part in mine for one in waits_for(part, arrows)]
    asked = [(part, one) for part in mine for one in waited_by(part, arrows)]
    numbers = {number_of[one.part] for _, one in (*wanted, *asked) if one.part in number_of}
    rows = {
        row.number: row
        for row in Recommendation.objects.filter(
            annex_id=recommendation.annex_id, number__in=numbers - {recommendation.number}
        )
    }
    before = _gathered(wanted, rows, number_of, outwards=True)
    after = _gathered(asked, rows, number_of, outwards=False)
    return Waits(
        [one for one in before if one.kind != "strengthens"],
        [one for one in after if one.kind != "strengthens"],
        [one for one in before if one.kind == "strengthens"],
        [one for one in after if one.kind == "strengthens"],
    )


def _references(annex_id: int) -> tuple[list[References], dict[str, int]]:
    """What every part of the annex points at, and which recommendation each part belongs to.

    One query: a part comes once for each pair of its routes and edges, so repetitions are
    dropped here.
    """
    number_of: dict[str, int] = {}
    notes: dict[str, dict[str, None]] = defaultdict(dict)
    requires: dict[str, dict[Requirement, None]] = defaultdict(dict)
    helped: dict[str, dict[int, None]] = defaultdict(dict)
    for code, number, note, kind, target, quantifier, parts in (
        Part.objects.filter(recommendation__annex_id=annex_id)
        .order_by("recommendation__number", "order", "edges__id")
        .values_list(
            "code",
            "recommendation__number",
            "routes__note",
            "edges__kind",
            "edges__target__number",
            "edges__quantifier",
            "edges__parts",
        )
    ):
        number_of[code] = number
        if note:
            notes[code][note] = None
        if kind == Edge.Kind.REQUIRES:
            requires[code][Requirement(target, cast(Quantifier, quantifier), tuple(parts))] = None
        elif kind == Edge.Kind.STRENGTHENS:
            helped[code][target] = None
    references = [
        References(code, number, tuple(requires[code]), tuple(notes[code]), tuple(helped[code]))
        for code, number in number_of.items()
    ]
    return references, number_of


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
