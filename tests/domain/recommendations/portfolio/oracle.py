"""Section A4 of the decision methods once more, as plainly as it can be said.

Slow on purpose: nothing is remembered, nothing is put in order first, every question is asked
anew. Values are the letters of the section: F falls, U open, T stands, O outside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.recommendation import MoneySource, Part, Requirement

LETTERS = "FUTO"


def every(values: Iterable[str]) -> str:
    """Kleene's AND."""
    known = list(values)
    if "F" in known:
        return "F"
    return "U" if "U" in known else "T"


def some(values: Iterable[str]) -> str:
    """Kleene's OR."""
    known = list(values)
    if "T" in known:
        return "T"
    return "U" if "U" in known else "F"


@dataclass(frozen=True)
class Oracle:
    """A register on one day, by one reading."""

    model: Model
    outcomes: tuple[Outcome, ...]
    at: date
    is_lenient: bool = False

    # Parts

    def part(self, code: str) -> str:
        """F, U, T or O."""
        part = self._the_part(code)
        support = self._support(part)
        if support == "O":
            return "O"
        needs = [found.value for found in part.requires if found.value is not None]
        return every([support, *(self._requirement(need, code) for need in needs)])

    def _the_part(self, code: str) -> Part:
        return next(
            part for each in self.model.recommendations for part in each.parts if part.id == code
        )

    def _support(self, part: Part) -> str:
        routes = [found.value for found in part.routes if found.value is not None]
        sources = [found.value for found in part.sources if found.value is not None]
        pays = [source for source in sources if source.kind in ("plan", "past_grant")]
        number = int(part.id[:-1])
        values = [self._dated(source) for source in pays]
        for route in routes:
            if route.kind == "note":
                values.append(self.note(route.note or f"N{number}", part.id))
            if route.kind == "need":
                values.append(self.note(f"R{number}", part.id))
            if route.kind == "frame" and not pays:
                values.append("T")
        if values:
            return some(values)
        if any(route.kind == "outside" for route in routes):
            return "O"
        return "T" if part.requires else "U"

    def _dated(self, source: MoneySource) -> str:
        if source.valid_from is not None and self.at < source.valid_from:
            return "U"  # granted, not begun
        if source.to_known and source.valid_to is not None:
            return "T" if self.at <= source.valid_to else "F"
        heard = source.confirmed_on or self.model.dated
        return "T" if heard is not None and self.at <= heard else "U"

    def _requirement(self, need: Requirement, asking: str) -> str:
        (target,) = (each for each in self.model.recommendations if each.number == need.target)
        codes = need.parts or [part.id for part in target.parts]
        values = [self.part(code) for code in codes if code != asking]
        values = ["U" if value == "O" else value for value in values]
        is_enough = need.quantifier == "any" or (need.quantifier == "unstated" and self.is_lenient)
        return some(values) if is_enough else every(values)

    # Notes

    def note(self, name: str, code: str, asked: tuple[str, ...] = ()) -> str:
        """What a note, need or package gives a part."""
        return self._note(name, code, asked)[0]

    def _note(self, name: str, code: str, asked: tuple[str, ...]) -> tuple[str, bool]:
        """The value, and whether a decision that speaks of the day is behind it."""
        if name in asked:
            return "U", False
        now, moved = self._now(name, code, (*asked, name))
        value, speaks = now
        to_come = [self._one(each, code, (*asked, name))[0] for each in self._to_come(name)]
        if some(to_come) != "F":
            value = some([value, "U"])
        package = self._record(name).package
        if package is None or moved:
            return value, speaks
        above, above_speaks = self._note(package, code, (*asked, name))
        if above_speaks or value != "T":
            held = every([value, above])
            if held != value:
                return held, above_speaks
            return value, speaks or (above == value and above_speaks)
        return value, speaks

    def _now(self, name: str, code: str, asked: tuple[str, ...]) -> tuple[tuple[str, bool], bool]:
        """The value by what is entered for the year itself, and whether the note has moved."""
        known = self._known(name)
        this_year = [each for each in known if each.year == self.at.year]
        all_years = [each for each in known if each.year is None]
        before = [each for each in self._decided(name) if (each.year or 0) < self.at.year]
        after = self._to_come(name)
        if this_year or all_years:
            outcome = (this_year or all_years)[0]
            moved = outcome.kind in ("merged", "packaged")
            return self._one(outcome, code, asked), moved
        if before:
            last = max(before, key=lambda each: each.year or 0)
            value, speaks = self._one(last, code, asked)
            moved = last.kind in ("merged", "packaged")
            is_money = last.kind in ("funded", "part_funded") or (
                last.kind == "left_to_committee" and last.settled == "granted"
            )
            return ("F" if is_money else value, speaks), moved
        if after:
            first = min(after, key=lambda each: each.year or 0)
            value, _ = self._one(first, code, asked)
            return ("U" if value == "T" else value, False), False
        return (self._nothing(name, None), False), False

    def _known(self, name: str) -> list[Outcome]:
        return [
            each
            for each in self.outcomes
            if each.note == name and (each.decided_on is None or each.decided_on <= self.at)
        ]

    def _decided(self, name: str) -> list[Outcome]:
        return [each for each in self._known(name) if each.year and each.kind != "undecided"]

    def _to_come(self, name: str) -> list[Outcome]:
        return [each for each in self._decided(name) if (each.year or 0) > self.at.year]

    def _one(self, outcome: Outcome, code: str, asked: tuple[str, ...]) -> tuple[str, bool]:
        """What one outcome says while it is in force."""
        kind = outcome.kind
        if kind == "undecided":
            return self._nothing(outcome.note, outcome.year), False
        if kind in ("merged", "packaged"):
            other = outcome.other
            if other is None and kind == "packaged":
                other = self._record(outcome.note).package
            return self._note(other, code, asked) if other else ("U", True)
        if kind == "part_funded":
            value = "T" if code in outcome.covers else "F" if code in outcome.excludes else "U"
            return value, True
        if kind == "left_to_committee":
            return {"pending": "U", "granted": "T", "refused": "F"}[outcome.settled], True
        if kind == "deferred":
            is_past = outcome.until is not None and outcome.until <= self.at
            return ("F" if is_past else "U"), True
        return ("T" if kind in ("funded", "within_frame") else "F"), True

    def _nothing(self, name: str, year: int | None) -> str:
        """An order waits; a need waits until the budget that could carry it is adopted."""
        if not (name[0] == "R" and name[1:].isdigit()):
            return "U"
        carrying = self._record(name).budget_year
        paper = self.model.dated
        if carrying is None and paper is not None:
            carrying = paper.year + 1 if paper <= self._adopted(paper.year + 1) else paper.year + 2
        budgets = [each for each in (carrying, year) if each is not None]
        return "F" if budgets and self.at >= self._adopted(max(budgets)) else "U"

    def _adopted(self, year: int) -> date:
        return self.model.adopted.get(year, date(year - 1, 10, 15))

    def _record(self, name: str) -> Note:
        for note in self.model.notes:
            if note.id == name:
                return note
        for each in self.model.recommendations:
            for part in each.parts:
                for found in part.routes:
                    route = found.value
                    if route is None or route.kind != "note":
                        continue
                    if (route.note or f"N{each.number}") == name:
                        return Note(name, package=route.package)
        return Note(name)

    # Recommendations

    def label(self, number: int, *, has_lapsed: bool) -> str:
        """Over the parts that are not outside: all T, some T, some U, or none."""
        (each,) = (one for one in self.model.recommendations if one.number == number)
        values = [self.part(part.id) for part in each.parts]
        own = [value for value in values if value != "O"]
        if not own:
            return "outside"
        if all(value == "T" for value in own):
            return "covered"
        if "T" in own:
            return "partly"
        if "U" in own:
            return "open"
        return "lapsed" if has_lapsed else "fallen"

    def last_stood(self, code: str, days: Sequence[date]) -> date | None:
        """The last of these days before today on which the part stood."""
        for day in sorted(days, reverse=True):
            if day < self.at and replace(self, at=day).part(code) == "T":
                return day
        return None


def all_days(model: Model, outcomes: Sequence[Outcome]) -> list[date]:
    """Every day that the register names, and the days around it; nothing can turn in between."""
    named = {date(year, month, 1) for year in range(2021, 2031) for month in (1, 7)}
    named |= {date(year - 1, 10, 15) for year in range(2021, 2031)} | set(model.adopted.values())
    named |= {model.dated} if model.dated else set()
    for each in outcomes:
        named |= {day for day in (each.decided_on, each.until) if day is not None}
    for recommendation in model.recommendations:
        for part in recommendation.parts:
            for found in part.sources:
                source = found.value
                if source is not None:
                    ends = (source.valid_from, source.valid_to, source.confirmed_on)
                    named |= {day for day in ends if day is not None}
    return sorted({day + timedelta(days=off) for day in named for off in (-1, 0, 1)})
