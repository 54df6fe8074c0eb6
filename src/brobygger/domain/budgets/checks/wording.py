"""What the words of a note say against each other, or cannot say: quoted, never rewritten."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.reading.outline import Outline
from brobygger.domain.budgets.reading.sentences import places_in, sentences
from brobygger.domain.budgets.reading.template import (
    DISTRICT,
    NUMBERED_GOAL,
    POLITICAL_GOAL,
    danish,
)
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem

_PERCENT = re.compile(r"(?<![\w.,-])(\d+)(?:,\d+)?\s*(?:pct\b\.?|%|procent)")
_FIGURE_WITH_UNIT = re.compile(
    r"(?<!\S)[(\"”]?(\S*\d\S*)\s+((?:mio|mia|t)\.?\s?kr\b|kr\b|pct\b|procent)"
)
_RANGE = re.compile(r"[\d.,]+\s?[-–]\s?[\d.,]+")

PLACE_TERMS: dict[str, re.Pattern[str]] = {
    "udsat boligområde (almenboligloven § 61 a)": danish(r"(?<!\w)udsat boligområde\w*"),
    "forebyggelsesområde (almenboligloven § 61 b)": danish(r"(?<!\w)forebyggelsesområde\w*"),
    "omdannelsesområde": danish(r"(?<!\w)omdannelsesområde\w*"),
    "udsat byområde": danish(r"(?<!\w)udsat byområde\w*"),
    "bydel": danish(r"(?<!\w)bydel(?:en|e|s|sniveau)?(?!\w)"),
}
"""Terms that the law or the city keeps apart; a note that uses two leaves its place open."""

_PEOPLE = (
    r"(?:københavnere|borgere|beboere|unge|børn|voksne|ældre|kvinder|mænd|piger|drenge|"
    r"familier|forældre)(?!\w)"
)
_GROUP = danish(
    r"(?<!\w)(?:\d{1,2}\s?[-–]\s?\d{1,2}[-\s]årige\s)?(?:unge\s|ældre\s)?"
    + _PEOPLE
    + r"(?:\smed\s(?:ikke-?\s?vestlig|vestlig|dansk|minoritets\w*)\w*\sbaggrund)?"
    r"(?:\si\s(?:de\s|et\s|en\s)?(?:udsatt?e?\s|almene\s)?\w*(?:områder?|byen|København)(?!\w))?"
)

_SYMBOL = "&@$§#%=^~{}\\\\|¥€£©®"
_DAMAGED_WORD = re.compile(
    rf"[^\W\d_][{_SYMBOL}]|[{_SYMBOL}][^\W\d_]{{2}}|(?<![A-ZÆØÅ\d])[a-zæøå]\d|\d[a-zæøå]{{2}}"
)
_SOUND_WORD = re.compile(
    r"\d+[^\W\d_]{1,4}\.?|[^\W\d_]{1,2}[²³23]|[A-ZÆØÅ]&[A-ZÆØÅ]|\S+@\S+\.\w+|https?:\S+|www\.\S+"
)
_EDGE = ".,;:()\"'”“’?!*»«<>[]–-"
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a footnote, with the way from a position to its place."""

    text: str
    at: Callable[[int], Place]
    field: str
    section: str = ""


def check_wording(note: BudgetNote, outline: Outline) -> list[Problem]:
    """All checks of the running text and the footnotes."""
    body = [
        Passage(
            paragraph.text,
            places_in(paragraph),
            f"sections.{section.heading}" if section.heading else "title",
            section.heading,
        )
        for section in (outline.title, *outline.sections)
        for paragraph in outline.paragraphs(section)
    ]
    notes = [
        Passage(each.text.value or "", _always(each.text.source), f"footnotes.{index}.text")
        for index, each in enumerate(outline.noted.footnotes)
    ]
    marks = frozenset(note.mark for note in outline.noted.footnotes)
    return [
        *_percentages([*body, *notes], marks),
        *_units([*body, *notes]),
        *_damaged_words([*body, *notes]),
        *_places(body),
        *_populations(note, body, notes),
    ]


def _always(place: Place) -> Callable[[int], Place]:
    return lambda _: place


def check_footnotes(note: BudgetNote) -> list[Problem]:
    """The series of footnote marks has no gap."""
    numbers = [int(each.mark) for each in note.footnotes if each.mark.isdigit()]
    lost = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if not lost:
        return []
    params = {"lost": ", ".join(map(str, lost)), "found": ", ".join(map(str, numbers))}
    first = note.footnotes[0].text
    return [Problem("BUDGET-022", "warning", first.source, first.raw, params, "footnotes.0.text")]


def _percentages(passages: Sequence[Passage], marks: frozenset[str]) -> Iterator[Problem]:
    """A share above 100 is mostly a footnote mark glued to the figure ("224 pct.")."""
    for passage in passages:
        for match in _PERCENT.finditer(passage.text):
            figure = match[1]
            if int(figure) <= 100:
                continue
            rest = next((figure[n:] for n in (1, 2) if figure[:n] in marks), "")
            likely = rest and rest[0] != "0" and int(rest) <= 100
            params = {
                "suggestion": f"{figure[: -len(rest)]} + {rest} pct." if likely else "–",
            }
            yield Problem(
                "BUDGET-021", "warning", passage.at(match.start()), match[0], params, passage.field
            )


def _units(passages: Sequence[Passage]) -> Iterator[Problem]:
    """A unit beside something that holds a digit and is no number ("2,O mio. kr.")."""
    for passage in passages:
        for match in _FIGURE_WITH_UNIT.finditer(passage.text):
            figure = match[1].strip('()"”:;')
            if _RANGE.fullmatch(figure) or _is_number(figure):
                continue
            params = {"unit": match[2]}
            yield Problem(
                "BUDGET-028", "warning", passage.at(match.start(1)), figure, params, passage.field
            )


def _is_number(text: str) -> bool:
    try:
        parse_cell(text, "fte")
    except CellError:
        return False
    return True


def _damaged_words(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Symbols or digits inside words: one finding for the paper, with examples."""
    found = [
        (word, passage, match.start())
        for passage in passages
        for match in re.finditer(r"\S+", passage.text)
        if _is_damaged(word := match[0].strip(_EDGE))
    ]
    if found:
        examples = ", ".join(f"“{word}”" for word, _, _ in found[:EXAMPLES])
        params = {"count": str(len(found)), "examples": examples}
        word, passage, start = found[0]
        yield Problem("BUDGET-026", "warning", passage.at(start), word, params, passage.field)


def _is_damaged(word: str) -> bool:
    if _SOUND_WORD.fullmatch(word):
        return False
    return _DAMAGED_WORD.search(word) is not None


def _places(body: Sequence[Passage]) -> Iterator[Problem]:
    """The place of the effort is named in terms that mean different areas: each is quoted."""
    found: dict[str, tuple[str, Place, str]] = {}
    for passage in body:
        for term, pattern in PLACE_TERMS.items():
            match = pattern.search(passage.text)
            if match is not None and term not in found and _names_place(term, passage):
                place = passage.at(match.start())
                found[term] = (_quote(passage.text, match), place, passage.field)
    if len(found) > 1:
        quotes = " · ".join(f"{term}: “{quote}”" for term, (quote, _, _) in found.items())
        quote, place, field = next(iter(found.values()))
        params = {"quotes": quotes, "count": str(len(found))}
        yield Problem("BUDGET-023", "warning", place, quote, params, field)


def _names_place(term: str, passage: Passage) -> bool:
    """District words stand everywhere in the city's papers; under "Bydel" they name the place."""
    return term != "bydel" or passage.section == DISTRICT


def _quote(text: str, match: re.Match[str], reach: int = 30) -> str:
    """The words with what stands around them, cut at blanks."""
    start, end = max(match.start() - reach, 0), min(match.end() + reach, len(text))
    before = text[start : match.start()]
    after = text[match.end() : end]
    before = before if start == 0 else "…" + before.partition(" ")[2]
    after = after if end == len(text) else after.rpartition(" ")[0] + "…"
    return f"{before}{match[0]}{after}".strip()


def _populations(
    note: BudgetNote, body: Sequence[Passage], notes: Sequence[Passage]
) -> Iterator[Problem]:
    """One goal, several populations: who is the goal about, and who are the figures about?

    The goal's own sentence, the numbered goal that a footnote cites, and footnotes with the
    shares behind it each name a group; where they differ, no figure can show the goal.
    """
    goal = next(
        (
            (sentence, passage.at(start))
            for passage in body
            for start, sentence in sentences(passage.text)
            if POLITICAL_GOAL.search(sentence)
        ),
        None,
    )
    if goal is None:
        return
    sources = [goal]
    sources += [
        (note.text, note.at(0))
        for note in notes
        if NUMBERED_GOAL.search(note.text) or _PERCENT.search(note.text)
    ]
    groups: dict[str, tuple[str, Place]] = {}
    for text, place in sources:
        match = _GROUP.search(text)
        if match is not None:
            groups.setdefault(squash(match[0]), (match[0], place))
    if len(groups) > 1:
        quotes = " · ".join(f"“{words}”" for words, _ in groups.values())
        params = {"quotes": quotes, "count": str(len(groups)), "goal": goal[0]}
        quoted = (f"goals.{i}" for i, each in enumerate(note.goals) if each.value == goal[0])
        field = next(quoted, "goals")
        yield Problem("BUDGET-024", "warning", goal[1], goal[0], params, field)
