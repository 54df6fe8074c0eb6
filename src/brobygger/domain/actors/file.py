"""Answers, actors and what was delivered together as files: three kinds of CSV, or one JSON.

Answers: wave, by, about, level; an empty level, or "unknown", is no answer. Actors: id, and if
wanted sector, is_staff, is_paused, areas, themes, target_groups, days; several codes in a cell are
parted by "|". Delivered together: group, actor, and if wanted wave. A file is known by its heads.
The forms are described in docs/reference/files.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from brobygger.domain.actors.network import Actor
from brobygger.domain.actors.roster import LEVELS, Report
from brobygger.domain.documents.json_file import is_json, out_of_shape, read_object, restored
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.delimited import Columns, Line, heads_of, read_lines, write_lines
from brobygger.domain.kernel.problem import Problem, Unreadable

SETS = ("areas", "themes", "target_groups", "days")
MARKS = ("is_staff", "is_paused")

REPORT_COLUMNS = Columns(("wave", "by", "about"), ("level",))
ACTOR_COLUMNS = Columns(("id",), ("sector", *MARKS, *SETS))
GROUP_COLUMNS = Columns(("group", "actor"), ("wave",))
NAMES = frozenset({"reports", "actors", "groups"})

_YES = frozenset({"1", "x", "ja", "yes", "true"})
_NO = frozenset({"", "0", "nej", "no", "false"})
_NO_ANSWER = frozenset({"", "unknown", "ukendt"})


@dataclass(frozen=True, slots=True)
class Group:
    """Who delivered one session together, or the two ends of a referral, in a wave."""

    group: str
    actors: tuple[str, ...]
    wave: str = ""


@dataclass(frozen=True, slots=True)
class FiledActor:
    """An actor as it stands in a file: sets of codes are lists there."""

    id: str
    sector: str | None = None
    is_staff: bool = False
    is_paused: bool = False
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    def actor(self) -> Actor:
        """The actor as the rules use it."""
        sets = {name: frozenset(getattr(self, name)) for name in SETS}
        return Actor(self.id, self.sector or None, self.is_staff, self.is_paused, **sets)


def filed(actor: Actor) -> FiledActor:
    """An actor in the form of the file.

    >>> filed(Actor("klub", days=frozenset({"to", "ma"}))).days
    ('ma', 'to')
    """
    sets = {name: tuple(sorted(getattr(actor, name))) for name in SETS}
    return FiledActor(actor.id, actor.sector, actor.is_staff, actor.is_paused, **sets)


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """What is known of a network: who was asked, what they answered, who delivered together."""

    actors: tuple[Actor, ...] = ()
    reports: tuple[Report, ...] = ()
    groups: tuple[Group, ...] = ()

    def joined(self, other: "NetworkFile") -> "NetworkFile":
        """What both files say."""
        return NetworkFile(
            self.actors + other.actors, self.reports + other.reports, self.groups + other.groups
        )

    def as_record(self) -> dict[str, Any]:
        """The JSON object, which `read_network` reads back into the same file."""
        return {
            "actors": as_json(tuple(map(filed, self.actors))),
            "reports": as_json(self.reports),
            "groups": as_json(self.groups),
        }


def read_network(text: str) -> tuple[NetworkFile, list[Problem]]:
    """One file of any of the kinds, and what is wrong with some rows; raises Unreadable.

    >>> file, problems = read_network("wave;by;about;level\\n1;klub;skole;3\\n1;skole;klub;7")
    >>> file.reports, [(problem.code, problem.where.line) for problem in problems]
    ((Report(wave='1', by='klub', about='skole', level=3),), [('ACTORS-002', 3)])
    """
    if is_json(text):
        return _of_json(text)
    heads = set(heads_of(text))
    if heads >= {"by", "about"}:
        return _of_reports(text)
    if heads >= {"group", "actor"}:
        return _of_groups(text)
    if "id" in heads:
        return _of_actors(text)
    raise Unreadable(Problem("ACTORS-044", "error"))


def write_reports(reports: Iterable[Report]) -> str:
    """Answers as CSV."""
    rows = ((one.wave, one.by, one.about, str(one.level)) for one in reports)
    return write_lines(REPORT_COLUMNS.known, rows)


def write_actors(actors: Iterable[Actor]) -> str:
    """Actors as CSV; their codes must not hold "|"."""
    rows = (
        (
            *(one.id, one.sector or ""),
            *("1" if getattr(one, name) else "0" for name in MARKS),
            *("|".join(sorted(getattr(one, name))) for name in SETS),
        )
        for one in actors
    )
    return write_lines(ACTOR_COLUMNS.known, rows)


def write_groups(groups: Iterable[Group]) -> str:
    """What was delivered together as CSV, an actor a line."""
    rows = ((one.group, actor, one.wave) for one in groups for actor in one.actors)
    return write_lines(GROUP_COLUMNS.known, rows)


def _of_reports(text: str) -> tuple[NetworkFile, list[Problem]]:
    lines, problems = read_lines(text, REPORT_COLUMNS)
    reports = []
    for line in lines:
        level = line.cells.get("level", "")
        if level.casefold() in _NO_ANSWER:
            continue
        if not (level.isascii() and level.lstrip("-").isdecimal() and len(level) < 9):
            problems.append(_told("ACTORS-041", line, "level"))
            continue
        report = Report(line.cells["wave"], line.cells["by"], line.cells["about"], int(level))
        if report.level in LEVELS:
            reports.append(report)
        else:
            params = {"by": report.by, "about": report.about, "level": level}
            problems.append(Problem("ACTORS-002", "error", line.place, params=params))
    return NetworkFile(reports=tuple(reports)), problems


def _of_groups(text: str) -> tuple[NetworkFile, list[Problem]]:
    lines, problems = read_lines(text, GROUP_COLUMNS)
    members: dict[tuple[str, str], dict[str, None]] = {}
    for line in lines:
        key = (line.cells.get("wave", ""), line.cells["group"])
        members.setdefault(key, {})[line.cells["actor"]] = None
    groups = tuple(Group(name, tuple(actors), wave) for (wave, name), actors in members.items())
    return NetworkFile(groups=groups), problems


def _of_actors(text: str) -> tuple[NetworkFile, list[Problem]]:
    lines, problems = read_lines(text, ACTOR_COLUMNS)
    actors: dict[str, Actor] = {}
    for line in lines:
        known = line.cells
        marks = {name: known.get(name, "").casefold() for name in MARKS}
        for name, mark in marks.items():
            if mark not in _YES | _NO:
                problems.append(_told("ACTORS-043", line, name))
        sets = {name: _codes(known.get(name, "")) for name in SETS}
        actor = Actor(
            known["id"],
            known.get("sector") or None,
            marks["is_staff"] in _YES,
            marks["is_paused"] in _YES,
            **sets,
        )
        if actors.setdefault(actor.id, actor) is not actor:
            problems.append(_told("ACTORS-042", line, "id"))
    return NetworkFile(tuple(actors.values())), problems


def _codes(cell: str) -> frozenset[str]:
    return frozenset(code for part in cell.split("|") if (code := part.strip()))


def _told(code: str, line: Line, column: str) -> Problem:
    raw = line.cells[column]
    return Problem(code, "error", line.place, raw, {"column": column}, column)


def _of_json(text: str) -> tuple[NetworkFile, list[Problem]]:
    record = read_object(text, NAMES)
    actors = tuple(each.actor() for each in restored(FiledActor, record, "actors"))
    reports = restored(Report, record, "reports")
    groups = restored(Group, record, "groups")
    _refuse_blanks(record)
    problems = []
    seen: dict[str, Actor] = {}
    for number, actor in enumerate(actors):
        if seen.setdefault(actor.id, actor) is not actor:
            field = f"actors.{number}.id"
            problems.append(Problem("ACTORS-042", "error", raw=actor.id, field=field))
    return NetworkFile(tuple(seen.values()), reports, groups), problems


def _refuse_blanks(record: Mapping[str, Any]) -> None:
    """An actor, a wave or a group without a name cannot be told from another; raises Unreadable."""
    needed = {
        "actors": ("id",),
        "reports": ("wave", "by", "about"),
        "groups": ("group", "actors"),
    }
    for name, fields in needed.items():
        for number, each in enumerate(record.get(name, [])):
            for field in fields:
                said = each[field]
                if not all(text.strip() for text in (said if isinstance(said, list) else [said])):
                    raise out_of_shape(f"{name}.{number}.{field}")
