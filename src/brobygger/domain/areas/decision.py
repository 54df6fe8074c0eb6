"""The record of a choice. The tool advises; the committee decides, and says why.

A record stays open until it has a reason, a line about conflicts of interest, who decided and
when, where the minutes are, and an explanation where the choice is not what the scores gave.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brobygger.domain.areas.ranking import dominance
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.areas.text import refused_texts
from brobygger.domain.kernel.problem import Problem

Method = Literal["weighted_sum", "acceptability", "promethee", "topsis"]


@dataclass(frozen=True, slots=True)
class Said:
    """The areas that a method puts first, more than one where they tie."""

    method: Method
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A closed decision: everything that a reader needs to ask it questions later.

    ``conflicts`` says who left the room or that nobody had to; "ingen" is an answer, a blank is
    not. ``deviation`` explains a choice that the weighted sum did not put first. ``others`` are the
    candidates that were not chosen, which is not to say that they need it less.
    """

    chosen: str
    decided_by: str
    decided_on: date
    reason: str
    conflicts: str
    minutes: str
    deviation: str
    said: tuple[Said, ...]
    vetoes: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


def decision_record(
    sheet: ScoreSheet,
    said: Sequence[Said],
    *,
    chosen: str,
    decided_by: str,
    decided_on: date | None,
    reason: str,
    conflicts: str,
    minutes: str,
    deviation: str = "",
) -> tuple[DecisionRecord | None, list[Problem]]:
    """The record, or None and all that keeps it open."""
    texts = {
        "decided_by": decided_by,
        "reason": reason,
        "conflicts": conflicts,
        "minutes": minutes,
        "deviation": deviation,
    }
    problems = list(refused_texts(texts))
    problems += _of_choice(sheet, chosen)
    required = {
        "reason": "AREA-016",
        "conflicts": "AREA-017",
        "decided_by": "AREA-018",
        "minutes": "AREA-019",
    }
    problems += [
        Problem(code, "error", field=field)
        for field, code in required.items()
        if not texts[field].strip()
    ]
    if decided_on is None:
        problems.append(Problem("AREA-020", "error", field="decided_on"))
    if chosen in sheet.areas and not deviation.strip():
        problems += _of_deviation(sheet, said, chosen)
    if problems or decided_on is None:
        return None, problems
    return (
        DecisionRecord(
            chosen,
            decided_by.strip(),
            decided_on,
            reason.strip(),
            conflicts.strip(),
            minutes.strip(),
            deviation.strip(),
            tuple(said),
            tuple(sheet.vetoes.items()),
            tuple(area for area in sheet.areas if area != chosen),
        ),
        [],
    )


def _of_choice(sheet: ScoreSheet, chosen: str) -> list[Problem]:
    """Only a candidate that no veto stands against can be chosen."""
    if chosen in sheet.vetoes:
        params = {"area": chosen, "reason": sheet.vetoes[chosen]}
        return [Problem("AREA-014", "error", params=params, field="chosen")]
    if chosen not in sheet.areas:
        return [Problem("AREA-015", "error", field="chosen")]
    return []


def _of_deviation(sheet: ScoreSheet, said: Sequence[Said], chosen: str) -> list[Problem]:
    """What has to be explained: another area first by the sum, or one that beats it everywhere.

    The other methods are second opinions: they are kept in the record, and differing from one of
    them is no deviation.
    """
    ahead = [
        area
        for each in said
        if each.method == "weighted_sum" and chosen not in each.first
        for area in each.first
    ]
    ahead += dominance(sheet).get(chosen, ())
    if not ahead:
        return []
    params = {"area": chosen, "first": ", ".join(dict.fromkeys(ahead))}
    return [Problem("AREA-021", "error", params=params, field="deviation")]
