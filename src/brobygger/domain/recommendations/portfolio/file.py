"""The register as a file: the annex as `brobygger read --json` prints it, with notes and outcomes.

The annex's own object is the register file; ``notes`` adds what the notes cost, ``outcomes`` what
has been decided on them, and ``adopted`` the days on which budgets were adopted. All three may be
left out: then no cost, no decision and no day is known, and nothing is made up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from brobygger.domain.documents.record import CONTRACT, as_json
from brobygger.domain.documents.restore import NotThatShape, restore
from brobygger.domain.kernel.problem import Problem, Severity, Unreadable
from brobygger.domain.recommendations.portfolio.decisions import decisions
from brobygger.domain.recommendations.portfolio.model import (
    CycleError,
    Model,
    Note,
    UnknownNote,
    UnknownPart,
)
from brobygger.domain.recommendations.portfolio.outcome import (
    Outcome,
    OutcomeKind,
    Settled,
    TwoOutcomes,
)
from brobygger.domain.recommendations.recommendation import RecommendationAnnex

TEMPLATE = "recommendation_annex"

_ERROR: Severity = "error"
_OF_READING = frozenset({"contract", "document", "template", "values", "problems"})
_ADDED = frozenset({"notes", "outcomes", "adopted"})


@dataclass(frozen=True, slots=True)
class FiledOutcome:
    """An outcome as it stands in a file: parts are lists there."""

    note: str
    kind: OutcomeKind
    year: int | None = None
    decided_on: date | None = None
    covers: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    other: str | None = None
    settled: Settled = "pending"
    until: date | None = None
    source: str = ""

    def outcome(self) -> Outcome:
        """The outcome as the rules use it."""
        return Outcome(
            note=self.note,
            kind=self.kind,
            year=self.year,
            decided_on=self.decided_on,
            covers=frozenset(self.covers),
            excludes=frozenset(self.excludes),
            other=self.other,
            settled=self.settled,
            until=self.until,
            source=self.source,
        )


def filed(outcome: Outcome) -> FiledOutcome:
    """An outcome in the form of the file.

    >>> filed(Outcome("N9", "part_funded", covers=frozenset({"9b", "9a"}))).covers
    ('9a', '9b')
    """
    return FiledOutcome(
        note=outcome.note,
        kind=outcome.kind,
        year=outcome.year,
        decided_on=outcome.decided_on,
        covers=tuple(sorted(outcome.covers)),
        excludes=tuple(sorted(outcome.excludes)),
        other=outcome.other,
        settled=outcome.settled,
        until=outcome.until,
        source=outcome.source,
    )


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The annex with what people have entered about its notes."""

    annex: RecommendationAnnex
    notes: tuple[Note, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    adopted: Mapping[int, date] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        """The register as the rules of the portfolio see it."""
        dated = self.annex.date.value if self.annex.date else None
        return Model(self.annex.recommendations, self.notes, dated, self.adopted)

    def as_record(self) -> dict[str, Any]:
        """The JSON object, which `read_register` reads back into the same register."""
        return {
            "contract": CONTRACT,
            "template": TEMPLATE,
            "values": as_json(self.annex),
            "notes": as_json(self.notes),
            "outcomes": as_json(tuple(filed(one) for one in self.outcomes)),
            "adopted": as_json(self.adopted),
        }


def read_register(record: Any) -> RegisterFile:
    """A register from its JSON object, with every reference checked.

    Raises Unreadable with the problem that a person can put right: the wrong kind of file, a
    value out of shape, something twice, a note or part that is not there, a ring.
    """
    if not isinstance(record, dict) or not record.keys() >= {"contract", "template", "values"}:
        raise Unreadable(Problem("REGISTER-002", _ERROR))
    if record["contract"] != CONTRACT or record["template"] != TEMPLATE:
        raise Unreadable(Problem("REGISTER-002", _ERROR))
    if strange := sorted(record.keys() - _OF_READING - _ADDED):
        raise _out_of_shape(strange[0])
    register = RegisterFile(
        annex=_restored(RecommendationAnnex, record["values"], "values"),
        notes=tuple(_notes(record)),
        outcomes=tuple(one.outcome() for one in _list(FiledOutcome, record, "outcomes")),
        adopted=_by_year(_object(record, "adopted"), "adopted", date),
    )
    check_register(register.model, register.outcomes)
    return register


def check_register(model: Model, outcomes: Iterable[Outcome]) -> None:
    """Refuse a register that the rules cannot answer for; raises Unreadable."""
    if twice := _twice(model):
        raise Unreadable(Problem("REGISTER-004", _ERROR, params={"id": twice}))
    try:
        frozenset(model.nodes)  # which sorts the parts, and so finds a ring
        decisions(model, outcomes)
    except CycleError as ring:
        params = {"path": " → ".join(ring.path)}
        raise Unreadable(Problem("REGISTER-005", _ERROR, params=params)) from ring
    except UnknownNote as unknown:
        params = {"note": str(unknown)}
        raise Unreadable(Problem("REGISTER-006", _ERROR, params=params)) from unknown
    except UnknownPart as unknown:
        params = {"part": str(unknown)}
        raise Unreadable(Problem("REGISTER-007", _ERROR, params=params)) from unknown
    except TwoOutcomes as two:
        params = {"note": two.note, "year": str(two.year or "–")}
        raise Unreadable(Problem("REGISTER-008", _ERROR, params=params)) from two


def _twice(model: Model) -> str:
    """The first number, part or note that is there twice; empty where none is."""
    numbers = [str(each.number) for each in model.recommendations]
    parts = [part.id for each in model.recommendations for part in each.parts]
    for known in (numbers, parts, [note.id for note in model.notes]):
        for one in known:
            if known.count(one) > 1:
                return one
    return ""


def _notes(record: Mapping[str, Any]) -> Iterator[Note]:
    for index, note in enumerate(_list(Note, record, "notes")):
        cost = _by_year(note.cost_kr, f"notes.{index}.cost_kr", int)
        yield replace(note, cost_kr=cost)


def _list(shape: type[Any], record: Mapping[str, Any], name: str) -> list[Any]:
    values = record.get(name, [])
    if not isinstance(values, list):
        raise _out_of_shape(name)
    return [_restored(shape, value, f"{name}.{index}") for index, value in enumerate(values)]


def _object(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = record.get(name, {})
    if not isinstance(value, dict):
        raise _out_of_shape(name)
    return value


def _by_year(values: Mapping[Any, Any], path: str, shape: type[Any]) -> dict[int, Any]:
    """JSON writes years as strings; anything else in their place is a slip of the pen."""
    found = {}
    for key, value in values.items():
        if not (isinstance(key, str) and key.isdecimal() and len(key) == 4):
            raise _out_of_shape(f"{path}.{key}")
        found[int(key)] = _restored(shape, value, f"{path}.{key}")
    return found


def _restored(shape: type[Any], value: Any, path: str) -> Any:
    try:
        return restore(shape, value)
    except NotThatShape as wrong:
        raise _out_of_shape(_path_in(str(wrong), path)) from wrong


def _path_in(message: str, path: str) -> str:
    """Where in the file the shape is wrong. The value itself is not repeated.

    >>> _path_in(".parts.0.due: 'soon'", "values"), _path_in("record: 7", "notes.2")
    ('values.parts.0.due', 'notes.2')
    """
    inner = message.partition(": ")[0]
    return path if inner in {"record", ""} else f"{path}{inner}"


def _out_of_shape(path: str) -> Unreadable:
    return Unreadable(Problem("REGISTER-003", _ERROR, params={"path": path}, field=path))


def default_day(model: Model) -> date | None:
    """The first day of the first budget year concerned; None where the annex has no date.

    >>> default_day(Model((), (Note("N9"), Note("N2", budget_year=2026)), date(2023, 6, 28)))
    datetime.date(2024, 1, 1)
    """
    years = [year for note in model.notes_by_id if (year := model.carrying_year(note))]
    if not years and model.dated is not None:
        years = [model.dated.year + 1]
    return date(min(years), 1, 1) if years else None
