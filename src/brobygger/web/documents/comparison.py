"""A paper beside another copy of it: the rows of the comparison page, ready to be stored.

Which differences matter is said by the domain. Here each gets what the page needs: the values of
this paper that it concerns, with what the other copy says in their place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.documents.compare import (
    Difference,
    OnlyHere,
    Pair,
    missing_parts,
    pair_values,
)
from brobygger.domain.documents.found import Found
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
    rows += _only_theirs(mine, theirs, found.only_in_b)
    # A passage with figures that one copy lacks is found twice: as figures, and as words.
    told = {(row["a"], row["b"]) for row in rows if row["kind"] not in ("only_a", "only_b")}
    return [
        row
        for row in rows
        if row["field"] or (row["a"], row["b"]) not in told or row["kind"][:5] != "only_"
    ]


def _only_theirs(mine: Reading, theirs: Reading, only: Iterable[OnlyHere]) -> list[Row]:
    """What stands in the other copy only, with what can be taken: values of places that this
    paper leaves empty (``take``), and parts that it has no place for (``put``).

    Words that belong to one part (a recommendation, a table) are one row: it is taken as a whole.
    """
    empty = {
        pair.field: as_json(pair.b.value)
        for pair in pair_values(mine.values, theirs.values)
        if pair.a and pair.b and pair.a.value is None and _is_read(pair.b)
    }
    missing = list(missing_parts(mine.values, theirs.values))
    rows: list[Row] = []
    by_parts: dict[tuple[str, ...], Row] = {}
    for each in only:
        parts = [part for part in missing if _is_of(part.part, each.field)]
        names = tuple(part.part for part in parts)
        if names in by_parts:
            row = by_parts[names]
            row["b"] = f"{row['b']}; {each.words}"
            continue
        row = _alone("b", "a", each)
        row["take"] = {path: value for path, value in empty.items() if _is_of(path, each.field)}
        row["put"] = [
            {"part": part.part, "at": part.at, "tree": as_json(part.tree)} for part in parts
        ]
        rows.append(row)
        if names:
            by_parts[names] = row
    return rows


def _is_of(path: str, field: str) -> bool:
    """Does the one hold the other? A field of running words holds nothing."""
    if not field:
        return False
    return path == field or path.startswith(f"{field}.") or field.startswith(f"{path}.")


def _is_read(found: Found[Any]) -> bool:
    return found.value not in (None, "unknown")


def _can_be_taken(pair: Pair) -> bool:
    if pair.a is None or pair.b is None:
        return False
    return _is_read(pair.b) and pair.a.value != pair.b.value


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
