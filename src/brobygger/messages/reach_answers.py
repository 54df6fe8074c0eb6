"""The answer about reach as an object: what `brobygger reach` gives, and its JSON Schema.

It holds published figures and nothing else about people: what is hidden is told as hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brobygger.domain.figures.published import Published
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.reach.bounds import Assumptions
from brobygger.domain.reach.estimate import Flag, Light, Method
from brobygger.domain.reach.release import Asking, Released, ReleasedRow
from brobygger.messages.figures import ROUNDED, WHY_HIDDEN, figure_words
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.portfolio_answers import SaidProblem, said_problems
from brobygger.messages.reach import ASSUMPTIONS, FLAG_WORDS, LIGHT_WORDS, METHOD_WORDS

SENTENCE = Phrase(
    "{people} forskellige borgere, {method}. Grundlag: {light}.{shares}",
    "{people} different people, {method}. Basis: {light}.{shares}",
)
HIDDEN = Phrase(
    "Tallet er skjult, så ingen kan genkendes.",
    "The number is hidden, so that nobody is recognised.",
)
CODED = Phrase(" {share} % af de fremmødte gav en kode.", " {share} % of heads gave a code.")
TALLIED = Phrase(
    " {share} % blev spurgt, om det var første gang.",
    " {share} % were asked whether it was their first time.",
)
NOT_TOLD = Phrase(
    "Nye borgere og fremmøder lægges sammen fra række til række. De vises ikke, hvor en række,"
    " der er skjult eller lille, kunne regnes ud af dem.",
    "New people and participations add up from row to row. They are not shown where a row that is"
    " hidden or small could be worked out from them.",
)
PRIOR_UNKNOWN = Phrase(
    "Ingen ved, hvor mange der var nået, før loggen begynder.",
    "Nobody knows how many had been reached before the log starts.",
)
PRIOR = Phrase(
    "Højst {prior} var nået, før loggen begynder.",
    "At most {prior} had been reached before the log starts.",
)
CODE_ERROR = Phrase(
    "Mellem {low} % og {high} % af koderne regnes for forkerte eller erstattede.",
    "Between {low} % and {high} % of the codes are taken as wrong or replaced.",
)


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A published figure, and the same in words."""

    figure: Published
    words: str


@dataclass(frozen=True, slots=True)
class SaidReach:
    """One slice: how many different people, how that was found, and how good it is.

    ``new_people`` and ``participations`` are None where they are not told. The shares are of heads.
    """

    slice: Mapping[str, str]
    people: SaidFigure
    new_people: SaidFigure | None
    participations: SaidFigure | None
    share: tuple[float, float | None] | None
    sessions: int
    method: Method
    light: Light
    coded_share: float | None
    tallied_share: float | None
    flags: tuple[Flag, ...]
    sentence: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReachAnswer:
    """What `brobygger reach` gives: an interval for each slice, and the total, which is no sum.

    ``notes`` are what the figures rest on and why something is hidden, to be printed with them.
    """

    by: tuple[str, ...]
    begin: date | None
    end: date | None
    threshold: int
    population: int | None
    prior: int | None
    code_error: tuple[float, float]
    seed: int
    rounded: bool
    rows: tuple[SaidReach, ...]
    total: SaidReach
    notes: tuple[str, ...]
    problems: tuple[SaidProblem, ...]


def reach_answer(
    released: Released,
    by: tuple[str, ...],
    period: tuple[date | None, date | None],
    asked: Asking,
    *,
    problems: Iterable[Problem] = (),
    language: Language = "da",
) -> ReachAnswer:
    """The released figures with their words."""
    rows = tuple(_said(row, by, language) for row in released.rows)
    total = _said(released.total, (), language)
    assumed = asked.assumed
    return ReachAnswer(
        by,
        *period,
        asked.threshold,
        asked.population,
        assumed.prior,
        assumed.code_error,
        asked.seed,
        asked.is_public,
        rows,
        total,
        tuple(_notes((*rows, total), asked, language)),
        said_problems(problems, language),
    )


def _said(row: ReleasedRow, by: Sequence[str], language: Language) -> SaidReach:
    return SaidReach(
        dict(zip(by, row.stratum, strict=True)),
        SaidFigure(row.people, figure_words(row.people, language)),
        _figure(row.new_people, language),
        _figure(row.participations, language),
        row.share,
        row.sessions,
        row.method,
        row.light,
        row.coded_share,
        row.tallied_share,
        row.flags,
        _sentence(row, language),
        tuple(FLAG_WORDS[flag].said(language) for flag in row.flags),
    )


def _figure(figure: Published | None, language: Language) -> SaidFigure | None:
    return None if figure is None else SaidFigure(figure, figure_words(figure, language))


def _sentence(row: ReleasedRow, language: Language) -> str:
    if row.people.interval is None:
        return HIDDEN.said(language)
    shares = "".join(
        phrase.said(language).format(share=round(100 * share))
        for phrase, share in ((CODED, row.coded_share), (TALLIED, row.tallied_share))
        if share
    )
    people = figure_words(row.people, language)
    return SENTENCE.said(language).format(
        people=people[:1].upper() + people[1:],
        method=METHOD_WORDS[row.method].said(language),
        light=LIGHT_WORDS[row.light].said(language),
        shares=shares,
    )


def _notes(rows: Sequence[SaidReach], asked: Asking, language: Language) -> Iterable[str]:
    yield ASSUMPTIONS.said(language)
    yield from _assumed(asked.assumed, any(one.coded_share for one in rows), language)
    if any(one.people.figure.interval is None for one in rows):
        yield WHY_HIDDEN.said(language).format(threshold=asked.threshold)
    if any(one.new_people is None for one in rows):
        yield NOT_TOLD.said(language)
    if asked.is_public:
        yield ROUNDED.said(language)


def _assumed(assumed: Assumptions, has_codes: bool, language: Language) -> Iterable[str]:
    if assumed.prior is None:
        yield PRIOR_UNKNOWN.said(language)
    elif assumed.prior:
        yield PRIOR.said(language).format(prior=assumed.prior)
    if has_codes:
        low, high = (f"{100 * end:g}" for end in assumed.code_error)
        if language == "da":
            low, high = low.replace(".", ","), high.replace(".", ",")
        yield CODE_ERROR.said(language).format(low=low, high=high)
