"""Every sentence a Problem is told with, in Danish and English, one file a link of the chain.

The domain gives a code and parameters; the sentence is made here, at the edge, so that the
rules know nothing of languages. A test fails on a code without both languages.
"""

from dataclasses import dataclass

from brobygger.domain.kernel.problem import Problem
from brobygger.messages import (
    actors,
    areas,
    budgets,
    delimited,
    documents,
    expiry,
    figures,
    files,
    jobs,
    lists,
    portfolio,
    reach,
    recommendations,
    registers,
)
from brobygger.messages.language import Language
from brobygger.messages.sentence import Sentence

__all__ = ["CATALOGUE", "Language", "Said", "say"]

CATALOGUE: dict[str, Sentence] = {
    **documents.SENTENCES,
    **files.SENTENCES,
    **figures.SENTENCES,
    **lists.SENTENCES,
    **delimited.SENTENCES,
    **recommendations.SENTENCES,
    **budgets.SENTENCES,
    **portfolio.SENTENCES,
    **expiry.SENTENCES,
    **areas.SENTENCES,
    **actors.SENTENCES,
    **reach.SENTENCES,
    **registers.SENTENCES,
    **jobs.SENTENCES,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A Problem in words: what differs, and what the reader can do."""

    what: str
    remedy: str


def say(problem: Problem, language: Language = "da") -> Said:
    """Put a Problem into words. An unknown code is a fault of ours: KeyError."""
    sentence = CATALOGUE[problem.code]
    params = {"raw": problem.raw, **problem.params}
    if language == "en":
        return Said(sentence.what_en.format_map(params), sentence.remedy_en.format_map(params))
    return Said(sentence.what_da.format_map(params), sentence.remedy_da.format_map(params))
