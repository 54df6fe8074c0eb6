"""Releases as they are kept: what was published, and the raw figures for the next audit."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from brobygger.domain.figures.disclosure import (
    Audit,
    ProtectedTable,
    hide,
    publish_interval,
    rounded,
)
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.people import ProtectedPeople, Reached
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import Figure, Name, Table
from brobygger.domain.reach.edition import Behind, Edition, EditionRow

HelpedOn = Mapping[Name, Published]
"""(service, half year) -> how many were helped on; ``*`` for all of them."""


@dataclass(frozen=True)
class Raw:
    """Everything raw behind a release; it is kept and audited, and never shown."""

    reach: Behind | None
    helped_on: ProtectedTable | None


def digest_of(initiative: int, shown: Any, behind: Any) -> str:
    """The same content has the same digest, whoever takes it out."""
    text = json.dumps([initiative, shown, behind], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


# What was published


def edition_as_json(edition: Edition) -> Any:
    """An edition as it is kept."""
    return {
        "until": edition.until.isoformat() if edition.until else None,
        "left_out": list(edition.left_out),
        "rows": [[list(name), _row(row)] for name, row in sorted(edition.rows.items())],
    }


def edition_from(kept: Any) -> Edition:
    """An edition that was kept; what in the log did not add up is not kept with it."""
    return Edition(
        date.fromisoformat(kept["until"]) if kept["until"] else None,
        {_name(name): _row_from(row) for name, row in kept["rows"]},
        tuple(kept["left_out"]),
    )


def _row(row: EditionRow) -> Any:
    return {
        "people": figure_as_json(row.people),
        "visits": None if row.participations is None else figure_as_json(row.participations),
        "is_whole_group": row.is_whole_group,
        "sessions": row.sessions,
        "asked_tenths": row.asked_tenths,
        "method": row.method,
        "light": row.light,
        "flags": list(row.flags),
    } | ({} if row.coded_tenths is None else {"coded_tenths": row.coded_tenths})


def _row_from(kept: Any) -> EditionRow:
    return EditionRow(
        figure_from(kept["people"]),
        None if kept["visits"] is None else figure_from(kept["visits"]),
        kept["is_whole_group"],
        kept["sessions"],
        kept["asked_tenths"],
        kept["method"],
        kept["light"],
        tuple(kept["flags"]),
        kept.get("coded_tenths"),
    )


def helped_on_as_json(found: HelpedOn) -> Any:
    """Who were helped on, as it is kept."""
    return [[list(name), figure_as_json(figure)] for name, figure in sorted(found.items())]


def helped_on_from(kept: Any) -> HelpedOn:
    """The same back."""
    return {_name(name): figure_from(figure) for name, figure in kept}


def figure_as_json(figure: Published) -> Any:
    """A published figure: its two ends, and whether it was rounded; the word where it is hidden."""
    if figure.interval is None:
        return "hidden"
    return [figure.interval.low, figure.interval.high, figure.rounded]


def figure_from(kept: Any) -> Published:
    """The same back, through disclosure control once more: it changes nothing."""
    if kept == "hidden":
        return hide()
    low, high, is_rounded = kept
    figure = publish_interval(Interval(low, high))
    return rounded(figure) if is_rounded else figure


# What is behind it


def raw_as_json(raw: Raw) -> Any:
    """The raw figures as they are kept."""
    return {
        "people": _people(raw.reach.people) if raw.reach else None,
        "visits": _table(raw.reach.visits) if raw.reach else None,
        "helped_on": _table(raw.helped_on) if raw.helped_on else None,
    }


def raw_from(kept: Any) -> Raw:
    """The same back, with what a later audit asks of it."""
    people, visits = kept.get("people"), kept.get("visits")
    reach = Behind(_people_from(people), _table_from(visits)) if people and visits else None
    helped_on = kept.get("helped_on")
    return Raw(reach, _table_from(helped_on) if helped_on else None)


def _people(found: ProtectedPeople) -> Any:
    return {
        "rows": [
            [list(row.name), sorted(row.sessions), row.people.low, row.people.high]
            for row in found.rows
        ],
        "hidden": _names(found.suppressed),
        "primary": _names(found.primary),
    }


def _people_from(kept: Any) -> ProtectedPeople:
    rows = tuple(
        Reached(_name(name), frozenset(sessions), Interval(low, high))
        for name, sessions, low, high in kept["rows"]
    )
    hidden, primary = (frozenset(map(_name, kept[which])) for which in ("hidden", "primary"))
    return ProtectedPeople({}, hidden, rows, primary)


def _table(found: ProtectedTable) -> Any:
    table = found.table
    return {
        "cells": [[list(atom), count.reveal()] for atom, count in sorted(table.cells.items())],
        "figures": [
            [list(one.name), _names(one.atoms), one.count.reveal()] for one in table.figures
        ],
        "hidden": sorted(found.hidden),
        "primary": sorted(found.primary),
    }


def _table_from(kept: Any) -> ProtectedTable:
    figures = tuple(
        Figure(_name(name), frozenset(map(_name, atoms)), RawCount(count))
        for name, atoms, count in kept["figures"]
    )
    cells = {_name(atom): RawCount(count) for atom, count in kept["cells"]}
    table = Table(cells, figures, {one.name: at for at, one in enumerate(figures)})
    hidden, primary = frozenset(kept["hidden"]), frozenset(kept["primary"])
    return ProtectedTable(
        {}, frozenset(), Audit(0, 0, len(primary), 0, "none"), table, hidden, primary
    )


def _names(names: Any) -> list[list[str]]:
    return sorted(list(name) for name in names)


def _name(kept: Sequence[str]) -> Name:
    return tuple(kept)
