"""The words of published figures: numbers, what is hidden, and why a table is refused."""

from brobygger.domain.figures.published import Published
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.sentence import Sentence

HIDDEN = Phrase("skjult", "hidden")
"""In the place of a number; the same for a small number and for one that would give it away."""

WHY_HIDDEN = Phrase(
    "Tal under {threshold} vises ikke, og heller ikke de tal, de kunne regnes ud af.",
    "Numbers below {threshold} are not shown, nor the numbers they could be worked out from.",
)
"""Below a table in which something is hidden."""

ROUNDED = Phrase(
    "Afrundet til hele femmere: nedad for det mindste tal og opad for det største.",
    "Rounded to whole fives: down for the least number and up for the greatest.",
)
"""Below a table for the public."""

AT_LEAST = Phrase("mindst {low}", "at least {low}")
"""An interval that nothing limits from above."""


def figure_words(figure: Published, language: Language = "da") -> str:
    """A published figure in words: one number, two ends, or the word that it is hidden."""
    people = figure.interval
    if people is None:
        return HIDDEN.said(language)
    low, high = (_thousands(end, language) for end in (people.low, people.high))
    if people.high is None:
        return AT_LEAST.said(language).format(low=low)
    return low if people.low == people.high else f"{low}–{high}"


def _thousands(number: int | None, language: Language) -> str:
    said = f"{number or 0:,}"
    return said.replace(",", ".") if language == "da" else said


SENTENCES: dict[str, Sentence] = {
    "FIGURES-001": Sentence(
        "Tabellen kan ikke udgives: disse tal kunne regnes ud af den sammen med det, der er udgivet"
        " før: {names}.",
        "Slå områder, temaer eller måneder sammen, eller udgiv tabellen for en længere periode.",
        "The table cannot be released: these numbers could be worked out from it together with what"
        " was released before: {names}.",
        "Merge areas, themes or months, or release the table for a longer period.",
    ),
}
