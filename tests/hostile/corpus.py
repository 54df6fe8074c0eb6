"""The corpus: one file a number, each made from the seed and its number alone."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.paper import Paper
from brobygger.domain.recommendations.writing import write_annex
from engines.typeset import typeset
from hostile import damage, list_files, pdf_files, text_files, word_files
from papers import random_annex, random_note
from papers.in_word import as_word_writes
from papers.note_text import note_text
from papers.scans import Scanner, scanned

FOLDERS = (
    ("pdf", ".pdf", pdf_files),
    ("word", ".docx", word_files),
    ("text", ".txt", text_files),
    ("list", ".xlsx", list_files),
)
BUILDERS: dict[str, tuple[str, Callable[[Random], bytes]]] = {
    f"{folder}/{name}": (ending, maker)
    for folder, ending, module in FOLDERS
    for name, maker in module.BUILDERS.items()
}
"""Kind of harm -> the ending that its file has, and its maker."""

HEAVY: dict[str, tuple[str, Callable[[Random], bytes]]] = {
    f"{folder}/{name}": (ending, maker)
    for folder, ending, module in FOLDERS
    for name, maker in module.HEAVY.items()
}
"""The same for files that take seconds to make or to read."""

ENDINGS = (".pdf", ".docx", ".txt", ".md", ".html", ".tsv", ".xlsx", ".png", ".zip", "")
ODD_NAMES = ("../../etc/passwd", "papir\x00.pdf", "\u202etxt.docx", "x" * 4_000, " ", "papir.PDF")
SLIP = "#set page(width: 6cm, height: 3cm, margin: 5mm)\n"
PAPERS = 6
"""Papers of each form that damage begins with."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: what was done, the name it is handed in under, its bytes.

    ``is_list``: it is handed in as a list from a spreadsheet and not as a paper.
    """

    number: int
    recipe: str
    name: str
    data: bytes
    is_list: bool = False

    def __str__(self) -> str:
        return f"{self.number}: {self.recipe}, {self.name[:40]!r}, {len(self.data):,} bytes"


def corpus(seed: int, count: int, *, first: int = 0) -> Iterator[Hostile]:
    """``count`` files from number ``first`` on; the same seed and number give the same file."""
    for number in range(first, first + count):
        yield made(seed, number)


def heavy(seed: int, recipe: str) -> Hostile:
    """The heavy file of this kind."""
    ending, maker = HEAVY[recipe]
    data = maker(Random(f"{seed}:{recipe}"))
    return Hostile(0, recipe, f"papir{ending}", data, recipe.startswith("list/"))


def made(seed: int, number: int) -> Hostile:
    """File ``number``: the builders in turn, then one in three a builder, the rest damage."""
    rng = Random(f"{seed}:{number}")
    recipes = sorted(BUILDERS)
    if number < len(recipes) or rng.random() < 1 / 3:
        recipe = recipes[number] if number < len(recipes) else rng.choice(recipes)
        ending, maker = BUILDERS[recipe]
        data = maker(rng)
    else:
        recipe, ending, data = _damaged(rng)
    is_list = recipe.startswith("list/")
    return Hostile(number, recipe, _name(rng, ending), data, is_list)


def _name(rng: Random, ending: str) -> str:
    way = rng.random()
    if way < 0.04:
        return rng.choice(ODD_NAMES)
    return "papir" + (rng.choice(ENDINGS) if way < 0.2 else ending)


def _damaged(rng: Random) -> tuple[str, str, bytes]:
    ending, data = _whole(rng)
    ways: list[damage.Breaker] = [*damage.ANY]
    if ending in damage.BY_KIND:
        ways += [damage.BY_KIND[ending]] * 3
    broken = rng.choice(ways)
    recipe = f"{broken.__name__} {ending}"
    if rng.random() < 0.1:
        other, more = _whole(rng)
        return f"spliced {ending} {other}", ending, damage.spliced(data, more, rng)
    data = broken(data, rng)
    if rng.random() < 0.1 and broken in damage.BY_KIND.values():
        recipe, data = f"{recipe}, flipped", damage.flipped(data, rng)
    return f"{'list/' if ending in ('.csv', '.xlsx') else ''}{recipe}", ending, data


def _whole(rng: Random) -> tuple[str, bytes]:
    """A paper that is whole, in one of the forms it may arrive in, and its ending."""
    ending = rng.choice((".pdf", ".pdf", ".docx", ".docx", ".txt", ".md", ".html", ".csv", ".xlsx"))
    return ending, whole(ending, rng.randrange(PAPERS))


@cache
def whole(ending: str, number: int) -> bytes:
    """Paper ``number`` in a form. Even numbers are notes, odd ones annexes."""
    rng = Random(number)
    if ending == ".xlsx":
        return list_files.workbook()
    if ending == ".csv":
        return b"Navn;Type;Antal\n" + b"Foreningen Havnen;Forening;1.200\n" * 30
    paper = write_annex(random_annex(rng)) if number % 2 else write_note(random_note(rng))
    if ending == ".docx":
        return as_word_writes(paper, rng)
    if ending == ".pdf":
        return _as_pdf(paper, number)
    if ending == ".txt":
        return note_text().encode("cp1252" if number == 2 else "utf-8", "replace")
    text = wiring.print_markdown(paper)
    if ending == ".html":
        rows = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
        return f"<!doctype html><title>Papir</title>\n{rows}".encode()
    return text.encode()


def _as_pdf(paper: Paper, number: int) -> bytes:
    """As it is printed; unpacked, so that damage reaches the objects; and once scanned."""
    printed = wiring.print_pdf(paper)
    if number == 4:
        return scanned(typeset("Havnen 1.600 kr.", SLIP), Scanner(dpi=100))
    return unpacked(printed) if number < 4 else printed


def unpacked(data: bytes) -> bytes:
    """The same PDF with its pages' drawing as plain words."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        content = page.get_contents()
        if content is not None:
            plain = DecodedStreamObject()
            plain.set_data(content.get_data())
            page[NameObject("/Contents")] = writer._add_object(plain)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
