"""What stands inside a paragraph: runs, changes, fields, controls, notes, pictures."""

from collections.abc import Callable, Iterator

from brobygger.domain.documents.ticks import TICKS, UNREADABLE
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.engines.docx.draft import Draft
from brobygger.engines.docx.look import Look
from brobygger.engines.docx.names import (
    MC,
    OFFICE,
    W14,
    WP,
    A,
    Element,
    M,
    V,
    W,
    is_on,
    number,
    value,
)
from brobygger.engines.docx.notes import Notes
from brobygger.engines.docx.remarks import Remarks
from brobygger.engines.docx.styles import Style, Styles
from brobygger.engines.docx.symbols import in_font

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = str.maketrans("\n\r\t", "   ", "\u00ad")
"""Inside a text element these are blanks; a soft hyphen only says where a line may break."""

_SIGNS = {True: "☒", False: "☐", None: UNREADABLE}
_BOX_TEXT = W + "txbxContent"
_SILENT = ("pPr", "rPr", "sdtPr", "sdtEndPr", "softHyphen", "fldData", "rubyPr", "smartTagPr")
_SHAPES = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")

Does = Callable[[Element], None]


class Inline:
    """Walks through a paragraph and puts what it prints into ``draft``.

    Fields and changes may reach over several paragraphs, so one walker is used for a whole part.
    ``boxes`` are the text boxes anchored in the paragraph, to be read after it.
    """

    def __init__(self, styles: Styles, notes: Notes, remarks: Remarks) -> None:
        self.styles, self.notes, self.remarks = styles, notes, remarks
        self.draft, self.place = Draft(), NOWHERE
        self.boxes: list[Element] = []
        self.tick: bool | None = None
        self.awaits_tick = False
        self._style, self._look = styles.paragraph(None), Look()
        self._fields: list[bool] = []  # True: still in its instruction
        self._deleted = self._inserted = self._moved = self._links = self._empty = 0
        self._own_mark: tuple[str, str] | None = None
        self._does = self._handlers()

    def _handlers(self) -> dict[str, Does]:
        does: dict[str, Does] = {
            W + "r": self._run,
            W + "t": self._text,
            W + "delText": self._text,
            M + "t": self._text,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "fldChar": self._field,
            W + "tab": lambda _: self._say("\t"),
            W + "ptab": lambda _: self._say("\t"),
            W + "noBreakHyphen": lambda _: self._say("-"),
            W + "br": self._break,
            W + "cr": self._break,
            W + "sym": self._symbol,
            W + "ins": self._insertion,
            W + "moveTo": self._insertion,
            W + "del": self._deletion,
            W + "moveFrom": self._deletion,
            W + "hyperlink": self._link,
            W + "sdt": lambda each: self.control(each, self.read),
            MC + "AlternateContent": lambda each: self.alternate(each, self.read),
            W + "footnoteReference": lambda each: self._note(each, "footnote"),
            W + "endnoteReference": lambda each: self._note(each, "endnote"),
            W + "commentReference": lambda _: self.remarks.comments.add(self.place),
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._object,
            _BOX_TEXT: self.boxes.append,
        }
        return {**does, **{W + name: lambda _: None for name in _SILENT}}

    def begin(self, style: Style, place: Place, draft: Draft | None) -> None:
        """A paragraph begins; ``draft`` is what the one before leaves to it."""
        self.draft, self.place, self.boxes = draft or Draft(), place, []
        self._does[_BOX_TEXT] = self.boxes.append
        self._style = style
        self._look = self.styles.look(style, None, in_link=False)

    def end(self) -> None:
        """A paragraph ends: an instruction never goes on into the next one."""
        self.settle_tick()
        self._fields = [False for _ in self._fields]

    def read(self, parent: Element) -> None:
        """Everything inside an element; what is not known is looked into, so no text is lost."""
        for child in parent:
            (self._does.get(child.tag) or self.read)(child)

    def _run(self, run: Element) -> None:
        self._look = self.styles.look(self._style, run.find(W + "rPr"), in_link=self._links > 0)
        self.read(run)
        self._own_mark = None

    # Words --------------------------------------------------------------------------------

    def _text(self, element: Element) -> None:
        text = (element.text or "").translate(_BLANKS)
        if element.get(_SPACE) != "preserve":
            text = text.strip(" ")
        if self._own_mark is not None and text.strip() and not self._deleted:
            self._mark(self.notes.refer(*self._own_mark, text.strip()))
            self._own_mark = None
            return
        self._say(text)

    def _say(self, text: str) -> None:
        if not text:
            return
        look = self._look
        if look.font:
            text = in_font(text, look.font)
        if self._deleted:
            self.draft.hide(text)
            if not self._moved:
                self.draft.gone.append(text)
        elif look.hidden or self._empty or any(self._fields):
            self.draft.hide(text)
        else:
            self._print(text, look)

    def _print(self, text: str, look: Look) -> None:
        if self.awaits_tick and text.strip():
            sign = text.strip()[0]
            text = text.strip()[1:]
            self._print_tick(TICKS.get(sign, self.tick))
        if not text:
            return
        self.draft.say(text, look)
        if not self._inserted:
            self.draft.before.append(text)
        elif not self._moved:
            self.draft.new.append(text)

    def _symbol(self, element: Element) -> None:
        try:
            letter = chr(int(value(element, "char") or "", 16))
        except (ValueError, OverflowError):
            letter = "\ufffd"
        self._say(in_font(letter, (value(element, "font") or "").lower()))

    def _break(self, _: Element) -> None:
        if not self._deleted and not any(self._fields):
            self.draft.break_line()

    def _unseen(self, text: str | None) -> None:
        if text and text.strip():
            self.draft.hide(f" {text} ")

    # Changes, links, fields ---------------------------------------------------------------

    def _insertion(self, element: Element) -> None:
        is_move = element.tag == W + "moveTo"
        (self.remarks.moved if is_move else self.remarks.inserted).add(self.place)
        self._inserted += 1
        self._moved += is_move
        self.read(element)
        self._inserted -= 1
        self._moved -= is_move

    def _deletion(self, element: Element) -> None:
        is_move = element.tag == W + "moveFrom"
        if not is_move:
            self.remarks.deleted.add(self.place)
        self._moved += is_move
        self.deleted(element, self.read)
        self._moved -= is_move

    def deleted(self, element: Element, read: Does) -> None:
        """Read something that is taken out of the paper: nothing of it is printed."""
        self._deleted += 1
        read(element)
        self._deleted -= 1

    def _link(self, element: Element) -> None:
        self._links += 1
        self.read(element)
        self._links -= 1

    def _field(self, element: Element) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._form_field(element.find(W + "ffData"))
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _form_field(self, data: Element | None) -> None:
        """Fields of older forms: a tick box or a choice holds its state and prints no words."""
        if data is None:
            return
        box, choice = data.find(W + "checkBox"), data.find(W + "ddList")
        if box is not None:
            state = box.find(W + "checked")
            self._print_tick(is_on(box.find(W + "default") if state is None else state))
        elif choice is not None:
            entries = [value(each) or "" for each in choice.iterfind(W + "listEntry")]
            chosen = number(choice.find(W + "result")) or 0
            self._say(entries[chosen] if 0 <= chosen < len(entries) else "")

    def _instruction(self, element: Element) -> None:
        self._unseen(element.text)

    # Controls -----------------------------------------------------------------------------

    def control(self, element: Element, read: Does) -> None:
        """A content control: its words, or its box; what asks to be filled in is no content."""
        content = element.find(W + "sdtContent")
        if content is None:
            return
        properties = element.find(W + "sdtPr")
        box = None if properties is None else properties.find(W14 + "checkbox")
        asks = properties is not None and is_on(properties.find(W + "showingPlcHdr"))
        if box is not None:
            state = box.find(W14 + "checked")
            said = "0" if state is None else (state.get(W14 + "val") or "1")
            self.tick, self.awaits_tick = said.lower() in ("1", "true", "on"), True
        elif asks:
            self.remarks.unfilled.add(self.place)
        self._empty += asks and box is None
        read(content)
        self._empty -= asks and box is None
        if read == self.read:
            self.settle_tick()

    def settle_tick(self) -> None:
        """A box whose control prints nothing is still a box."""
        if self.awaits_tick:
            self._print_tick(self.tick)

    def _print_tick(self, shown: bool | None) -> None:
        """Print a box; one that shows something else than its control says is unreadable."""
        state: bool | None = shown
        if self.awaits_tick:
            state = self.tick if shown == self.tick else None
        self.awaits_tick = False
        if self._deleted or self._look.hidden:
            return
        self.draft.say(_SIGNS[state], self._look)

    # Notes, pictures ----------------------------------------------------------------------

    def _note(self, element: Element, kind: str) -> None:
        id_ = value(element, "id") or ""
        if self._deleted or self._look.hidden:
            return
        if (value(element, "customMarkFollows") or "0").lower() in ("1", "true", "on"):
            self._own_mark = (kind, id_)
        else:
            self._mark(self.notes.next_mark(kind, id_))

    def _mark(self, mark: str) -> None:
        self.draft.say(mark, self._look._replace(raised=True))
        self.draft.before.append(mark)

    def alternate(self, element: Element, read: Does) -> None:
        """One of two drawings of the same thing: the first, unless only the other holds text."""
        choice, fallback = element.find(MC + "Choice"), element.find(MC + "Fallback")
        chosen = fallback if choice is None else choice
        if choice is not None and fallback is not None and _has_text(fallback):
            chosen = choice if _has_text(choice) else fallback
        if chosen is not None:
            read(chosen)

    def _drawing(self, element: Element) -> None:
        """A drawing: its text boxes are read; a picture or a diagram is told and not read."""
        for about in element.iter(WP + "docPr"):
            self._unseen(about.get("descr"))
            self._unseen(about.get("title"))
        if self._deleted:
            self._unseen(" ".join(map(str, element.itertext())))
            return
        for data in element.iter(A + "graphicData"):
            kind = (data.get("uri") or "").rpartition("/")[2]
            if kind == "picture":
                self.remarks.pictures.add(self.place)
            elif kind not in _SHAPES:
                self.remarks.objects.add(self.place)
        if next(element.iter(V + "imagedata"), None) is not None:
            self.remarks.pictures.add(self.place)
        self.boxes += _boxes(element)

    def _object(self, element: Element) -> None:
        if next(element.iter(OFFICE + "OLEObject"), None) is not None and not self._deleted:
            self.remarks.objects.add(self.place)
        else:
            self._drawing(element)


def _has_text(element: Element) -> bool:
    return next(element.iter(W + "t", W + "delText"), None) is not None


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, each once."""
    for child in element:
        if child.tag == _BOX_TEXT:
            yield child
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            yield from _boxes(child if choice is None else choice)
        else:
            yield from _boxes(child)
