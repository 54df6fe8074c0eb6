"""A paper beside another copy of it: the rows of the comparison page, ready to be stored.

Which differences matter is said by the domain. Here each gets what the page needs: the values of
this paper that it concerns, with what the other copy says in their place.
"""

from collections.abc import Iterator
from typing import Any

from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.documents.compare import Difference, OnlyHere, Pair, pair_values
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json

Row = dict[str, Any]


def compare(mine: Reading, theirs: Reading) -> list[Row]:
    """What differs and matters, seen from ``mine``: ``a`` is this paper, ``b`` the other copy.

    ``take`` is {path in this paper: value of the other copy} for all values that a difference
    speaks of; a difference in running words has none.
    """
    found = compare_copies(mine, theirs)
    pairs = [pair for pair in pair_values(mine.values, theirs.values) if _can_be_taken(pair)]
    rows = [
        {
            **{name: getattr(each, name) for name in ("kind", "rule", "field", "a", "b")},
            "where_a": as_json(each.where_a),
            "where_b": as_json(each.where_b),
            "take": {pair.field: as_json(pair.b.value) for pair in _of(each, pairs) if pair.b},
        }
        for each in found.differences
    ]
    rows += [_alone("a", "b", each) for each in found.only_in_a]
    rows += [_alone("b", "a", each) for each in found.only_in_b]
    return rows


def _can_be_taken(pair: Pair) -> bool:
    if pair.a is None or pair.b is None:
        return False
    return pair.b.value not in (None, "unknown") and pair.a.value != pair.b.value


def _of(each: Difference, pairs: list[Pair]) -> Iterator[Pair]:
    """The values a difference speaks of: its own, or those of its list that it names."""
    for pair in pairs:
        above, _, name = pair.field.partition(".")
        if pair.field == each.field or (
            above == each.field and (name.isdecimal() or name in (each.a or ""))
        ):
            yield pair


def _alone(here: str, there: str, part: OnlyHere) -> Row:
    return {
        "kind": f"only_{here}",
        "rule": "",
        "field": part.field,
        here: part.words,
        there: None,
        f"where_{here}": as_json(part.where),
        f"where_{there}": None,
        "take": {},
    }
