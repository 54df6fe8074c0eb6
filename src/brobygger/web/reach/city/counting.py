"""The city's figures, worked out by a job each night and kept: pages read what it left.

All initiatives together come from what each of them has published. Where card codes are in use and
the city's counting is installed, the codes are counted over all initiatives at once.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from brobygger import wiring
from brobygger.domain.figures.disclosure import rounded
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.rollup import ProtectedRollup
from brobygger.domain.figures.table import Name
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.reach.city import city_view
from brobygger.domain.reach.initiatives import TogetherRow, all_together
from brobygger.web.jobs.models import Job, State
from brobygger.web.jobs.worker import Run
from brobygger.web.reach.city_files import checkins_file, remove_files, sessions_file, write_files
from brobygger.web.reach.figures.figures import read_every_reach
from brobygger.web.reach.figures.stored import figure_as_json
from brobygger.web.reach.models import CheckIn, CityFigures

KIND = "reach.city"

NOT_INSTALLED = "FILE-011"


def run(run: Run) -> dict[str, object]:
    """The job: all initiatives together, then the codes, and both kept in one row."""
    run.report(20, gettext_noop("Lægger indsatsernes tal sammen og tæller kortkoder"))
    return count_city(run.still_mine)


def count_city(before_saving: Callable[[], None] = lambda: None) -> dict[str, object]:
    """Work the city's figures out and keep them; ``before_saving`` may stop it by raising."""
    shown = _together()
    codes, until, found = CityFigures.Codes.NONE, None, None
    if CheckIn.objects.exists():
        codes, until, found = _counted()
    else:
        remove_files()
    shown["codes"] = [] if found is None else _cells(found.cells)
    with transaction.atomic():
        before_saving()
        CityFigures.objects.exclude(behind=[]).update(behind=[])
        row = CityFigures.objects.create(
            codes=codes, until=until, shown=shown, behind=[] if found is None else _raw(found)
        )
        CityFigures.objects.filter(made_at__lt=row.made_at - KEPT).delete()
    return {"rows": len(shown["rows"]), "cells": len(shown["codes"]), "codes": codes.value}


KEPT = timedelta(days=400)
"""How long what was published is kept, so that a figure in a report can be looked up."""


def latest() -> CityFigures | None:
    """The newest figures, without what is behind them (one question)."""
    return CityFigures.objects.defer("behind").order_by("-pk").first()


def under_way() -> Job | None:
    """A count that waits, runs or has failed since."""
    job = Job.objects.filter(kind=KIND).order_by("-id").first()
    return job if job and job.state != State.DONE else None


def _together() -> dict[str, Any]:
    readings = [reading for _row, reading in read_every_reach()]
    told = [one for one in readings if one.edition.rows or one.edition.left_out]
    names = {code: title for one in readings for code, title in one.names.items()}
    rows = all_together([one.edition for one in told])
    days = [one.edition.until for one in told if one.edition.until]
    return {
        "initiatives": len(told),
        "until": [min(days).isoformat(), max(days).isoformat()] if days else None,
        "names": dict(sorted(names.items())),
        "rows": [[list(name), together_as_json(row)] for name, row in rows.items()],
    }


def together_as_json(row: TogetherRow) -> Any:
    """A row over all initiatives as it is kept."""
    return {
        "people": figure_as_json(row.people),
        "visits": figure_as_json(row.participations),
        "initiatives": row.initiatives,
        "unknown": row.unknown,
        "is_whole_group": row.is_whole_group,
    }


def _counted() -> tuple[CityFigures.Codes, date | None, ProtectedRollup | None]:
    """The codes of whole months that are over, protected beside the night before."""
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    try:
        write_files()
    except Unreadable as stop:
        if stop.problem.code != NOT_INSTALLED:
            raise
        remove_files()
        return CityFigures.Codes.NOT_INSTALLED, None, None
    engine = wiring.count_city(checkins_file(), sessions_file())
    before = CityFigures.objects.order_by("-pk").first()
    previous = [_from_raw(before)] if before and before.behind else []
    found = city_view(engine, period=(date.min, last), previous=previous)
    return CityFigures.Codes.COUNTED, last, found


def _cells(cells: Mapping[Name, Published]) -> list[Any]:
    """Rounded to whole fives: the initiatives' own tables are told beside these."""
    return [[list(name), figure_as_json(rounded(figure))] for name, figure in sorted(cells.items())]


def _raw(found: ProtectedRollup) -> list[Any]:
    return [
        [list(name), row.low, row.high, name in found.suppressed]
        for name, row in sorted(found.rows.items())
    ]


def _from_raw(row: CityFigures) -> ProtectedRollup:
    rows = {tuple(name): Interval(low, high) for name, low, high, _is_hidden in row.behind}
    hidden = frozenset(tuple(name) for name, _low, _high, is_hidden in row.behind if is_hidden)
    return ProtectedRollup({}, hidden, rows)
