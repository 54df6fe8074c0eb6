"""A paper as an author has it in Word: styles, controls for boxes, real footnotes, tracked changes.

Our own Word files are made with fewer means, so reading them back proves less. Everything here says
what the paper says and nothing else; ``rng`` decides how it is wrapped.
"""

import re
from collections.abc import Iterator
from random import Random
from xml.sax.saxutils import escape

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Footmark,
    Grid,
    Heading,
    Paper,
    Picture,
    Run,
    Square,
    Words,
)
from engines.word_xml import (
    BULLETS,
    cell,
    deleted,
    field,
    inserted,
    item,
    paragraph,
    row,
    run,
    style,
    table,
    tick_control,
    word_file,
)

COLOURS = {"black": "", "green": "00B050", "red": "C00000", "blue": "0070C0"}
STYLES = (
    style("Title", '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>')
    + style("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
)
NUMBERED = STYLES.replace(
    '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/>'
).replace(
    '<w:outlineLvl w:val="1"/>',
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="1"/>',
)
"""Headings that Word numbers itself: 1., 1.a)"""

SECTION = '<w:headerReference r:id="r_header1"/><w:footerReference r:id="r_footer1"/>'
_BOX = re.compile("([☒☐])")
_WIDTH = 9638


def as_word_writes(paper: Paper, rng: Random) -> bytes:
    """The paper as a Word file."""
    author = _Author(rng)
    body = [author.block(block) for block in paper.blocks]
    if paper.aside is not None:
        body.insert(0 if rng.random() < 0.5 else 1, author.aside(paper.aside))
    head = paragraph(
        escape(paper.running_head) + " ", field("PAGE", "1"), "/", field("NUMPAGES", "4")
    )
    mark = "<w:r><w:footnoteRef/></w:r>"
    notes = "".join(
        f'<w:footnote w:id="{id_}">{paragraph(mark, run(" " + escape(text)))}</w:footnote>'
        for id_, text in enumerate(author.notes, 2)
    )
    return word_file(
        "".join(body),
        section=SECTION,
        styles=NUMBERED if rng.random() < 0.3 else STYLES,
        numbering=BULLETS,
        footnotes=notes,
        header1=head,
        footer1="".join(paragraph(escape(line)) for line in paper.foot) or paragraph(),
    )


class _Author:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.notes: list[str] = []

    def block(self, block: Block) -> str:
        """A block of the paper."""
        if isinstance(block, Heading):
            name = "Title" if block.level == 1 else f"heading{block.level - 1}"
            return paragraph(self.words(Run(block.text)), style=name)
        if isinstance(block, Words):
            return paragraph(*map(self.words, block.runs))
        if isinstance(block, Bullets):
            return "".join(self.bullet(one, block.level) for one in block.items)
        if isinstance(block, Picture):
            return paragraph(self.words(Run(block.words)))
        return self.grid(block)

    def bullet(self, runs: tuple[Run, ...], level: int) -> str:
        """An item of a list."""
        return item(1, level - 1, *map(self.words, runs))

    def grid(self, grid: Grid) -> str:
        """A table below its caption; a paragraph keeps it apart from the next one."""
        caption = paragraph(run(escape(grid.caption), "<w:b/>")) if grid.caption else ""
        return caption + self.table(grid) + paragraph()

    def table(self, grid: Grid, properties: str = "", width: int = _WIDTH) -> str:
        """The table alone."""
        rows = [row(*map(self.square, squares)) for squares in (grid.head, *grid.rows) if squares]
        if self.rng.random() < 0.3:
            gone = cell(paragraph(deleted("Slettet række 999")))
            rows.insert(self.rng.randint(1, len(rows)), row(gone, properties="<w:del/>"))
        widths = tuple(width * share // sum(grid.widths) for share in grid.widths)
        return table(*rows, properties=properties, widths=widths)

    def square(self, square: Square) -> str:
        """A cell."""
        blocks = [self.block(each) for each in square.blocks]
        wide = f'<w:gridSpan w:val="{square.columns}"/>' if square.columns > 1 else ""
        return cell(*blocks, properties=wide)

    def aside(self, grid: Grid) -> str:
        """The box beside the text: a table that the text runs around, or a text box."""
        if self.rng.random() < 0.5:
            return self.table(grid, "<w:tblpPr/>", width=2400)
        lines = [
            block for squares in (grid.head, *grid.rows) for one in squares for block in one.blocks
        ]
        inner = "".join(map(self.block, lines))
        content = f"<w:txbxContent>{inner}</w:txbxContent>"
        return paragraph(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
            f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def words(self, said: Run) -> str:
        """A run, cut and wrapped in any of the ways that leave its words as they are."""
        look = "<w:b/>" * said.bold + "<w:i/>" * said.italic
        if COLOURS[said.ink]:
            look += f'<w:color w:val="{COLOURS[said.ink]}"/>'
        made = "".join(self.piece(text, look) for text in self.cut(said.text))
        return made + (self.note(said.footmark) if said.footmark is not None else "")

    def cut(self, text: str) -> Iterator[str]:
        """The text in pieces; boxes are pieces of their own."""
        for part in _BOX.split(text):
            rest = part
            while len(rest) > 1 and self.rng.random() < 0.4:
                at = self.rng.randint(1, len(rest) - 1)
                yield rest[:at]
                rest = rest[at:]
            if rest:
                yield rest

    def piece(self, text: str, look: str) -> str:
        """One piece of a run."""
        if text in ("☒", "☐"):
            return self.box(text)
        made = run(escape(text), look)
        way = self.rng.randrange(12)
        if way == 0:
            return deleted("slettet 77") + inserted(made)
        if way == 1:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        if way == 2:
            return made + run("skjult 88", "<w:vanish/>")
        if way == 3:
            return field("REF aa", "").replace(
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""
            ) + (f'{made}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        return made

    def box(self, sign: str) -> str:
        """A tick box, as a control, a field of an older form, or a sign of a symbol font."""
        is_ticked = sign == "☒"
        state = f'<w:default w:val="{int(is_ticked)}"/>'
        letter = "F0FE" if is_ticked else "F0A8"
        return self.rng.choice(
            (
                tick_control(str(int(is_ticked)), sign),
                field("FORMCHECKBOX", "", f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"),
                f'<w:r><w:sym w:font="Wingdings" w:char="{letter}"/></w:r>',
                run(sign),
            )
        )

    def note(self, mark: Footmark) -> str:
        """A reference to a real footnote."""
        self.notes.append(mark.text)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
