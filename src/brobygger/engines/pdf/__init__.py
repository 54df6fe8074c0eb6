"""Reads PDF files through PDFium, their pages that are pictures by OCR, and draws their pages.

Words, lines, ruled tables, boxes beside the text, tick boxes and footnotes are found by where
they stand on the page. Nothing is corrected: what the file prints is what the paper says.
A table without lines between its columns becomes one where numbers go on from row to row (see
``numbered``). Others stay lines of text; their columns are parted by tabs, and each column is a
span with its own box, which the readers of templates find columns by. Text in two newspaper
columns is not told apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from brobygger.domain.documents.letters import is_wrong_ocr_language
from brobygger.domain.documents.page import Document, Line, Span, page_list
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem
from brobygger.engines.pdf.additions import FormTick, merge_additions, open_forms
from brobygger.engines.pdf.assemble import assemble
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.glyphs import take_letters
from brobygger.engines.pdf.kept import has_words, kept, taken_up
from brobygger.engines.pdf.layout import Draft, divide
from brobygger.engines.pdf.opening import edges, opened, page_of
from brobygger.engines.pdf.picture import draw_colours, render_page, render_pages
from brobygger.engines.pdf.repeats import add_repeats
from brobygger.engines.pdf.rulings import take_rulings
from brobygger.engines.pdf.sheet import Sheet, Style, Word
from brobygger.engines.pdf.spelling import WordMaker

__all__ = [
    "has_words",
    "read_kept_pdf",
    "read_pdf",
    "read_pictures",
    "reads_pictures",
    "render_page",
    "render_pages",
]

MOST_SCANNED = 25
"""Pages of a scan read in one go: each takes about two seconds, and a reading has 90."""
LOWEST = 2.0
"""In points: a form's tick box ends at most so far above the line of its words."""
PICTURE_SHARE = 0.5
FEW_LETTERS = 100
DRAWN_LETTERS = 50
"""A page is a picture when it has no letters but pictures or many drawn shapes, or when pictures
cover half of it beside a few letters only (a scan with a stamped page head)."""


def reads_pictures() -> bool:
    """Can pages that are pictures be read on this machine?"""
    # Loaded here and not above: most papers have no page that is a picture, and what reads
    # pictures (NumPy among it) takes more memory than the paper.
    from brobygger.engines.pdf.scan.letters import is_installed

    return is_installed()


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF into the neutral paper. Raises Unreadable where it cannot be opened.

    Of a paper with very many pages that are pictures, the first are read; the others stay unread,
    and are said to be.
    """
    with opened(data) as document:
        open_forms(document)
        drafts = [_draft(document, number) for number in range(1, len(document) + 1)]
        pictures = sorted((*_pictures(drafts), *_misread(drafts)))
        sheets = tuple(_read_pictures(document, pictures[:MOST_SCANNED]))
    return _assembled(data, name, drafts, sheets)


def read_kept_pdf(data: bytes, name: str, sheets: Mapping[int, str]) -> Document:
    """The same from pages that were read before (``Document.sheets``): no picture is read here.

    Pages that are pictures and not among ``sheets`` are unread. Raises Unreadable.
    """
    with opened(data) as document:
        open_forms(document)
        drafts = [_draft(document, number) for number in range(1, len(document) + 1)]
    return _assembled(data, name, drafts, tuple(sorted(sheets.items())))


def read_pictures(data: bytes, numbers: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """Read the pages ``numbers`` (from 1) from their pictures, each with its sheet as text.

    Nothing comes where reading of pictures is not installed. Raises Unreadable.
    """
    with opened(data) as document:
        return tuple(_read_pictures(document, list(numbers)))


def _assembled(
    data: bytes, name: str, drafts: list[Draft], sheets: tuple[tuple[int, str], ...]
) -> Document:
    pictures, misread = _pictures(drafts), _misread(drafts)
    for number, text in sheets:
        if number in misread and not has_words(text):
            continue
        sheet = taken_up(text) if number in {*pictures, *misread} else None
        if sheet is not None:
            drafts[number - 1] = _read_again(drafts[number - 1], divide(sheet, number))
    unread = tuple(number for number in pictures if not _is_read(drafts[number - 1]))
    left = tuple(number for number in misread if not _is_read(drafts[number - 1]))
    scanned = all(draft.hidden or draft.number in {*pictures, *misread} for draft in drafts)
    return Document(
        name=name,
        sha256=sha256(data).hexdigest(),
        format="scan" if scanned else "pdf",
        pages=assemble(drafts),
        page_count=len(drafts),
        unread_pages=unread,
        remarks=(*_remarks(drafts), *_read_anew(misread, left)),
        unprinted=_unprinted(drafts),
        sheets=sheets,
        misread_pages=left,
    )


def _read_again(before: Draft, draft: Draft) -> Draft:
    """The page as its picture was read. The letters that the file has for it are looked through
    for personal numbers like all that no page shows.
    """
    draft.unprinted = [*before.unprinted, *filter(None, [before.words])]
    draft.is_unread = before.is_unread
    return draft


def _read_anew(misread: list[int], left: tuple[int, ...]) -> Iterator[Problem]:
    """Pages whose letters in the file were passed over for those of the picture."""
    pages = tuple(number for number in misread if number not in left)
    if pages:
        params = {"pages": page_list(pages)}
        yield Problem("DOCUMENT-103", "info", Place(page=pages[0]), params=params)


def _draft(document: Any, number: int) -> Draft:
    page = page_of(document, number)
    added = merge_additions(page)
    if added.shown:  # what was merged is a part of the page from its next opening on
        page.close()
        page = page_of(document, number)
    text_page = page.get_textpage()
    try:
        sheet = _sheet(page, text_page)
        sheet.words += [_as_word(tick, sheet) for tick in added.ticks]
        draft = divide(sheet, number)
        missing = added.missing_in(text_page.get_text_range()) if added.shown else []
    finally:
        text_page.close()
        page.close()
    missing += added.undrawn
    draft.unprinted = added.unshown + missing
    draft.is_unread = bool(missing)
    return draft


def _remarks(drafts: list[Draft]) -> tuple[Problem, ...]:
    """Pages with a filled field or a text box that did not become words."""
    return tuple(
        Problem("DOCUMENT-100", "warning", Place(page=number), params={"page": str(number)})
        for number in (draft.number for draft in drafts if draft.is_unread)
    )


def _unprinted(drafts: list[Draft]) -> tuple[Line, ...]:
    """Comments and other words that no page shows, to be looked through for personal numbers."""
    return tuple(
        Line((Span(" ".join(words.split()), Place(page=draft.number)),), Place(page=draft.number))
        for draft in drafts
        for words in draft.unprinted
    )


def _read_pictures(document: Any, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Pages that are pictures, read by their letters where that is installed."""
    if not numbers or not reads_pictures():
        return
    from brobygger.engines.pdf.scan.dots import DPI
    from brobygger.engines.pdf.scan.letters import letters
    from brobygger.engines.pdf.scan.way_up import read_page

    with letters() as reader:
        for number in numbers:
            page = page_of(document, number)
            try:
                left, bottom, right, top = edges(page)
                turn = page.get_rotation() // 90 % 4
                frame = Frame(left, top, right - left, top - bottom, turn, turn)
                sheet = read_page(draw_colours(page, DPI), frame, reader)
            finally:
                page.close()
            yield number, kept(sheet)


def _sheet(page: Any, text_page: Any) -> Sheet:
    left, bottom, right, top = edges(page)
    shown = page.get_rotation() // 90 % 4
    letters = take_letters(text_page)
    add_repeats(page, letters)
    turn = letters.main_turn() if letters.runs else shown
    frame = Frame(left, top, right - left, top - bottom, shown, turn)
    maker = WordMaker(frame, letters.runs, turn)
    maker.make(letters.glyphs)
    sheet = Sheet(frame, [word for word in maker.words if _is_on_page(word, frame)])
    sheet.strays = [word for word in maker.strays.values() if _is_on_page(word, frame)]
    take_rulings(page, sheet)
    return sheet


def _as_word(tick: FormTick, sheet: Sheet) -> Word:
    """A form's tick box as the box that it is on paper, on the line of the word next to it."""
    box = sheet.frame.lift_box(tick.left, tick.bottom, tick.right, tick.top)
    beside = [word for word in sheet.words if box.y0 < word.base < box.y1 + LOWEST]
    near = min(beside, key=lambda word: max(box.x0 - word.x1, word.x0 - box.x1), default=None)
    base = near.base if near else box.y1
    style = Style(near.style.size if near else round(max(box.y1 - box.y0, 1.0), 1))
    sign = "☒" if tick.is_ticked else "☐"
    return Word(sign, box.x0, box.x1, base, style, blank=True, tick=tick.is_ticked)


def _is_on_page(word: Word, frame: Frame) -> bool:
    """Words outside the page's edges are not seen by anyone who reads or prints it."""
    width, height = frame.upright_size
    return word.x1 > 0 and word.x0 < width and 0 < word.base < height + word.style.size


def _is_read(draft: Draft) -> bool:
    """Did the letters of a page that is a picture come out of it?"""
    return any(word.confidence is not None for row in draft.rows for word in row.words) or any(
        word.confidence is not None
        for block in (*draft.tables, *draft.asides)
        for words in block.words
        for word in words
    )


def _pictures(drafts: list[Draft]) -> list[int]:
    """Pages without letters of their own."""
    return [draft.number for draft in drafts if _is_picture(draft)]


def _misread(drafts: list[Draft]) -> list[int]:
    """Pages with letters that a scanner laid over its picture, where those are not Danish."""
    laid_over = [draft for draft in drafts if draft.hidden and draft.picture_share >= PICTURE_SHARE]
    is_wrong = is_wrong_ocr_language(" ".join(draft.words for draft in laid_over))
    return [draft.number for draft in laid_over if not _is_picture(draft)] if is_wrong else []


def _is_picture(draft: Draft) -> bool:
    if draft.letters == 0:
        return draft.picture_share > 0 or draft.paths >= DRAWN_LETTERS
    return draft.picture_share >= PICTURE_SHARE and draft.letters < FEW_LETTERS
