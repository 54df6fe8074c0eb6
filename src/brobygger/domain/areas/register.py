"""All lists of areas that have been loaded, each as it was published.

The lists of a December stay as they were: a new year adds a list and never changes an old one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brobygger.domain.areas.area import KIND_NAMES, LIST_KINDS, Area, ListKind
from brobygger.domain.kernel.problem import Problem


@dataclass(frozen=True, slots=True)
class YearsInARow:
    """Yearly lists without a break. Not ``is_all``: the list before them is not in the register."""

    count: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Register:
    """All lists that have been loaded, each as it was published."""

    areas: tuple[Area, ...] = ()

    def published(self, kind: ListKind) -> tuple[date, ...]:
        """The days of the lists of a kind, oldest first."""
        return tuple(sorted({area.published for area in self.areas if area.kind == kind}))

    def listed(self, kind: ListKind, published: date) -> tuple[Area, ...]:
        """The areas of one list, in the order it has them; empty where it is not loaded."""
        return tuple(
            area for area in self.areas if area.kind == kind and area.published == published
        )

    def in_force(self, kind: ListKind, at: date) -> tuple[Area, ...]:
        """The areas of the list that counts on a day: the latest one published by then."""
        known = [day for day in self.published(kind) if day <= at]
        return self.listed(kind, known[-1]) if known else ()

    def called(self, words: str, at: date | None = None) -> tuple[Area, ...]:
        """The entries with one of these names or this code, oldest first; until a day."""
        hits = [area for area in self.areas if area.code == words or area.is_called(words)]
        known = [area for area in hits if at is None or area.published <= at]
        return tuple(sorted(known, key=lambda area: (area.published, LIST_KINDS.index(area.kind))))

    def codes_of(self, code: str) -> frozenset[str]:
        """The code with those of the areas it comes from, however far back."""
        found = {code}
        while True:
            before = {area.code for area in self.areas if area.successor in found}
            if before <= found:
                return frozenset(found)
            found |= before

    def today_of(self, code: str) -> tuple[str, ...]:
        """The code with those it went on under, the latest last; a ring ends where it closes."""
        path = [code]
        while True:
            after = [a.successor for a in self.areas if a.code == path[-1] and a.successor]
            if not after or after[-1] in path:
                return tuple(path)
            path.append(after[-1])

    def years_in_a_row(self, code: str, kind: ListKind, published: date) -> YearsInARow:
        """The yearly lists of a kind on which the area stands without a break, counted backwards.

        Counting ends at a list that does not have it, or where the year before is not loaded.
        """
        codes = self.codes_of(code)
        by_year = {day.year: day for day in self.published(kind) if day <= published}
        count = 0
        while (day := by_year.get(published.year - count)) is not None:
            if not any(area.code in codes for area in self.listed(kind, day)):
                return YearsInARow(count, is_all=True)
            count += 1
        return YearsInARow(count, is_all=False)


def add_list(register: Register, areas: Iterable[Area]) -> tuple[Register, list[Problem]]:
    """The register with one more list, or as it was with the problems that keep the list out.

    A list that is already there stays as it was: the same one again changes nothing, and another
    one for the same day and kind is refused. Raises ValueError for areas of different lists.
    """
    new = tuple(areas)
    lists = {(area.kind, area.published) for area in new}
    if not new:
        return register, []
    if len(lists) > 1:
        raise ValueError("areas of more than one list")
    ((kind, published),) = lists
    problems = list(_twice(new))
    there = register.listed(kind, published)
    if there and there != new:
        params = {"kind": KIND_NAMES[kind], "day": f"{published:%d-%m-%Y}"}
        problems.append(Problem("AREA-001", "error", params=params))
    if problems or there:
        return register, problems
    return Register((*register.areas, *new)), []


def _twice(areas: tuple[Area, ...]) -> Iterable[Problem]:
    seen: set[str] = set()
    for number, area in enumerate(areas):
        if area.code in seen:
            params = {"code": area.code, "name": area.name}
            yield Problem("AREA-002", "error", params=params, field=f"areas.{number}.code")
        seen.add(area.code)
