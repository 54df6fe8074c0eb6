"""Scores with evidence become one sheet: apart first, then together; the unscored stays open.

A missing score is every level from 0 to 4, never 0 and never a mean: leaving an area out must not
decide about it. Where administrations differ and have not agreed, the sheet holds all they say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from brobygger.domain.areas.criteria import HIGHEST, Criterion
from brobygger.domain.areas.sheet import OPEN, Interval, ScoreSheet
from brobygger.domain.areas.text import refused_texts
from brobygger.domain.kernel.problem import Problem

Round = Literal["apart", "together"]
"""Each administration by itself, or what they agreed on when they met."""


@dataclass(frozen=True, slots=True)
class Score:
    """One level, or an interval of levels, that an administration gives an area on a criterion.

    ``high`` None means the one level ``low``. ``evidence`` says what the level rests on.
    """

    area: str
    criterion: str
    scorer: str
    low: int
    high: int | None = None
    evidence: str = ""
    round: Round = "apart"

    @property
    def interval(self) -> Interval:
        """The levels that the score leaves possible."""
        return Interval(self.low, self.low if self.high is None else self.high)

    @property
    def is_possible(self) -> bool:
        """Whole levels from 0 to 4, the lower one first."""
        return 0 <= self.interval.low <= self.interval.high <= HIGHEST


@dataclass(frozen=True, slots=True)
class Veto:
    """Why an area cannot be chosen whatever its scores are, in words."""

    area: str
    reason: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A cell that administrations scored differently; ``gap`` is 0 where their intervals touch."""

    area: str
    criterion: str
    said: Mapping[str, Interval]
    gap: int
    agreed: Interval | None


def score_sheet(
    scores: Sequence[Score],
    criteria: Sequence[Criterion],
    areas: Sequence[str] = (),
    vetoes: Sequence[Veto] = (),
) -> tuple[ScoreSheet, list[Problem]]:
    """The sheet of all candidates, and what is wrong with the scores.

    ``areas`` are the candidates, also those without a score; where none are named they are those
    that have one. A score that is refused counts as missing. Raises ValueError for a score on a
    criterion that is not in the sheet, or of an area that is no candidate.

    >>> from brobygger.domain.areas.criteria import CRITERIA
    >>> score = Score("X1", "local_need", "BIF", 3, evidence="bilag 1")
    >>> sheet, problems = score_sheet([score], CRITERIA)
    >>> sheet.row("X1")
    (Interval(low=0, high=4), Interval(low=0, high=4), Interval(low=3, high=3))
    """
    candidates = tuple(dict.fromkeys(areas or (score.area for score in scores)))
    keys = [criterion.key for criterion in criteria]
    for score in scores:
        if score.criterion not in keys:
            raise ValueError(f"no criterion {score.criterion}")
        if score.area not in candidates:
            raise ValueError(f"no candidate {score.area}")
    problems: list[Problem] = []
    kept = _kept(scores, problems)
    reasons = _reasons(vetoes, candidates, problems)
    free = tuple(area for area in candidates if area not in reasons)
    cells = {(area, key): _cell(kept, area, key) for area in free for key in keys}
    return ScoreSheet(free, tuple(criteria), cells, reasons), problems


def disagreements(scores: Iterable[Score]) -> tuple[Disagreement, ...]:
    """Where administrations, each by itself, gave different levels; widest gap first.

    Scores that the sheet refuses are no opinion and are left out.
    """
    apart: dict[tuple[str, str], dict[str, Interval]] = {}
    agreed: dict[tuple[str, str], Interval] = {}
    for score in _kept(tuple(scores), []):
        cell = (score.area, score.criterion)
        if score.round == "together":
            agreed[cell] = agreed.get(cell, score.interval).joined(score.interval)
        else:
            said = apart.setdefault(cell, {})
            said[score.scorer] = said.get(score.scorer, score.interval).joined(score.interval)
    found = [
        Disagreement(*cell, said, _gap(said.values()), agreed.get(cell))
        for cell, said in apart.items()
        if len(set(said.values())) > 1
    ]
    return tuple(sorted(found, key=lambda each: (-each.gap, each.area, each.criterion)))


def _gap(said: Iterable[Interval]) -> int:
    listed = list(said)
    return max(0, max(each.low for each in listed) - min(each.high for each in listed))


def _kept(scores: Sequence[Score], problems: list[Problem]) -> tuple[Score, ...]:
    """The scores that count; evidence may be missing, but not levels and not decency."""
    kept: list[Score] = []
    seen: dict[tuple[str, str, str, Round], Interval] = {}
    for number, score in enumerate(scores):
        field = f"scores.{number}"
        refused = list(
            refused_texts({f"{field}.evidence": score.evidence, f"{field}.scorer": score.scorer})
        )
        if refused:
            problems += refused
            continue
        params = {"area": score.area, "criterion": score.criterion, "scorer": score.scorer}
        if not score.is_possible:
            level = _printed(score.interval)
            problems.append(
                Problem("AREA-011", "error", params={**params, "level": level}, field=field)
            )
            continue
        if not score.evidence.strip():
            problems.append(
                Problem("AREA-010", "warning", params=params, field=f"{field}.evidence")
            )
        key = (score.area, score.criterion, score.scorer, score.round)
        if seen.setdefault(key, score.interval) != score.interval:
            said = {"first": _printed(seen[key]), "second": _printed(score.interval)}
            problems.append(Problem("AREA-012", "warning", params={**params, **said}, field=field))
        kept.append(score)
    return tuple(kept)


def _printed(interval: Interval) -> str:
    return f"{interval.low}" if interval.is_fixed else f"{interval.low}-{interval.high}"


def _reasons(
    vetoes: Sequence[Veto], candidates: Sequence[str], problems: list[Problem]
) -> Mapping[str, str]:
    """The vetoes in force by area; one without words, or with a person number, is not."""
    reasons: dict[str, list[str]] = {}
    for number, veto in enumerate(vetoes):
        if veto.area not in candidates:
            raise ValueError(f"no candidate {veto.area}")
        field = f"vetoes.{number}.reason"
        refused = list(
            refused_texts({field: veto.reason, f"vetoes.{number}.said_by": veto.said_by})
        )
        problems += refused
        if not veto.reason.strip():
            problems.append(Problem("AREA-013", "error", params={"area": veto.area}, field=field))
        elif not refused:
            reasons.setdefault(veto.area, []).append(veto.reason.strip())
    return {area: " ".join(said) for area, said in reasons.items()}


def _cell(scores: Iterable[Score], area: str, key: str) -> Interval:
    """What was agreed together, else everything that was said apart, else open."""
    own = [score for score in scores if (score.area, score.criterion) == (area, key)]
    together = [score for score in own if score.round == "together"]
    cell: Interval | None = None
    for score in together or own:
        cell = score.interval if cell is None else cell.joined(score.interval)
    return cell or OPEN


def of_scorer(scores: Iterable[Score], scorer: str) -> Iterator[Score]:
    """What one administration said by itself, for a sheet of its own."""
    return (score for score in scores if score.scorer == scorer and score.round == "apart")
