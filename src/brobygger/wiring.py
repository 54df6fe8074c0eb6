"""Chooses the machines: which reader opens a file, which link understands it, what prints it.

The only module that knows both the engines and the links' readings. ``read_apart`` is the way in
for files from outside: the same as ``read_document``, in a process of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from brobygger.domain.activities.session import Session
from brobygger.domain.budgets import reading as budgets
from brobygger.domain.budgets.checks import check_note
from brobygger.domain.documents.binding import bind_to_values
from brobygger.domain.documents.blank import has_words, pages_without_words
from brobygger.domain.documents.doubt import by_ocr, doubt_figures, doubt_words
from brobygger.domain.documents.finding_sheet import FindingSheet
from brobygger.domain.documents.letters import danish_letter_share, is_wrong_ocr_language
from brobygger.domain.documents.limits import MOST_BYTES, MOST_CHARACTERS, MOST_LINES
from brobygger.domain.documents.page import Document, page_list
from brobygger.domain.documents.paper import Paper
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.recognise import Signature, recognise
from brobygger.domain.documents.repaired import Layer, repair_values
from brobygger.domain.documents.sheet import Sheet
from brobygger.domain.documents.workbook import Workbook
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem, Severity, Unreadable
from brobygger.domain.reach.city import CityCounting
from brobygger.domain.reach.counting import Counting
from brobygger.domain.recommendations import reading as recommendations
from brobygger.engines import spark
from brobygger.engines.apart import READING, Limits, Prepared, run_apart
from brobygger.engines.danish import danish_lexicon, has_danish
from brobygger.engines.docx import read_docx
from brobygger.engines.markup import read_markup
from brobygger.engines.pdf import read_kept_pdf, read_pdf, read_pictures
from brobygger.engines.pdf import reads_pictures as reads_pdf_pictures
from brobygger.engines.pdf import render_pages as render_pdf_pages
from brobygger.engines.sheet import read_sheet
from brobygger.engines.sniff import Kind, kind_of, promised_kind
from brobygger.engines.text import read_text

READERS: dict[Kind, Callable[[bytes, str], Document]] = {
    "pdf": read_pdf,
    "text": read_text,
    "markup": read_markup,
    "word": read_docx,
}
"""Which reader opens what. A reader for a further kind of file is one line here."""

Machine = Literal["duckdb", "spark"]
"""What can count codes in Parquet files: one machine, or a cluster of them."""

LIST = replace(READING, wall_seconds=30.0, cpu_seconds=25)
"""A list is shorter than a paper, and a person waits at the screen."""

REFUSALS: dict[Kind, str] = {
    "empty": "DOCUMENT-001",
    "unknown": "DOCUMENT-003",
    "other_word": "DOCUMENT-004",
    "locked_word": "DOCUMENT-071",
    "picture": "DOCUMENT-005",
    "archive": "DOCUMENT-006",
    "spreadsheet": "DOCUMENT-013",
    "slides": "DOCUMENT-013",
    "email": "DOCUMENT-014",
}
"""What is said of a file that no reader opens yet."""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of paper: its fixed words, and the link's reading and checks of it."""

    signature: Signature
    read: Callable[[Document], tuple[Any, tuple[Problem, ...]]]
    check: Callable[[Any, Document], list[Problem]] | None = None


TEMPLATES = (
    Template(budgets.SIGNATURE, budgets.read_note, check_note),
    Template(recommendations.SIGNATURE, recommendations.read_annex),
)


def reads_pictures() -> bool:
    """Can pages that are pictures be read here?"""
    return reads_pdf_pictures()


def open_document(data: bytes, name: str) -> Document:
    """Open a file as the neutral paper. Raises Unreadable with the reason and what to do."""
    if len(data) > MOST_BYTES:
        params = {"megabytes": str(-(-len(data) // 2**20)), "most": str(MOST_BYTES // 2**20)}
        raise Unreadable(Problem("DOCUMENT-002", "error", params=params))
    kind = kind_of(data, name)
    reader = READERS.get(kind)
    if reader is None:
        raise Unreadable(Problem(REFUSALS[kind], "error"))
    if kind in ("text", "markup") and len(data) > MOST_CHARACTERS:
        params = {"characters": str(len(data)), "most": str(MOST_CHARACTERS)}
        raise Unreadable(Problem("DOCUMENT-015", "error", params=params))
    if kind in ("text", "markup") and _lines_and_cells(data) > MOST_LINES:
        raise Unreadable(Problem("DOCUMENT-010", "error"))
    return reader(data, name)


def _lines_and_cells(data: bytes) -> int:
    """About how many a text will become, seen before anything is made of it: a line takes fifty
    times its own size. A cell of HTML takes four tags or more.
    """
    return sum(map(data.count, (b"\n", b"\r", b"\t", b"|"))) + data.count(b"<") // 4


def read_document(data: bytes, name: str) -> Reading:
    """Read a paper: open it, recognise its template, read its values, check them.

    Raises Unreadable where the file cannot be opened. Everything else that a person should
    know is among the reading's problems; what could not be read is said, never left out.
    """
    name = _sayable(name)
    document = open_document(data, name)
    problems = [*_problems_of_name(data, name), *problems_of_document(document)]
    return understand(document, tuple(problems))


def understand(document: Document, problems: tuple[Problem, ...] = ()) -> Reading:
    """Read the values of an opened paper by its template; ``problems`` come first."""
    found = recognise(document, tuple(template.signature for template in TEMPLATES))
    for template in TEMPLATES:
        if template.signature.template == found:
            values, unclear = template.read(document)
            wrong = template.check(values, document) if template.check else []
            if is_wrong_ocr_language(document.text) or document.pictured_pages:
                values = doubt_words(values)
            if document.pictured_pages:
                values = by_ocr(values, frozenset(document.pictured_pages))
                values = doubt_figures(values, document)
            told = bind_to_values(problems, values)
            layer, said = _repaired(values, document)
            told = (*told, *unclear, *wrong, *said)
            return Reading(document, found, layer.values, told, layer.repairs)
    if len(document.unread_pages) == document.page_count or not has_words(document.text):
        return Reading(document, "unknown", None, problems)
    return Reading(document, "unknown", None, (*problems, Problem("DOCUMENT-021", "info")))


def _repaired(values: Any, document: Document) -> tuple[Layer[Any], list[Problem]]:
    """The values with their words repaired where the paper was read in the wrong OCR language."""
    if not is_wrong_ocr_language(document.text):
        return Layer(values), []
    if not has_danish():
        return Layer(values), [Problem("DOCUMENT-097", "info")]
    layer = repair_values(values, document, danish_lexicon())
    states = [each.state for each in layer.repairs]
    count = {state: str(states.count(state)) for state in ("repaired", "ambiguous")}
    said = [Problem("DOCUMENT-098", "info", params=count)] if layer.repairs else []
    return layer, said if layer.is_whole else [*said, Problem("DOCUMENT-099", "info")]


def problems_of_document(document: Document) -> list[Problem]:
    """What is to be said of any paper: pages not read, letters that were read wrong, and what the
    file itself makes a person ask.
    """
    problems = list(document.remarks)
    is_read = reads_pictures()
    if unread := document.unread_pages:
        problems.append(_of_pages("DOCUMENT-024" if is_read else "DOCUMENT-020", "warning", unread))
    if read := document.pictured_pages:
        problems.append(_of_pages("DOCUMENT-025", "info", read))
    text = document.text
    problems += _without_words(document)
    if is_wrong_ocr_language(text):
        share = f"{danish_letter_share(text) * 1000:.0f}"
        problems.append(Problem("DOCUMENT-022", "warning", NOWHERE, params={"share": share}))
    if (misread := document.misread_pages) and not is_read:
        problems.append(_of_pages("DOCUMENT-104", "warning", misread))
    return problems


def _of_pages(code: str, severity: Severity, pages: tuple[int, ...]) -> Problem:
    return Problem(code, severity, Place(page=pages[0]), params={"pages": page_list(pages)})


def _without_words(document: Document) -> list[Problem]:
    """What has no words and is not known to be a picture: the paper, or pages of it."""
    bare = pages_without_words(document)
    if len(bare) == len(document.pages):
        return [Problem("DOCUMENT-095", "error")]
    numbers = tuple(number for number in bare if number is not None)
    return [_of_pages("DOCUMENT-096", "info", numbers)] if numbers else []


def _sayable(name: str) -> str:
    """The name as it can be told and kept: a disk may hold names that are half letters.

    >>> _sayable("papir\udcff.pdf")
    'papir?.pdf'
    """
    return name.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def _problems_of_name(data: bytes, name: str) -> list[Problem]:
    promised, kind = promised_kind(name), kind_of(data, name)
    if promised is None or promised == kind or {promised, kind} == {"text", "markup"}:
        return []
    return [Problem("DOCUMENT-023", "info", params={"name": name})]


def read_apart(data: bytes, name: str, limits: Limits = READING) -> Reading:
    """The same as ``read_document`` in a process of its own: for every file from outside.

    A file that crashes the reading, or takes more than ``limits``, is an Unreadable too.
    """
    if len(data) > MOST_BYTES:
        open_document(data, name)
    reading: Reading = run_apart(f"{__name__}:read_document", data, name, limits=limits)
    return reading


def read_kept(data: bytes, name: str, sheets: Mapping[int, str]) -> Reading:
    """Read a paper by its letters and by pages that were read from pictures before.

    ``sheets`` are those of ``Document.sheets``, by page. No picture is read: pages that are
    pictures and are not among them stay unread. Raises Unreadable.
    """
    is_pdf = kind_of(data, name) == "pdf"
    document = read_kept_pdf(data, name, sheets) if is_pdf else open_document(data, name)
    problems = [*_problems_of_name(data, name), *problems_of_document(document)]
    return understand(document, tuple(problems))


def read_kept_apart(data: bytes, name: str, sheets: Mapping[int, str]) -> Reading:
    """The same in a process of its own."""
    reading: Reading = run_apart(f"{__name__}:read_kept", data, name, dict(sheets))
    return reading


def read_pictures_apart(data: bytes, numbers: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """Read pages of a PDF from their pictures, in a process of its own: (page, sheet) of each.

    Raises Unreadable where one of them takes too much.
    """
    function = f"{read_pictures.__module__}:read_pictures"
    sheets: tuple[tuple[int, str], ...] = run_apart(function, data, tuple(numbers))
    return sheets


Readings = Prepared
"""Readings of many papers, each in a process of its own; a context that ends them."""


def prepare_readings(module: str) -> Readings:
    """For many papers: readings by a function of ``module``. What each needs is loaded once."""
    return Readings((__name__, module))


def read_soon(data: bytes, name: str, seconds: float) -> Reading:
    """The same for a person who waits at the screen: gives up after ``seconds``."""
    return read_apart(data, name, replace(READING, wall_seconds=seconds))


def open_list_apart(data: bytes, name: str) -> Sheet:
    """Open a list from a spreadsheet, in a process of its own. Raises Unreadable."""
    try:
        sheet: Sheet = run_apart(f"{read_sheet.__module__}:read_sheet", data, name, limits=LIST)
    except Unreadable as stop:
        if stop.problem.code in ("DOCUMENT-010", "DOCUMENT-011"):
            raise Unreadable(Problem("LIST-004", "error")) from None
        raise
    return sheet


def render_pages(
    data: bytes, numbers: Sequence[int], dpi: int = 144, turned: Mapping[int, int] | None = None
) -> tuple[bytes, ...]:
    """The pages ``numbers`` (from 1) of a PDF as PNG, all drawn in one process of its own."""
    function = f"{render_pdf_pages.__module__}:render_pages"
    pictures: tuple[bytes, ...] = run_apart(function, data, tuple(numbers), dpi, turned)
    return pictures


def render_page(data: bytes, number: int, dpi: int = 144) -> bytes:
    """Page ``number`` (from 1) of a PDF as PNG, drawn in a process of its own."""
    return render_pages(data, [number], dpi)[0]


def print_pdf(paper: Paper) -> bytes:
    """Print a paper as PDF."""
    from brobygger.engines.typst import write_pdf

    return write_pdf(paper)


def print_cards(codes: Sequence[str]) -> bytes:
    """Print card codes as PDF, a card each."""
    from brobygger.engines.cards import write_cards

    return write_cards(codes)


def print_word(paper: Paper) -> bytes:
    """Print a paper as a Word document."""
    from brobygger.engines.word import write_word

    return write_word(paper)


def print_workbook(workbook: Workbook) -> bytes:
    """Write tables as a workbook of Excel."""
    from brobygger.engines.excel import write_workbook

    return write_workbook(workbook)


def print_finding_sheet(sheet: FindingSheet) -> bytes:
    """Write the finding sheet as a Word document."""
    from brobygger.engines.word import print_finding_sheet as write

    return write(sheet)


def print_text(paper: Paper) -> str:
    """Print a paper as plain text."""
    from brobygger.engines.plain import write_text

    return write_text(paper)


def print_markdown(paper: Paper) -> str:
    """Print a paper as Markdown."""
    from brobygger.engines.plain import write_markdown

    return write_markdown(paper)


def count_codes(checkins: Iterable[tuple[str, bytes]]) -> Counting:
    """The engine for one initiative whose check-ins are at hand."""
    from brobygger.engines.columns import InColumns

    return InColumns.of_tokens(checkins)


def count_numbered(sessions: Sequence[str], codes: Sequence[int]) -> Counting:
    """The same where each code has a number: a column of sessions' ids and one of numbers."""
    from brobygger.engines.columns import InColumns

    return InColumns(sessions, codes)


def count_parquet(
    checkins: Path, machine: Machine = "duckdb"
) -> tuple[Counting, set[str], set[str]]:
    """The engine for check-ins in a Parquet file, with the sessions and the keys it holds.

    Raises Unreadable for a file that cannot be used, and where the machine is not installed.
    """
    if machine == "spark":
        return spark.InSpark(checkins), *spark.sessions_and_keys(checkins)
    from brobygger.engines.duckdb import InParquet, sessions_and_keys

    sessions, keys = sessions_and_keys(checkins)
    return InParquet(checkins), sessions, keys


each_on_spark = spark.each
"""What a call answers for each paper of a folder or a store."""
store_on_spark = spark.store_at
"""The store of files at an address."""


def count_city(checkins: Path, sessions: Path) -> CityCounting:
    """The engine for the city's table, over what `write_city` wrote."""
    from brobygger.engines.duckdb import InParquet

    return InParquet(checkins, sessions)


def write_city(
    checkins: Path, sessions: Path, codes: Iterable[tuple[str, bytes, str]], held: Iterable[Session]
) -> int:
    """Write all sessions and check-ins for the nightly count; returns how many check-ins.

    A check-in is a session's id, a token, and the id of its key.
    """
    from brobygger.engines.duckdb import write_checkins, write_sessions

    write_sessions(sessions, held)
    return write_checkins(checkins, codes)


def text_of_parquet(path: Path) -> str:
    """A Parquet file as the text of a file of rows. Raises Unreadable."""
    from brobygger.engines.duckdb import text_of_parquet as text_of

    return text_of(path)
