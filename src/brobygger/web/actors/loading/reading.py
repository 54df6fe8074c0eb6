"""What a row of a list says: sectors, areas, themes and groups by name, days of the week by word.

A name that the register does not know is left out and told, never guessed at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.likeness import is_like
from brobygger.web.actors.choices import Choices, Option
from brobygger.web.actors.facts import ActorFacts

_DAYS = ("man", "tir", "ons", "tor", "fre", "lor", "son")
_EVERY = {
    "hverdage": (1, 2, 3, 4, 5),
    "alle hverdage": (1, 2, 3, 4, 5),
    "alle dage": (1, 2, 3, 4, 5, 6, 7),
}
_SEVERAL = {"places": "places", "themes": "themes", "target_groups": "target_groups"}


@dataclass(slots=True)
class Read:
    """The facts of a row, and the words of it that nothing answers to (field -> words)."""

    facts: ActorFacts
    unknown: dict[str, list[str]] = field(default_factory=dict)


def read_row(cells: Mapping[str, str], choices: Choices, source: str) -> Read:
    """The facts that the cells give; ``source`` stands where the row names none."""
    unknown: dict[str, list[str]] = {}
    sectors = _found(cells, "sector", choices.sectors, unknown)
    several: dict[str, Any] = {
        name: _found(cells, name, getattr(choices, name), unknown) for name in _SEVERAL
    }
    facts = ActorFacts(
        title=cells.get("title", "").strip(),
        sector=sectors[0] if sectors else None,
        offers=cells.get("offers", "").strip(),
        weekdays=_weekdays(cells.get("weekdays", ""), unknown),
        contact_function=cells.get("contact_function", "").strip(),
        source=cells.get("source", "").strip() or source,
        **several,
    )
    return Read(facts, unknown)


def _found(
    cells: Mapping[str, str],
    name: str,
    options: Sequence[Option],
    unknown: dict[str, list[str]],
) -> tuple[int, ...]:
    """The rows that the words of a cell name; the cell is one name, or several apart by ; or ,."""
    cell = cells.get(name, "").strip()
    if not cell:
        return ()
    if (whole := _named(cell, options)) is not None:
        return (whole,)
    found: list[int] = []
    for word in _apart(cell):
        number = _named(word, options)
        if number is None:
            unknown.setdefault(name, []).append(word)
        else:
            found.append(number)
    return tuple(sorted(set(found)))


def _named(word: str, options: Iterable[Option]) -> int | None:
    """The row of this name or code, however it is spelt; of names a slip apart only a sure one."""
    wanted = fold(word)
    near = []
    for one in options:
        if wanted in {fold(one.title), fold(one.code)}:
            return one.pk
        if is_like(word, one.title):
            near.append(one.pk)
    return near[0] if len(near) == 1 else None


def _apart(cell: str) -> list[str]:
    marks = ";\n" if ";" in cell or "\n" in cell else ","
    return [word.strip() for word in re.split(f"[{marks}]", cell) if word.strip()]


def _weekdays(cell: str, unknown: dict[str, list[str]]) -> tuple[int, ...]:
    """ "man-tor", "tirsdag og fredag", "hverdage"."""
    if not cell.strip():
        return ()
    if every := _EVERY.get(fold(cell)):
        return every
    found: set[int] = set()
    for word in re.split(r"[;,\n]|\bog\b", cell):
        ends = [_day(end) for end in re.split(r"[-–]", word) if end.strip()]
        if not ends:
            continue
        if None in ends or len(ends) > 2:
            unknown.setdefault("weekdays", []).append(word.strip())
            continue
        first, last = ends[0] or 0, ends[-1] or 0
        found.update(range(first, last + 1) if first <= last else (first, last))
    return tuple(sorted(found))


def _day(word: str) -> int | None:
    start = fold(word)[:3]
    return _DAYS.index(start) + 1 if start in _DAYS else None
