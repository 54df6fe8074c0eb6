"""Annexes as a reader finds them: tables and lines, built from a few words."""

from collections.abc import Sequence

from brobygger.domain.documents.page import Cell, Document, Line, Page, Span, Table
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.reading import read_annex
from brobygger.domain.recommendations.recommendation import Part, RecommendationAnnex

Content = str | Sequence[str]
Row = tuple[Content, Content, Content]
HEADS: Row = ("ANBEFALING", "FINANSIERINGSBEHOV OG ANSVARLIG FORVALTNING", "NY INDSATS")
LEGEND = (
    "Det, der er bestilt notat på, fremgår med grøn skrift.",
    "Det, der kræver finansiering, fremgår med rød skrift.",
    "Det, der er uden for kommunens mandat, fremgår med blå skrift.",
    "Det, der ikke kræver finansiering, fremgår med sort skrift.",
)
OPENING = ("Oversigt over forslagene", "14-03-2025", *LEGEND)


def a_line(text: str, number: int, *, gap: bool = False, colour: str | None = None) -> Line:
    """A printed line: "• " is its list sign, "Ad ..." and brackets are slanted."""
    words = text.removeprefix("• ")
    slanted = words.startswith(("Ad ", "("))
    place = Place(line=number)
    span = Span(words, place, italic=slanted, colour=colour)
    return Line((span,), place, gap_before=gap, bullet="•" if words != text else "")


def a_table(*rows: Sequence[Content], first: int = 100, colour: str | None = None) -> Table:
    """A table whose cells are one text or several lines."""
    cells = []
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            texts = [content] if isinstance(content, str) else content
            lines = [a_line(text, first + r, colour=colour) for text in texts if text]
            cells.append(Cell(r, c, tuple(lines), place=Place(line=first + r, cell=f"{r},{c}")))
    return Table(tuple(cells), Place(line=first))


def a_paper(*tables: Table, opening: Sequence[str] = OPENING) -> Document:
    """A paper: lines of the opening as paragraphs of their own, then the tables."""
    lines = [a_line(text, at, gap=True) for at, text in enumerate(opening, 1)]
    return Document("bilag.md", "0" * 64, "markdown", (Page(None, (*lines, *tables)),))


def read(*rows: Row) -> tuple[RecommendationAnnex, tuple[Problem, ...]]:
    """Read an annex with these rows under the usual heads and one theme area."""
    return read_annex(a_paper(a_table(HEADS, ("SKOLEOMRÅDET", "", ""), *rows)))


def parts_of(money: str | Sequence[str], novelty: str | Sequence[str] = "Ny indsats",
             text: str = "Flere klubber holder åbent") -> tuple[Part, ...]:  # fmt: skip
    """The parts of the first of three recommendations; the other two carry orders."""
    other = ["• Implementering i BIF", "• Kræver finansiering: Budgetnotat bestilt af BIU"]
    annex, _ = read(
        (f"1. {text}", money, novelty),
        ("2. Kurser for trænere", other, "Ny indsats"),
        ("3. Møder i boligforeninger", other, "Ny indsats"),
    )
    return annex.recommendations[0].parts


def codes(problems: Sequence[Problem]) -> list[str]:
    """The problems' numbers, in order."""
    return [problem.code.removeprefix("RECOMMENDATION-") for problem in problems]
