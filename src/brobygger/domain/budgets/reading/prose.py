"""Values that stand in running text: amount a year, period, goals, references."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from brobygger.domain.budgets.reading.outline import Outline
from brobygger.domain.budgets.reading.sentences import places_in, sentences
from brobygger.domain.budgets.reading.template import (
    ECONOMY,
    EFFECT,
    EFFORT,
    EFFORT_WORDS,
    EVALUATION,
    FURTHER_TREATMENT,
    GOAL,
    NO_FURTHER_TREATMENT,
    NUMBERED_GOAL,
    RECOMMENDATION_REFS,
)
from brobygger.domain.documents.found import Certainty, Found
from brobygger.domain.kernel.mentions import find_prose_amounts
from brobygger.domain.kernel.period import find_periods
from brobygger.domain.kernel.place import Place

_TORN_OFF = re.compile(r"(?<!\w)[^\W\d_],\s*$")
"""A whole number that was read as a letter, with its comma."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the way from its characters to their place in the paper."""

    text: str
    start: int
    place_in_paragraph: Callable[[int], Place]

    def at(self, position: int) -> Place:
        """The place of the printed line that a character of the sentence stands on."""
        return self.place_in_paragraph(self.start + position)

    @property
    def found(self) -> Found[str]:
        """The whole sentence as a value."""
        return Found(self.text, self.text, self.at(0))


def _sentences(outline: Outline, *headings: str) -> Iterator[Sentence]:
    """The sentences of the named sections, or of all."""
    for section in outline.sections:
        if headings and section.heading not in headings:
            continue
        for paragraph in outline.paragraphs(section):
            place = places_in(paragraph)
            for start, text in sentences(paragraph.text):
                yield Sentence(text, start, place)


def read_annual_amount(outline: Outline) -> Found[int] | None:
    """The amount a year that the section Økonomi names; without one, none is worked out.

    An amount right before a range of years means each of them; that reading is "likely". One with
    a lone letter and a comma before it may have lost its whole number ("T, 351 mio. kr."): unsure.
    """
    for sentence in _sentences(outline, ECONOMY):
        for amount in find_prose_amounts(sentence.text):
            if amount.per_year:
                before, after = sentence.text[: amount.start], sentence.text[amount.end :]
                is_range = after.lstrip(" ,.")[:2].lower() == "i "
                certainty: Certainty = "likely" if is_range else "certain"
                if _TORN_OFF.search(before):
                    certainty = "unsure"
                return Found(amount.kr, amount.raw, sentence.at(amount.start), certainty)
    return None


def read_period(outline: Outline) -> Found[tuple[int, int]] | None:
    """The years of the effort: as the section Økonomi prints them, else Indsats.

    Under Indsats other ranges of years stand too (of a survey, of an earlier plan), so there
    the sentence must speak of the effort.
    """
    for heading in (ECONOMY, EFFORT):
        for sentence in _sentences(outline, heading):
            if heading == EFFORT and not EFFORT_WORDS.search(sentence.text):
                continue
            for years, raw, start in find_periods(sentence.text):
                return Found(years, raw, sentence.at(start))
    return None


def read_goals(outline: Outline) -> tuple[Found[str], ...]:
    """What the effort is to reach: sentences that name a goal or the overall purpose.

    A numbered goal of a policy stands in a footnote; it is quoted, not sharpened.
    """
    in_text = (each.found for each in _sentences(outline) if GOAL.search(each.text))
    noted = (note.text for note in outline.noted.footnotes)
    return (*in_text, *(each for each in noted if NUMBERED_GOAL.search(each.value or "")))


def read_evaluation(outline: Outline) -> Found[str] | None:
    """The sentence on evaluation by others."""
    for headings in ((EFFECT,), ()):
        for sentence in _sentences(outline, *headings):
            if EVALUATION.search(sentence.text):
                return sentence.found
    return None


def read_further_treatment(outline: Outline) -> Found[bool] | None:
    """Whether the effort must go to a committee again before it starts; None where not said."""
    for pattern, answer in ((NO_FURTHER_TREATMENT, False), (FURTHER_TREATMENT, True)):
        for sentence in _sentences(outline):
            if pattern.search(sentence.text):
                return Found(answer, sentence.text, sentence.at(0))
    return None


def read_recommendation_refs(outline: Outline) -> tuple[Found[str], ...]:
    """Words that point to a recommendation of the expert group, in the order of the paper."""
    found: list[Found[str]] = []
    for sentence in _sentences(outline):
        matches = [m for pattern in RECOMMENDATION_REFS for m in pattern.finditer(sentence.text)]
        matches.sort(key=lambda match: match.start())
        found += [Found(match[0], match[0], sentence.at(match.start())) for match in matches]
    return tuple(found)
