"""Words that were put on a page after it was made: text boxes, and fields that were filled in.

They are drawn on top of the page and are none of its letters. PDFium can merge them into the page,
in memory, at their place: then they are read as any other words. Marker pens, stamps and links are
left out of that. A form's tick boxes say themselves where they are and whether they are ticked.
What is not drawn (comments) is kept to be looked through.
"""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from brobygger.domain.kernel.fold import squash

UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
TYPED = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
TICKABLE = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
OFF = ("", "Off")
"""What a tick box that is not ticked calls its state; any other name is that of a tick."""
LONGEST = 100_000
"""Bytes of one text that are taken: some fifty pages."""


@dataclass(frozen=True, slots=True)
class FormTick:
    """A tick box of a form: its rectangle in user space, and whether it is ticked."""

    left: float
    bottom: float
    right: float
    top: float
    is_ticked: bool


@dataclass(slots=True)
class Additions:
    """What was added to one page: words that are merged into it (``shown``), that should be seen
    and that nobody has drawn (``undrawn``), and that are not to be seen (``unshown``).
    ``ticks``: the tick boxes of a form, ticked or not.
    """

    shown: list[str] = field(default_factory=list)
    undrawn: list[str] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)
    ticks: list[FormTick] = field(default_factory=list)

    def take(self, words: str, note: Any, is_seen: bool) -> bool:
        """Note the words of an addition; True where it is drawn and can be merged."""
        if not words.strip():
            return False
        is_drawn = bool(pdfium.FPDFAnnot_HasKey(note, b"AP"))
        kept = (self.shown if is_drawn else self.undrawn) if is_seen else self.unshown
        kept.append(words)
        return is_seen and is_drawn

    def missing_in(self, text: str) -> list[str]:
        """The words that are shown and still not among the letters of the page."""
        letters = squash(text)
        return [words for words in self.shown if squash(words) not in letters]


def merge_additions(page: Any) -> Additions:
    """Merge the words added to an open page into it, in memory: they are among its letters when it
    is opened again. The file stays as it is.
    """
    found = Additions()
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    for at in reversed(range(count)):
        if not _taken_up(page, at, found):
            pdfium.FPDFPage_RemoveAnnot(page.raw, at)
    if found.shown:
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    return found


def open_forms(document: Any) -> None:
    """Let PDFium draw the fields of a form. Forms of the kind that bring their own pages (XFA) are
    left alone.
    """
    if document.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
        document.init_forms()


def _taken_up(page: Any, at: int, found: Additions) -> bool:
    """Whether the addition is one that is merged; its words are noted."""
    note = pdfium.FPDFPage_GetAnnot(page.raw, at)
    if not note:
        return False
    try:
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        is_seen = not pdfium.FPDFAnnot_GetFlags(note) & UNSEEN
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return _is_filled(page, note, is_seen, found)
        words = _text(pdfium.FPDFAnnot_GetStringValue, note, b"Contents")
        is_box = kind == pdfium.FPDF_ANNOT_FREETEXT
        return found.take(words, note, is_seen and is_box)
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _is_filled(page: Any, note: Any, is_seen: bool, found: Additions) -> bool:
    form = page.formenv.raw if page.formenv else None
    if form is None:  # a form that is not opened here: the field itself may hold its words
        if pdfium.FPDFAnnot_HasKey(note, b"AS"):
            state = _text(pdfium.FPDFAnnot_GetStringValue, note, b"AS")
            return _note_tick(note, is_seen, state not in OFF, found)
        return found.take(_text(pdfium.FPDFAnnot_GetStringValue, note, b"V"), note, is_seen)
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if kind in TICKABLE:
        return _note_tick(note, is_seen, bool(pdfium.FPDFAnnot_IsChecked(form, note)), found)
    if kind not in TYPED:
        return False
    return found.take(_text(pdfium.FPDFAnnot_GetFormFieldValue, form, note), note, is_seen)


def _note_tick(note: Any, is_seen: bool, is_ticked: bool, found: Additions) -> bool:
    """Keep a tick box; it is no word that could be merged."""
    box = pdfium.FS_RECTF()
    if is_seen and pdfium.FPDFAnnot_GetRect(note, box):
        found.ticks.append(FormTick(box.left, box.bottom, box.right, box.top, is_ticked))
    return False


def _text(ask: Any, *of: Any) -> str:
    """A text that PDFium writes in two bytes a letter: asked for its length, then for itself."""
    length = min(ask(*of, None, 0), LONGEST)
    if length < 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(*of, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").split("\x00")[0]
