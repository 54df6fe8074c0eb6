"""What a person does with a list: choose a file, say what its columns are, take it in, undo."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from brobygger import wiring
from brobygger.domain.documents.door import suspects_in_name
from brobygger.domain.documents.sheet import (
    PersonNumber,
    Sheet,
    head_line,
    person_numbers_in,
    propose_columns,
    rows_below,
    without,
)
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.web.documents.lists.doubts import asked
from brobygger.web.documents.lists.kinds import SKIP, ListKind, Loaded, Row, Verdict
from brobygger.web.documents.lists.models import ListLoad, stored_sheet

MOST_BYTES = 8 * 1024 * 1024
"""A list of 10,000 rows is below 2 MB."""

KEPT_DAYS = 7
"""A file that nobody took in is deleted after a week."""


class NotLoaded(ValueError):
    """The file was not kept; carries every reason, with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


def require(user: Any, kind: ListKind) -> None:
    """Refuse a person who may not load such lists; raises PermissionDenied."""
    if not user.has_perm(kind.permission):
        raise PermissionDenied


def begin(
    kind: ListKind, data: bytes, title: str, settings: Mapping[str, str], user: Any
) -> ListLoad:
    """Open a file and keep its rows for this person alone. Raises NotLoaded.

    A person number refuses the file; digits that only may be one are emptied and told.
    """
    require(user, kind)
    if suspects_in_name(title):
        raise NotLoaded([Problem("DOCUMENT-093", "error")])
    if len(data) > MOST_BYTES:
        params = {"megabytes": str(-(-len(data) // 2**20)), "most": str(MOST_BYTES // 2**20)}
        raise NotLoaded([Problem("DOCUMENT-002", "error", params=params)])
    try:
        sheet = (kind.reads(data, title) if kind.reads else None) or wiring.open_list_apart(
            data, title
        )
    except Unreadable as stop:
        raise NotLoaded([stop.problem]) from None
    found = list(person_numbers_in(sheet))
    if certain := [one for one in found if one.certainty == "cpr"]:
        raise NotLoaded(_told(certain, "LIST-006"))
    sheet = without(sheet, found)
    heads_at = head_line(sheet, kind.fields)
    heads = next(line.cells for line in sheet.lines if line.number == heads_at)
    doubtful = _told(found, "LIST-007")
    with transaction.atomic():
        forget_old()
        return ListLoad.objects.create(
            kind=kind.slug,
            file_title=title[:200],
            owner=user,
            sheet=stored_sheet(Sheet(sheet.lines, (*sheet.problems, *doubtful))),
            heads_at=heads_at,
            columns=propose_columns(heads, kind.fields),
            settings=dict(settings),
            row_count=sum(line.number > heads_at for line in sheet.lines),
        )


def _told(found: Iterable[PersonNumber], code: str) -> Iterator[Problem]:
    for one in found:
        params = {"column": str(one.column), "line": str(one.line)}
        yield Problem(code, "error", Place(line=one.line), params=params)


def forget_old() -> None:
    """Delete files that nobody took in."""
    until = timezone.now() - timedelta(days=KEPT_DAYS)
    ListLoad.objects.filter(state=ListLoad.State.OPEN, begun_at__lt=until).delete()


def set_columns(load: ListLoad, heads_at: int, columns: Mapping[str, int]) -> None:
    """Say where the heads stand and which column holds what."""
    load.heads_at, load.columns = heads_at, dict(columns)
    load.row_count = sum(line.number > heads_at for line in load.lines.lines)
    load.save(update_fields=["heads_at", "columns", "row_count"])


def missing_columns(kind: ListKind, load: ListLoad) -> list[Problem]:
    """The fields without which nothing can be read."""
    return [
        Problem("LIST-008", "error", params={"field": field.title}, field=field.key)
        for field in kind.fields
        if field.is_required and field.key not in load.columns
    ]


def rows_of(load: ListLoad, chosen: Mapping[int, str] | None = None) -> list[Row]:
    """The rows below the heads, with what a person chose for each."""
    picks = chosen or {}
    return [
        Row(line, cells, picks.get(line, ""))
        for line, cells in rows_below(load.lines, load.heads_at, load.columns)
    ]


def verdicts_of(kind: ListKind, load: ListLoad, settings: Mapping[str, Any]) -> list[Verdict]:
    """What would become of each row."""
    rows = rows_of(load)
    return list(asked(kind, rows, kind.check(rows, settings)))


@transaction.atomic
def accept(
    kind: ListKind,
    load: ListLoad,
    settings: Mapping[str, Any],
    chosen: Mapping[int, str],
    user: Any,
) -> Loaded:
    """Take the rows in, all or none, and keep no row here. Raises Refused.

    Taken in twice (two windows, a double press) it is taken in once.
    """
    require(user, kind)
    own = ListLoad.objects.select_for_update().get(pk=load.pk, owner=user)
    if own.state != ListLoad.State.OPEN:
        return Loaded(0, own.words, "", own.made)
    verdicts = {verdict.line: verdict for verdict in verdicts_of(kind, own, settings)}
    rows = [
        Row(row.line, row.cells, _choice(verdicts[row.line], chosen.get(row.line, "")))
        for row in rows_of(own)
        if row.line in verdicts
    ]
    loaded = kind.accept(rows, settings, user)
    own.state, own.accepted_at = ListLoad.State.ACCEPTED, timezone.now()
    own.made, own.words = loaded.made, loaded.words[:300]
    own.sheet, own.columns, own.settings = {}, {}, {}
    own.save()
    return loaded


def _choice(verdict: Verdict, chosen: str) -> str:
    """What was chosen among what is offered; the first offer where nothing was."""
    if verdict.outcome == "left_out" and not verdict.choices:
        return SKIP
    offered = [value for value, _words in verdict.choices]
    if chosen in offered or not offered:
        return chosen
    return offered[0]


def drop(load: ListLoad) -> None:
    """Forget a file that was not taken in."""
    if load.state == ListLoad.State.OPEN:
        load.delete()


@transaction.atomic
def take_back(kind: ListKind, load: ListLoad, user: Any) -> None:
    """Undo a list that was taken in. Raises Refused where something hangs on it by now."""
    require(user, kind)
    own = ListLoad.objects.select_for_update().get(pk=load.pk)
    if own.state != ListLoad.State.ACCEPTED:
        return
    kind.take_back(own.made, user)
    own.state, own.made = ListLoad.State.UNDONE, None
    own.save()
