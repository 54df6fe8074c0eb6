"""The scores of candidate areas as a file: CSV with a score a line, or JSON with everything.

CSV: the columns area, criterion, scorer and low, and if wanted high, evidence and round. A line
with an area alone names a candidate that nobody has scored. JSON adds the criteria with a text for
each level, the candidates, vetoes, and an order or weights. The forms are described in
docs/reference/files.md.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from brobygger.domain.areas.criteria import CRITERIA, HIGHEST, Criterion
from brobygger.domain.areas.scoring import Round, Score, Veto, score_sheet
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.documents.json_file import is_json, out_of_shape, read_object, restored
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.delimited import Columns, Line, read_lines, write_lines
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem, Unreadable

COLUMNS = Columns(("area",), ("criterion", "scorer", "low", "high", "evidence", "round"))
NAMES = frozenset({"criteria", "candidates", "scores", "vetoes", "order", "weights"})

MOST_AREAS = 200
MOST_CRITERIA = 10
"""More than a person can score with evidence, and than the methods answer for in seconds."""

_WEIGHT = re.compile(r"[0-9]{1,12}([./][0-9]{1,12})?")

_ROUNDS: Mapping[str, Round] = {"": "apart", "apart": "apart", "together": "together"}


@dataclass(frozen=True, slots=True)
class AreasFile:
    """What is to be ranked: all that a sheet is made of, and the weights that were agreed on.

    ``weights`` are in any proportion; ``order`` names the criteria, the most important first. At
    most one of the two is used: weights, where there are any.
    """

    criteria: tuple[Criterion, ...]
    candidates: tuple[str, ...]
    scores: tuple[Score, ...]
    vetoes: tuple[Veto, ...] = ()
    order: tuple[str, ...] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    lines: tuple[int, ...] = field(default=(), compare=False)
    """Where each score stands in a CSV; empty for JSON."""

    def sheet(self) -> tuple[ScoreSheet, list[Problem]]:
        """The sheet of all candidates, and what is wrong with the scores, by their lines."""
        sheet, problems = score_sheet(self.scores, self.criteria, self.candidates, self.vetoes)
        return sheet, [self._placed(problem) for problem in problems]

    def _placed(self, problem: Problem) -> Problem:
        name, _, rest = problem.field.partition(".")
        number = rest.partition(".")[0]
        if name != "scores" or not self.lines:
            return problem
        return replace(problem, where=Place(line=self.lines[int(number)]))

    def as_record(self) -> dict[str, Any]:
        """The JSON object, which `read_areas` reads back into the same file."""
        record: dict[str, Any] = {
            "criteria": as_json(self.criteria),
            "candidates": list(self.candidates),
            "scores": as_json(self.scores),
            "vetoes": as_json(self.vetoes),
        }
        if self.order:
            record["order"] = list(self.order)
        if self.weights:
            record["weights"] = as_json(self.weights)
        return record


def read_areas(text: str) -> tuple[AreasFile, list[Problem]]:
    """The file, and what is wrong with some of its scores; raises Unreadable for the whole file.

    >>> file, _ = read_areas("area;criterion;scorer;low;high\\nX1;local_need;BIF;2;3\\nX2;;;;")
    >>> file.candidates, file.scores[0].interval
    (('X1', 'X2'), Interval(low=2, high=3))
    """
    file, problems = _of_json(text) if is_json(text) else _of_lines(text)
    if not file.candidates:
        raise Unreadable(Problem("AREA-048", "error"))
    if len(file.candidates) > MOST_AREAS or len(file.criteria) > MOST_CRITERIA:
        counts = {"areas": len(file.candidates), "criteria": len(file.criteria)}
        counts |= {"most_areas": MOST_AREAS, "most_criteria": MOST_CRITERIA}
        params = {name: str(count) for name, count in counts.items()}
        raise Unreadable(Problem("AREA-053", "error", params=params))
    return file, problems


def write_scores(scores: Iterable[Score], candidates: Iterable[str] = ()) -> str:
    """Scores as CSV; the candidates that have none stand alone in a line at the end."""
    listed = list(scores)
    rows: list[tuple[str, ...]] = [
        (
            *(one.area, one.criterion, one.scorer, str(one.low)),
            *("" if one.high is None else str(one.high), one.evidence, one.round),
        )
        for one in listed
    ]
    scored = {one.area for one in listed}
    rows += [(area, *[""] * 6) for area in candidates if area not in scored]
    return write_lines(COLUMNS.known, rows)


def check_weights(weights: Mapping[str, Fraction], criteria: Sequence[Criterion]) -> None:
    """Refuse weights that do not weigh each criterion; raises Unreadable."""
    keys = [criterion.key for criterion in criteria]
    is_whole = set(weights) == set(keys) and sum(weights.values()) > 0
    if not is_whole or min(weights.values()) < 0:
        raise Unreadable(_of_criteria("AREA-047", weights, keys))


def check_order(order: Sequence[str], criteria: Sequence[Criterion]) -> None:
    """Refuse an order that does not name each criterion once; raises Unreadable."""
    keys = [criterion.key for criterion in criteria]
    if sorted(order) != sorted(keys):
        raise Unreadable(_of_criteria("AREA-046", order, keys))


def _of_criteria(code: str, given: Iterable[str], keys: Iterable[str]) -> Problem:
    params = {"given": ", ".join(given) or "–", "criteria": ", ".join(keys)}
    return Problem(code, "error", params=params)


def _of_lines(text: str) -> tuple[AreasFile, list[Problem]]:
    lines, problems = read_lines(text, COLUMNS)
    placed: dict[int, Score] = {}
    for line in lines:
        if any(line.cells.get(name) for name in COLUMNS.optional):
            score = _score(line, problems)
            placed |= {line.number: score} if score else {}
    scores = tuple(placed.values())
    criteria, without = _criteria_of(scores)
    problems += [Problem("AREA-045", "info", params={"criterion": key}) for key in without]
    candidates = tuple(dict.fromkeys(line.cells["area"] for line in lines))
    return AreasFile(criteria, candidates, scores, lines=tuple(placed)), problems


def _score(line: Line, problems: list[Problem]) -> Score | None:
    cells = {name: line.cells.get(name, "") for name in COLUMNS.known}
    for name in ("criterion", "scorer", "low"):
        if not cells[name]:
            params = {"column": name}
            problems.append(Problem("FILE-008", "error", line.place, params=params, field=name))
            return None
    levels = {name: _level(cells[name]) for name in ("low", "high") if cells[name]}
    for name, level in levels.items():
        if level is None:
            problems.append(_wrong("AREA-041", name, cells[name], line.place))
            return None
    if cells["round"].casefold() not in _ROUNDS:
        problems.append(_wrong("AREA-044", "round", cells["round"], line.place))
        return None
    return Score(
        cells["area"],
        cells["criterion"],
        cells["scorer"],
        levels["low"] or 0,
        levels.get("high"),
        cells["evidence"],
        _ROUNDS[cells["round"].casefold()],
    )


def _level(text: str) -> int | None:
    """A whole level as digits; None for all else."""
    return int(text) if text in {str(level) for level in range(HIGHEST + 1)} else None


def _wrong(code: str, column: str, raw: str, place: Place) -> Problem:
    return Problem(code, "error", place, raw, {"column": column}, column)


def _criteria_of(scores: Iterable[Score]) -> tuple[tuple[Criterion, ...], list[str]]:
    """The criteria that scores name: ours where they are ours, else by name without level texts."""
    keys = list(dict.fromkeys(score.criterion for score in scores))
    ours = {criterion.key: criterion for criterion in CRITERIA}
    if ours.keys() >= set(keys):
        return CRITERIA, []
    levels = tuple(str(level) for level in range(HIGHEST + 1))
    made = tuple(ours.get(key, Criterion(key, key, levels, "")) for key in keys)
    return made, [key for key in keys if key not in ours]


def _of_json(text: str) -> tuple[AreasFile, list[Problem]]:
    record = read_object(text, NAMES)
    problems: list[Problem] = []
    criteria = restored(Criterion, record, "criteria") or CRITERIA
    scores = restored(Score, record, "scores")
    named = restored(str, record, "candidates")
    candidates = tuple(dict.fromkeys(named or (score.area for score in scores)))
    keys = {criterion.key for criterion in criteria}
    if len(keys) < len(criteria):
        raise out_of_shape("criteria")
    kept = []
    for number, score in enumerate(scores):
        where = f"scores.{number}"
        if score.criterion not in keys:
            problems.append(_stranger("AREA-042", score.criterion, f"{where}.criterion"))
        elif score.area not in candidates:
            problems.append(_stranger("AREA-043", score.area, f"{where}.area"))
        else:
            kept.append(score)
    vetoes = []
    for number, veto in enumerate(restored(Veto, record, "vetoes")):
        if veto.area in candidates:
            vetoes.append(veto)
        else:
            problems.append(_stranger("AREA-043", veto.area, f"vetoes.{number}.area"))
    order, weights = restored(str, record, "order"), _weights(record)
    if order:
        check_order(order, criteria)
    if weights:
        check_weights(weights, criteria)
    file = AreasFile(criteria, candidates, tuple(kept), tuple(vetoes), order, weights)
    return file, problems


def _stranger(code: str, raw: str, path: str) -> Problem:
    return Problem(code, "error", NOWHERE, raw, {"path": path}, path)


def _weights(record: Mapping[str, Any]) -> dict[str, Fraction]:
    """Weights as whole numbers, or as decimals in a string ("0.4"), so that they stay exact."""
    given = record.get("weights", {})
    if not isinstance(given, dict):
        raise out_of_shape("weights")
    found = {}
    for key, value in given.items():
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise out_of_shape(f"weights.{key}")
        if isinstance(value, str) and not _WEIGHT.fullmatch(value):
            raise out_of_shape(f"weights.{key}")
        try:
            found[key] = Fraction(value)
        except ZeroDivisionError as wrong:
            raise out_of_shape(f"weights.{key}") from wrong
    return found
