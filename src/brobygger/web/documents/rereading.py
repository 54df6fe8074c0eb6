"""The job that reads the pages of a paper that nobody has read, or only by wrong letters.

Pages that were read stay as they were read: their words are kept (``PaperPage.sheet``), so the
paper is understood anew as a whole without reading a picture twice. What a person has said stays
said. As with the first reading nothing is saved before the whole is worked out, and nothing of a
page before it has been looked through for personal numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from brobygger import wiring
from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.documents.door import suspects_in
from brobygger.domain.documents.entered import carried_over, same_values
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.web.audit.steps import record
from brobygger.web.documents.kinds import show
from brobygger.web.documents.labels import label_of
from brobygger.web.documents.mended import kept_record
from brobygger.web.documents.models import (
    CopyComparison,
    Document,
    DocumentFile,
    Finding,
    PaperPage,
    Value,
)
from brobygger.web.documents.pages import read_pages
from brobygger.web.documents.reading import (
    PICTURE_DPI,
    Beside,
    besides_of,
    kept_sheets,
    places_of,
    wipe,
)
from brobygger.web.documents.skeletons import SKELETONS
from brobygger.web.documents.stored import place_of
from brobygger.web.documents.worksheet import Worksheet, worksheet_of
from brobygger.web.documents.written import retitle
from brobygger.web.jobs.worker import Run

SAID = (Value.State.ACCEPTED, Value.State.CORRECTED)


def run(run: Run) -> dict[str, Any]:
    """Read what is left of one paper. Safe to do over: nothing is saved before the end."""
    document = Document.objects.filter(pk=run.job.subject_id, state="review").first()
    if document is None or not document.has_pages_left:
        return {}
    data = bytes(DocumentFile.objects.get(document=document).data)
    sheets = kept_sheets(document)
    wanted = _wanted(document, sheets)
    read = read_pages(run, data, wanted, document.page_count or 0, upto=80)
    if not read:
        return {"pages": 0, "tried": len(wanted)}
    run.report(80, gettext_noop("Ser efter personnumre"))
    try:
        reading = wiring.read_kept_apart(data, document.file_name, {**sheets, **read})
    except Unreadable:
        return {"pages": 0, "tried": len(wanted)}
    suspects = suspects_in(reading.document)
    if any(suspect.is_certain for suspect in suspects):
        return _refused(run, document, places_of(suspects))
    doubtful = [each for each in suspects if each.place.page in read]
    if doubtful and not document.doubts_answered:
        return _asks(run, document, places_of(tuple(doubtful)))
    run.report(90, gettext_noop("Lægger det nye til"))
    try:
        turned = _turned_pictures(data, reading, read)
    except Unreadable:
        return {"pages": 0, "tried": len(wanted)}
    return _saved(
        run, document, reading, read, turned=turned, besides=besides_of(document, reading)
    )


def _turned_pictures(data: bytes, reading: Reading, read: Mapping[int, str]) -> dict[int, bytes]:
    """New pictures of the pages that were found to lie on their side when they were read."""
    turns = {page: by for page, by in reading.document.turned.items() if page in read}
    if not turns:
        return {}
    pages = sorted(turns)
    return dict(zip(pages, wiring.render_pages(data, pages, PICTURE_DPI, turns), strict=True))


def _wanted(document: Document, sheets: dict[int, str]) -> list[int]:
    """Pages to read: those left, and those read before their words were kept."""
    unread = {*document.unread_pages, *document.misread_pages} - sheets.keys()
    pictured = {
        int(number)
        for number in document.values.filter(found__method="ocr").values_list(
            "found__source__page", flat=True
        )
        if number is not None
    }
    return sorted(unread | (pictured - sheets.keys()))


def _held(run: Run, document: Document) -> Document | None:
    run.still_mine()
    return Document.objects.select_for_update().filter(pk=document.pk, state="review").first()


@transaction.atomic
def _refused(run: Run, document: Document, places: list[dict[str, Any]]) -> dict[str, Any]:
    row = _held(run, document)
    if row is not None:
        wipe(row, places)
        record(None, "documents.refused", row, places=len(places))
    return {}


@transaction.atomic
def _asks(run: Run, document: Document, places: list[dict[str, Any]]) -> dict[str, Any]:
    row = _held(run, document)
    if row is not None:
        row.trouble = {"suspects": places}
        row.save(update_fields=["trouble"])
        record(None, "documents.doubted", row, places=len(places))
    return {"pages": 0, "asks": len(places)}


# What was said stays said ------------------------------------------------------------------------


@dataclass(slots=True)
class _Merged:
    """The new reading with what was said laid over it: what is stored."""

    values: Any
    rows: dict[str, Value] = field(default_factory=dict)
    """By their new path: the rows that stay, because they are the same or because of what a
    person said of them."""
    moved: dict[str, str] = field(default_factory=dict)
    conflicts: list[Problem] = field(default_factory=list)


@transaction.atomic
def _saved(
    run: Run,
    document: Document,
    reading: Reading,
    read: dict[int, str],
    *,
    turned: dict[int, bytes],
    besides: list[Beside],
) -> dict[str, Any]:
    row = _held(run, document)
    if row is None:
        return {}
    written = row.values.filter(found__method="entered").exists()
    if written and reading.template not in {row.template, "unknown"}:
        # The pages say another kind of paper than the person who wrote of them: her word holds.
        reading = _as_named(reading)
    row.trouble = None
    if reading.template != "unknown":
        row.template = reading.template
    sheet = worksheet_of(row, reading, turned)
    merged = _merged(row, reading, sheet)
    new = _store_values(row, sheet, merged)
    findings = _store_findings(row, sheet, merged)
    for page in sheet.pages:
        stored = PaperPage.objects.filter(document=row, number=page.number)
        kept: dict[str, Any] = {"sheet": read[page.number]} if page.number in read else {}
        kept |= {"png": page.png} if page.png else {}
        stored.update(width=page.width, height=page.height, lines=page.lines, **kept)
    row.record = {**kept_record(reading), "template": row.template, "values": merged.values}
    row.format = reading.document.format
    # Their rows name values by their paths, which may have moved: none of before may stay.
    CopyComparison.objects.filter(Q(document=row) | Q(other=row)).delete()
    for beside in besides:
        if beside.earlier.pk < row.pk:
            row.same_note_as = row.same_note_as or beside.earlier
        CopyComparison.objects.bulk_create(beside.rows)
    retitle(row)
    row.save()
    paper = reading.document
    pages = sorted(set(read) - {*paper.unread_pages, *paper.misread_pages})
    facts = {"pages": len(pages), "values": len(new), "findings": len(findings)}
    record(None, "documents.read_rest", row, why="", **facts)
    return {**facts, "list": pages, "new": [value.pk for value in new]}


def _as_named(reading: Reading) -> Reading:
    return Reading(reading.document, "unknown", None, reading.problems)


def _merged(row: Document, reading: Reading, sheet: Worksheet) -> _Merged:
    """Which rows of before are which values of now."""
    held = {value.path: value for value in row.values.all()}
    now = {value.path: value.found for value in sheet.values}
    pairs = same_values({path: value.found for path, value in held.items()}, now)
    said = {
        path: _word(value)
        for path, value in held.items()
        if value.state in SAID and path not in pairs
    }
    read_values = as_json(reading.values)
    if read_values is None:
        read_values = SKELETONS[row.template]() if row.template in SKELETONS else None
    carried = carried_over(read_values, row.values_read, said)
    merged = _Merged(carried.values, moved={**pairs, **carried.moved})
    told = dict(found_in(carried.values)) if carried.values else {}
    for before, at in merged.moved.items():
        value = held[before]
        if before in said:
            _keep_word(row, merged, value, at, told[at])
        merged.rows[at] = value
        value.path, value.found = at, told[at]
    return merged


def _word(value: Value) -> Any:
    return value.corrected if value.state == Value.State.CORRECTED else value.found["value"]


def _keep_word(
    row: Document, merged: _Merged, value: Value, at: str, found: Mapping[str, Any]
) -> None:
    """A person's word of a place that is read differently, or for the first time, now."""
    word = _word(value)
    if word is None or (found["method"] != "entered" and found["value"] == word):
        is_same = found["value"] == word
        value.state = Value.State.ACCEPTED if is_same else Value.State.WAITING
        value.corrected = None
        return
    value.state, value.corrected = Value.State.CORRECTED, word
    if found["method"] != "entered":
        kind = label_of(row.template, at, merged.values).kind
        params = {
            "said": show(kind, word),
            "read": show(kind, found["value"], found["raw"]),
            "value": label_of(row.template, at, merged.values).name,
        }
        where = place_of(found["source"] or {})
        merged.conflicts.append(Problem("DOCUMENT-089", "warning", where, found["raw"], params, at))


def _store_values(row: Document, sheet: Worksheet, merged: _Merged) -> list[Value]:
    """Rows that stay are changed in place, so that every step can still be undone."""
    gone = {value.pk for value in row.values.all()} - {each.pk for each in merged.rows.values()}
    Value.objects.filter(pk__in=gone).delete()
    place = {value.path: number for number, value in enumerate(sheet.values)}
    sure = {value.path: value.is_sure for value in sheet.values}
    last = len(place)
    before = {value.pk: value.path for value in row.values.all()}
    for path, value in merged.rows.items():
        value.position = place.get(path, last + value.position)
        value.is_sure = sure.get(path, False)
    stays = list(merged.rows.values())
    # Paths may change places among themselves, and each may stand once only.
    for value in stays:
        Value.objects.filter(pk=value.pk).exclude(path=value.path).update(path=f"~{value.pk}")
    Value.objects.bulk_update(stays, ["path", "position", "found", "is_sure", "state", "corrected"])
    _move_roots(row, {before[value.pk]: value.path for value in stays})
    new = [value for value in sheet.values if value.path not in merged.rows]
    return Value.objects.bulk_create(new)


def _move_roots(row: Document, moved: dict[str, str]) -> None:
    """What was written in a step can be undone where it stands now."""
    for step in row.steps.filter(is_undone=False, before__has_key="entered"):
        roots = [_moved_root(root, moved) for root in step.before.get("entered", ())]
        step.before = {**step.before, "entered": [root for root in roots if root]}
        step.save(update_fields=["before"])


def _moved_root(root: str, moved: dict[str, str]) -> str:
    """Where a tree stands now: the root of its first value, cut where the tree began."""
    for before, now in moved.items():
        if before == root or before.startswith(f"{root}."):
            below = before[len(root) :]
            return now[: len(now) - len(below)] if now.endswith(below) else ""
    return ""


def _store_findings(row: Document, sheet: Worksheet, merged: _Merged) -> list[Finding]:
    """New findings; those that stand already keep the answer that they have been given."""
    by_path = {value.path: value for value in row.values.all()}
    held: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in row.findings.exclude(code="DOCUMENT-089"):
        held.setdefault(_mark(finding), []).append(finding)
    asked = {problem.field for problem in merged.conflicts}
    new: list[Finding] = []
    stays: list[Finding] = []
    for position, told in enumerate([*_conflicts(row, merged), *sheet.findings]):
        told.position = position
        told.value = by_path.get(told.field) if told.code != "DOCUMENT-089" else None
        same = held.get(_mark(told), [])
        if same:
            kept = same.pop(0)
            kept.position, kept.field, kept.value = position, told.field, told.value
            stays.append(kept)
        elif told.code == "DOCUMENT-089" or told.field not in asked:
            new.append(told)
    row.findings.exclude(pk__in=[each.pk for each in stays]).delete()
    Finding.objects.bulk_update(stays, ["position", "field", "value"])
    return Finding.objects.bulk_create(new)


def _conflicts(row: Document, merged: _Merged) -> list[Finding]:
    return [
        Finding(
            document=row,
            code=problem.code,
            severity=problem.severity,
            raw=problem.raw,
            params=dict(problem.params),
            field=problem.field,
            where=as_json(problem.where),
        )
        for problem in merged.conflicts
    ]


def _mark(finding: Finding) -> tuple[Any, ...]:
    """What a finding is known by, wherever the value it concerns has moved to."""
    where = finding.where or {}
    place = tuple(str(where.get(name)) for name in ("page", "line", "box", "cell"))
    return (finding.code, finding.raw, repr(sorted(finding.params.items())), place)
