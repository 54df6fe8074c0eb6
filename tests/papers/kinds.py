"""Notes and annexes of other committees, years and kinds of money than the one at hand.

``random_note`` and ``random_annex`` give the template at its plainest; here are the papers that
depart from it: codes of every form, investments that cost money each year after they are built,
income, years without money, millions, boxes that nobody can read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from brobygger.demo.build import BudgetLine, NoteFacts, make_note
from brobygger.domain.budgets.note import BudgetNote, Tick
from brobygger.domain.budgets.reference import committees
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from papers.annexes import random_annex
from papers.notes import random_facts

SUB_NOTES = ("a", "b", "a-c")
BUILDINGS = ("Ombygning af kulturhus", "Nyt værksted", "Lys og stier", "Scene i gården")
TITLES = (
    "Overblik over anbefalinger til prøve",
    "Anbefalinger om unges fritid og deres vej til forvaltningen",
    "Status for arbejdsgruppens forslag",
)
YEARLY_COSTS = ("Afledt drift", "Afledt drift og tilsyn", "Vedligeholdelse (afledt drift)")


def varied_note(rng: Random) -> BudgetNote:
    """A note of any committee, round and kind of money."""
    return make_note(varied_facts(rng))


def varied_facts(rng: Random) -> NoteFacts:
    """What such a note says."""
    facts = random_facts(rng)
    known = [each for each in committees(facts.years[0]) if each.note_prefixes and each.code]
    owner = rng.choice(known)
    prefix, committee = rng.choice(owner.note_prefixes), owner.code or ""
    lines = tuple(replace(line, committee=committee) for line in facts.lines)
    facts = replace(facts, code=_code(rng, prefix), lines=lines)
    if rng.random() < 0.3:
        facts = _with_building(rng, facts)
    return replace(
        facts,
        need_to=_some_unread(rng, facts.need_to),
        districts=_some_unread(rng, facts.districts),
        citywide="unknown" if rng.random() < 0.05 else facts.citywide,
    )


def _code(rng: Random, prefix: str) -> str:
    """BU06, KF038, TM108, BU06a-c, BI07/BI08."""
    digits = rng.choice(("{:02d}", "{:02d}", "{:03d}", "{}"))
    number = rng.choice((rng.randint(1, 30), rng.randint(100, 180)))
    code = prefix + digits.format(number)
    kind = rng.randrange(10)
    if kind == 0:
        return code + rng.choice(SUB_NOTES)
    if kind == 1:
        return f"{code}{rng.choice('/+')}{prefix}{digits.format(number + 1)}"
    return code


def _with_building(rng: Random, facts: NoteFacts) -> NoteFacts:
    """Money to build in the first years, and what it costs to run from then on."""
    years = len(facts.years)
    step = 100_000 if facts.unit == "mio. kr." else 1_000
    built = min(rng.choice((1, 1, 2)), years)
    once = [rng.randint(5, 90) * 10 * step if at < built else 0 for at in range(years)]
    after = [0 if at < built else rng.randint(1, 40) * step for at in range(years)]
    first = facts.lines[0]
    more = [
        replace(first, label=rng.choice(BUILDINGS), kr=tuple(once), control_area="Anlæg"),
        replace(first, label=rng.choice(YEARLY_COSTS), kr=tuple(after), control_area="Service"),
    ]
    kept = [replace(line, control_area="Service") for line in facts.lines]
    lines: Sequence[BudgetLine] = [*kept, *more] if rng.random() < 0.5 else [*more, *kept]
    steady = [line for line in lines if any(line.kr)]
    return replace(facts, lines=tuple(steady))


def _some_unread(rng: Random, ticks: Mapping[str, Tick]) -> dict[str, Tick]:
    """In one paper of five, boxes that nobody could read."""
    share = rng.choice((0.0, 0.0, 0.0, 0.0, 0.3))
    return {label: "unknown" if rng.random() < share else tick for label, tick in ticks.items()}


def varied_annex(rng: Random) -> RecommendationAnnex:
    """An annex of any day, with its own case numbers."""
    annex = random_annex(rng)
    year = rng.randint(2019, 2025)
    day = date(year, rng.randint(1, 12), rng.randint(1, 28))
    numbers = annex.case_numbers
    return replace(
        annex,
        title=_said(rng.choice(TITLES)),
        date=Found(day, str(day)),
        case_numbers=replace(
            numbers,
            f2=_said(f"{year} - {rng.randint(10, 99999)}"),
            f2_document=_said(str(rng.randint(100_000, 9_999_999))),
            edoc=_said(f"{year}-{rng.randint(0, 9_999_999):07d}"),
        ),
    )


def _said(text: str) -> Found[str]:
    return Found(text, text)


def short_facts(facts: NoteFacts) -> NoteFacts:
    """The same note with one sentence a section: what is money stays, most words are left out."""
    staff = next(
        line for line in facts.sections["Indsats"].split("\n") if line.startswith("Medarbejder")
    )
    sections = {
        heading: staff
        if heading == "Indsats"
        else text.split("\n")[0].split(". ")[0].rstrip(".") + "."
        for heading, text in facts.sections.items()
    }
    return replace(facts, sections=sections, footnotes=facts.footnotes[:2])
