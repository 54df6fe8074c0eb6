"""A place in a paper in words: "side 3, tabel 1, række 2"."""

import re
from collections.abc import Iterator

from brobygger.domain.kernel.place import Place
from brobygger.messages import Language

_WORDS = {
    "page": ("side {}", "page {}"),
    "table": ("tabel {}", "table {}"),
    "row": ("række {}", "row {}"),
    "column": ("kolonne {}", "column {}"),
    "this_table": ("{}. tabel", "table no. {}"),
    "head": ("sidehoved", "page head"),
    "foot": ("sidefod", "page foot"),
    "footnotes": ("fodnoter", "footnotes"),
    "endnotes": ("slutnoter", "endnotes"),
    "comments": ("kommentarer", "comments"),
    "properties": ("filens egenskaber", "the file's properties"),
    "paragraph": ("afsnit {}", "paragraph {}"),
    "line": ("linje {}", "line {}"),
    "whole": ("hele papiret", "the whole paper"),
}
_PARTS = (
    (re.compile(r"header\d*\.xml$"), "head"),
    (re.compile(r"footer\d*\.xml$"), "foot"),
    (re.compile(r"footnotes\d*\.xml$"), "footnotes"),
    (re.compile(r"endnotes\d*\.xml$"), "endnotes"),
    (re.compile(r"comments\d*\.xml$"), "comments"),
    (re.compile(r"^docProps/"), "properties"),
)
"""Parts of a Word document that a reader knows by a name; the text itself needs none."""

_TABLE = re.compile(r"^tables\.(\d+)")


def place_words(place: Place, language: Language = "da", field: str = "") -> str:
    """Say where something stands, as a reader would look for it.

    ``field`` is the dotted path of the value concerned, where there is one: it names the table.

    >>> place_words(Place(page=3, cell="2,4"), "da", "tables.0.rows.1")
    'side 3, tabel 1, række 2, kolonne 4'
    >>> place_words(Place(line=12)), place_words(Place(), "en")
    ('linje 12', 'the whole paper')
    >>> place_words(Place(line=9, part="word/document.xml", paragraph=8, table=2, cell="3,1"))
    '2. tabel, række 3, kolonne 1'
    >>> place_words(Place(line=9, part="word/footnotes.xml", paragraph=2))
    'fodnoter, afsnit 2'
    """
    index = 0 if language == "da" else 1
    named = [_WORDS[name][index].format(value) for name, value in _steps(place, field)]
    return ", ".join(named) or _WORDS["whole"][index]


def _steps(place: Place, field: str) -> Iterator[tuple[str, object]]:
    table = _TABLE.match(field)
    if place.page is not None:
        yield "page", place.page
    for ending, name in _PARTS:
        if place.part is not None and ending.search(place.part):
            yield name, ""
    if table and (place.cell is not None or place.line is None):
        yield "table", int(table[1]) + 1
    elif place.table is not None:
        yield "this_table", place.table
    in_cell = table or place.line is None or place.table is not None
    if place.cell is not None and in_cell:
        row, _, column = place.cell.partition(",")
        yield "row", row
        yield "column", column
    elif place.paragraph is not None:
        yield "paragraph", place.paragraph
    elif place.line is not None:
        yield "line", place.line
