"""The annex of recommendations as a paper in the committee's format: three columns, four colours.

Every state is said in words, by a shape and in colour: grey paper and a voice lose nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Ink,
    Paper,
    Run,
    Square,
    Words,
    square,
    words,
)
from brobygger.domain.recommendations.legend import meaning_of
from brobygger.domain.recommendations.marks import MARKS, head_mark, mark_of
from brobygger.domain.recommendations.phrasing import (
    money_statements,
    novelty_statements,
    remark_phrases,
)
from brobygger.domain.recommendations.recommendation import (
    Colour,
    Part,
    Recommendation,
    RecommendationAnnex,
    ThemeArea,
)
from brobygger.domain.recommendations.wording import (
    COLOUR_NAMES,
    COLUMN_HEADS,
    HEAD_PHRASE,
    THEME_HEADS,
)

_MEANINGS: dict[Colour, str] = {
    "green": "som der er bestilt budgetnotat på",
    "red": "som kræver finansiering, men ikke er med i bestillingerne",
    "blue": "som ligger uden for kommunens mandat",
    "black": "som ikke kræver finansiering",
}
LEGEND: dict[Colour, str] = {
    colour: f"Anbefalinger, {meaning}, fremgår med {COLOUR_NAMES[colour]} skrift."
    for colour, meaning in _MEANINGS.items()
}
"""What the annex itself says of its colours where the values hold no legend of their own."""

_WIDTHS = (32, 40, 28)


def write_annex(
    annex: RecommendationAnnex, *, printed: date | None = None, after: Sequence[Block] = ()
) -> Paper:
    """The annex as a paper: head with date and case numbers, legend, table by theme area.

    ``printed``: the day on which the register stood like this; it is then said on every page,
    with the case numbers. ``after`` is what follows the table (see ``messages/printing.py``).
    """
    title = annex.title.value if annex.title and annex.title.value else "Anbefalinger"
    blocks: tuple[Block, ...] = (
        Heading("Bilag 1", 1),
        Heading(title, 2),
        *_legend(annex),
        Grid(_WIDTHS, tuple(_rows(annex.recommendations)), _head()),
        *after,
    )
    if printed is None:
        return Paper(title, blocks, aside=_references(annex))
    head = f"Registret den {printed:%d-%m-%Y}, side"
    return Paper(title, blocks, head, _references(annex), _foot(annex))


def _legend(annex: RecommendationAnnex) -> Iterator[Words]:
    """What each colour means, beside its shape.

    The paper's own sentences are kept, but not those of one that gives a colour another meaning:
    the table is printed in the colours of the categories.
    """
    own = {each.colour: each for each in annex.legend if meaning_of(each) == each.colour}
    for colour, usual in LEGEND.items():
        meaning = (own[colour].meaning.value if colour in own else None) or usual
        yield words(f"{MARKS[colour].sign} {meaning}", ink=colour)


def _foot(annex: RecommendationAnnex) -> tuple[str, ...]:
    numbers = annex.case_numbers
    found = (("F2", numbers.f2), ("dokument", numbers.f2_document), ("eDoc", numbers.edoc))
    said = [f"{name} {each.value}" for name, each in found if each and each.value]
    return (", ".join(said),) if said else ()


def _head() -> tuple[Square, ...]:
    return tuple(square(text.upper(), bold=True) for text in COLUMN_HEADS)


def _references(annex: RecommendationAnnex) -> Grid | None:
    """Date and case numbers, each under its label."""
    numbers = annex.case_numbers
    found = (
        ("Sagsnummer i F2", numbers.f2),
        ("Dokumentnummer i F2", numbers.f2_document),
        ("Sagsnummer i eDoc", numbers.edoc),
    )
    rows = [
        (Square((words(label), words(each.value))),) for label, each in found if each and each.value
    ]
    if annex.date and annex.date.value:
        rows.insert(0, (square(annex.date.value.strftime("%d-%m-%Y")),))
    return Grid((1,), tuple(rows)) if rows else None


def _rows(recommendations: Sequence[Recommendation]) -> Iterator[tuple[Square, ...]]:
    area: ThemeArea | None = None
    for each in recommendations:
        if each.theme_area.value is not None and each.theme_area.value != area:
            area = each.theme_area.value
            yield (square(THEME_HEADS[area][0].upper(), bold=True, columns=3),)
        yield _row(each)


def _row(recommendation: Recommendation) -> tuple[Square, ...]:
    text = f"{recommendation.number}. {recommendation.text.value or ''}"
    is_split = len(recommendation.parts) > 1
    wish: list[Words | Bullets] = [words(text, ink=recommendation.headline or "black")]
    money: list[Words | Bullets] = []
    novelty: list[Words | Bullets] = []
    for part in recommendation.parts:
        ink: Ink = part.category.value or "black"
        wish.append(words(mark_of(part, is_split=is_split), ink=ink))
        if is_split:
            head = f"{HEAD_PHRASE.format(label=part.label.value)} {head_mark(part)}"
            money.append(words(head, italic=True, ink=ink))
        if statements := tuple(_statements(recommendation.number, part, ink)):
            money.append(Bullets(statements))
        novelty += [words(text, ink=ink) for text in novelty_statements(part, is_split)]
    return Square(tuple(wish)), Square(tuple(money)), Square(tuple(novelty))


def _statements(number: int, part: Part, ink: Ink) -> Iterator[tuple[Run, ...]]:
    """What column two says of a part, one bullet each."""
    for text in money_statements(number, part):
        yield (Run(text, ink=ink),)
    for text in remark_phrases(part):
        yield (Run(text, italic=True, ink=ink),)
