"""The job that reads a paper: everything is worked out first, then saved in one transaction.

Until that transaction nothing but the locked file exists (and what was read of it when a person
was asked), so a killed worker loses nothing and the job can be done over from the start.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from brobygger import wiring
from brobygger.domain.documents.copies import Heading, is_same_paper
from brobygger.domain.documents.door import Suspect, suspects_in
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.web.audit.steps import record
from brobygger.web.documents.comparison import compare
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
from brobygger.web.documents.states import require
from brobygger.web.documents.worksheet import Worksheet, worksheet_of
from brobygger.web.jobs.worker import Run

PICTURE_DPI = 110
"""Sharp enough to read 9 point on a wide screen at double zoom; about 150 KB a page."""

IN_WORD = ("part", "paragraph", "table", "cell")
"""What a place in a Word document is told by."""

AT_ONCE = 25
"""Pages drawn by one process: half a second to start it, two to draw them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The copy that came first, and how the two differ seen from each (unsaved rows)."""

    earlier: Document
    rows: list[CopyComparison]


def run(run: Run) -> dict[str, Any]:
    """Read one paper. Safe to do over: a paper that is no longer waiting is left as it is."""
    document = Document.objects.filter(pk=run.job.subject_id, state="quarantined").first()
    if document is None:
        return {}
    data = bytes(DocumentFile.objects.get(document=document).data)
    run.report(5, gettext_noop("Åbner papiret"))
    try:
        reading = _read(run, document, data)
    except Unreadable as stop:
        return _not_opened(run, document, stop.problem)
    run.report(45, gettext_noop("Ser efter personnumre"))
    suspects = suspects_in(reading.document)
    if any(suspect.is_certain for suspect in suspects):
        return _refused(run, document, suspects)
    if suspects and not document.doubts_answered:
        return _asks(run, document, reading, "doubtful", suspects)
    if reading.document.unread_pages and not document.pages_confirmed:
        return _asks(run, document, reading, "unseen", _pictures_of(reading))
    sheet = worksheet_of(document, reading, _pictures(run, data, reading))
    run.report(92, gettext_noop("Ser efter andre udgaver"))
    beside = beside_of(document, reading)
    run.report(95, gettext_noop("Gemmer"))
    return _reviewable(run, document, reading, sheet, beside)


MOST_PAGES = 100
"""Pages that are pictures read when a paper comes in: some five minutes, and other papers wait.
The others are read when a person asks for it."""


def _read(run: Run, document: Document, data: bytes) -> Reading:
    """The paper by its letters, and where it has pages that are pictures, by them too; those that
    were read before it was asked about are not read twice.

    Raises Unreadable where it cannot be opened.
    """
    kept = kept_sheets(document)
    reading = wiring.read_kept_apart(data, document.file_name, kept)
    paper = reading.document
    left = sorted({*paper.unread_pages, *paper.misread_pages} - kept.keys())
    pictures = left[: max(MOST_PAGES - len(kept), 0)]
    if not pictures or not wiring.reads_pictures():
        return reading
    sheets = read_pages(run, data, pictures, paper.page_count or 0, upto=45)
    return wiring.read_kept_apart(data, document.file_name, {**kept, **sheets})


def kept_sheets(document: Document) -> dict[int, str]:
    """The words of each page that was read from its picture."""
    return dict(document.pages.exclude(sheet="").values_list("number", "sheet"))


def _pictures(run: Run, data: bytes, reading: Reading) -> dict[int, bytes]:
    """The pages as pictures, for formats that have pages.

    Some at a time, so that the person sees how far it is. Pages that cannot be drawn are shown
    as text: the values were read, and a picture is no reason to lose them.
    """
    pages = reading.document.page_count or 0
    pictures: dict[int, bytes] = {}
    for first in range(1, pages + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, pages + 1))
        run.report(
            50 + 40 * first // pages,
            gettext_noop("Tegner side {page} af {pages}"),
            page=first,
            pages=pages,
        )
        with suppress(Unreadable):
            drawn = wiring.render_pages(data, numbers, PICTURE_DPI, reading.document.turned)
            pictures.update(zip(numbers, drawn, strict=True))
    return pictures


def _pictures_of(reading: Reading) -> tuple[Suspect, ...]:
    """The pages that nobody could look into."""
    return tuple(Suspect(Place(page=page), False) for page in reading.document.unread_pages)


def places_of(suspects: tuple[Suspect, ...]) -> list[dict[str, Any]]:
    """The places of suspects as they are stored and told: page and line, never a digit.

    In Word they are part, paragraph, table and cell.
    """
    return [
        {
            "page": each.place.page,
            "line": each.place.line,
            "in_name": each.in_name,
            **{name: at for name in IN_WORD if (at := getattr(each.place, name)) is not None},
        }
        for each in suspects
    ]


def _held(run: Run, document: Document, to: str) -> Document | None:
    """The row, locked for this step, if it still waits and this worker still has the job."""
    run.still_mine()
    row = Document.objects.select_for_update().filter(pk=document.pk, state="quarantined").first()
    if row is not None:
        require(row.state, to)
    return row


@transaction.atomic
def _not_opened(run: Run, document: Document, problem: Problem) -> dict[str, Any]:
    row = _held(run, document, "unreadable")
    if row is not None:
        row.state = "unreadable"
        row.trouble = {"problem": as_json(problem)}
        row.save(update_fields=["state", "trouble"])
        record(None, "documents.not_opened", row, code=problem.code)
    return {}


@transaction.atomic
def _asks(
    run: Run, document: Document, reading: Reading, state: str, suspects: tuple[Suspect, ...]
) -> dict[str, Any]:
    """Wait for a person's answer. What was read from pictures is kept: locked as the file is."""
    row = _held(run, document, state)
    if row is not None:
        row.pages.all().delete()
        sheets = reading.document.sheets
        PaperPage.objects.bulk_create(
            PaperPage(document=row, number=number, sheet=sheet) for number, sheet in sheets
        )
        row.state = state
        row.trouble = {"suspects": places_of(suspects)}
        row.save(update_fields=["state", "trouble"])
        verb = "documents.doubted" if state == "doubtful" else "documents.pages_unseen"
        record(None, verb, row, places=len(suspects))
    return {}


@transaction.atomic
def _refused(run: Run, document: Document, suspects: tuple[Suspect, ...]) -> dict[str, Any]:
    row = _held(run, document, "refused")
    if row is not None:
        wipe(row, places_of(suspects))
        record(None, "documents.refused", row, places=len(suspects))
    return {}


def wipe(row: Document, suspects: list[dict[str, Any]]) -> None:
    """Delete all that a refused paper left; time, user and places remain. In a transaction."""
    for rows in (DocumentFile, PaperPage, CopyComparison, Finding, Value):
        rows.objects.filter(document=row).delete()
    CopyComparison.objects.filter(other=row).delete()  # what another copy quotes of it
    row.steps.all().delete()
    row.state = "refused"
    row.file_name = row.sha256 = row.format = row.template = row.code = row.title = ""
    row.size = 0
    row.page_count = row.budget_round = row.record = row.same_note_as = None
    row.trouble = {"suspects": suspects}
    row.save()


@transaction.atomic
def _reviewable(
    run: Run,
    document: Document,
    reading: Reading,
    sheet: Worksheet,
    beside: Beside | None,
) -> dict[str, Any]:
    earlier = beside.earlier if beside else None
    state = "set_aside" if earlier and earlier.sha256 == document.sha256 else "review"
    row = _held(run, document, state)
    if row is None:
        return {}
    heading = heading_of(reading)
    row.state = state
    row.trouble = None
    row.format = reading.document.format
    row.page_count = reading.document.page_count
    row.template = reading.template
    row.record = kept_record(reading)
    row.code, row.title, row.budget_round = heading.code, heading.title, heading.budget_round
    row.same_note_as = earlier
    row.save()
    row.pages.all().delete()
    PaperPage.objects.bulk_create(sheet.pages)
    Value.objects.bulk_create(sheet.values)
    Finding.objects.bulk_create(sheet.findings)
    CopyComparison.objects.bulk_create(beside.rows if beside else [])
    values, findings = len(sheet.values), len(sheet.findings)
    record(None, "documents.read", row, values=values, findings=findings)
    return {"values": values, "findings": findings}


def heading_of(reading: Reading) -> Heading:
    """What the paper calls itself, by its values."""

    def value_of(name: str) -> Any:
        found = getattr(reading.values, name, None)
        return found.value if isinstance(found, Found) else None

    return Heading(
        reading.template,
        str(value_of("code") or "")[:32],
        " ".join(str(value_of("title") or "").split())[:400],
        value_of("budget_round"),
    )


def _earlier_copy(document: Document, reading: Reading) -> Document | None:
    """The first paper that this one is a copy of: the same bytes, or the same note."""
    heading = heading_of(reading)
    others = Document.objects.out_of_quarantine().exclude(pk=document.pk).defer("record")
    for other in others.filter(Q(template=reading.template) | Q(sha256=document.sha256)).order_by(
        "pk"
    ):
        told = Heading(other.template, other.code, other.title, other.budget_round)
        if other.sha256 == document.sha256 or is_same_paper(heading, told):
            return other
    return None


def beside_of(document: Document, reading: Reading) -> Beside | None:
    """Both copies compared, seen from each of them; None where there is no other."""
    earlier = _earlier_copy(document, reading)
    return None if earlier is None else beside(document, reading, earlier)


def besides_of(document: Document, reading: Reading) -> list[Beside]:
    """The same with each copy there is, where a paper that lies here has been read anew."""
    copies = list(Document.objects.copies_of(document).order_by("pk"))
    if not copies and (first := _earlier_copy(document, reading)) is not None:
        copies = [first]
    return [beside(document, reading, each) for each in copies]


def beside(document: Document, reading: Reading, earlier: Document) -> Beside:
    """A paper and one other copy of it, compared."""
    other = _stored_reading(earlier)
    if other.template != reading.template:
        return Beside(earlier, [])
    return Beside(
        earlier,
        [
            CopyComparison(document=document, other=earlier, rows=compare(reading, other)),
            CopyComparison(document=earlier, other=document, rows=compare(other, reading)),
        ],
    )


def _stored_reading(document: Document) -> Reading:
    """A paper that is here, read again by its letters; pages read from pictures as they were."""
    data = bytes(DocumentFile.objects.get(document=document).data)
    return wiring.read_kept_apart(data, document.file_name, kept_sheets(document))
